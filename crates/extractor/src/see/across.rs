//! Levels across: 产出指标 · 效益指标 or 数量指标 · 质量指标 as headings, each over columns of its own.

use super::lookup::lookup;
use super::matrix::{Column, Matrix};
use super::rows::Zone;
use super::view::View;
use crate::weights::heading as weights;
use crate::words::Axis;

/// Whether the level words of a row stand over columns: no row of indicators names two first levels, or three levels.
pub(super) fn is_across(view: &View<'_, '_>, zone: &Zone, row: u32) -> bool {
    let cells = || view.sheet.anchored(row).filter(|&cell| view.sheet.columns(cell).start >= zone.left);
    let level = |cell: &usize| view.is_level(*cell) && !view.is_heading(*cell);
    let first = |cell: &usize| {
        let entry = view.get(Axis::Level1, *cell).filter(|_| !view.knows(Axis::Level2, *cell));
        entry.map(|entry| entry.key.as_str())
    };
    let distinct = |mut keys: Vec<&str>| {
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    };
    let firsts = distinct(cells().filter(level).filter_map(|cell| first(&cell)).collect());
    let second = |cell: usize| {
        view.get(Axis::Level2, cell).or_else(|| view.get(Axis::Level1, cell)).map(|entry| entry.key.as_str())
    };
    let levels = distinct(cells().filter(level).filter_map(second).collect());
    // Beside values it is a row like others.
    let valued = cells().any(|cell| view.content(cell).is_value());
    !valued && (firsts >= 2 || levels >= weights::WORDS)
}

/// Marks the columns under level words: those of one level are a side of their own. `true` when there are several.
pub(super) fn mark(view: &View<'_, '_>, matrix: &mut Matrix) -> bool {
    let is_level = |cell: &usize| view.is_level(*cell) && !view.is_heading(*cell);
    for column in &mut matrix.columns {
        column.levels = column.cells.iter().copied().filter(is_level).collect();
    }
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for column in matrix.columns.iter_mut().filter(|column| !column.levels.is_empty()) {
        let at = sides.iter().position(|levels| *levels == column.levels).unwrap_or_else(|| {
            sides.push(column.levels.clone());
            sides.len() - 1
        });
        column.side = u8::try_from(at).unwrap_or(u8::MAX);
    }
    matrix.across = sides.len() > 1;
    if matrix.across {
        let named = |column: &&mut Column| column.cells.last().is_some_and(is_level);
        for column in matrix.columns.iter_mut().filter(named) {
            // 数量指标 over 养护道路35公里: the cell is the indicator.
            "name".clone_into(&mut column.key);
            column.known = true;
        }
        // 目标 beside levels is a goal, not a value.
        let beside = matrix.columns.iter_mut().filter(|column| column.levels.is_empty());
        for column in beside.filter(|column| matches!(column.key.as_str(), "target" | "name" | "measure")) {
            let listed = lookup(view, column, &[Axis::ListColumn]);
            column.key = listed.map(|entry| entry.key.clone()).unwrap_or_default();
        }
    } else {
        // 数量 over amounts heads a column like others.
        matrix.columns.iter_mut().for_each(|column| column.levels.clear());
    }
    matrix.sides = if matrix.across { u8::try_from(sides.len()).unwrap_or(u8::MAX) } else { 1 };
    matrix.across
}

/// Whether each side says what its indicators are called, once.
pub(super) fn is_whole(columns: &[Column], sides: u8) -> bool {
    (0..sides).all(|side| {
        let own = |key: &str| {
            let of_side = |column: &&Column| column.side == side && !column.levels.is_empty();
            columns.iter().filter(of_side).filter(|column| column.key == key).count()
        };
        own("name") == 1 && own("target") <= 1
    })
}
