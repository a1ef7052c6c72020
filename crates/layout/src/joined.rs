//! Blocks of a form as one table on paper, with columns as wide as their contents ask.

use model::{FormGrid, Role};

use crate::blocks::{Block, heads};
use crate::cells::Placed;
use crate::measures::column::{CENTERED, PLAIN};
use crate::printed::{Align, Cell, Face, Row, Table};
use crate::widths::{self, Wish};

/// Widths of the grid's columns; equal ones where the document gives none.
pub(crate) fn widths_of(grid: &FormGrid) -> Vec<u32> {
    if grid.widths.len() == grid.columns as usize {
        grid.widths.clone()
    } else {
        vec![PLAIN; grid.columns as usize]
    }
}

/// Puts blocks under each other in one table. Each has its own edges on paper; edges of neighbours that almost meet are
/// one.
pub(crate) fn join(blocks: &[Block], paper: f64) -> Table {
    let edges: Vec<Vec<f64>> =
        blocks.iter().map(|block| widths::edges(&wishes(block), block.columns, paper)).collect();
    let all = widths::union(&edges);
    let columns = all.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut table = Table { columns, ..Table::default() };
    for (block, own) in blocks.iter().zip(&edges) {
        let columns: Vec<usize> = own.iter().map(|edge| widths::nearest(&all, *edge)).collect();
        for row in &block.rows {
            let cells = row.iter().map(|cell| printed(cell, &columns)).collect();
            table.rows.push(Row { heading: heads(row), cells });
        }
    }
    table
}

/// A cell on paper; `columns` are the paper's columns at the edges of its block.
fn printed(cell: &Placed, columns: &[usize]) -> Cell {
    let (from, to) = (columns[cell.from], columns[cell.to]);
    Cell {
        column: from,
        column_span: to - from,
        row_span: cell.row_span as usize,
        text: cell.text.clone(),
        face: face(cell.role),
        align: align(cell),
        at: cell.at.clone(),
        tables: cell.tables.clone(),
    }
}

fn wishes(block: &Block) -> Vec<Wish<'_>> {
    fn wish(row: usize, cell: &Placed) -> Wish<'_> {
        Wish {
            row,
            rows: cell.row_span as usize,
            from: cell.from,
            to: cell.to,
            text: if cell.tables.is_empty() { &cell.text } else { &cell.inner },
            label: is_label(cell.role),
        }
    }
    let cells =
        block.rows.iter().enumerate().flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)));
    cells
        .filter(|(_, cell)| !cell.text.is_empty() || !cell.tables.is_empty())
        .map(|(row, cell)| wish(row, cell))
        .collect()
}

fn is_label(role: Role) -> bool {
    matches!(role, Role::Label | Role::Heading | Role::Title)
}

fn face(role: Role) -> Face {
    match role {
        Role::Label => Face::Label,
        Role::Heading | Role::Title => Face::Heading,
        Role::Unit | Role::Value | Role::Note | Role::Unknown | Role::Blank => Face::Text,
    }
}

fn align(cell: &Placed) -> Align {
    let long = cell.text.contains('\n') || widths::ems(&cell.text) > CENTERED;
    let running = long && !is_label(cell.role) || cell.role == Role::Note;
    if running { Align::Left } else { Align::Center }
}
