//! A story (body, note, header, text box) while its paragraphs, cells and rows come in.
//!
//! RTF has no table element: paragraphs say how deep in tables they stand, `\cell` and `\row` marks close what
//! came before. A story keeps one open level per depth.

use std::rc::Rc;

use model::{Grid, Limits, Note, Paragraph, Span};

use super::row::{Row, RowDef, raw_table};
use crate::WordError;
use crate::body::Body;
use crate::cell_text::CellText;
use crate::lists::{Automatic, Counts};
use crate::raw::{RawCell, RawTable};

/// What a story is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Main,
    TextBox,
    Aside(model::AsideKind),
}

/// A finished block of a story other than the main one.
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(RawTable),
}

/// A story in progress.
pub(super) struct Story {
    pub(super) kind: Kind,
    /// The mark that points to it.
    pub(super) mark: Option<String>,
    /// The paragraph in progress.
    pub(super) paragraph: Paragraph,
    /// Finished blocks, unless this is the main story.
    pub(super) out: Vec<Piece>,
    /// Text boxes anchored in the block in progress.
    pub(super) boxes: Vec<Piece>,
    /// The automatic number of the paragraph in progress.
    pub(super) number: Option<Automatic>,
    /// Codes without a standard meaning that were told of in the paragraph in progress.
    pub(super) codes_told: usize,
    /// How far the lists have counted in this story.
    pub(super) counts: Counts,
    levels: Vec<Level>,
}

/// The open row of one table.
#[derive(Default)]
struct Level {
    rows: Vec<Row>,
    cells: Vec<RawCell>,
    text: CellText,
}

impl Story {
    pub(super) fn new(kind: Kind) -> Self {
        let paragraph = Paragraph { in_text_box: kind == Kind::TextBox, ..Paragraph::default() };
        Self {
            kind,
            mark: None,
            paragraph,
            out: Vec::new(),
            boxes: Vec::new(),
            number: None,
            codes_told: 0,
            counts: Counts::default(),
            levels: Vec::new(),
        }
    }

    /// The paragraph in progress brings its number; with `gap`, a space keeps it from the text.
    pub(super) fn bring_number(&mut self, number: &str, gap: bool) {
        if !self.is_open() && !number.is_empty() {
            self.number = Some(Automatic { text: number.to_owned(), gap, unknown_format: false });
        }
    }

    /// Something stands in the paragraph in progress.
    pub(super) fn is_open(&self) -> bool {
        !self.paragraph.text.is_empty() || self.number.is_some()
    }

    /// Adds text to the paragraph in progress.
    pub(super) fn push(&mut self, text: &str) {
        self.paragraph.text.push_str(text);
    }

    /// The cell in progress `depth` tables deep; `None` outside tables.
    pub(super) fn cell(
        &mut self,
        depth: usize,
        body: &mut Body,
        limits: &Limits,
    ) -> Result<Option<&mut RawCell>, WordError> {
        if depth == 0 {
            return Ok(None);
        }
        self.go_to(depth, body, limits)?;
        Ok(self.levels.last_mut().map(|level| &mut level.text.cell))
    }

    /// `\par`: the paragraph in progress ends `depth` tables deep.
    pub(super) fn end_paragraph(
        &mut self,
        depth: usize,
        body: &mut Body,
        limits: &Limits,
    ) -> Result<(), WordError> {
        self.go_to(depth, body, limits)?;
        let paragraph = self.take_paragraph();
        match self.levels.last_mut() {
            Some(level) => level.text.add(&paragraph.text, paragraph.automatic),
            None => self.emit(Piece::Paragraph(paragraph), body)?,
        }
        Ok(())
    }

    /// `\cell`, `\nestcell`: the cell in progress ends `depth` tables deep.
    pub(super) fn end_cell(
        &mut self,
        depth: usize,
        body: &mut Body,
        limits: &Limits,
    ) -> Result<(), WordError> {
        self.end_paragraph(depth, body, limits)?;
        if let Some(level) = self.levels.last_mut() {
            level.end_cell();
        }
        body.spend_cell("rtf")
    }

    /// `\row`, `\nestrow`: the row in progress ends `depth` tables deep. With `keep` false it is a row that the
    /// view of tracked changes does not show.
    pub(super) fn end_row(
        &mut self,
        depth: usize,
        def: Rc<RowDef>,
        keep: bool,
        body: &mut Body,
        limits: &Limits,
    ) -> Result<(), WordError> {
        if self.is_open() {
            self.end_cell(depth, body, limits)?;
        }
        self.go_to(depth, body, limits)?;
        let new_table =
            self.levels.last().and_then(|level| level.rows.last()).is_some_and(|row| row.def.last);
        if new_table && def.first {
            // Two tables touch: `\lastrow` of one, `\irow0` of the next.
            let mut level = self.levels.pop().unwrap_or_default();
            let (cells, text) = (std::mem::take(&mut level.cells), std::mem::take(&mut level.text));
            self.attach(level, body)?;
            self.levels.push(Level { cells, text, ..Level::default() });
        }
        if let Some(level) = self.levels.last_mut() {
            level.end_row(def, keep);
        }
        Ok(())
    }

