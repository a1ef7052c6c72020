"""Spark 4: `format("jixiao")` gives the tables that `convert --to parquet` makes, whatever becomes of a task."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from conftest import GOOD
from pyspark.sql import SparkSession
from spark_jobs import TABLES, documents, of_program, of_spark, session

from jixiao import spark as jixiao_spark


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return documents(tmp_path_factory.mktemp("spark"))


@pytest.fixture(scope="module")
def local(folder: Path) -> Iterator[SparkSession]:
    """`local[2,4]`: a task is tried four times."""
    made = session("local[2,4]", folder)
    yield made
    made.stop()


@pytest.mark.parametrize("table", TABLES)
def test_the_source_gives_what_the_program_writes(local: SparkSession, folder: Path, table: str) -> None:
    frame = local.read.format("jixiao").option("table", table).option("partitionFiles", "16").load(str(folder / "in"))
    assert of_spark(frame) == of_program(folder, table)


def test_failures_are_rows_and_empty_files_are_not_dropped(local: SparkSession, folder: Path) -> None:
    frame = local.read.format("jixiao").option("table", "failures").load(str(folder / "in"))
    assert [(row.file, row.id) for row in frame.orderBy("file").collect()] == [
        ("broken.docx", "file.damaged"),
        ("empty.docx", "file.not-a-document"),
    ]


def test_sql_and_relative_paths(local: SparkSession, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert jixiao_spark.documents(local, "in").count() == len(list(GOOD.glob("*.docx")))
    local.sql(f"CREATE TEMPORARY VIEW funds USING jixiao OPTIONS (path '{folder / 'in'}', table 'funds')")
    total = local.sql("SELECT sum(budget_base_value) FROM funds WHERE item = 'total'").collect()[0][0]
    query = f"SELECT sum(budget_base_value) FROM '{folder}/out/funds/*.parquet' WHERE item = 'total'"
    assert total == duckdb.sql(query).fetchall()[0][0] > 0


def test_a_packed_lake_is_read(local: SparkSession, folder: Path) -> None:
    frame = local.read.format("jixiao").option("table", "funds").load(str(folder / "lake"))
    below = f"replace(path, '{folder.resolve()}/in/', '')"
    assert of_spark(frame) == of_program(folder, "funds", below)


def test_a_poisonous_file_costs_one_row(local: SparkSession, tmp_path: Path) -> None:
    for name in sorted(path.name for path in GOOD.glob("*.docx"))[:6]:
        shutil.copy(GOOD / name, tmp_path / name)
    (tmp_path / "poison.docx").write_bytes(b"POISON")
    frame = local.read.format("jixiao").option("table", "failures").load(str(tmp_path))
    assert [(row.file, row.id) for row in frame.collect()] == [("poison.docx", "batch.crash")]


def test_a_missing_folder_is_told(local: SparkSession, folder: Path) -> None:
    frame = local.read.format("jixiao").option("table", "failures").load(str(folder / "nowhere"))
    assert [row.id for row in frame.collect()] == ["file.unreadable"]
