//! Rows as the formats give them, and the one place where they become a [`Grid`].

use model::{Grid, Limits, Noted, Span};

use crate::WordError;

/// A table as a format reads it, row by row.
#[derive(Debug, Default)]
pub(crate) struct RawTable {
    /// Rows from top to bottom.
    pub(crate) rows: Vec<RawRow>,
}

/// A row: positions without a cell, cells from left to right.
#[derive(Debug, Default)]
pub(crate) struct RawRow {
    /// Layout columns before the first cell (`gridBefore`).
    pub(crate) before: u32,
    /// The cells.
    pub(crate) cells: Vec<RawCell>,
    /// The row is declared to repeat as header (`tblHeader`).
    pub(crate) header: bool,
}

/// A cell of a row, before merges are resolved.
#[derive(Debug, Default)]
pub(crate) struct RawCell {
    /// Layout columns it covers as written: 0 and absurd values are repaired with a note.
    pub(crate) span: u32,
    /// It continues the cell to its left (`hMerge`, `clmrg`, fMerged).
    pub(crate) continues_left: bool,
    /// It continues the cell above in the same layout columns (`vMerge` without `restart`).
    pub(crate) continues_above: bool,
    /// It starts a vertical merge (`vMerge="restart"`).
    pub(crate) starts_below: bool,
    /// Its paragraphs joined with line feeds, automatic numbers included.
    pub(crate) text: String,
    /// The parts of `text` that were numbered automatically.
    pub(crate) automatic: Vec<Span>,
    /// Tables inside it, in order, numbered from 1.
    pub(crate) tables: Vec<Grid>,
}

/// Resolves merges, drops layout columns that no cell edge makes, checks the budgets of `limits` before
/// anything is allocated, and says in notes what had to be repaired. Text of a cell that continues another is
/// never lost: it joins the text of the cell it continues, with a note.
pub(crate) fn grid(table: RawTable, number: u32, limits: &Limits) -> Result<Noted<Grid>, WordError> {
    let _ = (table, number, limits);
    todo!()
}
