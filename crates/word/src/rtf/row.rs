//! Row definitions (`\trowd … \cellx`) and rows to raw tables.

use model::Note;

use crate::edges::{self, Align, Set, Snapped, SnappedRow};
use crate::open_tables::{self, OpenTables};
use model::build::{RawRow, RawTable};

/// Width given to a cell that no `\cellx` describes, in twips: one inch.
const UNKNOWN_WIDTH: i32 = 1440;

/// What `\trowd` and the words after it say about a row.
#[derive(Clone, Debug, Default)]
pub(super) struct RowDef {
    /// `\trleft`: left edge of the first cell, in twips.
    pub(super) left: i32,
    /// `\trhdr`
    pub(super) header: bool,
    /// `\irow0`: the first row of its table.
    pub(super) first: bool,
    /// `\lastrow`
    pub(super) last: bool,
    /// `\trql`, `\trqc`, `\trqr`
    pub(super) align: Align,
    /// `\trwWidthB`, `\trwWidthA`: what the row leaves free on either side.
    pub(super) before: FreeWidth,
    pub(super) after: FreeWidth,
    /// One per `\cellx`.
    pub(super) cells: Vec<CellDef>,
    /// The flags before the next `\cellx`.
    pub(super) next: CellDef,
}

/// A width in a unit (`\trftsWidthB` and its kin).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FreeWidth {
    pub(super) unit: i32,
    pub(super) width: i32,
}

impl FreeWidth {
    /// In twips; other units need the width of the page.
    fn twips(self) -> i32 {
        if self.unit == 3 { self.width.max(0) } else { 0 }
    }
}

/// What stands before a `\cellx`, and its edge.
#[allow(clippy::struct_excessive_bools)] // each is a control word of its own
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellDef {
    /// Right edge, in twips.
    pub(super) right: i32,
    /// `\clmrg`
    pub(super) continues_left: bool,
    /// `\clvmgf`
    pub(super) starts_below: bool,
    /// `\clvmrg`
    pub(super) continues_above: bool,
    /// `\clins`
    pub(super) inserted: bool,
    /// `\cldel`
    pub(super) deleted: bool,
}

/// The open tables of a story.
pub(super) type Tables = OpenTables<RowDef>;

type Row = open_tables::Row<RowDef>;

impl open_tables::RowDefinition for RowDef {
    const PART: &'static str = "rtf";

    /// `\lastrow` of one table, `\irow0` of the next.
    fn same_table(&self, below: &Self) -> bool {
        !(self.last && below.first)
    }

    fn is_merged_away(&self, cell: usize, above: Option<&Self>, _: bool) -> bool {
        let flags = self.cells.get(cell).copied().unwrap_or_default();
        flags.continues_left && cell > 0 || flags.continues_above && above.is_some()
    }

    fn raw_table(rows: Vec<Row>) -> RawTable {
        raw_table(rows)
    }
}

/// Rows with edges in twips to rows in layout columns.
fn raw_table(rows: Vec<Row>) -> RawTable {
    let mut edges: Vec<Vec<i32>> = rows.iter().map(edges_of).collect();
    let set = rows.iter().map(|row| {
        row.definition.as_deref().map_or_else(Set::default, |definition| Set {
            align: definition.align,
            before: definition.before.twips(),
            after: definition.after.twips(),
        })
    });
    edges::set(&mut edges, &set.collect::<Vec<_>>());
    let mut snapped = edges::snap(&edges);
    if rows.iter().zip(&snapped.rows).any(|(row, snapped)| hides_text(row, snapped)) {
        // Programs that leave all `\cellx` equal mean one column after the other.
        let ordinal = |row: &Row| SnappedRow { before: 0, spans: vec![1; row.cells.len()] };
        snapped = Snapped { rows: rows.iter().map(ordinal).collect(), widths: Vec::new() };
    }
    RawTable {
        rows: rows.into_iter().zip(snapped.rows).map(|(row, snapped)| raw_row(row, snapped)).collect(),
        layout: snapped.widths,
        ..RawTable::default()
    }
}

/// The edges of a row: marks are trusted for how many cells there are, definitions for where they stand.
fn edges_of(row: &Row) -> Vec<i32> {
    let mut edges = Vec::with_capacity(row.cells.len() + 1);
    let definition = row.definition.as_deref();
    let mut last = definition.map_or(0, |definition| definition.left);
    edges.push(last);
    for index in 0..row.cells.len() {
        last = match definition.and_then(|definition| definition.cells.get(index)) {
            Some(cell) => cell.right,
            None => last.saturating_add(UNKNOWN_WIDTH),
        };
        edges.push(last);
    }
    edges
}

