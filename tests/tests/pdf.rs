//! The PDF of every fixture: whole, the same twice, with every value of the JSON in its text.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use jixiao::renderer::{FontOptions, PdfOptions, Renderer};
use jixiao::{Submission, to_json};
use serde_json::Value;
use testkit::pdf::Pdf;
use tests::{fixtures, submission, word_files};

/// Text as it is compared: the spaces and breaks of typesetting are not the document's.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Every text a person wrote in the forms: labels, names, values, goals.
fn texts(value: &Value, found: &mut Vec<String>) {
    const OURS: [&str; 9] =
        ["kind", "profile", "recognition", "id", "item", "term", "labels", "inferred", "detail"];
    const MEANING: [&str; 13] = [
        "unit",
        "base",
        "op",
        "date",
        "month",
        "flags",
        "parts",
        "subject",
        "noun",
        "change",
        "relative_to",
        "from",
        "open",
    ];
    match value {
        Value::String(text) if !text.is_empty() => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(map) if map.contains_key("kind") && map.contains_key("text") => {
            texts(&map["text"], found);
        }
        Value::Object(map) => {
            for (key, value) in map {
                let skipped =
                    OURS.contains(&key.as_str()) || MEANING.contains(&key.as_str()) && key != "unit";
                if !skipped {
                    texts(value, found);
                }
            }
        }
        _ => {}
    }
}

fn form_texts(submission: &Submission) -> Vec<String> {
    let json: Value = serde_json::from_str(&to_json(submission).unwrap()).unwrap();
    let mut found = Vec::new();
    texts(&json["forms"], &mut found);
    texts(&json["outline"], &mut found);
    found
}

#[test]
fn every_text_of_every_fixture_is_in_its_pdf() {
    let renderer = Renderer::new(&FontOptions::default()).unwrap();
    for path in word_files(&fixtures("good")) {
        let submission = submission(&path);
        let pdf = renderer.pdf(&submission, &PdfOptions::default()).unwrap();
        assert_eq!(pdf.notes, [], "{}", path.display());
        let text = bare(&Pdf::open(&pdf.value).page_texts().concat());
        let pieces = form_texts(&submission);
        assert!(!pieces.is_empty(), "{}", path.display());
        for piece in pieces {
            // A long text may run over a page; its lines stand whole.
            for line in piece.lines().map(bare).filter(|line| !line.is_empty()) {
                assert!(text.contains(&line), "{}: {line} is not in the PDF", path.display());
            }
        }
        let again = renderer.pdf(&submission, &PdfOptions::default()).unwrap();
        assert!(pdf.value == again.value, "{}: the second PDF differs", path.display());
    }
}
