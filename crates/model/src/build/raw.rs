//! Rows as the formats give them, and the one place where they become a [`Grid`].

mod numbers;
mod resolve;
mod row;
#[cfg(test)]
mod tests;
mod widths;

use super::Excess;
use crate::{Aside, Grid, Limits, Note, Span};

/// A table as a format reads it, row by row.
#[derive(Debug, Default)]
pub struct RawTable {
    /// Rows from top to bottom.
    pub rows: Vec<RawRow>,
    /// Widths of the layout columns in twips, as far as the format states them; 0 for one it does not.
    pub layout: Vec<u32>,
    /// The format copies a row's merge flags into the next row when a row is inserted (binary .doc), so an
    /// empty cell that "starts" a merge right under an open merge of the same edges really continues it.
    pub copied_restarts: bool,
}

impl RawTable {
    /// The one cell of a table that has only one and holds a table of several columns in it: a layout frame.
    /// Around a single column the cell stays: boxes in boxes are a layout of their own, with nothing to gain.
    pub fn into_frame(mut self) -> Result<RawCell, Self> {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        let is_frame = cells.next().is_some_and(|cell| cell.tables.iter().any(|grid| grid.columns > 1))
            && cells.next().is_none();
        if !is_frame {
            return Err(self);
        }
        self.rows.iter_mut().find_map(|row| row.cells.pop()).ok_or(self)
    }

    /// The table as text, for notes and headers: cells behind tabs, a row a line.
    pub fn into_text(self) -> String {
        let line = |row: RawRow| row.cells.into_iter().map(|cell| cell.text).collect::<Vec<_>>().join("\t");
        self.rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// A row: positions without a cell, cells from left to right.
#[derive(Debug, Default)]
pub struct RawRow {
    /// Layout columns before the first cell (`gridBefore`).
    pub before: u32,
    /// The cells.
    pub cells: Vec<RawCell>,
    /// The row is declared to repeat as header (`tblHeader`).
    pub header: bool,
}

/// A cell of a row, before merges are resolved.
#[derive(Debug, Default)]
pub struct RawCell {
    /// Layout columns it covers as written: 0 and absurd values are repaired with a note.
    pub span: u32,
    /// Its own width in twips, where the widths of the layout columns do not give it; 0 when unknown.
    pub width: u32,
    /// It continues the cell to its left (`hMerge`, `clmrg`, fMerged).
    pub continues_left: bool,
    /// It continues the cell above in the same layout columns (`vMerge` without `restart`).
    pub continues_above: bool,
    /// It starts a vertical merge (`vMerge="restart"`).
    pub starts_below: bool,
    /// Its paragraphs joined with line feeds, automatic numbers included.
    pub text: String,
    /// What the file stores in the cell, where that is another text.
    pub stored: Option<String>,
    /// The parts of `text` that were numbered automatically.
    pub automatic: Vec<Span>,
    /// Tables inside it, in order, numbered from 1.
    pub tables: Vec<Grid>,
    /// Where in `text` (in bytes) each of `tables` stands; left empty, they stand behind the text.
    pub tables_at: Vec<usize>,
    /// Notes about the cell; a place in them is a place inside the cell.
    pub notes: Vec<Note>,
    /// Notes and comments whose mark stands in the cell; a place in them is a place inside the cell.
    pub asides: Vec<Aside>,
}

impl RawCell {
    /// Nothing a reader would see stands in the cell.
    pub fn is_blank(&self) -> bool {
        self.tables.is_empty() && self.text.trim().is_empty()
    }

    /// Takes over what `other` holds: text on a new line, tables behind its own. Says whether there was any.
    pub fn absorb(&mut self, other: RawCell) -> bool {
        // Counted only where something depends on it.
        let chars = if other.automatic.is_empty() { 0 } else { self.text.chars().count() as u32 };
        self.absorb_behind(chars, other)
    }

    /// As [`RawCell::absorb`], when it is known that `chars` characters are in the cell: one that takes over very many
    /// others would count itself again for each.
    pub fn absorb_behind(&mut self, chars: u32, other: RawCell) -> bool {
        let any = !other.is_blank();
        if any {
            let bytes = self.text.len() + usize::from(!self.text.is_empty());
            self.tables_at.extend(other.tables_at.iter().map(|at| at + bytes));
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            let offset = chars + u32::from(chars > 0);
            let spans = other.automatic.iter();
            self.automatic
                .extend(spans.map(|span| Span { start: span.start + offset, end: span.end + offset }));
            self.text.push_str(&other.text);
            let before = self.tables.len() as u32;
            self.tables.extend(other.tables);
            for (index, table) in self.tables.iter_mut().enumerate().skip(before as usize) {
                table.table = index as u32 + 1;
            }
        }
        self.notes.extend(other.notes);
        self.asides.extend(other.asides);
        any
    }
}

/// A [`RawTable`] whose merges are resolved.
#[derive(Debug)]
pub struct Resolved {
    /// The grid.
    pub grid: Grid,
    /// What had to be repaired, and the notes of the cells, with their places.
    pub notes: Vec<Note>,
    /// The asides of the cells, with their places.
    pub asides: Vec<Aside>,
}

/// Resolves merges, drops layout columns that no cell edge makes, checks the budgets of `limits` before
/// anything is allocated, and says in notes what had to be repaired. Text of a cell that continues another is
/// never lost: it joins the text of the cell it continues, with a note.
///
/// Rows without cells are dropped: Word does not draw them. Formats should go through [`Body`](super::Body),
/// which numbers the tables and counts their cells.
pub fn grid(table: RawTable, number: u32, limits: &Limits) -> Result<Resolved, Excess> {
    resolve::resolve(table, number, limits)
}
