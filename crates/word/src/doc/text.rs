//! The lines of a story as a reader sees them: fields by their result, deleted and hidden text out.

use std::cell::{Cell, RefCell};

use super::character::Character;
use super::fields::{Fields, Shown};
use super::fkp::Runs;
use super::fonts::Font;
use super::form_field;
use super::line::{Line, PAGE_OR_SECTION, PARAGRAPH};
use super::paragraph::{CELL, Paragraphs};
use super::pieces::Text;
use super::sprm::Sprms;
use crate::automatic_field::AutomaticFields;
use crate::{Revisions, WordError, not_read, symbol};

const NOTE: u16 = 0x02;
const DRAWING: u16 = 0x08;

/// Things met on the way that deserve a note; the count of each.
#[derive(Default)]
pub(super) struct Met {
    pub(super) inserted: Cell<usize>,
    pub(super) deleted: Cell<usize>,
    pub(super) unmatched: Cell<usize>,
}

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
            None => line.push_unknown(name, code),
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

impl Cursor {
    /// The start of the field instruction a CP stands in. CPs are asked in rising order.
    fn in_field(&mut self, cp: usize) -> Option<usize> {
        while self.fields.hidden.get(self.hidden).is_some_and(|range| range.end <= cp) {
            self.hidden += 1;
        }
        self.fields.hidden.get(self.hidden).filter(|range| range.contains(&cp)).map(|range| range.start)
    }
}
