//! RTF bytes to tokens (RTF 1.9.1, "Conventions of an RTF Reader").

/// A piece of RTF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` with its number, if it has one.
    Word(&'a str, Option<i32>),
    /// `\` and a character that is no letter, other than those below: `\~`, `\*`.
    Symbol(u8),
    /// `\'hh`, or an escaped `\\`, `\{`, `\}`: one byte of text in the font's code page.
    Byte(u8),
    /// Bytes of text in the font's code page.
    Text(&'a [u8]),
    /// The bytes after `\bin` were fewer than it promised.
    ShortBinary,
    /// Junk, or binary data. Never leaves this module.
    Nothing,
}

/// The longest control word the specification allows is 32 letters; longer ones are junk, not destinations.
const LONGEST_WORD: usize = 64;

/// Cuts RTF into tokens.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// What is left unread.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The next token; `None` at the end. With `double_byte`, a raw lead byte takes the next byte with it even
    /// if that looks like `\`, `{` or `}`: writers that put raw GBK into RTF do not escape trail bytes.
    pub(super) fn next(&mut self, double_byte: bool) -> Option<Token<'a>> {
        loop {
            match *self.bytes.get(self.at)? {
                b'{' => return Some(self.single(Token::Open)),
                b'}' => return Some(self.single(Token::Close)),
                // Line breaks mean nothing; NUL is padding of copied streams.
                b'\r' | b'\n' | 0 => self.at += 1,
                b'\\' => match self.control()? {
                    Token::Nothing => {}
                    token => return Some(token),
                },
                _ => return Some(Token::Text(self.text(double_byte))),
            }
        }
    }

    fn single(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }

    fn text(&mut self, double_byte: bool) -> &'a [u8] {
        let start = self.at;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0 => break,
                0x81..=0xFE if double_byte => {
                    let pair = matches!(self.bytes.get(self.at + 1), Some(0x40..=0x7E | 0x80..=0xFE));
                    self.at += if pair { 2 } else { 1 };
                }
                _ => self.at += 1,
            }
        }
        &self.bytes[start..self.at]
    }

    /// From a backslash on; `None` at the end of the bytes.
    fn control(&mut self) -> Option<Token<'a>> {
        let byte = *self.bytes.get(self.at + 1)?;
        self.at += 1;
        if byte.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.at += 1;
        Some(match byte {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2).and_then(|hex| std::str::from_utf8(hex).ok());
                let Some(value) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) else {
                    return Some(Token::Nothing);
                };
                self.at += 2;
                Token::Byte(value)
            }
            b'\\' | b'{' | b'}' => Token::Byte(byte),
            // An escaped line break is a paragraph mark.
            b'\r' | b'\n' => {
                if byte == b'\r' && self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
                Token::Word("par", None)
            }
            b'\t' => Token::Word("tab", None),
            other => Token::Symbol(other),
        })
    }

    fn word(&mut self) -> Token<'a> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        let name = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let number = self.number();
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if name == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            let left = self.bytes.len() - self.at.min(self.bytes.len());
            self.at += length.min(left);
            return if length > left { Token::ShortBinary } else { Token::Nothing };
        }
        if name.len() <= LONGEST_WORD { Token::Word(name, number) } else { Token::Nothing }
    }

    fn number(&mut self) -> Option<i32> {
        let negative = self.bytes.get(self.at) == Some(&b'-');
        let digits = self.at + usize::from(negative);
        let mut end = digits;
        let mut value = 0_i64;
        while let Some(digit) = self.bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
            value = (value * 10 + i64::from(digit - b'0')).min(i64::from(i32::MAX));
            end += 1;
        }
        if end == digits {
            return None;
        }
        self.at = end;
        i32::try_from(if negative { -value } else { value }).ok()
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn tokens(bytes: &[u8], double_byte: bool) -> Vec<Token<'_>> {
        let mut tokens = Tokens::new(bytes);
        std::iter::from_fn(|| tokens.next(double_byte)).collect()
    }

    #[test]
    fn control_words_take_one_space_and_a_signed_number() {
        assert_eq!(
            tokens(b"{\\rtf1 a\\u-3913? \\par\r\nb}", false),
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Text(b"a"),
                Token::Word("u", Some(-3913)),
                Token::Text(b"? "),
                Token::Word("par", None),
                Token::Text(b"b"),
                Token::Close,
            ]
        );
    }

    #[test]
    fn escapes_are_bytes_of_text_and_an_escaped_line_end_is_a_paragraph() {
        assert_eq!(
            tokens(b"\\'d6\\{\\\\\\~\\\r\n\\'zz", false),
            [
                Token::Byte(0xD6),
                Token::Byte(b'{'),
                Token::Byte(b'\\'),
                Token::Symbol(b'~'),
                Token::Word("par", None),
                Token::Text(b"zz"),
            ]
        );
    }

    #[test]
    fn raw_gbk_trail_bytes_do_not_open_groups() {
        // 0x81 0x5C, 0x8D 0x7B and 0x8D 0x7D are characters of GBK.
        assert_eq!(tokens(b"\x81\\\x8D{\x8D}x", true), [Token::Text(b"\x81\\\x8D{\x8D}x")]);
        assert_eq!(
            tokens(b"\xE9}", false),
            [Token::Text(b"\xE9"), Token::Close],
            "é before a closing brace in a single-byte page"
        );
    }

    #[test]
    fn binary_is_skipped_whatever_it_holds() {
        assert_eq!(tokens(b"\\bin3 }}{x", false), [Token::Text(b"x")]);
        assert_eq!(tokens(b"\\bin99 }}{", false), [Token::ShortBinary]);
        assert_eq!(tokens(b"\\bin-5 x", false), [Token::Text(b"x")]);
    }
}
