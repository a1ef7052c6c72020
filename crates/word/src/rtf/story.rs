//! A story (body, note, header, text box) while its paragraphs, cells and rows come in.
//!
//! RTF has no table element: paragraphs say how deep in tables they stand, `\cell` and `\row` marks close what
//! came before. A story keeps one open level per depth.

use std::rc::Rc;

use model::{Grid, Limits, Paragraph, Span};

use super::row::{RowDef, Tables};
use crate::WordError;
use crate::lists::{Automatic, Counted, Counts, Lists};
use model::build::Body;
use model::build::{RawCell, RawTable};

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
    /// The number of the first of several paragraphs that hidden marks make one: it shows, the others only count.
    front: Option<Automatic>,
    /// Where in the text the last hidden mark stands, and how many tables deep its paragraph stood.
    joined: Option<(usize, usize)>,
    /// What the paragraph in progress counted, and whether its number was written out.
    pub(super) counted: Option<(Counted, bool)>,
    /// A picture stands in the paragraph in progress.
    pub(super) has_picture: bool,
    /// Struck-out text of the paragraph in progress was left out.
    pub(super) struck: bool,
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
            front: None,
            joined: None,
            counted: None,
            has_picture: false,
            struck: false,
            codes_told: 0,
            counts: Counts::default(),
            tables: Tables::default(),
        }
    }

    /// The paragraph in progress brings its number; with `gap`, a space keeps it from the text.
    pub(super) fn bring_number(&mut self, number: &str, gap: bool) {
        if !self.is_open() && !number.is_empty() {
            self.number =
                Some(Automatic { text: number.to_owned(), is_number: true, gap, unknown_format: false });
        }
    }

    /// A field that numbers its paragraph stands in front of it, whatever list the paragraph is in.
    pub(super) fn bring_field_number(&mut self, text: String) {
        self.front = Some(Automatic { text, is_number: true, gap: true, unknown_format: false });
    }

    /// Something stands in the paragraph in progress.
    pub(super) fn is_open(&self) -> bool {
        !self.paragraph.text.is_empty() || self.number.is_some() || self.front.is_some()
    }

    /// The mark of the paragraph in progress is hidden: its text and that of the next are one paragraph. Where nothing
    /// of it is seen, its number is not seen either.
    pub(super) fn join_next(&mut self, depth: usize) {
        let number = self.number.take();
        self.counted = None;
        if !self.paragraph.text.is_empty() {
            self.front = self.front.take().or(number);
            self.joined = Some((self.paragraph.text.len(), depth));
        }
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
        // A paragraph outside a table is none with one inside it.
        if let Some((at, before)) = self.joined.take().filter(|(_, before)| *before != depth) {
            let rest = self.paragraph.text.split_off(at);
            let (number, counted) = (self.number.take(), self.counted.take());
            self.end_paragraph(before, body, limits)?;
            self.paragraph.text = rest;
            (self.number, self.counted) = (number, counted);
        }
        self.go_to(depth, body, limits)?;
        if std::mem::take(&mut self.struck)
            && depth > 0
            && self.number.is_none()
            && self.paragraph.text.trim().is_empty()
        {
            // All of it was struck out: no line is left of it.
            self.take_paragraph();
            return Ok(());
        }
        let counted = self.counted.take();
        let paragraph = self.take_paragraph();
        if let Some((counted, written)) = counted {
            self.tables.counted(counted, paragraph.automatic.is_some(), written);
        }
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
        (lists, counts): (&Lists, &mut Counts),
        body: &mut Body,
        limits: &Limits,
    ) -> Result<(), WordError> {
        if self.is_open() {
            self.end_paragraph(depth, body, limits)?;
        }
        self.go_to(depth, body, limits)?;
        self.tables.settle_merged(Some(&def), lists, counts);
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
        self.joined = None;
        self.counted = None;
        let number = self.number.take();
        if let Some(number) = self.front.take().or(number) {
            let gap = if number.gap && !paragraph.text.is_empty() { " " } else { "" };
            paragraph.text.insert_str(0, gap);
            paragraph.text.insert_str(0, &number.text);
            let end = number.text.chars().count() as u32;
            paragraph.automatic = number.is_number.then_some(Span { start: 0, end });
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
