//! A paragraph while its text comes in: white space collapses as browsers do it (CSS Text 3, §4.1).

use model::{Note, Paragraph, Span};

use crate::symbol;

/// White space that waits for the next character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    /// White space with a line break in it: nothing at all between two Chinese characters.
    Break,
}

/// Private codes told of one paragraph, at most.
const CODES_TOLD: usize = 100;

/// A paragraph in progress.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// Characters in `text`.
    chars: u32,
    gap: Gap,
    /// There is a paragraph, though perhaps an empty one.
    started: bool,
    automatic: Option<Span>,
    /// Private codes, and what they were read as.
    private: Vec<(char, Option<char>)>,
    pub(super) outline_level: Option<u8>,
    pub(super) bookmarks: Vec<String>,
    pub(super) page_break_before: bool,
}

impl Line {
    /// Adds text. With `keeps_space` (`pre`) nothing collapses. Returns how many characters it came to.
    pub(super) fn add(&mut self, text: &str, keeps_space: bool) -> usize {
        let before = self.chars;
        for char in text.chars() {
            match char {
                ' ' | '\t' | '\n' | '\r' | '\u{C}' if !keeps_space => self.gap_of(char),
                '\r' => {}
                _ => {
                    self.close_gap(char);
                    self.push(char);
                }
            }
        }
        (self.chars - before) as usize
    }

    /// `br`: white space around it vanishes.
    pub(super) fn break_line(&mut self) {
        self.started = true;
        self.gap = Gap::None;
        self.push('\n');
    }

    /// There is a paragraph here, if an empty one.
    pub(super) fn start(&mut self) {
        self.started = true;
    }

    /// The end of the text so far, to give to [`Line::number`].
    pub(super) fn mark(&mut self) -> usize {
        self.text.len()
    }

    /// What came since `mark` is the automatic number.
    pub(super) fn number(&mut self, mark: usize) {
        let written = self.text.split_off(mark.min(self.text.len()));
        if let Some(bullet) = bullet(written.trim()) {
            self.chars -= written.chars().count() as u32;
            // A bullet says nothing that the text does not, but for the boxes of forms.
            if symbol::is_box(bullet) {
                self.text.push(bullet);
                self.chars += 1;
                self.gap = Gap::Space;
            } else {
                self.gap = Gap::None;
            }
            return;
        }
        let gap = self.gap != Gap::None || written.ends_with(char::is_whitespace);
        let number = written.trim();
        let start = self.chars - written.chars().count() as u32;
        let end = start + number.chars().count() as u32;
        self.text.push_str(number);
        self.chars = end;
        if end > start {
            self.automatic = self.automatic.or(Some(Span { start, end }));
        }
        self.gap = if gap { Gap::Space } else { Gap::None };
    }

    /// What came since `mark` is the mark of a note: in brackets, or it would read as part of the value it stands at.
    pub(super) fn bracket(&mut self, mark: usize) {
        let written = self.text.split_off(mark.min(self.text.len()));
        let marked = written.trim();
        if marked.is_empty() || marked.starts_with(['[', '(', '（', '［', '〔', '【']) {
            self.text.push_str(&written);
            return;
        }
        self.chars = self.chars - written.chars().count() as u32 + marked.chars().count() as u32 + 2;
        self.text.push('[');
        self.text.push_str(marked);
        self.text.push(']');
    }

    /// There is no text yet, or only blanks.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What has to be said of the text so far.
    pub(super) fn take_notes(&mut self) -> Vec<Note> {
        let private = std::mem::take(&mut self.private).into_iter();
        private.map(|(written, read)| symbol::private_use_note(written, read)).collect()
    }

    /// The paragraph, if there is one. Bookmarks and page breaks before nothing wait for the next.
    pub(super) fn take(&mut self) -> Option<Paragraph> {
        if !self.started {
            self.gap = Gap::None;
            return None;
        }
        let mut line = std::mem::take(self);
        // The last line break of a block closes its line and opens none.
        if line.text.ends_with('\n') {
            line.text.pop();
        }
        if line.text.chars().all(|char| matches!(char, ' ' | '\u{A0}' | '\n')) {
            line.text.clear();
        }
        Some(Paragraph {
            text: line.text,
            automatic: line.automatic,
            outline_level: line.outline_level,
            bookmarks: line.bookmarks,
            page_break_before: line.page_break_before,
            ..Paragraph::default()
        })
    }

