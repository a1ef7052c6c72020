//! The real Word files of `../shared/samples`, when the folder is there: every file of the docx family ends in
//! what `SOURCES.tsv` expects of it, and the expected grids match.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use std::fs;
use std::path::{Path, PathBuf};

use model::{Block, Document, Grid};
use testkit::needs;
use word::{ReadOptions, WordError, read};

fn grids(document: &Document) -> Vec<&Grid> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(grid) => Some(grid),
            Block::Paragraph(_) => None,
        })
        .collect()
}

/// A grid as its expected file compares: white space does not count.
fn shape(grid: &Grid) -> serde_json::Value {
    let cells: Vec<_> = grid
        .cells
        .iter()
        .map(|cell| {
            let text: String = cell.text.chars().filter(|character| !character.is_whitespace()).collect();
            let tables: Vec<_> = cell.tables.iter().map(shape).collect();
            serde_json::json!([cell.row, cell.column, cell.row_span, cell.column_span, text, tables])
        })
        .collect();
    serde_json::json!({"rows": grid.rows, "columns": grid.columns, "cells": cells})
}

fn class(error: &WordError) -> &'static str {
    match error {
        WordError::NotAWordFile { .. } => "not_word",
        WordError::Encrypted => "encrypted",
        WordError::Unsupported { .. } => "unsupported",
        WordError::Damaged { .. } => "damaged",
        WordError::Limit { .. } => "limit",
        _ => "other",
    }
}

/// Samples with tables in text boxes: `SOURCES.tsv` does not count those, the contract lists them.
const IN_TEXT_BOXES: [(&str, usize); 3] = [
    ("testWORD_2006ml.docx", 1),
    ("testWORD_tableInRunInsideParagraph.docx", 1),
    ("AcademicFax_TP10067034.dotx", 1),
];

/// What is wrong with one sample, if anything.
fn complaint(folder: &Path, file: &str, expected: &str) -> Option<String> {
    let path = folder.join("word").join(file);
    let bytes = fs::read(&path).unwrap();
    let read = read(&bytes, file, &ReadOptions::default());
    if let Some(tables) = expected.strip_prefix("tables=") {
        let document = match read {
            Ok(noted) => noted.value,
            Err(error) => return Some(format!("{error}")),
        };
        let grids = grids(&document);
        let boxed =
            IN_TEXT_BOXES.iter().find(|(name, _)| file.ends_with(name)).map_or(0, |(_, tables)| *tables);
        if (grids.len() - boxed).to_string() != tables {
            return Some(format!("{} tables instead of {tables}", grids.len()));
        }
        let grid_file = PathBuf::from(format!("{}.grid.json", path.display()));
        if !grid_file.is_file() {
            return None;
        }
        let expected: Vec<Grid> = serde_json::from_slice(&fs::read(grid_file).unwrap()).unwrap();
        return expected.iter().zip(grids).find(|(expected, read)| shape(expected) != shape(read)).map(
            |(expected, read)| {
                let (expected, read) = (shape(expected).to_string(), shape(read).to_string());
                format!("table {}: expected\n  {expected}\nread\n  {read}", read.len())
            },
        );
    }
    if let Some(wanted) = expected.strip_prefix("error:") {
        return match read {
            Ok(_) => Some(format!("read, instead of {expected}")),
            Err(error) if class(&error) == wanted => None,
            Err(error) => Some(format!("{expected} wanted: {error}")),
        };
    }
    // `any`: a result or a typed error, both of which got here.
    None
}

#[test]
fn samples_read_as_expected() {
    let Some(folder) = needs::samples("samples_read_as_expected") else { return };
    let sources = fs::read_to_string(folder.join("word/SOURCES.tsv")).unwrap();
    let mut ran = 0;
    let mut complaints = Vec::new();
    for line in sources.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (file, expected) = (fields[0], fields[6]);
        let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if !matches!(extension.as_str(), "docx" | "docm" | "dotx" | "dotm") {
            continue;
        }
        ran += 1;
        if let Some(complaint) = complaint(&folder, file, expected) {
            complaints.push(format!("{file}: {complaint}"));
        }
    }
    println!("{ran} sample files of the docx family ran");
    assert!(ran > 90, "SOURCES.tsv lists more than 90 such files, {ran} ran");
    assert!(complaints.is_empty(), "{} of {ran}:\n{}", complaints.len(), complaints.join("\n"));
}
