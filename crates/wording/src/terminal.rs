//! Text as a terminal may show it.

use std::borrow::Cow;

/// A text without anything that a terminal would obey: control characters but tab and line feed become the pictures
/// Unicode has for them (U+2400), the rest of them and the marks that turn the direction of text U+FFFD. A document or a
/// file name must not move the cursor, colour the screen or name a window.
///
/// ```
/// assert_eq!(wording::terminal::visible("a\u{1b}[2Jb\u{9b}1m\u{202e}c"), "a␛[2Jb\u{fffd}1m\u{fffd}c");
/// assert_eq!(wording::terminal::visible("绩效\t目标\n"), "绩效\t目标\n");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let obeyed = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !text.chars().any(obeyed) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match c {
        '\n' | '\t' => c,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '\u{2421}',
        c if obeyed(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(picture).collect()
}
