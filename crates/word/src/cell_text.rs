//! A cell while its paragraphs come in.

use model::Span;

use crate::raw::RawCell;

/// A cell and how much is in it, so that adding a paragraph never counts the ones before.
#[derive(Debug, Default)]
pub(crate) struct CellText {
    /// The cell; its text grows through [`CellText::add`] only.
    pub(crate) cell: RawCell,
    paragraphs: usize,
    chars: u32,
}

impl CellText {
    /// Adds a paragraph on a line of its own.
    pub(crate) fn add(&mut self, text: &str, automatic: Option<Span>) {
        if self.paragraphs > 0 {
            self.cell.text.push('\n');
            self.chars += 1;
        }
        self.paragraphs += 1;
        if let Some(span) = automatic {
            self.cell.automatic.push(Span { start: span.start + self.chars, end: span.end + self.chars });
        }
        self.cell.text.push_str(text);
        self.chars += text.chars().count() as u32;
    }

    /// Not even an empty paragraph is in it.
    pub(crate) fn is_untouched(&self) -> bool {
        self.paragraphs == 0 && self.cell.is_blank()
    }

    /// The cell, leaving an empty one.
    pub(crate) fn take(&mut self) -> RawCell {
        std::mem::take(self).cell
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn paragraphs_stand_on_lines_and_numbers_keep_their_place() {
        let mut text = CellText::default();
        text.add("甲", None);
        text.add("", None);
        text.add("一、乙", Some(Span { start: 0, end: 2 }));
        let cell = text.take();
        assert_eq!(cell.text, "甲\n\n一、乙");
        assert_eq!(cell.automatic, [Span { start: 3, end: 5 }]);
    }
}
