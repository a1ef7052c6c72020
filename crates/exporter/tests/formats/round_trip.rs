//! JSON → DOCX → JSON is the same submission.

use std::path::{Path, PathBuf};

use model::{AsideKind, Submission};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::common::{docx, order, read, submission};

/// What a document says, without where it says it: places, notes, numbers of tables, and how sure recognition is.
fn said(submission: &Submission) -> Value {
    let mut json = serde_json::to_value(submission).unwrap();
    for key in ["source", "places", "notes"] {
        json.as_object_mut().unwrap().remove(key);
    }
    for form in json["forms"].as_array_mut().unwrap() {
        // Where it stands on its own paper and how sure reading is: the exported form is laid out anew.
        for key in ["recognition", "grids", "reading"] {
            form.as_object_mut().unwrap().remove(key);
        }
        for table in form["tables"].as_array_mut().into_iter().flatten() {
            table.as_object_mut().unwrap().remove("table");
        }
    }
    for table in json["tables"].as_array_mut().unwrap() {
        table.as_object_mut().unwrap().remove("table");
    }
    json
}

/// Every leaf in which two JSON values differ.
fn differences(left: &Value, right: &Value, at: &str, found: &mut Vec<String>) {
    match (left, right) {
        (Value::Object(one), Value::Object(two)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(two.keys()).collect();
            for key in keys {
                let value = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or_default();
                differences(&value(one), &value(two), &format!("{at}/{key}"), found);
            }
        }
        (Value::Array(one), Value::Array(two)) => {
            for index in 0..one.len().max(two.len()) {
                let value = |list: &[Value]| list.get(index).cloned().unwrap_or_default();
                differences(&value(one), &value(two), &format!("{at}/{index}"), found);
            }
        }
        _ if left == right => {}
        _ => found.push(format!("{at}: {left} became {right}")),
    }
}

/// What changes on the way through Word, the order of its blocks among it.
fn changes(submission: &Submission) -> Vec<String> {
    let again = read(&docx(submission), &submission.source.file);
    let mut found = Vec::new();
    differences(&said(submission), &said(&again), "", &mut found);
    if order(submission) != order(&again) {
        found.push(format!("places: {:?} became {:?}", order(submission), order(&again)));
    }
    found
}

#[test]
fn every_good_fixture_survives() {
    let mut lost = Vec::new();
    for good in testkit::forms::good::GOOD {
        let submission = read(&good.drawing().docx(), &good.file());
        let changes = changes(&submission);
        if !changes.is_empty() {
            lost.push(format!("{}:\n  {}", good.name, changes.join("\n  ")));
        }
    }
    assert!(
        lost.is_empty(),
        "{} of {} did not survive\n{}",
        lost.len(),
        testkit::forms::good::GOOD.len(),
        lost.join("\n")
    );
}

#[test]
fn a_submission_that_was_never_read_survives() {
    let mut submission = submission("hebei");
    submission.source.file = "绩效文本2024.docx".into();
    let again = read(&docx(&submission), &submission.source.file);
    let mut said = said(&submission);
    // What only reading adds: the form's own words, its year, quantities in the narrative.
    let mut read = self::said(&again);
    for json in [&mut said, &mut read] {
        for form in json["forms"].as_array_mut().unwrap() {
            for key in ["labels", "year"] {
                form.as_object_mut().unwrap().remove(key);
            }
        }
        json.as_object_mut().unwrap().remove("outline");
    }
    let mut found = Vec::new();
    differences(&said, &read, "", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn footnotes_headers_and_footers_survive() {
    let mut submission = submission("hebei");
    submission.source.file = "绩效文本2024.docx".into();
    submission.outline[0].sections[0].paragraphs[0].push_str("[1]其后");
    submission.forms[0].purpose.as_mut().unwrap().push_str("[2]");
    let aside = |kind, mark: Option<&str>, text: &str| model::Aside {
        kind,
        mark: mark.map(str::to_owned),
        text: text.into(),
        place: None,
    };
    submission.asides = vec![
        aside(AsideKind::Footnote, Some("[1]"), "以县统计局数据为准。"),
        aside(AsideKind::Footnote, Some("[2]"), "不含中央资金。"),
        aside(AsideKind::Header, None, "云岭县水利局"),
        aside(AsideKind::Footer, None, "内部资料"),
    ];
    let again = read(&docx(&submission), &submission.source.file);
    let mut asides: Vec<_> =
        again.asides.iter().map(|aside| (aside.kind, aside.mark.as_deref(), aside.text.as_str())).collect();
    asides.sort_by_key(|(kind, mark, _)| (*kind as u8, *mark));
    assert_eq!(
        asides,
        [
            (AsideKind::Footnote, Some("[1]"), "以县统计局数据为准。"),
            (AsideKind::Footnote, Some("[2]"), "不含中央资金。"),
            (AsideKind::Header, None, "云岭县水利局"),
            (AsideKind::Footer, None, "内部资料"),
        ]
    );
    assert_eq!(again.outline[0].sections[0].paragraphs, submission.outline[0].sections[0].paragraphs);
    assert_eq!(again.forms[0].purpose, submission.forms[0].purpose);
    assert_eq!(docx(&submission), docx(&submission));
}

#[test]
fn the_sample_survives_when_it_is_there() {
    let Some(folder) = testkit::needs::samples("the_sample_survives_when_it_is_there") else { return };
    let files = files(&folder.join("seed"));
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        assert_eq!(changes(&self::read(&std::fs::read(path).unwrap(), &name)), Vec::<String>::new());
    }
    println!("{} samples survived", files.len());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ext| ext == "docx")).collect();
    files.sort();
    files
}
