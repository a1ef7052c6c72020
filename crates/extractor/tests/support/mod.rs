//! Compares a submission with what a person wrote down that it must be.
//!
//! An expected file names all that must come out: a key, an element or a column of a table that stands in neither is one
//! too many. Only what speaks of the reading and not of the document may be left out: [`FREE`]. An array of strings is a
//! table: the first row names keys (`budget.total` is a key in a key), the others are the elements, all of them. In a
//! table `∅` says that a key is absent, `〃` repeats the cell above, `¶` is a line end, and a level stands as `id label`.
//! `*` says of a value that anything or nothing may stand there. `forms[].tables` are the rows of the tables that were
//! kept whole, their texts parted by ` | `; `…` says that other rows may stand there. Of `labels` and `places` those
//! named are compared.

use serde_json::Value;

/// Keys of the submission and of a form that are compared only where the expected file names them.
const FREE: [&str; 10] =
    ["schema", "source", "places", "notes", "asides", "profile", "recognition", "labels", "grids", "reading"];

/// Says where a value differs from what is expected of it.
pub(crate) fn compare(expected: &Value, actual: &Value, at: &str, wrong: &mut Vec<String>) {
    match (expected, actual) {
        (Value::String(any), _) if any == "*" => {}
        (Value::String(absent), Value::Null) if absent == "∅" => {}
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected {
                let (at, actual) = (format!("{at}/{key}"), actual.get(key).unwrap_or(&Value::Null));
                if key == "tables" && at.starts_with("/forms/") && value != "*" {
                    kept(value, actual, &at, wrong);
                } else {
                    compare(value, actual, &at, wrong);
                }
            }
            let is_free = |key: &str| !at.contains("/fields") && FREE.contains(&key);
            let stands = |key: &str| at.contains("/fields") || !is_empty(&actual[key]);
            let unnamed = |key: &&String| !expected.contains_key(*key) && !is_free(key) && stands(key);
            for key in actual.keys().filter(unnamed).filter(|_| !at.ends_with("/labels")) {
                wrong.push(format!("{at}/{key}: {} is not expected", actual[key]));
            }
        }
        (Value::Array(rows), Value::Array(items)) if is_table(rows, items) => table(rows, items, at, wrong),
        (Value::Array(expected), Value::Array(actual)) => {
            if expected.len() != actual.len() {
                wrong.push(format!("{at}: {} elements, expected {}", actual.len(), expected.len()));
            }
            for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                compare(expected, actual, &format!("{at}/{index}"), wrong);
            }
        }
        (Value::Array(rows), Value::Null) if rows.is_empty() => {}
        (Value::Object(keys), Value::Null) if keys.is_empty() => {}
        (Value::String(text), Value::Object(_)) => cell(text, actual, at, wrong),
        _ if expected == actual => {}
        _ => wrong.push(format!("{at}: {actual}, expected {expected}")),
    }
}

/// What a key that stands for nothing holds: an outline without headings has them empty.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(keys) => keys.is_empty(),
        _ => false,
    }
}

fn is_table(rows: &[Value], items: &[Value]) -> bool {
    rows.first().is_some_and(Value::is_string) && !items.first().is_some_and(Value::is_string)
}

fn table(rows: &[Value], items: &[Value], at: &str, wrong: &mut Vec<String>) {
    let split = |row: &Value| -> Vec<String> {
        row.as_str().unwrap_or_default().split(" |").map(|cell| cell.trim().replace('¶', "\n")).collect()
    };
    let keys = split(&rows[0]);
    if rows.len() - 1 != items.len() {
        wrong.push(format!("{at}: {} elements, expected {}", items.len(), rows.len() - 1));
    }
    let mut above = vec![String::new(); keys.len()];
    for (index, (row, item)) in rows[1..].iter().zip(items).enumerate() {
        let cells = split(row);
        assert_eq!(
            cells.len(),
            keys.len(),
            "{at}: a row of the expected table is too short or too long: {row}"
        );
        for (column, (key, text)) in keys.iter().zip(cells).enumerate() {
            if text != "〃" {
                above[column] = text;
            }
            let actual = key.split('.').try_fold(item, |value, key| value.get(key)).unwrap_or(&Value::Null);
            cell(&above[column], actual, &format!("{at}/{index}/{key}"), wrong);
        }
        // Of tables that no form claimed the size is named.
        let cells = |key: &String| key == "cells" || key == "header_rows";
        for key in unnamed(item, &keys).into_iter().filter(|key| !(at == "/tables" && cells(key))) {
            wrong.push(format!("{at}/{index}/{key}: there is no such column"));
        }
    }
}

