"""The rows of a piece of work, as record batches of pyarrow."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from . import _native
from ._inputs import Piece, documents

if TYPE_CHECKING:
    import pyarrow

__all__ = ["rows"]

# Memory of the rows that are handed over together.
_BATCH = 16 << 20

# Seconds that a document may take in a process of its own.
_TIMEOUT = 600


def rows(
    piece: Piece, table: str, options: Mapping[str, str], is_retry: bool
) -> Iterator[pyarrow.RecordBatch]:
    """The rows of one table. With the option `isolate`, and whenever a task is tried again, each document is read in a
    child process: what ended the process before costs one row of `failures` now."""
    gatherer = _native.Gatherer(options.get("profiles"))
    isolates = is_retry or options.get("isolate", "false").lower() == "true"
    for path, content, is_certain in documents(piece):
        if isinstance(content, OSError):
            gatherer.fail(path, "", "file.unreadable", f"cannot be read (无法读取): {content}")
        elif isolates:
            _isolated(gatherer, path, content, is_certain)
        elif is_certain:
            gatherer.read(content, path)
        else:
            gatherer.read_possible(content, path)
        if gatherer.bytes() >= _BATCH:
            yield from _batches(gatherer, table)
    yield from _batches(gatherer, table)


def _batches(gatherer: _native.Gatherer, table: str) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    yield from pyarrow.table(gatherer.finish(table)).to_batches()


def _isolated(gatherer: _native.Gatherer, path: str, content: bytes, is_certain: bool) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    command = [sys.executable, "-m", "jixiao._child", path.rsplit("/", 1)[-1]]
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        gatherer.fail(path, sha256, "batch.timeout", f"took longer than {_TIMEOUT} seconds and was stopped (超时)")
        return
    answer = done.stdout.decode(errors="replace").strip()
    if done.returncode or not answer:
        message = f"the process that read it ended (处理进程异常结束): {done.returncode}"
        gatherer.fail(path, sha256, "batch.crash", message)
        return
    if answer.startswith('{"submission":'):
        gatherer.add(answer.removeprefix('{"submission":').removesuffix("}"), path, sha256)
        return
    error = json.loads(answer)["error"]
    if is_certain or error["id"] != "file.not-a-document":
        gatherer.fail(path, sha256, error["id"], error["message"])
