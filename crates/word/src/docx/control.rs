//! A content control while it is read (ECMA-376-1 §17.5.2).

use std::fmt::Write as _;

use super::data_store::Binding;
use crate::Prompts;

/// Entries of a list.
const MAX_ITEMS: usize = 1_000;
/// Characters kept of what a control's value or prompt replaced.
const MAX_REPLACED: usize = 1_000;

/// What a control holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing is stated: rich text.
    #[default]
    Unstated,
    Text,
    List,
    Date,
    /// Pictures, building blocks, groups: bound to more than a value.
    Other,
}

/// An open `w:sdt`.
#[derive(Debug, Default)]
pub(super) struct Control {
    pub(super) kind: Kind,
    /// The state of its check box.
    pub(super) checked: Option<bool>,
    /// Characters shown before it.
    pub(super) shown_before: usize,
    /// It began inside a paragraph.
    pub(super) in_line: bool,
    /// It holds no text of its own but a prompt (`showingPlcHdr`, §17.5.2.39).
    pub(super) is_prompt: bool,
    pub(super) binding: Option<Binding>,
    /// The day chosen: `2024-01-05T00:00:00Z`.
    pub(super) full_date: String,
    /// `yyyy年M月d日`
    pub(super) date_format: String,
    /// Values and texts of a list.
    pub(super) items: Vec<(String, String)>,
    /// The value it is bound to, as Word shows it.
    pub(super) bound: Option<String>,
    /// The value stands in the text already.
    pub(super) done: bool,
    /// The text that the value or nothing stands for.
    pub(super) replaced: String,
}

/// What becomes of a text in a control.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is shown as it stands there.
    Kept,
    /// It is not shown.
    Dropped,
    /// This is shown in its place.
    Shown(String),
}

impl Control {
    pub(super) fn offer(&mut self, value: Option<String>, shown: Option<String>) {
        let shown = shown.or_else(|| value.clone());
        if let Some(shown) = shown.filter(|_| self.items.len() < MAX_ITEMS) {
            self.items.push((value.unwrap_or_default(), shown));
        }
    }

    /// The value the control is bound to is known.
    pub(super) fn bind(&mut self, value: &str) {
        let value = value.trim();
        if let Some(checked) = self.checked {
            let state = matches!(value, "1" | "true" | "True" | "TRUE");
            if state != checked && matches!(value.to_ascii_lowercase().as_str(), "0" | "1" | "true" | "false")
            {
                self.checked = Some(state);
                self.bound = Some(if state { "☒" } else { "☐" }.to_owned());
            }
            return;
        }
        // An empty value shows the prompt.
        if value.is_empty() && self.is_prompt {
            return;
        }
        self.bound = match self.kind {
            Kind::Text => Some(value.to_owned()),
            // Rich text is bound to a whole document in XML.
            Kind::Unstated => (!value.contains('<')).then(|| value.to_owned()),
            Kind::List => {
                let item = self.items.iter().find(|(known, _)| known == value);
                Some(item.map_or(value, |(_, shown)| shown).to_owned())
            }
            Kind::Date => match (day(value), day(&self.full_date)) {
                (Some(bound), Some(chosen)) if bound == chosen => None,
                (Some(bound), _) => Some(written(bound, &self.date_format)),
                (None, _) => Some(value.to_owned()),
            },
            Kind::Other => None,
        };
    }

    /// Its content is not what is shown.
    pub(super) fn replaces(&self) -> bool {
        self.is_prompt || self.bound.is_some()
    }

    /// Its value waits for a place in the text.
    pub(super) fn is_waiting(&self) -> bool {
        self.bound.is_some() && !self.done
    }

    /// The value, once.
    pub(super) fn take_bound(&mut self) -> Option<String> {
        if std::mem::replace(&mut self.done, true) { None } else { self.bound.clone() }
    }

    pub(super) fn take(&mut self, text: &str, prompts: Prompts) -> Part {
        let room = MAX_REPLACED.saturating_sub(self.replaced.len());
        self.replaced.extend(text.chars().take(room));
        if self.bound.is_none() && prompts == Prompts::Shown {
            return Part::Kept;
        }
        self.take_bound().map_or(Part::Dropped, Part::Shown)
    }
}

