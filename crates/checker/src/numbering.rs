//! Numbers in front of headings: 第一部分, 一、, （一）, 1., （1）, ① (GB/T 9704-2012 7.3.3).

/// How a number is written, from the outermost level to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Style {
    /// 第一部分, 第一章.
    Part,
    /// 一、
    Han,
    /// （一）
    HanBracketed,
    /// 1.
    Arabic,
    /// （1）
    ArabicBracketed,
    /// ①
    Circled,
}

/// Style and value of a heading's number; `None` for none, and for decimal numbers (1.1), which carry their parent.
pub(crate) fn parse(number: &str) -> Option<(Style, u32)> {
    let text: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(circled) = text.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return Some((Style::Circled, u32::from(circled) - u32::from('①') + 1));
    }
    if let Some(rest) = text.strip_prefix('第') {
        let digits = rest.trim_end_matches(['部', '分', '章', '节', '篇', '编', '、', '：', ':']);
        return value(digits).map(|(value, _)| (Style::Part, value));
    }
    let bracketed = text.starts_with(['（', '(', '〔', '【']);
    let bare = text.trim_matches(['（', '）', '(', ')', '、', '.', '．', '。', '：', ':', '，']);
    let (value, han) = value(bare)?;
    let style = match (han, bracketed) {
        (true, true) => Style::HanBracketed,
        (true, false) => Style::Han,
        (false, true) => Style::ArabicBracketed,
        (false, false) => Style::Arabic,
    };
    Some((style, value))
}

/// A whole number from 1 to 999 in digits or in Chinese numerals, and whether it was Chinese.
fn value(text: &str) -> Option<(u32, bool)> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    if let Ok(number) = text.parse::<u32>() {
        return (text.len() <= 3 && number > 0).then_some((number, false));
    }
    let (mut total, mut digit) = (0, 0);
    for c in text.chars() {
        match "零一二三四五六七八九".chars().position(|numeral| numeral == c) {
            Some(found) => digit = found as u32,
            None if c == '十' => (total, digit) = (total + digit.max(1) * 10, 0),
            None if c == '百' => (total, digit) = (total + digit.max(1) * 100, 0),
            None => return None,
        }
    }
    Some((total + digit, true)).filter(|(number, _)| (1..1000).contains(number))
}

/// What is odd about a number after the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// It was there before.
    Repeated(u32),
    /// The one expected is missing.
    Skipped(u32),
}

/// Walks numbers of one style; tells for each what is odd. A new start at 1 is a new list.
#[derive(Default)]
pub(crate) struct Sequence {
    last: Option<u32>,
    slack: u32,
}

impl Sequence {
    pub(crate) fn next(&mut self, number: u32) -> Option<Oddity> {
        let last = self.last.replace(number);
        let slack = std::mem::take(&mut self.slack);
        match last {
            Some(last) if number == last => {
                // Behind a repeated number the writer may go on from either.
                self.slack = slack + 1;
                Some(Oddity::Repeated(number))
            }
            _ if number == 1 => None,
            None => Some(Oddity::Skipped(1)),
            Some(last) if number > last && number <= last + 1 + slack => None,
            Some(last) if number > last => Some(Oddity::Skipped(last + 1)),
            Some(last) => {
                // Backwards: the number was used, or is out of order.
                self.last = Some(last);
                Some(Oddity::Repeated(number))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_style() {
        assert_eq!(parse("第二部分"), Some((Style::Part, 2)));
        assert_eq!(parse("十二、"), Some((Style::Han, 12)));
        assert_eq!(parse("（二十）"), Some((Style::HanBracketed, 20)));
        assert_eq!(parse("3."), Some((Style::Arabic, 3)));
        assert_eq!(parse("(4)"), Some((Style::ArabicBracketed, 4)));
        assert_eq!(parse("⑤"), Some((Style::Circled, 5)));
        assert_eq!(parse("1.2"), None);
        assert_eq!(parse("2022."), None, "a year is no heading number");
        assert_eq!(parse(""), None);
    }

    fn odd(numbers: &[u32]) -> Vec<Option<Oddity>> {
        let mut sequence = Sequence::default();
        numbers.iter().map(|number| sequence.next(*number)).collect()
    }

    #[test]
    fn one_slip_is_told_once() {
        assert_eq!(odd(&[1, 2, 2, 3]), [None, None, Some(Oddity::Repeated(2)), None]);
        assert_eq!(odd(&[1, 2, 2, 4]), [None, None, Some(Oddity::Repeated(2)), None]);
        assert_eq!(odd(&[1, 3, 4]), [None, Some(Oddity::Skipped(2)), None]);
        assert_eq!(odd(&[1, 2, 1, 2]), [None; 4], "a new list");
        assert_eq!(odd(&[2, 3]), [Some(Oddity::Skipped(1)), None]);
    }
}
