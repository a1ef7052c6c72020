//! What was not understood, whole.

use std::collections::BTreeSet;
use std::ops::Range;

use model::{Cell, Grid, Place, Pointer, Role};

use super::{At, Reader, shortened};
use crate::keeper;
use crate::see::{Block, Content, Matrix, RowKind};
use crate::sheet::Sheet;
use crate::words::{Axis, Entry};

impl<'r> Reader<'r, '_> {
    /// Keeps cells of a row that nothing explains.
    pub(super) fn leftovers(&mut self, sheet: usize, cells: &[usize]) {
        let view = self.view(sheet);
        let free: Vec<usize> = cells
            .iter()
            .copied()
            .filter(|&cell| !view.blank(cell) && !self.is_claimed(At { sheet, cell }))
            .collect();
        let Some(&first) = free.first() else { return };
        let place = view.sheet.place(first);
        let message = format!(
            "no label 标签 stands beside「{}」; it is kept in tables",
            shortened(view.sheet.text(first))
        );
        self.keeper().note("form.unlabelled", message, place);
        self.keep(sheet, &free);
    }

    /// A matrix nobody knows stays whole.
    pub(super) fn unknown_matrix(&mut self, block: &'r Block, matrix: &'r Matrix) {
        let view = self.view(block.sheet);
        let place = matrix.columns.first().and_then(|column| column.cells.first());
        let place = place.map_or_else(|| view.sheet.table_place(), |&cell| view.sheet.place(cell));
        let names: Vec<String> = matrix.columns.iter().take(3).map(|column| column.leaf.clone()).collect();
        let message = format!(
            "the table under「{}」 was not understood 未能识别; it is kept whole",
            shortened(&names.join("、"))
        );
        self.keeper().note("form.table-kept", message, place);
        if block.funds {
            self.closing_money(block, matrix);
        }
        let cells = cells_of(view.sheet, block.rows.clone(), matrix.left);
        self.keep(block.sheet, &cells);
    }

    /// 合计 of a matrix beside the head of the money block: its amount under 金额 or 预算数 is the project's.
    fn closing_money(&mut self, block: &'r Block, matrix: &'r Matrix) {
        let view = self.view(block.sheet);
        let budget = matrix.columns.iter().position(|column| {
            column.cells.last().is_some_and(|&cell| {
                view.get(Axis::FundColumn, cell).is_some_and(|entry| entry.key == "budget")
            })
        });
        let closing = matrix.rows.iter().find(|row| row.kind == RowKind::Closing);
        let (Some(at), Some(row)) = (budget, closing) else { return };
        let label = row.cells.iter().flatten().copied().find(|&cell| view.knows(Axis::Closing, cell));
        let value = row.cells[at].iter().copied().find(|&cell| view.content(cell) == Content::Amount);
        let (Some(label), Some(value)) = (label, value) else { return };
        let total = Entry { key: "total".to_owned(), ..Entry::default() };
        let at = |cell| At { sheet: block.sheet, cell };
        self.fund(&total, self.at(at(label)), self.at(at(value)));
        let keeper = self.keeper();
        let pointer = Pointer::root().key("funds").index(keeper.form.funds.len() - 1).key("budget");
        keeper.doubt(pointer);
    }

    /// Keeps cells as a table of the form's own.
    pub(super) fn keep(&mut self, sheet: usize, cells: &[usize]) {
        let view = self.view(sheet);
        for &cell in cells.iter().filter(|&&cell| !view.blank(cell)) {
            let at = At { sheet, cell };
            if !self.is_claimed(at) {
                self.claim(at, Role::Unknown);
            }
        }
        let places: Vec<Place> = cells.iter().map(|&cell| keeper::bare(&view.sheet.place(cell))).collect();
        if let Some(grid) = part(view.sheet, cells) {
            self.keeper().table(grid, places);
        }
    }
}

/// The cells of some rows, from a column on, in row-major order.
fn cells_of(sheet: &Sheet<'_>, rows: Range<u32>, left: u32) -> Vec<usize> {
    let starts = |row: u32| {
        sheet
            .row(row)
            .iter()
            .copied()
            .filter(move |&cell| sheet.cell(cell).row == row && sheet.columns(cell).start >= left)
    };
    rows.flat_map(starts).collect()
}

/// Some cells of a sheet as a table of their own, positions counted anew: its columns are its own edges, whatever stands over
/// and under it in the same table.
fn part(sheet: &Sheet<'_>, cells: &[usize]) -> Option<Grid> {
    let all = || cells.iter().map(|&cell| sheet.cell(cell));
    let top = all().map(|cell| cell.row).min()?;
    let bottom = all().map(|cell| cell.row + cell.row_span).max()?;
    let edges: BTreeSet<u32> = all().flat_map(|cell| [cell.column, cell.column + cell.column_span]).collect();
    let edges: Vec<u32> = edges.into_iter().collect();
    let number = |edge: u32| edges.partition_point(|other| *other < edge) as u32;
    let between = |pair: &[u32]| sheet.grid.widths.get(pair[0] as usize - 1..pair[1] as usize - 1);
    let widths = edges.windows(2).map(|pair| between(pair).map(|widths| widths.iter().sum()));
    let widths = widths.collect::<Option<Vec<u32>>>().unwrap_or_default();
    let cells = all().map(|cell| Cell {
        row: cell.row - top + 1,
        column: number(cell.column) + 1,
        column_span: number(cell.column + cell.column_span) - number(cell.column),
        tables: Vec::new(),
        ..cell.clone()
    });
    Some(Grid {
        table: sheet.grid.table,
        rows: bottom - top,
        columns: edges.len() as u32 - 1,
        header_rows: 0,
        widths,
        cells: cells.collect(),
    })
}
