//! Texts that hold labels and values: where a colon or a wide gap divides them.

use wording::blank;
use wording::fold;
use wording::label::{self, Label};

use crate::weights::colons as weights;
use crate::words::{Axis, Vocabulary};

/// Splits at the first colon, when a label can stand before it. The colon of 其中： belongs to the label behind it:
/// 其中：一般公共预算：1380.32.
pub(crate) fn at_colon(text: &str) -> Option<(&str, &str)> {
    let first = text.find([':', '：'])?;
    let part_of = label::fold(&text[..first]) == "其中";
    let behind = first + text[first..].chars().next().map_or(1, char::len_utf8);
    let second = || text[behind..].find([':', '：']).map(|at| behind + at);
    let at = if part_of { second().unwrap_or(first) } else { first };
    let label = &text[..at];
    let colon = text[at..].chars().next().map_or(1, char::len_utf8);
    (!blank::is_blank(label)
        && label.chars().count() <= weights::LONGEST_LABEL
        && !label.contains(['。', '；', '\n']))
    .then(|| (label, &text[at + colon..]))
}

/// Whether a text before a colon can be a label that nobody knows: 组织机构.
pub(crate) fn is_short(label: &str) -> bool {
    let label = label::fold(label);
    label.chars().count() <= weights::SHORT_LABEL && label.chars().all(char::is_alphabetic)
}

/// How many parts of a line a colon divides.
pub(crate) fn count_colons(line: &str) -> usize {
    parts(line).iter().filter(|(_, part)| at_colon(part).is_some()).count()
}

/// The labels and values a text holds, each label known, where any value is there: `填报单位：…    填报日期：…`.
///
/// `general` lets words count that are labels only within the money block: 其他.
pub(crate) fn pairs(text: &str, general: bool, words: &Vocabulary) -> Option<Vec<(String, String)>> {
    at_colon(text)?;
    let opens = |label: &str| {
        let label = Label::new(label);
        let known = |axis| words.get(axis, &label).is_some_and(|entry| general || !entry.inside);
        [Axis::Label, Axis::Fund, Axis::Goal, Axis::FundColumn].into_iter().any(known)
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (gap, part) in parts(text) {
        // Behind a wide gap a short label opens a pair of its own, whether or not it is known: 监控时段：1-7月.
        let short = |label: &str| label.chars().count() <= weights::SHORT_LABEL && !gap.contains('\n');
        let apart = !gap.is_empty() && !pairs.is_empty();
        let pair = at_colon(part).filter(|(label, _)| opens(label) || apart && short(label));
        match (pair, pairs.last_mut()) {
            (Some((label, value)), _) => pairs.push((label.trim().to_owned(), value.trim().to_owned())),
            (None, Some((_, value))) => {
                if !value.is_empty() {
                    value.push_str(gap);
                }
                value.push_str(part.trim_end());
            }
            (None, None) => return None,
        }
    }
    pairs.iter().any(|(_, value)| !value.is_empty()).then_some(pairs)
}

/// 某局 （2024年度）: a value, and the year that only shares its line.
pub(crate) fn year_behind(value: &str) -> (&str, Option<&str>) {
    let text = value.trim_end_matches(fold::is_space);
    let bracketed = text.ends_with([')', '）']).then(|| text.rfind(['(', '（'])).flatten();
    let apart = || text.rfind(fold::is_space).filter(|_| parts(text).len() > 1);
    let at = bracketed.or_else(apart).unwrap_or(0);
    let (before, behind) = text.split_at(at);
    let before = before.trim_end_matches(fold::is_space);
    let is_year = wording::year::is_alone(&Label::new(behind).bare);
    // 2023年 2024年 is a span of its own.
    if before.is_empty() || !is_year || wording::year::budget_year(before).is_some() {
        return (value, None);
    }
    (before, Some(behind.trim_start_matches(fold::is_space)))
}

/// 注：…, 备注：…: the word and what follows it.
pub(crate) fn note(text: &str, words: &Vocabulary) -> Option<(String, String)> {
    let (label, value) = at_colon(text)?;
    words.get(Axis::Note, &Label::new(label)).map(|_| (label::key(label), value.trim().to_owned()))
}

/// A text's parts between line ends, tabs and wide gaps, each with what divides it from the part before.
pub(crate) fn parts(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut gap_from, mut spaces, mut hard) = (0, 0, 0, false);
    let mut gap: &str = "";
    for (at, c) in text.char_indices() {
        if fold::is_space(c) {
            if spaces == 0 {
                gap_from = at;
                hard = false;
            }
            spaces += 1;
            hard |= matches!(c, '\n' | '\t' | '\u{3000}');
        } else {
            if spaces >= 2 || (spaces > 0 && hard) {
                if gap_from > from {
                    parts.push((gap, &text[from..gap_from]));
                }
                gap = &text[gap_from..at];
                from = at;
            }
            spaces = 0;
        }
    }
    parts.push((gap, &text[from..]));
    parts
}

/// The month a step's label names: 3月底 → 3, 第二季度 → 6.
pub(crate) fn month(label: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let number = |text: &str| {
        let digits: String =
            text.chars().rev().take_while(char::is_ascii_digit).collect::<String>().chars().rev().collect();
        let spoken = || {
            NUMERALS
                .iter()
                .rposition(|numeral| text.ends_with(numeral))
                .and_then(|at| u8::try_from(at + 1).ok())
        };
        digits.parse::<u8>().ok().or_else(spoken)
    };
    let folded = label::fold(label);
    let month = folded.find('月').and_then(|at| number(&folded[..at]));
    let quarter =
        || folded.find("季").and_then(|at| number(&folded[..at])).and_then(|quarter| quarter.checked_mul(3));
    month.or_else(quarter).filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn parts_split_at_lines_and_wide_gaps() {
        assert_eq!(parts("填报人：张三   电话：1"), [("", "填报人：张三"), ("   ", "电话：1")]);
        assert_eq!(parts("a b"), [("", "a b")]);
        assert_eq!(parts("a\nb"), [("", "a"), ("\n", "b")]);
        assert_eq!(parts(""), [("", "")]);
    }

    #[test]
    fn the_colon_of_a_part_belongs_to_its_label() {
        assert_eq!(at_colon("其中：一般公共预算：1380.32"), Some(("其中：一般公共预算", "1380.32")));
        assert_eq!(at_colon("其 中：财政拨款"), Some(("其 中", "财政拨款")));
        assert_eq!(at_colon("单位：万元"), Some(("单位", "万元")));
    }

    #[test]
    fn a_year_behind_a_value_only_shares_its_line() {
        assert_eq!(year_behind("云岭县住建局　　（2024年度）"), ("云岭县住建局", Some("（2024年度）")));
        assert_eq!(year_behind("云岭县住建局(2024年)"), ("云岭县住建局", Some("(2024年)")));
        assert_eq!(year_behind("云岭县住建局    2024年度"), ("云岭县住建局", Some("2024年度")));
        for whole in ["云岭县第一中学（南区）", "2024年度", "2023年 2024年", "云岭县住建局"]
        {
            assert_eq!(year_behind(whole), (whole, None));
        }
    }

    #[test]
    fn months_of_steps() {
        assert_eq!(month("3月底"), Some(3));
        assert_eq!(month("12月底"), Some(12));
        assert_eq!(month("第二季度"), Some(6));
        assert_eq!(month("十二月底"), Some(12));
        assert_eq!(month("年底"), None);
    }
}
