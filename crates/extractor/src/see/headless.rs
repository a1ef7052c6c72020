//! Indicators whose headings are missing: rows that begin with their levels.

use super::Points;
use super::matrix::{Column, Matrix, MatrixKind};
use super::rows::Zone;
use super::view::{Content, View};
use crate::weights::heading as weights;
use crate::words::Axis;

/// First level, second level, name, value: what stands behind them nothing says.
const KEYS: [&str; 4] = ["level1", "level2", "name", "target"];

/// The matrix of a row that shows two levels, a name and what may be its value; or of rows that show the second level
/// below one that names the first.
pub(super) fn propose(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Points, Matrix)> {
    below_group(view, zone, row).or_else(|| of_row(view, zone, row))
}

/// 产出指标 over all columns, and below it 数量指标 | 养护里程 | ≥120公里.
fn below_group(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Points, Matrix)> {
    let sheet = view.sheet;
    let cells = |row: u32| -> Vec<usize> {
        sheet.row(row).iter().copied().filter(|&cell| sheet.columns(cell).start >= zone.left).collect()
    };
    let [group] = cells(row)[..] else { return None };
    let below = cells(row + 1);
    let [second, name, value, ..] = below[..] else { return None };
    let words =
        |cell: usize| matches!(view.content(cell), Content::Words | Content::Number | Content::Percent);
    let fits = view.knows(Axis::Level1, group)
        && sheet.cell(group).row_span == 1
        && row + 1 < zone.rows.end
        && view.knows(Axis::Level2, second)
        && words(name)
        && !view.is_level(name)
        && (view.content(value).is_value() || words(value));
    let matrix = fits.then(|| matrix(view, zone, row, &below, &KEYS[1..]))?;
    Some((weights::HEADLESS, matrix))
}

fn of_row(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Points, Matrix)> {
    let sheet = view.sheet;
    let cells: Vec<usize> =
        sheet.row(row).iter().copied().filter(|&cell| sheet.columns(cell).start >= zone.left).collect();
    let own = |cell: usize| sheet.cell(cell).row == row && !view.blank(cell);
    let [first, second, name, value, ..] = cells[..] else { return None };
    let levels = view.knows(Axis::Level1, first) && view.knows(Axis::Level2, second);
    let text = matches!(view.content(name), Content::Words | Content::Number | Content::Percent);
    let headed = zone
        .heads
        .last()
        .and_then(|&head| view.get(Axis::Head, head))
        .is_some_and(|entry| entry.key == "indicators");
    if !(cells[..4].iter().all(|&cell| own(cell)) && levels && text && !view.is_level(name)) {
        return None;
    }
    // Names right above, cell for cell, are its headings, though nobody knows them.
    let above = |&cell: &usize| {
        let over = sheet.at(row.saturating_sub(1), sheet.columns(cell).start);
        over.is_some_and(|over| {
            view.names(over) && !view.is_level(over) && sheet.columns(over) == sheet.columns(cell)
        })
    };
    if cells.iter().filter(|cell| above(cell)).count() + 1 >= cells.len() {
        return None;
    }
    // Without a head beside it the value has to look like one.
    if !headed && !view.content(value).is_value() {
        return None;
    }
    Some((weights::HEADLESS, matrix(view, zone, row, &cells, &KEYS)))
}

/// The matrix that begins in a row, with the columns of some cells: they hold what `keys` say.
fn matrix(view: &View<'_, '_>, zone: &Zone, row: u32, cells: &[usize], keys: &[&str]) -> Matrix {
    let filled = cells.iter().rposition(|&cell| !view.blank(cell)).map_or(0, |last| last + 1);
    let column = |(at, &cell): (usize, &usize)| {
        let range = view.sheet.columns(cell);
        // Of several values nothing says which is which.
        let told = at + 1 < keys.len() || filled <= keys.len();
        let key = keys.get(at).copied().filter(|_| told).unwrap_or_default();
        Column {
            key: key.to_owned(),
            edges: view.sheet.edges(&range),
            range,
            inferred: !key.is_empty(),
            ..Column::default()
        }
    };
    Matrix {
        kind: MatrixKind::Indicators,
        heading: row..row,
        columns: cells.iter().enumerate().map(column).collect(),
        sides: 1,
        across: false,
        headless: true,
        left: zone.left,
        rows: Vec::new(),
        loose: Vec::new(),
    }
}
