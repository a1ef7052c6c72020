//! Canonical JSON is an input like any other: whatever it says, reading ends in a result with notes, or in an error that
//! names the place in a few words.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

use std::path::{Path, PathBuf};

use model::{JsonError, Level1, Limits, Noted, Submission, Value, is_canonical_json, read_json};
use pretty_assertions::assert_eq;
use testkit::{fixture, json};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name).join("json")
}

fn bytes(folder_name: &str, name: &str) -> Vec<u8> {
    std::fs::read(folder(folder_name).join(name)).unwrap()
}

/// Reads an odd file; its notes by id.
fn odd(name: &str) -> (Submission, Vec<String>) {
    let Noted { value: mut submission, notes } = read_json(&bytes("odd", name), &Limits::default()).unwrap();
    normalizer::reread(&mut submission, &Limits::default());
    submission.notes.extend(notes);
    let ids = submission.notes.iter().map(|note| note.id.to_string()).collect();
    (submission, ids)
}

fn hostile(name: &str) -> JsonError {
    read_json(&bytes("hostile", name), &Limits::default()).unwrap_err()
}

#[test]
fn the_files_are_what_testkit_writes() {
    for (name, title, fixtures) in
        [("odd", json::ODD, json::odd()), ("hostile", json::HOSTILE, json::hostile())]
    {
        for fixture in &fixtures {
            assert!(bytes(name, &fixture.name) == fixture.bytes, "{} is stale", fixture.name);
        }
        assert_eq!(
            std::fs::read_to_string(folder(name).join("README.md")).unwrap(),
            fixture::readme(title, &fixtures)
        );
    }
}

#[test]
fn odd_files_are_read_with_a_note_of_their_kind() {
    for (name, notes) in [
        ("keys-sorted.json", vec![]),
        ("byte-order-mark.json", vec![]),
        ("keys-left-out.json", vec![]),
        ("keys-unknown.json", vec!["json.unknown-key", "json.unknown-key"]),
        // What the text says takes the declared unit, which is said as for any document.
        ("quantity-contradicts.json", vec!["value.declared-unit", "json.quantity"]),
        ("range-reversed.json", vec!["json.quantity"]),
        ("quantities-unread.json", vec!["value.declared-unit", "json.quantity"]),
        ("ids-unknown.json", vec!["json.unknown-id", "json.unknown-id"]),
        ("ids-misplaced.json", vec!["json.misplaced-id"]),
        ("cells-out-of-order.json", vec!["json.cells-reordered"]),
        ("header-rows.json", vec!["json.header-rows"]),
        ("automatic-outside.json", vec!["json.automatic"]),
        ("widths.json", vec!["json.widths"]),
    ] {
        let (submission, ids) = odd(name);
        assert_eq!(ids, notes, "{name}");
        assert!(submission.notes.iter().all(|note| note.message.chars().count() < 400), "{name}");
        assert!(is_canonical_json(&bytes("odd", name)), "{name}");
    }
}

#[test]
fn what_was_repaired_is_right() {
    let json = |submission: &Submission| serde_json::to_value(submission).unwrap();
    let contradicts = odd("quantity-contradicts.json").0;
    let budget = contradicts.forms[0].funds[0].budget.as_ref().unwrap();
    let Value::Number { value, unit, .. } = &budget.value else { panic!("{budget:?}") };
    assert_eq!((value.to_string().as_str(), unit.as_deref()), ("5.00", Some("万元")), "the text counts");
    let reversed = json(&odd("range-reversed.json").0);
    assert_eq!(reversed.pointer("/forms/0/indicators/0/target/low").unwrap(), 2);
    let unknown = json(&odd("ids-unknown.json").0);
    assert_eq!(unknown.pointer("/forms/0/funds/1/item").unwrap(), "fiscal.county", "an unknown id is kept");
    let misplaced = odd("ids-misplaced.json").0;
    assert_eq!(misplaced.forms[0].indicators[0].level1.as_ref().unwrap().id, None::<Level1>);
    let ordered = odd("cells-out-of-order.json").0;
    let places: Vec<_> = ordered.tables[0].cells.iter().map(|cell| (cell.row, cell.column)).collect();
    assert_eq!(places, [(1, 1), (1, 2), (2, 1)]);
    assert_eq!(odd("header-rows.json").0.tables[0].header_rows, 1);
    assert_eq!(odd("automatic-outside.json").0.tables[0].cells[0].automatic.len(), 1);
    assert_eq!(odd("keys-left-out.json").0.forms[0].goals[0].label, "");
}

