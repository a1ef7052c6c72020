//! What the tests share: hand-written submissions, and a look into packages.

use std::io::Read;

use extractor::Profiles;
use model::Submission;
use word::ReadOptions;

/// A hand-written submission of `tests/data`.
pub(crate) fn submission(name: &str) -> Submission {
    let path = format!("{}/tests/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A Word file of a submission, laid out as by default.
pub(crate) fn docx(submission: &Submission) -> Vec<u8> {
    exporter::docx(submission, &layout::Options::default()).unwrap().value
}

/// A workbook of a submission, forms laid out as by default.
pub(crate) fn xlsx(submission: &Submission) -> Vec<u8> {
    exporter::xlsx(submission, &layout::Options::default()).unwrap()
}

/// A part of a zip package as text.
pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A Word file as the program reads it.
pub(crate) fn read(bytes: &[u8], name: &str) -> Submission {
    let document = word::read(bytes, name, &ReadOptions::default()).unwrap();
    let mut submission = extractor::extract(document, &Profiles::builtin());
    normalizer::normalize(&mut submission);
    submission
}

/// `w:tbl` elements at the top level of the body, each as text.
pub(crate) fn tables(document: &str) -> Vec<&str> {
    let (mut tables, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, _) in document.match_indices("w:tbl>") {
        if document[..at].ends_with("</") {
            depth -= 1;
            if depth == 0 {
                tables.push(&document[start..at]);
            }
        } else {
            if depth == 0 {
                start = at;
            }
            depth += 1;
        }
    }
    tables
}

/// Narrative, forms and unclaimed tables in the order of their places; a form stands where its table does.
pub(crate) fn order(submission: &Submission) -> Vec<String> {
    let mut order = Vec::new();
    for (pointer, place) in &submission.places {
        let keys: Vec<&str> = pointer.as_str().split('/').skip(1).collect();
        let block = match keys[..] {
            ["forms", form, ..] if place.table.is_some() => format!("/forms/{form}"),
            ["outline", .., "number" | "heading"] => format!("/{}", keys[..keys.len() - 1].join("/")),
            ["outline" | "tables", ..] => pointer.to_string(),
            _ => continue,
        };
        if !order.contains(&block) {
            order.push(block);
        }
    }
    order
}
