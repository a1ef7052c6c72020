//! Forms by their own geometry, against sheets written by hand from the drawings in the comments.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is a failed test")]
#![allow(clippy::needless_pass_by_value, reason = "helpers take what json! makes")]

use layout::{Align, Face, Sheet, source};
use model::Submission;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn cell(row: u32, column: u32, spans: (u32, u32), role: &str, more: Value) -> Value {
    let mut cell =
        json!({"row": row, "column": column, "row_span": spans.0, "column_span": spans.1, "role": role});
    cell.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    cell
}

fn text(text: &str) -> Value {
    json!({ "text": text })
}

fn at(pointer: &str) -> Value {
    json!({"at": [format!("/forms/0{pointer}")]})
}

/// A submission of one form that holds the values below and stands as `grid` says.
fn form(grid: Value) -> Submission {
    let quantity = |text: &str| json!({"text": text, "kind": "text"});
    serde_json::from_value(json!({
        "schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
        "forms": [{
            "kind": "project_goal", "profile": "split_columns", "project": {"name": "水库维修"},
            "funds": [{"item": "total", "label": "年度资金总额", "budget": quantity("160.00")}],
            "indicators": [
                {"level1": {"id": "output", "label": "产出指标"}, "level2": {"id": "output.quantity", "label": "数量指标"},
                 "name": "维修水库", "target": quantity("≥32座")},
                {"level1": {"id": "output", "label": "产出指标"}, "level2": {"id": "output.quality", "label": "质量指标"},
                 "name": "合格率", "target": quantity("100%")}
            ],
            "grids": [grid]
        }]
    }))
    .unwrap()
}

/// The words of each row, with `-` in front of what is set as a label and `=` of what heads a column.
fn words(sheet: &Sheet) -> Vec<String> {
    let word = |cell: &layout::Cell| {
        let mark = match cell.face {
            Face::Label => "-",
            Face::Heading => "=",
            Face::Text => "",
        };
        format!("{mark}{}", cell.text)
    };
    sheet.table.rows.iter().map(|row| row.cells.iter().map(word).collect::<Vec<_>>().join("|")).collect()
}

