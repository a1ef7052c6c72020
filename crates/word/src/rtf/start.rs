//! Where the RTF begins: behind a byte order mark or white space, and in bytes where a program saved it in UTF-16.

use std::borrow::Cow;
use std::fmt::Write as _;

use encoding_rs::{Encoding, UTF_8};

/// The bytes from the first brace on. The sniffer saw that only marks and white space stand before it.
pub(super) fn from_brace(bytes: &[u8]) -> Cow<'_, [u8]> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Cow::Owned(narrow(&text));
    }
    let brace = memchr::memchr(b'{', bytes).unwrap_or(0);
    Cow::Borrowed(&bytes[brace..])
}

/// RTF is ASCII; what is not is written as `\u`, in a group of its own so that it needs one byte of fallback.
fn narrow(text: &str) -> Vec<u8> {
    let start = text.find('{').unwrap_or(0);
    let mut narrow = String::with_capacity(text.len());
    for char in text[start..].chars() {
        if char.is_ascii() {
            narrow.push(char);
            continue;
        }
        for unit in char.encode_utf16(&mut [0; 2]) {
            let _ = write!(narrow, "{{\\uc1\\u{}?}}", unit.cast_signed());
        }
    }
    narrow.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_white_space_go() {
        assert_eq!(&*from_brace(b"\xEF\xBB\xBF{\\rtf1}"), b"{\\rtf1}");
        assert_eq!(&*from_brace(b"\r\n {\\rtf1}"), b"{\\rtf1}");
        assert_eq!(&*from_brace(b"no brace"), b"no brace");
    }

    #[test]
    fn utf_16_becomes_ascii() {
        let wide: Vec<u8> = "\u{FEFF}\n{\\rtf1 甲}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(&*from_brace(&wide), b"{\\rtf1 {\\uc1\\u30002?}}");
    }
}
