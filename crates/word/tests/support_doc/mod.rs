//! Comparing grids with what is expected of them.

#![allow(dead_code)] // each test takes what it needs

use std::path::Path;

use model::{Block, Document, Grid};

/// The tables of the body.
pub(crate) fn tables(document: &Document) -> Vec<&Grid> {
    let mut tables = Vec::new();
    for block in &document.blocks {
        if let Block::Table(grid) = block {
            tables.push(grid);
        }
    }
    tables
}

/// The grids of a `.grid.json`.
pub(crate) fn expected(path: &Path) -> Vec<Grid> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A grid as lines, one for each cell, inner tables indented: what two grids are compared by. Not `exact`, white
/// space, automatic numbers and header rows do not count.
pub(crate) fn lines(grid: &Grid, exact: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open = vec![(grid, String::new())];
    while let Some((grid, indent)) = open.pop() {
        let header = if exact { format!(", {} of them header", grid.header_rows) } else { String::new() };
        lines.push(format!("{indent}table of {} rows{header}, {} columns", grid.rows, grid.columns));
        for cell in &grid.cells {
            let text: String = cell.text.chars().filter(|sign| exact || !sign.is_whitespace()).collect();
            let spans =
                cell.automatic.iter().filter(|_| exact).map(|span| format!(" {}..{}", span.start, span.end));
            let (row, column, spans) = (cell.row, cell.column, spans.collect::<String>());
            lines.push(format!(
                "{indent}{row},{column} {}x{} {text:?}{spans}",
                cell.row_span, cell.column_span
            ));
            let inside = format!("{indent}{row},{column} > ");
            open.extend(cell.tables.iter().rev().map(|table| (table, inside.clone())));
        }
    }
    lines
}

/// All grids as lines.
pub(crate) fn all_lines<'g>(grids: impl IntoIterator<Item = &'g Grid>, exact: bool) -> Vec<String> {
    grids.into_iter().flat_map(|grid| lines(grid, exact)).collect()
}