fn texts(lines: &[layout::Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// | 水库表 (title, over all)                        |
/// |                        单位：万元 (unit)         |
/// | 项目名称 | 水库维修            | 资金 | 160.00     |
/// | 一级 | 二级 | 三级 | 性质 | 值 | 度量单位          |
/// | 产出 (2 rows) | 数量 | 维修水库 | ≥ | 32 | 座     |
/// |               | 质量 | 合格率   |   | 100 | %    |
fn drawing() -> Value {
    let part =
        |index: u32, part: &str| json!({"at": [format!("/forms/0/indicators/{index}/target")], "part": part});
    json!({
        "table": 1, "rows": 6, "columns": 7, "widths": [1500, 1500, 40, 1500, 1500, 1500, 1500],
        "cells": [
            cell(1, 1, (1, 7), "title", text("水库表")),
            cell(2, 1, (1, 7), "unit", text("单位：万元")),
            cell(3, 1, (1, 1), "label", text("项目名称")),
            cell(3, 2, (1, 3), "value", at("/project/name")),
            cell(3, 5, (1, 1), "label", at("/funds/0/label")),
            cell(3, 6, (1, 2), "value", at("/funds/0/budget")),
            cell(4, 1, (1, 1), "heading", text("一级指标")),
            cell(4, 2, (1, 1), "heading", text("二级指标")),
            cell(4, 3, (1, 2), "heading", text("三级指标")),
            cell(4, 5, (1, 1), "heading", text("性质")),
            cell(4, 6, (1, 1), "heading", text("值")),
            cell(4, 7, (1, 1), "heading", text("度量单位")),
            cell(5, 1, (2, 1), "label", at("/indicators/0/level1/label")),
            cell(5, 2, (1, 2), "label", at("/indicators/0/level2/label")),
            cell(5, 4, (1, 1), "value", at("/indicators/0/name")),
            cell(5, 5, (1, 1), "value", part(0, "sign")),
            cell(5, 6, (1, 1), "value", part(0, "number")),
            cell(5, 7, (1, 1), "value", part(0, "unit")),
            cell(6, 2, (1, 1), "label", at("/indicators/1/level2/label")),
            cell(6, 3, (1, 2), "value", at("/indicators/1/name")),
            cell(6, 5, (1, 1), "value", part(1, "sign")),
            cell(6, 6, (1, 1), "value", part(1, "number")),
            cell(6, 7, (1, 1), "value", part(1, "unit"))
        ]
    })
}

#[test]
fn a_form_keeps_its_rows_columns_and_headings() {
    let sheet = source(&form(drawing()), 0).unwrap();
    assert_eq!(texts(&sheet.title), ["水库表"]);
    assert_eq!(texts(&sheet.line), ["单位：万元"]);
    assert_eq!(
        words(&sheet),
        [
            "-项目名称|水库维修|-年度资金总额|160.00",
            "=一级指标|=二级指标|=三级指标|=性质|=值|=度量单位",
            "-产出指标|-数量指标|维修水库|≥|32|座",
            "-质量指标|合格率||100|%",
        ]
    );
    assert_eq!(sheet.table.rows[2].cells[0].row_span, 2);
    assert!(!sheet.landscape);
}

/// The border between 二级 and 三级 stands 40 twips further right in the fifth row: a hair, no column.
#[test]
fn a_sliver_is_no_column() {
    let sheet = source(&form(drawing()), 0).unwrap();
    let columns =
        |row: usize| -> Vec<usize> { sheet.table.rows[row].cells.iter().map(|cell| cell.column).collect() };
    assert_eq!(columns(1)[1..], columns(2)[1..]);
    assert_eq!(columns(2)[1..], columns(3)[..]);
    let total: f64 = sheet.table.columns.iter().sum();
    assert!((total - 1.0).abs() < 1e-9);
}

/// Over the table stand a title, （2023年度）, and 单位名称（公章）：云岭县水务局 beside 金额单位：万元.
#[test]
fn lines_over_the_table_keep_the_forms_own_words() {
    let mut grid = drawing();
    grid["cells"].as_array_mut().unwrap().drain(..2);
    let mut submission = form(grid);
    let form = &mut submission.forms[0];
    form.number = Some("1.".to_owned());
    form.title = Some("运行监控表".to_owned());
    form.year = Some(2023);
    form.unit =
        Some(model::Department { name: "云岭县水务局".to_owned(), ..model::Department::default() });
    form.currency_unit = Some("万元".to_owned());
    for (key, label) in
        [("unit", "单位名称（公章）"), ("currency_unit", "金额单位：万元"), ("year", "（2023年度）")]
    {
        form.labels.insert(key.to_owned(), label.to_owned());
    }
    form.fields.insert("填报日期".to_owned(), "2020年11月3日".to_owned());
    form.fields.insert("填报日期（2）".to_owned(), "2020年11月4日".to_owned());
    let paragraph = model::Place::paragraph;
    for (pointer, place) in [
        ("labels/year", paragraph(2)),
        ("unit/name", paragraph(3)),
        ("fields/填报日期", paragraph(3)),
        ("currency_unit", paragraph(3)),
        ("project/name", model::Place::cell(1, 1, 2)),
        ("fields/填报日期（2）", paragraph(4)),
    ] {
        submission.places.insert(model::Pointer::from(format!("/forms/0/{pointer}")), place);
    }
    let sheet = source(&submission, 0).unwrap();
    assert_eq!(texts(&sheet.title), ["1.运行监控表", "（2023年度）"]);
    assert_eq!(sheet.line[0].at, [model::Pointer::from("/forms/0/unit/name")]);
    assert_eq!(
        texts(&sheet.line),
        ["单位名称（公章）：云岭县水务局", "填报日期：2020年11月3日", "金额单位：万元"]
    );
    // 项目资金（万元）: the unit stands in a label of the table, and on no line of its own.
    let unit = model::Pointer::from("/forms/0/currency_unit");
    submission.places.insert(unit, model::Place::cell(1, 3, 5));
    assert_eq!(
        source(&submission, 0).unwrap().line.last().map(|line| line.text.clone()),
        Some(String::new())
    );
}

/// 性质 ≥ in a cell of its own, 32座 in one: there is no column of units. The next cell keeps a table that nobody
/// understood, and a cell that names several sums shows the first of equally long words.
#[test]
fn a_cell_shows_what_has_no_cell_of_its_own() {
    let mut grid = drawing();
    let cells = grid["cells"].as_array_mut().unwrap();
    cells[17] = cell(5, 7, (1, 1), "unknown", at("/tables/0"));
    cells[22] = cell(6, 7, (1, 1), "unknown", at("/tables/0"));
    cells[4] =
        cell(3, 5, (1, 1), "label", json!({"at": ["/forms/0/funds/0/label", "/forms/0/funds/1/label"]}));
    let mut submission = form(grid);
    let other = model::Fund { label: "其他资金总额".to_owned(), ..model::Fund::default() };
    submission.forms[0].funds.push(other);
    let kept = json!([{"table": 1, "rows": 2, "columns": 1, "cells": [
        {"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": "雨量计"},
        {"row": 2, "column": 1, "row_span": 1, "column_span": 1, "text": "水位计"}]}]);
    submission.forms[0].tables = serde_json::from_value(kept).unwrap();
    let words = words(&source(&submission, 0).unwrap());
    assert_eq!(words[0], "-项目名称|水库维修|-年度资金总额|160.00");
    assert_eq!(words[2], "-产出指标|-数量指标|维修水库|≥|32座|雨量计");
    assert_eq!(words[3], "-质量指标|合格率||100%|水位计");
}

#[test]
fn a_changed_value_changes_on_paper() {
    let mut submission = form(drawing());
    submission.forms[0].project.as_mut().unwrap().name = Some("堤防维修".to_owned());
    let sheet = source(&submission, 0).unwrap();
    assert_eq!(sheet.table.rows[0].cells[1].text, "堤防维修");
    assert_eq!(sheet.table.rows[0].cells[1].align, Align::Center);
    assert_eq!(sheet.table.rows[0].cells[1].at, [model::Pointer::from("/forms/0/project/name")]);
}

#[test]
fn only_a_heading_over_a_long_block_comes_again() {
    let short = source(&form(drawing()), 0).unwrap();
    assert!(short.table.rows.iter().all(|row| !row.heading));
    let mut long = drawing();
    long["rows"] = json!(8);
    let cells = long["cells"].as_array_mut().unwrap();
    for row in [7, 8] {
        cells.push(cell(row, 1, (1, 1), "label", text("满意度指标")));
        cells.push(cell(row, 2, (1, 6), "value", text("好")));
    }
    let sheet = source(&form(long.clone()), 0).unwrap();
    let headings = |sheet: &Sheet| sheet.table.rows.iter().map(|row| row.heading).collect::<Vec<_>>();
    assert_eq!(headings(&sheet), [false, true, false, false, false, false]);
    // 一级指标 stands beside the first row as well: what begins in the heading ends below it.
    let mut beside = long.clone();
    beside["cells"][6]["row_span"] = json!(2);
    beside["cells"][12]["row"] = json!(6);
    beside["cells"][12]["row_span"] = json!(1);
    assert_eq!(headings(&source(&form(beside), 0).unwrap()), [false; 6]);
    // 资金 stands beside the heading too: it begins above and ends in it.
    let mut above = long;
    above["cells"][5]["row_span"] = json!(2);
    above["cells"].as_array_mut().unwrap().drain(10..12);
    assert_eq!(headings(&source(&form(above), 0).unwrap()), [false; 6]);
}

/// Two projects share one table and its heading: between the heading and the second project stand the rows of the first.
#[test]
fn rows_of_another_form_leave_no_gap() {
    let mut grid = drawing();
    grid["rows"] = json!(9);
    for cell in grid["cells"].as_array_mut().unwrap() {
        if cell["row"].as_u64().unwrap() > 4 {
            cell["row"] = json!(cell["row"].as_u64().unwrap() + 3);
        }
    }
    let sheet = source(&form(grid), 0).unwrap();
    assert_eq!(sheet.table.rows.len(), 4);
    assert_eq!(sheet.table.rows, source(&form(drawing()), 0).unwrap().table.rows);
}

#[test]
fn geometry_that_cannot_be_is_not_followed() {
    for (key, value) in
        [("column", json!(9)), ("row_span", json!(0)), ("column_span", json!(4_294_967_295_u32))]
    {
        let mut grid = drawing();
        grid["cells"][3][key] = value;
        assert_eq!(source(&form(grid), 0), None, "{key}");
    }
    let mut overlap = drawing();
    overlap["cells"][4]["column"] = json!(2);
    assert_eq!(source(&form(overlap), 0), None);
    let mut wide = drawing();
    wide["widths"] = json!([1500, 1500, 40, 4_294_967_295_u32, 1500, 1500, 1500]);
    assert!(source(&form(wide), 0).is_some(), "absurd widths fold without overflow");
    let mut stacked = drawing();
    let cells = stacked["cells"].as_array_mut().unwrap();
    cells.extend((0..50).map(|_| cell(1, 1, (6, 7), "value", text("甲"))));
    assert_eq!(source(&form(stacked), 0), None);
    let mut huge = drawing();
    huge["rows"] = json!(4_000_000_000_u32);
    assert_eq!(source(&form(huge), 0), None);
    let mut none = form(drawing());
    none.forms[0].grids.clear();
    assert_eq!(source(&none, 0), None);
    assert_eq!(source(&none, 1), None);
}
