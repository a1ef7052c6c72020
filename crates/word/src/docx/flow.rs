//! Sequences of blocks while they are read: the body, a cell, a text box, a note.

use model::{Aside, Note, Paragraph, Span};

use super::numbering::Automatic;
use super::styles::Properties;
use crate::field::Field;
use crate::not_read;
use crate::symbol::private_use_note;
use model::build::CellText;
use model::build::{RawCell, RawRow, RawTable};

/// An open sequence of blocks, or an open table between two of them.
#[allow(clippy::large_enum_variant, reason = "the larger, a cell, is by far the more frequent")]
pub(super) enum Level {
    Flow(Flow),
    Table(Table),
}

/// An open table.
#[derive(Default)]
pub(super) struct Table {
    pub(super) raw: RawTable,
    pub(super) row: Option<Row>,
}

impl Table {
    /// A cell being read continues the one to its left, or one above that began a merge in the same place.
    pub(super) fn swallows(&self, cell: &RawCell) -> bool {
        let Some(row) = &self.row else { return false };
        if cell.continues_left && !row.raw.cells.is_empty() {
            return true;
        }
        let Some(above) = self.raw.rows.last().filter(|_| cell.continues_above) else { return false };
        let width = |cells: &[RawCell]| cells.iter().fold(0_u64, |sum, cell| sum + u64::from(cell.span));
        let place = u64::from(row.raw.before) + width(&row.raw.cells);
        let mut start = u64::from(above.before);
        for above in &above.cells {
            if start >= place {
                return start == place && (above.starts_below || above.continues_above);
            }
            start += u64::from(above.span);
        }
        false
    }
}

/// An open row.
#[derive(Default)]
pub(super) struct Row {
    pub(super) raw: RawRow,
    /// The row does not exist in the view that is read.
    pub(super) removed: bool,
    /// `w:hidden`.
    pub(super) hidden: bool,
    /// A paragraph in it is seen.
    pub(super) is_seen: bool,
    /// Cells deleted with tracking on: how many cells stand before each, and the layout columns it covered.
    pub(super) deleted: Vec<(usize, u32)>,
}

impl Row {
    /// A merge of neighbours with tracking on (ECMA-376-1 §17.13.5.1) deletes all but the first, which is then as wide as
    /// they were together: its `tcW` says so, its `gridSpan` not yet. `layout` are the widths of the layout columns.
    pub(super) fn widen(&mut self, layout: &[u32]) {
        let mut start = u64::from(self.raw.before);
        let mut deleted = std::mem::take(&mut self.deleted).into_iter().peekable();
        for (index, cell) in self.raw.cells.iter_mut().enumerate() {
            // Cells deleted in front of the first one.
            while let Some((_, span)) = deleted.next_if(|(before, _)| *before <= index) {
                start += u64::from(span);
            }
            let own = u64::from(cell.span);
            let mut span = own;
            while let Some((_, gone)) = deleted.next_if(|(before, _)| *before == index + 1) {
                span += u64::from(gone);
            }
            if span > own && covers(layout, start, span, cell.width) {
                cell.span = u32::try_from(span).unwrap_or(u32::MAX);
            }
            start += span;
        }
    }
}

/// So many layout columns come to this width, but for what rounding leaves of each.
fn covers(layout: &[u32], start: u64, span: u64, width: u32) -> bool {
    let range = usize::try_from(start).ok().zip(usize::try_from(start + span).ok());
    let Some(columns) = range.and_then(|(start, end)| layout.get(start..end)) else { return false };
    let together = columns.iter().fold(0_u64, |sum, column| sum + u64::from(*column));
    u64::from(width).abs_diff(together) <= 20 * span
}

/// What a sequence of blocks fills.
pub(super) enum Target {
    Body,
    Cell(CellText),
    /// A text box, or content that stands where a table allows none.
    Beside(Vec<Block>),
    /// A footnote, a comment, a header: its id and its text.
    Note(i64, String),
}

/// A block that waits for the block before it.
pub(super) enum Block {
    Paragraph(Done),
    Table(RawTable),
}

/// A finished paragraph.
#[derive(Default)]
pub(super) struct Done {
    pub(super) paragraph: Paragraph,
    /// Nothing of it is seen, not even an empty line: its text and its mark are hidden.
    pub(super) is_unseen: bool,
    pub(super) notes: Vec<Note>,
    pub(super) asides: Vec<Aside>,
}

