//! What the tests of the whole house share: where the fixtures are, and how a clerk's file is read.

#![allow(clippy::panic, reason = "a fixture that cannot be read is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::{Options, Submission};

/// A folder below `fixtures/`.
pub fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(folder)
}

/// The Word files of a folder of fixtures, sorted; what is written beside them for comparison is left out.
///
/// # Panics
/// When the folder cannot be listed or holds none: a test over nothing proves nothing.
pub fn word_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| !["json", "md", "error"].iter().any(|other| extension == *other))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{}: no fixture", folder.display());
    files
}

/// Reads a file that can be read.
///
/// # Panics
/// When it cannot.
pub fn submission(path: &Path) -> Submission {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    jixiao::read(&bytes, &name, &Options::default())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
