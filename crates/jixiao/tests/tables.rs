//! The tables of the data set say what the canonical JSON says, row by row and column by column.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int32Type};
use arrow_array::{Array as _, RecordBatch};
use jixiao::Options;
use jixiao::data::{DataSet, Table, schema};
use pretty_assertions::assert_eq;
use serde_json::Value;

/// The quantities of each list of a form: column, path in the record.
const QUANTITIES: &[(Table, &[(&str, &str)])] = &[
    (Table::Forms, &[("total_weight", "/total/weight"), ("total_score", "/total/score")]),
    (
        Table::Funds,
        &[
            ("initial", "/initial"),
            ("budget", "/budget"),
            ("executed", "/executed"),
            ("expected", "/expected"),
            ("balance", "/balance"),
            ("weight", "/weight"),
            ("rate", "/rate"),
            ("score", "/score"),
        ],
    ),
    (Table::Goals, &[("weight", "/weight")]),
    (
        Table::Indicators,
        &[
            ("level1_weight", "/level1/weight"),
            ("level2_weight", "/level2/weight"),
            ("target", "/target"),
            ("actual", "/actual"),
            ("expected", "/expected"),
            ("weight", "/weight"),
            ("score", "/score"),
        ],
    ),
    (
        Table::Tasks,
        &[
            ("budget_total", "/budget/total"),
            ("budget_fiscal", "/budget/fiscal"),
            ("budget_other", "/budget/other"),
        ],
    ),
    (Table::Schedule, &[("share", "/share")]),
    (Table::Fields, &[("grade", "")]),
];

/// Texts and numbers of each list: column, path in the record. What is not here has the column's own name.
const ELSEWHERE: &[(Table, &str, &str)] = &[
    (Table::Forms, "unit_level", "/unit/level"),
    (Table::Forms, "recognition", "/recognition/score"),
    (Table::Forms, "cells", "/reading/cells"),
    (Table::Forms, "understood", "/reading/understood"),
    (Table::Indicators, "level1_id", "/level1/id"),
    (Table::Indicators, "level1_label", "/level1/label"),
    (Table::Indicators, "level2_id", "/level2/id"),
    (Table::Indicators, "level2_label", "/level2/label"),
];

/// What the columns that every row of a form begins with stand for.
fn head(root: &Value, form: &Value, column: &str) -> Option<Value> {
    let at = |value: &Value, pointer: &str| value.pointer(pointer).cloned().unwrap_or(Value::Null);
    Some(match column {
        "document" => at(root, "/source/sha256"),
        "file" => at(root, "/source/file"),
        "year" if form["year"].is_null() => at(root, "/year"),
        "year" => at(form, "/year"),
        "department_code" => at(root, "/department/code"),
        "department_name" => at(root, "/department/name"),
        "profile" => at(form, "/profile"),
        "kind" => at(form, "/kind"),
        "unit_code" => at(form, "/unit/code"),
        "unit_name" => at(form, "/unit/name"),
        "project_code" => at(form, "/project/code"),
        "project_name" => at(form, "/project/name"),
        _ => return None,
    })
}

/// What a column of a quantity stands for; `part` is what follows its name.
fn of_quantity(quantity: Option<&Value>, part: &str) -> Value {
    let Some(quantity) = quantity else { return Value::Null };
    let key = match part {
        "number" => "/value",
        "base_number" | "base_value" => "/base/value",
        "base_low" => "/base/low",
        "base_high" => "/base/high",
        "base_unit" => "/base/unit",
        "inferred" => {
            let inferred = quantity["inferred"].as_array().cloned().unwrap_or_default();
            let words: Vec<&str> = inferred.iter().filter_map(Value::as_str).collect();
            return if words.is_empty() { Value::Null } else { words.join(",").into() };
        }
        part => return quantity.get(part).cloned().unwrap_or(Value::Null),
    };
    quantity.pointer(key).cloned().unwrap_or(Value::Null)
}

