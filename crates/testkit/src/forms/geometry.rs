//! Where the cells of a drawn table stand, and what a border that is off by a hair makes of them.

use super::{COLUMN, Drawing, Part, Slot, Table};

/// A cell with its extent.
#[derive(Clone, Debug)]
pub(super) struct Anchor<'t> {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) text: &'t str,
}

impl Anchor<'_> {
    /// Whether it covers a row of the table.
    pub(super) fn covers(&self, row: usize) -> bool {
        (self.row..self.row + self.rows).contains(&row)
    }
}

/// A table as it stands on paper: distinct column edges, and cells on the columns between them.
pub(super) struct Geometry<'t> {
    /// Distinct column edges in twentieths of a point, ascending.
    pub(super) edges: Vec<i32>,
    /// Cells in row-major order.
    pub(super) cells: Vec<Anchor<'t>>,
}

impl Geometry<'_> {
    /// Columns between the edges.
    pub(super) fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Width of some columns together.
    pub(super) fn width(&self, column: usize, columns: usize) -> i32 {
        let edge = |at: usize| self.edges.get(at).copied().unwrap_or_default();
        edge(column + columns) - edge(column)
    }
}

impl Table {
    fn drawn_columns(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// Where the left border of a drawn column stands.
    fn border(&self, column: usize) -> i32 {
        (0..column).map(|column| self.widths.get(column).copied().unwrap_or(COLUMN)).sum()
    }

    /// The cells on the columns as drawn, and which covers which position.
    fn drawn(&self) -> (Vec<Anchor<'_>>, Vec<Vec<Option<usize>>>) {
        let mut anchors: Vec<Anchor<'_>> = Vec::new();
        let mut cover = vec![vec![None::<usize>; self.drawn_columns()]; self.rows.len()];
        for (row, line) in self.rows.iter().enumerate() {
            for (column, slot) in line.cells.iter().enumerate() {
                let anchor = match slot {
                    Slot::Text(text) => {
                        anchors.push(Anchor { row, column, rows: 1, columns: 1, text });
                        Some(anchors.len() - 1)
                    }
                    Slot::Left => column.checked_sub(1).and_then(|left| cover[row][left]),
                    Slot::Above => row.checked_sub(1).and_then(|above| cover[above][column]),
                };
                cover[row][column] = anchor;
                if let Some(at) = anchor {
                    let anchor = &mut anchors[at];
                    anchor.rows = anchor.rows.max(row + 1 - anchor.row);
                    anchor.columns = anchor.columns.max(column + 1 - anchor.column);
                }
            }
        }
        (anchors, cover)
    }

    /// The inner borders that can stand elsewhere in their row: those between two cells of that row alone.
    fn movable(&self) -> Vec<(usize, usize)> {
        let (anchors, cover) = self.drawn();
        let alone = |row: usize, column: usize| {
            cover[row].get(column).copied().flatten().map(|at| &anchors[at]).filter(|anchor| anchor.rows == 1)
        };
        let inner = |anchor: &&Anchor<'_>| {
            anchor.rows == 1
                && anchor.column.checked_sub(1).is_some_and(|left| alone(anchor.row, left).is_some())
        };
        anchors.iter().filter(inner).map(|anchor| (anchor.row, anchor.column)).collect()
    }

    /// The table as it stands on paper.
    pub(super) fn geometry(&self) -> Geometry<'_> {
        let movable = self.movable();
        let border = |row: usize, column: usize| {
            let line = &self.rows[row];
            let moved = line.moved.filter(|(at, _)| *at == column).map_or(0, |(_, by)| by);
            let by = if movable.contains(&(row, column)) { line.shift + moved } else { 0 };
            self.border(column) + by
        };
        let (mut cells, _) = self.drawn();
        let span =
            |cell: &Anchor<'_>| (border(cell.row, cell.column), border(cell.row, cell.column + cell.columns));
        let spans: Vec<(i32, i32)> = cells.iter().map(span).collect();
        let mut edges: Vec<i32> = spans.iter().flat_map(|&(left, right)| [left, right]).collect();
        edges.sort_unstable();
        edges.dedup();
        for (cell, (left, right)) in cells.iter_mut().zip(spans) {
            cell.column = edges.partition_point(|&edge| edge < left);
            cell.columns = edges.partition_point(|&edge| edge < right) - cell.column;
        }
        Geometry { edges, cells }
    }
}

impl Drawing {
    /// The document once for each inner border of each row and each direction, with that one border moved by so many
    /// twentieths of a point. The name says which.
    pub fn slivers(&self, by: i32) -> impl Iterator<Item = (String, Self)> + '_ {
        let count = self.tables().count();
        (0..count).flat_map(move |at| {
            let borders = self.tables().nth(at).map(Table::movable).unwrap_or_default();
            let both = borders.into_iter().flat_map(move |border| [(border, by), (border, -by)]);
            both.filter_map(move |((row, column), by)| {
                let mut moved = self.clone();
                moved.tables_mut().nth(at)?.rows.get_mut(row)?.moved = Some((column, by));
                Some((format!("table {} row {} column {} by {by}", at + 1, row + 1, column + 1), moved))
            })
        })
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &Table> {
        let body = self.blocks.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Paragraph { .. } => None,
        });
        body.chain(self.inner.iter().map(|(_, table)| table))
    }

    pub(super) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        let body = self.blocks.iter_mut().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Paragraph { .. } => None,
        });
        body.chain(self.inner.iter_mut().map(|(_, table)| table))
    }
}
