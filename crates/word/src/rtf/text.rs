//! Text: bytes to characters, characters to where the group's text goes.

use super::Reader;
use super::charset::{self, Charset};
use super::group::{Capture, Dest};
use crate::{Revisions, WordError, symbol};

impl Reader<'_> {
    /// Decodes the bytes gathered since the last word and puts them where the group's text goes.
    pub(super) fn decode_run(&mut self) -> Result<(), WordError> {
        if self.run.is_empty() {
            return Ok(());
        }
        let run = std::mem::take(&mut self.run);
        match self.group.dest {
            Dest::Skip | Dest::Ignore | Dest::Upr | Dest::NestedRow => Ok(()),
            Dest::Fonts => {
                self.fonts.text(&run, self.page);
                Ok(())
            }
            _ if self.group.chars.charset == Charset::Symbol => {
                let glyphs: String = run.iter().map(|byte| self.glyph(u16::from(*byte))).collect();
                self.put(&glyphs)
            }
            dest => {
                let decoded = charset::decode(&run, self.group.chars.charset, self.page);
                if dest == Dest::Text {
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
        if self.group.dest == Dest::Text {
            self.tally.inserted += u32::from(chars.inserted);
            self.tally.deleted += u32::from(chars.deleted);
        }
        match self.group.dest {
            Dest::Text if chars.hidden => self.tally.hidden += 1,
            Dest::Text if self.is_unseen() => {}
            Dest::Capture(Capture::Number) if chars.hidden || self.is_unseen() => {}
            Dest::Text => {
                let shown: String =
                    text.chars().filter(|char| !is_control(*char)).map(|char| self.modern(char)).collect();
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
            Dest::Skip | Dest::Ignore | Dest::Upr | Dest::NestedRow => {}
        }
        Ok(())
    }

    /// A private code of old Chinese fonts as the character it stands for.
    fn modern(&mut self, char: char) -> char {
        match symbol::private_use(char) {
            Some(modern) => {
                self.tally.private_use += 1;
                modern
            }
            None => char,
        }
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
