//! How wide a text stands: Chinese characters are two columns, Latin ones are one (UAX #11).

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns on a terminal, where signs that are Chinese or Western (`—`, `…`, `①`, `≥`) take one.
#[must_use]
pub fn terminal(text: &str) -> usize {
    text.width()
}

/// Half ems on paper, set in a Chinese typeface: there such signs are as wide as a character. What shows nothing has
/// no width.
#[must_use]
pub fn halves(text: &str) -> usize {
    text.chars().map(|c| c.width_cjk().unwrap_or(0)).sum()
}

/// Full-width characters on paper, begun ones counted whole.
#[must_use]
pub fn ems(text: &str) -> usize {
    halves(text).div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_signs_are_two_columns_wide() {
        assert_eq!(halves("培训ab"), 6);
        assert_eq!(halves("≥98%"), 5);
        assert_eq!(halves("“①—…”"), 10);
        assert_eq!(halves("\u{200b}\n"), 0);
        assert_eq!(terminal("≥98%"), 4);
        assert_eq!(terminal("（一）"), 6);
        assert_eq!(ems("甲1"), 2);
    }
}
