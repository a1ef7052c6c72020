"""What openxml-audit finds in Word files with comments or corrections that it did not find in the files they were made of.

`new_errors.py BEFORE AFTER`: two folders. `目标.批注.docx` was made of `目标.docx`. An error is one of its kind in its part, wherever it
stands there: insertions move what stands behind them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from openxml_audit import OpenXmlPackage, OpenXmlValidator

# The validator caches by `id()` of packages: none may be given twice, so all are kept.
KEPT: list[OpenXmlPackage] = []
_init = OpenXmlPackage.__init__


def _kept(self: OpenXmlPackage, path: str | Path) -> None:
    _init(self, path)
    KEPT.append(self)


OpenXmlPackage.__init__ = _kept  # type: ignore[method-assign]
VALIDATOR = OpenXmlValidator(max_errors=0)


def errors(path: Path) -> Counter[tuple[str, str, str]]:
    """The errors of a file."""
    found = VALIDATOR.validate(path).errors
    return Counter((str(error.error_type), error.description, str(error.part_uri)) for error in found)


def main() -> None:
    """Prints what is new; exits with 1 when something is."""
    before, after = Path(sys.argv[1]), Path(sys.argv[2])
    made = [(path, before / f"{path.name.partition('.')[0]}.docx") for path in sorted(after.glob("*.docx"))]
    made = [(path, of) for path, of in made if of.exists()]
    is_new = False
    for path, of in made:
        for (kind, description, part), count in (errors(path) - errors(of)).items():
            is_new = True
            print(f"{path.name}: {part}: {kind}: {description} ({count})")
    if is_new or not made:
        sys.exit(1)
    print(f"{len(made)} commented and corrected Word files, nothing new")


if __name__ == "__main__":
    main()
