//! What tests need beside the project, and how a test that misses it says so: it is not run, and counted as that.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of real Word files that may stand beside the project; without it the test is not run.
pub fn samples(test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    if folder.is_dir() {
        return Some(folder);
    }
    not_run(test, "no folder of real Word files stands beside the project");
    None
}

/// Whether LibreOffice is there; without it the test is not run, and fails where `CI` is `true`.
///
/// # Panics
/// Without LibreOffice in continuous integration, whose recipe installs it.
pub fn soffice(test: &str) -> bool {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|run| run.status.success());
    if !found {
        let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!in_ci, "{test}: soffice is missing; `just office` installs it");
        not_run(test, "LibreOffice (soffice) is not installed");
    }
    found
}

/// Says that a test was not run, past what the test harness captures, and writes it down for the last line of
/// `just test` (`scripts/not-run.sh`).
fn not_run(test: &str, why: &str) {
    let line = format!("not run: {test}: {why}\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
    let list = OpenOptions::new().create(true).append(true).open(target.join("not-run.txt"));
    // A list that cannot be written changes nothing about the test.
    let _ = list.and_then(|mut list| list.write_all(line.as_bytes()));
}
