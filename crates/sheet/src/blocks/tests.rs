//! Sheets as people draw them, and the blocks that they are.

use model::build::Body;
use model::{Block, Document, Format, Limits, Noted, Place, Source};
use pretty_assertions::assert_eq;

use super::*;
use crate::book::{Cell, Columns, Edges, Run, USUAL_WIDTH};

const BOX: Edges = Edges { left: true, right: true, top: true, bottom: true };

/// A sheet from a drawing: cells parted by `|`, `[` before a cell with lines around it, `.` for one that is not listed.
fn drawn(rows: &[&str]) -> Sheet {
    let mut sheet = Sheet { name: "表".into(), usual_width: USUAL_WIDTH, ..Sheet::default() };
    for (row, line) in rows.iter().enumerate() {
        for (column, text) in line.split('|').enumerate() {
            let (edges, text) = text.strip_prefix('[').map_or((Edges::default(), text), |text| (BOX, text));
            if text != "." && !(text.is_empty() && edges.none()) {
                let text = text.to_owned();
                sheet.cells.push(Cell {
                    row: row as u32,
                    column: column as u32,
                    text,
                    edges,
                    ..Cell::default()
                });
            }
        }
    }
    sheet
}

fn merged(mut sheet: Sheet, areas: &[&str]) -> Sheet {
    sheet.merges.extend(areas.iter().map(|area| Area::parse(area).unwrap()));
    sheet
}

fn document(sheets: Vec<Sheet>) -> (Noted<Document>, Origins) {
    let limits = Limits::default();
    let mut body = Body::new(&limits);
    let origins = read(Book { sheets, ..Book::default() }, &mut body, &limits).unwrap();
    let source = Source {
        file: "a.xlsx".into(),
        format: Format::Xlsx,
        sha256: String::new(),
        producer: None,
        modified: None,
    };
    (body.finish(source), origins)
}

/// Paragraphs as they are, tables as rows of cells with their spans where those are not 1.
fn blocks_of(sheet: Sheet) -> Vec<String> {
    let (document, _) = document(vec![sheet]);
    let mut lines = Vec::new();
    for block in &document.value.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::Table(grid) => {
                for row in 1..=grid.rows {
                    let cells = grid.cells.iter().filter(|cell| cell.row == row).map(|cell| {
                        let span = (cell.row_span, cell.column_span);
                        if span == (1, 1) { cell.text.clone() } else { format!("{}{span:?}", cell.text) }
                    });
                    lines.push(format!("| {}", cells.collect::<Vec<_>>().join(" | ")));
                }
            }
        }
    }
    lines
}

#[test]
fn what_has_lines_is_a_table_and_what_stands_alone_a_paragraph() {
    let sheet = drawn(&[
        "项目支出绩效目标表|.|.",
        "填报单位：某局|.|单位：万元",
        "[项目名称|[清淤|[",
        "[产出指标|[数量指标|[5",
        "[|[质量指标|[98%",
        "注：用途见附件。|.|.",
    ]);
    assert_eq!(
        blocks_of(merged(sheet, &["A1:C1", "B3:C3", "A4:A5"])),
        [
            "项目支出绩效目标表",
            "填报单位：某局        单位：万元",
            "| 项目名称 | 清淤(1, 2)",
            "| 产出指标(2, 1) | 数量指标 | 5",
            "| 质量指标 | 98%",
            "注：用途见附件。",
        ]
    );
}

#[test]
fn tables_are_parted_by_empty_rows_and_columns() {
    assert_eq!(blocks_of(drawn(&["[甲|[1", ".|.", "[乙|[2"])), ["| 甲 | 1", "| 乙 | 2"]);
    assert_eq!(
        blocks_of(drawn(&["[甲|[1|.|[乙|[2", "[丙|[3|.|[丁|[4"])),
        ["| 甲 | 1", "| 丙 | 3", "| 乙 | 2", "| 丁 | 4"]
    );
}

#[test]
fn a_remark_beside_a_table_is_no_column_of_it() {
    assert_eq!(
        blocks_of(drawn(&["[指标|[值|请核对", "[长度|[5|.", "[宽度|[6|."])),
        ["| 指标 | 值", "| 长度 | 5", "| 宽度 | 6", "请核对"]
    );
}

#[test]
fn a_row_whose_lines_were_forgotten_stays_in_its_table() {
    assert_eq!(
        blocks_of(drawn(&["[指标|[值|[单位", "长度|5|米", "[宽度|[6|[米"])),
        ["| 指标 | 值 | 单位", "| 长度 | 5 | 米", "| 宽度 | 6 | 米"]
    );
    // A title between two tables is none of them.
    assert_eq!(blocks_of(drawn(&["[甲|[1", "第二张|.", "[乙|[2"])), ["| 甲 | 1", "第二张", "| 乙 | 2"]);
}

#[test]
fn a_list_without_lines_is_a_table_behind_its_title() {
    assert_eq!(
        blocks_of(drawn(&["项目清单|.|.", "编码|名称|金额", "1|清淤|5", "2|培训|6", "制表人：王|.|."])),
        ["项目清单", "| 编码 | 名称 | 金额", "| 1 | 清淤 | 5", "| 2 | 培训 | 6", "制表人：王"]
    );
    // Beside a table with lines two words in a row are a signature.
    assert_eq!(
        blocks_of(drawn(&["[甲|[1", "负责人：|填表人：", "电话：|日期："])),
        ["| 甲 | 1", "负责人：        填表人：", "电话：        日期："]
    );
}

