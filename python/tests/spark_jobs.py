"""What the tests of Spark share: sessions, the documents of a job, and what the program makes of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pyspark
from conftest import GOOD, ROOT
from pyspark.sql import SparkSession

PROGRAM = os.environ.get("JIXIAO_PROGRAM", str(ROOT / "target" / "debug" / "jixiao"))
TABLES = ["documents", "forms", "funds", "goals", "indicators", "tasks", "schedule", "fields", "notes", "findings"]

# Put in front of every Python of the job. What begins with POISON ends the process that reads it; what begins with SLOW takes
# a minute at the first attempt, and says in the folder SLOW_FOLDER that it began, and that it ended.
TRAPS = '''
import os
import time
try:
    from jixiao import _native
except ImportError:
    pass
else:
    _read, _gatherer = _native.read, _native.Gatherer

    def read(source, name=None):
        if isinstance(source, bytes) and source.startswith(b"POISON"):
            os.abort()
        return _read(source.removeprefix(b"SLOW") if isinstance(source, bytes) else source, name)

    def mark(word):
        open(os.path.join(os.environ["SLOW_FOLDER"], f"{word}-{os.getpid()}"), "w").close()

    class Gatherer:
        def __init__(self, *arguments):
            self._it = _gatherer(*arguments)

        def read(self, content, path):
            if content.startswith(b"POISON"):
                os.abort()
            if content.startswith(b"SLOW"):
                content = content.removeprefix(b"SLOW")
                mark("began")
                time.sleep(60)
                mark("ended")
            self._it.read(content, path)

        def __getattr__(self, name):
            return getattr(self._it, name)

    _native.read, _native.Gatherer = read, Gatherer
'''


def session(master: str, folder: Path, **more: str) -> SparkSession:
    """A session whose every Python has the traps, and which writes into `folder` (a cluster's executors: below Spark's own)."""
    site = folder / "site"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(TRAPS, encoding="utf-8")
    path = os.pathsep.join([str(site), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    os.environ["PYTHONPATH"] = path
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_DIRS"] = str(folder / "local")
    os.environ["SLOW_FOLDER"] = str(folder)
    # A cluster's workers start executors from here.
    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    builder = (
        SparkSession.builder.master(master)
        .appName("jixiao")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.executor.memory", "1g")
        .config("spark.executorEnv.PYTHONPATH", path)
        .config("spark.executorEnv.SLOW_FOLDER", str(folder))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.driver.extraJavaOptions", f"-Dderby.system.home={folder}")
    )
    for name, value in more.items():
        builder = builder.config(name.replace("_", "."), value)
    return builder.getOrCreate()


def documents(folder: Path) -> Path:
    """Good documents, an empty one and a broken one in `in`; the data set the program makes of them in `out`, and a lake."""
    shutil.copytree(GOOD, folder / "in", ignore=shutil.ignore_patterns("*.json", "*.md"))
    (folder / "in" / "empty.docx").write_bytes(b"")
    (folder / "in" / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    convert(folder, "in", "out")
    subprocess.run([PROGRAM, "pack", "in", "-o", "lake", "--quiet"], cwd=folder, check=True)
    return folder


def convert(folder: Path, source: str, out: str) -> None:
    """The data set of the program; broken files make its exit code 1."""
    command = [PROGRAM, "convert", source, "--to", "parquet", "-o", out, "--quiet"]
    subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL)


def of_program(folder: Path, table: str, path: str = "path", out: str = "out") -> list[tuple[Any, ...]]:
    """The rows that the program wrote."""
    query = f"SELECT * REPLACE ({path} AS path) FROM '{folder}/{out}/{table}/*.parquet'"
    return sorted(map(tuple, duckdb.sql(query).fetchall()), key=repr)


def of_spark(frame: Any) -> list[tuple[Any, ...]]:
    """The rows of a frame."""
    rows = [tuple(row) for row in frame.collect()]
    return sorted((tuple(list(v) if isinstance(v, list) else v for v in row) for row in rows), key=repr)
