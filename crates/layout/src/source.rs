//! A form by its own geometry.

use model::{FormGrid, Role, Submission};

use crate::above;
use crate::blocks::{Block, blocks, heads};
use crate::cells::Placed;
use crate::nested;
use crate::printed::{Align, Cell, Face, Row, Sheet, Table};
use crate::widths::{self, Wish};

/// A form with more columns than this in one row is set on turned paper.
const PORTRAIT_COLUMNS: usize = 8;

/// A text of more lines than this, or wider than this many full-width characters, is running text.
const SHORT: f64 = 24.0;

/// The form at an index by its own geometry; `None` where it has none, as in JSON that another program made.
pub fn source(submission: &Submission, index: usize) -> Option<Sheet> {
    let form = submission.forms.get(index)?;
    of_grids(submission, &form.grids, |sheet| above::complete(sheet, submission, index))
}

/// Tables of one form, or of several that share one; `complete` adds what stands in paragraphs over and under them.
pub(crate) fn of_grids(
    submission: &Submission,
    grids: &[FormGrid],
    complete: impl FnOnce(&mut Sheet),
) -> Option<Sheet> {
    if grids.is_empty() {
        return None;
    }
    let mut sheet = Sheet::default();
    let mut all: Vec<Block> = Vec::new();
    for grid in grids.iter().filter(|grid| !nested::is_inside(grids, grid)) {
        let cells = nested::cells(submission, grids, grid)?;
        let rest = above::take(&mut sheet, cells);
        all.extend(blocks(rest, &widths_of(grid)));
    }
    complete(&mut sheet);
    sheet.landscape = all.iter().any(|block| block.widest_row() > PORTRAIT_COLUMNS);
    sheet.table = join(&all, if sheet.landscape { widths::LANDSCAPE } else { widths::PORTRAIT });
    repeat_last_heading(&mut sheet.table.rows);
    sheet.table.tiles().then_some(sheet)
}

/// Only the last heading comes again on further pages, and only over a block that may pass one: the heading of the money
/// block would else stand over goals.
pub(crate) fn repeat_last_heading(rows: &mut [Row]) {
    const LONG: usize = 3;
    let last = rows.iter().rposition(|row| row.heading).filter(|last| rows.len() - last > LONG);
    let first =
        last.map(|last| rows[..last].iter().rposition(|row| !row.heading).map_or(0, |before| before + 1));
    // A cell that goes on beside the rows below, or comes from those above, cannot come again with the heading.
    let within = |(first, last): &(usize, usize)| {
        let ends = |row: usize| rows[row].cells.iter().map(move |cell| row + cell.row_span);
        (0..*first).flat_map(ends).all(|end| end <= *first)
            && (*first..=*last).flat_map(ends).all(|end| end <= last + 1)
    };
    let first = first.zip(last).filter(within).map(|(first, _)| first);
    for (index, row) in rows.iter_mut().enumerate() {
        row.heading = row.heading && first.is_some_and(|first| index >= first);
    }
}

/// Widths of the grid's columns; equal ones where the document gives none.
pub(crate) fn widths_of(grid: &FormGrid) -> Vec<u32> {
    const PLAIN: u32 = 1000;
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
    let long = cell.text.contains('\n') || widths::ems(&cell.text) > SHORT;
    let running = long && !is_label(cell.role) || cell.role == Role::Note;
    if running { Align::Left } else { Align::Center }
}
