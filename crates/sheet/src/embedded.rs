//! A workbook inside another document: what that document shows of it.

use model::build::Body;
use model::{Limits, Note};

use crate::book::{Book, Sheet};
use crate::{SheetError, blocks, kind, notes};

/// Reads what a document shows of a workbook that is embedded in it: of the sheet in front the part that its window shows.
/// The rest is told, not read.
///
/// # Errors
///
/// When the bytes are no spreadsheet, are damaged, or cost more than the limits allow.
pub fn embedded(bytes: &[u8], limits: &Limits) -> Result<Body, SheetError> {
    let Some(kind) = kind::kind(bytes) else {
        return Err(SheetError::NotASpreadsheet { found: "a file of another kind".to_owned() });
    };
    let mut body = Body::new(limits);
    let (_, mut book) = crate::book(bytes, kind, &mut body, limits)?;
    if let Some(text) = keep_what_shows(&mut book) {
        body.note(Note::new(notes::NOT_SHOWN, notes::not_shown(&text)));
    }
    blocks::read(book, &mut body, limits)?;
    Ok(body)
}

/// Takes out of the workbook what its window does not show; the first text of that.
fn keep_what_shows(book: &mut Book) -> Option<String> {
    // Where a chart stands in front, no cell shows.
    let front = match &book.active {
        Some(name) => book.sheets.iter().position(|sheet| sheet.name == *name),
        None => Some(0),
    };
    let mut unseen = None;
    for (index, sheet) in std::mem::take(&mut book.sheets).into_iter().enumerate() {
        if Some(index) == front {
            book.sheets.push(sheet);
        } else if !sheet.hidden {
            unseen = unseen.or_else(|| first_text(&sheet));
        }
    }
    for sheet in &mut book.sheets {
        sheet.hidden = false;
        // Pages are those of the document around it.
        sheet.print_areas.clear();
        sheet.asides.clear();
        let Some(window) = book.window else { continue };
        let (shown, rest) = std::mem::take(&mut sheet.cells)
            .into_iter()
            .partition(|cell| window.holds(cell.row, cell.column));
        sheet.cells = shown;
        let rest = Sheet { cells: rest, ..Sheet::default() };
        unseen = unseen.or_else(|| first_text(&rest));
    }
    unseen
}

/// The first text of a sheet; none where it shows nothing.
fn first_text(sheet: &Sheet) -> Option<String> {
    sheet.cells.iter().find(|cell| !cell.is_blank()).map(|cell| cell.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Area;
    use crate::book::Cell;

    fn sheet(name: &str, texts: &[(u32, u32, &str)]) -> Sheet {
        let cell = |&(row, column, text): &(u32, u32, &str)| Cell {
            row,
            column,
            text: text.to_owned(),
            ..Cell::default()
        };
        Sheet { name: name.to_owned(), cells: texts.iter().map(cell).collect(), ..Sheet::default() }
    }

    #[test]
    fn the_window_of_the_sheet_in_front_is_kept_and_the_rest_told() {
        let sheets = vec![
            sheet("底稿", &[(0, 0, "旧")]),
            sheet("目标", &[(0, 0, "指标"), (0, 1, "值"), (40, 9, "备查")]),
        ];
        let window = Some(Area { top: 0, left: 0, bottom: 9, right: 3 });
        let mut book = Book { sheets, active: Some("目标".to_owned()), window, ..Book::default() };
        // The first text that is left out, for the note.
        assert_eq!(keep_what_shows(&mut book).as_deref(), Some("旧"));
        let texts: Vec<&str> = book.sheets[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!((book.sheets.len(), texts), (1, vec!["指标", "值"]));
    }

    #[test]
    fn behind_a_chart_no_cell_shows() {
        let sheets = vec![sheet("数据", &[(0, 0, "甲")])];
        let mut book = Book { sheets, active: Some("图表".to_owned()), ..Book::default() };
        assert_eq!(keep_what_shows(&mut book).as_deref(), Some("甲"));
        assert!(book.sheets.is_empty());
    }

    #[test]
    fn a_workbook_of_one_sheet_that_shows_whole_is_read_without_a_word() {
        let mut book = Book { sheets: vec![sheet("表", &[(0, 0, "甲")])], ..Book::default() };
        assert_eq!(keep_what_shows(&mut book), None);
        assert_eq!(book.sheets[0].cells.len(), 1);
    }
}
