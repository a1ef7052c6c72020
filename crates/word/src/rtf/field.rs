//! Fields: a reader sees their result; a few have none and are drawn from their instruction.

use super::Reader;
use super::group::Dest;
use crate::WordError;
use crate::field::{self, Drawn};
use crate::not_read;

/// An open field.
pub(super) struct Field {
    inner: field::Field,
    /// Characters shown before the field.
    shown: u64,
    /// Result text of a field that stands in the instruction of another.
    result: String,
    in_result: bool,
}

impl Field {
    pub(super) fn new(shown: u64) -> Self {
        Self { inner: field::Field::default(), shown, result: String::new(), in_result: false }
    }
}

/// The longest result that stands in an instruction.
const LONGEST: usize = 4096;

/// 25 in `\ffres` means "the default".
const UNDEFINED: i32 = 25;

impl Reader<'_> {
    pub(super) fn list_entry(&mut self, entry: String) {
        if let Some(field) = self.fields.last_mut() {
            field.inner.form.offer(Some(entry));
        }
    }

    pub(super) fn instruct(&mut self, text: &str) {
        let Some(field) = self.fields.last_mut() else { return };
        if !field.in_result {
            field.inner.instruct(text);
        } else if field.result.len() < LONGEST {
            field.result.push_str(text);
        }
    }

    /// `\ffres` and its kin.
    pub(super) fn form_field(&mut self, name: &str, number: Option<i32>) {
        let Some(field) = self.fields.last_mut() else { return };
        let form = &mut field.inner.form;
        let state =
            number.filter(|number| *number != UNDEFINED).and_then(|number| usize::try_from(number).ok());
        match name {
            "ffres" => form.result = state,
            // The default stands there even where nobody set one: the first.
            "ffdefres" => form.default = state.filter(|state| *state > 0),
            _ => {}
        }
        form.checked = form.result.or(form.default).map(|state| state == 1);
    }

    /// `\fldrslt`: where the text of the result goes. The instruction stands before it and is complete.
    pub(super) fn field_result(&mut self) -> Dest {
        let Some(field) = self.fields.last_mut() else { return self.group.dest };
        field.inner.begin_result(0);
        field.in_result = true;
        if field.inner.is_silent && self.group.dest.is_story() { Dest::Skip } else { self.group.dest }
    }

    /// The field's group ends.
    pub(super) fn end_field(&mut self) -> Result<(), WordError> {
        let Some(mut field) = self.fields.pop() else { return Ok(()) };
        let drawn = || field.inner.drawn();
        if self.group.dest == Dest::Instruction {
            // Part of the instruction around it: what it shows, not how it is made.
            if field.result.is_empty()
                && let Drawn::Text(text) = drawn()
            {
                field.result = text;
            }
            self.instruct(&field.result);
            return Ok(());
        }
        if !self.group.dest.is_story() || self.shown > field.shown {
            return Ok(());
        }
        match drawn() {
            Drawn::Nothing => Ok(()),
            Drawn::Text(text) => {
                let is_button = matches!(field.inner.name().as_str(), "MACROBUTTON" | "GOTOBUTTON");
                self.put(&text)?;
                let note =
                    is_button.then(|| self.body.once(not_read::BUTTON, || not_read::button(&text))).flatten();
                note.map_or(Ok(()), |note| self.note_here(note))
            }
            Drawn::Unchosen(entry) => {
                self.put(&entry)?;
                let note = self.body.once(not_read::UNCHOSEN, || not_read::unchosen(&entry));
                note.map_or(Ok(()), |note| self.note_here(note))
            }
            Drawn::Number => self.automatic_field(&field.inner.instruction),
            Drawn::Unknown => {
                let name = field.inner.name();
                let message = format!("the field {name} has no result to read (域没有结果文字)");
                let note = self.body.once("word.field-without-result", || message);
                note.map_or(Ok(()), |note| self.note_here(note))
            }
        }
    }

    /// AUTONUM and its kin number the paragraph they stand in.
    fn automatic_field(&mut self, instruction: &str) -> Result<(), WordError> {
        let para = self.group.para;
        let level = para.outline.map_or_else(|| self.styles.outline_level(para.style), super::fonts::level);
        let number = self.automatic_fields.next(instruction, level.map(|level| level - 1));
        let Some(story) = self.stories.last_mut().filter(|story| !story.is_open()) else {
            return self.put(&number);
        };
        let count = number.chars().count();
        if !(self.group.chars.hidden || self.group.chars.struck) {
            story.bring_field_number(number);
        }
        Ok(self.body.spend_number(count, "rtf")?)
    }
}
