//! Values.

use wording::comparison;

use super::{Edits, made};
use crate::code::Code;

/// `≥95%以上` → `≥95%`: of two comparisons of the same direction the one behind the number goes.
pub(super) fn compared_once(text: &str) -> Edits {
    let found = comparison::all(text);
    let [(first, a), (second, b)] = found.as_slice() else { return Vec::new() };
    let start = text.rfind(second).unwrap_or(text.len());
    let is_last = text[start..].trim_end() == *second;
    let is_first = text.trim_start().starts_with(first);
    if a.direction() == b.direction() && a.direction() != 0 && is_first && is_last {
        vec![(start..start + second.len(), String::new())]
    } else {
        Vec::new()
    }
}

/// `1309 0624Ｐ…` → `13090624P…`: signs that should be half-width, and spaces, where that makes a code of it.
pub(super) fn code(text: &str) -> Edits {
    let mut edits = Edits::new();
    for (at, sign) in text.char_indices() {
        let narrow = match sign {
            '０'..='９' | 'Ａ'..='Ｚ' => char::from_u32(u32::from(sign) - 0xFEE0).map(String::from),
            sign if sign.is_whitespace() => Some(String::new()),
            _ => None,
        };
        edits.extend(narrow.map(|narrow| (at..at + sign.len_utf8(), narrow)));
    }
    if Code::parse(&made(text, &edits)).is_some() { edits } else { Edits::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_corrected_where_that_makes_one_of_it() {
        let corrected = |text: &str| made(text, &code(text));
        assert_eq!(corrected("13990023Ｐ0044 0710001B"), "13990023P00440710001B");
        assert_eq!(corrected("13990023Ｐ0044071000"), "13990023Ｐ0044071000", "a digit is missing, too");
    }

    #[test]
    fn the_comparison_behind_the_number_goes() {
        let corrected = |text: &str| made(text, &compared_once(text));
        assert_eq!(corrected("≥95%以上"), "≥95%");
        assert_eq!(corrected("不低于95%以上"), "不低于95%");
        assert_eq!(corrected("≥95%"), "≥95%", "one is none too many");
        assert_eq!(corrected("≥95%以下"), "≥95%以下", "which of the two is meant, nobody knows");
    }
}
