"""Many documents as tables, in the libraries that take them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import jixiao
from jixiao import _native

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("pyarrow.fs")


@pytest.fixture(scope="module")
def data(good: Path) -> jixiao.Dataset:
    return jixiao.read_many(good)


def amounts(good: Path) -> list[Decimal]:
    """The 元 of every total budget, from the JSON."""
    found = []
    for path in sorted(good.glob("*.docx")):
        for form in json.loads(_native.read(str(path)), parse_float=Decimal, parse_int=Decimal)["forms"]:
            for fund in form.get("funds", []):
                base = fund.get("budget", {}).get("base")
                if fund["item"] == "total" and base and base["unit"] == "元" and "value" in base:
                    found.append(base["value"])
    assert len(found) > 20
    return found


def test_every_document_is_there(data: jixiao.Dataset, good: Path) -> None:
    names = data.documents.to_arrow()["file"].to_pylist()
    assert sorted(names) == sorted(path.name for path in good.glob("*.docx"))
    assert len(data.failures) == 0
    assert [table.name for table in data] == _native.tables()
    assert data["funds"] is data.funds
    assert "indicators" in repr(data)


def test_pyarrow_shares_the_rows(data: jixiao.Dataset) -> None:
    table = data.indicators.to_arrow()
    assert table.schema.field("target_value").type == pyarrow.decimal128(38, 10)
    assert table.schema.metadata[b"jixiao.schema"] == b"jixiao-data/1"
    assert table.num_rows == len(data.indicators) > 400
    assert table.column_names == data.indicators.columns
    described = jixiao.table_schema("indicators")["columns"]
    assert [column["name"] for column in described] == table.column_names


def test_sums_are_those_of_the_json(data: jixiao.Dataset, good: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    funds = data.funds.to_arrow()
    query = "SELECT sum(budget_base_value), count(*) FROM funds WHERE item = 'total' AND budget_base_unit = '元'"
    total, rows = duckdb.sql(query).fetchall()[0]
    wanted = amounts(good)
    assert (total, rows) == (sum(wanted), len(wanted)), funds.num_rows


def test_polars_takes_a_table(data: jixiao.Dataset) -> None:
    polars = pytest.importorskip("polars")
    frame = data.indicators.to_polars()
    assert frame.height == len(data.indicators)
    levels = frame.group_by("level1_id").len()
    assert levels.filter(polars.col("level1_id") == "output")["len"][0] > 100


def test_pandas_takes_a_table(data: jixiao.Dataset, good: Path) -> None:
    pytest.importorskip("pandas")
    frame = data.funds.to_pandas()
    totals = frame[(frame["item"] == "total") & (frame["budget_base_unit"] == "元")]
    assert totals["budget_base_value"].sum() == sum(amounts(good))
    assert totals["budget_base_number"].dtype == "float64"


def test_a_failure_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 cut off")
    (tmp_path / "empty.docx").write_bytes(b"")
    (tmp_path / "readme.txt").write_text("hello")
    missing = tmp_path / "missing.docx"
    data = jixiao.read_many([tmp_path, missing])
    failures = data.failures.to_arrow().select(["file", "id"]).to_pylist()
    assert failures == [
        {"file": "b.docx", "id": "file.damaged"},
        {"file": "empty.docx", "id": "file.not-a-document"},
        {"file": "missing.docx", "id": "file.not-found"},
    ]
    assert len(data.documents) == 0


def test_threads_change_nothing(good: Path) -> None:
    one, many = jixiao.read_many(good, jobs=1), jixiao.read_many([good], jobs=4)
    for table in one:
        assert table.to_arrow().equals(many[table.name].to_arrow()), table.name


def test_an_address_is_listed_as_a_folder_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What an object store holds, a local folder standing for it: hidden files are no documents, nor a workbook beside its Word file."""
    from jixiao import _inputs

    names = ["a.docx", "a.xlsx", "b.xlsx", "c.txt", "d.png", "~$e.docx", ".f/g.docx", "民政局/目标.doc"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    class Store:
        @staticmethod
        def from_uri(path: str) -> tuple[object, str]:
            return pyarrow.fs.LocalFileSystem(), path.removeprefix("store:/")

    monkeypatch.setattr(pyarrow.fs, "FileSystem", Store)
    found = _inputs._remote(f"store:/{tmp_path}")
    assert [(path.removeprefix(f"store:/{tmp_path}/"), certain) for path, certain in found] == [
        ("a.docx", True),
        ("b.xlsx", True),
        ("c.txt", False),
        ("民政局/目标.doc", True),
    ]
