//! A form as printed: its tables before any file format. Word and Excel draw the same tables.

mod columns;
mod form;
mod goals;
mod grid;
mod head;
mod indicators;
mod list;
mod money;
mod own;
mod row;
mod source;
mod split;

use model::{Cell as GridCell, Exact, Form, Grid, Limits, Pointer, Quantity, Submission, Value};

use crate::ExportError;

/// The form at an index as printed: by its own geometry where it has one, else in the layout of its family.
pub(crate) fn printed(submission: &Submission, index: usize, form: &Form) -> Printed {
    source::printed(submission, index).unwrap_or_else(|| form::printed(form, &Rows::of(submission, index)))
}

/// A form as printed.
#[derive(Debug)]
pub(crate) struct Printed {
    /// Number and title, and the lines under it, each a paragraph above the first table.
    pub(crate) title: Vec<String>,
    /// Landscape paper: the form is too wide for portrait.
    pub(crate) landscape: bool,
    /// Its tables, top to bottom.
    pub(crate) tables: Vec<Sketch>,
    /// Lines under the last table, each a paragraph.
    pub(crate) below: Vec<String>,
}

/// In which rows of its document a form's values stood.
struct Rows<'a> {
    submission: &'a Submission,
    form: usize,
}

impl<'a> Rows<'a> {
    fn of(submission: &'a Submission, form: usize) -> Self {
        Self { submission, form }
    }

    /// Table and row of a value, by its keys in the form.
    fn get(&self, keys: &[&str]) -> Option<(Option<u32>, Option<u32>)> {
        let form = Pointer::root().key("forms").index(self.form);
        let place = self.submission.places.get(&keys.iter().fold(form, |pointer, key| pointer.key(key)))?;
        Some((place.table, place.row))
    }
}

/// Full width of a printed table, in which all edges are measured.
pub(crate) const WIDTH: u32 = 1000;

/// A table as rows of cells with edges: columns arise when it is finished.
#[derive(Debug, Default)]
pub(crate) struct Sketch {
    /// Rows at the top that repeat on every page.
    pub(crate) header_rows: u32,
    rows: Vec<Vec<Piece>>,
}

/// A cell to be: from edge to edge, over a number of rows.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    from: u32,
    to: u32,
    rows: u32,
    ink: Ink,
}

/// What stands in a cell, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// A label: centred, bold face.
    Label(String),
    /// Running text.
    Text(String),
    /// A value; a spreadsheet gets a number where the text is nothing but one.
    Value(Box<Quantity>),
}

impl Ink {
    pub(crate) fn value(quantity: &Quantity) -> Self {
        Self::Value(Box::new(quantity.clone()))
    }

    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Label(text) | Self::Text(text) => text,
            Self::Value(quantity) => &quantity.text,
        }
    }

    /// The number that the text writes and nothing else, with its decimals and whether it is a percentage.
    pub(crate) fn number(&self) -> Option<(Exact, bool)> {
        let Self::Value(quantity) = self else { return None };
        let Quantity { text, value: Value::Number { value, .. }, .. } = quantity.as_ref() else {
            return None;
        };
        let plain = text.replace(',', "");
        let (digits, percent) =
            plain.strip_suffix('%').map_or((plain.as_str(), false), |digits| (digits, true));
        (digits.parse() == Ok(*value)).then_some((*value, percent))
    }
}

pub(crate) fn label(from: u32, to: u32, text: impl Into<String>) -> Piece {
    Piece { from, to, rows: 1, ink: Ink::Label(text.into()) }
}

pub(crate) fn text(from: u32, to: u32, text: impl Into<String>) -> Piece {
    Piece { from, to, rows: 1, ink: Ink::Text(text.into()) }
}

/// A value's cell; empty where the form has no value.
pub(crate) fn value(from: u32, to: u32, quantity: Option<&Quantity>) -> Piece {
    let ink = quantity.map_or_else(|| Ink::Text(String::new()), Ink::value);
    Piece { from, to, rows: 1, ink }
}

impl Piece {
    /// The same cell over several rows; the rows below leave its place out.
    #[must_use]
    pub(crate) fn rows(mut self, rows: usize) -> Self {
        self.rows = u32::try_from(rows.max(1)).unwrap_or(u32::MAX);
        self
    }
}

impl Sketch {
    pub(crate) fn row(&mut self, pieces: Vec<Piece>) {
        self.rows.push(pieces);
    }

    /// Appends another sketch's rows.
    pub(crate) fn append(&mut self, other: Self) {
        self.rows.extend(other.rows);
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The distinct column edges.
    pub(crate) fn edges(&self) -> Vec<u32> {
        let mut edges: Vec<u32> =
            self.rows.iter().flatten().flat_map(|piece| [piece.from, piece.to]).collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// The finished table on the columns between `edges`, which hold all of this table's own.
    pub(crate) fn finish(&self, edges: &[u32]) -> Table {
        let column = |edge: u32| edges.partition_point(|&other| other < edge) as u32;
        let rows = self.rows.len() as u32;
        let cells = self.rows.iter().enumerate().flat_map(|(index, pieces)| {
            pieces.iter().map(move |piece| Cell {
                row: index as u32 + 1,
                column: column(piece.from) + 1,
                row_span: piece.rows.min(rows - index as u32),
                column_span: column(piece.to) - column(piece.from),
                ink: piece.ink.clone(),
                tables: Vec::new(),
            })
        });
        let mut cells: Vec<Cell> = cells.collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let widths = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        Table { rows, widths, header_rows: self.header_rows, cells }
    }
}

/// A finished table.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rows: u32,
    /// A width for each column; together [`WIDTH`] or less.
    pub(crate) widths: Vec<u32>,
    pub(crate) header_rows: u32,
    /// In row-major order.
    pub(crate) cells: Vec<Cell>,
}

/// A finished cell: grid coordinates as in [`model::Cell`].
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) row_span: u32,
    pub(crate) column_span: u32,
    pub(crate) ink: Ink,
    pub(crate) tables: Vec<Table>,
}

impl Table {
    /// A table no form claimed, as it is. The nesting has been read from JSON, so it is bounded here.
    pub(crate) fn of_grid(grid: &Grid, limits: &Limits, depth: usize) -> Result<Self, ExportError> {
        if depth > limits.table_depth {
            return Err(ExportError::TooDeep { what: "tables", max: limits.table_depth });
        }
        let (table, rows, columns) = (grid.table, grid.rows, grid.columns);
        if grid.columns as usize > limits.columns || grid.cover(limits).is_none() {
            return Err(ExportError::BrokenGrid { table, rows, columns });
        }
        let cell = |cell: &GridCell| {
            let nested = cell.tables.iter().map(|table| Self::of_grid(table, limits, depth + 1));
            Ok(Cell {
                row: cell.row,
                column: cell.column,
                row_span: cell.row_span,
                column_span: cell.column_span,
                ink: Ink::Text(cell.text.clone()),
                tables: nested.collect::<Result<_, _>>()?,
            })
        };
        let mut cells = grid.cells.iter().map(cell).collect::<Result<Vec<_>, ExportError>>()?;
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let widths = vec![(WIDTH / grid.columns.max(1)).max(1); grid.columns as usize];
        Ok(Self { rows, widths, header_rows: grid.header_rows, cells })
    }
}
