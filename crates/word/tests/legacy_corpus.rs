//! The real files of the older formats in `../shared/samples`, when the folder is there.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed assumption here is a failed test

use std::fs;

use model::{Block, Document, Format};
use pretty_assertions::assert_eq;
use testkit::needs;
use word::{ReadOptions, read};

/// Texts of all cells of all tables in order, and of the paragraphs around them, without white space.
fn texts(document: &Document) -> Vec<String> {
    let bare = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![bare(&paragraph.text)],
        Block::Table(grid) => grid.cells.iter().map(|cell| bare(&cell.text)).collect(),
    });
    texts.filter(|text| !text.is_empty()).collect()
}

#[test]
fn files_of_the_older_formats_are_read_whatever_they_are_called() {
    let Some(samples) = needs::samples("files_of_the_older_formats_are_read_whatever_they_are_called") else {
        return;
    };
    let sources = fs::read_to_string(samples.join("word/SOURCES.tsv")).unwrap();
    let mut ran = 0;
    for line in sources.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let bytes = fs::read(samples.join("word").join(columns[0])).unwrap();
        let old = [
            (&b"{\\rtf"[..], Format::Rtf),
            (&b"<?xml"[..], Format::WordXml),
            (&b"<html"[..], Format::Html),
            (&b"MIME"[..], Format::Mhtml),
        ];
        let Some((_, format)) = old.iter().find(|(start, _)| bytes.starts_with(start)) else { continue };
        let read = read(&bytes, columns[0], &ReadOptions::default());
        let document = read.unwrap_or_else(|error| panic!("{}: {error}", columns[0])).value;
        assert_eq!(document.source.format, *format, "{}", columns[0]);
        assert!(!texts(&document).is_empty(), "{} has text", columns[0]);
        ran += 1;
    }
    println!("{ran} sample files of the older formats ran");
    assert!(ran >= 2);
}

/// The dump beside the first document says the same: every text at its place in the same tables.
#[test]
fn the_dump_of_the_first_document_holds_the_same_rows() {
    let Some(samples) = needs::samples("the_dump_of_the_first_document_holds_the_same_rows") else { return };
    let file = |name: &str| {
        let bytes = fs::read(samples.join("seed").join(name)).unwrap();
        read(&bytes, name, &ReadOptions::default()).unwrap().value
    };
    let (document, dump) = (file("绩效目标-2022.docx"), file("绩效目标-2022.txt"));
    assert_eq!(dump.source.format, Format::Text);
    assert_eq!(texts(&dump), texts(&document));
    let shape = |document: &Document| -> Vec<(u32, Vec<(u32, u32)>)> {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(grid) => {
                Some((grid.rows, grid.cells.iter().map(|cell| (cell.row, cell.row_span)).collect()))
            }
            Block::Paragraph(_) => None,
        });
        tables.collect()
    };
    assert_eq!(shape(&dump), shape(&document), "rows and vertical merges are those of the document");
    println!("1 dump ran: {} tables", shape(&dump).len());
}
