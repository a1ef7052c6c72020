//! Rows of binary Word to raw tables ([MS-DOC] 2.4.3): marks say what is a cell, edges say where it stands.

use model::Note;

use super::row::{RowDefinition, Vertical};
use crate::edges::{self, Set, SnappedRow};
use crate::open_tables::{self, OpenTables};
use model::build::{RawCell, RawRow, RawTable};

/// The open tables of a story.
pub(super) type Tables = OpenTables<RowDefinition>;

type Row = open_tables::Row<RowDefinition>;

/// How wide a cell is taken to be that no row definition knows, in twips: about an inch.
const UNKNOWN_WIDTH: i32 = 1440;

impl open_tables::RowDefinition for RowDefinition {
    const PART: &'static str = "WordDocument";

    fn same_table(&self, below: &Self) -> bool {
        self.is_like(below)
    }

    fn is_merged_away(&self, cell: usize, above: Option<&Self>, blank: bool) -> bool {
        if self.continues_left().get(cell).copied().unwrap_or(false) {
            return true;
        }
        let Some(above) = above else { return false };
        match self.cells.get(cell).map(|cell| cell.vertical) {
            Some(Vertical::Continue) => true,
            // As below: a start that was copied from the row above, in a table that knows no continuations.
            Some(Vertical::Restart) if blank => {
                let own = self.edges();
                let restarts = above.edges().windows(2).zip(&above.cells).any(|(edges, above)| {
                    above.vertical == Vertical::Restart && own.get(cell..cell + 2) == Some(edges)
                });
                restarts
                    && self.cells.iter().chain(&above.cells).all(|cell| cell.vertical != Vertical::Continue)
            }
            _ => false,
        }
    }

    fn raw_table(rows: Vec<Row>) -> RawTable {
        raw_table(rows)
    }
}

fn raw_table(rows: Vec<Row>) -> RawTable {
    let mut edges: Vec<Vec<i32>> = rows.iter().map(row_edges).collect();
    let set = rows.iter().map(|row| row.definition.as_ref().map_or_else(Set::default, |row| row.set));
    edges::set(&mut edges, &set.collect::<Vec<_>>());
    let snapped = edges::snap(&edges);
    let layout = snapped.widths;
    let verticals = || rows.iter().filter_map(|row| row.definition.as_ref()).flat_map(|row| &row.cells);
    // Word copies the flags of a row into the row put in below it. Where a table knows continuations, its starts
    // are meant; where all its flags are starts, an empty one below another was copied.
    let copied_restarts = !verticals().any(|cell| cell.vertical == Vertical::Continue);
    let rows = rows.into_iter().zip(snapped.rows).map(|(row, snapped)| raw_row(row, snapped)).collect();
    RawTable { rows, layout, copied_restarts }
}

/// The edges of as many cells as the row has marks.
fn row_edges(row: &Row) -> Vec<i32> {
    let mut edges = row.definition.as_ref().map_or_else(|| vec![0], |definition| definition.edges());
    while edges.len() <= row.cells.len() {
        edges.push(edges.last().map_or(0, |edge| edge.saturating_add(UNKNOWN_WIDTH)));
    }
    edges
}

fn raw_row(row: Row, snapped: SnappedRow) -> RawRow {
    let Row { cells, definition } = row;
    let definition = definition.as_deref().cloned().unwrap_or_default();
    let continues_left = definition.continues_left();
    let mut raw = RawRow { before: snapped.before, header: definition.header, cells: Vec::new() };
    let marks = cells.len();
    let mut cells = cells.into_iter();
    let mut narrow: Option<RawCell> = None;
    for (index, span) in snapped.spans.into_iter().enumerate() {
        let mut cell = cells.next().unwrap_or_default();
        if index >= definition.cells.len() && !definition.cells.is_empty() {
            cell.notes.push(Note::new(
                "word.cell-without-edge",
                "the row has more cells than its definition has edges: kept at the right end of the row (单元格多于行定义的列数)",
            ));
        } else if index == marks && marks > 0 {
            cell.notes.push(Note::new(
                "word.row-short-of-cells",
                "the row defines more cells than it has: the missing ones are empty (行定义的列数多于单元格)",
            ));
        }
        if span == 0 {
            // Too narrow to be drawn; what it holds is not lost.
            match raw.cells.last_mut() {
                Some(left) => join(left, cell),
                None => join(narrow.get_or_insert_default(), cell),
            }
            continue;
        }
        let flags = definition.cells.get(index).copied().unwrap_or_default();
        cell.span = span;
        cell.continues_left = continues_left.get(index).copied().unwrap_or(false);
        cell.continues_above = flags.vertical == Vertical::Continue;
        cell.starts_below = flags.vertical == Vertical::Restart;
        if let Some(mut narrow) = narrow.take() {
            std::mem::swap(&mut narrow.text, &mut cell.text);
            std::mem::swap(&mut narrow.automatic, &mut cell.automatic);
            std::mem::swap(&mut narrow.tables, &mut cell.tables);
            join(&mut cell, narrow);
        }
        raw.cells.push(cell);
    }
    raw
}

fn join(cell: &mut RawCell, narrow: RawCell) {
    if cell.absorb(narrow) {
        cell.notes.push(Note::new(
            "word.text-in-narrow-cell",
            "text stood in a cell too narrow to be drawn; it was joined to its neighbour (过窄单元格中的文字并入相邻单元格)",
        ));
    }
}
