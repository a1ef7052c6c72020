//! Automatic numbers of a cell that change after its text was put together.

use crate::Span;

use super::RawCell;

/// What is left to read of a text, by characters.
struct Rest<'t> {
    text: &'t str,
    char: u32,
}

impl<'t> Rest<'t> {
    /// The text up to a character of the whole.
    fn up_to(&mut self, char: u32) -> &'t str {
        let count = char.saturating_sub(self.char) as usize;
        let end = self.text.char_indices().nth(count).map_or(self.text.len(), |(at, _)| at);
        let (taken, text) = self.text.split_at(end);
        *self = Self { text, char: self.char.max(char) };
        taken
    }
}

impl RawCell {
    /// Nothing but automatic numbers stands in the cell.
    pub fn is_blank_but_for_numbers(&self) -> bool {
        let mut rest = Rest { text: &self.text, char: 0 };
        let blank = |text: &str| text.trim().is_empty();
        self.tables.is_empty()
            && self.automatic.iter().all(|span| {
                let between = rest.up_to(span.start);
                rest.up_to(span.end);
                blank(between)
            })
            && blank(rest.text)
    }

    /// Writes other numbers into the cell, by their places among its automatic numbers, rising; `None` takes one out,
    /// and the blank behind it.
    pub fn renumber<'n>(&mut self, changes: impl Iterator<Item = (usize, Option<&'n str>)>) {
        let old = std::mem::take(&mut self.text);
        let mut changes = changes.peekable();
        let mut rest = Rest { text: &old, char: 0 };
        let mut text = String::with_capacity(old.len());
        let mut chars = 0;
        let mut automatic = Vec::with_capacity(self.automatic.len());
        let mut tables = self.tables_at.iter_mut().peekable();
        for (index, span) in self.automatic.iter().enumerate() {
            let before = rest.up_to(span.start);
            // Where the number stands in the old text; tables before it have moved as much as the text has.
            let at = old.len() - rest.text.len();
            let moved = text.len() + before.len();
            while let Some(table) = tables.next_if(|table| **table <= at) {
                *table = (*table + moved).saturating_sub(at);
            }
            text.push_str(before);
            chars += before.chars().count() as u32;
            let number = rest.up_to(span.end);
            match changes.next_if(|(changed, _)| *changed == index) {
                Some((_, None)) => {
                    if rest.text.starts_with(' ') {
                        rest.up_to(span.end + 1);
                    }
                }
                changed => {
                    let number = changed.and_then(|(_, text)| text).unwrap_or(number);
                    let start = chars;
                    text.push_str(number);
                    chars += number.chars().count() as u32;
                    automatic.push(Span { start, end: chars });
                }
            }
        }
        let (at, moved) = (old.len() - rest.text.len(), text.len());
        for table in tables {
            *table = (*table + moved).saturating_sub(at);
        }
        text.push_str(rest.text);
        (self.text, self.automatic) = (text, automatic);
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn cell() -> RawCell {
        let spans = [(0, 2), (5, 7)];
        RawCell {
            text: "一、 甲\n二、 乙".into(),
            automatic: spans.map(|(start, end)| Span { start, end }).to_vec(),
            // Behind each line: 一、 甲 is 10 bytes.
            tables_at: vec![10, 21],
            ..RawCell::default()
        }
    }

    #[test]
    fn numbers_change_where_they_stand() {
        let mut changed = cell();
        changed.renumber([(1, Some("十二、"))].into_iter());
        assert_eq!(changed.text, "一、 甲\n十二、 乙");
        assert_eq!(changed.automatic, [Span { start: 0, end: 2 }, Span { start: 5, end: 8 }]);
        assert_eq!(changed.tables_at, [10, 24]);
    }

    #[test]
    fn a_number_taken_out_takes_its_blank_with_it() {
        let mut changed = cell();
        changed.renumber([(0, None)].into_iter());
        assert_eq!(changed.text, "甲\n二、 乙");
        assert_eq!(changed.automatic, [Span { start: 2, end: 4 }]);
        assert_eq!(changed.tables_at, [3, 14]);
    }

    #[test]
    fn a_cell_of_numbers_alone_is_blank() {
        assert!(!cell().is_blank_but_for_numbers());
        let automatic = vec![Span { start: 0, end: 2 }];
        let numbered = RawCell { text: "二、 ".into(), automatic, ..RawCell::default() };
        assert!(numbered.is_blank_but_for_numbers());
        assert!(RawCell::default().is_blank_but_for_numbers());
    }
}
