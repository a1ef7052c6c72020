"""Reading through Python against the program, in processor time of the same run: `bench.py PROGRAM [DOCUMENTS]`.

Both were built alike, or the ratio says nothing. Each is run three times in turn, the least counts. Exits with 1 when Python takes more
than 1.1 times as long.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

GOOD = Path(__file__).resolve().parents[2] / "fixtures" / "good"
MOST = 1.1
TABLES = "import jixiao, sys; jixiao.read_many(sys.argv[1], jobs=1)"
TEXTS = "import pathlib, sys; from jixiao import _native; [_native.read(str(path)) for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]"
OBJECTS = "import jixiao, pathlib, sys; [jixiao.read(path) for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]"


def seconds(command: list[str], stdin: Path | None = None) -> float:
    """The processor time of a process, user and system."""
    with open(stdin or os.devnull, "rb") as source:
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed: {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def framed(folder: Path, into: Path) -> Path:
    """The documents as `jixiao worker` takes them."""
    with open(into, "wb") as out:
        for path in sorted(folder.iterdir()):
            content = path.read_bytes()
            out.write(json.dumps({"name": path.name, "length": len(content)}).encode() + b"\n" + content)
    return into


def main() -> None:
    """Measures and prints."""
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        folder.mkdir()
        documents = sorted(GOOD.glob("*.docx"))
        for number in range(count):
            shutil.copy(documents[number % len(documents)], folder / f"{number:05}.docx")
        stream = framed(folder, Path(name) / "stream")

        def python(code: str) -> Callable[[], float]:
            return lambda: seconds([sys.executable, "-c", code, str(folder)])

        def tables() -> float:
            shutil.rmtree(out, ignore_errors=True)
            return seconds([program, "convert", str(folder), "--to", "parquet", "--jobs", "1", "-q", "-o", str(out)])

        kinds: dict[str, Callable[[], float]] = {
            "program: convert --to parquet": tables,
            "Python: read_many": python(TABLES),
            "program: worker, JSON": lambda: seconds([program, "worker"], stream),
            "Python: the same JSON": python(TEXTS),
            "Python: read, as dataclasses": python(OBJECTS),
        }
        least = {kind: min(run() for _ in range(1)) for kind, run in kinds.items()}
        for _ in range(2):
            least = {kind: min(least[kind], run()) for kind, run in kinds.items()}
    for kind, took in least.items():
        print(f"{kind:32} {took:6.2f} s  {1000 * took / count:5.2f} ms a document")
    ratios = [
        least["Python: read_many"] / least["program: convert --to parquet"],
        least["Python: the same JSON"] / least["program: worker, JSON"],
    ]
    print("Python to program: tables {:.2f}, JSON {:.2f}".format(*ratios))
    sys.exit(max(ratios) > MOST)


if __name__ == "__main__":
    main()
