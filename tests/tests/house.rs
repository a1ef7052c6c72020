//! The arrows between the crates of the house: each edge that exists is one that the design allows.

use std::collections::BTreeSet;

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Who may depend on whom, dev-dependencies aside.
const ALLOWED: &[(&str, &[&str])] = &[
    ("jixiao-model", &[]),
    ("jixiao-word", &["jixiao-model"]),
    ("jixiao-extractor", &["jixiao-model"]),
    ("jixiao-normalizer", &["jixiao-model"]),
    ("jixiao-checker", &["jixiao-model"]),
    ("jixiao-differ", &["jixiao-model"]),
    ("jixiao-renderer", &["jixiao-model"]),
    ("jixiao-exporter", &["jixiao-model"]),
    ("jixiao-testkit", &["jixiao-model"]),
    (
        "jixiao",
        &[
            "jixiao-model",
            "jixiao-word",
            "jixiao-extractor",
            "jixiao-normalizer",
            "jixiao-checker",
            "jixiao-differ",
            "jixiao-renderer",
            "jixiao-exporter",
        ],
    ),
    ("jixiao-cli", &["jixiao"]),
    ("jixiao-tests", &["jixiao", "jixiao-testkit"]),
];

/// Libraries that may appear in one crate only, so that what they are for happens in one place.
const CONFINED: &[(&str, &str)] = &[
    ("cfb", "jixiao-word"),
    ("html5ever", "jixiao-word"),
    ("typst", "jixiao-renderer"),
    ("typst-pdf", "jixiao-renderer"),
    ("docx-rs", "jixiao-exporter"),
    ("rust_xlsxwriter", "jixiao-exporter"),
    ("clap", "jixiao-cli"),
];

#[test]
fn the_arrows_are_those_of_the_design() {
    let metadata = MetadataCommand::new().no_deps().exec().unwrap();
    let names: BTreeSet<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let allowed: BTreeSet<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, allowed, "a crate was added or removed: say here whom it may depend on");

    for package in &metadata.packages {
        let (_, may) = ALLOWED.iter().find(|(name, _)| *name == package.name.as_str()).unwrap();
        let normal = package.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
        for dependency in normal {
            let ours = names.contains(dependency.name.as_str());
            assert!(!ours || may.contains(&dependency.name.as_str()), "{} → {}", package.name, dependency.name);
            if let Some((_, home)) = CONFINED.iter().find(|(library, _)| *library == dependency.name) {
                assert_eq!(package.name.as_str(), *home, "{} belongs to {home} alone", dependency.name);
            }
        }
    }
}
