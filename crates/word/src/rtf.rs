//! Rich Text Format (RTF 1.9.1).
//!
//! One pass over the tokens with an explicit stack of groups: destinations decide where text goes, a
//! [`story::Story`] turns paragraph, cell and row marks into blocks.

mod charset;
mod destination;
mod field;
mod fonts;
mod group;
mod lists;
mod notes;
mod objects;
mod row;
mod row_word;
mod saved;
mod start;
mod story;
mod tally;
mod text;
mod token;
mod word;

use std::rc::Rc;

use encoding_rs::{Encoding, WINDOWS_1252};
use model::{Aside, AsideKind, Note};

use self::charset::Charset;
use self::field::Field;
use self::fonts::{Fonts, Styles};
use self::group::{Capture, Dest, Ends, Group};
use self::lists::ListTables;
use self::row::RowDef;
use self::saved::Saved;
use self::story::{Kind, Story};
use self::tally::Tally;
use self::token::{Token, Tokens};
use crate::automatic_field::AutomaticFields;
use crate::{ReadOptions, WordError, producer};
use model::build::Body;

/// Reads RTF. Groups left open and bytes that are no characters are repaired with a note.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Body, WordError> {
    let bytes = start::from_brace(bytes);
    let mut reader = Reader::new(&bytes, options);
    reader.read()?;
    reader.finish()
}

