//! WordprocessingML that is written, and the few things that must be known of what is there.

use std::fmt::Write as _;

/// The namespaces of WordprocessingML (ECMA-376-1 and ISO 29500 Strict).
pub(super) const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// How elements of WordprocessingML are named at a place.
pub(super) struct Names {
    /// Declares the prefix `w` where it is not known to be declared.
    declaration: String,
}

impl Names {
    /// Beside the element whose start tag this is. A prefix that names it names its neighbours too.
    pub(super) fn beside(tag: &[u8], is_strict: bool) -> Self {
        let declared = tag.starts_with(b"<w:");
        let namespace = if is_strict { STRICT } else { TRANSITIONAL };
        Self { declaration: if declared { String::new() } else { format!(" xmlns:w=\"{namespace}\"") } }
    }

    /// `<w:NAME ATTRIBUTES`, without its end.
    pub(super) fn open(&self, name: &str, attributes: &[(&str, &str)]) -> String {
        let mut tag = format!("<w:{name}{}", self.declaration);
        for (name, value) in attributes {
            let _ = write!(tag, " w:{name}=\"{}\"", escape(value));
        }
        tag
    }
}

/// Text and attribute values. Signs that XML 1.0 cannot hold become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(sign),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// The name of an element with its prefix, from its start tag.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let name = tag.strip_prefix(b"<").unwrap_or(tag);
    let end = name.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>'));
    &name[..end.unwrap_or(name.len())]
}

/// Where content goes at the end of the outermost element: before its end tag. `Err` is the `/>` of an empty element, and
/// its name.
pub(super) fn end_of_root(part: &[u8]) -> Option<Result<usize, (usize, String)>> {
    let close = memchr::memmem::rfind(part, b"</");
    let empty = memchr::memmem::rfind(part, b"/>");
    match (close, empty) {
        (Some(close), Some(empty)) if empty > close => None,
        (Some(close), _) => Some(Ok(close)),
        (None, Some(empty)) => {
            let start = memchr::memrchr(b'<', &part[..empty])?;
            Some(Err((empty, String::from_utf8_lossy(name(&part[start..])).into_owned())))
        }
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_declared_where_it_is_not_known() {
        let names = |tag: &[u8]| Names::beside(tag, false).open("r", &[("id", "<1>")]);
        assert_eq!(names(b"<w:p>"), "<w:r w:id=\"&lt;1&gt;\"");
        assert_eq!(
            names(b"<p>"),
            "<w:r xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" w:id=\"&lt;1&gt;\""
        );
    }

    #[test]
    fn the_end_of_a_part_is_found() {
        assert_eq!(end_of_root(b"<a><b/></a>"), Some(Ok(7)));
        assert_eq!(end_of_root(b"<x:a y='1'/>"), Some(Err((10, "x:a".to_owned()))));
        assert_eq!(end_of_root(b""), None);
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escape("a\u{1}<&>\"\n"), "a\u{FFFD}&lt;&amp;&gt;&quot;\n");
    }
}
