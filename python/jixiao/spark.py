"""The tables of the data set as Spark data frames.

    from jixiao import spark
    spark.indicators(session, "hdfs:///2024")          # Spark 3.3 and later, by mapInArrow

    session.read.format("jixiao").option("table", "indicators").load("hdfs:///2024")   # Spark 4

Options: `partitionFiles` (files a task, 64), `profiles` (a folder of form profiles that every executor has), `isolate`
(`true`: each document in a process of its own). `jixiao` has to be installed where the executors' Python is.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from . import _native
from ._inputs import pieces
from ._json import loads
from ._rows import rows

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

__all__ = [
    "documents",
    "failures",
    "fields",
    "findings",
    "forms",
    "funds",
    "goals",
    "indicators",
    "notes",
    "schedule",
    "table",
    "tasks",
]

_TYPES = {
    "string": "string",
    "int32": "int",
    "float64": "double",
    "date32": "date",
    "decimal128(38,10)": "decimal(38,10)",
    "list<string>": "array<string>",
}


def ddl(table: str) -> str:
    """The schema of a table as Spark writes it."""
    columns = loads(_native.table_schema(table))["columns"]
    return ", ".join(f"`{column['name']}` {_TYPES[column['type']]}" for column in columns)


def table(session: SparkSession, path: str, name: str, **options: str) -> DataFrame:
    """One table of the documents below a folder, or of a lake that `jixiao pack` made."""
    work = pieces(path, int(options.get("partitionFiles", "64")))
    pickled = [(pickle.dumps(piece),) for piece in work]
    frame = session.createDataFrame(pickled, "piece binary").repartition(max(1, len(work)))
    return frame.mapInArrow(partial(_map, table=name, options=options), ddl(name))


def _map(
    batches: Iterable[pyarrow.RecordBatch], table: str, options: dict[str, str]
) -> Iterator[pyarrow.RecordBatch]:
    for batch in batches:
        for piece in batch.column(0).to_pylist():
            yield from rows(pickle.loads(piece), table, options, is_retry())


def is_retry() -> bool:
    """Whether the task at hand failed before."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return context is not None and context.attemptNumber() > 0


def _of(name: str) -> Any:
    def one(session: SparkSession, path: str, **options: str) -> DataFrame:
        return table(session, path, name, **options)

    one.__name__ = one.__qualname__ = name
    one.__doc__ = f"The table `{name}` of the documents below a folder; see `table`."
    return one


documents = _of("documents")
forms = _of("forms")
funds = _of("funds")
goals = _of("goals")
indicators = _of("indicators")
tasks = _of("tasks")
schedule = _of("schedule")
fields = _of("fields")
notes = _of("notes")
findings = _of("findings")
failures = _of("failures")
