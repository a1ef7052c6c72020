//! `LibreOffice` as a second writer: our own `.docx` documents, converted to `.rtf` by it, read into the same
//! tables. Skipped, and said so, where `LibreOffice` is not installed.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use model::{Block, Document, Grid};
use word::{ReadOptions, read};

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good");
    let files = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = files.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "docx"));
    files.sort();
    files
}

fn document(file: &Path) -> Document {
    read(&fs::read(file).unwrap(), "", &ReadOptions::default()).unwrap().value
}

/// Spans and texts of every cell, nested tables included, without white space.
fn lines(grid: &Grid, depth: usize, lines: &mut Vec<String>) {
    lines.push(format!("{depth} {}×{}", grid.rows, grid.columns));
    for cell in &grid.cells {
        let text: String = cell.text.chars().filter(|char| !char.is_whitespace()).collect();
        lines.push(format!(
            "{depth} {} {} {} {} {text}",
            cell.row, cell.column, cell.row_span, cell.column_span
        ));
        for nested in &cell.tables {
            self::lines(nested, depth + 1, lines);
        }
    }
}

fn tables(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if let Block::Table(grid) = block {
            lines(grid, 0, &mut found);
        }
    }
    found
}

/// Two tables without a paragraph between them: `LibreOffice` makes one of them.
fn touch(document: &Document) -> bool {
    document.blocks.windows(2).any(|pair| matches!(pair, [Block::Table(_), Block::Table(_)]))
}

#[test]
fn documents_converted_by_libreoffice_give_the_same_tables() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("SKIPPED: LibreOffice (soffice) is not installed; 0 files were converted");
        return;
    }
    let folder = env::temp_dir().join(format!("jixiao-rtf-{}", std::process::id()));
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "rtf", "--outdir"])
        .arg(&folder)
        .args(documents())
        .output();
    assert!(run.is_ok_and(|run| run.status.success()), "soffice failed");
    let (mut same, mut touching, mut wrong) = (0, 0, Vec::new());
    for file in documents() {
        let converted = folder.join(file.file_name().unwrap()).with_extension("rtf");
        let original = document(&file);
        if touch(&original) {
            touching += 1;
            continue;
        }
        let (expected, found) = (tables(&original), tables(&document(&converted)));
        if expected == found {
            same += 1;
        } else {
            wrong.push(format!("{}: {found:#?}, but {expected:#?}", file.display()));
        }
    }
    let _ = fs::remove_dir_all(&folder);
    println!(
        "{same} files converted to RTF by LibreOffice read the same; {touching} have touching tables, which it joins"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
