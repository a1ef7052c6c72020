"""The examples of the documentation run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_examples_run_one_after_another(tmp_path: Path) -> None:
    """As the cells of a notebook do; the picture is drawn."""
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    examples = blocks("python.md", "python")
    assert len(examples) == 6
    (tmp_path / "2024").symlink_to(ROOT / "fixtures" / "good")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(examples)],
        cwd=tmp_path,
        env={**os.environ, "MPLBACKEND": "Agg"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "target_text" in done.stdout
    assert (tmp_path / "indicators.png").stat().st_size > 5000
