"""The Spark 4 data source `jixiao`: Spark finds it by this package's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao._inputs import Piece, pieces
from jixiao._rows import rows
from jixiao.spark import ddl, is_retry
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql.types import StructType

__all__ = ["DefaultSource"]


class DefaultSource(DataSource):
    """`spark.read.format("jixiao").option("table", "indicators").load(folder)`, or `USING jixiao` in SQL."""

    @classmethod
    def name(cls) -> str:
        """As `format` names it."""
        return "jixiao"

    def schema(self) -> str:
        """That of the table."""
        return ddl(self._table())

    def reader(self, schema: StructType) -> DataSourceReader:
        """What reads it."""
        return _Reader(self._table(), dict(self.options))

    def _table(self) -> str:
        return self.options.get("table", "indicators")


class _Reader(DataSourceReader):
    def __init__(self, table: str, options: dict[str, str]) -> None:
        self._table = table
        # Spark makes the names of options lower case.
        self._options = {key.lower(): value for key, value in options.items()}

    def partitions(self) -> list[InputPartition]:
        path = self._options.get("path")
        if not path:
            raise ValueError("name a folder: spark.read.format('jixiao').load(folder)")
        work = pieces(path, int(self._options.get("partitionfiles", "64")))
        return [InputPartition(piece) for piece in work or [Piece()]]

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        yield from rows(partition.value, self._table, self._options, is_retry())
