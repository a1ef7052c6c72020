//! The flat tables as CSV.

use crate::common::submission;
use exporter::{CsvOptions, Encoding, Formulas, Table, csv};
use pretty_assertions::assert_eq;

fn records(bytes: &[u8]) -> Vec<std::collections::HashMap<String, String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = ::csv::Reader::from_reader(bytes);
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn a_row_per_indicator_with_text_meaning_and_place() {
    let submission = submission("hebei");
    let bytes = csv(&[&submission], Table::Indicators, &CsvOptions::default()).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFfile,sha256,year,"), "Excel knows UTF-8 by its mark");
    let rows = records(&bytes);
    assert_eq!(rows.len(), 5);
    let cell = |row: usize, key: &str| rows[row][key].as_str();
    assert_eq!(cell(0, "project.code"), "53092624P004151100017");
    assert_eq!(cell(0, "level2.id"), "output.quantity");
    assert_eq!(
        (cell(0, "target.text"), cell(0, "target.op"), cell(0, "target.value")),
        ("≥36座", "ge", "36")
    );
    assert_eq!((cell(0, "target.unit"), cell(0, "target.base.value")), ("座", "36"));
    assert_eq!(cell(0, "place"), "表2 第2行 第5列");
    assert_eq!((cell(1, "target.low"), cell(1, "target.high"), cell(1, "target.value")), ("2", "3", ""));
    assert_eq!((cell(2, "target.kind"), cell(2, "target.date")), ("date", "2024-12-31"));
    assert_eq!(cell(2, "basis"), "'=SUM(A1)", "a formula is disarmed");
    assert_eq!((cell(3, "target.text"), cell(3, "target.kind")), ("明显提升", "text"));
}

#[test]
fn a_row_per_sum_and_step() {
    let submission = submission("hebei");
    let bytes = csv(&[&submission], Table::Funds, &CsvOptions::default()).unwrap();
    let rows = records(&bytes);
    let records: Vec<&str> = rows.iter().map(|row| row["record"].as_str()).collect();
    assert_eq!(records, ["fund", "fund", "fund", "schedule", "schedule", "schedule", "schedule"]);
    assert_eq!(rows[0]["item"], "total");
    assert_eq!((rows[0]["budget.text"].as_str(), rows[0]["budget.value"].as_str()), ("1,236.50", "1236.50"));
    assert_eq!(
        (rows[0]["budget.base.value"].as_str(), rows[0]["budget.base.unit"].as_str()),
        ("12365000", "元")
    );
    assert_eq!(rows[0]["budget.inferred"], "unit");
    assert_eq!(rows[0]["place"], "表1 第3行 第3列");
    assert_eq!((rows[3]["label"].as_str(), rows[3]["share.value"].as_str()), ("3月底", "25"));
}

#[test]
fn a_form_without_money_and_a_task_without_sums_are_listed() {
    let mut submission = submission("hebei");
    submission.forms[0].funds.clear();
    submission.forms[0].schedule.clear();
    let listed = |submission: &model::Submission| {
        records(&csv(&[submission], Table::Funds, &CsvOptions::default()).unwrap())
    };
    let rows = listed(&submission);
    assert_eq!((rows.len(), rows[0]["record"].as_str()), (1, "project"));
    submission.forms[0].tasks =
        vec![model::Task {
            name: "河道管护".into(), content: Some("巡河".into()), ..Default::default()
        }];
    let rows = listed(&submission);
    assert_eq!((rows.len(), rows[0]["record"].as_str(), rows[0]["label"].as_str()), (1, "task", "河道管护"));
    assert_eq!(rows[0]["fields"], "主要内容：巡河");
}

#[test]
fn documents_stand_one_after_another_with_their_file() {
    let (first, mut second) = (submission("hebei"), submission("hebei"));
    second.source.file = "另一份.docx".into();
    let rows = records(&csv(&[&first, &second], Table::Indicators, &CsvOptions::default()).unwrap());
    assert_eq!(rows.len(), 10);
    assert_eq!((rows[4]["file"].as_str(), rows[5]["file"].as_str()), ("绩效文本.docx", "另一份.docx"));
    assert_eq!(rows[5]["sha256"], "0b1c5a1e9f0f6c7b8d2e3f4a5b6c7d8e9f00112233445566778899aabbccddee");
}

#[test]
fn gb18030_decodes_to_the_same_table() {
    let submission = submission("hebei");
    let options = |encoding| CsvOptions { encoding, formulas: Formulas::Keep };
    let utf8 = csv(&[&submission], Table::Indicators, &options(Encoding::Utf8)).unwrap();
    let gb = csv(&[&submission], Table::Indicators, &options(Encoding::Gb18030)).unwrap();
    let (text, _, bad) = encoding_rs::GB18030.decode(&gb);
    assert!(!bad);
    assert_eq!(text.as_bytes(), utf8);
    // ≥ is A1 DD in GB 18030.
    assert!(gb.windows(2).any(|pair| pair == [0xA1, 0xDD]));
}
