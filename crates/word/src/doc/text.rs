//! The lines of a story as a reader sees them: fields by their result, deleted and hidden text out.

use std::cell::{Cell, RefCell};

use model::Note;

use super::character::Character;
use super::fields::{Fields, Shown};
use super::fkp::Runs;
use super::fonts::Font;
use super::form_field;
use super::paragraph::{CELL, Paragraphs, Properties};
use super::pieces::Text;
use super::sprm::Sprms;
use crate::automatic_field::AutomaticFields;
use crate::{Revisions, WordError, not_read, symbol};
use model::build::Body;

const PARAGRAPH: u16 = 0x0D;
const PAGE_OR_SECTION: u16 = 0x0C;
const NOTE: u16 = 0x02;
const DRAWING: u16 = 0x08;

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
    hidden: Vec<u16>,
    /// Struck-out text, UTF-16.
    struck: Vec<u16>,
    /// The mark is struck out, and with it the number.
    pub(super) mark_struck: bool,
    has_picture: bool,
    /// What is told of the file once: a note's id and message.
    told: Vec<(&'static str, String)>,
    /// Private codes, and what they were read as.
    private: Vec<(char, Option<char>)>,
    /// Signs of symbol fonts without a known meaning: font, code.
    signs: Vec<(String, u16)>,
}

/// Things met on the way that deserve a note; the count of each.
#[derive(Default)]
pub(super) struct Met {
    pub(super) inserted: Cell<usize>,
    pub(super) deleted: Cell<usize>,
    pub(super) unmatched: Cell<usize>,
}

/// Private codes told of one line, at most.
const CODES_TOLD: usize = 100;

/// Reads the lines of any story.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) paragraphs: Paragraphs<'a>,
    pub(super) characters: Runs<'a>,
    pub(super) fonts: Vec<Font>,
    pub(super) data: &'a [u8],
    pub(super) revisions: Revisions,
    /// CPs of the marks that end a section.
    pub(super) section_ends: Vec<usize>,
    /// CPs of the marks of notes that are not numbered automatically.
    pub(super) own_marks: Vec<usize>,
    /// CPs of the drawings that hold text boxes.
    pub(super) box_anchors: Vec<usize>,
    pub(super) automatic_fields: RefCell<AutomaticFields>,
    pub(super) met: Met,
    /// Bytes of modifiers that may still be walked before the file is taken for an attack: many runs can share
    /// one long array.
    pub(super) budget: Cell<u64>,
    pub(super) max_bytes: u64,
}

/// How far a story is read.
pub(super) struct Cursor {
    cp: usize,
    end: usize,
    fields: Fields,
    /// The first hidden range that ends behind `cp`.
    hidden: usize,
    run: usize,
}

