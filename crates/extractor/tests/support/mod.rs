//! Compares a submission with what a person wrote down that it must be.
//!
//! An expected file names the keys that must be there; others may be. An array of strings is a table: the first row
//! names keys (`budget.total` is a key in a key), the others are the elements, all of them. In a table `∅` says that a
//! key is absent, `〃` repeats the cell above, `¶` is a line end, and a level stands as `id label`.

use serde_json::Value;

/// Says where a value differs from what is expected of it.
pub(crate) fn compare(expected: &Value, actual: &Value, at: &str, wrong: &mut Vec<String>) {
    match (expected, actual) {
        (Value::String(absent), Value::Null) if absent == "∅" => {}
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected {
                compare(value, actual.get(key).unwrap_or(&Value::Null), &format!("{at}/{key}"), wrong);
            }
            // Of fields all are named: one too many is one made up.
            if at.ends_with("/fields") && expected.len() != actual.len() {
                wrong.push(format!("{at}: {} fields, expected {}: {actual:?}", actual.len(), expected.len()));
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
        (Value::String(text), Value::Object(_)) => cell(text, actual, at, wrong),
        _ if expected == actual => {}
        _ => wrong.push(format!("{at}: {actual}, expected {expected}")),
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
    }
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
    if text != expected {
        wrong.push(format!("{at}: 「{text}」, expected「{expected}」"));
    }
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
