"""Word files with faults that are mended mechanically: half-width commas between Chinese characters, full-width digits behind ≥.

`spoil.py FROM TO`: two folders.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

COMMA = re.compile("(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])")
DIGITS = re.compile("(?<=≥)[0-9]+")
WIDE = {ord("0") + digit: ord("０") + digit for digit in range(10)}


def spoil(source: Path, target: Path) -> None:
    """Copies a file with its faults."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                text = COMMA.sub(",", content.decode("utf-8", "surrogateescape"))
                text = DIGITS.sub(lambda found: found[0].translate(WIDE), text)
                content = text.encode("utf-8", "surrogateescape")
            after.writestr(name, content)


def main() -> None:
    """Spoils every .docx of a folder."""
    target = Path(sys.argv[2])
    target.mkdir(parents=True)
    for path in sorted(Path(sys.argv[1]).glob("*.docx")):
        spoil(path, target / path.name)


if __name__ == "__main__":
    main()
