//! A line of a story while its characters come in, and what is to be told of it.

use model::Note;
use model::build::Body;

use super::paragraph::Properties;
use crate::{not_read, symbol};

/// The mark of a paragraph.
pub(super) const PARAGRAPH: u16 = 0x0D;
/// A page break, or the mark of a section.
pub(super) const PAGE_OR_SECTION: u16 = 0x0C;

/// Private codes told of one line, at most.
const CODES_TOLD: usize = 100;

/// A line: a paragraph, or paragraphs that became one because the marks between them are not seen.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is one thing the marks of a line say
pub(super) struct Line {
    /// CP of its first character.
    pub(super) start: usize,
    /// CP of its mark.
    pub(super) end: usize,
    pub(super) mark: u16,
    pub(super) properties: Properties,
    /// UTF-16.
    pub(super) units: Vec<u16>,
    /// CPs of the drawings anchored in it.
    pub(super) drawings: Vec<usize>,
    /// A page break before its first character.
    pub(super) page_break: bool,
    /// A page break behind its last character.
    pub(super) page_break_after: bool,
    /// The mark itself does not exist in the view that is read, or is hidden.
    pub(super) mark_unseen: bool,
    /// Paragraphs of this line whose own marks are hidden, and whether anything of the line is seen before each mark:
    /// they count in their lists.
    pub(super) joined: Vec<(Properties, bool)>,
    /// The number of an AUTONUM field that stands before any text.
    pub(super) field_number: Option<String>,
    /// Hidden text, UTF-16.
    pub(super) hidden: Vec<u16>,
    /// Struck-out text, UTF-16.
    pub(super) struck: Vec<u16>,
    /// The mark is struck out, and with it the number.
    pub(super) mark_struck: bool,
    pub(super) has_picture: bool,
    /// What is told of the file once: a note's id and message.
    pub(super) told: Vec<(&'static str, String)>,
    /// Private codes, and what they were read as.
    pub(super) private: Vec<(char, Option<char>)>,
    /// Signs of symbol fonts without a known meaning: font, code.
    pub(super) signs: Vec<(String, u16)>,
}

impl Line {
    /// Nothing of the line is seen, and its end neither.
    pub(super) fn is_unseen(&self) -> bool {
        self.mark_unseen && self.mark == PARAGRAPH && self.units.is_empty() && self.drawings.is_empty()
    }

    /// All of the line was struck out.
    pub(super) fn is_struck(&self) -> bool {
        !self.struck.is_empty() && self.units.iter().all(|unit| is_blank(*unit))
    }

    pub(super) fn tell(&mut self, id: &'static str, message: impl FnOnce() -> String) {
        if !self.told.iter().any(|(told, _)| *told == id) {
            self.told.push((id, message()));
        }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.units.extend(text.encode_utf16());
    }

    /// Page breaks at either end are told, not kept; one in the middle separates what stands around it.
    pub(super) fn settle_page_breaks(&mut self) {
        if !self.units.contains(&PAGE_OR_SECTION) {
            return;
        }
        let seen = |unit: &u16| !is_blank(*unit);
        let last = self.units.iter().rposition(seen).map_or(0, |last| last + 1);
        let first = self.units.iter().position(seen).unwrap_or(last);
        self.page_break = self.units[..first].contains(&PAGE_OR_SECTION);
        self.page_break_after = self.units[last..].contains(&PAGE_OR_SECTION);
        let mut index = 0;
        self.units.retain_mut(|unit| {
            let inside = (first..last).contains(&index);
            index += 1;
            let page_break = *unit == PAGE_OR_SECTION;
            if page_break && inside {
                *unit = 0x0A;
            }
            !page_break || inside
        });
    }

    /// A sign of a symbol font without a known meaning.
    pub(super) fn push_unknown(&mut self, font: &str, code: u16) {
        if self.signs.len() < CODES_TOLD {
            self.signs.push((font.to_owned(), code));
        }
        self.units.push(code);
    }

    /// A private code: what the GBK fonts of its time drew, where that is known.
    pub(super) fn push_private(&mut self, unit: u16) {
        let Some(written) = char::from_u32(u32::from(unit)) else { return };
        let read = symbol::private_use(written);
        if self.private.len() < CODES_TOLD {
            self.private.push((written, read));
        }
        self.push_text(read.unwrap_or(written).encode_utf8(&mut [0; 4]));
    }

    pub(super) fn push_raised(&mut self, unit: u16) {
        match char::from_u32(u32::from(unit)).and_then(symbol::raised) {
            Some(raised) => self.push_text(raised.encode_utf8(&mut [0; 4])),
            None => self.units.push(unit),
        }
    }

    /// What has to be said of the line.
    pub(super) fn notes(&self, body: &mut Body) -> Vec<Note> {
        let seen = |text: &str| text.chars().any(|sign| !sign.is_whitespace() && !sign.is_control());
        let mut notes = Vec::new();
        let hidden = String::from_utf16_lossy(&self.hidden);
        if seen(&hidden) {
            notes.extend(body.once(not_read::HIDDEN, || not_read::hidden(&hidden)));
        }
        let struck = String::from_utf16_lossy(&self.struck);
        if seen(&struck) {
            notes.extend(body.once(not_read::STRUCK, || not_read::struck(&struck)));
        }
        if self.has_picture && self.units.iter().all(|unit| is_blank(*unit)) {
            notes.extend(body.once(not_read::PICTURE, not_read::picture));
        }
        for (id, message) in &self.told {
            notes.extend(body.once(id, || message.clone()));
        }
        notes.extend(self.private.iter().map(|(written, read)| symbol::private_use_note(*written, *read)));
        let signs = self.signs.iter();
        notes.extend(signs.map(|(font, code)| symbol::unknown_sign_note(font, u32::from(*code))));
        notes
    }

    /// The text; half a surrogate pair becomes U+FFFD.
    pub(super) fn text(&self) -> String {
        String::from_utf16_lossy(&self.units)
    }
}

fn is_blank(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | PAGE_OR_SECTION | 0x20 | 0x3000 | 0xA0)
}