impl Reader<'_> {
    /// A cursor over CPs; as far as there is text.
    pub(super) fn cursor(&self, range: std::ops::Range<usize>) -> Cursor {
        let end = range.end.min(self.text.units.len());
        let start = range.start.min(end);
        let fields = Fields::scan(&self.text.units[start..end], start);
        self.met.unmatched.set(self.met.unmatched.get() + fields.unmatched);
        Cursor { cp: start, end, fields, hidden: 0, run: 0 }
    }

    /// The next line. `marks` gives the text of a note mark by its CP.
    pub(super) fn line(
        &mut self,
        cursor: &mut Cursor,
        marks: &dyn Fn(usize) -> Option<String>,
    ) -> Result<Option<Line>, WordError> {
        if cursor.cp >= cursor.end {
            return Ok(None);
        }
        let mut line = Line { start: cursor.cp, ..Line::default() };
        while cursor.cp < cursor.end {
            let mark = self.mark(cursor.cp, cursor.end);
            // A story that ends without a mark ends its last paragraph all the same.
            line.end = mark.min(cursor.end - 1);
            line.mark = if mark < cursor.end { self.text.units[mark] } else { PARAGRAPH };
            line.properties = self.paragraphs.at(self.text, line.end)?;
            // A paragraph whose mark is not in the view goes on in the next one.
            let ends = self.characters(cursor, mark, &mut line, marks);
            if self.budget.get() == 0 {
                return Err(WordError::limit("total_bytes", self.max_bytes, "character properties"));
            }
            match ends {
                Ends::Removed if line.mark == PARAGRAPH => {}
                Ends::Hidden if line.mark == PARAGRAPH && self.goes_on(cursor, &line)? => {
                    let seen = !line.units.is_empty();
                    line.joined.push((line.properties.clone(), seen));
                }
                _ => break,
            }
        }
        line.settle_page_breaks();
        Ok(Some(line))
    }

    /// Whether the paragraph behind a hidden mark stands in the same table, or like this one in none: then the two are
    /// one to the reader.
    fn goes_on(&mut self, cursor: &Cursor, line: &Line) -> Result<bool, WordError> {
        let mark = self.mark(cursor.cp, cursor.end);
        if mark >= cursor.end {
            return Ok(false);
        }
        Ok(self.paragraphs.at(self.text, mark)?.depth() == line.properties.depth())
    }

    /// The CP of the next paragraph mark, cell mark or section mark; `end` when there is none.
    fn mark(&self, start: usize, end: usize) -> usize {
        (start..end).find(|cp| self.is_mark(*cp)).unwrap_or(end)
    }

    /// All marks in a range of CPs.
    pub(super) fn marks(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        range.take_while(|cp| *cp < self.text.units.len()).filter(|cp| self.is_mark(*cp)).collect()
    }

    fn is_mark(&self, cp: usize) -> bool {
        match self.text.units[cp] {
            PARAGRAPH | CELL => true,
            PAGE_OR_SECTION => self.section_ends.binary_search(&cp).is_ok(),
            _ => false,
        }
    }

    /// Reads characters up to and with the mark; says what the mark is to the view that is read.
    fn characters(
        &self,
        cursor: &mut Cursor,
        mark: usize,
        line: &mut Line,
        marks: &dyn Fn(usize) -> Option<String>,
    ) -> Ends {
        let style = self.paragraphs.styles.paragraph(line.properties.istd);
        let base = style.map(|style| style.character).unwrap_or_default();
        let outline = line.properties.outline_level(style);
        let last = (mark + 1).min(cursor.end);
        let mut ends = Ends::Seen;
        while cursor.cp < last {
            let (end, character) = self.run(cursor, last, base);
            let exists = self.exists(&character);
            for cp in cursor.cp..end {
                let in_field = cursor.in_field(cp);
                if cp == mark {
                    ends = match () {
                        () if !exists || in_field.is_some() => Ends::Removed,
                        () if character.hidden => Ends::Hidden,
                        () => Ends::Seen,
                    };
                    line.mark_unseen = ends != Ends::Seen;
                    line.mark_struck = character.struck();
                } else if exists && character.hidden {
                    line.hidden.push(self.text.units[cp]);
                } else if exists && character.struck() && in_field.is_none() {
                    line.struck.push(self.text.units[cp]);
                } else if exists {
                    let fields = (&cursor.fields, outline);
                    self.character(cp, &character, in_field, line, marks, fields);
                }
            }
            cursor.cp = end;
        }
        ends
    }

    /// The formatting at the cursor, and the CP up to which it holds.
    fn run(&self, cursor: &mut Cursor, last: usize, base: Character) -> (usize, Character) {
        let mut character = base;
        let Some(piece) = self.text.piece(cursor.cp) else { return (last, character) };
        let fc = piece.fc(cursor.cp);
        let run = self.characters.find(fc, &mut cursor.run);
        let end = match run {
            Some(run) => piece.cp(run.end),
            None => self.characters.next_start(fc).map_or(piece.end, |start| piece.cp(start)),
        };
        let styles = self.paragraphs.styles;
        let direct = run.map_or(&[][..], |run| run.properties);
        let walked = (direct.len() + piece.modifiers().len()) as u64;
        self.budget.set(self.budget.get().saturating_sub(walked));
        styles.apply_direct(Sprms(direct), &mut character);
        styles.apply_direct(Sprms(piece.modifiers()), &mut character);
        (end.clamp(cursor.cp + 1, last), character)
    }

    /// Whether a character is in the view that is read.
    fn exists(&self, character: &Character) -> bool {
        let count = |met: &Cell<usize>, flag| met.set(met.get() + usize::from(flag));
        count(&self.met.inserted, character.inserted);
        count(&self.met.deleted, character.deleted);
        match self.revisions {
            Revisions::Accepted => !character.deleted,
            Revisions::Original => !character.inserted,
        }
    }

    /// One seen character. `in_field` is the start of the instruction it stands in.
    fn character(
        &self,
        cp: usize,
        character: &Character,
        in_field: Option<usize>,
        line: &mut Line,
        marks: &dyn Fn(usize) -> Option<String>,
        (fields, outline): (&Fields, Option<u8>),
    ) {
        let unit = self.text.units[cp];
        if unit == 0x01 && character.data {
            // The data of a check box or list stands inside the instruction, and is what the reader sees.
            match character.location.and_then(|location| form_field::shown(self.data, location)) {
                Some(form_field::Shown::Text(text)) => line.push_text(&text),
                Some(form_field::Shown::Unchosen(entry)) => {
                    line.push_text(&entry);
                    line.tell(not_read::UNCHOSEN, || not_read::unchosen(&entry));
                }
                None => {}
            }
            return;
        }
        if let Some(start) = in_field {
            if start == cp
                && let Ok(index) = fields.shown.binary_search_by_key(&start, |(start, _)| *start)
            {
                self.field(&fields.shown[index].1, outline, line);
            }
            return;
        }
        // A mark of its own would read as part of the value it stands at: 12.00*, 12.001.
        if unit != NOTE && !self.own_marks.is_empty() && self.own_marks.binary_search(&cp).is_ok() {
            line.push_text(&format!("[{}]", String::from_utf16_lossy(&[unit])));
            return;
        }
        match unit {
            0x01 if character.object => line.tell(not_read::OBJECT, || not_read::object("")),
            0x01 if character.special => line.has_picture = true,
            0x09 | 0x0A | PAGE_OR_SECTION => line.units.push(unit),
            // A line break, and a column break.
            0x0B | 0x0E => line.units.push(0x0A),
            NOTE => line.push_text(&marks(cp).unwrap_or_default()),
            DRAWING => {
                line.has_picture |= character.special && self.box_anchors.binary_search(&cp).is_err();
                line.drawings.push(cp);
            }
            // A hyphen that keeps its line; an optional one (0x1F) is not seen.
            0x1E => line.units.push(u16::from(b'-')),
            0x28 if character.symbol.is_some() => {
                let (font, code) = character.symbol.unwrap_or_default();
                self.sign(Some(font), code, line);
            }
            // Marks of a structured document tag ([MS-DOC] 2.4.1).
            0x3C | 0x3E if character.special => {}
            // Typed in a symbol font: Word stores 0xF000 and the code, others the code alone.
            0xF020..=0xF0FF => self.sign(character.font, unit, line),
            0x20..=0xFF if self.is_symbol_font(character.font) => self.sign(character.font, unit, line),
            0xE000..=0xF8FF => line.push_private(unit),
            0x20.. if char::from_u32(u32::from(unit)).is_some_and(symbol::is_invisible) => {}
            0x20.. if character.raised => line.push_raised(unit),
            0x20.. => line.units.push(unit),
            _ => {}
        }
    }

    /// What stands instead of a field's instruction.
    fn field(&self, shown: &Shown, outline: Option<u8>, line: &mut Line) {
        match shown {
            Shown::Text(text) => line.push_text(text),
            Shown::Button(text) => {
                line.push_text(text);
                line.tell(not_read::BUTTON, || not_read::button(text));
            }
            Shown::Number(instruction) => {
                let level = outline.map(|level| level - 1);
                let number = self.automatic_fields.borrow_mut().next(instruction, level);
                if line.units.is_empty() && line.field_number.is_none() {
                    line.field_number = Some(number);
                } else {
                    line.push_text(&number);
                }
            }
            Shown::Object(class) => line.tell(not_read::OBJECT, || not_read::object(class)),
            Shown::Unknown(name) => line.tell("word.field-without-result", || {
                format!("the field {name} has no result to read (域没有结果文字)")
            }),
        }
    }

    fn is_symbol_font(&self, font: Option<u16>) -> bool {
        font.and_then(|font| self.fonts.get(usize::from(font))).is_some_and(|font| font.is_symbol)
    }

    /// A sign of a symbol font.
    fn sign(&self, font: Option<u16>, code: u16, line: &mut Line) {
        let name =
            font.and_then(|font| self.fonts.get(usize::from(font))).map_or("", |font| font.name.as_str());
        match symbol::symbol(name, u32::from(code)) {
            Some(sign) => line.push_text(sign.encode_utf8(&mut [0; 4])),
            None if !(0xE000..=0xF8FF).contains(&code) => line.units.push(code),
            None => {
                if line.signs.len() < CODES_TOLD {
                    line.signs.push((name.to_owned(), code));
                }
                line.units.push(code);
            }
        }
    }
}

