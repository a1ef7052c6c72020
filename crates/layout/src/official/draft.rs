//! Rows of cells with edges; columns arise when all rows are there.

use model::Pointer;

use crate::measures::standard::WIDTH;
use crate::printed::{Align, Cell, Face, Row, Table};

/// Words with the places they come from; none where the standard form says them.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub text: String,
    pub at: Vec<Pointer>,
}

impl Words {
    pub(super) fn of(text: impl Into<String>, at: Pointer) -> Self {
        Self { text: text.into(), at: vec![at] }
    }

    pub(super) fn standard(text: impl Into<String>) -> Self {
        Self { text: text.into(), at: Vec::new() }
    }
}

/// A cell to be, from edge to edge.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub from: u32,
    pub to: u32,
    rows: usize,
    words: Words,
    face: Face,
    align: Align,
}

impl Piece {
    /// A label beside its value.
    pub(super) fn label(from: u32, to: u32, words: Words) -> Self {
        Self { from, to, rows: 1, words, face: Face::Label, align: Align::Center }
    }

    /// The heading of a column.
    pub(super) fn heading(from: u32, to: u32, words: Words) -> Self {
        Self { face: Face::Heading, ..Self::label(from, to, words) }
    }

    /// A text or a value.
    pub(super) fn value(from: u32, to: u32, words: Words, align: Align) -> Self {
        Self { from, to, rows: 1, words, face: Face::Text, align }
    }

    /// The same cell over several rows; the rows below leave its place out.
    #[must_use]
    pub(super) fn over(self, rows: usize) -> Self {
        Self { rows: rows.max(1), ..self }
    }
}

/// A table as rows of pieces.
#[derive(Debug, Default)]
pub(super) struct Draft {
    rows: Vec<(bool, Vec<Piece>)>,
}

impl Draft {
    pub(super) fn row(&mut self, pieces: Vec<Piece>) {
        self.rows.push((false, pieces));
    }

    pub(super) fn heading_row(&mut self, pieces: Vec<Piece>) {
        self.rows.push((true, pieces));
    }

    pub(super) fn append(&mut self, other: Self) {
        self.rows.extend(other.rows);
    }

    /// The pointers that its cells hold.
    pub(super) fn placed(&self) -> impl Iterator<Item = &Pointer> {
        self.rows.iter().flat_map(|(_, pieces)| pieces).flat_map(|piece| &piece.words.at)
    }

    /// Cells in the row that has the most.
    pub(super) fn widest_row(&self) -> usize {
        self.rows.iter().map(|(_, pieces)| pieces.len()).max().unwrap_or(0)
    }

    /// The table on the distinct edges of its pieces.
    pub(super) fn finish(self) -> Table {
        let pieces = || self.rows.iter().flat_map(|(_, pieces)| pieces);
        let mut edges: Vec<u32> = pieces().flat_map(|piece| [piece.from, piece.to]).collect();
        edges.extend([0, WIDTH]);
        edges.sort_unstable();
        edges.dedup();
        let column = |edge: u32| edges.partition_point(|other| *other < edge);
        let columns = edges.windows(2).map(|pair| f64::from(pair[1] - pair[0]) / f64::from(WIDTH)).collect();
        let count = self.rows.len();
        let rows = self.rows.into_iter().enumerate().map(|(index, (heading, pieces))| {
            let cells = pieces.into_iter().map(|piece| Cell {
                column: column(piece.from),
                column_span: column(piece.to) - column(piece.from),
                row_span: piece.rows.min(count - index),
                text: piece.words.text,
                face: piece.face,
                align: piece.align,
                at: piece.words.at,
                tables: Vec::new(),
            });
            let mut cells: Vec<Cell> = cells.collect();
            cells.sort_by_key(|cell| cell.column);
            Row { heading, cells }
        });
        let rows = rows.collect();
        Table { columns, rows, declared: 0 }
    }
}

/// A column of a matrix.
pub(super) struct Column {
    pub heading: Words,
    /// What stands over it and its neighbours.
    pub group: Option<Words>,
    /// Its width beside the others.
    pub width: u32,
    /// Whether its cells are labels.
    pub label: bool,
    pub align: Align,
}

/// A cell of a matrix.
#[derive(Clone, Default)]
pub(super) struct Entry {
    pub words: Words,
    /// Cells under each other with the same key are one.
    pub key: Option<String>,
}

impl From<Words> for Entry {
    fn from(words: Words) -> Self {
        Self { words, key: None }
    }
}

/// How many rows the cell takes that begins in a row; none where it began above.
pub(super) fn span(rows: &[Vec<Entry>], index: usize, position: usize) -> Option<usize> {
    let entry = &rows[index][position];
    let same = |other: &Vec<Entry>| entry.key.is_some() && other[position].key == entry.key;
    let begins = index == 0 || !same(&rows[index - 1]);
    begins.then(|| 1 + rows[index..].iter().skip(1).take_while(|other| same(other)).count())
}
