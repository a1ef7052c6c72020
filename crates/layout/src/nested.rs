//! Tables inside cells of a form's table.

use model::{FormGrid, Submission};

use crate::blocks::blocks;
use crate::cells::{Placed, placed};
use crate::joined::{join, widths_of};
use crate::measures::page::PORTRAIT;
use crate::measures::table::{DEPTH, TABLES};
use crate::printed::Row;

/// Whether a table stands inside a cell of another one.
pub(crate) fn is_inside(grids: &[FormGrid], grid: &FormGrid) -> bool {
    let mut depth = 0;
    let mut outer = around(grids, grid);
    while let Some(grid) = outer {
        depth += 1;
        if depth > DEPTH {
            return false;
        }
        outer = around(grids, grid);
    }
    depth > 0
}

fn around<'g>(grids: &'g [FormGrid], grid: &FormGrid) -> Option<&'g FormGrid> {
    grid.within.as_ref().filter(|_| grids.len() <= TABLES)?;
    grids.iter().find(|outer| holds(outer, grid))
}

fn holds(outer: &FormGrid, grid: &FormGrid) -> bool {
    grid.within.as_ref().is_some_and(|place| {
        let of_outer = place.table == Some(outer.table) && place.within.as_deref() == outer.within.as_ref();
        let is_place = |row, column| place.row == Some(row) && place.column == Some(column);
        of_outer && outer.cells.iter().any(|cell| is_place(cell.row, cell.column))
    })
}

/// The cells of a grid with the tables inside them.
pub(crate) fn cells(submission: &Submission, grids: &[FormGrid], grid: &FormGrid) -> Option<Vec<Placed>> {
    let mut cells = placed(submission, grid)?;
    for inner in grids.iter().filter(|inner| holds(grid, inner) && is_inside(grids, inner)) {
        let blocks = blocks(self::cells(submission, grids, inner)?, &widths_of(inner));
        let table = join(&blocks, PORTRAIT / 2.0);
        let place = inner.within.as_ref().and_then(|place| Some((place.row?, place.column?)));
        if let Some(cell) = cells.iter_mut().find(|cell| Some(cell.origin) == place) {
            if cell.inner.is_empty() {
                cell.inner.clone_from(&cell.text);
            }
            cell.inner.extend(table.rows.iter().map(line));
            cell.tables.push(table);
        }
    }
    Some(cells)
}

/// What stands on a row.
fn line(row: &Row) -> String {
    let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    format!("\n{}", texts.join("　"))
}
