//! Text: runs, signs, fields, notes' marks.

use std::borrow::Cow;

use model::{Aside, AsideKind, Note};
use package::Tag;

use super::{Frame, Story};
use crate::WordError;
use crate::docx::control::Part;
use crate::docx::styles::Unseen;
use crate::number_format::NumberFormat;
use crate::symbol::{is_private_use, is_symbol_font, private_use, raised, symbol, unknown_sign_note};

/// What run properties say about the text of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    style: Option<String>,
    unseen: Unseen,
    /// Its Latin font, when that is a symbol font.
    symbol_font: Option<String>,
    raised: bool,
}

impl Run {
    /// Nothing was read of its properties yet, or nothing that counts.
    pub(super) fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl Story<'_> {
    pub(super) fn run_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        match tag.local() {
            b"rFonts" => {
                let font = tag.value("ascii").or_else(|| tag.value("hAnsi"));
                self.run.symbol_font = font.filter(|font| is_symbol_font(font)).map(Cow::into_owned);
            }
            b"rStyle" => self.run.style = tag.val(),
            b"vertAlign" => self.run.raised = tag.value("val").as_deref() == Some("superscript"),
            // What the properties were (ECMA-376-1 §17.13.5.31).
            b"rPrChange" if !self.accepts() => {
                self.run = Run::default();
                return Some(Frame::Change);
            }
            _ => {
                self.run.unseen.take(tag);
            }
        }
        None
    }

    /// The end of `w:t`.
    pub(super) fn end_text(&mut self) -> Result<(), WordError> {
        let mut text = std::mem::take(&mut self.text);
        if self.math.is_open() {
            if self.removed == 0 {
                self.math.push(&text);
            }
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
        // Words and marks like [1] are no powers.
        let is_power = self.run.raised && text.chars().all(|sign| raised(sign).is_some());
        if !symbols && !suspicious && !is_power {
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
            } else if is_power {
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

    /// The text so far of an element that holds text.
    pub(super) fn end_piece(&mut self) -> Result<(), WordError> {
        match self.frames.last() {
            Some(Frame::Text) => self.end_text(),
            Some(Frame::Drawn) => {
                self.drawn.push_str(&self.text);
                self.text.clear();
                Ok(())
            }
            Some(Frame::MathText) => {
                self.end_math_text();
                Ok(())
            }
            _ => {
                self.end_instruction();
                Ok(())
            }
        }
    }

    /// The end of `w:instrText`.
    pub(super) fn end_instruction(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some(field) = self.flow().fields.last_mut().filter(|field| !field.in_result) {
            field.instruct(&text);
        }
    }

    /// The end of `m:t`.
    pub(super) fn end_math_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if self.removed > 0 {
            return;
        }
        let unseen = self.unseen();
        match self.line() {
            Some(line) if unseen.is_hidden() => line.hidden.push_str(&text),
            Some(line) if unseen.is_struck() => line.struck.push_str(&text),
            _ => self.math.push(&text),
        }
    }

    /// Text as a reader sees it; left out when it is removed, hidden, struck out or part of a field's instruction.
    pub(super) fn show(&mut self, text: &str) -> Result<(), WordError> {
        self.met += 1;
        if text.is_empty() || self.removed > 0 {
            return Ok(());
        }
        if self.math.is_open() {
            self.math.push(text);
            return Ok(());
        }
        self.show_as(text, true)
    }

    /// Text whose properties are not those of the last run: formulas, bound values.
    pub(super) fn show_plain(&mut self, text: &str) -> Result<(), WordError> {
        self.run = Run::default();
        self.show(text)
    }

    fn show_as(&mut self, text: &str, by_control: bool) -> Result<(), WordError> {
        let chars = text.chars().count();
        self.body.spend_text(chars, &self.part)?;
        if self.line().is_none() {
            self.open_line();
        }
        self.number_paragraph();
        let flow = self.flow();
        if !flow.is_shown() {
            if !flow.fields.iter().any(|field| field.is_silent) {
                flow.suppressed.push_str(text);
            }
            return Ok(());
        }
        let unseen = self.unseen();
        if unseen.is_hidden() || unseen.is_struck() {
            if let Some(line) = self.line() {
                let left_out = if unseen.is_hidden() { &mut line.hidden } else { &mut line.struck };
                left_out.push_str(text);
            }
            return Ok(());
        }
        if by_control && !self.controls.is_empty() {
            match self.in_control(text) {
                Some(Part::Dropped) => return Ok(()),
                Some(Part::Shown(value)) => return self.show_as(&value, false),
                Some(Part::Kept) | None => {}
            }
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

    /// What keeps the text of the run from being read.
    pub(super) fn unseen(&mut self) -> Unseen {
        let by_paragraph = self.line().and_then(|line| line.properties.as_ref()).map(|set| set.unseen);
        let by_style =
            self.context.styles.unseen(self.run.style.as_deref(), by_paragraph.unwrap_or_default());
        self.run.unseen.or(by_style)
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
        // A note's text stands at its first mark: a few kilobytes can point to one note a hundred thousand times.
        let first = self.counts.pointed.insert((kind, id));
        let text = texts.get(&id).filter(|_| first).cloned();
        if let Some(mark) = &mark {
            self.show(mark)?;
        } else if self.line().is_none() && self.in_flow() {
            self.open_line();
        }
        if let Some(line) = self.line() {
            match text {
                Some(text) => line.asides.push(Aside { kind, mark, text, place: None }),
                None if texts.contains_key(&id) => {}
                None => line.notes.push(Note::new(
                    "word.reference-without-note",
                    format!("a mark points to note {id}, which the file does not have (注释缺失)"),
                )),
            }
        }
        Ok(Frame::Plain)
    }
}
