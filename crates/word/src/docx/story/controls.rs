//! Content controls (`w:sdt`, ECMA-376-1 §17.5.2): prompts, bound values, check boxes.

use model::Note;
use package::Tag;

use super::{Frame, Story};
use crate::WordError;
use crate::docx::control::{Control, Kind, Part};
use crate::docx::data_store::Binding;
use crate::docx::flow::{Level, Target};

/// Characters of a text that a note repeats.
const TOLD: usize = 200;

impl Story<'_> {
    pub(super) fn open_control(&mut self) -> Frame {
        let in_line = self.in_flow() && self.line().is_some();
        self.controls.push(Control { shown_before: self.shown, in_line, ..Control::default() });
        Frame::Control
    }

    /// A child of `sdtPr`.
    pub(super) fn control_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        let Some(control) = self.controls.last_mut() else { return Some(Frame::Plain) };
        match tag.local() {
            b"showingPlcHdr" => control.is_prompt = tag.is_on(),
            b"dataBinding" => {
                control.binding = Some(Binding {
                    path: tag.attribute("xpath").unwrap_or_default(),
                    store: tag.attribute("storeItemID").unwrap_or_default(),
                });
            }
            b"text" => control.kind = Kind::Text,
            b"comboBox" | b"dropDownList" => {
                control.kind = Kind::List;
                return Some(Frame::ControlProperties);
            }
            b"listItem" => control.offer(tag.attribute("value"), tag.attribute("displayText")),
            b"date" => {
                control.kind = Kind::Date;
                control.full_date = tag.attribute("fullDate").unwrap_or_default();
                return Some(Frame::ControlProperties);
            }
            b"dateFormat" => control.date_format = tag.val().unwrap_or_default(),
            b"checkbox" => return Some(Frame::ControlProperties),
            b"checked" => control.checked = Some(tag.is_on()),
            b"picture"
            | b"docPartObj"
            | b"docPartList"
            | b"group"
            | b"citation"
            | b"bibliography"
            | b"equation"
            | b"richText"
            | b"repeatingSection"
            | b"repeatingSectionItem" => control.kind = Kind::Other,
            _ => return None,
        }
        None
    }

    /// The properties are known: what is shown in place of the content.
    pub(super) fn open_control_content(&mut self) -> Result<(), WordError> {
        let Some(binding) = self.controls.last_mut().and_then(|control| control.binding.take()) else {
            return Ok(());
        };
        let value =
            self.context.data.borrow_mut().value(&binding, self.context.package, self.context.main)?;
        if let (Some(control), Some(value)) = (self.controls.last_mut(), value) {
            control.bind(&value);
        }
        Ok(())
    }

    /// What is shown of a text in the open controls.
    pub(super) fn in_control(&mut self, text: &str) -> Option<Part> {
        let prompts = self.context.options.prompts;
        let control = self.controls.iter_mut().rev().find(|control| control.replaces())?;
        Some(control.take(text, prompts))
    }

    /// A bound control around whole paragraphs had no text to put its value for.
    pub(super) fn show_bound(&mut self) -> Result<(), WordError> {
        let waits = |control: &&mut Control| !control.in_line && control.is_waiting();
        match self.controls.last_mut().filter(waits).and_then(Control::take_bound) {
            Some(value) => self.show_plain(&value),
            None => Ok(()),
        }
    }

    pub(super) fn close_control(&mut self) -> Result<(), WordError> {
        let Some(mut control) = self.controls.pop() else { return Ok(()) };
        if self.in_flow()
            && self.line().is_some()
            && let Some(value) = control.take_bound()
        {
            self.show(&value)?;
        }
        if let Some(note) = control.note() {
            self.tell(note);
        }
        match control.checked {
            Some(checked) if control.shown_before == self.shown => {
                self.show(if checked { "☒" } else { "☐" })
            }
            _ => Ok(()),
        }
    }

    /// Says something of the open paragraph, else of the cell, else of the document.
    pub(super) fn tell(&mut self, note: Note) {
        if self.removed > 0 {
            return;
        }
        if let Some(line) = self.line() {
            line.notes.push(note);
            return;
        }
        let cell = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Flow(flow) => Some(&mut flow.target),
            Level::Table(_) => None,
        });
        match cell {
            Some(Target::Cell(cell)) => cell.cell.notes.push(note),
            _ => self.body.note(note),
        }
    }
}

impl Control {
    /// What has to be said when it ends.
    fn note(&self) -> Option<Note> {
        let replaced: String = self.replaced.trim().chars().take(TOLD).collect();
        if replaced.is_empty() {
            return None;
        }
        if self.is_prompt && self.bound.is_none() {
            return Some(Note::new(
                "word.prompt",
                format!(
                    "内容控件没有填写，只有提示文字 (an empty content control shows its prompt): {replaced}"
                ),
            ));
        }
        let bound = self.bound.as_deref()?;
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let bound: String = bound.trim().chars().take(TOLD).collect();
        (squeezed(&replaced) != squeezed(&bound)).then(|| {
            Note::new(
                "word.bound-value",
                format!(
                    "内容控件绑定了数据，按 Word 所显示的数据读取 (a content control was read by the data it is bound to): {replaced} → {bound}"
                ),
            )
        })
    }
}
