//! What the control words mean.

use encoding_rs::{GBK, MACINTOSH};
use model::{AsideKind, Note};

use super::Reader;
use super::charset::{Charset, code_page};
use super::group::{Chars, Dest, Para};
use super::story::{Kind, Story};
use crate::WordError;
use crate::symbol;

impl Reader<'_> {
    pub(super) fn symbol(&mut self, symbol: u8) -> Result<(), WordError> {
        match symbol {
            b'~' => self.put("\u{A0}"),
            // Word's own sign for a hyphen that does not break; it looks like any hyphen.
            b'_' => self.put("-"),
            // Optional hyphens, formula and index marks show nothing.
            _ => Ok(()),
        }
    }

    pub(super) fn word(&mut self, name: &str, number: Option<i32>) -> Result<(), WordError> {
        let star = std::mem::take(&mut self.star);
        match self.group.dest {
            Dest::Skip | Dest::Strange => return Ok(()),
            Dest::Upr if name != "ud" => return Ok(()),
            Dest::Styles if !star || matches!(name, "cs" | "ds" | "ts") => {
                self.styles.word(name, number);
                return self.character(name, number);
            }
            _ => {}
        }
        if self.destination(name) {
            return Ok(());
        }
        if star {
            self.skip_starred(name);
            return Ok(());
        }
        match self.group.dest {
            Dest::Fonts => {
                self.fonts.word(name, number);
                self.character(name, number)
            }
            Dest::Ignore => {
                self.form_field(name, number);
                Ok(())
            }
            Dest::Lists => {
                self.lists.word(name, number);
                self.char_word(name, number);
                Ok(())
            }
            Dest::OldNumber => {
                self.old_number(name);
                Ok(())
            }
            Dest::RevisionTime => {
                self.saved.word(name, number);
                Ok(())
            }
            Dest::Text | Dest::NestedRow => self.text_word(name, number),
            _ => {
                self.char_word(name, number);
                self.character(name, number)
            }
        }
    }

    /// Words that mean something in a story.
    fn text_word(&mut self, name: &str, number: Option<i32>) -> Result<(), WordError> {
        let on = number != Some(0);
        let para = &mut self.group.para;
        match name {
            "par" => return self.end_paragraph(),
            "cell" => return self.end_cell(1),
            "nestcell" => return self.end_cell(self.group.para.depth().max(2)),
            "row" => return self.end_row(1),
            "sect" => {
                if self.stories.last().is_some_and(Story::is_open) {
                    self.end_paragraph()?;
                }
                self.page_break = true;
            }
            "sbknone" | "sbkcol" => self.page_break = false,
            "page" => self.page(),
            "pard" => *para = Para::default(),
            "intbl" => para.in_table = on,
            "itap" => para.level = usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            "s" => para.style = number.unwrap_or(0),
            "outlinelevel" => para.outline = number,
            "pagebb" => para.page_break_before = on,
            "ls" => para.list = number.unwrap_or(0),
            "ilvl" => para.list_level = usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            "chftn" => return self.note_mark(),
            "subdocument" => return self.subdocument(),
            "ftnalt" => {
                if let Some(story) =
                    self.stories.last_mut().filter(|story| story.kind == Kind::Aside(AsideKind::Footnote))
                {
                    story.kind = Kind::Aside(AsideKind::Endnote);
                }
            }
            "ansi" | "mac" | "pc" | "pca" | "ansicpg" | "deff" | "deflang" | "deflangfe" => {
                self.document_word(name, number);
            }
            _ => {
                self.char_word(name, number);
                self.row_word(name, number)?;
                return self.character(name, number);
            }
        }
        Ok(())
    }

    fn document_word(&mut self, name: &str, number: Option<i32>) {
        match (name, number) {
            ("mac", _) => self.page = MACINTOSH,
            ("ansicpg", Some(number)) => match code_page(number) {
                Some(page) => (self.page, self.page_declared) = (page, true),
                None => self.body.note(Note::new(
                    "word.code-page-unknown",
                    format!("code page {number} is not known: read as windows-1252 (未知代码页)"),
                )),
            },
            ("deff", Some(number)) => {
                self.default_font = number;
                self.set_font(number);
            }
            // Writers that leave out the code page still say that the text is Chinese.
            ("deflang" | "deflangfe", Some(2052)) if !self.page_declared => self.page = GBK,
            _ => {}
        }
    }

    /// Character formatting.
    fn char_word(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        let chars = &mut self.group.chars;
        match name {
            "plain" => {
                *chars = Chars::default();
                self.set_font(self.default_font);
            }
            "f" => self.set_font(number.unwrap_or(0)),
            "af" if chars.double_byte => {
                chars.double_byte_font = number;
                self.choose_charset();
            }
            "loch" | "hich" => {
                chars.double_byte = false;
                self.choose_charset();
            }
            "dbch" => {
                chars.double_byte = true;
                self.choose_charset();
            }
            "v" => chars.hidden = on,
            "strike" | "striked" => chars.struck = on,
            "super" => chars.raised = on,
            "sub" | "nosupersub" => chars.raised = false,
            "deleted" | "mvf" => chars.deleted = on,
            "revised" | "mvt" => chars.inserted = on,
            _ => {}
        }
    }

    fn set_font(&mut self, number: i32) {
        let chars = &mut self.group.chars;
        chars.font = number;
        if chars.double_byte {
            chars.double_byte_font = Some(number);
        }
        self.choose_charset();
    }

    /// What the font that counts says about bytes. `\deff` names a font before the table that holds it.
    pub(super) fn charset(&mut self) -> Charset {
        if self.group.chars.charset_of != self.fonts.read() {
            self.choose_charset();
        }
        self.group.chars.charset
    }

    fn choose_charset(&mut self) {
        let font = self.font();
        self.group.chars.charset_of = self.fonts.read();
        self.group.chars.charset = self.fonts.get(font).map_or(Charset::Document, |font| {
            if symbol::is_symbol_font(&font.name) { Charset::Symbol } else { font.charset }
        });
    }

    pub(super) fn font_name(&self) -> &str {
        self.fonts.get(self.font()).map_or("", |font| font.name.as_str())
    }

    fn font(&self) -> i32 {
        let chars = &self.group.chars;
        chars.double_byte_font.filter(|_| chars.double_byte).unwrap_or(chars.font)
    }

    /// Words that stand for characters.
    fn character(&mut self, name: &str, number: Option<i32>) -> Result<(), WordError> {
        let text = match name {
            "u" => return self.unicode(number.unwrap_or(0)),
            "uc" => {
                self.group.uc = u32::try_from(number.unwrap_or(1)).unwrap_or(0);
                return Ok(());
            }
            "tab" => "\t",
            "line" | "lbr" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "emspace" => "\u{2003}",
            "enspace" => "\u{2002}",
            "qmspace" => "\u{2005}",
            "bullet" => "•",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            _ => return Ok(()),
        };
        self.put(text)
    }

    /// `\uN`: a UTF-16 unit as a signed number, `\uc` bytes of fallback behind it.
    fn unicode(&mut self, number: i32) -> Result<(), WordError> {
        self.fallback = self.group.uc;
        // Some writers give units above 0x7FFF, or whole code points, unsigned.
        let code = if number < 0 { number + 0x1_0000 } else { number };
        let Ok(unit) = u16::try_from(code) else {
            let char = u32::try_from(code).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}');
            return self.put(char.encode_utf8(&mut [0; 4]));
        };
        if (0xD800..0xDC00).contains(&unit) {
            self.put("")?;
            self.high = Some(unit);
            return Ok(());
        }
        let units = [self.high.take().unwrap_or(unit), unit];
        let units = if (0xDC00..0xE000).contains(&unit) { &units[..] } else { &units[1..] };
        if (0xF000..=0xF0FF).contains(&unit) || self.charset() == Charset::Symbol {
            let sign = self.sign(unit)?;
            return self.put(sign.encode_utf8(&mut [0; 4]));
        }
        self.put(&String::from_utf16_lossy(units))
    }

    fn end_paragraph(&mut self) -> Result<(), WordError> {
        // A mark that the view does not have joins its paragraph with the next.
        if self.is_unseen() {
            return Ok(());
        }
        // So does a hidden one, but its paragraph counts in its list (`\v` on `\par`).
        if self.group.chars.hidden {
            self.settle_number()?;
            let depth = self.group.para.depth();
            self.stories.iter_mut().last().into_iter().for_each(|story| story.join_next(depth));
            return Ok(());
        }
        self.close_paragraph()
    }

    /// A story, or the document, ends without a mark for its last paragraph.
    pub(super) fn end_open_paragraph(&mut self) -> Result<(), WordError> {
        if self.stories.last().is_some_and(Story::is_open) { self.close_paragraph() } else { Ok(()) }
    }

    fn close_paragraph(&mut self) -> Result<(), WordError> {
        self.settle_number()?;
        self.tell_picture()?;
        let para = self.group.para;
        let depth = para.depth();
        let level = para.outline.map_or_else(|| self.styles.outline_level(para.style), super::fonts::level);
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        if depth == 0 {
            story.paragraph.outline_level = level;
            let page_break = story.kind == Kind::Main && std::mem::take(&mut self.page_break);
            story.paragraph.page_break_before |= para.page_break_before || page_break;
        }
        story.end_paragraph(depth, &mut self.body, &self.options.limits)
    }

    fn end_cell(&mut self, depth: usize) -> Result<(), WordError> {
        self.settle_number()?;
        self.tell_picture()?;
        match self.stories.last_mut() {
            Some(story) => story.end_cell(depth, &mut self.body, &self.options.limits),
            None => Ok(()),
        }
    }

    /// `\page`: before the paragraph if it has no text yet, else before the next one.
    fn page(&mut self) {
        self.page_break = true;
        if let Some(story) = self.stories.last_mut().filter(|story| story.paragraph.text.is_empty()) {
            story.paragraph.page_break_before = true;
            self.page_break = false;
        }
    }
}
