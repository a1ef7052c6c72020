//! Numbers in front of headings and list items: 第一部分, 第二章, 一、, （一）, 1., 1.1, （1）, ①
//! (GB/T 9704-2012 7.3.3: 一、 over （一） over 1. over （1）).

use crate::{fold, numeral};

/// How a number is written, from the outermost level to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 第一部分, 第一篇, 第一编.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 一、
    Han,
    /// （一）
    HanBracketed,
    /// 1. and, of more than one piece, 1.1.
    Arabic,
    /// （1）, 1）
    ArabicBracketed,
    /// ①
    Circled,
}

impl Style {
    /// Whether such a number opens a division of the whole document: 部分, 章, 节.
    #[must_use]
    pub fn is_division(self) -> bool {
        self <= Self::Section
    }
}

/// A number in front of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'t> {
    /// The number with its marks, as written: `（一）`, `1.`
    pub written: &'t str,
    /// What stands behind it, white space in front left out.
    pub rest: &'t str,
    /// How it is written.
    pub style: Style,
    /// Its value, from 1; of 1.2 the 2.
    pub value: u32,
    /// How many pieces it has: 1, and 2 for 1.1.
    pub pieces: u8,
}

impl Number<'_> {
    /// How deep such a number stands by habit, from 1 (第一部分) to 9 (①).
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self.style {
            Style::Part => 1,
            Style::Chapter => 2,
            Style::Section => 3,
            Style::Han => 4,
            Style::HanBracketed => 5,
            // 1.1 stands a level below 1., where （1） does in a text without such numbers.
            Style::Arabic => 5 + self.pieces.clamp(1, MOST_PIECES),
            Style::ArabicBracketed => 8,
            Style::Circled => 9,
        }
    }
}

/// 1.1.1.1 is the deepest number of several pieces.
const MOST_PIECES: u8 = 4;

/// Longest number in characters: 一百二十三, 1000.
const LONGEST: usize = 5;

/// What a document counts: 第 and a number and one of these.
const DIVISIONS: [(&str, Style); 5] = [
    ("部分", Style::Part),
    ("篇", Style::Part),
    ("编", Style::Part),
    ("章", Style::Chapter),
    ("节", Style::Section),
];

/// The number that `text` begins with.
///
/// ```
/// use wording::heading::{number, Style};
///
/// let number = number("（二十一）项目管理").unwrap();
/// assert_eq!((number.written, number.rest), ("（二十一）", "项目管理"));
/// assert_eq!((number.style, number.value), (Style::HanBracketed, 21));
/// ```
#[must_use]
pub fn number(text: &str) -> Option<Number<'_>> {
    let line = Line(text);
    let (first, width) = line.at(0)?;
    match (first, one_sign(first)) {
        (_, Some((style, value))) => line.number(width, style, value),
        ('第', _) => division(line),
        ('(', _) => bracketed(line),
        _ => marked(line),
    }
}

/// Style and value of a number that stands by itself, its marks left out perhaps: `一`, `1`, `〔2〕`. None for numbers of
/// several pieces, which carry their parent.
#[must_use]
pub fn alone(text: &str) -> Option<(Style, u32)> {
    let folded = fold::Folded::label(text).text;
    if let Some(number) = number(&folded).filter(|number| number.rest.is_empty()) {
        return (number.pieces == 1).then_some((number.style, number.value));
    }
    let bare = folded.trim_matches(['(', ')', '、', '.', '。', ':', ',']);
    let line = Line(bare);
    let (numeral, digits) = (line.run(0, is_numeral), line.run(0, is_digit));
    if numeral == bare.len() {
        Some((if folded.starts_with('(') { Style::HanBracketed } else { Style::Han }, value(bare)?))
    } else if digits == bare.len() {
        Some((if folded.starts_with('(') { Style::ArabicBracketed } else { Style::Arabic }, value(bare)?))
    } else {
        None
    }
}

/// A label without the number in front: `1.`, `一、`, `①`, and `1，`, which headings do not have. The text itself when
/// there is no number, or nothing else.
#[must_use]
pub fn without_number(label: &str) -> &str {
    let comma = || {
        let line = Line(label);
        let end = line.run(0, is_counting);
        line.at(end)
            .filter(|(c, _)| end > 0 && matches!(c, ',' | '，'))
            .map(|(_, width)| &label[end + width..])
    };
    let rest = match number(label) {
        Some(number) if !number.style.is_division() => Some(number.rest),
        Some(_) => None,
        None => comma(),
    };
    rest.filter(|rest| !rest.is_empty()).unwrap_or(label)
}

/// Whether a line is nothing but the number of an annex: 附件, 附件2, 附表一：.
#[must_use]
pub fn is_annex(line: &str) -> bool {
    let rest = line.trim().strip_prefix('附').and_then(|rest| rest.strip_prefix(['件', '表', '录']));
    rest.is_some_and(|rest| matches!(rest.trim_start().trim_start_matches(is_counting), "" | "：" | ":"))
}

