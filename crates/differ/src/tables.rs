//! What changed in tables that were not understood: those no form claimed, and parts of forms.

use model::Grid;

use crate::change_list::ChangeList;
use crate::lines::{self, Line};
use crate::sides::Sides;

/// Compares tables by their text, those that are alike with each other.
pub(crate) fn compare(changes: &mut ChangeList<'_>, sides: &Sides, old: &[Grid], new: &[Grid]) {
    let texts = |tables: &[Grid]| tables.iter().map(text).collect::<Vec<_>>();
    let (old, new) = (texts(old), texts(new));
    for Line { old: before, new: after } in lines::by_name(&old, &new, |text| text) {
        let number = after.or(before).unwrap_or_default() + 1;
        let subject =
            sides.line("tables", &number.to_string(), before, after).whole(format!("其他表格 {number}"));
        changes.text(subject, before.map(|i| old[i].as_str()), after.map(|i| new[i].as_str()));
    }
}

/// The text of a table, a line a row.
fn text(grid: &Grid) -> String {
    let mut text = String::new();
    let mut stack = vec![(0, grid)];
    while let Some((from, grid)) = stack.pop() {
        let mut row = 0;
        for (index, cell) in grid.cells.iter().enumerate().skip(from) {
            if !text.is_empty() {
                text.push(if cell.row == row { '\t' } else { '\n' });
            }
            row = cell.row;
            text.push_str(&cell.text);
            if !cell.tables.is_empty() {
                stack.push((index + 1, grid));
                stack.extend(cell.tables.iter().rev().map(|table| (0, table)));
                break;
            }
        }
    }
    text
}
