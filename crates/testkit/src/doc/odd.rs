//! The odd fixtures: documents that Word opens and that trip readers.

mod tables;
mod text;
mod values;

use super::{Doc, Merge, Paragraph, Pieces, Row, Run, sprm};
use crate::fixture::Fixture;

/// The heading of their list.
pub const TITLE: &str = "Odd binary Word documents";

/// All of them.
pub fn fixtures() -> Vec<Fixture> {
    let mut fixtures = pieces();
    fixtures.extend(tables::fixtures());
    fixtures.extend(text::fixtures());
    fixtures.extend(values::fixtures());
    fixtures
}

/// A row of single-paragraph cells and its end.
fn row(texts: &[&str], row: &Row) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = texts.iter().map(|text| Paragraph::cell([*text], 1)).collect();
    paragraphs.push(Paragraph::row_end(row, 1));
    paragraphs
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new([text])
}

/// Two columns: the table most fixtures show.
fn two() -> Row {
    Row::new(&[0, 2000, 6000])
}

fn pieces() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "compressed.doc",
            "one piece of bytes; quotation marks, dash and ellipsis by the table of [MS-DOC] 2.9.73",
            compressed().bytes(),
        ),
        Fixture::new(
            "scattered.doc",
            "pieces of five characters, bytes and UTF-16, the last first in the stream; a surrogate pair cut in two",
            scattered().bytes(),
        ),
        Fixture::new(
            "fast-saved.doc",
            "a fast save: pieces whose Prm hides text, deletes text, puts cells into a table",
            fast_saved().bytes(),
        ),
        Fixture::new(
            "nfib-2007.doc",
            "the same content as compressed.doc in UTF-16, nFib of Word 2007",
            Doc { pieces: Pieces::Wide, n_fib: 0x0112, ..compressed() }.bytes(),
        ),
    ]
}

fn compressed() -> Doc {
    let mut paragraphs = vec![paragraph("Goals \u{201C}2022\u{201D} \u{2014} Qinghe\u{2026}")];
    paragraphs.extend(row(&["Name", "Budget caf\u{E9}"], &two()));
    paragraphs.extend(row(&["Roads", "5.00"], &two()));
    paragraphs.push(paragraph(""));
    Doc { pieces: Pieces::Compressed, ..Doc::new(paragraphs) }
}

fn scattered() -> Doc {
    let mut paragraphs = vec![paragraph("云岭县 2022 年绩效目标表 (Yunling)")];
    paragraphs.extend(row(&["Project name", "清河市𠮷𠮷𠮷𠮷𠮷𠮷桥梁维修"], &two()));
    paragraphs.extend(row(&["Budget", "1,234.50 万元"], &two()));
    paragraphs.push(paragraph("End"));
    Doc { pieces: Pieces::Scattered(5), ..Doc::new(paragraphs) }
}

/// Pieces: 4 characters as they are, `草稿` hidden, ` 正文` as it is, `旧` deleted, its mark; then the cells `甲`,
/// `5.00` and the row end, which only an array of the piece table puts into a table.
fn fast_saved() -> Doc {
    let vanish = 0x5C << 1 | 1 << 8;
    let deleted = 0x41 << 1 | 1 << 8;
    let array = |index: u16| index << 1 | 1;
    let mut end = Paragraph::new(Vec::<Run>::new());
    end.mark = super::CELL;
    let mut cell = paragraph("甲");
    cell.mark = super::CELL;
    let mut second = paragraph("5.00");
    second.mark = super::CELL;
    let paragraphs = vec![paragraph("绩效目标草稿 正文旧"), cell, second, end, paragraph("表后")];
    let row_end = [sprm(0x2416, &[1]), sprm(0x2417, &[1]), two().modifiers()].concat();
    Doc {
        pieces: Pieces::Saved(vec![
            (4, 0),
            (2, vanish),
            (3, 0),
            (1, deleted),
            (1, 0),
            (7, array(0)),
            (1, array(1)),
        ]),
        arrays: vec![sprm(0x2416, &[1]), row_end],
        ..Doc::new(paragraphs)
    }
}

/// A cell merged horizontally (1 continues, 2 starts).
fn horizontal(flag: u16) -> Merge {
    Merge { horizontal: flag, vertical: 0 }
}
