//! Every small fixture, changed in its structure some thousand times: each file ends in a result that keeps the
//! invariants or in a typed error. A failure names the seed, which makes the same file again.

#![allow(clippy::unwrap_used)] // a failed assumption here is a failed test

use std::io::{Cursor, Read};

use model::{Block, Document, Grid, Limits, Noted};
use testkit::mutation::{Random, mutated};
use testkit::zip::Zip;
use word::{Prompts, ReadOptions, Revisions, WordError, read};
use zip::ZipArchive;

/// Longer packages, parts inflated, are about their length.
const LONGEST: usize = 24 << 10;
const CASES: u64 = 4_000;

type Parts = Vec<(String, Vec<u8>)>;

fn packages() -> Vec<(String, Parts)> {
    let fixtures = testkit::docx::odd::fixtures().into_iter();
    let is_small = |parts: &Parts| parts.iter().map(|(_, content)| content.len()).sum::<usize>() < LONGEST;
    let parts = |bytes: &[u8]| -> Option<Parts> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let indices = 0..archive.len();
        let part = |index| {
            let mut entry = archive.by_index(index).ok()?;
            let mut content = Vec::new();
            entry.read_to_end(&mut content).ok()?;
            Some((entry.name().to_owned(), content))
        };
        indices.map(part).collect()
    };
    let packages = fixtures.filter_map(|fixture| Some((fixture.name, parts(&fixture.bytes)?)));
    packages.filter(|(_, parts)| is_small(parts)).collect()
}

/// A package with one to four changes in its parts.
fn changed(parts: &Parts, donors: &Parts, random: &mut Random) -> Vec<u8> {
    let mut parts = parts.clone();
    for _ in 0..=random.below(4) {
        let at = random.below(parts.len());
        let (name, content) = &mut parts[at];
        let same = donors.iter().find(|(donor, _)| donor == name).map_or(&[][..], |(_, donor)| donor);
        let (Ok(xml), Ok(donor)) = (std::str::from_utf8(content), std::str::from_utf8(same)) else {
            continue;
        };
        *content = mutated(xml, donor, random).into_bytes();
    }
    parts.iter().fold(Zip::default(), |zip, (name, content)| zip.entry(name, content)).build()
}

/// Says which case it was when one fails.
struct Case<'n>(u64, &'n str);

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("seed {} of {}", self.0, self.1);
        }
    }
}

fn check(noted: &Noted<Document>, limits: &Limits) {
    let (mut tables, mut paragraphs) = (0, 0);
    for block in &noted.value.blocks {
        match block {
            Block::Table(grid) => {
                tables += 1;
                assert_eq!(grid.table, tables, "tables are numbered in order");
                tile(grid, limits);
            }
            Block::Paragraph(paragraph) => {
                paragraphs += 1;
                assert_eq!(paragraph.index, paragraphs, "paragraphs are numbered in order");
                let chars = paragraph.text.chars().count() as u32;
                assert!(paragraph.automatic.is_none_or(|span| span.start <= span.end && span.end <= chars));
            }
        }
    }
    let mut kinds: Vec<&str> = noted.notes.iter().map(|note| note.id.as_ref()).collect();
    kinds.sort_unstable();
    assert!(kinds.windows(2).all(|pair| pair[0] != pair[1]), "one note a kind: {kinds:?}");
}

fn tile(grid: &Grid, limits: &Limits) {
    assert!(grid.cover(limits).is_some(), "cells tile: {grid:?}");
    assert!(grid.widths.is_empty() || grid.widths.len() == grid.columns as usize, "a width for each column");
    for cell in &grid.cells {
        let chars = cell.text.chars().count() as u32;
        assert!(cell.automatic.iter().all(|span| span.start <= span.end && span.end <= chars));
        for (index, nested) in cell.tables.iter().enumerate() {
            assert_eq!(nested.table, index as u32 + 1, "nested tables are numbered in their cell");
            tile(nested, limits);
        }
    }
}

#[test]
fn changed_files_end_in_a_result_or_a_typed_error() {
    let packages = packages();
    assert!(packages.len() > 60, "{}", packages.len());
    let limits = Limits { cells: 100_000, text_chars: 1 << 20, ..Limits::default() };
    let (mut results, mut errors) = (0, 0);
    for seed in 0..CASES {
        let mut random = Random::new(seed);
        let (name, parts) = &packages[seed as usize % packages.len()];
        let _case = Case(seed, name);
        let donors = &packages[random.below(packages.len())].1;
        let file = changed(parts, donors, &mut random);
        for revisions in [Revisions::Accepted, Revisions::Original] {
            let prompts = if seed % 2 == 0 { Prompts::Shown } else { Prompts::LeftOut };
            let options = ReadOptions::default()
                .with_limits(limits.clone())
                .with_revisions(revisions)
                .with_prompts(prompts);
            match read(&file, "changed.docx", &options) {
                Ok(noted) => {
                    check(&noted, &limits);
                    results += 1;
                }
                Err(WordError::Damaged { .. } | WordError::NotAWordFile { .. } | WordError::Limit { .. }) => {
                    errors += 1;
                }
                Err(error) => unreachable!("{error}"),
            }
        }
    }
    println!("{results} results, {errors} errors");
    assert!(results > errors, "most changes leave something to read: {results} results, {errors} errors");
}
