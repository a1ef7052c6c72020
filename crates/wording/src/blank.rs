//! Cells that hold no value. Three things look alike and mean three things:
//!
//! * *blank*: nothing shows. The form left the cell to be filled in, or a merge left it over.
//! * *placeholder*: a sign stands there so that the cell is not blank: `—`, `/`, `*`, `…`, `N/A`. As a value it is
//!   blank too; as a text to be kept it is what the document says.
//! * *none*: a word says that there is nothing: 无, 不涉及. That is an answer: a reason for a deviation, say, was
//!   looked for and there is none.
//!
//! A 一 where a dash is meant is a numeral everywhere else: only the reader of a column of amounts can tell, by
//! [`is_one_for_dash`].

use crate::fold::{self, Folded};
use crate::numeral;

/// What a cell without a value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Nothing that shows.
    Blank,
    /// A sign that stands for nothing.
    Placeholder,
    /// A word for nothing.
    None,
}

/// Signs for “not filled in”: a run of signs of one of these rows, each after folding.
const PLACEHOLDERS: [&[char]; 4] = [&['-', '—', '_'], &['/', '\\'], &['*'], &['…', '.', '·']];

/// Letters for “not available”.
const NOT_AVAILABLE: [&str; 4] = ["N/A", "n/a", "NA", "#N/A"];

/// Words for “there is none”.
const NONE: [&str; 5] = ["无", "没有", "不涉及", "不适用", "无此项"];

/// Which absence a cell's whole text is; none when it says something.
#[must_use]
pub fn absence(text: &str) -> Option<Absence> {
    if is_blank(text) { Some(Absence::Blank) } else { of_folded(&Folded::new(text).text) }
}

/// As [`absence`], for a text that is [folded](Folded::new) already.
#[must_use]
pub fn of_folded(text: &str) -> Option<Absence> {
    let row = |signs: &&[char]| text.chars().all(|c| signs.contains(&c));
    let Some(first) = text.chars().next() else { return Some(Absence::Blank) };
    // Most cells that hold a value begin like one.
    if first.is_ascii_digit() || matches!(first, '≥' | '≤') {
        None
    } else if PLACEHOLDERS.iter().any(row) || NOT_AVAILABLE.contains(&text) {
        Some(Absence::Placeholder)
    } else if NONE.contains(&text) {
        Some(Absence::None)
    } else {
        None
    }
}

/// Whether a text shows nothing.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(fold::is_space)
}

/// Whether a text is blank or a placeholder: nothing was filled in.
#[must_use]
pub fn is_unfilled(text: &str) -> bool {
    matches!(absence(text), Some(Absence::Blank | Absence::Placeholder))
}

/// Whether a text says nothing or that there is nothing: nothing to work with.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    absence(text).is_some()
}

/// Whether a text still holds what a template leaves open: XX, ××, `**`, `__`, or a lone `*`. Somebody began to fill
/// it in, so it is no placeholder: the value is missing.
#[must_use]
pub fn is_left_open(text: &str) -> bool {
    let upper = text.to_uppercase();
    ["XX", "××", "**", "__"].iter().any(|mark| upper.contains(mark)) || text.trim() == "*"
}

/// Whether a text is the number of an item and nothing else, as blank forms have it: 指标1：, 目标2, 3., （4）、.
#[must_use]
pub fn is_item_without_text(text: &str) -> bool {
    let folded = fold::letters(text);
    let number =
        ["指标", "目标", "任务"].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || numeral::is_numeral(c))
}

/// Whether a folded text is the 一 that typists set for a dash. In a column of amounts or points it means “not filled
/// in”.
#[must_use]
pub fn is_one_for_dash(folded: &str) -> bool {
    folded == "一"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_words_for_nothing_are_told_apart() {
        for text in ["", " \u{a0}\n", "\u{200b}\u{2060}"] {
            assert_eq!(absence(text), Some(Absence::Blank), "{text:?}");
        }
        for text in ["—", "——", "－", "--", "/", "／", "＊", "……", "...", "N/A", "\u{200b}— "]
        {
            assert_eq!(absence(text), Some(Absence::Placeholder), "{text}");
        }
        for text in ["无", "不涉及", " 无 "] {
            assert_eq!(absence(text), Some(Absence::None), "{text}");
        }
        for text in ["0", "一", "-5", "1/3", "无纸化", "优", "-/5"] {
            assert_eq!(absence(text), None, "{text}");
        }
        assert!(is_unfilled("—") && !is_unfilled("无") && is_nothing("无"));
        assert!(is_left_open("≥xx人次") && is_left_open("*") && !is_left_open("—"));
        assert!(is_one_for_dash("一") && !is_one_for_dash("—"));
        for text in ["指标1：", "目标二", "3.", "（4）、"] {
            assert!(is_item_without_text(text), "{text}");
        }
        for text in ["", "指标", "指标1：培训人数", "3人", "目标"] {
            assert!(!is_item_without_text(text), "{text}");
        }
    }
}
