"""Which documents a job reads: found on the driver, named so that every executor finds them."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import _native

__all__ = ["Piece", "documents", "pieces"]

# Endings of documents, as the program knows them. HTML, XML and text in a folder may be anything.
_WORD = {"docx", "docm", "dotx", "dotm", "doc", "dot", "wps", "wpt", "rtf", "mht", "mhtml", "htm"}
_SPREADSHEETS = {"xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "et", "ett"}
_CERTAIN = _WORD | _SPREADSHEETS
_POSSIBLE = {"html", "xml", "txt"}


@dataclass(frozen=True)
class Piece:
    """What one task reads: files, or row groups of a packed lake."""

    files: tuple[tuple[str, bool], ...] = ()
    """Absolute paths or addresses, and whether each must be a document."""
    lake: str | None = None
    """A Parquet file of `jixiao pack`."""
    groups: tuple[int, ...] = ()
    """Its row groups."""


def pieces(path: str, size: int) -> list[Piece]:
    """The work on a folder, a file, a pattern or a lake: `size` files a task."""
    lakes = _lake_files(path)
    if lakes:
        return [piece for lake in lakes for piece in _groups(lake)]
    files = _remote(path) if _is_remote(path) else _native.find([_local(path)])
    return [Piece(files=tuple(files[at : at + size])) for at in range(0, len(files), size)]


def documents(piece: Piece) -> Iterator[tuple[str, bytes | OSError, bool]]:
    """The documents of a piece: path, bytes or why there are none, and whether it must be a document."""
    if piece.lake is not None:
        import pyarrow.parquet

        with _open(piece.lake) as stream:
            file = pyarrow.parquet.ParquetFile(stream)
            for group in piece.groups:
                for batch in file.iter_batches(batch_size=64, row_groups=[group], columns=["path", "bytes"]):
                    for path, content in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                        yield path, content, _ending(path) in _CERTAIN | {"json"}
        return
    for path, is_certain in piece.files:
        try:
            with _open(path) as stream:
                yield path, stream.read(), is_certain
        except OSError as error:
            yield path, error, is_certain


def _is_remote(path: str) -> bool:
    return "://" in path and not path.startswith("file:")


def _local(path: str) -> str:
    """Absolute: an executor may stand in another folder."""
    if path.startswith("file:"):
        path = path.removeprefix("file:")
        path = "/" + path.lstrip("/")
    return os.path.abspath(path)


def _open(path: str) -> Any:
    if not _is_remote(path):
        return open(_local(path), "rb")  # noqa: SIM115, closed by whoever asked
    from pyarrow import fs

    system, inner = fs.FileSystem.from_uri(path)
    return system.open_input_stream(inner) if not path.endswith(".parquet") else system.open_input_file(inner)


def _remote(path: str) -> list[tuple[str, bool]]:
    """The documents below an address: of HDFS, S3, GCS or whatever else pyarrow knows."""
    from pyarrow import fs

    system, inner = fs.FileSystem.from_uri(path)
    head = path[: len(path) - len(inner.lstrip("/"))] if path.endswith(inner.lstrip("/")) else ""
    found = []
    for entry in system.get_file_info(fs.FileSelector(inner, recursive=True)):
        below = entry.path[len(inner) :]
        is_hidden = any(part.startswith((".", "~$")) for part in below.split("/") if part)
        if entry.is_file and not is_hidden and _ending(entry.path) in _CERTAIN | _POSSIBLE:
            found.append((head + entry.path.lstrip("/"), _ending(entry.path) in _CERTAIN))
    # A workbook beside a Word file of its name is a copy.
    stems = {_stem(path) for path, _ in found if _ending(path) in _WORD}
    return sorted(one for one in found if _ending(one[0]) not in _SPREADSHEETS or _stem(one[0]) not in stems)


def _ending(path: str) -> str:
    return posixpath.basename(path).rpartition(".")[2].lower()


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _lake_files(path: str) -> list[str]:
    """The Parquet files of a lake; none where the folder holds documents."""
    if _is_remote(path):
        from pyarrow import fs

        system, inner = fs.FileSystem.from_uri(path)
        if system.get_file_info(inner).type != fs.FileType.Directory:
            return [path] if path.endswith(".parquet") else []
        names = [entry.base_name for entry in system.get_file_info(fs.FileSelector(inner)) if entry.is_file]
        root = path.rstrip("/")
    else:
        root = _local(path)
        if not os.path.isdir(root):
            return [root] if root.endswith(".parquet") else []
        names = os.listdir(root)
    return [f"{root}/{name}" for name in sorted(names) if name.startswith("part-") and name.endswith(".parquet")]


def _groups(lake: str) -> Iterator[Piece]:
    import pyarrow.parquet

    with _open(lake) as stream:
        count = pyarrow.parquet.ParquetFile(stream).metadata.num_row_groups
    for group in range(count):
        yield Piece(lake=lake, groups=(group,))
