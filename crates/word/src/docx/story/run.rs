//! Text: runs, signs, fields, notes' marks.

use std::borrow::Cow;

use model::{Aside, AsideKind, Note};

use super::{Frame, Story};
use crate::WordError;
use crate::docx::flow::Field;
use crate::docx::xml::Tag;
use crate::number_format::NumberFormat;
use crate::symbol::{is_private_use, is_symbol_font, private_use, raised, symbol, unknown_sign_note};

/// What run properties say about the text of a run.
#[derive(Debug, Default)]
pub(super) struct Run {
    style: Option<String>,
    hidden: Option<bool>,
    /// Its Latin font, when that is a symbol font.
    symbol_font: Option<String>,
    raised: bool,
}

impl Story<'_> {
    pub(super) fn run_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        match tag.local() {
            b"rFonts" => {
                let font = tag.value("ascii").or_else(|| tag.value("hAnsi"));
                self.run.symbol_font = font.filter(|font| is_symbol_font(font)).map(Cow::into_owned);
            }
            b"vanish" => self.run.hidden = Some(tag.is_on()),
            b"rStyle" => self.run.style = tag.val(),
            b"vertAlign" => self.run.raised = tag.value("val").as_deref() == Some("superscript"),
            _ => {}
        }
        None
    }

    /// The end of `w:t`.
    pub(super) fn end_text(&mut self) -> Result<(), WordError> {
        let mut text = std::mem::take(&mut self.text);
        if self.math.is_open() {
            self.math.push(&text);
            return Ok(());
        }
        if text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
            // A line feed in the XML is white space, not a line break.
            text = text.replace(['\n', '\r'], " ");
        }
        let trimmed = if self.preserve { text.as_str() } else { text.trim_matches(' ') };
        let result = self.show_run(trimmed);
        // The buffer is kept for the next text.
        self.text = text;
        self.text.clear();
        result
    }

    /// Text of a run: symbol fonts, private codes and raised digits read as they look.
    fn show_run(&mut self, text: &str) -> Result<(), WordError> {
        let symbols = self.run.symbol_font.is_some();
        let suspicious = text.bytes().any(|byte| matches!(byte, 0xEE | 0xEF | 0xF3 | 0xF4));
        if !symbols && !suspicious && !self.run.raised {
            return self.show(text);
        }
        let mut read = String::with_capacity(text.len());
        let mut private = Vec::new();
        for written in text.chars() {
            let sign = self.run.symbol_font.as_deref().and_then(|font| symbol(font, written as u32));
            if let Some(sign) = sign {
                read.push(sign);
            } else if is_private_use(written) {
                let known = private_use(written);
                private.push((written, known));
                read.push(known.unwrap_or(written));
            } else if self.run.raised {
                read.push(raised(written).unwrap_or(written));
            } else {
                read.push(written);
            }
        }
        if let Some(line) = self.line() {
            line.private.extend(private);
            line.private.truncate(100);
        }
        self.show(&read)
    }

    /// Text as a reader sees it; left out when it is removed, hidden or part of a field's instruction.
    pub(super) fn show(&mut self, text: &str) -> Result<(), WordError> {
        if text.is_empty() || self.removed > 0 {
            return Ok(());
        }
        if self.math.is_open() {
            self.math.push(text);
            return Ok(());
        }
        let chars = text.chars().count();
        self.body.spend_text(chars, &self.part)?;
        if self.line().is_none() {
            self.open_line();
        }
        self.number_paragraph();
        let flow = self.flow();
        if !flow.is_shown() {
            flow.suppressed.push_str(text);
            return Ok(());
        }
        if self.is_hidden() {
            if let Some(line) = self.line() {
                line.hidden.push_str(text);
            }
            return Ok(());
        }
        self.shown += chars;
        if let Some(line) = self.line() {
            if std::mem::take(&mut line.page_break_pending) {
                if line.text.is_empty() {
                    line.page_break_before = true;
                } else {
                    line.text.push('\n');
                }
            }
            line.text.push_str(text);
        }
        Ok(())
    }

    fn is_hidden(&mut self) -> bool {
        if let Some(hidden) = self.run.hidden {
            return hidden;
        }
        let by_paragraph = self.line().and_then(|line| line.properties.as_ref()?.hidden);
        self.context.styles.hides(self.run.style.as_deref(), by_paragraph)
    }

    /// A sign that an element of its own stands for.
    pub(super) fn sign(&mut self, sign: &str) -> Result<Frame, WordError> {
        self.show(sign)?;
        Ok(Frame::Plain)
    }

    pub(super) fn line_break(&mut self, tag: &Tag<'_>) -> Result<Frame, WordError> {
        if tag.attribute("type").as_deref() != Some("page") {
            return self.sign("\n");
        }
        if self.removed == 0
            && let Some(line) = self.line()
        {
            line.page_break_pending = true;
        }
        Ok(Frame::Plain)
    }

    /// `w:sym` (ECMA-376-1 §17.3.3.30).
    pub(super) fn symbol(&mut self, font: &str, code: &str) -> Result<(), WordError> {
        let Ok(code) = u32::from_str_radix(code.trim(), 16) else { return Ok(()) };
        if let Some(sign) = symbol(font, code) {
            return self.show(sign.encode_utf8(&mut [0; 4]));
        }
        let Some(written) = char::from_u32(code) else { return Ok(()) };
        if is_private_use(written)
            && let Some(line) = self.line()
        {
            line.notes.push(unknown_sign_note(font, code));
        }
        self.show(written.encode_utf8(&mut [0; 4]))
    }

    pub(super) fn field_char(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        let shown = self.shown;
        let fields = &mut self.flow().fields;
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => {
                // Fields nest as deep as a file says; the text is bounded, so this is too.
                self.body.spend_text(1, &self.part)?;
                self.flow().fields.push(Field { shown_before: shown, ..Field::default() });
                return Ok(Some(Frame::FieldData));
            }
            Some("separate") => {
                if let Some(field) = fields.last_mut() {
                    field.in_result = true;
                    field.shown_before = shown;
                }
            }
            Some("end") => {
                if let Some(field) = fields.pop() {
                    let flow = self.flow();
                    if flow.fields.is_empty() {
                        flow.suppressed.clear();
                    }
                    if field.shown_before == shown
                        && let Some(drawn) = field.drawn()
                    {
                        self.show(&drawn)?;
                    }
                }
            }
            _ => {}
        }
        Ok(Some(Frame::Plain))
    }

    /// The end of `w:fldSimple`, and of complex fields that began in it and did not end.
    pub(super) fn close_simple_field(&mut self) {
        while self.flow().fields.pop().is_some_and(|field| !field.is_simple) {}
    }

    /// A reading (`w:rt`) stands before its characters in the file.
    pub(super) fn open_reading(&mut self) -> Frame {
        self.reading_start = self.line().map_or(0, |line| line.text.len());
        Frame::Reading
    }

    /// It is put aside until they are read.
    pub(super) fn close_reading(&mut self) {
        let from = self.reading_start;
        if let Some(line) = self.line().filter(|line| line.text.is_char_boundary(from)) {
            self.reading = line.text.split_off(from);
        }
    }

    /// And comes behind them in brackets.
    pub(super) fn close_ruby(&mut self) -> Result<(), WordError> {
        let reading = std::mem::take(&mut self.reading);
        if reading.is_empty() { Ok(()) } else { self.show(&format!("（{reading}）")) }
    }

    /// The mark of a note. In brackets: a raised `1` behind `5.00` would read as part of the number.
    pub(super) fn reference(&mut self, kind: AsideKind, tag: &Tag<'_>) -> Result<Frame, WordError> {
        if self.removed > 0 {
            return Ok(Frame::Plain);
        }
        let id = tag.number("id").unwrap_or(-1);
        let annotations = self.context.annotations;
        let (texts, mark) = match kind {
            AsideKind::Footnote => {
                self.counts.footnotes += 1;
                (&annotations.footnotes, Some(format!("[{}]", self.counts.footnotes)))
            }
            AsideKind::Endnote => {
                self.counts.endnotes += 1;
                let roman = NumberFormat::from_name("lowerRoman").unwrap_or_default();
                (&annotations.endnotes, Some(format!("[{}]", roman.write(self.counts.endnotes))))
            }
            _ => (&annotations.comments, None),
        };
        // A mark of the writer's own choice stands in the text already.
        let mark = mark.filter(|_| {
            tag.attribute("customMarkFollows").is_none_or(|custom| custom == "0" || custom == "false")
        });
        let text = texts.get(&id).cloned();
        self.counts.pointed.insert((kind, id));
        if let Some(mark) = &mark {
            self.show(mark)?;
        } else if self.line().is_none() && self.in_flow() {
            self.open_line();
        }
        if let Some(line) = self.line() {
            match text {
                Some(text) => line.asides.push(Aside { kind, mark, text, place: None }),
                None => line.notes.push(Note::new(
                    "word.reference-without-note",
                    format!("a mark points to note {id}, which the file does not have (注释缺失)"),
                )),
            }
        }
        Ok(Frame::Plain)
    }
}
