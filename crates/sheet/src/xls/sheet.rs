//! The records of a sheet: its cells, merges, columns, what is hidden, and comments.

use std::collections::BTreeMap;

use compound::le::u16_at;
use model::{Aside, AsideKind, Limits};

use super::STREAM;
use super::cells::Reader;
use super::globals::Globals;
use super::records::{Record, Records, kind};
use super::strings::{self, Pieces};
use crate::SheetError;
use crate::address::Area;
use crate::book::{Cells, Columns, Run, Sheet, USUAL_WIDTH, hide, put_comment, twips};
use crate::page::header_text;

/// A comment's mark on its cell ([MS-XLS] 2.4.179).
const NOTE: u16 = 0x001C;
/// Kinds of objects ([MS-XLS] 2.5.143): comments, and the arrows of filters and lists.
const COMMENT: u16 = 0x19;
const ARROW: u16 = 0x14;

/// Objects over the cells.
#[derive(Debug, Default)]
struct Objects {
    /// The kind and number of the object that is open.
    open: Option<(u16, u16)>,
    texts: BTreeMap<u16, String>,
    /// Row, column and object of each comment.
    marks: Vec<(u32, u32, u16)>,
    drawn: bool,
}

/// Reads a sheet up to its end, and says whether something is drawn over its cells.
pub(super) fn read(
    records: &mut Records<'_>,
    cells: Cells<'_>,
    globals: &Globals,
    limits: &Limits,
) -> Result<bool, SheetError> {
    let at = records.at() as u64;
    if records.next().is_none_or(|record| record.kind != kind::BOF) {
        return Err(SheetError::damaged(STREAM, at, "a sheet does not start where the workbook says"));
    }
    cells.sheet.usual_width = USUAL_WIDTH;
    let mut reader = Reader::new(cells, globals);
    let mut objects = Objects::default();
    // Charts that are embedded in the sheet have records of their own within it.
    let mut depth = 0;
    for record in records {
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth == 0 => break,
            kind::EOF => depth -= 1,
            _ if depth > 0 => {}
            _ if reader.record(&record)? => {}
            _ => {
                around(&record, reader.cells.sheet, limits)?;
                objects.record(&record);
            }
        }
    }
    let Cells { sheet, body, .. } = reader.cells;
    sheet.in_order();
    for (row, column, object) in objects.marks {
        if let Some(text) = objects.texts.get(&object) {
            put_comment(sheet, body, row, column, text.clone())?;
        }
    }
    Ok(objects.drawn)
}

/// What stands beside the cells.
fn around(record: &Record<'_>, sheet: &mut Sheet, limits: &Limits) -> Result<(), SheetError> {
    let data = record.data;
    let word = |at| u16_at(data, at).unwrap_or(0);
    match record.kind {
        // fDyZero: a row of no height ([MS-XLS] 2.4.221).
        kind::ROW if word(12) & 0x0020 != 0 => hide(&mut sheet.hidden_rows, u32::from(word(0))),
        kind::COL_INFO if data.len() >= 10 && word(0) <= word(2) => sheet.columns.push(Columns {
            run: Run { first: u32::from(word(0)), last: u32::from(word(2)) },
            width: Some(twips(f64::from(word(4)) / 256.0)),
            hidden: word(8) & 1 != 0,
        }),
        kind::DEFAULT_COLUMN_WIDTH => sheet.usual_width = twips(f64::from(word(0)) + 5.0 / 7.0),
        kind::STANDARD_WIDTH => sheet.usual_width = twips(f64::from(word(0)) / 256.0),
        kind::MERGE_CELLS => {
            for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                let word = |at| u32::from(u16_at(area, at).unwrap_or(0));
                let area = Area { top: word(0), left: word(4), bottom: word(2), right: word(6) };
                if sheet.merges.len() >= limits.cells {
                    let max = limits.cells as u64;
                    return Err(SheetError::Limit { what: "cells", max, part: sheet.name.clone() });
                }
                if area.top <= area.bottom && area.left <= area.right {
                    sheet.merges.push(area);
                }
            }
        }
        kind::HEADER | kind::FOOTER => {
            let of = if record.kind == kind::HEADER { AsideKind::Header } else { AsideKind::Footer };
            let text =
                strings::long(data, &record.more, 0).map(|text| header_text(&text)).unwrap_or_default();
            if !text.is_empty() {
                sheet.asides.push(Aside { kind: of, mark: None, text, place: None });
            }
        }
        _ => {}
    }
    Ok(())
}

impl Objects {
    fn record(&mut self, record: &Record<'_>) {
        let data = record.data;
        let word = |at| u16_at(data, at);
        match record.kind {
            kind::OBJ => {
                self.open = word(4).zip(word(6));
                self.drawn |= self.open.is_some_and(|(of, _)| !matches!(of, COMMENT | ARROW));
            }
            kind::TXO => {
                if let (Some((COMMENT, object)), Some(count)) = (self.open.take(), word(10)) {
                    let text = Pieces::new(&[], &record.more).text(usize::from(count));
                    self.texts.insert(object, text.replace("\r\n", "\n").replace('\r', "\n"));
                }
            }
            NOTE => {
                if let (Some(row), Some(column), Some(object)) = (word(0), word(2), word(6)) {
                    self.marks.push((u32::from(row), u32::from(column), object));
                }
            }
            _ => {}
        }
    }
}
