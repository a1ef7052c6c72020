//! A cell while its paragraphs come in.

use model::build::Body;
use package::Tag;

use crate::address::written;
use crate::book::{Cell, Style};
use crate::format::Decimal;
use crate::notes;

/// The cell that is open.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "elements that are open, any of them within others")]
pub(super) struct Open {
    pub(super) style: String,
    pub(super) repeat: u32,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) covered: bool,
    pub(super) has_formula: bool,
    pub(super) text: String,
    pub(super) comment: String,
    kind: String,
    value: String,
    paragraphs: usize,
    /// Elements that are open within a comment, and within what is drawn in the cell.
    in_comment: bool,
    in_frame: usize,
    in_paragraph: bool,
    in_reading: bool,
}

impl Open {
    pub(super) fn new(tag: &Tag<'_>) -> Self {
        let number = |name: &str| tag.parsed::<u32>(name).unwrap_or(1).max(1);
        let value = ["value", "date-value", "time-value", "boolean-value"]
            .iter()
            .find_map(|name| tag.attribute(name));
        Self {
            style: tag.attribute("style-name").unwrap_or_default(),
            repeat: number("number-columns-repeated"),
            rows: number("number-rows-spanned"),
            columns: number("number-columns-spanned"),
            covered: tag.local() == b"covered-table-cell",
            has_formula: tag.attribute("formula").is_some() && tag.attribute("value-type").is_none(),
            kind: tag.attribute("value-type").unwrap_or_default(),
            value: value.unwrap_or_default(),
            ..Self::default()
        }
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.local() {
            b"annotation" => self.in_comment = true,
            b"frame" | b"g" | b"custom-shape" => self.in_frame += 1,
            b"p" => {
                self.in_paragraph = true;
                let to = if self.in_comment { &mut self.comment } else { &mut self.text };
                if self.in_frame == 0
                    && (self.in_comment && !to.is_empty() || !self.in_comment && self.paragraphs > 0)
                {
                    to.push('\n');
                }
                self.paragraphs += usize::from(!self.in_comment && self.in_frame == 0);
            }
            b"s" => {
                let count = tag.parsed::<usize>("c").unwrap_or(1).min(100);
                self.text(&" ".repeat(count));
            }
            b"tab" => self.text("\t"),
            b"line-break" => self.text("\n"),
            // Readings beside the signs.
            b"ruby-text" => self.in_reading = true,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &[u8]) {
        match name {
            b"annotation" => self.in_comment = false,
            b"frame" | b"g" | b"custom-shape" => self.in_frame = self.in_frame.saturating_sub(1),
            b"p" => self.in_paragraph = false,
            b"ruby-text" => self.in_reading = false,
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.in_paragraph && self.in_frame == 0 && !self.in_reading {
            let to = if self.in_comment { &mut self.comment } else { &mut self.text };
            to.push_str(text);
        }
    }

    /// The cell in its place.
    pub(super) fn finish(&self, row: u32, column: u32, style: &Style, body: &mut Body) -> Cell {
        let mut cell = Cell { row, column, edges: style.edges, ..Cell::default() };
        if self.has_formula && self.text.is_empty() {
            let place = written(row, column);
            cell.notes.extend(body.once(notes::UNCALCULATED, || notes::uncalculated(&place)));
            return cell;
        }
        if style.struck && !self.text.trim().is_empty() {
            cell.notes.extend(body.once(notes::STRUCK, || notes::struck(&self.text)));
            return cell;
        }
        if self.text.starts_with('#') && self.text.ends_with(['!', '?', 'A']) && self.kind != "string" {
            cell.notes.extend(body.once(notes::ERROR, || notes::error(&self.text)));
        }
        cell.text.clone_from(&self.text);
        if let Some(stored) = self.stored() {
            if self.differs() {
                cell.notes.extend(body.once(notes::SHOWN, || notes::shown(&self.text, &stored)));
            }
            cell.stored = (stored != self.text).then_some(stored);
        }
        cell
    }

    /// What the file stores, for numbers and dates.
    fn stored(&self) -> Option<String> {
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => {
                self.value.trim().parse().ok().map(|number: f64| Decimal::of(number).plain())
            }
            "date" => Some(self.value.trim_end_matches("T00:00:00").to_owned()),
            _ => None,
        }
    }

    /// A reader would take another value from the text than is stored.
    fn differs(&self) -> bool {
        if self.kind == "date" {
            let digits = |text: &str| -> Vec<u32> {
                text.split(|sign: char| !sign.is_ascii_digit())
                    .filter_map(|number| number.parse().ok())
                    .collect()
            };
            let (shown, stored) = (digits(&self.text), digits(self.value.trim_end_matches("T00:00:00")));
            return stored.iter().any(|number| !shown.contains(number) && !shown.contains(&(number % 100)));
        }
        let Ok(number) = self.value.trim().parse::<f64>() else { return false };
        let percent = self.text.contains('%');
        let signs: String = self.text.chars().filter(|sign| !",，¥￥$€% \u{a0}+".contains(*sign)).collect();
        let exact = Decimal::of(number).shifted(if percent { 2 } else { 0 });
        signs.parse::<f64>().map_or(true, |shown| !Decimal::of(shown).same_size(&exact))
    }
}
