//! What the tests share: hand-written submissions, and a look into packages.

use std::io::Read;

use model::Submission;

/// A hand-written submission of `tests/data`.
pub(crate) fn submission(name: &str) -> Submission {
    let path = format!("{}/tests/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A part of a zip package as text.
pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
