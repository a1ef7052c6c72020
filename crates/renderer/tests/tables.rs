//! Tables no form claimed, and notes at the end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do

mod common;

use common::{Length, geometry, parsed, renderer, squeezed, submission};
use pretty_assertions::assert_eq;
use renderer::PdfOptions;
use serde_json::{Value, json};
use testkit::pdf::{Pdf, Word};

#[test]
fn unclaimed_tables_and_footnotes_are_set_too() {
    let mut submission = submission("hebei", Length::Short);
    let extra = parsed(&json!({
        "schema": "jixiao/1",
        "source": {"file": "a", "format": "docx", "sha256": "", "producer": null},
        "tables": [{"table": 7, "rows": 3, "columns": 3, "cells": [
            {"row": 1, "column": 1, "row_span": 2, "column_span": 1, "text": "合并两行"},
            {"row": 1, "column": 2, "row_span": 1, "column_span": 2, "text": "合并两列"},
            {"row": 2, "column": 2, "row_span": 1, "column_span": 1, "text": "左", "tables": [
                {"table": 1, "rows": 1, "columns": 1, "cells": [{"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": "表中表"}]}
            ]},
            {"row": 3, "column": 1, "row_span": 1, "column_span": 1, "text": "末行"}
        ]}],
        "asides": [
            {"kind": "footnote", "mark": "①", "text": "数据为预计数。"},
            {"kind": "comment", "text": "请核实。"}
        ],
    }));
    submission.tables = extra.tables;
    submission.asides = extra.asides;
    let pdf = renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    let ids: Vec<_> = pdf.notes.iter().map(|note| note.id.as_ref()).collect();
    assert_eq!(ids, ["render.aside-left-out"], "the comment is not published, and that is said");
    let text = squeezed(&Pdf::open(&pdf.value).text());
    for part in ["合并两行", "合并两列", "左", "表中表", "末行", "①数据为预计数。"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("请核实"));
}

/// A submission of one table with a header row.
fn listing(rows: usize) -> model::Submission {
    let header = ["项目编码", "项目名称", "预算数", "财政拨款", "其他资金", "实施单位", "目标", "备注"]
        .map(str::to_owned);
    let row = |number: usize| {
        [
            format!("13990122P0044151{number:05}"),
            format!("农村电商人才培训经费第{number}批"),
            "12.50".to_owned(),
            "10.00".to_owned(),
            "2.50".to_owned(),
            "云岭县商务局".to_owned(),
            "≥150人次".to_owned(),
            "按季度组织培训，逐月统计成交额".to_owned(),
        ]
    };
    let cells: Vec<Value> = std::iter::once(header)
        .chain((2..=rows).map(row))
        .enumerate()
        .flat_map(|(above, texts)| {
            let cell = move |(left, text): (usize, String)| {
                json!({"row": above + 1, "column": left + 1, "row_span": 1, "column_span": 1, "text": text})
            };
            texts.into_iter().enumerate().map(cell)
        })
        .collect();
    parsed(&json!({
        "schema": "jixiao/1",
        "source": {"file": "a", "format": "docx", "sha256": "", "producer": null},
        "tables": [{"table": 1, "rows": rows, "columns": 8, "header_rows": 1, "cells": cells}],
    }))
}

#[test]
fn a_table_of_many_pages_has_its_header_row_on_each() {
    let pdf = renderer().pdf(&listing(500), &PdfOptions::default()).unwrap();
    assert_eq!(pdf.notes, []);
    let pdf = Pdf::open(&pdf.value);
    let pages: Vec<_> = pdf.page_texts().iter().map(|page| squeezed(page)).collect();
    assert!(pages.len() > 10);
    for page in &pages {
        assert!(page.contains("项目编码项目名称预算数财政拨款其他资金实施单位目标备注"), "{page}");
    }
    let all = pages.concat();
    for number in 2..=500 {
        assert!(
            all.contains(&format!("13990122P0044151{number:05}农村电商人才培训经费第{number}批12.50")),
            "{number}"
        );
    }
    assert_eq!(geometry::outside(&pdf, &pdf.words()), Vec::<&Word>::new());
}

#[test]
fn sums_of_a_table_stand_on_one_line_and_its_headings_in_one_size() {
    let words = Pdf::open(&renderer().pdf(&listing(3), &PdfOptions::default()).unwrap().value).words();
    let heights = ["12.50", "10.00", "2.50", "预算", "财政"].map(|text| {
        let word = words.iter().find(|word| word.text == text).unwrap_or_else(|| panic!("{text} is parted"));
        (word.bottom - word.top).round() as u32
    });
    assert_eq!(heights[0..3], [heights[0]; 3], "{heights:?}");
    assert_eq!(heights[3], heights[4], "{heights:?}");
}