/// A sequence of blocks.
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own about what was read so far
pub(super) struct Flow {
    pub(super) target: Target,
    pub(super) line: Option<Box<Line>>,
    /// A paragraph whose mark does not exist in the view that is read: the next one goes on in its line.
    pub(super) carry: Option<Box<Line>>,
    /// Open fields, outermost first.
    pub(super) fields: Vec<Field>,
    /// Text inside field instructions: shown only when the field never ends.
    pub(super) suppressed: String,
    /// Blocks of text boxes anchored in the block that is open.
    pub(super) deferred: Vec<Block>,
    /// Paragraphs so far.
    pub(super) lines: usize,
    /// The open paragraph, if any, is the rest of one that was cut.
    pub(super) cut: bool,
    /// The last block was a table.
    pub(super) after_table: bool,
    /// The cell does not exist in the view that is read.
    pub(super) removed: bool,
    /// A paragraph of the cell is seen, if only as an empty line.
    pub(super) is_seen: bool,
    /// The cell was deleted with tracking on: the one before it may have taken its place.
    pub(super) gives_way: bool,
    /// The cell is merged away: its paragraphs do not count. Found out when the first one asks.
    pub(super) is_merged_away: Option<bool>,
}

impl Flow {
    pub(super) fn new(target: Target) -> Self {
        Self {
            target,
            line: None,
            carry: None,
            fields: Vec::new(),
            suppressed: String::new(),
            deferred: Vec::new(),
            lines: 0,
            cut: false,
            after_table: false,
            removed: false,
            is_seen: false,
            gives_way: false,
            is_merged_away: None,
        }
    }

    /// Text is shown: every open field has come to its result.
    pub(super) fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.in_result && !field.is_silent)
    }
}

/// An open paragraph.
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own about the paragraph
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) style: Option<String>,
    pub(super) direct: Properties,
    /// What style and direct formatting come to, once known.
    pub(super) properties: Option<Properties>,
    pub(super) automatic: Option<Automatic>,
    pub(super) mark_removed: bool,
    /// The paragraph mark itself is hidden: the next paragraph goes on in the same line.
    pub(super) mark_hidden: Option<bool>,
    /// It goes on in the line of a paragraph with a hidden mark, whose text stands before its own.
    pub(super) is_joined: bool,
    pub(super) bookmarks: Vec<String>,
    pub(super) page_break_before: bool,
    /// A page break stands at the end of the text so far.
    pub(super) page_break_pending: bool,
    pub(super) hidden: String,
    pub(super) struck: String,
    pub(super) has_picture: bool,
    pub(super) private: Vec<(char, Option<char>)>,
    pub(super) notes: Vec<Note>,
    pub(super) asides: Vec<Aside>,
    /// The rest of a paragraph that a table or another paragraph cut in two.
    pub(super) is_rest: bool,
    /// A section ends with the paragraph.
    pub(super) ends_section: bool,
}

impl Line {
    /// Nothing of a cut paragraph is left.
    pub(super) fn is_empty_rest(&self) -> bool {
        self.is_rest && self.is_blank() && self.hidden.is_empty() && self.struck.is_empty()
    }

    /// Nothing in it is seen.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.asides.is_empty() && !self.has_picture
    }

    /// The paragraph as it is read; the line is left as new. Says with it whether a page break waits for the next one.
    pub(super) fn finish(&mut self) -> (Done, bool) {
        let mut notes = std::mem::take(&mut self.notes);
        if !self.hidden.trim().is_empty() {
            notes.push(Note::new(not_read::HIDDEN, not_read::hidden(&self.hidden)));
        }
        if !self.struck.trim().is_empty() {
            notes.push(Note::new(not_read::STRUCK, not_read::struck(&self.struck)));
        }
        if self.has_picture && self.text.trim().is_empty() {
            notes.push(Note::new(not_read::PICTURE, not_read::picture()));
        }
        let private = std::mem::take(&mut self.private).into_iter();
        notes.extend(private.map(|(written, read)| private_use_note(written, read)));
        let outline = self.properties.as_ref().and_then(|properties| properties.outline);
        let page_break_before = self.page_break_before
            || self.properties.as_ref().is_some_and(|properties| properties.page_break_before == Some(true));
        let (text, automatic) = numbered(self.automatic.take(), std::mem::take(&mut self.text));
        let paragraph = Paragraph {
            text,
            automatic,
            outline_level: outline.filter(|level| *level < 9).map(|level| level + 1),
            bookmarks: std::mem::take(&mut self.bookmarks),
            page_break_before,
            ..Paragraph::default()
        };
        let done = Done { paragraph, is_unseen: false, notes, asides: std::mem::take(&mut self.asides) };
        let page_break_pending = self.page_break_pending;
        *self = Self::default();
        (done, page_break_pending)
    }
}

/// Number and text of a paragraph in one line.
fn numbered(automatic: Option<Automatic>, text: String) -> (String, Option<Span>) {
    let Some(automatic) = automatic else { return (text, None) };
    let span = Span { start: 0, end: automatic.text.chars().count() as u32 };
    let gap = if automatic.gap && !text.is_empty() { " " } else { "" };
    (format!("{}{gap}{text}", automatic.text), automatic.is_number.then_some(span))
}
