//! Tables while their paragraphs come in ([MS-DOC] 2.4.3): marks say what is a cell, edges say where it stands.

use std::rc::Rc;

use model::{Limits, Note, Span};

use super::row::{RowDefinition, Vertical};
use crate::WordError;
use crate::body::Body;
use crate::cell_text::CellText;
use crate::edges::{self, SnappedRow};
use crate::raw::{RawCell, RawRow, RawTable};

const PART: &str = "WordDocument";
/// How wide a cell is taken to be that no row definition knows, in twips: about an inch.
const UNKNOWN_WIDTH: i32 = 1440;

/// The open tables of a story, the outermost first.
#[derive(Default)]
pub(super) struct Tables {
    levels: Vec<Level>,
}

/// One open table.
#[derive(Default)]
struct Level {
    rows: Vec<Row>,
    /// Finished cells of the open row.
    cells: Vec<RawCell>,
    cell: CellText,
    /// The cell's last block is a table.
    after_table: bool,
}

struct Row {
    cells: Vec<RawCell>,
    definition: Option<Rc<RowDefinition>>,
}

impl Tables {
    /// Closes the tables deeper than `depth` and opens those that are missing. A table that closes at depth 0 is
    /// one of the body; says whether one did.
    pub(super) fn go_to(&mut self, depth: u32, body: &mut Body, limits: &Limits) -> Result<bool, WordError> {
        let depth = depth as usize;
        if depth > limits.table_depth {
            return Err(WordError::limit("table_depth", limits.table_depth as u64, PART));
        }
        let mut closed = false;
        while self.levels.len() > depth {
            let Some(level) = self.levels.pop() else { break };
            closed = self.attach(level, body)?;
        }
        self.levels.resize_with(depth, Level::default);
        Ok(closed)
    }

    /// The cell in progress, if there is one.
    pub(super) fn cell(&mut self) -> Option<&mut RawCell> {
        self.levels.last_mut().map(|level| &mut level.cell.cell)
    }

    /// Adds a paragraph to the cell in progress.
    pub(super) fn paragraph(&mut self, text: &str, automatic: Option<Span>) {
        let Some(level) = self.levels.last_mut() else { return };
        // Word demands a paragraph behind a table that ends a cell; empty, it is no line.
        if !(std::mem::take(&mut level.after_table) && text.is_empty()) {
            level.cell.add(text, automatic);
        }
    }

    /// The cell in progress ends.
    pub(super) fn end_cell(&mut self, body: &mut Body) -> Result<(), WordError> {
        if let Some(level) = self.levels.last_mut() {
            level.end_cell();
        }
        body.spend_cell(PART)
    }

    /// The row in progress ends. With `keep` false its mark is not seen: a row without text goes with it.
    pub(super) fn end_row(
        &mut self,
        definition: Option<Rc<RowDefinition>>,
        keep: bool,
        body: &mut Body,
    ) -> Result<(), WordError> {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        if level.has_open_cell() {
            level.end_cell();
            if let Some(cell) = level.cells.last_mut() {
                cell.notes.push(Note::new(
                    "word.cell-without-end",
                    "the cell has no end mark: it ends with its row (单元格没有结束标记)",
                ));
            }
            body.spend_cell(PART)?;
        }
        let cells = std::mem::take(&mut level.cells);
        let blank = cells.iter().all(RawCell::is_blank);
        if cells.is_empty() || blank && !keep {
            // What was said about its cells (hidden text) is still said, without a place.
            for cell in cells {
                cell.notes.into_iter().for_each(|note| body.note(note));
                cell.asides.into_iter().for_each(|aside| body.aside(aside));
            }
            return Ok(());
        }
        level.rows.push(Row { cells, definition });
        Ok(())
    }

    /// Gives a finished table to the cell around it, or to the body; says whether it was the body.
    fn attach(&mut self, mut level: Level, body: &mut Body) -> Result<bool, WordError> {
        level.close_row();
        for table in raw_tables(level.rows) {
            match self.levels.last_mut() {
                Some(outer) => {
                    outer.after_table = true;
                    body.nest(table, &mut outer.cell.cell)?;
                }
                None => drop(body.table(table)?),
            }
        }
        Ok(self.levels.is_empty())
    }
}

impl Level {
    fn has_open_cell(&self) -> bool {
        !self.cell.is_untouched()
    }

    fn end_cell(&mut self) {
        self.after_table = false;
        self.cells.push(self.cell.take());
    }

    /// A row that no mark closes is closed where its table ends.
    fn close_row(&mut self) {
        if self.has_open_cell() {
            self.end_cell();
        }
        let mut cells = std::mem::take(&mut self.cells);
        if let Some(cell) = cells.last_mut() {
            cell.notes.push(Note::new(
                "word.row-without-end",
                "the table ends inside a row: its cells were kept as the last row (表格最后一行没有结束标记)",
            ));
            self.rows.push(Row { cells, definition: None });
        }
    }
}

/// The tables that rows make: rows that touch are of different tables where their properties say so.
fn raw_tables(rows: Vec<Row>) -> Vec<RawTable> {
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let mut last: Option<Rc<RowDefinition>> = None;
    for mut row in rows {
        let same = match (&last, &row.definition) {
            (Some(last), Some(definition)) => last.same_table(definition),
            _ => true,
        };
        // A row without a definition of its own stands as the row above it.
        row.definition = row.definition.or_else(|| last.clone());
        last.clone_from(&row.definition);
        match groups.last_mut().filter(|_| same) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.into_iter().map(raw_table).collect()
}

fn raw_table(rows: Vec<Row>) -> RawTable {
    let edges: Vec<Vec<i32>> = rows.iter().map(row_edges).collect();
    let snapped = edges::snap(&edges);
    let verticals = || rows.iter().filter_map(|row| row.definition.as_ref()).flat_map(|row| &row.cells);
    // Word copies the flags of a row into the row put in below it. Where a table knows continuations, its starts
    // are meant; where all its flags are starts, an empty one below another was copied.
    let copied_restarts = !verticals().any(|cell| cell.vertical == Vertical::Continue);
    let rows = rows.into_iter().zip(snapped).map(|(row, snapped)| raw_row(row, snapped)).collect();
    RawTable { rows, copied_restarts }
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
