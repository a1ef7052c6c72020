"""The canonical JSON as frozen dataclasses. Made from the JSON Schema by tools/generate.py: do not edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """Text that stands beside the body: kept so that nothing read is lost, apart so that it is not taken for it."""

    kind: Literal["footnote", "endnote", "comment", "header", "footer", "sheet"]
    """What it is."""

    mark: str | None = None
    """The mark that points to it, as it stands in the text."""

    place: Place | None = None
    """Where the mark stands."""

    text: str
    """Its text, paragraphs joined with line feeds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """`BaseRecord`."""

    high: Decimal | None = None

    low: Decimal | None = None

    unit: str

    value: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell, listed once however many positions it covers."""

    automatic: tuple[Span, ...] = ()
    """The parts of `text` that Word numbered by itself."""

    column: int
    """Its first grid column, from 1."""

    column_span: int
    """Grid columns it covers, at least 1."""

    row: int
    """Its first grid row, from 1."""

    row_span: int
    """Grid rows it covers, at least 1."""

    stored: str | None = None
    """What a spreadsheet stores where it shows another text: `0.98` under `98%`, `2022-12-31` under `2022年12月`."""

    tables: tuple[Grid, ...] = ()
    """Tables inside it, in order."""

    text: str
    """Its paragraphs joined with line feeds, automatic numbers included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Department:
    """A department (部门) or unit (单位) in the budget."""

    code: str | None = None
    """Six digits: the first three are the department, the last three the unit in it (001 = 本级)."""

    level: str | None = None
    """本级, 汇总 …, when written behind the name."""

    name: str
    """Its name without the level."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A finding of the checks."""

    file: str
    """The file's name."""

    rule: str
    """The rule's id: `AMT-SUM`; `jixiao.explain` says more."""

    severity: str
    """`error`, `warning` or `info`."""

    outcome: str
    """`finding`, `undecided` or `unread`."""

    message: str
    """What is wrong, in Chinese, with the values."""

    at: tuple[str, ...] = ()
    """JSON Pointers of the values it speaks of, the one to correct first."""

    places: tuple[Place, ...] = ()
    """Where those values stand in the document."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """One form: a project's goals, a department's goals, a self-evaluation or a monitoring sheet."""

    currency_unit: str | None = None
    """As declared: 单位：万元, 项目资金（万元）."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Every other label and its value, in document order."""

    funds: tuple[Fund, ...] = ()
    """The money, a row each."""

    goals: tuple[Goal, ...] = ()
    """绩效目标."""

    grids: tuple[FormGrid, ...] = ()
    """The tables it was read from: where everything stands. Left out by programs that have no paper before them."""

    indicators: tuple[Indicator, ...] = ()
    """绩效指标, one per level-3 row and side."""

    kind: Literal["project_goal", "department_goal", "project_evaluation", "project_monitoring"]
    """What kind of form it is."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """The form's own words for what has a key here, layout spaces removed: `'funds.executed': '1-7月执行数'`, `'indicators.target': '年度指标值（A）'`, `'funds': '项目资金（万元）'`."""

    number: str | None = None
    """The number in front of the title, as written: `1.`"""

    profile: str
    """The profile that recognised it."""

    project: Project | None = None
    """The project."""

    purpose: str | None = None
    """资金用途."""

    reading: Reading | None = None
    """How far the form was understood."""

    recognition: Recognition | None = None
    """How sure that is, and which profile came next."""

    schedule: tuple[ScheduleStep, ...] = ()
    """资金支出计划."""

    tables: tuple[Grid, ...] = ()
    """Parts of the form that were not understood, whole."""

    tasks: tuple[Task, ...] = ()
    """年度主要任务, or 职责活动."""

    title: str | None = None
    """The title, without its number."""

    total: FormTotal | None = None
    """The closing row 总分."""

    unit: Department | None = None
    """The unit (单位) the form belongs to."""

    year: int | None = None
    """Budget year (预算年度)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormCell:
    """A cell of a `FormGrid`, listed once however many positions it covers."""

    at: tuple[str, ...] = ()
    """The values and labels it holds."""

    column: int
    """Its first grid column, from 1."""

    column_span: int
    """Grid columns it covers, at least 1."""

    part: Literal["sign", "number", "unit"] | None = None
    """Which part of its value, where that is spread over several cells."""

    role: Literal["title", "unit", "label", "value", "heading", "note", "unknown", "blank"]
    """What it is on the form."""

    row: int
    """Its first grid row, from 1."""

    row_span: int
    """Grid rows it covers, at least 1."""

    stored: str | None = None
    """What a spreadsheet stores where it shows another text."""

    text: str | None = None
    """Its text, where what `at` names does not give it back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormGrid:
    """A table a form was read from, as geometry: its cells with what they mean, and the pointers of the values they hold. The texts themselves stand where the pointers lead, so that a value changed in the JSON changes on paper."""

    cells: tuple[FormCell, ...]
    """Anchor cells in row-major order."""

    columns: int
    """Grid columns."""

    header_rows: int = 0
    """Rows at the top that the document itself declares as repeated header (`tblHeader`)."""

    in_: Place | None = None
    """The outer cell, for a table inside a cell."""

    rows: int
    """Grid rows."""

    table: int
    """The table's number in the body, or inside its cell, from 1."""

    widths: tuple[int, ...] = ()
    """Widths of the columns in twips (twentieths of a point), one each; empty where the document gives none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormTotal:
    """The closing row 总分."""

    score: Quantity | None = None
    """得分."""

    weight: Quantity | None = None
    """分值."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fund:
    """One row of the money block."""

    balance: Quantity | None = None
    """结余数."""

    budget: Quantity | None = None
    """预算数, 全年预算数."""

    executed: Quantity | None = None
    """全年执行数, 1-N月执行数."""

    expected: Quantity | None = None
    """全年预计执行数."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Other columns of the row."""

    initial: Quantity | None = None
    """年初预算数."""

    item: str | None = None
    """Which line it is; `null` for an unknown label."""

    label: str = ""
    """The label as written."""

    rate: Quantity | None = None
    """执行率."""

    score: Quantity | None = None
    """得分."""

    term: Literal["whole", "annual"] | None = None
    """Which side of a two-sided form."""

    weight: Quantity | None = None
    """分值."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """A goal text."""

    actual: str | None = None
    """实际完成情况."""

    label: str = ""
    """The label as written; empty where the form has none."""

    task: str | None = None
    """The task (职责活动) it stands beside, where the form has a goal for each."""

    term: Literal["whole", "annual"] | None = None
    """`annual` when the form has one side only."""

    text: str = ""
    """The text; 预期目标 of an evaluation."""

    weight: Quantity | None = None
    """Points in its head: 绩效目标（20分）."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table: anchor cells in row-major order on a grid of its distinct column edges."""

    cells: tuple[Cell, ...]
    """Anchor cells in row-major order."""

    columns: int
    """Grid columns: the table's distinct column edges, less one."""

    header_rows: int = 0
    """Rows at the top that the document itself declares as repeated header (`tblHeader`)."""

    rows: int
    """Grid rows."""

    table: int
    """The table's number in the body, or inside its cell, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """One indicator: one level-3 row, one side."""

    actual: Quantity | None = None
    """实际完成值."""

    basis: str | None = None
    """指标值确定依据."""

    description: str | None = None
    """绩效指标描述."""

    deviation: str | None = None
    """偏差原因分析及改进措施."""

    expected: Quantity | None = None
    """全年预计完成情况."""

    explanation: str | None = None
    """指标解释, 计算公式."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Other columns of the row."""

    grades: Mapping[str, Quantity] = field(default_factory=dict)
    """评价标准: label (优 良 中 差) → threshold, in column order."""

    level1: Level | None = None
    """一级指标."""

    level2: Level2 | None = None
    """二级指标."""

    likelihood: str | None = None
    """完成目标可能性."""

    name: str | None = None
    """三级指标, 指标内容."""

    score: Quantity | None = None
    """得分."""

    source: str | None = None
    """数据来源, 佐证资料."""

    standard: str | None = None
    """评（扣）分标准."""

    target: Quantity | None = None
    """指标值."""

    task: str | None = None
    """The task (职责活动) it stands beside, where the form has indicators for each."""

    term: Literal["whole", "annual"] | None = None
    """Which side of a two-sided form."""

    weight: Quantity | None = None
    """分值, 权重."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """A level of the taxonomy: canonical id beside the label as written."""

    id: str | None = None
    """`output`, `output.quantity`, …; `null` for a label the taxonomy does not know."""

    label: str = ""
    """The label as written."""

    weight: Quantity | None = None
    """Points in brackets behind the label: 产出指标(50分)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Level2:
    """A level of the taxonomy: canonical id beside the label as written."""

    id: str | None = None
    """`output`, `output.quantity`, …; `null` for a label the taxonomy does not know."""

    label: str = ""
    """The label as written."""

    weight: Quantity | None = None
    """Points in brackets behind the label: 产出指标(50分)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something that reading repaired, ignored, inferred or could not decide. A result exists all the same."""

    id: str
    """Stable, dotted, the crate's word first: `word.vmerge-without-start`, `form.ambiguous`."""

    message: str
    """What happened, for a person; says the Chinese term where a clerk reads it."""

    place: Place | None = None
    """Where, when it has one place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place in the document. All numbers count from 1 in document order."""

    also: tuple[Place, ...] = ()
    """Further cells a joined value was put together from (指标性质 · 度量单位 beside 指标值)."""

    cell: str | None = None
    """The cell of the workbook that was read, with its sheet: `绩效目标!B7`."""

    column: int | None = None
    """The cell's first grid column, from 1."""

    in_: Place | None = None
    """The outer cell, for a table inside a cell."""

    page: PlaceOnPage | None = None
    """Where on the pages, for a document that was rebuilt from a PDF."""

    paragraph: int | None = None
    """The paragraph outside tables, from 1."""

    row: int | None = None
    """The cell's first grid row, from 1."""

    table: int | None = None
    """The table, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceOnPage:
    """A box on a page."""

    box: tuple[int, ...]
    """Left, top, right and bottom edge in points from the page's top-left corner, as the page is looked at."""

    page: int
    """The page, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """The project."""

    code: str | None = None
    """项目编码: text, never a number."""

    name: str | None = None
    """项目名称."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProseQuantity:
    """A quantity in prose: 大于等于44人."""

    paragraph: int
    """Index in `Section::paragraphs`."""

    quantity: Quantity
    """What it means; its text is that of the span."""

    span: Span
    """The characters of the paragraph it was read from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """The flat JSON record of a `Quantity`: every key of every kind, all but two optional."""

    base: Base | None = None

    before: str | None = None

    behind: str | None = None

    change: Literal["increase", "decrease"] | None = None

    date: str | None = None

    flags: tuple[Literal["redundant_op", "conflicting_op", "odd_sign", "reversed_range", "no_year", "odd_placeholder", "broken_number"], ...] = ()

    from_: str | None = None

    high: Decimal | None = None

    inferred: tuple[Literal["unit", "op", "year"], ...] = ()

    kind: Literal["number", "range", "date", "text", "blank"]

    low: Decimal | None = None

    op: Literal["eq", "ge", "gt", "le", "lt", "approx"] | None = None

    open: Literal["low", "high", "both"] | None = None

    parts: tuple[Quantity, ...] = ()

    ratio: tuple[Decimal, Decimal] | None = None

    relative_to: str | None = None

    text: str

    unit: str | None = None
    """`Some(None)` is an explicit `null`: a number without a unit."""

    value: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """How far a form was understood."""

    cells: int
    """Cells of the form that hold text."""

    doubtful: tuple[str, ...] = ()
    """The values a reader should look at."""

    understood: int
    """Those of them that were understood: titles, unit lines, notes, signatures, closing rows, known labels and headings, and their values."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognition:
    """How well the profile fits the form, in percent of what the profile looks for."""

    runner_up: str | None = None
    """The next best profile."""

    runner_up_score: int | None = None
    """Its score, 0–100."""

    score: int
    """Score of the profile that was taken, 0–100."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleStep:
    """One step of 资金支出计划."""

    label: str = ""
    """3月底."""

    month: int | None = None
    """The month the label names."""

    share: Quantity
    """Cumulative share of the budget."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section of the narrative."""

    heading: str = ""
    """The heading without its number; empty for text before the first heading."""

    number: str = ""
    """As written: 第一部分, 一、, （一）, 1. ; empty when the heading has none."""

    paragraphs: tuple[str, ...] = ()
    """The paragraphs under the heading, before its first subsection. Empty paragraphs are left out."""

    quantities: tuple[ProseQuantity, ...] = ()
    """The quantities found in the paragraphs."""

    sections: tuple[Section, ...] = ()
    """Subsections."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The file a document was read from."""

    file: str
    """The file's name without its folder, so that the same file gives the same JSON anywhere."""

    format: Literal["docx", "doc", "rtf", "word_xml", "flat_opc", "html", "mhtml", "text", "pdf", "xlsx", "xls", "ods", "csv", "json"]
    """What the content is, whatever the extension says."""

    modified: str | None = None
    """When it was last saved, as the document's own properties say: `2022-12-05T03:21:00Z`. Never the file system's."""

    producer: str | None = None
    """The program that wrote it, as the document properties name it: `WPS Office_11.1`."""

    sha256: str = ""
    """SHA-256 of the bytes, in lower-case hexadecimal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A piece of a text, in Unicode characters (scalar values), end excluded."""

    end: int
    """One past the last character."""

    start: int
    """First character, from 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One document, read: its narrative, its forms, the tables no form claimed, and where everything stands."""

    asides: tuple[Aside, ...] = ()
    """Footnotes, comments, headers and footers."""

    department: Department | None = None
    """The department or unit the document as a whole belongs to."""

    forms: tuple[Form, ...] = ()
    """The forms, in document order."""

    notes: tuple[Note, ...] = ()
    """What reading had to repair or could not do."""

    outline: tuple[Section, ...] = ()
    """The narrative, as the headings nest it."""

    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each value stands in the document, in document order."""

    schema: str
    """Always `SCHEMA`."""

    source: Source
    """The file it was read from."""

    tables: tuple[Grid, ...] = ()
    """Tables no form claimed, kept whole."""

    year: int | None = None
    """Budget year (预算年度); `null` when the document does not say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """任务名称 · 主要内容 · 预算金额."""

    budget: TaskBudget | None = None
    """预算金额."""

    content: str | None = None
    """主要内容."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Other columns of the row."""

    goal: str | None = None
    """绩效目标 of the task."""

    name: str = ""
    """任务名称."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskBudget:
    """The money of a task."""

    fiscal: Quantity | None = None
    """财政拨款."""

    other: Quantity | None = None
    """其他资金."""

    total: Quantity | None = None
    """总额."""


def decode(cls: type[T], data: Mapping[str, Any]) -> T:
    """A dataclass from its JSON. Keys of later versions are left out."""
    made: T = _DECODERS[cls](data)
    return made


def _number(value: Any) -> Any:
    return None if value is None else Decimal(value)


def _numbers(value: Any) -> Any:
    return None if value is None else tuple(map(_number, value))


def _Aside(data: Mapping[str, Any]) -> Aside:
    return Aside(
        kind=data["kind"],
        mark=data.get("mark"),
        place=_Place(data["place"]) if data.get("place") is not None else None,
        text=data["text"],
    )


def _Base(data: Mapping[str, Any]) -> Base:
    return Base(
        high=_number(data.get("high")),
        low=_number(data.get("low")),
        unit=data["unit"],
        value=_number(data.get("value")),
    )


def _Cell(data: Mapping[str, Any]) -> Cell:
    return Cell(
        automatic=tuple(_Span(it) for it in data.get("automatic") or ()),
        column=data["column"],
        column_span=data["column_span"],
        row=data["row"],
        row_span=data["row_span"],
        stored=data.get("stored"),
        tables=tuple(_Grid(it) for it in data.get("tables") or ()),
        text=data["text"],
    )


def _Department(data: Mapping[str, Any]) -> Department:
    return Department(
        code=data.get("code"),
        level=data.get("level"),
        name=data["name"],
    )


def _Finding(data: Mapping[str, Any]) -> Finding:
    return Finding(
        file=data["file"],
        rule=data["rule"],
        severity=data["severity"],
        outcome=data["outcome"],
        message=data["message"],
        at=tuple(it for it in data.get("at") or ()),
        places=tuple(_Place(it) for it in data.get("places") or ()),
    )


def _Form(data: Mapping[str, Any]) -> Form:
    return Form(
        currency_unit=data.get("currency_unit"),
        fields={key: it for key, it in (data.get("fields") or {}).items()},
        funds=tuple(_Fund(it) for it in data.get("funds") or ()),
        goals=tuple(_Goal(it) for it in data.get("goals") or ()),
        grids=tuple(_FormGrid(it) for it in data.get("grids") or ()),
        indicators=tuple(_Indicator(it) for it in data.get("indicators") or ()),
        kind=data["kind"],
        labels={key: it for key, it in (data.get("labels") or {}).items()},
        number=data.get("number"),
        profile=data["profile"],
        project=_Project(data["project"]) if data.get("project") is not None else None,
        purpose=data.get("purpose"),
        reading=_Reading(data["reading"]) if data.get("reading") is not None else None,
        recognition=_Recognition(data["recognition"]) if data.get("recognition") is not None else None,
        schedule=tuple(_ScheduleStep(it) for it in data.get("schedule") or ()),
        tables=tuple(_Grid(it) for it in data.get("tables") or ()),
        tasks=tuple(_Task(it) for it in data.get("tasks") or ()),
        title=data.get("title"),
        total=_FormTotal(data["total"]) if data.get("total") is not None else None,
        unit=_Department(data["unit"]) if data.get("unit") is not None else None,
        year=data.get("year"),
    )


def _FormCell(data: Mapping[str, Any]) -> FormCell:
    return FormCell(
        at=tuple(it for it in data.get("at") or ()),
        column=data["column"],
        column_span=data["column_span"],
        part=data.get("part"),
        role=data["role"],
        row=data["row"],
        row_span=data["row_span"],
        stored=data.get("stored"),
        text=data.get("text"),
    )


def _FormGrid(data: Mapping[str, Any]) -> FormGrid:
    return FormGrid(
        cells=tuple(_FormCell(it) for it in data.get("cells") or ()),
        columns=data["columns"],
        header_rows=data.get("header_rows", 0),
        in_=_Place(data["in"]) if data.get("in") is not None else None,
        rows=data["rows"],
        table=data["table"],
        widths=tuple(it for it in data.get("widths") or ()),
    )


def _FormTotal(data: Mapping[str, Any]) -> FormTotal:
    return FormTotal(
        score=_Quantity(data["score"]) if data.get("score") is not None else None,
        weight=_Quantity(data["weight"]) if data.get("weight") is not None else None,
    )


def _Fund(data: Mapping[str, Any]) -> Fund:
    return Fund(
        balance=_Quantity(data["balance"]) if data.get("balance") is not None else None,
        budget=_Quantity(data["budget"]) if data.get("budget") is not None else None,
        executed=_Quantity(data["executed"]) if data.get("executed") is not None else None,
        expected=_Quantity(data["expected"]) if data.get("expected") is not None else None,
        fields={key: it for key, it in (data.get("fields") or {}).items()},
        initial=_Quantity(data["initial"]) if data.get("initial") is not None else None,
        item=data.get("item"),
        label=data.get("label", ''),
        rate=_Quantity(data["rate"]) if data.get("rate") is not None else None,
        score=_Quantity(data["score"]) if data.get("score") is not None else None,
        term=data.get("term"),
        weight=_Quantity(data["weight"]) if data.get("weight") is not None else None,
    )


def _Goal(data: Mapping[str, Any]) -> Goal:
    return Goal(
        actual=data.get("actual"),
        label=data.get("label", ''),
        task=data.get("task"),
        term=data.get("term"),
        text=data.get("text", ''),
        weight=_Quantity(data["weight"]) if data.get("weight") is not None else None,
    )


def _Grid(data: Mapping[str, Any]) -> Grid:
    return Grid(
        cells=tuple(_Cell(it) for it in data.get("cells") or ()),
        columns=data["columns"],
        header_rows=data.get("header_rows", 0),
        rows=data["rows"],
        table=data["table"],
    )


def _Indicator(data: Mapping[str, Any]) -> Indicator:
    return Indicator(
        actual=_Quantity(data["actual"]) if data.get("actual") is not None else None,
        basis=data.get("basis"),
        description=data.get("description"),
        deviation=data.get("deviation"),
        expected=_Quantity(data["expected"]) if data.get("expected") is not None else None,
        explanation=data.get("explanation"),
        fields={key: it for key, it in (data.get("fields") or {}).items()},
        grades={key: _Quantity(it) for key, it in (data.get("grades") or {}).items()},
        level1=_Level(data["level1"]) if data.get("level1") is not None else None,
        level2=_Level2(data["level2"]) if data.get("level2") is not None else None,
        likelihood=data.get("likelihood"),
        name=data.get("name"),
        score=_Quantity(data["score"]) if data.get("score") is not None else None,
        source=data.get("source"),
        standard=data.get("standard"),
        target=_Quantity(data["target"]) if data.get("target") is not None else None,
        task=data.get("task"),
        term=data.get("term"),
        weight=_Quantity(data["weight"]) if data.get("weight") is not None else None,
    )


def _Level(data: Mapping[str, Any]) -> Level:
    return Level(
        id=data.get("id"),
        label=data.get("label", ''),
        weight=_Quantity(data["weight"]) if data.get("weight") is not None else None,
    )


def _Level2(data: Mapping[str, Any]) -> Level2:
    return Level2(
        id=data.get("id"),
        label=data.get("label", ''),
        weight=_Quantity(data["weight"]) if data.get("weight") is not None else None,
    )


def _Note(data: Mapping[str, Any]) -> Note:
    return Note(
        id=data["id"],
        message=data["message"],
        place=_Place(data["place"]) if data.get("place") is not None else None,
    )


def _Place(data: Mapping[str, Any]) -> Place:
    return Place(
        also=tuple(_Place(it) for it in data.get("also") or ()),
        cell=data.get("cell"),
        column=data.get("column"),
        in_=_Place(data["in"]) if data.get("in") is not None else None,
        page=_PlaceOnPage(data["page"]) if data.get("page") is not None else None,
        paragraph=data.get("paragraph"),
        row=data.get("row"),
        table=data.get("table"),
    )


def _PlaceOnPage(data: Mapping[str, Any]) -> PlaceOnPage:
    return PlaceOnPage(
        box=tuple(it for it in data.get("box") or ()),
        page=data["page"],
    )


def _Project(data: Mapping[str, Any]) -> Project:
    return Project(
        code=data.get("code"),
        name=data.get("name"),
    )


def _ProseQuantity(data: Mapping[str, Any]) -> ProseQuantity:
    return ProseQuantity(
        paragraph=data["paragraph"],
        quantity=_Quantity(data["quantity"]),
        span=_Span(data["span"]),
    )


def _Quantity(data: Mapping[str, Any]) -> Quantity:
    return Quantity(
        base=_Base(data["base"]) if data.get("base") is not None else None,
        before=data.get("before"),
        behind=data.get("behind"),
        change=data.get("change"),
        date=data.get("date"),
        flags=tuple(it for it in data.get("flags") or ()),
        from_=data.get("from"),
        high=_number(data.get("high")),
        inferred=tuple(it for it in data.get("inferred") or ()),
        kind=data["kind"],
        low=_number(data.get("low")),
        op=data.get("op"),
        open=data.get("open"),
        parts=tuple(_Quantity(it) for it in data.get("parts") or ()),
        ratio=_numbers(data.get("ratio")),
        relative_to=data.get("relative_to"),
        text=data["text"],
        unit=data.get("unit"),
        value=_number(data.get("value")),
    )


def _Reading(data: Mapping[str, Any]) -> Reading:
    return Reading(
        cells=data["cells"],
        doubtful=tuple(it for it in data.get("doubtful") or ()),
        understood=data["understood"],
    )


def _Recognition(data: Mapping[str, Any]) -> Recognition:
    return Recognition(
        runner_up=data.get("runner_up"),
        runner_up_score=data.get("runner_up_score"),
        score=data["score"],
    )


def _ScheduleStep(data: Mapping[str, Any]) -> ScheduleStep:
    return ScheduleStep(
        label=data.get("label", ''),
        month=data.get("month"),
        share=_Quantity(data["share"]),
    )


def _Section(data: Mapping[str, Any]) -> Section:
    return Section(
        heading=data.get("heading", ''),
        number=data.get("number", ''),
        paragraphs=tuple(it for it in data.get("paragraphs") or ()),
        quantities=tuple(_ProseQuantity(it) for it in data.get("quantities") or ()),
        sections=tuple(_Section(it) for it in data.get("sections") or ()),
    )


def _Source(data: Mapping[str, Any]) -> Source:
    return Source(
        file=data["file"],
        format=data["format"],
        modified=data.get("modified"),
        producer=data.get("producer"),
        sha256=data.get("sha256", ''),
    )


def _Span(data: Mapping[str, Any]) -> Span:
    return Span(
        end=data["end"],
        start=data["start"],
    )


def _Submission(data: Mapping[str, Any]) -> Submission:
    return Submission(
        asides=tuple(_Aside(it) for it in data.get("asides") or ()),
        department=_Department(data["department"]) if data.get("department") is not None else None,
        forms=tuple(_Form(it) for it in data.get("forms") or ()),
        notes=tuple(_Note(it) for it in data.get("notes") or ()),
        outline=tuple(_Section(it) for it in data.get("outline") or ()),
        places={key: _Place(it) for key, it in (data.get("places") or {}).items()},
        schema=data["schema"],
        source=_Source(data["source"]),
        tables=tuple(_Grid(it) for it in data.get("tables") or ()),
        year=data.get("year"),
    )


def _Task(data: Mapping[str, Any]) -> Task:
    return Task(
        budget=_TaskBudget(data["budget"]) if data.get("budget") is not None else None,
        content=data.get("content"),
        fields={key: it for key, it in (data.get("fields") or {}).items()},
        goal=data.get("goal"),
        name=data.get("name", ''),
    )


def _TaskBudget(data: Mapping[str, Any]) -> TaskBudget:
    return TaskBudget(
        fiscal=_Quantity(data["fiscal"]) if data.get("fiscal") is not None else None,
        other=_Quantity(data["other"]) if data.get("other") is not None else None,
        total=_Quantity(data["total"]) if data.get("total") is not None else None,
    )


_DECODERS: dict[Any, Callable[[Mapping[str, Any]], Any]] = {
    Aside: _Aside,
    Base: _Base,
    Cell: _Cell,
    Department: _Department,
    Finding: _Finding,
    Form: _Form,
    FormCell: _FormCell,
    FormGrid: _FormGrid,
    FormTotal: _FormTotal,
    Fund: _Fund,
    Goal: _Goal,
    Grid: _Grid,
    Indicator: _Indicator,
    Level: _Level,
    Level2: _Level2,
    Note: _Note,
    Place: _Place,
    PlaceOnPage: _PlaceOnPage,
    Project: _Project,
    ProseQuantity: _ProseQuantity,
    Quantity: _Quantity,
    Reading: _Reading,
    Recognition: _Recognition,
    ScheduleStep: _ScheduleStep,
    Section: _Section,
    Source: _Source,
    Span: _Span,
    Submission: _Submission,
    Task: _Task,
    TaskBudget: _TaskBudget,
}
