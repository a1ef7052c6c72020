//! The canonical JSON of every fixture: valid by the schema, readable again, the same twice.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use jixiao::{from_json, schema, to_json};
use pretty_assertions::assert_eq;
use serde_json::Value;
use tests::{fixtures, submission, word_files};

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn every_output_is_valid_by_the_schema() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    for path in word_files(&fixtures("good")) {
        let json = value(&to_json(&submission(&path)).unwrap());
        let errors: Vec<String> =
            validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn the_schema_refuses_what_the_contract_does_not_allow() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let path = &word_files(&fixtures("good"))[0];
    let json = value(&to_json(&submission(path)).unwrap());
    assert!(validator.is_valid(&json));
    for (pointer, wrong) in [
        ("/year", Value::from("2023")),
        ("/forms/0/kind", Value::from("project")),
        ("/forms/0/indicators/0/level2/id", Value::from(1)),
        ("/source", Value::Null),
    ] {
        let mut broken = json.clone();
        *broken.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = wrong;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

#[test]
fn json_reads_back_as_the_same_submission() {
    for path in word_files(&fixtures("good")) {
        let submission = submission(&path);
        let json = to_json(&submission).unwrap();
        let again = from_json(json.as_bytes()).unwrap();
        assert_eq!(again, submission, "{}", path.display());
        assert_eq!(to_json(&again).unwrap(), json, "{}", path.display());
    }
}

#[test]
fn normalising_twice_is_normalising_once() {
    for path in word_files(&fixtures("good")) {
        let once = submission(&path);
        let mut twice = once.clone();
        jixiao::normalize(&mut twice);
        assert_eq!(twice, once, "{}", path.display());
    }
}

#[test]
fn every_place_points_at_a_value_and_at_a_cell() {
    for path in word_files(&fixtures("good")) {
        let submission = submission(&path);
        let json = value(&to_json(&submission).unwrap());
        assert!(!submission.places.is_empty(), "{}", path.display());
        for (pointer, place) in &submission.places {
            assert!(json.pointer(pointer.as_str()).is_some(), "{}: {pointer} is nowhere", path.display());
            assert!(
                place.table.is_some() || place.paragraph.is_some(),
                "{}: {pointer} has no place",
                path.display()
            );
        }
    }
}
