//! The documents of two years.

use differ::{Diff, DiffOptions, diff};
use model::Submission;

/// A hand-written submission of `tests/data`.
pub(crate) fn read(name: &str) -> Submission {
    let path = format!("{}/tests/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A department's two years compared.
pub(crate) fn years(department: &str) -> Diff {
    let (old, new) = (read(&format!("{department}-2024")), read(&format!("{department}-2025")));
    diff(&old, &new, &DiffOptions::default())
}
