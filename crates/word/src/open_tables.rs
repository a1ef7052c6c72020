//! Tables while their paragraphs come in, for formats that have no table element (binary Word, RTF): paragraphs say
//! how many tables they stand in, marks end cells and rows, and a row's definition comes with its end.

use std::rc::Rc;

use model::{Limits, Note, Span};

use crate::WordError;
use crate::body::Body;
use crate::cell_text::CellText;
use crate::raw::{RawCell, RawTable};

/// What a format says about a row beside its cells.
pub(crate) trait RowDefinition: Sized {
    /// What the format's errors name as the place.
    const PART: &'static str;

    /// Whether the row below belongs to the same table, though the two touch.
    fn same_table(&self, below: &Self) -> bool;

    /// The table that rows make.
    fn raw_table(rows: Vec<Row<Self>>) -> RawTable;
}

/// A finished row.
#[derive(Debug)]
pub(crate) struct Row<D> {
    pub(crate) cells: Vec<RawCell>,
    /// Its own, or that of the row above it.
    pub(crate) definition: Option<Rc<D>>,
}

/// The open tables of a story, the outermost first.
pub(crate) struct OpenTables<D> {
    levels: Vec<Level<D>>,
}

/// One open table.
struct Level<D> {
    rows: Vec<Row<D>>,
    /// Finished cells of the open row.
    cells: Vec<RawCell>,
    cell: CellText,
    /// The cell's last block is a table.
    after_table: bool,
}

impl<D> Default for OpenTables<D> {
    fn default() -> Self {
        Self { levels: Vec::new() }
    }
}

impl<D> Default for Level<D> {
    fn default() -> Self {
        Self { rows: Vec::new(), cells: Vec::new(), cell: CellText::default(), after_table: false }
    }
}

impl<D: RowDefinition> OpenTables<D> {
    /// Closes the tables deeper than `depth` and opens those that are missing. Returns the closed tables that stood
    /// in no other.
    pub(crate) fn go_to(
        &mut self,
        depth: usize,
        body: &mut Body,
        limits: &Limits,
    ) -> Result<Vec<RawTable>, WordError> {
        if depth > limits.table_depth {
            return Err(WordError::limit("table_depth", limits.table_depth as u64, D::PART));
        }
        let mut closed = Vec::new();
        while self.levels.len() > depth {
            let Some(mut level) = self.levels.pop() else { break };
            level.close_row();
            for table in raw_tables(level.rows) {
                match self.levels.last_mut() {
                    Some(outer) => {
                        outer.after_table = true;
                        body.nest(table, &mut outer.cell.cell)?;
                    }
                    None => closed.push(table),
                }
            }
        }
        self.levels.resize_with(depth, Level::default);
        Ok(closed)
    }

    /// The cell in progress, if there is one.
    pub(crate) fn cell(&mut self) -> Option<&mut RawCell> {
        self.levels.last_mut().map(|level| &mut level.cell.cell)
    }

    /// Adds a paragraph to the cell in progress; says whether there is one.
    pub(crate) fn paragraph(&mut self, text: &str, automatic: Option<Span>) -> bool {
        let Some(level) = self.levels.last_mut() else { return false };
        // Word demands a paragraph behind a table that ends a cell; empty, it is no line.
        if !(std::mem::take(&mut level.after_table) && text.is_empty()) {
            level.cell.add(text.to_owned(), automatic);
        }
        true
    }

    /// The cell in progress ends.
    pub(crate) fn end_cell(&mut self, body: &mut Body) -> Result<(), WordError> {
        if let Some(level) = self.levels.last_mut() {
            level.end_cell();
        }
        body.spend_cell(D::PART)
    }

    /// The row in progress ends. With `keep` false it is not seen: a row without text goes with its mark.
    pub(crate) fn end_row(
        &mut self,
        definition: Option<Rc<D>>,
        keep: bool,
        body: &mut Body,
    ) -> Result<(), WordError> {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        if !level.cell.is_untouched() {
            level.end_cell();
            if let Some(cell) = level.cells.last_mut() {
                cell.notes.push(Note::new(
                    "word.cell-without-end",
                    "the cell has no end mark: it ends with its row (单元格没有结束标记)",
                ));
            }
            body.spend_cell(D::PART)?;
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
}

impl<D> Level<D> {
    fn end_cell(&mut self) {
        self.after_table = false;
        self.cells.push(self.cell.take());
    }

    /// A row that no mark closes is closed where its table ends.
    fn close_row(&mut self) {
        if !self.cell.is_untouched() {
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

/// The tables that rows make: rows that touch are of different tables where their definitions say so.
fn raw_tables<D: RowDefinition>(rows: Vec<Row<D>>) -> Vec<RawTable> {
    let mut groups: Vec<Vec<Row<D>>> = Vec::new();
    let mut last: Option<Rc<D>> = None;
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
    groups.into_iter().map(D::raw_table).collect()
}
