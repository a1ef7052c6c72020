//! A physical table as its grid of covering cells.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Limits, Span};

/// Edges closer than this, in twips (1 mm is 57), are one edge that somebody dragged twice. Word itself leaves borders 1
/// to 30 twips apart; the narrowest column that holds a character is four times as wide.
pub const SLIVER: u32 = 60;

/// A table: anchor cells in row-major order on a grid of its distinct column edges.
///
/// Cells tile: each position is covered by one cell or by none (`gridBefore`, `gridAfter`, short rows).
///
/// Two grids are equal when their JSON is: [`Grid::widths`] is not compared.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Grid {
    /// The table's number in the body, or inside its cell, from 1.
    pub table: u32,
    /// Grid rows.
    pub rows: u32,
    /// Grid columns: the table's distinct column edges, less one.
    pub columns: u32,
    /// Rows at the top that the document itself declares as repeated header (`tblHeader`).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub header_rows: u32,
    /// Widths of the columns in twips (twentieths of a point), one each; empty where the file does not say (HTML,
    /// text). Known while a document is read, and no part of the JSON.
    #[serde(skip)]
    pub widths: Vec<u32>,
    /// Anchor cells in row-major order.
    pub cells: Vec<Cell>,
}

/// A cell, listed once however many positions it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// Its first grid row, from 1.
    pub row: u32,
    /// Its first grid column, from 1.
    pub column: u32,
    /// Grid rows it covers, at least 1.
    pub row_span: u32,
    /// Grid columns it covers, at least 1.
    pub column_span: u32,
    /// Its paragraphs joined with line feeds, automatic numbers included.
    pub text: String,
    /// What a spreadsheet stores where it shows another text: `0.98` under `98%`, `2022-12-31` under `2022年12月`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored: Option<String>,
    /// The parts of `text` that Word numbered by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub automatic: Vec<Span>,
    /// Tables inside it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Grid>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl PartialEq for Grid {
    fn eq(&self, other: &Self) -> bool {
        let Self { table, rows, columns, header_rows, widths: _, cells } = self;
        (*table, *rows, *columns, *header_rows) == (other.table, other.rows, other.columns, other.header_rows)
            && *cells == other.cells
    }
}

impl Eq for Grid {}

impl Grid {
    /// Which cell covers which position. `None` when the cells overlap, leave the grid, or the grid has more
    /// positions than `limits.cells`: possible only for a grid that did not come from a reader.
    pub fn cover(&self, limits: &Limits) -> Option<Cover> {
        cover(self.rows, self.columns, &self.cells, limits)
    }
}

/// What a cell of any kind of grid covers.
pub(crate) trait Area {
    /// First row and column, from 1; rows and columns covered.
    fn area(&self) -> (u32, u32, u32, u32);
}

impl Area for Cell {
    fn area(&self) -> (u32, u32, u32, u32) {
        (self.row, self.column, self.row_span, self.column_span)
    }
}

/// See [`Grid::cover`].
pub(crate) fn cover<A: Area>(rows: u32, columns: u32, cells: &[A], limits: &Limits) -> Option<Cover> {
    let positions = (rows as usize).checked_mul(columns as usize)?;
    if positions > limits.cells {
        return None;
    }
    let mut cover = Cover { columns, anchors: vec![None; positions] };
    for (index, cell) in cells.iter().enumerate() {
        let (row, column, row_span, column_span) = cell.area();
        if row_span == 0 || column_span == 0 {
            return None;
        }
        let (bottom, right) = (row.checked_add(row_span)?, column.checked_add(column_span)?);
        let inside = row >= 1 && column >= 1 && bottom - 1 <= rows && right - 1 <= columns;
        if !inside {
            return None;
        }
        for row in row..bottom {
            for column in column..right {
                let position = cover.position(row, column)?;
                if cover.anchors[position].replace(index).is_some() {
                    return None;
                }
            }
        }
    }
    Some(cover)
}

/// The covering map of a [`Grid`]: position → cell.
#[derive(Clone, Debug)]
pub struct Cover {
    columns: u32,
    anchors: Vec<Option<usize>>,
}

impl Cover {
    /// The index in [`Grid::cells`] of the cell that covers a position (from 1), if one does.
    pub fn at(&self, row: u32, column: u32) -> Option<usize> {
        self.position(row, column).and_then(|position| self.anchors[position])
    }

    fn position(&self, row: u32, column: u32) -> Option<usize> {
        if row == 0 || column == 0 || column > self.columns {
            return None;
        }
        let position = (row as usize - 1) * self.columns as usize + column as usize - 1;
        (position < self.anchors.len()).then_some(position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, row_span: u32, column_span: u32) -> Cell {
        Cell {
            row,
            column,
            row_span,
            column_span,
            text: String::new(),
            stored: None,
            automatic: vec![],
            tables: vec![],
        }
    }

    fn grid(cells: Vec<Cell>) -> Grid {
        Grid { table: 1, rows: 2, columns: 2, header_rows: 0, widths: vec![], cells }
    }

    #[test]
    fn cover_finds_the_merged_cell_from_each_of_its_positions() {
        let cover = grid(vec![cell(1, 1, 2, 1), cell(1, 2, 1, 1)]).cover(&Limits::default()).unwrap();
        assert_eq!(cover.at(2, 1), Some(0));
        assert_eq!(cover.at(1, 2), Some(1));
        assert_eq!(cover.at(2, 2), None, "a void stays uncovered");
        assert_eq!(cover.at(3, 1), None);
        assert_eq!(cover.at(1, 3), None, "no wrap into the next row");
    }

    #[test]
    fn cover_refuses_overlap_and_spans_outside() {
        assert!(grid(vec![cell(1, 1, 2, 1), cell(2, 1, 1, 1)]).cover(&Limits::default()).is_none());
        assert!(grid(vec![cell(1, 2, 1, 2)]).cover(&Limits::default()).is_none());
        assert!(grid(vec![cell(1, 1, u32::MAX, 1)]).cover(&Limits::default()).is_none());
    }
}
