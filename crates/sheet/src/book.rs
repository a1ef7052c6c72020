//! A workbook as every format gives it: sheets of cells that show something or have borders.

use model::build::{Body, Excess};
use model::{Aside, AsideKind, Note};

use crate::address::Area;
use crate::format::{NumberFormat, iso};
use crate::notes;

/// Sides of a cell at which a line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a cell has four sides")]
pub(crate) struct Edges {
    pub(crate) left: bool,
    pub(crate) right: bool,
    pub(crate) top: bool,
    pub(crate) bottom: bool,
}

impl Edges {
    /// No line at any side.
    pub(crate) fn none(self) -> bool {
        self == Self::default()
    }
}

/// A cell. Rows and columns count from 0.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) row: u32,
    pub(crate) column: u32,
    /// What it shows.
    pub(crate) text: String,
    /// What it stores, where that is another text.
    pub(crate) stored: Option<String>,
    pub(crate) edges: Edges,
    /// What is to be told of it.
    pub(crate) notes: Vec<Note>,
    /// Its comment.
    pub(crate) asides: Vec<Aside>,
}

impl Cell {
    /// It shows nothing.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A run of rows or columns, from 0, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

impl Run {
    pub(crate) fn holds(self, index: u32) -> bool {
        (self.first..=self.last).contains(&index)
    }
}

/// Columns of one width.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    pub(crate) run: Run,
    /// In twips; `None` for the usual width.
    pub(crate) width: Option<u32>,
    pub(crate) hidden: bool,
}

/// A worksheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// Nobody sees it: it is told, not read.
    pub(crate) hidden: bool,
    pub(crate) cells: Vec<Cell>,
    pub(crate) merges: Vec<Area>,
    /// What is printed, in order; empty for all of it.
    pub(crate) print_areas: Vec<Area>,
    /// Rows repeated at the top of each page.
    pub(crate) title_rows: Option<Run>,
    pub(crate) columns: Vec<Columns>,
    /// Width of columns that say none, in twips.
    pub(crate) usual_width: u32,
    pub(crate) hidden_rows: Vec<Run>,
    /// Header and footer of its pages.
    pub(crate) asides: Vec<Aside>,
}

/// Width of a column in twips where a file says none: 8.43 characters, 64 pixels.
pub(crate) const USUAL_WIDTH: u32 = 960;

/// A workbook.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
    /// Name of the sheet in front.
    pub(crate) active: Option<String>,
    /// What of it shows where the workbook is embedded in another document.
    pub(crate) window: Option<Area>,
    pub(crate) producer: Option<String>,
    pub(crate) modified: Option<String>,
}

/// What a cell stores.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'v> {
    Number(f64),
    Text(&'v str),
    Bool(bool),
    /// `#DIV/0!`.
    Error(&'v str),
}

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Style {
    pub(crate) format: NumberFormat,
    pub(crate) edges: Edges,
    /// Its text is struck out.
    pub(crate) struck: bool,
}

/// Adds the cells of a sheet, counted and bounded.
pub(crate) struct Cells<'b> {
    pub(crate) sheet: &'b mut Sheet,
    pub(crate) body: &'b mut Body,
    pub(crate) epoch_1904: bool,
}

impl Cells<'_> {
    /// A cell with a value, seen through its style.
    pub(crate) fn value(
        &mut self,
        row: u32,
        column: u32,
        value: &Value<'_>,
        style: &Style,
    ) -> Result<(), Excess> {
        let (text, differs, stored) = match *value {
            Value::Number(number) => {
                let shown = style.format.number(number, self.epoch_1904);
                let stored = self.stored(number, style);
                (shown.text.trim().to_owned(), shown.differs, stored)
            }
            Value::Text(text) => {
                let shown = style.format.text(text);
                (shown.text, shown.differs, text.to_owned())
            }
            Value::Bool(value) => {
                let text = if value { "TRUE" } else { "FALSE" };
                (text.to_owned(), false, text.to_owned())
            }
            Value::Error(text) => (text.to_owned(), false, text.to_owned()),
        };
        let mut cell = Cell { row, column, edges: style.edges, ..Cell::default() };
        if differs {
            cell.notes.extend(self.body.once(notes::SHOWN, || notes::shown(&text, &stored)));
        }
        if let Value::Number(number) = *value
            && number.abs() >= 1e15
        {
            cell.notes.extend(self.body.once(notes::DIGITS, || notes::digits(&text)));
        }
        if let Value::Error(text) = *value {
            cell.notes.extend(self.body.once(notes::ERROR, || notes::error(text)));
        }
        if style.struck && !text.trim().is_empty() {
            cell.notes.extend(self.body.once(notes::STRUCK, || notes::struck(&text)));
        } else {
            cell.stored = (stored != text).then_some(stored);
            cell.text = text;
        }
        self.push(cell)
    }

    /// What a reader of the file would find for a number: its 15 digits, or the date that they count.
    fn stored(&self, number: f64, style: &Style) -> String {
        let date = if style.format.is_date() { iso(number, self.epoch_1904) } else { None };
        date.unwrap_or_else(|| crate::format::Decimal::of(number).plain())
    }

    /// A cell without a value: kept where it has borders.
    pub(crate) fn blank(&mut self, row: u32, column: u32, style: &Style) -> Result<(), Excess> {
        if style.edges.none() {
            return Ok(());
        }
        self.push(Cell { row, column, edges: style.edges, ..Cell::default() })
    }

    /// Adds a cell.
    pub(crate) fn push(&mut self, cell: Cell) -> Result<(), Excess> {
        self.body.spend_cell(&self.sheet.name)?;
        self.body.spend_text(cell.text.chars().count(), &self.sheet.name)?;
        self.sheet.cells.push(cell);
        Ok(())
    }
}

impl Sheet {
    /// Cells in reading order, each position once: of several cells in one place the last counts.
    pub(crate) fn in_order(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
    }
}

/// Puts a comment to its cell. Cells are in order.
pub(crate) fn put_comment(
    sheet: &mut Sheet,
    body: &mut Body,
    row: u32,
    column: u32,
    text: String,
) -> Result<(), Excess> {
    if text.trim().is_empty() {
        return Ok(());
    }
    body.spend_text(text.chars().count(), &sheet.name)?;
    let aside = Aside { kind: AsideKind::Comment, mark: None, text, place: None };
    let at = sheet.cells.binary_search_by_key(&(row, column), |cell: &Cell| (cell.row, cell.column));
    match at {
        Ok(at) if !sheet.cells[at].is_blank() => sheet.cells[at].asides.push(aside),
        _ => sheet.asides.push(aside),
    }
    Ok(())
}

/// Adds a row to the hidden ones; rows come one after another.
pub(crate) fn hide(hidden: &mut Vec<Run>, row: u32) {
    match hidden.last_mut() {
        Some(last) if last.last + 1 == row => last.last = row,
        _ => hidden.push(Run { first: row, last: row }),
    }
}

/// The width of a column in twips, from characters of the usual digit, 7 pixels wide (§18.3.1.13).
pub(crate) fn twips(characters: f64) -> u32 {
    let pixels = ((256.0 * characters.clamp(0.0, 255.0) + (128.0_f64 / 7.0).trunc()) / 256.0 * 7.0).trunc();
    pixels as u32 * 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_pixels_of_fifteen_twips() {
        assert_eq!(twips(8.43), 59 * 15);
        assert_eq!(twips(9.140_625), 64 * 15);
        assert_eq!(twips(-1.0), 0);
    }
}
