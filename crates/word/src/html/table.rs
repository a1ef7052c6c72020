//! Rows of `td` and `th` to a raw table (WHATWG HTML, "Forming a table").

use model::Note;

use crate::WordError;
use model::build::{RawCell, RawRow, RawTable};

/// The most columns a cell may span (WHATWG HTML, `colspan`).
const WIDEST: u32 = 1000;
/// The most rows a cell may span (WHATWG HTML, `rowspan`).
const TALLEST: u32 = 65_534;

/// A cell as written.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) raw: RawCell,
    pub(super) columns: u32,
    /// 0: to the end of the row group.
    pub(super) rows: u32,
    /// No cell, only a gap beside the row.
    pub(super) is_placeholder: bool,
}

/// A row as written.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// `height=0`: Word ends a table of uneven rows with a row that only sets widths.
    pub(super) is_ruler: bool,
}

/// `thead`, `tbody` or `tfoot`: cells do not reach out of it.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) kind: Kind,
    pub(super) rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    Head,
    #[default]
    Body,
    /// Drawn last, wherever it is written.
    Foot,
}

/// `colspan`: 1 when it is 0 or no number.
pub(super) fn columns(attribute: Option<&str>) -> u32 {
    number(attribute).filter(|columns| *columns > 0).unwrap_or(1).min(WIDEST)
}

/// `rowspan`: 0 means all rows of the group.
pub(super) fn rows(attribute: Option<&str>) -> u32 {
    number(attribute).unwrap_or(1).min(TALLEST)
}

/// "Rules for parsing non-negative integers": leading digits, what follows is ignored.
fn number(attribute: Option<&str>) -> Option<u32> {
    let text = attribute?.trim_start().trim_start_matches('+');
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let digits = text.get(..digits).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(u32::MAX))
}

/// A cell that reaches into the rows below.
struct Open {
    column: u32,
    columns: u32,
    /// Rows it still covers; `None` to the end of the group.
    rows: Option<u32>,
}

/// Lays rows out in columns. `limit` bounds the cells, those that only continue another included.
pub(super) fn raw_table(mut groups: Vec<Group>, limit: usize) -> Result<RawTable, WordError> {
    groups.sort_by_key(|group| group.kind == Kind::Foot);
    let mut table = RawTable::default();
    let mut spent = 0;
    for group in groups {
        let mut open: Vec<Open> = Vec::new();
        let drawn = group
            .rows
            .into_iter()
            .filter(|row| !(row.is_ruler && row.cells.iter().all(|cell| cell.raw.is_blank())));
        for row in drawn {
            let mut raw = layout(row, &mut open);
            raw.header = group.kind == Kind::Head;
            spent += raw.cells.len();
            if spent > limit {
                return Err(WordError::limit("cells", limit as u64, "html"));
            }
            table.rows.push(raw);
        }
    }
    Ok(table)
}

/// Lays one row out between the cells that reach into it from above.
fn layout(row: Row, open: &mut Vec<Open>) -> RawRow {
    let mut raw = RawRow::default();
    // Cells reaching down, from left to right; they never overlap.
    let mut above = std::mem::take(open).into_iter().peekable();
    let mut column = 0;
    for cell in row.cells {
        while let Some(reaching) = above.next_if(|reaching| reaching.column <= column) {
            column = column.max(reaching.column + reaching.columns);
            continue_down(&reaching, &mut raw, open);
        }
        let room = above.peek().map_or(u32::MAX, |next| next.column - column);
        place(cell, room, &mut column, &mut raw, open);
    }
    for reaching in above {
        gap(reaching.column.saturating_sub(column), &mut raw);
        column = reaching.column + reaching.columns;
        continue_down(&reaching, &mut raw, open);
    }
    raw
}

fn continue_down(reaching: &Open, raw: &mut RawRow, open: &mut Vec<Open>) {
    raw.cells.push(RawCell { span: reaching.columns, continues_above: true, ..RawCell::default() });
    match reaching.rows {
        Some(0 | 1) => {}
        rows => open.push(Open { rows: rows.map(|rows| rows - 1), ..*reaching }),
    }
}

/// Columns without a cell between two cells of a row. At its beginning they are a gap; inside, the grid knows
/// none, and a browser draws an empty box there.
fn gap(columns: u32, raw: &mut RawRow) {
    match columns {
        0 => {}
        columns if raw.cells.is_empty() => raw.before += columns,
        columns => raw.cells.push(RawCell { span: columns, ..RawCell::default() }),
    }
}

