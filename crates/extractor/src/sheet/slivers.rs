//! Columns narrower than a hair are no columns: rows whose borders stand a few twips apart share their columns.

use model::Grid;
use wording::blank;

/// The columns that count.
#[derive(Debug)]
pub(super) struct Columns {
    /// Left edge of each and right edge of the last, in twips.
    pub edges: Vec<u32>,
    /// Edge of the grid (from 0) → edge of the columns, from 1.
    pub of: Vec<u32>,
}

/// Joins edges that stand closer than a sliver. No cell with text is folded away.
pub(super) fn fold(grid: &Grid, widths: &[u32]) -> Columns {
    let mut physical = vec![0_u32];
    for width in widths {
        physical.push(physical[physical.len() - 1].saturating_add(*width));
    }
    let needed = needed(grid, &physical);
    let mut columns = Columns { edges: Vec::new(), of: Vec::with_capacity(physical.len()) };
    // The first edge of the run being joined: runs do not chain beyond a sliver's width.
    let mut first = 0;
    for (index, &edge) in physical.iter().enumerate() {
        let joins = !columns.edges.is_empty() && edge - first < model::SLIVER && !needed[index];
        if !joins {
            columns.edges.push(edge);
            first = edge;
        }
        columns.of.push(u32::try_from(columns.edges.len()).unwrap_or(u32::MAX));
    }
    columns
}

/// Right edges of cells narrower than a sliver that hold text all the same.
fn needed(grid: &Grid, physical: &[u32]) -> Vec<bool> {
    let mut needed = vec![false; physical.len()];
    for cell in &grid.cells {
        let (left, right) = (cell.column as usize - 1, (cell.column + cell.column_span) as usize - 1);
        let narrow = physical[right] - physical[left] < model::SLIVER;
        if narrow && (!blank::is_blank(&cell.text) || !cell.tables.is_empty()) {
            needed[right] = true;
        }
    }
    needed
}

#[cfg(test)]
mod tests {
    use model::Cell;
    use pretty_assertions::assert_eq;

    use super::*;

    fn grid(cells: &[(u32, u32, u32, &str)]) -> Grid {
        let cells = cells.iter().map(|&(row, column, column_span, text)| Cell {
            row,
            column,
            row_span: 1,
            column_span,
            text: text.to_owned(),
            stored: None,
            automatic: Vec::new(),
            tables: Vec::new(),
        });
        Grid { table: 1, rows: 2, columns: 3, header_rows: 0, widths: Vec::new(), cells: cells.collect() }
    }

    #[test]
    fn borders_a_hair_apart_are_one() {
        // The second row's border stands 9 twips right of the first's.
        let grid = grid(&[(1, 1, 1, "甲"), (1, 2, 2, "乙"), (2, 1, 2, "丙"), (2, 3, 1, "丁")]);
        let columns = fold(&grid, &[1000, 9, 991]);
        assert_eq!((columns.edges, columns.of), (vec![0, 1000, 2000], vec![1, 2, 2, 3]));
    }

    #[test]
    fn a_narrow_cell_with_text_stays() {
        let grid = grid(&[(1, 1, 1, "甲"), (1, 2, 1, "乙"), (1, 3, 1, "丙")]);
        assert_eq!(fold(&grid, &[1000, 50, 1000]).edges, [0, 1000, 1050, 2050]);
    }
}