/// 第一部分, 第三章、
fn division(line: Line<'_>) -> Option<Number<'_>> {
    let start = '第'.len_utf8();
    let end = start + line.run(start, is_counting);
    let (word, style) =
        DIVISIONS.into_iter().find(|(word, _)| end > start && line.0[end..].starts_with(word))?;
    let value = value(&line.0[start..end])?;
    let end = end + word.len();
    line.number(end + line.mark(end, &['、', ':', '.']), style, value)
}

/// （一）, （1）、
fn bracketed(line: Line<'_>) -> Option<Number<'_>> {
    let start = line.at(0)?.1;
    let (numerals, digits) = (line.run(start, is_numeral), line.run(start, is_digit));
    let (length, style) =
        if numerals > 0 { (numerals, Style::HanBracketed) } else { (digits, Style::ArabicBracketed) };
    let value = value(line.0.get(start..start + length)?)?;
    let (_, close) = line.at(start + length).filter(|(c, _)| *c == ')')?;
    let end = start + length + close;
    line.number(end + line.mark(end, &['、', '.']), style, value)
}

/// 一、, 1., 1、, 1), 1.1
fn marked(line: Line<'_>) -> Option<Number<'_>> {
    let numerals = line.run(0, is_numeral);
    if numerals > 0 {
        let mark = line.mark(numerals, &['、', '.']);
        let value = value(&line.0[..numerals]).filter(|_| mark > 0)?;
        return line.number(numerals + mark, Style::Han, value);
    }
    let mut end = line.run(0, is_digit);
    let mut last = value(&line.0[..end])?;
    let mut pieces = 1;
    loop {
        let (mark, width) = line.at(end)?;
        let digits = line.run(end + width, is_digit);
        match mark {
            '.' if (1..=2).contains(&line.count(end + width, digits)) && pieces < MOST_PIECES => {
                // 1.1 is a number of two pieces; 3.5万 is an amount and has no mark or space behind.
                last = value(&line.0[end + width..end + width + digits])?;
                end += width + digits;
                pieces += 1;
                match line.0[end..].chars().next().map(|c| (fold::character(c), fold::is_space(c))) {
                    Some(('.', _)) => {}
                    Some((_, true)) => return line.pieces(end, last, pieces),
                    _ => return None,
                }
            }
            '.' | '、' if digits == 0 => return line.pieces(end + width, last, pieces),
            ')' => return line.number(end + width, Style::ArabicBracketed, last),
            _ => return None,
        }
    }
}

/// A number that is one sign: ①, ⑴, ⒈, ㈠.
fn one_sign(c: char) -> Option<(Style, u32)> {
    let from = |first: char| u32::from(c) - u32::from(first) + 1;
    match c {
        '①'..='⑳' => Some((Style::Circled, from('①'))),
        '⑴'..='⒇' => Some((Style::ArabicBracketed, from('⑴'))),
        '⒈'..='⒛' => Some((Style::Arabic, from('⒈'))),
        '㈠'..='㈩' => Some((Style::HanBracketed, from('㈠'))),
        _ => None,
    }
}

/// Whether a character is written in a number that counts: a digit of either width, or 一 to 百.
#[must_use]
pub fn is_counting(c: char) -> bool {
    is_digit(c) || is_numeral(fold::character(c))
}

fn is_numeral(c: char) -> bool {
    numeral::is_digit(c) || matches!(c, '十' | '百')
}

/// A digit of either width.
fn is_digit(c: char) -> bool {
    fold::character(c).is_ascii_digit()
}

/// A number of headings: from 1, and no year.
fn value(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let text: String = text.chars().map(fold::character).collect();
    let value = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().ok()
    } else {
        let spelled = || text.chars().try_fold(0, |n, c| Some(n * 10 + u32::from(numeral::digit(c)?)));
        numeral::integer(&text).and_then(|value| u32::try_from(value).ok()).or_else(spelled)
    };
    value.filter(|value| *value > 0 && *value < 10_000 && !(1900..2100).contains(value))
}

/// A line that is looked at by folded characters.
#[derive(Clone, Copy)]
struct Line<'t>(&'t str);

impl<'t> Line<'t> {
    /// The character at a byte, folded, and its width in bytes.
    fn at(self, byte: usize) -> Option<(char, usize)> {
        let c = self.0.get(byte..)?.chars().next()?;
        Some((fold::character(c), c.len_utf8()))
    }

    /// The length in bytes of what `is` holds for.
    fn run(self, from: usize, is: impl Fn(char) -> bool) -> usize {
        let rest = self.0.get(from..).unwrap_or_default();
        rest.find(|c| !is(fold::character(c))).unwrap_or(rest.len())
    }

    /// How many characters a run is.
    fn count(self, from: usize, length: usize) -> usize {
        self.0.get(from..from + length).map_or(0, |run| run.chars().count())
    }

    /// The width of one of `marks` at a byte; 0 when none is there.
    fn mark(self, at: usize, marks: &[char]) -> usize {
        self.at(at).filter(|(c, _)| marks.contains(c)).map_or(0, |(_, width)| width)
    }

    fn number(self, end: usize, style: Style, value: u32) -> Option<Number<'t>> {
        let (written, rest) = self.0.split_at_checked(end)?;
        Some(Number { written, rest: rest.trim_start_matches(fold::is_space), style, value, pieces: 1 })
    }

    fn pieces(self, end: usize, value: u32, pieces: u8) -> Option<Number<'t>> {
        self.number(end, Style::Arabic, value).map(|number| Number { pieces, ..number })
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn numbers_are_split_from_their_headings() {
        for (text, written, rest, style, value, rank) in [
            ("第一部分", "第一部分", "", Style::Part, 1, 1),
            ("第２部分：目标", "第２部分：", "目标", Style::Part, 2, 1),
            ("第十二章 总则", "第十二章", "总则", Style::Chapter, 12, 2),
            ("第三节、甲", "第三节、", "甲", Style::Section, 3, 3),
            ("一、总目标", "一、", "总目标", Style::Han, 1, 4),
            ("二十一．甲", "二十一．", "甲", Style::Han, 21, 4),
            ("\u{2f00}、甲", "\u{2f00}、", "甲", Style::Han, 1, 4),
            ("（一）甲", "（一）", "甲", Style::HanBracketed, 1, 5),
            ("(二十)、 甲", "(二十)、", "甲", Style::HanBracketed, 20, 5),
            ("1.培训经费绩效目标表", "1.", "培训经费绩效目标表", Style::Arabic, 1, 6),
            ("１２、甲", "１２、", "甲", Style::Arabic, 12, 6),
            ("1.1 甲", "1.1", "甲", Style::Arabic, 1, 7),
            ("1.2.3.甲", "1.2.3.", "甲", Style::Arabic, 3, 8),
            ("（4）甲", "（4）", "甲", Style::ArabicBracketed, 4, 8),
            ("3）甲", "3）", "甲", Style::ArabicBracketed, 3, 8),
            ("⑤甲", "⑤", "甲", Style::Circled, 5, 9),
            ("⑵甲", "⑵", "甲", Style::ArabicBracketed, 2, 8),
            ("㈢甲", "㈢", "甲", Style::HanBracketed, 3, 5),
            ("⒋ 甲", "⒋", "甲", Style::Arabic, 4, 6),
        ] {
            let found = number(text).unwrap_or_else(|| panic!("{text}"));
            let seen = (found.written, found.rest, found.style, found.value, found.rank());
            assert_eq!(seen, (written, rest, style, value, rank), "{text}");
        }
    }

    #[test]
    fn amounts_years_and_words_are_no_numbers() {
        for text in [
            "",
            "2022年度",
            "2022.",
            "（2022）云财1号",
            "3.5万元用于培训",
            "0.5 万元",
            "一级指标",
            "一次性补助",
            "第一",
            "（甲）",
            "10%",
            "1,200元",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_stand_by_themselves() {
        assert_eq!(alone("第二部分"), Some((Style::Part, 2)));
        assert_eq!(alone("十二、"), Some((Style::Han, 12)));
        assert_eq!(alone("十二"), Some((Style::Han, 12)));
        assert_eq!(alone("（ 二十 ）"), Some((Style::HanBracketed, 20)));
        assert_eq!(alone("3."), Some((Style::Arabic, 3)));
        assert_eq!(alone("3"), Some((Style::Arabic, 3)));
        assert_eq!(alone("〔4〕"), Some((Style::ArabicBracketed, 4)));
        assert_eq!(alone("⑤"), Some((Style::Circled, 5)));
        assert_eq!(alone("1.2"), None);
        assert_eq!(alone("2022."), None, "a year is no heading number");
        assert_eq!(alone(""), None);
    }

    #[test]
    fn labels_lose_their_number() {
        for (label, bare) in [
            ("一、项目名称", "项目名称"),
            ("1．项目名称", "项目名称"),
            ("1,项目名称", "项目名称"),
            ("③项目名称", "项目名称"),
            ("一级指标", "一级指标"),
            ("第一部分", "第一部分"),
            ("1.", "1."),
        ] {
            assert_eq!(without_number(label), bare);
        }
    }

    #[test]
    fn annexes_are_numbered() {
        for line in ["附件2", "附表：", "附录 一", "附件１："] {
            assert!(is_annex(line), "{line}");
        }
        assert!(!is_annex("附件2 绩效目标表") && !is_annex("附近"));
    }
}
