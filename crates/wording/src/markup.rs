//! Text as the text, or an attribute's value, of an HTML or XML document. Neither allows control characters.

/// `text` with `&`, `<`, `>` and both quotation marks as character references, so that it is text wherever it is put:
/// in an element or in a quoted attribute. A control character other than a line end and a tab becomes a space.
#[must_use]
pub fn escape(text: &str) -> String {
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(|c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || control(c)) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if control(c) => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escape("<b a='1'>\"甲\" & 乙</b>"),
            "&lt;b a=&#39;1&#39;&gt;&quot;甲&quot; &amp; 乙&lt;/b&gt;"
        );
        assert_eq!(escape("甲\u{1}乙\n"), "甲 乙\n");
        assert_eq!(escape("甲"), "甲");
    }
}
