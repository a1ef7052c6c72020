//! A table as its reader sees it: rows of cells, each cell once, with folded texts and places.

use std::ops::Range;

use model::{Cell, Cover, Grid, Limits, Place};

use crate::fold::{self, Folded};

/// A label is shorter than this, in bytes; longer texts are values and need no folding.
const LONGEST_LABEL: usize = 240;

/// A table, body or nested, ready to be read.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// The table.
    pub grid: &'a Grid,
    cover: Cover,
    outer: Option<Place>,
    folded: Vec<Folded>,
    /// For each row (from 0) the cells that cover it, in column order.
    rows: Vec<Vec<usize>>,
}

impl<'a> Sheet<'a> {
    /// `None` for a grid whose cells do not tile.
    pub(crate) fn new(grid: &'a Grid, outer: Option<Place>) -> Option<Self> {
        let cover = grid.cover(&Limits::default())?;
        let fold = |cell: &Cell| {
            if cell.text.len() > LONGEST_LABEL { Folded::default() } else { Folded::new(&cell.text) }
        };
        let mut rows = vec![Vec::new(); grid.rows as usize];
        for (index, cell) in grid.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.row_span {
                rows[row as usize - 1].push(index);
            }
        }
        for row in &mut rows {
            row.sort_by_key(|&index| grid.cells[index].column);
        }
        Some(Self { grid, cover, outer, folded: grid.cells.iter().map(fold).collect(), rows })
    }

    /// The cells that cover a row (from 1), in column order.
    pub(crate) fn row(&self, row: u32) -> &[usize] {
        self.rows.get(row as usize - 1).map_or(&[], Vec::as_slice)
    }

    /// The cells with text that start in a row.
    pub(crate) fn anchored(&self, row: u32) -> impl Iterator<Item = usize> + '_ {
        self.row(row).iter().copied().filter(move |&cell| self.cell(cell).row == row && !self.blank(cell))
    }

    /// The cell over a position (from 1).
    pub(crate) fn at(&self, row: u32, column: u32) -> Option<usize> {
        self.cover.at(row, column)
    }

    /// A cell.
    pub(crate) fn cell(&self, cell: usize) -> &'a Cell {
        &self.grid.cells[cell]
    }

    /// A cell's text, outer white space trimmed.
    pub(crate) fn text(&self, cell: usize) -> &'a str {
        self.cell(cell).text.trim_matches(fold::is_space)
    }

    /// Whether a cell shows nothing.
    pub(crate) fn blank(&self, cell: usize) -> bool {
        fold::is_blank(&self.cell(cell).text)
    }

    /// A cell's text folded for look-up; empty for a long text.
    pub(crate) fn folded(&self, cell: usize) -> &Folded {
        &self.folded[cell]
    }

    /// Grid columns a cell covers.
    pub(crate) fn columns(&self, cell: usize) -> Range<u32> {
        let cell = self.cell(cell);
        cell.column..cell.column + cell.column_span
    }

    /// The row behind the last one a cell covers.
    pub(crate) fn below(&self, cell: usize) -> u32 {
        let cell = self.cell(cell);
        cell.row + cell.row_span
    }

    /// Whether a cell is alone in its row: nothing else with text covers it.
    pub(crate) fn alone(&self, row: u32, cell: usize) -> bool {
        self.row(row).iter().all(|&other| other == cell || self.blank(other))
    }

    /// Where a cell stands.
    pub(crate) fn place(&self, cell: usize) -> Place {
        let cell = self.cell(cell);
        let place = Place::cell(self.grid.table, cell.row, cell.column);
        match &self.outer {
            Some(outer) => place.inside(outer.clone()),
            None => place,
        }
    }

    /// Where the table stands.
    pub(crate) fn table_place(&self) -> Place {
        let place = Place::table(self.grid.table);
        match &self.outer {
            Some(outer) => place.inside(outer.clone()),
            None => place,
        }
    }
}

/// How many columns two ranges share.
pub(crate) fn overlap(a: &Range<u32>, b: &Range<u32>) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