/// Keys of an element that no column of the table names.
fn unnamed(item: &Value, columns: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in item.as_object().into_iter().flatten() {
        let is_value = value.get("text").is_some() || value.get("label").is_some();
        if is_value || !value.is_object() {
            if !columns.contains(key) && !value.is_null() {
                found.push(key.clone());
            }
            // Points behind a level's label.
            if value.get("weight").is_some() && columns.contains(key) {
                found.push(format!("{key}.weight"));
            }
        } else {
            found.extend(value.as_object().into_iter().flatten().map(|(inner, _)| format!("{key}.{inner}")));
        }
    }
    found.retain(|key| !columns.contains(key));
    found
}

fn cell(expected: &str, actual: &Value, at: &str, wrong: &mut Vec<String>) {
    let text = match actual {
        Value::Null => "∅".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(object) => match (object.get("text"), object.get("id"), object.get("label")) {
            (Some(text), ..) => text.as_str().unwrap_or_default().to_owned(),
            (None, Some(id), Some(label)) => {
                format!("{} {}", id.as_str().unwrap_or("null"), label.as_str().unwrap_or_default())
            }
            _ => actual.to_string(),
        },
        _ => actual.to_string(),
    };
    if text != expected && expected != "*" {
        wrong.push(format!("{at}: 「{text}」, expected「{expected}」"));
    }
}

/// The rows of tables that were kept whole: the texts of each row's cells.
fn kept(expected: &Value, actual: &Value, at: &str, wrong: &mut Vec<String>) {
    let mut rows: Vec<String> = Vec::new();
    for grid in actual.as_array().into_iter().flatten() {
        texts(grid, &mut rows);
    }
    let mut next = 0;
    let mut open = false;
    for row in expected.as_array().into_iter().flatten().filter_map(Value::as_str) {
        if row == "…" {
            open = true;
            continue;
        }
        match rows[next..].iter().position(|found| found == row) {
            Some(0) => next += 1,
            Some(skipped) if open => next += skipped + 1,
            _ => wrong.push(format!("{at}: the row「{row}」 is not kept where it stood; kept: {rows:?}")),
        }
    }
    if next < rows.len() && !open {
        wrong.push(format!("{at}: kept without need: {:?}", &rows[next..]));
    }
}

fn texts(grid: &Value, rows: &mut Vec<String>) {
    let cells = grid["cells"].as_array().into_iter().flatten();
    let mut line: Option<(u64, Vec<String>)> = None;
    for cell in cells {
        let row = cell["row"].as_u64().unwrap_or_default();
        if line.as_ref().is_none_or(|(at, _)| *at != row) {
            rows.extend(line.take().map(|(_, texts)| texts.join(" | ")));
            line = Some((row, Vec::new()));
        }
        let text = cell["text"].as_str().unwrap_or_default().trim();
        if let Some((_, texts)) = line.as_mut().filter(|_| !text.is_empty()) {
            texts.push(text.replace('\n', "¶"));
        }
        for inner in cell["tables"].as_array().into_iter().flatten() {
            texts(inner, rows);
        }
    }
    rows.extend(line.map(|(_, texts)| texts.join(" | ")));
}

/// The notes that must be there, by id.
pub(crate) fn notes(expected: &Value, actual: &Value, wrong: &mut Vec<String>) {
    let ids: Vec<&str> =
        actual["notes"].as_array().into_iter().flatten().filter_map(|note| note["id"].as_str()).collect();
    for id in expected["notes"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !ids.contains(&id) {
            wrong.push(format!("no note {id} among {ids:?}"));
        }
    }
}

/// Says where what was made of a document differs from its expected file: values, notes, places.
pub(crate) fn differences(mut expected: Value, actual: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    notes(&expected, actual, &mut wrong);
    // Pointers hold slashes: places are compared key by key.
    for (pointer, place) in expected["places"].as_object().into_iter().flatten() {
        if actual["places"].get(pointer) != Some(place) {
            wrong.push(format!("place of {pointer}: {:?}, expected {place}", actual["places"].get(pointer)));
        }
    }
    if let Some(object) = expected.as_object_mut() {
        object.remove("places");
        object.remove("notes");
    }
    compare(&expected, actual, "", &mut wrong);
    wrong
}