/// A cell as JSON: a decimal by its digits without zeros at the end, a date by its parts.
fn cell(batch: &RecordBatch, column: &str, row: usize) -> Value {
    let array = batch.column_by_name(column).unwrap();
    if array.is_null(row) {
        return Value::Null;
    }
    match array.data_type().to_string().as_str() {
        "Utf8" => array.as_string::<i32>().value(row).into(),
        "Int32" => array.as_primitive::<Int32Type>().value(row).into(),
        "Float64" => array.as_primitive::<Float64Type>().value(row).into(),
        "Date32" => date(array.as_primitive::<Date32Type>().value(row)).into(),
        "Decimal128(38, 10)" => {
            let scaled = array.as_primitive::<Decimal128Type>().value(row);
            let sign = if scaled < 0 { "-" } else { "" };
            let digits = format!("{:011}", scaled.unsigned_abs());
            let (whole, fraction) = digits.split_at(digits.len() - 10);
            plain(&format!("{sign}{whole}.{fraction}")).into()
        }
        other => panic!("{column}: {other}"),
    }
}

/// `2022-12-31`, counted day by day.
fn date(days: i32) -> String {
    let (mut year, mut month, mut left) = (1970, 1, days);
    loop {
        let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if left < length {
            return format!("{year:04}-{month:02}-{:02}", left + 1);
        }
        left -= length;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}

/// A decimal without zeros at its end.
fn plain(digits: &str) -> String {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        digits.to_owned()
    }
}

/// The number of the JSON as a column of its type would show it.
fn as_shown(expected: Value, batch: &RecordBatch, column: &str) -> Value {
    let kind = batch.schema().field_with_name(column).unwrap().data_type().to_string();
    match (kind.as_str(), &expected) {
        ("Float64", Value::Number(number)) => number.as_f64().unwrap().into(),
        ("Decimal128(38, 10)", Value::Number(number)) => plain(&number.to_string()).into(),
        _ => expected,
    }
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "md" && extension != "json"))
        .collect();
    files.sort();
    assert!(files.len() > 50, "{}", files.len());
    files
}

/// The canonical JSON of a document, and its tables.
fn both(path: &Path) -> (Value, BTreeMap<Table, RecordBatch>) {
    let bytes = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let options = Options::default();
    let submission = jixiao::read(&bytes, name, &options).unwrap();
    let json = serde_json::from_str(&jixiao::to_json(&submission).unwrap()).unwrap();
    let mut data = DataSet::new();
    data.read(&bytes, path.to_str().unwrap(), &options);
    (json, data.finish().unwrap().into_iter().collect())
}

/// Every good document, read once.
static GOOD: LazyLock<Vec<(PathBuf, Value, BTreeMap<Table, RecordBatch>)>> = LazyLock::new(|| {
    let read = |path: PathBuf| {
        let (json, tables) = both(&path);
        (path, json, tables)
    };
    fixtures().into_iter().map(read).collect()
});

fn rows(tables: &BTreeMap<Table, RecordBatch>, table: Table) -> usize {
    tables.get(&table).map_or(0, RecordBatch::num_rows)
}

