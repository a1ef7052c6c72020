//! A form's geometry, and how far it was understood.

use std::collections::{BTreeSet, HashMap};

use model::{FormCell, FormGrid, Part, Pointer, Reading, Role};
use wording::blank;
use wording::fold;

use crate::keeper::{self, Keeper};
use crate::read::At;
use crate::sheet::Sheet;

/// What the cells of a region's sheets are.
pub(crate) struct Cells<'c, 'a> {
    pub sheets: &'c [Sheet<'a>],
    pub roles: &'c HashMap<At, Role>,
    pub parts: &'c HashMap<At, Part>,
}

/// Gives a form its grids and its reading. `form` is the form's own pointer.
pub(crate) fn complete(keeper: &mut Keeper, cells: &Cells<'_, '_>, form: &Pointer) {
    let mut reading = Reading::default();
    let sheets: BTreeSet<usize> = keeper.rows.iter().map(|(sheet, _)| *sheet).collect();
    let mut grids = Vec::new();
    for index in sheets {
        let sheet = &cells.sheets[index];
        let mut grid = FormGrid {
            table: sheet.grid.table,
            within: sheet.outer.clone(),
            rows: sheet.grid.rows,
            columns: sheet.grid.columns,
            header_rows: sheet.grid.header_rows,
            widths: sheet.grid.widths.clone(),
            cells: Vec::new(),
        };
        for cell in 0..sheet.grid.cells.len() {
            if !keeper.rows.contains(&(index, sheet.cell(cell).row)) {
                continue;
            }
            let at = At { sheet: index, cell };
            let role = role(cells, at);
            if !sheet.blank(cell) {
                reading.cells += 1;
                reading.understood += u32::from(role != Role::Unknown);
            }
            grid.cells.push(form_cell(keeper, cells, at, role, form));
        }
        grids.push(grid);
    }
    reading.doubtful =
        keeper.doubtful.iter().map(|pointer| Pointer::from(format!("{form}{pointer}"))).collect();
    (keeper.form.grids, keeper.form.reading) = (grids, Some(reading));
}

fn role(cells: &Cells<'_, '_>, at: At) -> Role {
    if cells.sheets[at.sheet].blank(at.cell) {
        // An empty value is a value's place all the same.
        return match cells.roles.get(&at) {
            Some(Role::Value) => Role::Value,
            _ => Role::Blank,
        };
    }
    cells.roles.get(&at).copied().unwrap_or(Role::Unknown)
}

fn form_cell(keeper: &Keeper, cells: &Cells<'_, '_>, at: At, role: Role, form: &Pointer) -> FormCell {
    let sheet = &cells.sheets[at.sheet];
    let cell = sheet.cell(at.cell);
    let held = keeper.held.get(&keeper::bare(&sheet.place(at.cell))).map_or(&[][..], Vec::as_slice);
    let part = cells.parts.get(&at).copied();
    let same = |text: &str| squeeze(text) == squeeze(&cell.text);
    // Who sets the form takes the longest of several values for the whole, and the first of equally long ones.
    let whole = held.iter().rev().max_by_key(|(_, text)| text.len());
    let told = part.is_some() || blank::is_blank(&cell.text) || whole.is_some_and(|(_, text)| same(text));
    FormCell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        role,
        at: held.iter().map(|(pointer, _)| Pointer::from(format!("{form}{pointer}"))).collect(),
        part,
        text: (!told).then(|| cell.text.clone()),
        stored: cell.stored.clone(),
    }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|&c| !fold::is_space(c)).collect()
}
