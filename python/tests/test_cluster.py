"""A cluster of two executors, each a process of its own in a folder of its own: what breaks there changes no row."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from conftest import GOOD
from pyspark.sql import SparkSession
from spark_jobs import convert, documents, of_program, of_spark, session


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return documents(tmp_path_factory.mktemp("cluster"))


@pytest.fixture(scope="module")
def cluster(folder: Path) -> Iterator[SparkSession]:
    """Started in `folder`, from where Spark takes relative paths."""
    before = Path.cwd()
    os.chdir(folder)
    made = session("local-cluster[2,1,1024]", folder)
    os.chdir(before)
    yield made
    made.stop()


def executor_of(worker: int) -> int:
    """The executor that a Python worker belongs to."""
    number = worker
    while b"CoarseGrainedExecutorBackend" not in Path(f"/proc/{number}/cmdline").read_bytes():
        number = int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])
    return number


def test_a_relative_folder_is_what_the_program_writes(cluster: SparkSession, folder: Path) -> None:
    """Executors stand in folders of their own: a relative path is made absolute before."""
    frame = cluster.read.format("jixiao").option("table", "indicators").load("in")
    assert of_spark(frame) == of_program(folder, "indicators")
    failures = cluster.read.format("jixiao").option("table", "failures").load("in").orderBy("file")
    assert [row.file for row in failures.collect()] == ["broken.docx", "empty.docx"], "no file is dropped"


def test_a_poisonous_file_costs_one_row(cluster: SparkSession, tmp_path: Path) -> None:
    for name in sorted(path.name for path in GOOD.glob("*.docx"))[:6]:
        shutil.copy(GOOD / name, tmp_path / name)
    (tmp_path / "poison.docx").write_bytes(b"POISON")
    failures = cluster.read.format("jixiao").option("table", "failures").load(str(tmp_path)).collect()
    assert [(row.file, row.id) for row in failures] == [("poison.docx", "batch.crash")]


def test_a_killed_executor_changes_no_row(cluster: SparkSession, folder: Path) -> None:
    """It is killed while it reads the slow document: that task runs twice, and its rows are written once."""
    names = sorted(path.name for path in GOOD.glob("*.docx"))[:12]
    for target in ("slow", "plain"):
        (folder / target).mkdir()
        for name in names:
            shutil.copy(GOOD / name, folder / target / name)
    convert(folder, "plain", "wanted")
    slow = folder / "slow" / names[5]
    slow.write_bytes(b"SLOW" + slow.read_bytes())
    frame = cluster.read.format("jixiao").option("table", "documents").option("partitionFiles", "3")
    frame = frame.load(str(folder / "slow"))
    job = threading.Thread(target=lambda: frame.write.parquet(str(folder / "written")))
    job.start()
    while not (began := list(folder.glob("began-*"))):
        assert job.is_alive(), "the job ended before it met the slow document"
        time.sleep(0.05)
    os.kill(executor_of(int(began[0].name.removeprefix("began-"))), signal.SIGKILL)
    job.join()
    assert not list(folder.glob("ended-*")), "the executor died before the document was read"
    rows = f"SELECT file, forms, indicators FROM '{folder}/%s/*.parquet' ORDER BY file"
    written = duckdb.sql(rows % "written").fetchall()
    assert [row[0] for row in written] == names
    assert written == duckdb.sql(rows % "wanted/documents").fetchall()