#[test]
fn every_row_is_what_the_json_says() {
    let mut compared = 0;
    for (path, root, tables) in GOOD.iter() {
        for (table, quantities) in QUANTITIES {
            let Some(batch) = tables.get(table) else { continue };
            for row in 0..batch.num_rows() {
                let pointer = cell(batch, "pointer", row);
                let pointer = pointer.as_str().unwrap();
                let record = root.pointer(pointer).unwrap();
                let form = &root["forms"][cell(batch, "form", row).as_u64().unwrap() as usize];
                for field in batch.schema().fields() {
                    let column = field.name().as_str();
                    let Some(expected) = expected(*table, quantities, root, form, record, column) else {
                        continue;
                    };
                    let at = format!("{}: {table} {pointer} {column}", path.display());
                    assert_eq!(cell(batch, column, row), as_shown(expected, batch, column), "{at}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 100_000, "{compared}");
}

fn expected(
    table: Table,
    quantities: &[(&str, &str)],
    root: &Value,
    form: &Value,
    record: &Value,
    column: &str,
) -> Option<Value> {
    if let Some(value) = head(root, form, column) {
        return Some(value);
    }
    // Those that say where the row stands are compared elsewhere.
    if ["path", "form", "ordinal", "pointer", "table", "row", "column", "paragraph", "jixiao"]
        .contains(&column)
        || column.starts_with("outer_")
        || column.ends_with("_place")
    {
        return None;
    }
    let longest = quantities
        .iter()
        .filter(|(name, _)| column.strip_prefix(name).is_some_and(|rest| rest.starts_with('_')));
    if let Some((name, path)) = longest.max_by_key(|(name, _)| name.len()) {
        let quantity = record.pointer(path).filter(|quantity| quantity.is_object());
        return Some(of_quantity(quantity, &column[name.len() + 1..]));
    }
    if let Some((_, _, path)) = ELSEWHERE.iter().find(|(of, name, _)| (*of, *name) == (table, column)) {
        return Some(record.pointer(path).cloned().unwrap_or(Value::Null));
    }
    Some(match (table, column) {
        (Table::Forms, "doubtful") => {
            let doubtful = record.pointer("/reading/doubtful").and_then(Value::as_array).map(Vec::len);
            record.get("reading").map_or(Value::Null, |_| doubtful.unwrap_or(0).into())
        }
        (Table::Forms, "tables") => record["tables"].as_array().map_or(0, Vec::len).into(),
        (Table::Fields, "text") if record.is_object() => record["text"].clone(),
        (Table::Fields, "text") => record.clone(),
        (Table::Fields, "list" | "record" | "map" | "label") => return None,
        (Table::Tasks | Table::Schedule | Table::Funds | Table::Goals, "name" | "label" | "text") => {
            record.get(column).cloned().unwrap_or_else(|| "".into())
        }
        _ => record.get(column).cloned().unwrap_or(Value::Null),
    })
}

/// Each list of the JSON has as many rows, and each key of a record a column.
#[test]
fn nothing_of_the_json_is_left_out() {
    for (path, root, tables) in GOOD.iter() {
        let forms = root["forms"].as_array().unwrap();
        assert_eq!(rows(tables, Table::Documents), 1);
        assert_eq!(rows(tables, Table::Forms), forms.len(), "{}", path.display());
        assert_eq!(
            rows(tables, Table::Notes),
            root["notes"].as_array().map_or(0, Vec::len),
            "{}",
            path.display()
        );
        let mut labelled = 0;
        for (table, list) in [
            (Table::Funds, "funds"),
            (Table::Goals, "goals"),
            (Table::Indicators, "indicators"),
            (Table::Tasks, "tasks"),
            (Table::Schedule, "schedule"),
        ] {
            let records: Vec<&Value> =
                forms.iter().filter_map(|form| form[list].as_array()).flatten().collect();
            assert_eq!(rows(tables, table), records.len(), "{} {list}", path.display());
            for record in records {
                for (key, value) in record.as_object().unwrap() {
                    if key == "fields" || key == "grades" {
                        labelled += value.as_object().unwrap().len();
                        continue;
                    }
                    let has = |name: &str| schema(table).field_with_name(name).is_ok();
                    let stands = has(key) || has(&format!("{key}_text")) || has(&format!("{key}_label"));
                    assert!(
                        stands || key == "budget" && table == Table::Tasks,
                        "{list}: no column for {key}"
                    );
                }
            }
        }
        for form in forms {
            labelled += ["fields", "labels"]
                .iter()
                .filter_map(|map| form[*map].as_object())
                .map(|map| map.len())
                .sum::<usize>();
        }
        assert_eq!(rows(tables, Table::Fields), labelled, "{}", path.display());
    }
}

/// A row stands where its first value does; a quantity where it is written.
#[test]
fn rows_stand_where_the_json_says() {
    for (path, root, tables) in GOOD.iter() {
        let Some(batch) = tables.get(&Table::Indicators) else { continue };
        for row in 0..batch.num_rows() {
            let pointer = cell(batch, "pointer", row);
            let pointer = pointer.as_str().unwrap();
            let place = |key: &str| root["places"].get(format!("{pointer}/{key}"));
            if let Some(place) = place("name") {
                for key in ["table", "row", "column"] {
                    assert_eq!(cell(batch, key, row), place[key], "{}: {pointer} {key}", path.display());
                }
            }
            if let Some(place) = place("target").filter(|place| place.get("in").is_none()) {
                let said = format!("表{} 第{}行 第{}列", place["table"], place["row"], place["column"]);
                assert_eq!(cell(batch, "target_place", row), said, "{}: {pointer}", path.display());
            }
        }
    }
}

#[test]
fn a_nested_table_says_the_cell_it_is_in() {
    let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
        "forms": [{"kind": "project_goal", "profile": "hebei", "indicators": [{"name": "清淤长度"}]}],
        "places": {"/forms/0/indicators/0/name": {"table": 1, "row": 4, "column": 3, "in": {"table": 2, "row": 7, "column": 1}}}}"#;
    let mut data = DataSet::new();
    data.read(json.as_bytes(), "a.json", &Options::default());
    let tables: BTreeMap<Table, RecordBatch> = data.finish().unwrap().into_iter().collect();
    let cell = |column: &str| cell(&tables[&Table::Indicators], column, 0);
    assert_eq!((cell("table"), cell("row"), cell("column")), (1.into(), 4.into(), 3.into()));
    assert_eq!(
        (cell("outer_table"), cell("outer_row"), cell("outer_column")),
        (2.into(), 7.into(), 1.into())
    );
}

#[test]
fn a_number_that_does_not_fit_is_null_and_told() {
    let json = |digits: &str| {
        let page = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
            "forms": [{"kind": "project_goal", "profile": "hebei", "indicators": [
              {"name": "精度", "target": {"text": "DIGITS", "kind": "text"}}]}]}"#;
        page.replace("DIGITS", digits)
    };
    let tables = |digits: &str| {
        let mut data = DataSet::new();
        data.read(json(digits).as_bytes(), "a.json", &Options::default());
        data.finish().unwrap().into_iter().collect::<BTreeMap<Table, RecordBatch>>()
    };
    let ids = |tables: &BTreeMap<Table, RecordBatch>| {
        let notes = tables.get(&Table::Notes);
        notes.map_or_else(Vec::new, |notes| (0..notes.num_rows()).map(|row| cell(notes, "id", row)).collect())
    };
    let fits = tables("0.1234567891");
    assert_eq!(cell(&fits[&Table::Indicators], "target_value", 0), "0.1234567891");
    assert!(!ids(&fits).contains(&"data.number-too-long".into()));
    let long = tables("0.12345678912");
    assert_eq!(cell(&long[&Table::Indicators], "target_value", 0), Value::Null);
    assert_eq!(cell(&long[&Table::Indicators], "target_number", 0), 0.123_456_789_12);
    assert_eq!(cell(&long[&Table::Indicators], "target_text", 0), "0.12345678912");
    assert!(ids(&long).contains(&"data.number-too-long".into()));
    let notes = &long[&Table::Notes];
    let row = (0..notes.num_rows()).find(|row| cell(notes, "id", *row) == "data.number-too-long").unwrap();
    assert_eq!(cell(notes, "pointer", row), "/forms/0/indicators/0/target");
}

#[test]
fn findings_and_failures_are_rows() {
    let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx", "sha256": "0f"},
      "forms": [{"kind": "project_goal", "profile": "hebei", "currency_unit": "万元", "funds": [
        {"item": "total", "label": "预算数", "budget": {"text": "5.00", "kind": "text"}},
        {"item": "fiscal", "label": "财政资金", "budget": {"text": "4.00", "kind": "text"}},
        {"item": "other", "label": "其他资金", "budget": {"text": "0", "kind": "text"}}]}]}"#;
    let mut data = DataSet::new();
    data.read(json.as_bytes(), "2024/a.json", &Options::default());
    data.read(b"%PDF-1.7", "2024/b.docx", &Options::default());
    let tables: BTreeMap<Table, RecordBatch> = data.finish().unwrap().into_iter().collect();
    let findings = &tables[&Table::Findings];
    let row = (0..findings.num_rows()).find(|row| cell(findings, "rule", *row) == "AMT-SUM").unwrap();
    assert_eq!(cell(findings, "severity", row), "error");
    assert_eq!(cell(findings, "pointer", row), "/forms/0/funds/0/budget");
    assert_eq!(cell(findings, "form", row), 0);
    assert_eq!(cell(findings, "path", row), "2024/a.json");
    let failures = &tables[&Table::Failures];
    assert_eq!((failures.num_rows(), rows(&tables, Table::Documents)), (1, 1));
    assert_eq!(cell(failures, "id", 0), "file.not-a-document");
    assert_eq!(
        (cell(failures, "path", 0), cell(failures, "file", 0)),
        ("2024/b.docx".into(), "b.docx".into())
    );
}
