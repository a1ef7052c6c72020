//! Comparing grids with what is expected of them.

use std::path::Path;

use model::{Block, Document, Grid};

/// The tables of the body.
pub fn tables(document: &Document) -> Vec<&Grid> {
    let table = |block| match block {
        &Block::Table(ref grid) => Some(grid),
        &Block::Paragraph(_) => None,
    };
    document.blocks.iter().filter_map(table).collect()
}

/// The grids of a `.grid.json`.
pub fn expected(path: &Path) -> Vec<Grid> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A grid as lines, one for each cell, inner tables indented: what two grids are compared by. With `blanks`
/// false white space does not count.
pub fn lines(grid: &Grid, blanks: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open = vec![(grid, String::new())];
    while let Some((grid, indent)) = open.pop() {
        lines.push(format!("{indent}{} rows, {} columns", grid.rows, grid.columns));
        for cell in &grid.cells {
            let text: String = cell.text.chars().filter(|sign| blanks || !sign.is_whitespace()).collect();
            let (row, column) = (cell.row, cell.column);
            lines.push(format!("{indent}{row},{column} {}x{} {text:?}", cell.row_span, cell.column_span));
            let inside = format!("{indent}{row},{column} > ");
            open.extend(cell.tables.iter().rev().map(|table| (table, inside.clone())));
        }
    }
    lines
}
