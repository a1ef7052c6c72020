"""PDF, by the program `jixiao`: the package has no typesetting."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from typing import Any

from ._errors import JixiaoError
from ._json import dumps
from ._types import Submission

__all__ = ["pdf"]


def pdf(submission: Submission, *, template: str | None = None, program: str | None = None) -> bytes:
    """Typesets a submission as a PDF that carries its data.

    This calls the program `jixiao`, found where `program` or `JIXIAO_PROGRAM` says, beside this Python
    (`pip install jixiao[pdf]`), or on the path. Without it a `JixiaoError` says so.
    """
    beside = shutil.which("jixiao", path=sysconfig.get_path("scripts"))
    found = program or os.environ.get("JIXIAO_PROGRAM") or beside or shutil.which("jixiao")
    if not found or not shutil.which(found):
        raise JixiaoError(
            "output.no-pdf",
            "PDF needs the program `jixiao`, which is not installed (没有安装 jixiao 程序): "
            "pip install jixiao[pdf], or set JIXIAO_PROGRAM to where it is",
        )
    command = [found, "render", "--quiet", "-", "-o", "-"]
    if template:
        command += ["--template", template]
    done: Any = subprocess.run(command, input=dumps(submission).encode(), capture_output=True, check=False)
    if done.returncode:
        raise JixiaoError("output.no-pdf", done.stderr.decode(errors="replace").strip())
    return bytes(done.stdout)