#[test]
fn empty_rows_and_columns_at_the_ends_are_no_part_of_a_table() {
    assert_eq!(blocks_of(drawn(&["[甲|[1|[", "[乙|[|[", "[|[|["])), ["| 甲 | 1 | ", "| 乙 |  | "]);
    // A line drawn as the left one of the column behind.
    let mut sheet = drawn(&["[甲|[1", "[乙|[2"]);
    for row in 0..2 {
        let edges = Edges { left: true, ..Edges::default() };
        sheet.cells.push(Cell { row, column: 2, edges, ..Cell::default() });
    }
    sheet.in_order();
    assert_eq!(blocks_of(sheet), ["| 甲 | 1", "| 乙 | 2"]);
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let mut sheet = drawn(&["[名称|[编码|[值", "[甲|[007|[1", "[乙|[008|[2", "[丙|[009|[3"]);
    sheet.hidden_rows.push(Run { first: 2, last: 2 });
    sheet.columns.push(Columns { run: Run { first: 1, last: 1 }, width: None, hidden: true });
    let (document, origins) = document(vec![sheet]);
    let Block::Table(grid) = &document.value.blocks[0] else { panic!("no table") };
    let texts: Vec<&str> = grid.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["名称", "值", "甲", "1", "丙", "3"]);
    assert_eq!(grid.widths, [USUAL_WIDTH, USUAL_WIDTH]);
    let ids: Vec<&str> = document.notes.iter().map(|note| &*note.id).collect();
    assert_eq!(ids, ["sheet.hidden-column", "sheet.hidden-row"]);
    // Places are found in the workbook as it is.
    let mut place = Place::cell(1, 3, 2);
    origins.locate(&mut place);
    assert_eq!(place.cell.as_deref(), Some("表!C4"));
}

#[test]
fn a_merge_whose_first_row_is_hidden_shows_further_down() {
    let mut sheet = merged(drawn(&["[类|[甲", "[|[乙", "[|[丙"]), &["A1:A3"]);
    sheet.hidden_rows.push(Run { first: 0, last: 0 });
    assert_eq!(blocks_of(sheet), ["| 类(2, 1) | 乙", "| 丙"]);
}

#[test]
fn text_under_a_merge_is_told() {
    let (document, _) = document(vec![merged(drawn(&["[甲|[乙", "[1|[2"]), &["A1:B1"])]);
    assert_eq!(document.notes[0].id, "sheet.text-under-merge");
    assert!(document.notes[0].message.ends_with(": 乙"), "{}", document.notes[0].message);
}

#[test]
fn merges_that_overlap_are_told_and_the_first_counts() {
    let sheet = || merged(drawn(&["[甲|[|[丙", "[1|[2|[3"]), &["A1:B1", "B1:C1"]);
    let (document, _) = document(vec![sheet()]);
    assert_eq!(document.notes[0].id, "sheet.merges-overlap");
    assert_eq!(blocks_of(sheet()), ["| 甲(1, 2) | 丙", "| 1 | 2 | 3"]);
}

#[test]
fn what_is_printed_is_read_apart_from_the_rest() {
    let mut sheet = drawn(&["[指标|[值|[辅助", "[长度|[5|[x"]);
    sheet.print_areas.push(Area::parse("A1:B2").unwrap());
    sheet.title_rows = Some(Run { first: 0, last: 0 });
    let (document, _) = document(vec![sheet]);
    let tables: Vec<(u32, u32, u32)> = document
        .value
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(grid) => Some((grid.rows, grid.columns, grid.header_rows)),
            Block::Paragraph(_) => None,
        })
        .collect();
    assert_eq!(tables, [(2, 2, 1), (2, 1, 1)]);
}

#[test]
fn sheets_follow_one_another_with_their_names_beside() {
    let hidden = Sheet { name: "字典".into(), hidden: true, ..Sheet::default() };
    let sheets = vec![drawn(&["甲"]), hidden, Sheet { name: "二".into(), ..drawn(&["[乙|[1", "[丙|[2"]) }];
    let (document, _) = document(sheets);
    let names: Vec<_> =
        document.value.asides.iter().map(|aside| (aside.text.as_str(), aside.place.clone())).collect();
    assert_eq!(names, [("表", Some(Place::paragraph(1))), ("二", Some(Place::table(1)))]);
    assert_eq!(document.notes[0].id, "sheet.hidden-sheet");
}

/// A far cell costs nothing, and a wide frame ends in a limit before it costs anything.
#[test]
fn distance_costs_nothing() {
    let far =
        |row, column, text: &str, edges| Cell { row, column, text: text.into(), edges, ..Cell::default() };
    let plain = Edges::default();
    let mut sheet = Sheet { name: "表".into(), ..Sheet::default() };
    sheet.cells =
        vec![far(0, 0, "甲", plain), far(0, 16_383, "乙", plain), far(1_048_575, 16_383, "丙", plain)];
    assert_eq!(blocks_of(sheet), ["甲        乙", "丙"]);
    let mut frame = Sheet { name: "表".into(), ..Sheet::default() };
    frame.cells = (0..16_384).map(|column| far(0, column, "甲", BOX)).collect();
    frame.cells.extend((1..1000).map(|row| far(row, 0, "乙", BOX)));
    let limits = Limits::default();
    let read = read(Book { sheets: vec![frame], ..Book::default() }, &mut Body::new(&limits), &limits);
    assert!(matches!(read, Err(Excess { what: "cells" | "columns", .. })), "{read:?}");
}
