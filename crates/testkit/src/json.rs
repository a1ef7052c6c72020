//! Canonical JSON that no program of ours writes: odd files are read with a note, hostile ones end in an error.

use crate::fixture::Fixture;

/// The heading of the list of odd files.
pub const ODD: &str = "Canonical JSON as other programs write it";
/// The heading of the list of hostile files.
pub const HOSTILE: &str = "Hostile or broken canonical JSON";

/// A file with these keys beside `schema` and `source`.
fn document(keys: &str) -> String {
    format!(
        "{{\n  \"schema\": \"jixiao/1\",\n  \"source\": {{\"file\": \"目标.docx\", \"format\": \"docx\"}},\n  \"year\": 2024,\n  {keys}\n}}\n"
    )
}

/// A file with one form of these keys.
fn form(keys: &str) -> String {
    document(&format!(
        r#""forms": [{{"kind": "project_goal", "profile": "hebei", "currency_unit": "万元", {keys}}}]"#
    ))
}

/// A file with one unclaimed table.
fn table(keys: &str) -> String {
    document(&format!(r#""tables": [{{"table": 1, {keys}}}]"#))
}

fn cell(row: u32, column: u32, row_span: u32, column_span: u32) -> String {
    format!(
        r#"{{"row": {row}, "column": {column}, "row_span": {row_span}, "column_span": {column_span}, "text": "甲"}}"#
    )
}

fn budget(quantity: &str) -> String {
    form(&format!(r#""funds": [{{"item": "total", "label": "预算数", "budget": {quantity}}}]"#))
}

/// Files that are read.
pub fn odd() -> Vec<Fixture> {
    let fixture = |name, shows, json: String| Fixture::new(name, shows, json.into_bytes());
    let sorted = r#"{"forms": [], "places": {}, "schema": "jixiao/1", "source": {"file": "目标.docx", "format": "docx"}, "year": null}"#;
    let mut fixtures = vec![
        fixture("keys-sorted.json", "keys in alphabetical order: `schema` comes late", sorted.to_owned()),
        fixture(
            "byte-order-mark.json",
            "a byte order mark, then blank lines",
            format!("\u{feff}\n\n{}", document(r#""forms": []"#)),
        ),
        fixture(
            "keys-left-out.json",
            "a goal without a label, a level without an id, a fund without an item",
            form(
                r#""goals": [{"text": "保障道路安全。"}], "funds": [{"label": "预算数"}], "indicators": [{"level1": {"label": "产出指标"}, "name": "里程"}]"#,
            ),
        ),
        fixture(
            "keys-unknown.json",
            "keys of a later version, one of them long",
            document(&format!(r#""colour": "red", "{}": [1, {{"a": 2}}]"#, "x".repeat(5_000))),
        ),
        fixture(
            "quantity-contradicts.json",
            "a value ten times its text",
            budget(
                r#"{"text": "5.00", "kind": "number", "op": "eq", "value": 50, "unit": "万元", "base": {"value": 500000, "unit": "元"}}"#,
            ),
        ),
        fixture(
            "range-reversed.json",
            "a range whose low end is above its high end",
            form(
                r#""indicators": [{"name": "次数", "target": {"text": "2～3次", "kind": "range", "low": 3, "high": 2, "unit": "次", "base": {"low": 3, "high": 2, "unit": "次"}}}]"#,
            ),
        ),
        fixture(
            "quantities-unread.json",
            "amounts as text: nobody read them yet",
            budget(r#"{"text": "1,236.50", "kind": "text"}"#),
        ),
        fixture(
            "ids-unknown.json",
            "an item and a level of a later version",
            form(
                r#""funds": [{"item": "fiscal.county", "label": "县级"}, {"item": "fiscal.county", "label": "县级"}], "indicators": [{"level2": {"id": "output.speed", "label": "速度"}}]"#,
            ),
        ),
        fixture(
            "ids-misplaced.json",
            "an id of level 2 at level 1",
            form(r#""indicators": [{"level1": {"id": "effect.social", "label": "社会效益"}}]"#),
        ),
    ];
    fixtures.extend(odd_tables());
    fixtures
}

fn odd_tables() -> Vec<Fixture> {
    let fixture = |name, shows, json: String| Fixture::new(name, shows, json.into_bytes());
    let numbered = r#"{"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": "一、甲", "automatic": [{"start": 0, "end": 2}, {"start": 2, "end": 9}]}"#;
    vec![
        fixture(
            "cells-out-of-order.json",
            "cells column by column",
            table(&format!(
                r#""rows": 2, "columns": 2, "cells": [{}, {}, {}]"#,
                cell(1, 1, 1, 1),
                cell(2, 1, 1, 1),
                cell(1, 2, 2, 1)
            )),
        ),
        fixture(
            "header-rows.json",
            "more header rows than rows",
            table(&format!(
                r#""rows": 1, "columns": 1, "header_rows": 4000000000, "cells": [{}]"#,
                cell(1, 1, 1, 1)
            )),
        ),
        fixture(
            "automatic-outside.json",
            "an automatic number beyond the end of its text",
            table(&format!(r#""rows": 1, "columns": 1, "cells": [{numbered}]"#)),
        ),
        fixture(
            "widths.json",
            "geometry with two widths for three columns",
            form(
                r#""grids": [{"table": 1, "rows": 1, "columns": 3, "widths": [900, 900], "cells": [{"row": 1, "column": 1, "row_span": 1, "column_span": 3, "role": "title", "at": ["/forms/0/title"]}]}], "title": "绩效目标表""#,
            ),
        ),
    ]
}

/// Files that end in an error.
pub fn hostile() -> Vec<Fixture> {
    let fixture = |name, shows, json: String| Fixture::new(name, shows, json.into_bytes());
    let mut fixtures = vec![
        fixture("cut-off.json", "the end is missing", document(r#""forms": [{"kind": "project_goal", "#)),
        fixture(
            "two-documents.json",
            "another document behind the first",
            document(r#""forms": []"#).repeat(2),
        ),
        fixture("no-source.json", "nothing but the schema", r#"{"schema": "jixiao/1"}"#.to_owned()),
        fixture(
            "newer.json",
            "a later version, whose keys have other types",
            document(r#""forms": {"count": 0}"#).replace("jixiao/1", "jixiao/2"),
        ),
        fixture(
            "other-schema.json",
            "a comparison, which is no document",
            r#"{"schema": "jixiao-diff/1", "projects": []}"#.to_owned(),
        ),
        fixture("key-twice.json", "the forms stand twice", document(r#""forms": [], "forms": []"#)),
        fixture(
            "label-twice.json",
            "one label with two values",
            form(r#""fields": {"实施单位": "甲局", "实施单位": "乙局"}"#),
        ),
        fixture(
            "place-twice.json",
            "one value with two places",
            document(r#""places": {"/year": {"paragraph": 1}, "/year": {"paragraph": 2}}"#),
        ),
        fixture(
            "half-a-quantity.json",
            "a number without its value",
            budget(r#"{"text": "5.00", "kind": "number", "op": "eq"}"#),
        ),
        fixture(
            "no-such-day.json",
            "30 February",
            budget(r#"{"text": "2月30日", "kind": "date", "op": "le", "date": "2024-02-30"}"#),
        ),
        fixture(
            "number-beyond.json",
            "more digits than a decimal has",
            budget(&format!(
                r#"{{"text": "1", "kind": "number", "op": "eq", "value": {}}}"#,
                "9".repeat(40_000)
            )),
        ),
        fixture(
            "long-word.json",
            "a kind of form with a name of 100,000 letters",
            document(&format!(r#""forms": [{{"kind": "{}", "profile": "hebei"}}]"#, "x".repeat(100_000))),
        ),
        fixture(
            "deep.json",
            "5,000 arrays inside each other, under a key nobody knows",
            document(&format!(r#""x": {}{}"#, "[".repeat(5_000), "]".repeat(5_000))),
        ),
        fixture(
            "deep-sections.json",
            "2,000 sections inside each other",
            document(&format!(
                r#""outline": [{}{}]"#,
                r#"{"heading": "一", "sections": ["#.repeat(2_000),
                "]}".repeat(2_000)
            )),
        ),
    ];
    fixtures.extend(hostile_tables());
    fixtures
}

fn hostile_tables() -> Vec<Fixture> {
    let fixture = |name, shows, json: String| Fixture::new(name, shows, json.into_bytes());
    let one = |rows: u32, columns: u32, cell: &str| {
        table(&format!(r#""rows": {rows}, "columns": {columns}, "cells": [{cell}]"#))
    };
    let inner = r#"{"table": 1, "rows": 1, "columns": 1, "cells": [{"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": "", "tables": ["#;
    vec![
        fixture("columns-huge.json", "4,294,967,295 columns", one(1, u32::MAX, &cell(1, 1, 1, 1))),
        fixture("rows-huge.json", "4,294,967,295 rows", one(u32::MAX, 1, &cell(1, 1, 1, 1))),
        fixture(
            "rows-without-columns.json",
            "4,294,967,295 rows of no column",
            one(u32::MAX, 0, &cell(1, 1, 1, 1)),
        ),
        fixture(
            "cells-overlap.json",
            "two cells at one place",
            one(2, 1, &format!("{}, {}", cell(1, 1, 2, 1), cell(2, 1, 1, 1))),
        ),
        fixture("cell-outside.json", "a cell that leaves its table", one(1, 1, &cell(1, 1, 1, 2))),
        fixture("span-huge.json", "a cell of 4,294,967,295 rows", one(1, 1, &cell(1, 1, u32::MAX, 1))),
        fixture("span-zero.json", "a cell that covers nothing", one(1, 1, &cell(1, 1, 0, 1))),
        fixture("row-zero.json", "a cell before the first row", one(1, 1, &cell(0, 1, 1, 1))),
        fixture(
            "form-table.json",
            "an overlap in a part of a form that was not understood",
            form(&format!(
                r#""tables": [{{"table": 1, "rows": 1, "columns": 1, "cells": [{0}, {0}]}}]"#,
                cell(1, 1, 1, 1)
            )),
        ),
        fixture(
            "form-geometry.json",
            "an overlap in a form's geometry",
            form(
                r#""grids": [{"table": 1, "rows": 1, "columns": 4294967295, "cells": [{"row": 1, "column": 1, "row_span": 1, "column_span": 1, "role": "title"}]}]"#,
            ),
        ),
        fixture(
            "tables-22-deep.json",
            "tables 22 deep",
            document(&format!(r#""tables": [{}{}]"#, inner.repeat(22), "]}]}".repeat(22))),
        ),
    ]
}
