"""`jixiao[pdf]`: the program stands beside Python, wherever the search path leads, and typesets what was read."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import GOOD

import jixiao


def test_a_pdf_carries_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("JIXIAO_PROGRAM", raising=False)
    submission = jixiao.read(GOOD / "hebei-many-in-one.docx")
    pdf = jixiao.pdf(submission)
    assert pdf.startswith(b"%PDF-")
    assert jixiao.read(pdf, name="a.pdf").forms == submission.forms


def test_the_program_is_the_one_of_this_environment() -> None:
    program = Path(sysconfig.get_path("scripts")) / "jixiao"
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    assert version.split()[0] == "jixiao"
    assert Path(sys.prefix) in program.parents
