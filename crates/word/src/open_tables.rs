//! Tables while their paragraphs come in, for formats that have no table element (binary Word, RTF): paragraphs say
//! how many tables they stand in, marks end cells and rows, and a row's definition comes with its end.

use std::rc::Rc;

use model::{Limits, Note, Span};

use crate::WordError;
use crate::lists::{Counted, Counts, Lists};
use model::build::Body;
use model::build::CellText;
use model::build::{RawCell, RawTable};

/// What a format says about a row beside its cells.
pub(crate) trait RowDefinition: Sized {
    /// What the format's errors name as the place.
    const PART: &'static str;

    /// Whether the row below belongs to the same table, though the two touch.
    fn same_table(&self, below: &Self) -> bool;

    /// Whether a cell is merged into the one to its left, or into one of the row above. `blank` says that nothing but
    /// automatic numbers stands in it.
    fn is_merged_away(&self, cell: usize, above: Option<&Self>, blank: bool) -> bool;

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
    /// Paragraphs of the open row that counted in lists.
    numbered: Vec<Numbered>,
    /// A table inside the open row counted as well: the row cannot be counted anew.
    counted_inside: bool,
    /// Paragraphs of this table counted.
    counts: bool,
}

/// A paragraph of the open row that counted in a list.
struct Numbered {
    /// Its cell, from 0.
    cell: usize,
    counted: Counted,
    /// Which of the cell's automatic numbers is its own.
    number: Option<usize>,
    /// The number was written out by the writer: it stays as it is.
    written: bool,
}

impl<D> Default for OpenTables<D> {
    fn default() -> Self {
        Self { levels: Vec::new() }
    }
}

impl<D> Default for Level<D> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            cells: Vec::new(),
            cell: CellText::default(),
            after_table: false,
            numbered: Vec::new(),
            counted_inside: false,
            counts: false,
        }
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
            if let Some(outer) = self.levels.last_mut().filter(|_| level.counts) {
                (outer.counted_inside, outer.counts) = (true, true);
            }
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

    /// The paragraph about to be added counted in a list. With `shows` it brings its number; `written`, one that the
    /// writer wrote out.
    pub(crate) fn counted(&mut self, counted: Counted, shows: bool, written: bool) {
        if let Some(level) = self.levels.last_mut() {
            let number = shows.then_some(level.cell.cell.automatic.len());
            level.numbered.push(Numbered { cell: level.cells.len(), counted, number, written });
            level.counts = true;
        }
    }

    /// The row in progress is defined: numbers of cells that are merged away neither count nor show, and those behind
    /// them in the row are counted anew.
    pub(crate) fn settle_merged(&mut self, definition: Option<&D>, lists: &Lists, counts: &mut Counts) {
        let Some(level) = self.levels.last_mut() else { return };
        let numbered = std::mem::take(&mut level.numbered);
        let countable = !std::mem::take(&mut level.counted_inside);
        let Some(definition) = definition.filter(|_| !numbered.is_empty()) else { return };
        let above = level.rows.last().and_then(|row| row.definition.clone());
        let away: Vec<bool> = (0..=level.cells.len())
            .map(|cell| {
                let blank = level.cell_at(cell).is_some_and(|cell| cell.is_blank_but_for_numbers());
                definition.is_merged_away(cell, above.as_deref(), blank)
            })
            .collect();
        let is_away = |numbered: &Numbered| away.get(numbered.cell).copied().unwrap_or(false);
        if !numbered.iter().any(is_away) {
            return;
        }
        if countable {
            numbered.iter().rev().for_each(|numbered| counts.take_back(&numbered.counted));
        }
        let mut changes: Vec<(usize, usize, Option<String>)> = Vec::new();
        for numbered in &numbered {
            let counted = (countable && !is_away(numbered))
                .then(|| lists.count(counts, numbered.counted.list, numbered.counted.level))
                .flatten();
            let Some(number) = numbered.number else { continue };
            if is_away(numbered) {
                changes.push((numbered.cell, number, None));
            } else if let Some(counted) = counted.filter(|_| !numbered.written) {
                changes.push((numbered.cell, number, Some(counted.text)));
            }
        }
        for of_cell in changes.chunk_by(|one, other| one.0 == other.0) {
            let numbers = of_cell.iter().map(|(_, number, text)| (*number, text.as_deref()));
            if let Some(cell) = level.cell_at(of_cell[0].0) {
                cell.renumber(numbers);
            }
        }
    }

    /// The cell in progress ends.
    pub(crate) fn end_cell(&mut self, body: &mut Body) -> Result<(), WordError> {
        if let Some(level) = self.levels.last_mut() {
            level.end_cell();
        }
        Ok(body.spend_cell(D::PART)?)
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
        level.numbered.clear();
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
    /// A cell of the open row, the one in progress included.
    fn cell_at(&mut self, index: usize) -> Option<&mut RawCell> {
        if index == self.cells.len() { Some(&mut self.cell.cell) } else { self.cells.get_mut(index) }
    }

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
