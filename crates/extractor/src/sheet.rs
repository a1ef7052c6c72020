//! A table as its reader sees it: rows of cells on the columns that count, with folded texts and places.

mod slivers;

use std::ops::Range;

use model::{Cell, Grid, Limits, Place};
use wording::blank;
use wording::fold;
use wording::label::Label;

use crate::weights::sheet as weights;

/// A table, body or nested, ready to be seen. Columns are those of the grid without slivers, counted from 1; places
/// keep the grid's own.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// The table.
    pub grid: &'a Grid,
    /// The cell it stands in.
    pub outer: Option<Place>,
    /// Columns without slivers.
    pub columns: u32,
    /// Left edge of each column and right edge of the last, in twips.
    edges: Vec<u32>,
    /// Columns each cell covers.
    spans: Vec<Range<u32>>,
    /// Position → cell.
    cover: Vec<Option<usize>>,
    folded: Vec<Label>,
    /// For each row (from 0) the cells that cover it, in column order.
    rows: Vec<Vec<usize>>,
}

impl<'a> Sheet<'a> {
    /// `None` for a grid whose cells do not tile.
    pub(crate) fn new(grid: &'a Grid, outer: Option<Place>) -> Option<Self> {
        grid.cover(&Limits::default())?;
        let stated = grid.widths.len() == grid.columns as usize;
        let widths = if stated { grid.widths.clone() } else { vec![weights::WIDTH; grid.columns as usize] };
        let slivers::Columns { edges, of } = slivers::fold(grid, &widths);
        let columns = u32::try_from(edges.len().saturating_sub(1)).unwrap_or_default();
        let spans: Vec<Range<u32>> = grid
            .cells
            .iter()
            .map(|cell| of[cell.column as usize - 1]..of[(cell.column + cell.column_span) as usize - 1])
            .collect();
        let mut rows = vec![Vec::new(); grid.rows as usize];
        let mut cover = vec![None; grid.rows as usize * columns as usize];
        for (index, cell) in grid.cells.iter().enumerate() {
            // A blank cell as narrow as a sliver shows nothing.
            if spans[index].is_empty() {
                continue;
            }
            for row in cell.row..cell.row + cell.row_span {
                rows[row as usize - 1].push(index);
                for column in spans[index].clone() {
                    cover[(row as usize - 1) * columns as usize + column as usize - 1] = Some(index);
                }
            }
        }
        for row in &mut rows {
            row.sort_by_key(|&index| spans[index].start);
        }
        let fold = |cell: &Cell| {
            if cell.text.len() > weights::LONGEST_LABEL { Label::default() } else { Label::new(&cell.text) }
        };
        let folded = grid.cells.iter().map(fold).collect();
        Some(Self { grid, outer, columns, edges, spans, cover, folded, rows })
    }

    /// The last row.
    pub(crate) fn last_row(&self) -> u32 {
        self.grid.rows
    }

    /// The cells that cover a row (from 1), in column order.
    pub(crate) fn row(&self, row: u32) -> &[usize] {
        (row as usize).checked_sub(1).and_then(|row| self.rows.get(row)).map_or(&[], Vec::as_slice)
    }

    /// The cells with text that start in a row.
    pub(crate) fn anchored(&self, row: u32) -> impl Iterator<Item = usize> + '_ {
        self.row(row).iter().copied().filter(move |&cell| self.cell(cell).row == row && !self.blank(cell))
    }

    /// The cell over a position (from 1).
    pub(crate) fn at(&self, row: u32, column: u32) -> Option<usize> {
        if row == 0 || row > self.grid.rows || column == 0 || column > self.columns {
            return None;
        }
        self.cover[(row as usize - 1) * self.columns as usize + column as usize - 1]
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
        blank::is_blank(&self.cell(cell).text)
    }

    /// A cell's text folded for look-up; empty for a long text.
    pub(crate) fn folded(&self, cell: usize) -> &Label {
        &self.folded[cell]
    }

    /// Columns a cell covers.
    pub(crate) fn columns(&self, cell: usize) -> Range<u32> {
        self.spans[cell].clone()
    }

    /// The row behind the last one a cell covers.
    pub(crate) fn below(&self, cell: usize) -> u32 {
        let cell = self.cell(cell);
        cell.row + cell.row_span
    }

    /// How many twips two runs of columns share.
    pub(crate) fn overlap(&self, a: &Range<u32>, b: &Range<u32>) -> u32 {
        let (start, end) = (a.start.max(b.start), a.end.min(b.end));
        if start < end { self.width(&(start..end)) } else { 0 }
    }

    /// The width of a run of columns, in twips.
    pub(crate) fn width(&self, columns: &Range<u32>) -> u32 {
        let edge = |column: u32| self.edges.get(column as usize - 1).copied().unwrap_or_default();
        if columns.is_empty() { 0 } else { edge(columns.end).saturating_sub(edge(columns.start)) }
    }

    /// Left and right edge of a run of columns, in twips.
    pub(crate) fn edges(&self, columns: &Range<u32>) -> (u32, u32) {
        let edge = |column: u32| self.edges.get(column as usize - 1).copied().unwrap_or_default();
        (edge(columns.start), edge(columns.end))
    }

    /// The columns between two edges in twips, where columns begin and end there.
    pub(crate) fn between(&self, edges: (u32, u32)) -> Option<Range<u32>> {
        let find = |wanted: u32| {
            let at = self.edges.iter().position(|edge| edge.abs_diff(wanted) < model::SLIVER)?;
            u32::try_from(at + 1).ok()
        };
        let (start, end) = (find(edges.0)?, find(edges.1)?);
        (start < end).then_some(start..end)
    }

    /// Where a cell stands.
    pub(crate) fn place(&self, cell: usize) -> Place {
        let cell = self.cell(cell);
        self.inside(Place::cell(self.grid.table, cell.row, cell.column))
    }

    /// Where the table stands.
    pub(crate) fn table_place(&self) -> Place {
        self.inside(Place::table(self.grid.table))
    }

    fn inside(&self, place: Place) -> Place {
        match &self.outer {
            Some(outer) => place.inside(outer.clone()),
            None => place,
        }
    }
}
