//! Indicators whose headings are missing: rows that begin with their levels.

use super::matrix::{Column, Matrix, MatrixKind};
use super::view::{Content, View};
use super::zone::Zone;
use super::{KNOWN, Points};
use crate::words::Axis;

/// First level, second level, name, value: what stands behind them nothing says.
const KEYS: [&str; 4] = ["level1", "level2", "name", "target"];

/// The matrix of a row that shows two levels, a name and what may be its value.
pub(super) fn propose(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Points, Matrix)> {
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
    let column = |(at, &cell): (usize, &usize)| {
        let range = sheet.columns(cell);
        // Of several values nothing says which is which.
        let key = KEYS.get(at).copied().filter(|_| at < 3 || cells.len() == KEYS.len()).unwrap_or_default();
        Column {
            key: key.to_owned(),
            edges: sheet.edges(&range),
            range,
            inferred: !key.is_empty(),
            ..Column::default()
        }
    };
    let matrix = Matrix {
        kind: MatrixKind::Indicators,
        heading: row..row,
        columns: cells.iter().enumerate().map(column).collect(),
        sides: 1,
        across: false,
        headless: true,
        left: zone.left,
        rows: Vec::new(),
        loose: Vec::new(),
    };
    Some((3 * KNOWN, matrix))
}
