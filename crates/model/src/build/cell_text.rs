//! A cell while its paragraphs come in.

use crate::Span;

use super::raw::RawCell;

/// A cell and how much is in it, so that adding a paragraph never counts the ones before.
#[derive(Debug, Default)]
pub struct CellText {
    /// The cell. Beside [`CellText::add`] its text grows only at its end, by an embedded document.
    pub cell: RawCell,
    paragraphs: usize,
    /// Its first `counted` bytes are `chars` characters. Counted on only where a number stands.
    counted: usize,
    chars: u32,
}

impl CellText {
    /// Adds a paragraph on a line of its own.
    pub fn add(&mut self, text: String, automatic: Option<Span>) {
        // The empty paragraph that Word demands behind an embedded document is no line.
        if self.paragraphs > 0 || !(self.cell.text.is_empty() || text.is_empty()) {
            self.cell.text.push('\n');
        }
        self.paragraphs += 1;
        if let Some(span) = automatic {
            self.chars += self.cell.text.get(self.counted..).map_or(0, |text| text.chars().count() as u32);
            self.counted = self.cell.text.len();
            self.cell.automatic.push(Span { start: span.start + self.chars, end: span.end + self.chars });
        }
        if self.cell.text.is_empty() {
            self.cell.text = text;
        } else {
            self.cell.text.push_str(&text);
        }
    }

    /// Not even an empty paragraph is in it.
    pub fn is_untouched(&self) -> bool {
        self.paragraphs == 0 && self.cell.is_blank()
    }

    /// The cell, leaving an empty one.
    pub fn take(&mut self) -> RawCell {
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
        text.add("甲".to_owned(), None);
        text.add(String::new(), None);
        text.add("一、乙".to_owned(), Some(Span { start: 0, end: 2 }));
        text.add("二、丙".to_owned(), Some(Span { start: 0, end: 2 }));
        let cell = text.take();
        assert_eq!(cell.text, "甲\n\n一、乙\n二、丙");
        assert_eq!(cell.automatic, [Span { start: 3, end: 5 }, Span { start: 7, end: 9 }]);
    }

    #[test]
    fn a_paragraph_behind_an_embedded_document_stands_on_its_own_line() {
        let mut text = CellText::default();
        text.cell.text.push_str("嵌入");
        text.add("一、甲".to_owned(), Some(Span { start: 0, end: 2 }));
        let cell = text.take();
        assert_eq!(cell.text, "嵌入\n一、甲");
        assert_eq!(cell.automatic, [Span { start: 3, end: 5 }]);
        text.cell.text.push_str("嵌入");
        text.add(String::new(), None);
        assert_eq!(text.take().text, "嵌入");
    }
}
