"""The questions of docs/data.md, asked of a data set that the program wrote."""

from __future__ import annotations

import json
import os
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import GOOD, ROOT
from test_page import blocks

duckdb = pytest.importorskip("duckdb")
PROGRAM = os.environ.get("JIXIAO_PROGRAM", str(ROOT / "target" / "debug" / "jixiao"))

# Two years of one project: the first target is copied, the second is not; one indicator is unfilled.
YEAR = {
    "schema": "jixiao/1",
    "source": {"file": "a.docx", "format": "docx"},
    "forms": [
        {
            "kind": "project_goal",
            "profile": "hebei",
            "unit": {"code": "330001", "name": "云岭县水务局"},
            "project": {"code": "53092623P003301100012", "name": "河道清淤经费"},
            "funds": [
                {
                    "item": "total",
                    "label": "预算数",
                    "budget": {"text": "12.50万元", "kind": "text"},
                    "executed": {"text": "5万元", "kind": "text"},
                }
            ],
            "indicators": [
                {"name": "清淤长度", "target": {"text": "≥3.5公里", "kind": "text"}},
                {"name": "群众满意度", "target": {"text": "TARGET", "kind": "text"}},
                {"name": "合格率", "target": {"text": "", "kind": "blank"}},
                {"name": "增长率", "target": {"text": "120%", "kind": "text"}},
            ],
        }
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose `out` is the data set of the good documents and of two years."""
    folder = tmp_path_factory.mktemp("data")
    years = folder / "years"
    years.mkdir()
    for year, target in ((2030, "≥90%"), (2031, "≥95%")):
        text = json.dumps({**YEAR, "year": year}, ensure_ascii=False).replace("TARGET", target)
        (years / f"{year}.json").write_text(text, encoding="utf-8")
    (years / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    command = [PROGRAM, "convert", str(GOOD), str(years), "--to", "parquet", "-o", "out", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr  # one file is broken
    return folder


def ask(folder: Path, number: int) -> list[dict[str, object]]:
    """The answer to a question of the page, counted from 1."""
    query = blocks("data.md", "sql")[number - 1].replace("'out/", f"'{folder}/out/")
    result = duckdb.sql(query)
    return [dict(zip(result.columns, row, strict=True)) for row in result.fetchall()]


def test_there_are_ten() -> None:
    assert len(blocks("data.md", "sql")) == 10


def test_unfilled_indicators(folder: Path) -> None:
    answer = {row["department"]: row["unfilled"] for row in ask(folder, 1)}
    assert answer["云岭县水务局"] >= 2


def test_money_by_department(folder: Path) -> None:
    rows = [row for row in ask(folder, 2) if row["year"] in (2030, 2031)]
    assert [(row["department"], row["万元"], row["forms"]) for row in rows] == [("云岭县水务局", 12.5, 1)] * 2


def test_promised_money_is_the_sum_of_the_json(folder: Path) -> None:
    total = Decimal(0)
    for path in GOOD.glob("*.docx"):
        done = subprocess.run(
            [PROGRAM, "convert", str(path), "--to", "json", "-o", str(folder / "json"), "--quiet", "--force"],
            capture_output=True,
            check=True,
        )
        assert done
    for path in (folder / "json").glob("*.json"):
        for form in json.loads(path.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)["forms"]:
            for indicator in form.get("indicators", []):
                base = indicator.get("target", {}).get("base", {})
                total += base.get("value", 0) if base.get("unit") == "元" else 0
    answer = ask(folder, 3)
    assert sum(row["元"] or 0 for row in answer) == total > 0


def test_copied_targets(folder: Path) -> None:
    copied = [(row["name"], row["target_text"], row["last_year"]) for row in ask(folder, 4)]
    ours = [row for row in copied if row[2] == 2030]
    assert ours == [("清淤长度", "≥3.5公里", 2030), ("增长率", "120%", 2030)]


def test_words_for_numbers(folder: Path) -> None:
    answer = ask(folder, 5)
    assert answer and all(0 <= row["percent_words"] <= 100 for row in answer)


def test_unspent_money(folder: Path) -> None:
    ours = [row for row in ask(folder, 6) if row["project_name"] == "河道清淤经费" and "years" in row["path"]]
    assert [(row["budget_text"], row["executed_text"], row["percent"]) for row in ours] == [("12.50万元", "5万元", 40.0)] * 2


def test_frequent_findings(folder: Path) -> None:
    answer = ask(folder, 7)
    counts = [row["documents"] for row in answer]
    assert counts == sorted(counts, reverse=True) and counts[0] > 1


def test_failed_files(folder: Path) -> None:
    assert [(Path(row["path"]).name, row["id"]) for row in ask(folder, 8)] == [("broken.docx", "file.damaged")]


def test_satisfaction(folder: Path) -> None:
    answer = ask(folder, 9)
    assert answer and all(0 < row["lowest"] <= row["median"] <= 100 for row in answer)


def test_the_place_of_a_number(folder: Path) -> None:
    ours = [row for row in ask(folder, 10) if "years" in row["path"]]
    assert [row["pointer"] for row in ours] == ["/forms/0/indicators/3"] * 2