    /// The story is over: what is open is closed.
    pub(super) fn finish(&mut self, body: &mut Body, limits: &Limits) -> Result<(), WordError> {
        self.go_to(0, body, limits)?;
        let boxes = std::mem::take(&mut self.boxes);
        self.put(boxes, body)
    }

    fn take_paragraph(&mut self) -> Paragraph {
        let fresh = Paragraph { in_text_box: self.kind == Kind::TextBox, ..Paragraph::default() };
        self.codes_told = 0;
        let mut paragraph = std::mem::replace(&mut self.paragraph, fresh);
        if let Some(number) = self.number.take() {
            let gap = if number.gap && !paragraph.text.is_empty() { " " } else { "" };
            paragraph.text.insert_str(0, gap);
            paragraph.text.insert_str(0, &number.text);
            paragraph.automatic = Some(Span { start: 0, end: number.text.chars().count() as u32 });
        }
        paragraph
    }

    /// Closes the tables deeper than `depth` and opens those that are missing.
    fn go_to(&mut self, depth: usize, body: &mut Body, limits: &Limits) -> Result<(), WordError> {
        if depth > limits.table_depth {
            return Err(WordError::limit("table_depth", limits.table_depth as u64, "rtf"));
        }
        while self.levels.len() > depth {
            let level = self.levels.pop().unwrap_or_default();
            self.attach(level, body)?;
        }
        self.levels.resize_with(depth, Level::default);
        Ok(())
    }

    /// Gives a finished table to the cell, or the story, it stands in.
    fn attach(&mut self, level: Level, body: &mut Body) -> Result<(), WordError> {
        let table = raw_table(level.finish());
        match self.levels.last_mut() {
            Some(outer) => body.nest(table, &mut outer.text.cell),
            None => self.emit(Piece::Table(table), body),
        }
    }

    fn emit(&mut self, piece: Piece, body: &mut Body) -> Result<(), WordError> {
        let mut pieces = vec![piece];
        pieces.append(&mut self.boxes);
        self.put(pieces, body)
    }

    fn put(&mut self, pieces: Vec<Piece>, body: &mut Body) -> Result<(), WordError> {
        if self.kind != Kind::Main {
            self.out.extend(pieces);
            return Ok(());
        }
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => drop(body.paragraph(paragraph)?),
                Piece::Table(table) => drop(body.table(table)?),
            }
        }
        Ok(())
    }
}

impl Level {
    fn end_cell(&mut self) {
        self.cells.push(self.text.take());
    }

    fn end_row(&mut self, def: Rc<RowDef>, keep: bool) {
        if !self.text.is_untouched() {
            self.end_cell();
        }
        let cells = std::mem::take(&mut self.cells);
        if keep && !cells.is_empty() {
            self.rows.push(Row { def, cells });
        }
    }

    /// The rows; a row that its mark does not close is closed here.
    fn finish(mut self) -> Vec<Row> {
        if !self.text.is_untouched() {
            self.end_cell();
        }
        if let Some(cell) = self.cells.last_mut() {
            cell.notes.push(Note::new(
                "word.row-without-end",
                "the table ends inside a row: its cells were kept as the last row (表格最后一行没有结束标记)",
            ));
            let def = self.rows.last().map(|row| Rc::clone(&row.def)).unwrap_or_default();
            self.end_row(def, true);
        }
        self.rows
    }
}

/// The text of pieces that stand beside the body: paragraphs on lines, cells behind tabs.
pub(super) fn flatten(pieces: &[Piece]) -> String {
    let lines = pieces.iter().flat_map(|piece| match piece {
        Piece::Paragraph(paragraph) => vec![paragraph.text.clone()],
        Piece::Table(table) => table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(cell_text).collect::<Vec<_>>().join("\t"))
            .collect(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn cell_text(cell: &RawCell) -> String {
    let mut text = cell.text.clone();
    // Nested no deeper than `Limits::table_depth`, which `go_to` checked.
    let mut open: Vec<&Grid> = cell.tables.iter().rev().collect();
    while let Some(grid) = open.pop() {
        for cell in &grid.cells {
            text.push('\n');
            text.push_str(&cell.text);
            open.extend(cell.tables.iter().rev());
        }
    }
    text
}
