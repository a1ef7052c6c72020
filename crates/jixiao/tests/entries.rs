//! Every note and error is explained, and every explained one is triggered by a test.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jixiao::Options;
use testkit::registry;

/// The crates that make notes or errors.
const CRATES: [&str; 11] = [
    "model",
    "word",
    "sheet",
    "extractor",
    "normalizer",
    "layout",
    "renderer",
    "exporter",
    "pdf",
    "columns",
    "jixiao",
];

#[test]
fn every_id_of_the_facade_is_explained() {
    registry::audit(
        env!("CARGO_MANIFEST_DIR"),
        &["json", "profile", "file", "output", "batch", "edit"],
        &[jixiao::OWN],
    );
}

/// An entry stands for something that happens: a fixture makes the note, or a test of the crate names it.
#[test]
fn every_entry_is_triggered_by_a_test() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut triggered = of_fixtures();
    for name in CRATES {
        triggered.extend(registry::named_in_tests(&crates.join(name)));
    }
    let untested: Vec<&str> =
        jixiao::entries().map(|entry| entry.id).filter(|id| !triggered.contains(*id)).collect();
    assert!(
        untested.is_empty(),
        "no fixture makes and no test names {untested:?}: write a test that triggers it and names the id"
    );
}

/// The ids that reading all fixtures makes.
fn of_fixtures() -> BTreeSet<String> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let options = Options::default();
    let mut ids = BTreeSet::new();
    for path in ["good", "odd", "hostile/doc", "hostile/docx", "hostile/json", "hostile/rtf", "hostile/text"]
        .iter()
        .flat_map(|folder| files(&fixtures.join(folder)))
    {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match jixiao::read(&fs::read(&path).unwrap(), &name, &options) {
            Ok(submission) => ids.extend(submission.notes.into_iter().map(|note| note.id.into_owned())),
            Err(error) => {
                ids.insert(error.id().to_owned());
            }
        }
    }
    ids
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
