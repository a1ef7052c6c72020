//! Citations: the distinct 指标值确定依据 of a document, and the document numbers (文号) in a text.

use std::collections::HashMap;

use model::Pointer;
use wording::fold;

use crate::facts::Facts;
use crate::sheet::Row;

/// A basis as written, and every row that cites it.
pub(crate) struct Basis<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: Vec<Pointer>,
}

/// The distinct bases of all forms, in document order: one fault is told once, however many rows repeat it.
pub(crate) fn distinct<'a>(facts: &Facts<'a>) -> Vec<Basis<'a>> {
    distinct_of(facts.rows())
}

/// The distinct bases of some rows, in their order.
pub(crate) fn distinct_of<'a>(rows: impl Iterator<Item = Row<'a>>) -> Vec<Basis<'a>> {
    let mut order: HashMap<&'a str, usize> = HashMap::new();
    let mut list: Vec<Basis<'a>> = Vec::new();
    for row in rows.filter(|row| !row.basis().is_empty()) {
        let index = *order.entry(row.basis()).or_insert(list.len());
        if index == list.len() {
            list.push(Basis { text: row.basis(), at: Vec::new() });
        }
        if let Some(basis) = list.get_mut(index) {
            basis.at.push(row.at.key("basis"));
        }
    }
    list
}

/// A document number: the bracketed year and what follows it.
pub(crate) struct FileNumber {
    /// The brackets around the year.
    pub(crate) brackets: (char, char),
    /// The year's digits.
    pub(crate) year: String,
    /// Between the bracket and the number: 第, or nothing.
    pub(crate) ordinal: bool,
    /// The number's digits; empty when there are none.
    pub(crate) number: String,
    /// 号 closes it.
    pub(crate) closed: bool,
    /// As written, from the opening bracket on.
    pub(crate) text: String,
}

/// Pairs of brackets that people set around the year; the first two are right.
const BRACKETS: [(char, char); 13] = [
    ('〔', '〕'),
    ('﹝', '﹞'),
    ('【', '】'),
    ('〖', '〗'),
    ('[', ']'),
    ('［', '］'),
    ('（', '）'),
    ('(', ')'),
    ('{', '}'),
    ('｛', '｝'),
    ('<', '>'),
    ('＜', '＞'),
    ('〈', '〉'),
];
/// Those that also hold other things than the year of a document.
const ROUND: [char; 2] = ['（', '('];

/// The document numbers of a text: a bracketed year of two or four digits with a number behind it, and a Chinese
/// character (机关代字) in front. Digits of any width count, and spaces between the parts do not.
pub(crate) fn file_numbers(text: &str) -> Vec<FileNumber> {
    let chars: Vec<char> = text.chars().collect();
    let opening = |at: &usize| BRACKETS.iter().any(|(opening, _)| Some(opening) == chars.get(*at));
    (0..chars.len()).filter(opening).filter_map(|open| file_number(&chars, open)).collect()
}

/// The document number whose year begins with the bracket at `open`.
fn file_number(chars: &[char], open: usize) -> Option<FileNumber> {
    let &brackets = BRACKETS.iter().find(|(opening, _)| Some(opening) == chars.get(open))?;
    let before = chars.get(..open)?.iter().rev().find(|c| !fold::is_space(**c));
    let mut rest = Rest { chars, at: open + 1 };
    let year = rest.digits(5);
    rest.skip('年');
    let full = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let code_before = before.is_some_and(|c| wording::is_ideograph(*c));
    if !rest.skip(brackets.1) || !(full || year.len() == 2) || !code_before {
        return None;
    }
    let ordinal = rest.skip('第');
    let number = rest.digits(6);
    let behind = rest.at;
    let closed = rest.skip('号');
    let end = if closed { rest.at } else { behind };
    // （2022）and no number behind it is a year in brackets; 公路（2023）120公里 is no citation either.
    let cited = closed || full && !ROUND.contains(&brackets.0);
    let text = chars.get(open..end)?.iter().collect();
    (!number.is_empty() && cited).then_some(FileNumber { brackets, year, ordinal, number, closed, text })
}

/// What is still to be read of a text.
struct Rest<'c> {
    chars: &'c [char],
    at: usize,
}

impl Rest<'_> {
    fn spaces(&mut self) {
        while self.chars.get(self.at).is_some_and(|c| fold::is_space(*c)) {
            self.at += 1;
        }
    }

    /// Whether the character comes next, spaces apart; then it is read.
    fn skip(&mut self, c: char) -> bool {
        let before = self.at;
        self.spaces();
        let found = self.chars.get(self.at) == Some(&c);
        self.at = if found { self.at + 1 } else { before };
        found
    }

    fn digits(&mut self, most: usize) -> String {
        self.spaces();
        let folded = self.chars.iter().skip(self.at).map(|c| fold::character(*c));
        let digits: String = folded.take_while(char::is_ascii_digit).take(most).collect();
        self.at += digits.len();
        digits
    }
}

/// Every text that may cite a document, each basis once, with the places it stands at.
pub(crate) fn citing<'a>(facts: &Facts<'a>) -> impl Iterator<Item = Basis<'a>> {
    let others = facts.texts().into_iter().filter(|(at, _)| !at.as_str().ends_with("/basis"));
    distinct(facts).into_iter().chain(others.map(|(at, text)| Basis { text, at: vec![at] }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_numbers_are_told_from_years_in_brackets() {
        let all = file_numbers("云财预〔2022〕15号、云办【2018】第036号");
        assert_eq!(all.len(), 2);
        assert_eq!(
            (all[0].brackets.0, all[0].year.as_str(), all[0].number.as_str(), all[0].closed),
            ('〔', "2022", "15", true)
        );
        assert!(all[1].ordinal);
        assert_eq!(all[1].text, "【2018】第036号");
        assert!(file_numbers("培训计划（2022）").is_empty());
        assert!(file_numbers("（2022）15号").is_empty(), "no 机关代字");
        assert!(file_numbers("参训人员（35）名").is_empty());
        assert!(file_numbers("农村公路（2023）120公里").is_empty(), "a year in brackets, and a length");
    }

    #[test]
    fn brackets_of_every_kind_and_digits_of_every_width_are_read() {
        for text in [
            "云发｛2023｝12号",
            "云发〖2023〗12号",
            "云发<2023>12号",
            "云发〈2023〉12号",
            "云发【 ２０２３ 】 １２ 号",
        ] {
            let all = file_numbers(text);
            assert_eq!(all.len(), 1, "{text}");
            assert_eq!((all[0].year.as_str(), all[0].number.as_str(), all[0].closed), ("2023", "12", true));
        }
    }
}
