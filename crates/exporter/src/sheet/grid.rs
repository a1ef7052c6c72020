//! A grid of rows under columns: headings of one row or two, cells merged downwards where they say the same.

use super::{Ink, Piece, Sketch, label};

/// A column.
pub(super) struct Column<'a, R> {
    pub(super) heading: String,
    /// What stands over it and its neighbours.
    pub(super) group: Option<String>,
    /// Relative width.
    pub(super) width: u32,
    pub(super) cell: Box<dyn Fn(&R) -> Ink + 'a>,
    /// Rows next to each other with the same answer share one cell.
    pub(super) merge: Option<Merge<'a, R>>,
}

/// What rows that share a cell have in common.
pub(super) type Merge<'a, R> = Box<dyn Fn(&R) -> String + 'a>;

impl<'a, R> Column<'a, R> {
    pub(super) fn new(heading: impl Into<String>, width: u32, cell: impl Fn(&R) -> Ink + 'a) -> Self {
        Self { heading: heading.into(), group: None, width, cell: Box::new(cell), merge: None }
    }

    #[must_use]
    pub(super) fn merged(mut self, merge: impl Fn(&R) -> String + 'a) -> Self {
        self.merge = Some(Box::new(merge));
        self
    }
}

/// The edges of columns between two edges.
pub(super) fn edges<R>(columns: &[Column<'_, R>], from: u32, to: u32) -> Vec<u32> {
    let total = columns.iter().map(|column| column.width).sum::<u32>().max(1);
    let mut sum = 0;
    let mut edges = vec![from];
    for column in columns {
        sum += column.width;
        edges.push(from + (to - from) * sum / total);
    }
    edges
}

/// Heading rows: one, or two where columns stand in groups. `head` stands left of them and of all `rows`.
pub(super) fn header<R>(table: &mut Sketch, columns: &[Column<'_, R>], edges: &[u32], head: Option<Piece>) {
    let grouped = columns.iter().any(|column| column.group.is_some());
    let mut top: Vec<Piece> = head.into_iter().collect();
    let mut below = Vec::new();
    let mut at = 0;
    for run in columns.chunk_by(|left, right| left.group.is_some() && left.group == right.group) {
        let (from, to) = (edges[at], edges[at + run.len()]);
        match &run[0].group {
            Some(group) => {
                top.push(label(from, to, group.clone()));
                let cells = run.iter().zip(edges[at..].windows(2));
                below.extend(cells.map(|(column, edge)| label(edge[0], edge[1], column.heading.clone())));
            }
            None => top.push(label(from, to, run[0].heading.clone()).rows(if grouped { 2 } else { 1 })),
        }
        at += run.len();
    }
    table.row(top);
    if grouped {
        table.row(below);
    }
}

/// The row at `index`.
pub(super) fn row<R>(columns: &[Column<'_, R>], edges: &[u32], rows: &[R], index: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (column, edge) in columns.iter().zip(edges.windows(2)) {
        let span = match &column.merge {
            None => 1,
            Some(key) => {
                let own = key(&rows[index]);
                if index > 0 && key(&rows[index - 1]) == own {
                    continue;
                }
                rows[index..].iter().take_while(|row| key(row) == own).count()
            }
        };
        let ink = (column.cell)(&rows[index]);
        pieces.push(Piece { from: edge[0], to: edge[1], rows: 1, ink }.rows(span));
    }
    pieces
}