/// What the mark of a paragraph is to the view that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Seen,
    /// Hidden: to the reader the paragraph goes on in the next, but it is one.
    Hidden,
    /// It does not exist.
    Removed,
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

    fn tell(&mut self, id: &'static str, message: impl FnOnce() -> String) {
        if !self.told.iter().any(|(told, _)| *told == id) {
            self.told.push((id, message()));
        }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.units.extend(text.encode_utf16());
    }

    /// Page breaks at either end are told, not kept; one in the middle separates what stands around it.
    fn settle_page_breaks(&mut self) {
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

    /// A private code: what the GBK fonts of its time drew, where that is known.
    fn push_private(&mut self, unit: u16) {
        let Some(written) = char::from_u32(u32::from(unit)) else { return };
        let read = symbol::private_use(written);
        if self.private.len() < CODES_TOLD {
            self.private.push((written, read));
        }
        self.push_text(read.unwrap_or(written).encode_utf8(&mut [0; 4]));
    }

    fn push_raised(&mut self, unit: u16) {
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

impl Cursor {
    /// The start of the field instruction a CP stands in. CPs are asked in rising order.
    fn in_field(&mut self, cp: usize) -> Option<usize> {
        while self.fields.hidden.get(self.hidden).is_some_and(|range| range.end <= cp) {
            self.hidden += 1;
        }
        self.fields.hidden.get(self.hidden).filter(|range| range.contains(&cp)).map(|range| range.start)
    }
}

fn is_blank(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | PAGE_OR_SECTION | 0x20 | 0x3000 | 0xA0)
}