#[allow(clippy::struct_excessive_bools)] // each is one thing RTF lets stand open
struct Reader<'a> {
    options: &'a ReadOptions,
    tokens: Tokens<'a>,
    body: Body,
    /// The state of the open group, and of those around it.
    group: Group,
    groups: Vec<Group>,
    /// The main story, and those open inside it.
    stories: Vec<Story>,
    fields: Vec<Field>,
    fonts: Fonts,
    styles: Styles,
    lists: ListTables,
    /// `\ansicpg`
    page: &'static Encoding,
    page_declared: bool,
    /// `\deff`
    default_font: i32,
    /// Bytes of text that are not decoded yet: a character may be spread over several tokens.
    run: Vec<u8>,
    /// Fallback bytes of `\u` still to be left out.
    fallback: u32,
    /// The first half of a surrogate pair.
    high: Option<u16>,
    /// Nothing but its brace was read of the open group.
    fresh: bool,
    /// `\*` stood straight behind the group's brace: only there it hides a group whose word is not known.
    star: bool,
    captured: String,
    property: String,
    saved: Saved,
    /// Row definitions by depth in tables, from 1.
    rows: Vec<Rc<RowDef>>,
    /// `\trowd` was met in the open `\*\nesttableprops`.
    row_begun: bool,
    note_mark: Option<String>,
    /// `\*\objclass` of the open object.
    object_class: String,
    open_objects: usize,
    /// The word of the open group that is not known.
    strange: String,
    automatic_fields: AutomaticFields,
    footnotes: u32,
    endnotes: u32,
    /// The next paragraph starts a page.
    page_break: bool,
    /// More texts beside texts were open than the limits allow.
    too_deep: bool,
    /// Characters given to stories.
    shown: u64,
    tally: Tally,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], options: &'a ReadOptions) -> Self {
        Self {
            options,
            tokens: Tokens::new(bytes),
            body: Body::new(&options.limits),
            group: Group::default(),
            groups: Vec::new(),
            stories: vec![Story::new(Kind::Main)],
            fields: Vec::new(),
            fonts: Fonts::default(),
            styles: Styles::default(),
            lists: ListTables::default(),
            page: WINDOWS_1252,
            page_declared: false,
            default_font: 0,
            run: Vec::new(),
            fallback: 0,
            high: None,
            fresh: false,
            star: false,
            captured: String::new(),
            property: String::new(),
            saved: Saved::default(),
            rows: Vec::new(),
            row_begun: false,
            note_mark: None,
            object_class: String::new(),
            open_objects: 0,
            strange: String::new(),
            automatic_fields: AutomaticFields::default(),
            footnotes: 0,
            endnotes: 0,
            page_break: false,
            too_deep: false,
            shown: 0,
            tally: Tally::default(),
        }
    }

    fn read(&mut self) -> Result<(), WordError> {
        loop {
            let pairs = self.reads_pairs();
            let Some(token) = self.tokens.next(pairs) else { break };
            if self.is_fallback(token) {
                continue;
            }
            let fresh = std::mem::take(&mut self.fresh);
            match token {
                Token::Byte(byte) => self.run.push(byte),
                Token::Text(bytes) => self.run.extend_from_slice(bytes),
                Token::Open => self.open()?,
                Token::Close => {
                    self.close()?;
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                Token::Word(name, number) => {
                    self.decode_run()?;
                    self.word(name, number)?;
                }
                Token::Symbol(b'*') => {
                    self.decode_run()?;
                    (self.star, self.fresh) = (fresh, fresh);
                }
                Token::Symbol(symbol) => {
                    self.decode_run()?;
                    self.symbol(symbol)?;
                }
                Token::Nothing => {}
                Token::ShortBinary => self.body.note(Note::new(
                    "word.binary-cut-short",
                    "the file ends inside embedded binary data (文件在嵌入数据中间结束)",
                )),
            }
        }
        self.body.note(Note::new(
            "word.groups-left-open",
            format!(
                "the file ends with {} groups open: it may be cut short (文件可能不完整)",
                self.groups.len()
            ),
        ));
        Ok(())
    }

    /// Raw bytes come in pairs here.
    fn reads_pairs(&mut self) -> bool {
        charset::is_double_byte(match self.charset() {
            Charset::Page(page) if page != WINDOWS_1252 => page,
            Charset::Symbol => return false,
            _ => self.page,
        })
    }

    /// The token, or its beginning, is the fallback of a `\u` before it (RTF 1.9.1, "Unicode RTF").
    fn is_fallback(&mut self, token: Token<'_>) -> bool {
        if self.fallback == 0 {
            return false;
        }
        match token {
            Token::Text(bytes) => {
                let left_out = bytes.len().min(self.fallback as usize);
                self.fallback -= left_out as u32;
                self.run.extend_from_slice(&bytes[left_out..]);
                true
            }
            // Neither a group's end nor a further `\u` or a mark is fallback, whatever the count says.
            Token::Open
            | Token::Close
            | Token::Word("u" | "par" | "cell" | "row" | "nestcell" | "nestrow" | "tab" | "line", _) => {
                self.fallback = 0;
                false
            }
            _ => {
                self.fallback -= 1;
                true
            }
        }
    }

    fn open(&mut self) -> Result<(), WordError> {
        self.decode_run()?;
        if self.groups.len() >= self.options.limits.group_depth {
            return Err(WordError::limit("group_depth", self.options.limits.group_depth as u64, "rtf"));
        }
        if self.too_deep {
            return Err(WordError::limit("element_depth", self.options.limits.element_depth as u64, "rtf"));
        }
        self.groups.push(self.group);
        self.group.ends = Ends::Nothing;
        (self.star, self.fresh) = (false, true);
        if self.group.dest == Dest::Styles {
            self.styles.begin();
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), WordError> {
        self.decode_run()?;
        self.star = false;
        if self.groups.len() == 1 {
            self.end_open_paragraph()?;
        }
        match self.group.ends {
            Ends::Nothing => {}
            Ends::Story => self.end_story()?,
            Ends::Field => self.end_field()?,
            Ends::Capture(capture) => self.end_capture(capture)?,
            Ends::ListPart(part) => self.end_list_part(part),
            Ends::Object => self.end_object()?,
        }
        self.group = self.groups.pop().unwrap_or_default();
        Ok(())
    }

    fn end_capture(&mut self, capture: Capture) -> Result<(), WordError> {
        let text = std::mem::take(&mut self.captured);
        match capture {
            Capture::Number => {
                let number = text.trim();
                self.body.spend_text(number.chars().count(), "rtf")?;
                if let Some(story) = self.stories.last_mut() {
                    story.bring_number(number, text.ends_with(char::is_whitespace));
                }
            }
            Capture::LevelText => self.level_text(&text),
            Capture::ListEntry => self.list_entry(text),
            Capture::Generator => {
                let name = text.trim().trim_end_matches(';').trim();
                if self.body.producer.is_none() && !name.is_empty() {
                    self.body.producer = Some(producer::of_generator(name));
                }
            }
            Capture::Bookmark => {
                if let Some(story) = self.stories.last_mut() {
                    story.paragraph.bookmarks.push(text.trim().to_owned());
                }
            }
            Capture::ObjectClass => self.object_class = text,
            Capture::PropertyName => self.property = text,
            Capture::PropertyValue if self.property == "KSOProductBuildVer" => {
                self.body.producer = Some(format!("WPS Office_{}", text.trim()));
            }
            Capture::PropertyValue => {}
        }
        Ok(())
    }

    fn end_story(&mut self) -> Result<(), WordError> {
        if self.stories.len() < 2 {
            return Ok(());
        }
        self.end_open_paragraph()?;
        let Some(mut story) = self.stories.pop() else { return Ok(()) };
        story.finish(&mut self.body, &self.options.limits)?;
        let Some(outer) = self.stories.last_mut() else { return Ok(()) };
        let Kind::Aside(kind) = story.kind else {
            outer.boxes.append(&mut story.out);
            return Ok(());
        };
        let aside = Aside { kind, mark: story.mark, text: story::flatten(&story.out), place: None };
        if aside.text.trim().is_empty() {
            return Ok(());
        }
        if matches!(kind, AsideKind::Header | AsideKind::Footer) {
            self.body.aside(aside);
            return Ok(());
        }
        let place = self.body.next_paragraph();
        let depth = self.groups.last().map_or(0, |group| group.para.depth());
        match outer.cell(depth, &mut self.body, &self.options.limits)? {
            Some(cell) => cell.asides.push(aside),
            None => self.body.aside(Aside { place: Some(place), ..aside }),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Body, WordError> {
        while !self.groups.is_empty() {
            self.close()?;
        }
        if let Some(mut main) = self.stories.pop() {
            main.finish(&mut self.body, &self.options.limits)?;
        }
        let rest = self.tokens.rest();
        if !rest.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n' | 0x1A | b'}')) {
            let message = format!(
                "{} bytes after the end of the document were ignored (文档结束后的内容被忽略)",
                rest.len()
            );
            self.body.note(Note::new("word.text-after-end", message));
        }
        self.body.modified = self.saved.moment();
        self.tally.tell(&mut self.body, self.options.revisions);
        Ok(self.body)
    }
}
