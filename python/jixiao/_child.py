"""Reads one document on stdin and answers on stdout, so that what ends the process costs one document alone.

`python -m jixiao._child NAME` answers with a line of JSON: `{"submission": …}` or `{"error": {"id", "message"}}`.
"""

from __future__ import annotations

import json
import sys

from . import _native
from ._errors import JixiaoError


def main() -> None:
    """Answers."""
    try:
        answer = '{"submission":' + _native.read(sys.stdin.buffer.read(), sys.argv[1]) + "}"
    except JixiaoError as error:
        answer = json.dumps({"error": {"id": error.id, "message": error.message}}, ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode() + b"\n")


if __name__ == "__main__":
    main()
