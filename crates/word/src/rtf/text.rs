//! Text: bytes to characters, characters to where the group's text goes.

use model::Note;

use super::Reader;
use super::charset::{self, Charset};
use super::group::{Capture, Dest};
use crate::{Revisions, WordError, not_read, symbol};

/// Private codes told of one paragraph, at most.
const CODES_TOLD: usize = 100;

impl Reader<'_> {
    /// Decodes the bytes gathered since the last word and puts them where the group's text goes.
    pub(super) fn decode_run(&mut self) -> Result<(), WordError> {
        if self.run.is_empty() {
            return Ok(());
        }
        let run = std::mem::take(&mut self.run);
        let charset = self.charset();
        match self.group.dest {
            Dest::Skip | Dest::Ignore | Dest::Upr | Dest::Lists | Dest::OldNumber | Dest::RevisionTime => {
                Ok(())
            }
            Dest::Fonts => {
                self.fonts.text(&run, self.page);
                Ok(())
            }
            _ if charset == Charset::Symbol => {
                let signs = run.iter().map(|byte| self.sign(u16::from(*byte)));
                let signs = signs.collect::<Result<String, WordError>>()?;
                self.put(&signs)
            }
            dest => {
                let decoded = charset::decode(&run, charset, self.page);
                if dest.is_story() {
                    self.tally.undecodable += u32::from(decoded.broken);
                    self.tally.by_document += u32::from(decoded.by_document);
                }
                self.put(&decoded.text)
            }
        }
    }

    /// Puts text where the group's text goes.
    pub(super) fn put(&mut self, text: &str) -> Result<(), WordError> {
        if self.high.take().is_some() {
            self.tally.undecodable += 1;
            self.put("\u{FFFD}")?;
        }
        if text.is_empty() {
            return Ok(());
        }
        let chars = &self.group.chars;
        if self.group.dest.is_story() {
            self.tally.inserted += u32::from(chars.inserted);
            self.tally.deleted += u32::from(chars.deleted);
        }
        match self.group.dest {
            Dest::Text | Dest::NestedRow if chars.hidden => self.tally.hidden += 1,
            Dest::Text | Dest::NestedRow if self.is_unseen() => {}
            Dest::Text | Dest::NestedRow if chars.struck => self.struck(text)?,
            Dest::Capture(Capture::Number) if chars.hidden || chars.struck || self.is_unseen() => {}
            Dest::Text | Dest::NestedRow => {
                let mut shown = String::with_capacity(text.len());
                for char in text.chars().filter(|char| !is_control(*char) && !symbol::is_invisible(*char)) {
                    shown.push(self.as_it_looks(char)?);
                }
                let count = shown.chars().count();
                self.shown += count as u64;
                self.body.spend_text(count, "rtf")?;
                if let Some(story) = self.stories.last_mut().filter(|_| count > 0) {
                    story.push(&shown);
                }
            }
            Dest::Capture(_) => self.captured.push_str(text),
            Dest::Instruction => self.instruct(text),
            Dest::Fonts => self.fonts.name(text),
            Dest::Styles => self.styles.name(text),
            Dest::Strange => self.strange_text(text)?,
            Dest::Skip | Dest::Ignore | Dest::Upr | Dest::Lists | Dest::OldNumber | Dest::RevisionTime => {}
        }
        Ok(())
    }

    /// Struck-out text is no value: it is left out and told.
    fn struck(&mut self, text: &str) -> Result<(), WordError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if let Some(story) = self.stories.last_mut() {
            story.struck = true;
        }
        let note = self.body.once(not_read::STRUCK, || not_read::struck(text));
        note.map_or(Ok(()), |note| self.note_here(note))
    }

    /// Private codes and raised digits as they look.
    fn as_it_looks(&mut self, written: char) -> Result<char, WordError> {
        // Signs of symbol fonts were looked up, and told of, as signs.
        if symbol::is_private_use(written) && !matches!(written, '\u{F020}'..='\u{F0FF}') {
            let read = symbol::private_use(written);
            self.tell_code(|_| symbol::private_use_note(written, read))?;
            return Ok(read.unwrap_or(written));
        }
        Ok(symbol::raised(written).filter(|_| self.group.chars.raised).unwrap_or(written))
    }

    /// The sign that the font draws for a code; the code itself, told of, where that is not known.
    pub(super) fn sign(&mut self, unit: u16) -> Result<char, WordError> {
        let code = u32::from(unit);
        if let Some(sign) = symbol::symbol(self.font_name(), code) {
            return Ok(sign);
        }
        if code > 0x20 {
            self.tell_code(|reader| symbol::unknown_sign_note(reader.font_name(), code))?;
        }
        // A control code would not be seen: kept as Word stores signs.
        let kept = if matches!(code, 0x7F..=0x9F) { 0xF000 + code } else { code };
        Ok(char::from_u32(kept).unwrap_or('\u{FFFD}'))
    }

    /// Notes a code that stands for something else, as long as its paragraph has few of them.
    fn tell_code(&mut self, note: impl Fn(&Self) -> Note) -> Result<(), WordError> {
        let seen = self.group.dest.is_story() && !self.group.chars.hidden && !self.is_unseen();
        let Some(story) = self.stories.last_mut().filter(|_| seen) else { return Ok(()) };
        story.codes_told += 1;
        if story.codes_told > CODES_TOLD { Ok(()) } else { self.note_here(note(self)) }
    }

    /// The view of tracked changes leaves out what stands here.
    pub(super) fn is_unseen(&self) -> bool {
        match self.options.revisions {
            Revisions::Accepted => self.group.chars.deleted,
            Revisions::Original => self.group.chars.inserted,
        }
    }
}

/// Control characters have no meaning in RTF text, other than tab and the line feed of `\line`.
fn is_control(char: char) -> bool {
    char.is_control() && !matches!(char, '\t' | '\n')
}
