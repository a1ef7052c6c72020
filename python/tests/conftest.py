"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "fixtures" / "good"


@pytest.fixture(scope="session")
def good() -> Path:
    """The good documents."""
    return GOOD
