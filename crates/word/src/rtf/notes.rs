//! Marks of footnotes and endnotes, and notes about the place being read.

use model::Note;

use super::Reader;
use super::story::Kind;
use crate::WordError;
use crate::number_format::NumberFormat;

impl Reader<'_> {
    /// `\chftn`: the mark of a note. Inside the note it is the mark again, which is kept beside the text.
    pub(super) fn note_mark(&mut self) -> Result<(), WordError> {
        let inside = self.stories.last().is_some_and(|story| matches!(story.kind, Kind::Aside(_)));
        if inside || self.group.chars.hidden || self.is_unseen() {
            return Ok(());
        }
        let mark = if self.precedes_endnote() {
            self.endnotes += 1;
            NumberFormat::from_name("lowerRoman").unwrap_or_default().write(self.endnotes)
        } else {
            self.footnotes += 1;
            self.footnotes.to_string()
        };
        // In brackets: a raised `1` behind `5.00` would read as part of the number.
        let mark = format!("[{mark}]");
        let raised = std::mem::take(&mut self.group.chars.raised);
        self.put(&mark)?;
        self.group.chars.raised = raised;
        self.note_mark = Some(mark);
        Ok(())
    }

    /// `\footnote` follows, and begins with `\ftnalt`.
    fn precedes_endnote(&self) -> bool {
        let rest = self.tokens.rest();
        let near = &rest[..rest.len().min(512)];
        let note =
            memchr::memmem::find(near, b"\\footnote").and_then(|at| near.get(at + b"\\footnote".len()..));
        note.is_some_and(|note| note.trim_ascii_start().starts_with(b"\\ftnalt"))
    }

    /// A note about the place being read.
    pub(super) fn note_here(&mut self, note: Note) -> Result<(), WordError> {
        let next = self.body.next_paragraph();
        let depth = self.group.para.depth();
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        match story.cell(depth, &mut self.body, &self.options.limits)? {
            Some(cell) => cell.notes.push(note),
            None => self.body.note(note.at(next)),
        }
        Ok(())
    }
}
