"""`jixiao.spark`, by what Spark 3.3 and later have: the same tables as those of the program. Run with Spark 3.5 and with Spark 4."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import GOOD
from pyspark.sql import SparkSession
from spark_jobs import documents, of_program, of_spark, session

from jixiao import spark as jixiao_spark


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return documents(tmp_path_factory.mktemp("arrow"))


@pytest.fixture(scope="module")
def local(folder: Path) -> Iterator[SparkSession]:
    made = session("local[2,4]", folder)
    yield made
    made.stop()


@pytest.mark.parametrize("table", ["documents", "funds", "indicators", "notes"])
def test_a_table_is_what_the_program_writes(local: SparkSession, folder: Path, table: str) -> None:
    frame = jixiao_spark.table(local, f"file://{folder}/in", table, partitionFiles="20")
    assert of_spark(frame) == of_program(folder, table)


def test_a_relative_folder_and_its_failures(
    local: SparkSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    rows = jixiao_spark.failures(local, "in").orderBy("file").collect()
    assert [(row.file, row.id) for row in rows] == [
        ("broken.docx", "file.damaged"),
        ("empty.docx", "file.not-a-document"),
    ]


def test_a_packed_lake_is_read(local: SparkSession, folder: Path) -> None:
    below = f"replace(path, '{folder.resolve()}/in/', '')"
    assert of_spark(jixiao_spark.funds(local, str(folder / "lake"))) == of_program(folder, "funds", below)


def test_a_poisonous_file_costs_one_row(local: SparkSession, tmp_path: Path) -> None:
    for name in sorted(path.name for path in GOOD.glob("*.docx"))[:6]:
        shutil.copy(GOOD / name, tmp_path / name)
    (tmp_path / "poison.docx").write_bytes(b"POISON")
    failures = jixiao_spark.failures(local, str(tmp_path)).collect()
    assert [(row.file, row.id) for row in failures] == [("poison.docx", "batch.crash")]
    retried = of_spark(jixiao_spark.documents(local, str(tmp_path)))
    isolated = of_spark(jixiao_spark.documents(local, str(tmp_path), isolate="true"))
    assert len(retried) == 6 and isolated == retried
