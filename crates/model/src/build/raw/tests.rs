//! The grid invariant, on rows no file would have.

use crate::{Cell, Grid, Limits, Place, Span};
use pretty_assertions::assert_eq;
use proptest::prelude::*;

use super::{RawCell, RawRow, RawTable, Resolved, grid};
use crate::build::Excess;

fn cell(span: u32, text: &str) -> RawCell {
    RawCell { span, text: text.to_owned(), ..RawCell::default() }
}

fn row(cells: Vec<RawCell>) -> RawRow {
    RawRow { cells, ..RawRow::default() }
}

fn resolve(rows: Vec<RawRow>) -> Resolved {
    grid(RawTable { rows, ..RawTable::default() }, 1, &Limits::default()).unwrap()
}

/// Row, column, row span, column span and text of each cell.
fn shape(grid: &Grid) -> Vec<(u32, u32, u32, u32, &str)> {
    grid.cells
        .iter()
        .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span, cell.text.as_str()))
        .collect()
}

#[test]
fn copied_restarts_continue_only_where_the_format_copies_them() {
    let rows = || {
        let start = |text| RawCell { starts_below: true, ..cell(1, text) };
        vec![row(vec![start("甲"), cell(1, "1")]), row(vec![start(""), cell(1, "2")])]
    };
    let plain = resolve(rows());
    assert_eq!(
        shape(&plain.grid),
        [(1, 1, 1, 1, "甲"), (1, 2, 1, 1, "1"), (2, 1, 1, 1, ""), (2, 2, 1, 1, "2")]
    );
    let copied =
        grid(RawTable { rows: rows(), copied_restarts: true, ..RawTable::default() }, 1, &Limits::default())
            .unwrap();
    assert_eq!(shape(&copied.grid), [(1, 1, 2, 1, "甲"), (1, 2, 1, 1, "1"), (2, 2, 1, 1, "2")]);
    assert_eq!(copied.notes[0].id, "word.vmerge-restart-copied");
}

#[test]
fn text_that_joins_keeps_its_automatic_numbers_in_place() {
    let numbered = |text: &str, end| RawCell { automatic: vec![Span { start: 0, end }], ..cell(1, text) };
    let start = RawCell { starts_below: true, ..numbered("一、上", 2) };
    let below = |cell| vec![RawCell { continues_above: true, ..cell }];
    let rows =
        [numbered("二、下", 2), cell(1, ""), cell(1, "𠮷"), numbered("三、", 2)].map(|cell| row(below(cell)));
    let resolved = resolve(std::iter::once(row(vec![start])).chain(rows).collect());
    let span = |start, end| Span { start, end };
    let expected = Cell {
        row: 1,
        column: 1,
        row_span: 5,
        column_span: 1,
        text: "一、上\n二、下\n𠮷\n三、".to_owned(),
        stored: None,
        automatic: vec![span(0, 2), span(4, 6), span(10, 12)],
        tables: vec![],
    };
    assert_eq!(resolved.grid.cells, [expected]);
    assert_eq!(resolved.notes[0].place, Some(Place::cell(1, 1, 1)));
}

#[test]
fn limits_name_themselves() {
    let limits = Limits { cells: 5, columns: 3, ..Limits::default() };
    let table = |rows| RawTable { rows, ..RawTable::default() };
    let cells = |count: usize| row((0..count).map(|_| cell(1, "")).collect());
    let error = |rows| grid(table(rows), 1, &limits).unwrap_err();
    assert!(matches!(error(vec![cells(2), cells(2), cells(2)]), Excess { what: "cells", max: 5, .. }));
    assert!(matches!(error(vec![cells(4)]), Excess { what: "columns", max: 3, .. }));
}

#[test]
fn a_gap_before_every_row_is_no_column() {
    let rows = (0..2).map(|_| RawRow { before: 2, ..row(vec![cell(1, "甲")]) }).collect();
    let resolved = resolve(rows);
    assert_eq!((resolved.grid.rows, resolved.grid.columns), (2, 1));
}

fn any_cell() -> impl Strategy<Value = RawCell> {
    let span = prop_oneof![8 => 1..4_u32, 1 => Just(0), 1 => 60..70_u32, 1 => any::<u32>()];
    (
        span,
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.4),
        prop::bool::weighted(0.3),
        prop::bool::weighted(0.3),
    )
        .prop_map(|(span, continues_left, continues_above, starts_below, blank)| RawCell {
            span,
            continues_left,
            continues_above,
            starts_below,
            text: if blank { String::new() } else { "字".to_owned() },
            ..RawCell::default()
        })
}

fn any_row() -> impl Strategy<Value = RawRow> {
    (
        prop_oneof![4 => Just(0), 1 => 1..3_u32, 1 => any::<u32>()],
        prop::collection::vec(any_cell(), 0..6),
        any::<bool>(),
    )
        .prop_map(|(before, cells, header)| RawRow { before, cells, header })
}

proptest! {
    #[test]
    fn any_rows_tile_and_lose_no_text(mut rows in prop::collection::vec(any_row(), 0..8), copied_restarts: bool) {
        // Each text is one of its kind, so that none can stand for another.
        let mut given = Vec::new();
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| !cell.text.is_empty()) {
            cell.text = format!("字{}", given.len());
            given.push(cell.text.clone());
        }
        let resolved = grid(RawTable { rows, copied_restarts, ..RawTable::default() }, 1, &Limits::default()).unwrap();
        prop_assert!(resolved.grid.cover(&Limits::default()).is_some(), "{:?}", resolved.grid);
        let mut read: Vec<&str> = resolved.grid.cells.iter().flat_map(|cell| cell.text.split('\n')).filter(|text| !text.is_empty()).collect();
        read.sort_unstable();
        given.sort_unstable();
        prop_assert_eq!(read, given);
        // Every inner edge is the edge of a cell: no phantom columns.
        for column in 2..=resolved.grid.columns {
            prop_assert!(resolved.grid.cells.iter().any(|cell| cell.column == column || cell.column + cell.column_span == column));
        }
    }
}
