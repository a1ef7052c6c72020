//! Marks of footnotes and endnotes behind a value: `12.00[1]`. They point to a note, and are no part of the number.

/// The text in front of the marks it ends with, as the reader of Word files writes them: `[3]` for a footnote, `[iv]`
/// for an endnote. `None` when it ends with none, or is nothing else.
pub(crate) fn without(text: &str) -> Option<&str> {
    let text = text.trim();
    let mut rest = text;
    while let Some(before) = one(rest) {
        rest = before.trim_end();
    }
    (rest.len() < text.len() && !rest.is_empty()).then_some(rest)
}

fn one(text: &str) -> Option<&str> {
    let (before, mark) = text.strip_suffix(']')?.rsplit_once('[')?;
    let all = |is: fn(char) -> bool| mark.chars().all(is);
    let is_mark = (1..=6).contains(&mark.len())
        && (all(|c| c.is_ascii_digit()) && mark.len() <= 3 || all(|c| "ivxlc".contains(c)));
    is_mark.then_some(before)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn marks_are_told_from_what_they_stand_behind() {
        assert_eq!(without("12.00[1]"), Some("12.00"));
        assert_eq!(without("≥98% [2][iv] "), Some("≥98%"));
        for plain in ["12.00", "[1]", "5万元[2024]", "见[附件]", "3]", ""] {
            assert_eq!(without(plain), None, "{plain}");
        }
    }
}
