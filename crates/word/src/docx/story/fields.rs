//! Fields and form fields (ECMA-376-1 §17.16).

use model::Note;
use package::Tag;

use super::{Frame, Story};
use crate::WordError;
use crate::docx::numbering::Automatic;
use crate::field::{Drawn, Field};
use crate::not_read;

impl Story<'_> {
    pub(super) fn field_char(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        let shown = self.shown;
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => {
                // Fields nest as deep as a file says; the text is bounded, so this is too.
                self.body.spend_text(1, &self.part)?;
                self.flow().fields.push(Field { shown_before: shown, ..Field::default() });
                return Ok(Some(Frame::FieldData));
            }
            Some("separate") => {
                if let Some(field) = self.flow().fields.last_mut() {
                    field.begin_result(shown);
                }
            }
            Some("end") => {
                if let Some(field) = self.flow().fields.pop() {
                    if self.flow().fields.is_empty() {
                        self.flow().suppressed.clear();
                    }
                    self.draw_field(&field)?;
                }
            }
            _ => {}
        }
        Ok(Some(Frame::Plain))
    }

    /// `w:fldSimple`. Kept with the open fields so that a nested complex field cannot close it.
    pub(super) fn open_simple_field(&mut self, tag: &Tag<'_>) -> Frame {
        let field = Field::simple(&tag.value("instr").unwrap_or_default(), self.shown);
        self.flow().fields.push(field);
        Frame::SimpleField
    }

    /// The end of `w:fldSimple`, and of complex fields that began in it and did not end.
    pub(super) fn close_simple_field(&mut self) -> Result<(), WordError> {
        while let Some(field) = self.flow().fields.pop() {
            if field.is_simple {
                return self.draw_field(&field);
            }
        }
        Ok(())
    }

    /// A field without a result shows what Word draws for it.
    fn draw_field(&mut self, field: &Field) -> Result<(), WordError> {
        if field.shown_before != self.shown || self.removed > 0 || !self.flow().is_shown() {
            return Ok(());
        }
        match field.drawn() {
            Drawn::Nothing => Ok(()),
            Drawn::Text(text) => {
                if field.name() == "MACROBUTTON" {
                    self.tell(Note::new(not_read::BUTTON, not_read::button(&text)));
                }
                self.show(&text)
            }
            Drawn::Unchosen(first) => {
                self.show(&first)?;
                self.tell(Note::new(not_read::UNCHOSEN, not_read::unchosen(&first)));
                Ok(())
            }
            Drawn::Number => self.number_by_field(&field.instruction),
            // A result that is hidden or struck out is one.
            Drawn::Unknown if field.in_result && !field.is_simple => Ok(()),
            Drawn::Unknown => {
                let message = format!(
                    "域没有存结果，未读入 (a field stores no result; what it shows was not read): {}",
                    field.name()
                );
                self.tell(Note::new("word.field-without-result", message));
                Ok(())
            }
        }
    }

    /// AUTONUM numbers its paragraph.
    fn number_by_field(&mut self, instruction: &str) -> Result<(), WordError> {
        self.number_paragraph();
        let outline = self.line().and_then(|line| line.properties.as_ref()?.outline);
        let text = self.automatic_fields.next(instruction, outline.filter(|level| *level < 9));
        let is_hidden = self.unseen().is_hidden();
        let count = text.chars().count();
        match self.line() {
            Some(line) if !is_hidden && line.text.is_empty() && line.automatic.is_none() => {
                line.automatic = Some(Automatic { text, gap: true, is_number: true });
                self.shown += count;
                Ok(self.body.spend_text(count, &self.part)?)
            }
            _ => self.show(&text),
        }
    }

    /// A child of `ffData`.
    pub(super) fn field_data(&mut self, tag: &Tag<'_>) -> Frame {
        let parent = self.frames.last().copied();
        let Some(field) = self.flow().fields.last_mut() else { return Frame::Plain };
        let form = &mut field.form;
        let index = || tag.number("val").and_then(|index| usize::try_from(index).ok());
        match (parent, tag.local()) {
            (_, b"ffData") => return Frame::FieldData,
            (_, b"checkBox") => return Frame::CheckBox,
            (_, b"ddList") => return Frame::List,
            (Some(Frame::CheckBox), b"default") => {
                form.checked = Some(form.checked.unwrap_or_else(|| tag.is_on()));
            }
            (Some(Frame::CheckBox), b"checked") => form.checked = Some(tag.is_on()),
            (Some(Frame::List), b"result") => form.result = index(),
            (Some(Frame::List), b"default") => form.default = index(),
            (Some(Frame::List), b"listEntry") => form.offer(tag.val()),
            _ => {}
        }
        Frame::Plain
    }
}
