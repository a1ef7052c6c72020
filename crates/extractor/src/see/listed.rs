//! Columns of a list that belong to the project or department, not to its indicators.

use super::lookup::lookup;
use super::matrix::{Column, Matrix};
use super::view::View;
use crate::words::Axis;

/// What stands left of the levels of a list is the project's: its goal, its money, or a field.
pub(super) fn mark(view: &View<'_, '_>, matrix: &mut Matrix) {
    let of_project =
        |column: &Column| ["project.", "unit.", "fund."].iter().any(|group| column.key.starts_with(group));
    if !matrix.columns.iter().any(of_project) {
        return;
    }
    let indicator = |column: &Column| {
        matches!(column.key.as_str(), "level1" | "level2" | "name") || !column.levels.is_empty()
    };
    let Some(first) = matrix.columns.iter().position(indicator) else { return };
    let gathered: Vec<usize> = matrix.columns[..first]
        .iter()
        .filter(|column| column.key.starts_with("fund."))
        .filter_map(|column| column.cells.first().copied().filter(|_| column.cells.len() > 1))
        .collect();
    for column in &mut matrix.columns[..first] {
        if !column.key.is_empty() || column.label.is_empty() {
            continue;
        }
        let find = |axis| lookup(view, column, &[axis]);
        let together = column.cells.first().is_some_and(|cell| gathered.contains(cell));
        let (key, known) = match () {
            () if find(Axis::Goal).is_some() => {
                let whole = find(Axis::Goal).is_some_and(|entry| entry.term == Some(model::Term::Whole));
                (if whole { "goal.whole" } else { "goal.annual" }.to_owned(), true)
            }
            () if find(Axis::Fund).is_some_and(|entry| !entry.inside) => ("fund.item".to_owned(), true),
            () if find(Axis::FundColumn).is_some_and(|entry| !matches!(entry.key.as_str(), "field" | "")) => {
                let key = find(Axis::FundColumn).map(|entry| entry.key.clone()).unwrap_or_default();
                (format!("part.{key}"), true)
            }
            () if together => ("fund.item".to_owned(), false),
            () => ("field.own".to_owned(), column.known || find(Axis::Label).is_some()),
        };
        (column.key, column.known) = (key, known);
    }
}
