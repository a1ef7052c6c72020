//! Our own files of the older formats: every odd one gives the grid written by hand beside it, every hostile one
//! ends as it must, and all of them are the bytes testkit writes.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use std::fs;
use std::path::{Path, PathBuf};

use model::{Block, Grid};
use pretty_assertions::assert_eq;
use word::{ReadOptions, WordError, read};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

#[test]
fn the_fixtures_are_what_testkit_writes() {
    for (folder, title, files) in testkit::legacy::folders() {
        let folder = fixtures().join(folder);
        let list = fs::read_to_string(folder.join("README.md")).unwrap();
        assert_eq!(list, testkit::fixture::readme(title, &files), "{}", folder.display());
        for fixture in files {
            let path = folder.join(&fixture.name);
            assert!(
                fs::read(&path).unwrap() == fixture.bytes,
                "{} is not what testkit writes",
                path.display()
            );
        }
    }
}

#[test]
fn odd_files_give_the_grids_written_by_hand() {
    let mut ran = 0;
    for (folder, _, files) in
        testkit::legacy::folders().into_iter().filter(|(folder, ..)| folder.starts_with("odd"))
    {
        for fixture in files {
            let expected = fixtures().join(folder).join(format!("{}.grid.json", fixture.name));
            let expected: Vec<Grid> = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
            let document = read(&fixture.bytes, &fixture.name, &ReadOptions::default()).unwrap().value;
            let tables = document.blocks.into_iter().filter_map(|block| match block {
                Block::Table(grid) => Some(grid),
                Block::Paragraph(_) => None,
            });
            assert_eq!(tables.collect::<Vec<_>>(), expected, "{folder}/{}", fixture.name);
            ran += 1;
        }
    }
    println!("{ran} odd files ran");
    assert!(ran >= 46);
}

/// How a hostile file must end: the error's kind and, for a limit, which one; `ok` for a result.
const ENDS: &[(&str, &str)] = &[
    ("deep-groups.rtf", "limit group_depth"),
    ("deep-stories.rtf", "limit element_depth"),
    ("deep-tables.rtf", "limit table_depth"),
    ("many-edges.rtf", "limit columns"),
    ("many-definitions.rtf", "ok"),
    ("absurd-numbers.rtf", "ok"),
    ("binary-cut.rtf", "ok"),
    ("no-end-of-fallback.rtf", "ok"),
    ("style-circle.rtf", "ok"),
    ("blank-numbers.rtf", "ok"),
    ("long-numbers.rtf", "limit characters of automatic numbers"),
    ("many-numbers.rtf", "limit characters of automatic numbers"),
    ("open-notes.rtf", "ok"),
    ("long-word.rtf", "ok"),
    ("deep-elements.html", "limit element_depth"),
    ("deep-tables.html", "limit table_depth"),
    ("many-attributes.html", "limit attributes of a tag"),
    ("formatting.html", "limit blocks"),
    ("spans.html", "limit cells"),
    ("style-rules.html", "limit comparisons of style rules"),
    ("open-comment.html", "ok"),
    ("misnested.html", "ok"),
    ("deep-parts.mht", "damaged"),
    ("many-parts.mht", "limit entries"),
    ("soft-breaks.mht", "ok"),
    ("no-page.mht", "not word"),
    ("entities.xml", "damaged"),
    ("flat-entities.xml", "damaged"),
    ("deep.xml", "limit element_depth"),
    ("deep-flat.xml", "limit element_depth"),
    ("cut.xml", "damaged"),
    ("flat-no-main.xml", "not word"),
    ("tag-not-utf8.xml", "ok"),
    ("many-edges.xml", "limit entries"),
    ("notes.txt", "not word"),
    ("data.txt", "not word"),
    ("tabs.txt", "limit columns"),
    ("open-marks.txt", "ok"),
    ("blank-rows.txt", "not word"),
    ("half-bytes.txt", "not word"),
];

fn end(bytes: &[u8], name: &str) -> String {
    match read(bytes, name, &ReadOptions::default()) {
        Ok(_) => "ok".to_owned(),
        Err(WordError::Limit { what, .. }) => format!("limit {what}"),
        Err(WordError::Damaged { .. }) => "damaged".to_owned(),
        Err(WordError::NotAWordFile { .. }) => "not word".to_owned(),
        Err(other) => other.to_string(),
    }
}

#[test]
fn hostile_files_end_as_they_must() {
    let mut ran = Vec::new();
    for (folder, _, files) in
        testkit::legacy::folders().into_iter().filter(|(folder, ..)| folder.starts_with("hostile"))
    {
        for fixture in files {
            ran.push((fixture.name.clone(), end(&fixture.bytes, &fixture.name)));
            assert!(folder.starts_with("hostile/"));
        }
    }
    let ends: Vec<(String, String)> =
        ENDS.iter().map(|(name, end)| ((*name).to_owned(), (*end).to_owned())).collect();
    assert_eq!(ran, ends);
}

#[test]
fn every_beginning_of_an_odd_file_ends_in_a_result_or_an_error() {
    for (_, _, files) in
        testkit::legacy::folders().into_iter().filter(|(folder, ..)| folder.starts_with("odd"))
    {
        for fixture in files {
            let step = (fixture.bytes.len() / 60).max(1);
            for length in (0..fixture.bytes.len()).step_by(step) {
                // No assertion on which: only that it returns.
                drop(read(&fixture.bytes[..length], &fixture.name, &ReadOptions::default()));
            }
        }
    }
}