    fn gap_of(&mut self, char: char) {
        self.gap =
            if char == '\n' || char == '\r' || self.gap == Gap::Break { Gap::Break } else { Gap::Space };
    }

    fn close_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.text.chars().next_back().filter(|last| *last != '\n') else { return };
        let between_chinese = gap == Gap::Break && is_wide(last) && is_wide(next);
        if gap != Gap::None && !between_chinese && last != ' ' {
            self.push(' ');
        }
    }

    fn push(&mut self, char: char) {
        self.started = true;
        if char.is_control() && !matches!(char, '\n' | '\t') || symbol::is_invisible(char) {
            return;
        }
        let mut read = char;
        if symbol::is_private_use(char) {
            let known = symbol::private_use(char);
            read = known.unwrap_or(char);
            if self.private.len() < CODES_TOLD {
                self.private.push((char, known));
            }
        }
        self.text.push(read);
        self.chars += 1;
    }
}

/// The sign that a list writes instead of a number: a sign alone, or Word's `o` of Courier New.
fn bullet(written: &str) -> Option<char> {
    let mut chars = written.chars();
    let sign = chars.next().filter(|_| chars.next().is_none())?;
    (sign == 'o' || !sign.is_alphanumeric()).then_some(sign)
}

/// Chinese characters, kana and full-width signs: text of them has no spaces for a line to break at.
fn is_wide(char: char) -> bool {
    matches!(char as u32, 0x2E80..=0x303F | 0x3041..=0x33FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
        | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x2_0000..=0x3_FFFF)
        || matches!(char, '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn text(pieces: &[&str]) -> Option<String> {
        let mut line = Line::default();
        for piece in pieces {
            line.add(piece, false);
        }
        line.take().map(|paragraph| paragraph.text)
    }

    #[test]
    fn white_space_collapses_across_elements() {
        assert_eq!(text(&["  a ", " b\n\t c "]).unwrap(), "a b c");
        assert_eq!(text(&[" \n "]), None);
        assert_eq!(text(&["\u{A0}"]).unwrap(), "", "a paragraph that only keeps its height");
        assert_eq!(text(&["5\u{A0}000 元"]).unwrap(), "5\u{A0}000 元");
    }

    #[test]
    fn a_source_line_break_between_chinese_characters_is_nothing() {
        assert_eq!(text(&["预算绩效\r\n", "  目标表 （2022\n年）"]).unwrap(), "预算绩效目标表 （2022 年）");
    }

    #[test]
    fn bullets_are_no_numbers_and_boxes_are_answers() {
        let listed = |number: &str| {
            let mut line = Line::default();
            let mark = line.mark();
            line.add(number, false);
            line.number(mark);
            line.add("新增", false);
            line.take().map(|paragraph| (paragraph.text, paragraph.automatic))
        };
        assert_eq!(listed("☒\u{A0} "), Some(("☒ 新增".to_owned(), None)));
        assert_eq!(listed("·\u{A0} "), Some(("新增".to_owned(), None)));
        assert_eq!(listed("o "), Some(("新增".to_owned(), None)));
        assert_eq!(listed("①"), Some(("①新增".to_owned(), Some(Span { start: 0, end: 1 }))));
    }

    #[test]
    fn marks_of_notes_stand_in_brackets() {
        let marked = |mark: &str| {
            let mut line = Line::default();
            line.add("12.00", false);
            let at = line.mark();
            line.add(mark, false);
            line.bracket(at);
            line.add("元", false);
            line.take().map(|paragraph| paragraph.text)
        };
        assert_eq!(marked("1").unwrap(), "12.00[1]元");
        assert_eq!(marked("[1]").unwrap(), "12.00[1]元");
        assert_eq!(marked("").unwrap(), "12.00元");
    }

    #[test]
    fn signs_that_nobody_sees_are_none() {
        assert_eq!(text(&["项\u{200B}目\u{FEFF}名\u{AD}称"]).unwrap(), "项目名称");
    }

    #[test]
    fn breaks_and_numbers() {
        let mut line = Line::default();
        let mark = line.mark();
        line.add("一、\u{A0}\u{A0}", false);
        line.number(mark);
        line.add("总体", false);
        line.break_line();
        line.add(" 目标 ", false);
        line.break_line();
        let paragraph = line.take().unwrap();
        assert_eq!(paragraph.text, "一、 总体\n目标");
        assert_eq!(paragraph.automatic, Some(Span { start: 0, end: 2 }));
        assert!(line.take().is_none());
    }
}
