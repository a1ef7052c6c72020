"""Files a second and peak memory of the program, on one and two workers: `throughput.py PROGRAM [FILES]`.

The files are the good fixtures, each under many names. Writing is part of it, with every file synced to the disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOOD = Path(__file__).resolve().parent.parent / "fixtures" / "good"
RUNS = [["convert", "--to", "json"], ["convert", "--to", "parquet"], ["check", "--format", "jsonl"]]


def run(command: list[str]) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of processors, peak memory in KB."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:  # 1: there are findings
        raise SystemExit(f"{command} failed: {process.returncode}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main() -> None:
    """Measures and prints."""
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        documents = sorted(GOOD.glob("*.docx"))
        for number in range(count):
            place = folder / f"{number // 100:03}"
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(documents[number % len(documents)], place / f"{number:05}.docx")
        size = sum(path.stat().st_size for path in folder.rglob("*.docx"))
        print(f"{count} documents of {size / count / 1024:.0f} KB; load {os.getloadavg()[0]:.1f}", flush=True)
        for what in RUNS:
            times = {}
            for jobs in (1, 2):
                shutil.rmtree(out, ignore_errors=True)
                target = ["-o", str(out)] if what[0] == "convert" else []
                command = [program, what[0], str(folder), *what[1:], *target, "--jobs", str(jobs), "-q"]
                clock, processors, memory = run(command)
                times[jobs] = clock
                print(
                    f"{' '.join(what):24} {jobs} worker(s): {count / clock:6.0f} files/s, {clock:6.1f} s"
                    f" ({processors:6.1f} s of processors), peak {memory / 1024:4.0f} MB; load {os.getloadavg()[0]:.1f}",
                    flush=True,
                )
            print(f"{' '.join(what):24} two workers are {times[1] / times[2]:.2f} times one", flush=True)


if __name__ == "__main__":
    main()
