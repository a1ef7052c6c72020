//! Binary workbooks of Excel 97–2003 ([MS-XLS]); Kingsoft `.et` files are the same.
//!
//! A workbook is a stream of records: first those of the whole, then those of each sheet.

mod cells;
mod globals;
mod names;
mod records;
mod sheet;
mod strings;

use compound::Compound;
use model::build::Body;
use model::{Limits, Note};

use self::globals::Globals;
use self::records::Records;
use crate::SheetError;
use crate::book::{Book, Cells, Sheet};
use crate::notes;

/// The stream of records, for errors.
pub(super) const STREAM: &str = "Workbook";

/// Reads a workbook, in a compound file or bare.
pub(crate) fn read(bytes: &[u8], body: &mut Body, limits: &Limits) -> Result<Book, SheetError> {
    if !bytes.starts_with(&compound::MAGIC) {
        return read_stream(bytes, body, limits);
    }
    let compound = Compound::open(bytes)?;
    let Some(stream) = compound.stream(STREAM) else {
        return Err(SheetError::damaged("compound file", 0, "it holds no workbook"));
    };
    if stream.cut {
        let message = "the workbook is shorter than the file says (文件不完整)";
        body.note(Note::new(notes::CUT, message));
    }
    read_stream(&stream.bytes, body, limits)
}

fn read_stream(stream: &[u8], body: &mut Body, limits: &Limits) -> Result<Book, SheetError> {
    let globals = Globals::read(stream, limits)?;
    let active = globals.sheets.get(globals.active).map(|listed| listed.name.clone());
    let mut book = Book { active, window: globals.window, ..Book::default() };
    // Sheets that lie within others would be read over and over.
    let mut budget = stream.len().saturating_mul(2);
    for (index, listed) in globals.sheets.iter().enumerate() {
        let mut sheet = Sheet { name: listed.name.clone(), hidden: listed.hidden, ..Sheet::default() };
        if !listed.is_worksheet {
            if let Some(note) = body.once(notes::OTHER_SHEET, || notes::no_worksheet(&listed.name)) {
                body.note(note);
            }
            continue;
        }
        if !sheet.hidden {
            let mut records = Records::new(stream, listed.position);
            let cells = Cells { sheet: &mut sheet, body, epoch_1904: globals.epoch_1904 };
            let drawn = sheet::read(&mut records, cells, &globals, limits)?;
            let read = records.at().saturating_sub(listed.position);
            budget = budget.checked_sub(read).ok_or_else(|| {
                SheetError::damaged(STREAM, listed.position as u64, "sheets lie within one another")
            })?;
            sheet.in_order();
            if drawn && let Some(note) = body.once(notes::DRAWING, || notes::drawing(&sheet.name)) {
                body.note(note);
            }
        }
        globals.print(index, &mut sheet);
        book.sheets.push(sheet);
    }
    Ok(book)
}
