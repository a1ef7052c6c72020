"""Many documents as tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import _native

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Dataset", "Table", "read_many"]


class Table:
    """One table of a data set.

    Every library that knows the Arrow PyCapsule interface takes it without copying: `pyarrow.table(table)`,
    `polars.DataFrame(table)`, `duckdb.from_arrow(table)`.
    """

    __slots__ = ("_native",)

    def __init__(self, native: _native.Table) -> None:
        self._native = native

    @property
    def name(self) -> str:
        """Its name: `indicators`."""
        return self._native.name

    @property
    def columns(self) -> list[str]:
        """The names of its columns; `jixiao.table_schema(name)` says what each holds."""
        return self._native.columns

    def __len__(self) -> int:
        return len(self._native)

    def __repr__(self) -> str:
        return repr(self._native)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """As a table of pyarrow (`pip install jixiao[pyarrow]`)."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """As a data frame of pandas (`pip install jixiao[pandas]`). Decimals are `decimal.Decimal`; the columns
        `…_number` beside them are floats."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """As a data frame of polars (`pip install jixiao[polars]`)."""
        import polars

        return polars.DataFrame(self)


class Dataset:
    """The tables of many documents, one attribute each."""

    documents: Table
    """A row a document that was read."""
    forms: Table
    """A row a form."""
    funds: Table
    """A row a line of the money block."""
    goals: Table
    """A row a goal."""
    indicators: Table
    """A row an indicator."""
    tasks: Table
    """A row a task."""
    schedule: Table
    """A row a step of 资金支出计划."""
    fields: Table
    """A row a label and its text that have no column of their own."""
    notes: Table
    """A row a note."""
    findings: Table
    """A row a finding of the checks."""
    failures: Table
    """A row a file that could not be read."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = {table.name: table for table in tables}
        self.__dict__.update(self._tables)

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[Table]:
        return iter(self._tables.values())

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {len(table)}" for name, table in self._tables.items())
        return f"<jixiao.Dataset: {rows}>"


def read_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *, jobs: int = 0
) -> Dataset:
    """Reads files, folders (with all below) and patterns, on `jobs` threads (0: as many as there are cores).

    A file that fails is a row of `Dataset.failures`; nothing is raised for it.
    """
    several: Iterable[Any] = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    native = _native.read_many([os.fspath(path) for path in several], jobs)
    return Dataset(Table(table) for table in native)
