//! Sequences of blocks while they are read: the body, a cell, a text box, a note.

use model::{Aside, Note, Paragraph, Span};

use super::numbering::Automatic;
use super::styles::Properties;
use crate::cell_text::CellText;
use crate::eq;
use crate::raw::{RawRow, RawTable};
use crate::symbol::{private_use_note, symbol};

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

/// An open row.
#[derive(Default)]
pub(super) struct Row {
    pub(super) raw: RawRow,
    /// The row does not exist in the view that is read.
    pub(super) removed: bool,
    /// `w:hidden`.
    pub(super) hidden: bool,
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
    pub(super) notes: Vec<Note>,
    pub(super) asides: Vec<Aside>,
}

/// A sequence of blocks.
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
        }
    }

    /// Text is shown: every open field has come to its result.
    pub(super) fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.in_result)
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
    pub(super) bookmarks: Vec<String>,
    pub(super) page_break_before: bool,
    /// A page break stands at the end of the text so far.
    pub(super) page_break_pending: bool,
    pub(super) hidden: String,
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
        self.is_rest && self.text.is_empty() && self.asides.is_empty() && self.hidden.is_empty()
    }

    /// The paragraph as it is read; the line is left as new. Says with it whether a page break waits for the next one.
    pub(super) fn finish(&mut self) -> (Done, bool) {
        let mut notes = std::mem::take(&mut self.notes);
        if !self.hidden.trim().is_empty() {
            let hidden: String = self.hidden.chars().take(200).collect();
            notes.push(Note::new(
                "word.hidden-text",
                format!("hidden text was left out (隐藏文字未读入): {hidden}"),
            ));
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
        let done = Done { paragraph, notes, asides: std::mem::take(&mut self.asides) };
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
    (format!("{}{gap}{text}", automatic.text), Some(span))
}

/// Instructions longer than this are no instructions.
const MAX_INSTRUCTION: usize = 4_096;

/// An open complex field (ECMA-376-1 §17.16.18).
#[derive(Default)]
pub(super) struct Field {
    pub(super) in_result: bool,
    /// `w:fldSimple`: ended by its element, not by a field character.
    pub(super) is_simple: bool,
    /// Characters shown before the result.
    pub(super) shown_before: usize,
    pub(super) instruction: String,
    pub(super) checked: Option<bool>,
    pub(super) choice: usize,
    pub(super) choices: Vec<String>,
}

impl Field {
    pub(super) fn instruct(&mut self, text: &str) {
        if self.instruction.len() + text.len() <= MAX_INSTRUCTION {
            self.instruction.push_str(text);
        }
    }

    /// What Word draws for a field that stores no result.
    pub(super) fn drawn(&self) -> Option<String> {
        let instruction = self.instruction.trim();
        match instruction.split_whitespace().next()?.to_ascii_uppercase().as_str() {
            "FORMCHECKBOX" => Some(if self.checked == Some(true) { "☒" } else { "☐" }.to_owned()),
            "FORMDROPDOWN" => self.choices.get(self.choice).cloned(),
            "EQ" => eq::line(instruction),
            "SYMBOL" => symbol_field(instruction).map(String::from),
            _ => None,
        }
    }
}

/// `SYMBOL 168 \f "Wingdings"`.
fn symbol_field(instruction: &str) -> Option<char> {
    let mut words = instruction.split_whitespace().skip(1);
    let code = words.next()?.trim_matches('"');
    let code: u32 = match code.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    let font = instruction.split_once("\\f").map(|(_, font)| font.trim());
    let font = font.map(|font| match font.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => font.split_whitespace().next().unwrap_or_default(),
    });
    font.and_then(|font| symbol(font, code))
        .or_else(|| char::from_u32(code).filter(|sign| !sign.is_control()))
}