fn place(cell: Cell, room: u32, column: &mut u32, raw: &mut RawRow, open: &mut Vec<Open>) {
    let Cell { raw: mut cell, columns, rows, is_placeholder } = cell;
    let taken = columns.min(room.max(1));
    *column += taken;
    if is_placeholder && cell.is_blank() {
        if raw.cells.is_empty() {
            raw.before += taken;
        }
        return;
    }
    if taken < columns {
        cell.notes.push(Note::new(
            "word.html-cells-overlap",
            "the cell's colspan runs into a cell that reaches down from above: cut there (跨列与上方跨行重叠，已截断)",
        ));
    }
    cell.span = taken;
    cell.starts_below = rows != 1;
    raw.cells.push(cell);
    if rows != 1 {
        let rows = (rows > 0).then(|| rows - 1);
        open.push(Open { column: *column - taken, columns: taken, rows });
    }
}

#[cfg(test)]
mod tests {
    use model::Limits;
    use pretty_assertions::assert_eq;

    use super::*;
    use model::build as raw;

    fn cell(text: &str, columns: u32, rows: u32) -> Cell {
        Cell {
            raw: RawCell { text: text.into(), ..RawCell::default() },
            columns,
            rows,
            is_placeholder: false,
        }
    }

    fn group(kind: Kind, rows: Vec<Vec<Cell>>) -> Group {
        Group { kind, rows: rows.into_iter().map(|cells| Row { cells, is_ruler: false }).collect() }
    }

    /// `(row, column, row span, column span, text)`
    fn cells(groups: Vec<Group>) -> Vec<(u32, u32, u32, u32, String)> {
        let table = raw_table(groups, 1000).unwrap();
        let grid = raw::grid(table, 1, &Limits::default()).unwrap().grid;
        grid.cells
            .into_iter()
            .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span, cell.text))
            .collect()
    }

    fn want(cells: &[(u32, u32, u32, u32, &str)]) -> Vec<(u32, u32, u32, u32, String)> {
        cells
            .iter()
            .map(|(row, column, rows, columns, text)| (*row, *column, *rows, *columns, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn cells_go_around_those_that_reach_down() {
        let body = group(
            Kind::Body,
            vec![
                vec![cell("a", 1, 2), cell("b", 1, 1), cell("c", 1, 3)],
                vec![cell("d", 1, 1)],
                vec![cell("e", 2, 1)],
            ],
        );
        assert_eq!(
            cells(vec![body]),
            want(&[
                (1, 1, 2, 1, "a"),
                (1, 2, 1, 1, "b"),
                (1, 3, 3, 1, "c"),
                (2, 2, 1, 1, "d"),
                (3, 1, 1, 2, "e")
            ])
        );
    }

    #[test]
    fn rowspan_zero_and_too_large_end_with_the_group() {
        let head = group(Kind::Head, vec![vec![cell("h", 1, 9), cell("i", 1, 1)]]);
        let body = group(Kind::Body, vec![vec![cell("a", 1, 0), cell("b", 1, 1)], vec![cell("c", 1, 1)]]);
        let table = raw_table(vec![head, body], 1000).unwrap();
        let grid = raw::grid(table, 1, &Limits::default()).unwrap().grid;
        assert_eq!(grid.header_rows, 1);
        let got: Vec<_> =
            grid.cells.iter().map(|cell| (cell.row, cell.row_span, cell.text.as_str())).collect();
        assert_eq!(got, [(1, 1, "h"), (1, 1, "i"), (2, 2, "a"), (2, 1, "b"), (3, 1, "c")]);
    }

    #[test]
    fn the_foot_is_drawn_last() {
        let groups = vec![
            group(Kind::Foot, vec![vec![cell("f", 1, 1)]]),
            group(Kind::Body, vec![vec![cell("b", 1, 1)]]),
        ];
        assert_eq!(cells(groups), want(&[(1, 1, 1, 1, "b"), (2, 1, 1, 1, "f")]));
    }

    #[test]
    fn a_colspan_that_runs_into_a_rowspan_is_cut() {
        let body = group(
            Kind::Body,
            vec![vec![cell("a", 1, 1), cell("b", 1, 2), cell("c", 1, 1)], vec![cell("d", 3, 1)]],
        );
        assert_eq!(
            cells(vec![body]),
            want(&[(1, 1, 1, 1, "a"), (1, 2, 2, 1, "b"), (1, 3, 1, 1, "c"), (2, 1, 1, 1, "d")])
        );
    }

    #[test]
    fn attributes_are_read_as_browsers_do() {
        assert_eq!(
            [columns(Some("3px")), columns(Some("0")), columns(Some("x")), columns(Some("99999999999"))],
            [3, 1, 1, 1000]
        );
        assert_eq!([rows(Some("0")), rows(None), rows(Some("70000"))], [0, 1, 65_534]);
    }

    #[test]
    fn a_bomb_of_spans_is_stopped() {
        let wide = (0..200).map(|_| cell("", 1, 65_534)).collect();
        let rows = std::iter::once(wide).chain((0..200).map(|_| vec![cell("x", 1, 1)])).collect();
        assert!(raw_table(vec![group(Kind::Body, rows)], 10_000).is_err());
    }
}