type Day = (u32, u32, u32);

/// Year, month and day of an ISO 8601 date or time.
fn day(text: &str) -> Option<Day> {
    let date = text.get(..10)?;
    let mut numbers = date.split('-').map(|number| number.parse().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    (numbers.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((year, month, day))
}

/// A date in the control's format; in ISO 8601 where the format asks for more than numbers.
fn written((year, month, day): Day, format: &str) -> String {
    let mut text = String::new();
    let mut chars = format.chars().peekable();
    while let Some(sign) = chars.next() {
        let mut count = 1;
        while chars.next_if_eq(&sign).is_some() {
            count += 1;
        }
        match (sign, count) {
            ('y', 4) => {
                let _ = write!(text, "{year:04}");
            }
            ('y', 2) => {
                let _ = write!(text, "{:02}", year % 100);
            }
            ('M', 1 | 2) => {
                let _ = write!(text, "{month:0count$}");
            }
            ('d', 1 | 2) => {
                let _ = write!(text, "{day:0count$}");
            }
            ('\'', _) => {}
            (sign, _) if sign.is_ascii_alphabetic() => return format!("{year:04}-{month:02}-{day:02}"),
            (sign, count) => text.extend(std::iter::repeat_n(sign, count)),
        }
    }
    if text.is_empty() { format!("{year:04}-{month:02}-{day:02}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(control: Control, value: &str) -> Option<String> {
        let mut control = control;
        control.bind(value);
        control.bound
    }

    #[test]
    fn a_date_is_written_as_the_control_says() {
        let date = |full_date: &str, date_format: &str| Control {
            kind: Kind::Date,
            full_date: full_date.to_owned(),
            date_format: date_format.to_owned(),
            ..Control::default()
        };
        let value = "2024-03-05T00:00:00";
        assert_eq!(bound(date("", "yyyy年M月d日"), value).as_deref(), Some("2024年3月5日"));
        assert_eq!(bound(date("", "EEEE年O月A日"), value).as_deref(), Some("2024-03-05"));
        assert_eq!(bound(date("2024-03-05T08:00:00Z", "yyyy/MM/dd"), value), None, "what stands there is it");
        assert_eq!(bound(date("", "yyyy/MM/dd"), "三月底").as_deref(), Some("三月底"));
    }

    #[test]
    fn a_list_shows_the_text_of_its_value() {
        let mut list = Control { kind: Kind::List, ..Control::default() };
        list.offer(Some("1".to_owned()), Some("新增".to_owned()));
        list.offer(Some("延续".to_owned()), None);
        list.bind("1");
        assert_eq!(list.bound.as_deref(), Some("新增"));
        list.bind("延续");
        assert_eq!(list.bound.as_deref(), Some("延续"));
        list.bind("其他");
        assert_eq!(list.bound.as_deref(), Some("其他"));
    }

    #[test]
    fn a_check_box_has_the_state_it_is_bound_to() {
        let check = |checked| Control { checked: Some(checked), ..Control::default() };
        assert_eq!(bound(check(false), "true").as_deref(), Some("☒"));
        assert_eq!(bound(check(true), "0").as_deref(), Some("☐"));
        assert_eq!(bound(check(true), "1"), None);
        assert_eq!(bound(check(true), "x"), None);
    }

    #[test]
    fn the_value_stands_once_for_all_the_text() {
        let mut control = Control { kind: Kind::Text, ..Control::default() };
        control.bind("66");
        assert_eq!(control.take("5", Prompts::Shown), Part::Shown("66".to_owned()));
        assert_eq!(control.take("3", Prompts::Shown), Part::Dropped);
        assert_eq!(control.replaced, "53");
        let mut prompt = Control { is_prompt: true, ..Control::default() };
        prompt.bind("");
        assert_eq!(prompt.take("单击此处", Prompts::LeftOut), Part::Dropped);
        assert_eq!(prompt.take("单击此处", Prompts::Shown), Part::Kept);
    }
}
