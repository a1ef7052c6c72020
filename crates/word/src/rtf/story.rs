//! A story (body, note, header, text box) while its paragraphs, cells and rows come in.
//!
//! RTF has no table element: paragraphs say how deep in tables they stand, `\cell` and `\row` marks close what
//! came before. A story keeps one open level per depth.

use std::rc::Rc;

use model::{Grid, Limits, Paragraph, Span};

use super::row::{RowDef, Tables};
use crate::WordError;
use crate::body::Body;
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
    tables: Tables,
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
            tables: Tables::default(),
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
        Ok(self.tables.cell())
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
        if self.tables.paragraph(&paragraph.text, paragraph.automatic) {
            return Ok(());
        }
        self.emit(Piece::Paragraph(paragraph), body)
    }

    /// `\cell`, `\nestcell`: the cell in progress ends `depth` tables deep.
    pub(super) fn end_cell(
        &mut self,
        depth: usize,
        body: &mut Body,
        limits: &Limits,
    ) -> Result<(), WordError> {
        self.end_paragraph(depth, body, limits)?;
        self.tables.end_cell(body)
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
            self.end_paragraph(depth, body, limits)?;
        }
        self.go_to(depth, body, limits)?;
        self.tables.end_row(Some(def), keep, body)
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

    /// Closes and opens tables until `depth` of them are open.
    fn go_to(&mut self, depth: usize, body: &mut Body, limits: &Limits) -> Result<(), WordError> {
        for table in self.tables.go_to(depth, body, limits)? {
            self.emit(Piece::Table(table), body)?;
        }
        Ok(())
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
