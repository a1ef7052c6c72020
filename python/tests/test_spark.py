"""Spark: the tables that `convert --to parquet` makes, whatever becomes of a task."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import GOOD, ROOT

pyspark = pytest.importorskip("pyspark")
pytest.importorskip("duckdb")

import duckdb  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

from jixiao import spark as jixiao_spark  # noqa: E402

PROGRAM = os.environ.get("JIXIAO_PROGRAM", str(ROOT / "target" / "debug" / "jixiao"))
TABLES = ["documents", "forms", "funds", "goals", "indicators", "tasks", "schedule", "fields", "notes", "findings"]

# Put in front of every Python of the job: what begins with POISON ends the process that reads it.
POISON = '''
import os
try:
    from jixiao import _native
except ImportError:
    pass
else:
    _read, _gatherer = _native.read, _native.Gatherer

    def read(source, name=None):
        if isinstance(source, bytes) and source.startswith(b"POISON"):
            os.abort()
        return _read(source, name)

    class Gatherer:
        def __init__(self, *arguments):
            self._it = _gatherer(*arguments)

        def read(self, content, path):
            if content.startswith(b"POISON"):
                os.abort()
            self._it.read(content, path)

        def __getattr__(self, name):
            return getattr(self._it, name)

    _native.read, _native.Gatherer = read, Gatherer
'''


def session(master: str, folder: Path) -> SparkSession:
    site = folder / "site"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(POISON, encoding="utf-8")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(site), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Spark writes here and nowhere else.
    os.environ["SPARK_LOCAL_DIRS"] = str(folder / "local")
    builder = (
        SparkSession.builder.master(master)
        .appName("jixiao")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.executor.memory", "1g")
        .config("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"])
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.driver.extraJavaOptions", f"-Dderby.system.home={folder}")
    )
    return builder.getOrCreate()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good documents, an empty one and a broken one in `in`, and the data set the program makes of them in `out`."""
    folder = tmp_path_factory.mktemp("spark")
    shutil.copytree(GOOD, folder / "in", ignore=shutil.ignore_patterns("*.json", "*.md"))
    (folder / "in" / "empty.docx").write_bytes(b"")
    (folder / "in" / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    subprocess.run([PROGRAM, "convert", "in", "--to", "parquet", "-o", "out", "--quiet"], cwd=folder, check=False)
    subprocess.run([PROGRAM, "pack", "in", "-o", "lake", "--quiet"], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def local(folder: Path) -> Iterator[SparkSession]:
    """`local[2,4]`: a task is tried four times."""
    made = session("local[2,4]", folder)
    yield made
    made.stop()


def of_program(folder: Path, table: str, path: str = "path") -> list[tuple[Any, ...]]:
    query = f"SELECT * REPLACE ({path} AS path) FROM '{folder}/out/{table}/*.parquet'"
    return sorted(map(tuple, duckdb.sql(query).fetchall()), key=repr)


def of_spark(frame: Any, table: str) -> list[tuple[Any, ...]]:
    rows = [tuple(row) for row in frame.collect()]
    return sorted((tuple(list(v) if isinstance(v, list) else v for v in row) for row in rows), key=repr)


@pytest.mark.parametrize("table", TABLES)
def test_the_source_gives_what_the_program_writes(local: SparkSession, folder: Path, table: str) -> None:
    frame = local.read.format("jixiao").option("table", table).option("partitionFiles", "16").load(str(folder / "in"))
    assert of_spark(frame, table) == of_program(folder, table)


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


def test_map_in_arrow_gives_the_same(local: SparkSession, folder: Path) -> None:
    """What Spark 3.3 has."""
    frame = jixiao_spark.indicators(local, f"file://{folder}/in", partitionFiles="20")
    assert of_spark(frame, "indicators") == of_program(folder, "indicators")


def test_a_packed_lake_is_read(local: SparkSession, folder: Path) -> None:
    frame = local.read.format("jixiao").option("table", "funds").load(str(folder / "lake"))
    below = f"replace(path, '{folder.resolve()}/in/', '')"
    assert of_spark(frame, "funds") == of_program(folder, "funds", below)


def test_a_poisonous_file_costs_one_row(local: SparkSession, folder: Path, tmp_path: Path) -> None:
    for name in sorted(path.name for path in GOOD.glob("*.docx"))[:6]:
        shutil.copy(GOOD / name, tmp_path / name)
    (tmp_path / "poison.docx").write_bytes(b"POISON")
    for frame in (
        local.read.format("jixiao").option("table", "failures").load(str(tmp_path)),
        jixiao_spark.failures(local, str(tmp_path)),
    ):
        assert [(row.file, row.id) for row in frame.collect()] == [("poison.docx", "batch.crash")]
    assert jixiao_spark.documents(local, str(tmp_path)).count() == 6
    isolated = jixiao_spark.documents(local, str(tmp_path), isolate="true")
    assert of_spark(isolated, "documents") == of_spark(jixiao_spark.documents(local, str(tmp_path)), "documents")


def test_a_missing_folder_is_told(local: SparkSession, folder: Path) -> None:
    frame = local.read.format("jixiao").option("table", "failures").load(str(folder / "nowhere"))
    assert [row.id for row in frame.collect()] == ["file.unreadable"]
