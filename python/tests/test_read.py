"""One document, one value: what stands in the package without any other."""

from __future__ import annotations

import dataclasses
import json
import pickle
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest

import jixiao
from jixiao import _native

FORM = {
    "schema": "jixiao/1",
    "source": {"file": "a.docx", "format": "docx"},
    "forms": [
        {
            "kind": "project_goal",
            "profile": "hebei",
            "currency_unit": "万元",
            "project": {"code": "53092623P003301100012", "name": "河道清淤经费"},
            "funds": [
                {"item": "total", "label": "预算数", "budget": {"text": "5.00", "kind": "text"}},
                {"item": "fiscal", "label": "财政资金", "budget": {"text": "4.00", "kind": "text"}},
                {"item": "other", "label": "其他资金", "budget": {"text": "0", "kind": "text"}},
            ],
        }
    ],
}


def document(budget: str = "5.00") -> bytes:
    return json.dumps(FORM, ensure_ascii=False).replace('"5.00"', f'"{budget}"').encode()


def test_a_value_is_exact() -> None:
    quantity = jixiao.quantity("≥3.50公里")
    assert quantity.value == Decimal("3.50")
    assert str(quantity.value) == "3.50", "digits are kept"
    assert (quantity.op, quantity.unit, quantity.kind) == ("ge", "公里", "number")
    assert quantity.base is not None and quantity.base.value == Decimal(3500)
    assert isinstance(jixiao.quantity("150人次").value, Decimal), "a whole number too"
    assert jixiao.quantity("6月底前", year=2024).date == "2024-06-30"
    assert jixiao.quantity("显著提升").kind == "text"


def test_a_document_is_read_from_bytes_and_path(tmp_path: Path) -> None:
    submission = jixiao.read(document(), name="a.json")
    budget = submission.forms[0].funds[0].budget
    assert budget is not None and budget.base is not None
    assert (budget.value, budget.unit, budget.base.value) == (Decimal("5.00"), "万元", Decimal(50000))
    path = tmp_path / "目标.json"
    path.write_bytes(document())
    assert jixiao.read(path) == submission == jixiao.read(str(path))
    with pytest.raises(TypeError, match="name"):
        jixiao.read(document())


def test_a_submission_cannot_be_changed_and_can_be_sent() -> None:
    submission = jixiao.read(document(), name="a.json")
    with pytest.raises(dataclasses.FrozenInstanceError):
        submission.year = 2030  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(submission)) == submission


def test_every_good_document_survives_the_border(good: Path) -> None:
    """What Python holds, written and read again, is the same to the native part."""
    documents = sorted(good.glob("*.docx"))
    assert len(documents) > 50
    for path in documents:
        text = _native.read(str(path))
        submission = jixiao.read_json(text)
        again = json.loads(_native.read(jixiao.to_json(submission).encode(), "a.json"), parse_float=Decimal)
        wanted = json.loads(text, parse_float=Decimal)
        for key in ("source", "year", "department", "outline", "forms", "tables", "asides", "places"):
            assert again.get(key) == wanted.get(key), f"{path.name}: {key}"


def test_the_dataclasses_are_those_of_the_schema() -> None:
    """`jixiao/_types.py` is what tools/generate.py makes of the JSON Schema."""
    python = Path(__file__).resolve().parents[1]
    made = subprocess.run(
        [sys.executable, python / "tools" / "generate.py"], capture_output=True, text=True, check=True
    ).stdout
    kept = (python / "jixiao" / "_types.py").read_text(encoding="utf-8")
    assert kept == made, "jixiao schema | python3 python/tools/generate.py - > python/jixiao/_types.py"


@pytest.mark.parametrize(
    ("content", "error", "id"),
    [
        (b"%PDF-1.7", jixiao.NotADocument, "file.not-a-document"),
        (b"PK\x03\x04 cut off", jixiao.Damaged, "file.damaged"),
        (b'{"schema": "jixiao/1"', jixiao.Damaged, "json.not-canonical"),
    ],
)
def test_an_error_says_what_and_where(content: bytes, error: type, id: str, tmp_path: Path) -> None:
    path = tmp_path / "目标.docx"
    path.write_bytes(content)
    with pytest.raises(error) as raised:
        jixiao.read(path)
    assert issubclass(error, jixiao.JixiaoError)
    assert (raised.value.id, raised.value.path) == (id, str(path))
    assert str(raised.value).startswith(str(path))
    assert raised.value.advice
    assert pickle.loads(pickle.dumps(raised.value)).id == id


def test_damage_has_its_part_and_place() -> None:
    with pytest.raises(jixiao.Damaged) as raised:
        jixiao.read(b"PK\x03\x04 cut off", name="a.docx")
    assert raised.value.part and raised.value.place and raised.value.place.startswith("byte ")


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(jixiao.JixiaoError) as raised:
        jixiao.read("nowhere.docx")
    assert raised.value.id == "file.not-found"


def test_findings_and_changes() -> None:
    found = jixiao.check(document(), "a.json", select=["AMT-SUM"])
    assert [(finding.rule, finding.severity, finding.at[0]) for finding in found] == [
        ("AMT-SUM", "error", "/forms/0/funds/0/budget")
    ]
    assert jixiao.check(document(), "a.json", select=["AMT-SUM"], ignore=["AMT"]) == []
    submission = jixiao.read(document(), name="a.json")
    assert jixiao.check(submission, select=["AMT-SUM"]) == found
    changes = jixiao.diff(submission, jixiao.read(document("7.50"), name="a.json"))
    assert changes["schema"] == "jixiao-diff/1"
    assert changes["projects"][0]["changes"][0]["delta"] == Decimal(25000)
    assert "资金合计与分项之和不符" in (jixiao.explain("AMT-SUM") or "")
    assert jixiao.explain("NO-RULE") is None


def test_pdf_needs_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_PROGRAM", "/nowhere/jixiao")
    with pytest.raises(jixiao.JixiaoError, match="program") as raised:
        jixiao.pdf(jixiao.read(document(), name="a.json"))
    assert raised.value.id == "output.no-pdf"


def test_reading_leaves_the_interpreter_to_others(good: Path) -> None:
    """While one thread reads, another runs: it counts on, far beyond what a held lock would let it."""
    paths = [str(path) for path in sorted(good.glob("*.docx"))]
    counted = 0
    reading = threading.Thread(target=lambda: _native.read_many(paths, 1))
    reading.start()
    while reading.is_alive():
        counted += 1
        time.sleep(0.0005)
    assert counted > 5
