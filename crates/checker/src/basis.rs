//! Citations: the distinct 指标值确定依据 of a document, and the document numbers (文号) in a text.

use std::collections::HashMap;

use model::Pointer;

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

const BRACKETS: [(char, char); 7] =
    [('〔', '〕'), ('【', '】'), ('[', ']'), ('［', '］'), ('（', '）'), ('(', ')'), ('﹝', '﹞')];

/// The document numbers of a text: a bracketed year of two or four digits with a number behind it, and a Chinese
/// character (机关代字) in front.
pub(crate) fn file_numbers(text: &str) -> Vec<FileNumber> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (open, c) in chars.iter().enumerate() {
        let Some(&brackets) = BRACKETS.iter().find(|(opening, _)| opening == c) else { continue };
        let Some(inner) = chars.get(open + 1..) else { continue };
        let year: String = inner.iter().take_while(|c| c.is_ascii_digit()).take(5).collect();
        let mut next = open + 1 + year.len();
        if chars.get(next) == Some(&'年') {
            next += 1;
        }
        let code_before = open > 0 && chars.get(open - 1).is_some_and(|c| wording::is_ideograph(*c));
        let full = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        if chars.get(next) != Some(&brackets.1) || !(full || year.len() == 2) || !code_before {
            continue;
        }
        next += 1;
        let skip_blanks = |mut at: usize| {
            while chars.get(at).is_some_and(|c| c.is_whitespace()) {
                at += 1;
            }
            at
        };
        next = skip_blanks(next);
        let ordinal = chars.get(next) == Some(&'第');
        next = skip_blanks(next + usize::from(ordinal));
        let number: String =
            chars.get(next..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).take(6).collect();
        next = skip_blanks(next + number.len());
        let closed = chars.get(next) == Some(&'号');
        // （2022）and no number behind it is a year in brackets, not a citation.
        if !number.is_empty() && (closed || full) {
            let text = chars.get(open..next + usize::from(closed)).unwrap_or_default().iter().collect();
            found.push(FileNumber { brackets, year, ordinal, number, closed, text });
        }
    }
    found
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
    }
}
