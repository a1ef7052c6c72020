//! Values.

use wording::comparison;

use super::Edits;

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

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    #[test]
    fn the_comparison_behind_the_number_goes() {
        let mended = |text: &str| made(text, &compared_once(text));
        assert_eq!(mended("≥95%以上"), "≥95%");
        assert_eq!(mended("不低于95%以上"), "不低于95%");
        assert_eq!(mended("≥95%"), "≥95%", "one is none too many");
        assert_eq!(mended("≥95%以下"), "≥95%以下", "which of the two is meant, nobody knows");
    }
}
