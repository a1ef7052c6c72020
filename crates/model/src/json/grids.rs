//! Tables of JSON: they tile like those that were read, or are refused before anything is laid out on them.

use super::JsonError;
use super::said::Said;
use crate::grid::{Area, cover};
use crate::{Cell, FormCell, FormGrid, Grid, Limits, Pointer};

/// The tables of one submission.
pub(super) struct Check<'a> {
    pub(super) limits: &'a Limits,
    /// Positions that may still come.
    pub(super) cells: usize,
    pub(super) said: &'a mut Said,
}

impl Check<'_> {
    /// The tables of a list, and those in their cells.
    pub(super) fn all(&mut self, grids: &mut [Grid], at: &Pointer, depth: usize) -> Result<(), JsonError> {
        for (index, grid) in grids.iter_mut().enumerate() {
            let at = at.index(index);
            if depth >= self.limits.table_depth {
                return Err(refused(&at, format!("tables nest deeper than {}", self.limits.table_depth)));
            }
            self.tiles(grid.rows, grid.columns, &grid.cells, &at)?;
            self.order(&mut grid.cells, &at);
            self.header(&mut grid.header_rows, grid.rows, &at);
            let cells = at.key("cells");
            for (index, cell) in grid.cells.iter_mut().enumerate() {
                let at = cells.index(index);
                self.automatic(cell, &at);
                self.all(&mut cell.tables, &at.key("tables"), depth + 1)?;
            }
        }
        Ok(())
    }

    /// A table of a form's geometry.
    pub(super) fn geometry(&mut self, grid: &mut FormGrid, at: &Pointer) -> Result<(), JsonError> {
        self.tiles(grid.rows, grid.columns, &grid.cells, at)?;
        self.order(&mut grid.cells, at);
        self.header(&mut grid.header_rows, grid.rows, at);
        if !grid.widths.is_empty() && grid.widths.len() != grid.columns as usize {
            grid.widths.clear();
            self.said.say("json.widths", || {
                format!("{at} has not one width a column; they were left out (列宽数量不符)")
            });
        }
        Ok(())
    }

    fn tiles<A: Area>(
        &mut self,
        rows: u32,
        columns: u32,
        cells: &[A],
        at: &Pointer,
    ) -> Result<(), JsonError> {
        if columns as usize > self.limits.columns {
            return Err(refused(at, format!("{columns} columns, more than {}", self.limits.columns)));
        }
        let positions = (rows as usize).saturating_mul(columns as usize);
        if positions > self.cells || cells.len() > self.cells {
            return Err(refused(at, format!("more than {} cells in all tables together", self.limits.cells)));
        }
        self.cells -= positions.max(cells.len());
        if cover(rows, columns, cells, self.limits).is_none() {
            return Err(refused(
                at,
                format!("cells overlap, or do not fit into {rows} rows of {columns} columns"),
            ));
        }
        Ok(())
    }

    /// Anchor cells come row by row.
    fn order<A: Area>(&mut self, cells: &mut [A], at: &Pointer) {
        let place = |cell: &A| (cell.area().0, cell.area().1);
        if !cells.is_sorted_by_key(place) {
            cells.sort_by_key(place);
            self.said.say("json.cells-reordered", || {
                format!("the cells of {at} were put in order (单元格顺序已调整)")
            });
        }
    }

    fn header(&mut self, header_rows: &mut u32, rows: u32, at: &Pointer) {
        if *header_rows > rows {
            *header_rows = rows;
            self.said
                .say("json.header-rows", || format!("{at} has more header rows than rows (表头行数过多)"));
        }
    }

    /// Automatic numbers are parts of the cell's text.
    fn automatic(&mut self, cell: &mut Cell, at: &Pointer) {
        if cell.automatic.is_empty() {
            return;
        }
        let chars = cell.text.chars().count() as u64;
        let before = cell.automatic.len();
        cell.automatic.retain(|span| span.start <= span.end && u64::from(span.end) <= chars);
        if cell.automatic.len() < before {
            self.said.say("json.automatic", || {
                format!("a number marked in {at} lies outside its text (自动编号越界)")
            });
        }
    }
}

fn refused(at: &Pointer, reason: String) -> JsonError {
    JsonError::Grid { at: at.clone(), reason }
}

impl Area for FormCell {
    fn area(&self) -> (u32, u32, u32, u32) {
        (self.row, self.column, self.row_span, self.column_span)
    }
}
