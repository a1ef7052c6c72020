"""Word files of Chinese budget performance goals (预算绩效目标表) as exact data.

>>> import jixiao
>>> jixiao.quantity("≥150人次").value
Decimal('150')

One document becomes a `Submission` of frozen dataclasses with exact numbers; many become a `Dataset` of Arrow tables
that pandas, polars, pyarrow and duckdb take without copying. Reading runs without the interpreter's lock.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from . import _native, _types
from ._dataset import Dataset, Table, read_many
from ._errors import Damaged, Encrypted, JixiaoError, LimitExceeded, NotADocument
from ._json import dumps as _dumps
from ._json import loads as _loads
from ._pdf import pdf
from ._types import Finding, Quantity, Submission

__version__: str = _native.__version__

__all__ = [
    "Damaged",
    "Dataset",
    "Encrypted",
    "Finding",
    "JixiaoError",
    "LimitExceeded",
    "NotADocument",
    "Quantity",
    "Submission",
    "Table",
    "check",
    "diff",
    "explain",
    "pdf",
    "quantity",
    "read",
    "read_json",
    "read_many",
    "schema",
    "table_schema",
    "to_json",
]

Source = str | os.PathLike[str] | bytes | Submission
"""What can be read: a path, the bytes of a file, or what was read before."""


def read(source: str | os.PathLike[str] | bytes, name: str | None = None) -> Submission:
    """Reads a Word file, canonical JSON, or a PDF that carries it.

    `name` is the file's name, from which a budget year may be taken as a last resort; bytes need one.

    Raises `JixiaoError`, or one of its kinds: `NotADocument`, `Encrypted`, `LimitExceeded`, `Damaged`.
    """
    return read_json(_native.read(*_source(source, name)))


def read_json(text: str) -> Submission:
    """A submission from the canonical JSON that `read` and the program write; it is not normalised anew."""
    return _types.decode(_types.Submission, _loads(text))


def to_json(submission: Submission) -> str:
    """The canonical JSON of a submission."""
    return _dumps(submission)


def check(
    source: Source, name: str | None = None, *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> list[Finding]:
    """Says what is wrong in a document, and where, in document order. `AMT` selects all rules that begin so."""
    source, name = _source(source, name)
    found = _loads(_native.check(source, name, list(select), list(ignore)))
    return [_types.decode(Finding, finding) for finding in found]


def diff(
    old: Source, new: Source, old_name: str | None = None, new_name: str | None = None
) -> dict[str, Any]:
    """Compares a document with last year's: the JSON that `jixiao diff --format json` prints, numbers exact."""
    (old, old_name), (new, new_name) = _source(old, old_name), _source(new, new_name)
    changes: dict[str, Any] = _loads(_native.diff(old, new, old_name, new_name))
    return changes


def quantity(
    text: str, *, year: int | None = None, level2: str | None = None, name: str | None = None
) -> Quantity:
    """What a text says as a value: number, unit, comparison, range, date. What is not understood is text, whole.

    `year` is the budget year, for dates that name none; `level2` and `name` are the indicator's.
    """
    return _types.decode(Quantity, _loads(_native.quantity(text, year, level2, name)))


def explain(id: str) -> str | None:
    """What a rule, a note or an error means and what to do, in Markdown; `None` for an id that nothing has."""
    return _native.explain(id)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the canonical JSON."""
    found: dict[str, Any] = _loads(_native.schema())
    return found


def table_schema(table: str) -> dict[str, Any]:
    """The columns of a table of the data set: name, type, and what each holds."""
    found: dict[str, Any] = _loads(_native.table_schema(table))
    return found


def _source(source: Any, name: str | None) -> tuple[str | bytes, str | None]:
    """As the native part takes it."""
    if isinstance(source, Submission):
        return _dumps(source).encode(), name or source.source.file
    if isinstance(source, (bytes, bytearray, memoryview)):
        if name is None:
            raise TypeError("bytes need the file's name: read(data, name='目标.docx')")
        return bytes(source), name
    return os.fspath(source), name
