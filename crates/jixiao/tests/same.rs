//! A document compared with itself has not changed, nor has the same drawing in another format.

#![allow(clippy::unwrap_used)] // helpers of tests may fail loudly

use std::path::{Path, PathBuf};

use jixiao::{Options, Submission, read};
use pretty_assertions::assert_eq;
use testkit::forms::good::GOOD;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(folder)
}

/// What a comparison tells, path by path.
fn changes(old: &Submission, new: &Submission) -> Vec<String> {
    let diff = jixiao::diff(old, new, &jixiao::DiffOptions::default());
    let own = diff.projects.iter().flat_map(|project| {
        let of_indicators = project.indicators.iter().flat_map(|indicator| &indicator.changes);
        project.changes.iter().chain(of_indicators)
    });
    let mut told: Vec<String> =
        diff.narrative.iter().chain(own).map(|change| change.path.to_string()).collect();
    told.extend((!diff.is_same()).then(|| "not the same".to_owned()));
    told
}

#[test]
fn a_document_has_not_changed_against_itself() {
    let options = Options::default();
    let mut compared = 0;
    for folder in
        ["good", "odd/docx", "odd/doc", "odd/rtf", "odd/html", "odd/mhtml", "odd/xml", "odd/text", "odd/json"]
    {
        for entry in std::fs::read_dir(fixtures(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Ok(submission) = read(&std::fs::read(&path).unwrap(), &name, &options) else { continue };
            assert_eq!(changes(&submission, &submission), Vec::<String>::new(), "{}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 100, "only {compared} fixtures could be read");
}

#[test]
fn the_same_drawing_has_not_changed_in_another_format() {
    let options = Options::default();
    let mut compared = 0;
    for good in GOOD {
        let drawing = good.drawing();
        let docx = read(&drawing.docx(), &good.file(), &options).unwrap();
        for (bytes, extension) in [(drawing.doc(), "doc"), (drawing.rtf(), "rtf")] {
            // Tables in cells are not drawn in these formats.
            let Some(bytes) = bytes else { continue };
            let other = read(&bytes, &format!("{}.{extension}", good.name), &options).unwrap();
            assert_eq!(changes(&docx, &other), Vec::<String>::new(), "{}.{extension}", good.name);
            compared += 1;
        }
    }
    assert!(compared > GOOD.len(), "only {compared} files");
}