/// A cell with text would have no width.
fn hides_text(row: &Row, snapped: &SnappedRow) -> bool {
    let definition = row.definition.as_deref();
    let cell = |index: usize| definition.and_then(|definition| definition.cells.get(index));
    let continues = |index: usize| cell(index).is_some_and(|cell| cell.continues_left);
    row.cells
        .iter()
        .zip(&snapped.spans)
        .enumerate()
        .any(|(index, (cell, span))| *span == 0 && !cell.is_blank() && !continues(index))
}

fn raw_row(row: Row, snapped: SnappedRow) -> RawRow {
    let Row { definition, cells } = row;
    let def = definition.unwrap_or_default();
    let count = cells.len();
    let mut raw = RawRow { before: snapped.before, header: def.header, cells: Vec::with_capacity(count) };
    for (index, (mut cell, span)) in cells.into_iter().zip(snapped.spans).enumerate() {
        let flags = def.cells.get(index).copied();
        if flags.is_none() && !def.cells.is_empty() {
            cell.notes.push(Note::new(
                "word.cell-without-edge",
                "the row has more cells than its definition has edges: kept at the right end of the row (单元格多于行定义的列数)",
            ));
        }
        let flags = flags.unwrap_or_default();
        if span == 0 {
            // Too narrow to be drawn; what it holds is not lost.
            if let Some(left) = raw.cells.last_mut() {
                left.absorb(cell);
            }
            continue;
        }
        cell.span = span;
        cell.continues_left = flags.continues_left;
        cell.continues_above = flags.continues_above;
        cell.starts_below = flags.starts_below;
        raw.cells.push(cell);
    }
    raw
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use pretty_assertions::assert_eq;

    use super::*;
    use model::build::RawCell;

    fn row(left: i32, rights: &[i32], texts: &[&str]) -> Row {
        let cells = rights.iter().map(|right| CellDef { right: *right, ..CellDef::default() }).collect();
        Row {
            definition: Some(Rc::new(RowDef { left, cells, ..RowDef::default() })),
            cells: texts.iter().map(|text| RawCell { text: (*text).into(), ..RawCell::default() }).collect(),
        }
    }

    fn spans(table: &RawTable) -> Vec<(u32, Vec<(u32, &str)>)> {
        let cells =
            |row: &RawRow| row.cells.iter().map(|cell| (cell.span, cell.text.clone())).collect::<Vec<_>>();
        table
            .rows
            .iter()
            .map(|row| {
                (row.before, cells(row).into_iter().map(|(span, text)| (span, &*text.leak())).collect())
            })
            .collect()
    }

    #[test]
    fn edges_of_all_rows_make_the_columns() {
        let table = raw_table(vec![
            row(0, &[1000, 2000, 3000], &["a", "b", "c"]),
            row(0, &[2000, 3000], &["d", "e"]),
            row(1000, &[3000], &["f"]),
        ]);
        assert_eq!(
            spans(&table),
            [(0, vec![(1, "a"), (1, "b"), (1, "c")]), (0, vec![(2, "d"), (1, "e")]), (1, vec![(2, "f")]),]
        );
    }

    #[test]
    fn equal_edges_mean_one_column_after_the_other() {
        let table = raw_table(vec![row(0, &[0, 0, 0], &["a", "b", "c"]), row(0, &[], &["d", "e"])]);
        assert_eq!(spans(&table), [(0, vec![(1, "a"), (1, "b"), (1, "c")]), (0, vec![(1, "d"), (1, "e")])]);
    }

    #[test]
    fn more_cells_than_edges_keep_their_text_and_say_so() {
        let table = raw_table(vec![row(0, &[1000], &["a", "b"])]);
        assert_eq!(spans(&table), [(0, vec![(1, "a"), (1, "b")])]);
        assert_eq!(table.rows[0].cells[1].notes[0].id, "word.cell-without-edge");
    }

    #[test]
    fn an_empty_cell_without_width_is_not_drawn() {
        let table = raw_table(vec![row(0, &[1000, 1000, 2000], &["a", "", "c"])]);
        assert_eq!(spans(&table), [(0, vec![(1, "a"), (1, "c")])]);
    }
}
