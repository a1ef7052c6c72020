//! The arrows between the crates of the house: each edge that exists is one that the design allows.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Who may depend on whom, dev-dependencies aside.
const ALLOWED: &[(&str, &[&str])] = &[
    ("jixiao-wording", &[]),
    ("jixiao-model", &[]),
    ("jixiao-compound", &[]),
    ("jixiao-package", &["jixiao-model"]),
    ("jixiao-word", &["jixiao-model", "jixiao-wording", "jixiao-compound", "jixiao-package"]),
    ("jixiao-sheet", &["jixiao-model", "jixiao-wording", "jixiao-compound", "jixiao-package"]),
    ("jixiao-extractor", &["jixiao-model", "jixiao-wording"]),
    ("jixiao-normalizer", &["jixiao-model", "jixiao-wording"]),
    ("jixiao-checker", &["jixiao-model", "jixiao-wording"]),
    ("jixiao-differ", &["jixiao-model", "jixiao-wording"]),
    ("jixiao-layout", &["jixiao-model", "jixiao-wording"]),
    ("jixiao-renderer", &["jixiao-model", "jixiao-wording", "jixiao-layout"]),
    ("jixiao-exporter", &["jixiao-model", "jixiao-wording", "jixiao-layout"]),
    ("jixiao-pdf", &["jixiao-model", "jixiao-wording"]),
    ("jixiao-columns", &["jixiao-model"]),
    ("jixiao-testkit", &["jixiao-model"]),
    (
        "jixiao",
        &[
            "jixiao-model",
            "jixiao-wording",
            "jixiao-word",
            "jixiao-sheet",
            "jixiao-extractor",
            "jixiao-normalizer",
            "jixiao-checker",
            "jixiao-differ",
            "jixiao-layout",
            "jixiao-renderer",
            "jixiao-exporter",
            "jixiao-pdf",
            "jixiao-columns",
        ],
    ),
    ("jixiao-cli", &["jixiao"]),
    ("jixiao-python", &["jixiao"]),
    ("jixiao-web", &["jixiao"]),
    ("jixiao-tests", &["jixiao", "jixiao-testkit"]),
];

/// Libraries that may appear in one crate only, so that what they are for happens in one place.
const CONFINED: &[(&str, &str)] = &[
    ("html5ever", "jixiao-word"),
    ("hayro-syntax", "jixiao-pdf"),
    ("hayro-interpret", "jixiao-pdf"),
    ("typst", "jixiao-renderer"),
    ("typst-pdf", "jixiao-renderer"),
    ("rust_xlsxwriter", "jixiao-exporter"),
    ("clap", "jixiao-cli"),
    ("parquet", "jixiao"),
    ("pyo3", "jixiao-python"),
];

/// What cargo knows of the packages of the workspace.
fn packages() -> Vec<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output =
        Command::new(cargo).args(["metadata", "--no-deps", "--format-version", "1"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

#[test]
fn the_arrows_are_those_of_the_design() {
    let packages = packages();
    let name_of = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let names: BTreeSet<String> = packages.iter().map(name_of).collect();
    let allowed: BTreeSet<String> = ALLOWED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, allowed, "a crate was added or removed: say here whom it may depend on");

    for package in &packages {
        let from = name_of(package);
        let (_, may) = ALLOWED.iter().find(|(name, _)| *name == from).unwrap();
        // The kind of a normal dependency is null, of others "dev" or "build".
        for dependency in package["dependencies"].as_array().unwrap().iter().filter(|it| it["kind"].is_null())
        {
            let to = name_of(dependency);
            assert!(!names.contains(&to) || may.contains(&to.as_str()), "{from} → {to}");
            if let Some((_, home)) = CONFINED.iter().find(|(library, _)| *library == to) {
                assert_eq!(from, *home, "{to} belongs to {home} alone");
            }
        }
    }
}
