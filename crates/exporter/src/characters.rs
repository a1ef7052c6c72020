//! Characters that XML cannot hold.

use std::borrow::Cow;

/// A text as an XML part can hold it: XML 1.0 §2.2 has no control characters but tab and line ends, and no U+FFFE or
/// U+FFFF, not even as references. U+FFFD stands for them, so that it is seen that something stood there.
pub(crate) fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |c: char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => c >= ' ',
    };
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if is_legal(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_visible_and_the_rest_untouched() {
        assert_eq!(legal("甲\u{0}乙\u{FFFF}\u{85}\u{7F}㎡\t"), "甲\u{FFFD}乙\u{FFFD}\u{85}\u{7F}㎡\t");
        assert!(matches!(legal("甲\n乙"), Cow::Borrowed(_)));
    }
}
