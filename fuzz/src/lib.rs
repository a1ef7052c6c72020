//! What every target demands of a reader: a result that keeps the invariants, or a typed error.

pub mod document;

use model::{Block, Document, Grid, Limits, Noted};
use word::{ReadOptions, Revisions, read};

/// Limits small enough that a fuzzer finds slow inputs by their time, and large enough for any seed.
fn limits() -> Limits {
    Limits {
        part_bytes: 4 << 20,
        total_bytes: 8 << 20,
        cells: 100_000,
        blocks: 100_000,
        text_chars: 4 << 20,
        ..Limits::default()
    }
}

/// Reads both views of `bytes` and checks what came out.
pub fn check(bytes: &[u8]) {
    for revisions in [Revisions::Accepted, Revisions::Original] {
        let limits = limits();
        let options = ReadOptions::default().with_limits(limits.clone()).with_revisions(revisions);
        let Ok(noted) = read(bytes, "fuzzed", &options) else { continue };
        holds(&noted, &limits);
    }
}

/// Reads `bytes` as a spreadsheet and checks what came out.
pub fn check_sheet(bytes: &[u8]) {
    let limits = limits();
    let _ = sheet::carried(bytes, &limits);
    if let Ok(read) = sheet::read(bytes, "fuzzed", &limits) {
        holds(&read.document, &limits);
    }
}

fn holds(noted: &Noted<Document>, limits: &Limits) {
    assert!(noted.notes.len() <= limits.notes + 1, "notes are bounded");
    let mut tables = 0;
    let mut paragraphs = 0;
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
}

/// Cells tile, automatic numbers stand inside their text, nested tables as well.
fn tile(grid: &Grid, limits: &Limits) {
    assert!(grid.cover(limits).is_some(), "cells tile: {grid:?}");
    for cell in &grid.cells {
        let chars = cell.text.chars().count() as u32;
        assert!(cell.automatic.iter().all(|span| span.start <= span.end && span.end <= chars));
        for (index, nested) in cell.tables.iter().enumerate() {
            assert_eq!(nested.table, index as u32 + 1, "nested tables are numbered in their cell");
            tile(nested, limits);
        }
    }
}
