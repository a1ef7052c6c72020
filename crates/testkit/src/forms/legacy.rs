//! A drawing as a binary Word file and as RTF: the same tables by the edges of their cells, without a column grid.
//!
//! Automatic numbers are written out. Tables in cells are not drawn in these formats.

use std::fmt::Write as _;

use super::geometry::{Anchor, Geometry};
use super::{Drawing, LINE, Numbering, Part, SOFT_HYPHEN, Table};
use crate::doc::{Doc, Paragraph, Row, sprm};
use crate::legacy::rtf::unicode;

/// sprmPFPageBreakBefore ([MS-DOC] 2.6.2).
const PAGE_BREAK_BEFORE: u16 = 0x2407;
/// sprmPOutLvl.
const OUTLINE_LEVEL: u16 = 0x2640;

/// Cells of a row whose definition fits into a formatted disk page; that of a wider row stands in the stream Data.
const PAGE_CELLS: usize = 12;

/// A block with its number written out.
pub(super) enum Written<'d> {
    Paragraph { text: String, level: Option<u8>, page_break: bool },
    Table(&'d Table),
}

impl Drawing {
    /// The document as the bytes of a `.doc` file; `None` where a cell holds a table.
    pub fn doc(&self) -> Option<Vec<u8>> {
        let mut paragraphs = Vec::new();
        for block in self.written()? {
            match block {
                Written::Paragraph { text, level, page_break } => {
                    let mut papx = Vec::new();
                    papx.extend(level.map(|level| sprm(OUTLINE_LEVEL, &[level - 1])));
                    papx.extend(page_break.then(|| sprm(PAGE_BREAK_BEFORE, &[1])));
                    paragraphs.push(Paragraph::new([text.as_str()]).with(&papx));
                }
                Written::Table(table) => doc_table(table, &mut paragraphs),
            }
        }
        Some(Doc::new(paragraphs).bytes())
    }

    /// The document as the bytes of an RTF file; `None` where a cell holds a table.
    pub fn rtf(&self) -> Option<Vec<u8>> {
        let mut rtf =
            "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\n".to_owned();
        for block in self.written()? {
            match block {
                Written::Paragraph { text, level, page_break } => {
                    rtf.push_str("\\pard");
                    if let Some(level) = level {
                        let _ = write!(rtf, "\\outlinelevel{}", level - 1);
                    }
                    rtf.push_str(if page_break { "\\pagebb " } else { " " });
                    let _ = writeln!(rtf, "{}\\par", rtf_text(&text));
                }
                Written::Table(table) => rtf_table(table, &mut rtf),
            }
        }
        rtf.push('}');
        Some(rtf.into_bytes())
    }

    /// The blocks, a paragraph between tables that touch: these formats would make one of them.
    pub(super) fn written(&self) -> Option<Vec<Written<'_>>> {
        if !self.inner.is_empty() {
            return None;
        }
        let mut written = Vec::new();
        let mut counters = [0_usize; 2];
        for part in &self.blocks {
            match part {
                Part::Paragraph { text, level, number, page_break } => {
                    let label = number.map(|number| {
                        let counter = &mut counters[usize::from(number == Numbering::Decimal)];
                        *counter += 1;
                        number.label(*counter)
                    });
                    let text = format!("{}{text}", label.unwrap_or_default());
                    written.push(Written::Paragraph { text, level: *level, page_break: *page_break });
                }
                Part::Table(table) => {
                    if matches!(written.last(), Some(Written::Table(_))) {
                        written.push(Written::Paragraph {
                            text: String::new(),
                            level: None,
                            page_break: false,
                        });
                    }
                    written.push(Written::Table(table));
                }
            }
        }
        Some(written)
    }
}

/// The cells of a row from left to right.
fn cells<'g, 't>(geometry: &'g Geometry<'t>, row: usize) -> Vec<&'g Anchor<'t>> {
    let mut cells: Vec<&Anchor<'_>> = geometry.cells.iter().filter(|cell| cell.covers(row)).collect();
    cells.sort_by_key(|cell| cell.column);
    cells
}

fn doc_table(table: &Table, paragraphs: &mut Vec<Paragraph>) {
    let geometry = table.geometry();
    for (at, row) in table.rows.iter().enumerate() {
        let cells = cells(&geometry, at);
        let mut edges = Vec::new();
        let mut vertical = Vec::new();
        for cell in &cells {
            if edges.is_empty() {
                edges.push(geometry.edges[cell.column] as i16);
            }
            edges.push(geometry.edges[cell.column + cell.columns] as i16);
            vertical.push(match (cell.rows, cell.row == at) {
                (1, _) => 0,
                (_, true) => 3,
                (_, false) => 1,
            });
            let text = if cell.row == at { cell.text } else { "" };
            let lines: Vec<&str> = text.split('\n').collect();
            let (last, before) = lines.split_last().unwrap_or((&"", &[]));
            paragraphs.extend(before.iter().map(|line| Paragraph::inside([doc_text(line).as_str()], 1)));
            paragraphs.push(Paragraph::cell([doc_text(last).as_str()], 1));
        }
        let mut end = Row::new(&edges).vertical(&vertical);
        end.header = row.header;
        let end = Paragraph::row_end(&end, 1);
        paragraphs.push(if cells.len() > PAGE_CELLS { end.huge() } else { end });
    }
}

fn rtf_table(table: &Table, rtf: &mut String) {
    let geometry = table.geometry();
    for (at, row) in table.rows.iter().enumerate() {
        let cells = cells(&geometry, at);
        let left = cells.first().map_or(0, |cell| geometry.edges[cell.column]);
        let _ = write!(rtf, "\\trowd\\trgaph108\\trleft{left}{}", if row.header { "\\trhdr" } else { "" });
        for cell in &cells {
            let merge = match (cell.rows, cell.row == at) {
                (1, _) => "",
                (_, true) => "\\clvmgf",
                (_, false) => "\\clvmrg",
            };
            let _ = write!(rtf, "{merge}\\cellx{}", geometry.edges[cell.column + cell.columns]);
        }
        rtf.push_str("\\pard\\intbl ");
        for cell in &cells {
            let text = if cell.row == at { cell.text } else { "" };
            let lines: Vec<String> = text.split('\n').map(rtf_text).collect();
            let _ = write!(rtf, "{}\\cell ", lines.join("\\par "));
        }
        rtf.push_str("\\row\n");
    }
    rtf.push_str("\\pard ");
}

/// Text with the optional hyphen as [MS-DOC] has it, the character 31.
fn doc_text(text: &str) -> String {
    text.replace(SOFT_HYPHEN, "\u{1f}")
}

/// Text with tabs, line breaks and optional hyphens as control words.
fn rtf_text(text: &str) -> String {
    let piece = |piece: &str| piece.split(SOFT_HYPHEN).map(unicode).collect::<Vec<_>>().join("\\-");
    let line = |line: &str| line.split('\t').map(piece).collect::<Vec<_>>().join("\\tab ");
    text.split(LINE).map(line).collect::<Vec<_>>().join("\\line ")
}
