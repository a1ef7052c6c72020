//! Texts that hold labels and values: where a colon or a wide gap divides them.

use crate::fold;

/// An unknown label is shorter than this, in characters; what is longer is a text.
pub(super) const LONGEST_LABEL: usize = 30;

/// Splits at the first colon, when a label can stand before it.
pub(super) fn at_colon(text: &str) -> Option<(&str, &str)> {
    let at = text.find([':', '：'])?;
    let label = &text[..at];
    let colon = text[at..].chars().next().map_or(1, char::len_utf8);
    (!fold::is_blank(label) && label.chars().count() <= LONGEST_LABEL && !label.contains(['。', '；', '\n']))
        .then(|| (label, &text[at + colon..]))
}

/// How many parts of a line a colon divides.
pub(super) fn count_colons(line: &str) -> usize {
    parts(line).iter().filter(|(_, part)| at_colon(part).is_some()).count()
}

/// A text's parts between line ends, tabs and wide gaps, each with what divides it from the part before.
pub(super) fn parts(text: &str) -> Vec<(&str, &str)> {
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

/// Whether an unknown text can be a label: short, no sentence, not a number.
pub(super) fn looks_like_label(text: &str) -> bool {
    let tidy = fold::tidy(text);
    let count = tidy.chars().count();
    let numeric = tidy.starts_with(|c: char| c.is_ascii_digit() || "≥≤<>=＜＞≧≦".contains(c));
    (1..=LONGEST_LABEL).contains(&count) && !numeric && !tidy.contains(['。', '；'])
}

/// The month a step's label names: 3月底 → 3, 第二季度 → 6.
pub(super) fn month(label: &str) -> Option<u8> {
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
    let folded = fold::fold(label);
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
    fn months_of_steps() {
        assert_eq!(month("3月底"), Some(3));
        assert_eq!(month("12月底"), Some(12));
        assert_eq!(month("第二季度"), Some(6));
        assert_eq!(month("十二月底"), Some(12));
        assert_eq!(month("年底"), None);
    }
}