#[test]
fn hostile_files_end_in_an_error_of_their_kind() {
    for fixture in json::hostile() {
        let error = hostile(&fixture.name);
        let message = error.to_string();
        assert!(message.chars().count() < 500, "{}: {} characters", fixture.name, message.chars().count());
        let name = fixture.name.as_str();
        let expected = match name {
            "newer.json" => matches!(&error, JsonError::Newer { schema } if schema == "jixiao/2"),
            "other-schema.json" => matches!(&error, JsonError::Other { schema } if schema == "jixiao-diff/1"),
            "deep.json" | "deep-sections.json" => {
                matches!(&error, JsonError::Limit { what: "element_depth", .. })
            }
            "form-table.json" => {
                matches!(&error, JsonError::Grid { at, .. } if at.as_str() == "/forms/0/tables/0")
            }
            "form-geometry.json" => {
                matches!(&error, JsonError::Grid { at, .. } if at.as_str() == "/forms/0/grids/0")
            }
            _ if name.contains("row")
                || name.contains("column")
                || name.contains("cell")
                || name.contains("span") =>
            {
                matches!(&error, JsonError::Grid { at, .. } if at.as_str() == "/tables/0")
            }
            "tables-22-deep.json" => {
                matches!(&error, JsonError::Grid { reason, .. } if reason.contains("deeper than 20"))
            }
            _ => matches!(&error, JsonError::Syntax { line, .. } if *line > 0),
        };
        assert!(expected, "{name}: {error:?}");
        let id = match name {
            "newer.json" => "json.newer-schema",
            "deep.json" | "deep-sections.json" => "json.over-limit",
            _ if matches!(error, JsonError::Grid { .. }) => "json.no-grid",
            _ => "json.not-canonical",
        };
        assert_eq!(error.id(), id, "{name}");
    }
}

#[test]
fn the_reason_says_which_key_stands_twice() {
    for (name, key) in
        [("key-twice.json", "forms"), ("label-twice.json", "实施单位"), ("place-twice.json", "/year")]
    {
        assert!(hostile(name).to_string().contains(key), "{name}: {}", hostile(name));
    }
}

#[test]
fn limits_hold_before_memory_goes() {
    let document =
        |keys: &str| format!(r#"{{"schema":"jixiao/1","source":{{"file":"a","format":"docx"}},{keys}}}"#);
    let limit = |json: &str, limits: &Limits| match read_json(json.as_bytes(), limits) {
        Err(JsonError::Limit { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    // Three bytes of JSON make an indicator of some thousand bytes.
    let rows = format!(
        r#""forms":[{{"kind":"project_goal","profile":"hebei","indicators":[{}{{}}]}}]"#,
        "{},".repeat(400_000)
    );
    assert_eq!(limit(&document(&rows), &Limits::default()), "total_bytes");
    let text = document(&format!(r#""outline":[{{"paragraphs":["{}"]}}]"#, "字".repeat(1_000)));
    assert_eq!(limit(&text, &Limits { text_chars: 999, ..Limits::default() }), "text_chars");
    assert_eq!(limit(&text, &Limits { file_bytes: 100, ..Limits::default() }), "file_bytes");
    let note = r#"{"id":"a","message":"b"}"#;
    let notes = document(&format!(r#""notes":[{note},{note},{note}]"#));
    let read = read_json(notes.as_bytes(), &Limits { notes: 2, ..Limits::default() }).unwrap();
    assert_eq!((read.value.notes.len(), read.notes[0].id.as_ref()), (2, "json.notes-cut"));
    // A hundred tables share one budget.
    let table = r#"{"table":1,"rows":10,"columns":10,"cells":[]}"#;
    let tables = document(&format!(r#""tables":[{}{table}]"#, format!("{table},").repeat(99)));
    let refused = read_json(tables.as_bytes(), &Limits { cells: 9_999, ..Limits::default() });
    assert!(matches!(refused, Err(JsonError::Grid { .. })), "{refused:?}");
    assert!(read_json(tables.as_bytes(), &Limits { cells: 10_000, ..Limits::default() }).is_ok());
}

/// Bytes changed anywhere, as a broken disk or a careless hand changes them.
#[test]
fn whatever_is_changed_in_a_file_reading_comes_to_an_end() {
    let files: Vec<Vec<u8>> = json::odd()
        .into_iter()
        .chain(json::hostile())
        .map(|fixture| fixture.bytes)
        .filter(|bytes| bytes.len() < 10_000)
        .collect();
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let (mut read, mut refused) = (0, 0);
    for round in 0..4_000 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=next(3) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = b"0123456789{}[]\",:-e"[next(19)],
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, b"9{[]}\"0"[next(7)]),
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() {
                break;
            }
        }
        match read_json(&bytes, &Limits::default()) {
            Ok(Noted { value: mut submission, .. }) => {
                normalizer::reread(&mut submission, &Limits::default());
                read += 1;
            }
            Err(error) => {
                assert!(error.to_string().chars().count() < 500, "{error}");
                refused += 1;
            }
        }
    }
    assert!(read > 50 && refused > 500, "{read} read, {refused} refused");
}
