//! XML parts as tokens: namespaces by URI, never by prefix; byte offsets in errors; nothing unbounded.

mod open;
mod tag;

use std::borrow::Cow;

use model::Limits;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

pub(crate) use self::open::Namespace;
use self::open::OpenElements;
pub(crate) use self::tag::Tag;
use crate::WordError;

/// A part, token by token.
pub(crate) struct Xml<'p> {
    reader: Reader<&'p [u8]>,
    bytes: &'p [u8],
    part: String,
    open: OpenElements,
    /// What stands in the start tag found last, and how much of it is its name.
    content: &'p [u8],
    name_length: usize,
    namespace: Namespace,
    /// The text found last.
    text: Cow<'p, str>,
    /// The start tag just given was empty: its end comes next.
    pending_end: bool,
}

/// The kind of a token.
#[derive(Clone, Copy)]
pub(crate) enum Found {
    /// A start tag.
    Start,
    /// The end of the innermost open element.
    End,
    /// Character data.
    Text,
    /// The end of a complete part.
    Eof,
}

/// One token. Empty elements come as a start and an end.
pub(crate) enum Token<'t> {
    /// A start tag.
    Start(Tag<'t>),
    /// The end of the innermost open element.
    End,
    /// Character data, references resolved. A comment or a processing instruction is an empty text.
    Text(&'t str),
    /// The end of a complete part.
    Eof,
}

impl<'p> Xml<'p> {
    /// Starts reading a part in UTF-8.
    pub(crate) fn new(bytes: &'p [u8], part: &str, limits: &Limits) -> Self {
        // Offsets count from behind a byte order mark.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        Self {
            reader: Reader::from_reader(bytes),
            bytes,
            content: b"",
            name_length: 0,
            namespace: Namespace::Other,
            text: Cow::Borrowed(""),
            part: part.to_owned(),
            open: OpenElements::new(limits.element_depth),
            pending_end: false,
        }
    }

    /// Bytes of the part read so far.
    pub(crate) fn offset(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Result<Token<'_>, WordError> {
        Ok(match self.advance()? {
            Found::Start => Token::Start(self.tag()),
            Found::End => Token::End,
            Found::Text => Token::Text(self.text()),
            Found::Eof => Token::Eof,
        })
    }

    /// Goes on to the next token and says of what kind it is. For callers that read millions: a token left where it
    /// is costs half of one that is handed over.
    pub(crate) fn advance(&mut self) -> Result<Found, WordError> {
        if std::mem::take(&mut self.pending_end) {
            self.open.leave();
            return Ok(Found::End);
        }
        let event = self.reader.read_event();
        match &event {
            Ok(Event::Start(start)) => self.start(start.len(), start.name().into_inner().len(), ">".len()),
            Ok(Event::Empty(start)) => {
                self.pending_end = true;
                self.start(start.len(), start.name().into_inner().len(), "/>".len())
            }
            Ok(Event::End(_)) => {
                self.open.leave();
                Ok(Found::End)
            }
            Ok(Event::Text(text)) => self.characters(text.len(), 0),
            Ok(Event::CData(text)) => self.characters(text.len(), "]]>".len()),
            Ok(Event::GeneralRef(name)) => {
                self.text = Cow::Owned(resolved(&String::from_utf8_lossy(name)));
                Ok(Found::Text)
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {
                self.text = Cow::Borrowed("");
                Ok(Found::Text)
            }
            Ok(Event::DocType(_)) => Err(self.damaged("a document type declaration (DTD) is refused")),
            Ok(Event::Eof) => match self.open.depth() {
                0 => Ok(Found::Eof),
                open => Err(self.damaged(format!("the part ends inside {open} open elements (内容被截断)"))),
            },
            Err(_) => Err(self.malformed(event.err())),
        }
    }

    /// The start tag that was found last.
    pub(crate) fn tag(&self) -> Tag<'_> {
        Tag {
            content: self.content,
            name_length: self.name_length,
            namespace: self.namespace,
            open: &self.open,
        }
    }

    /// The text that was found last.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn start(&mut self, length: usize, name_length: usize, close: usize) -> Result<Found, WordError> {
        self.content = self.behind(length, close);
        self.name_length = name_length;
        self.namespace = self.open.enter(self.content, name_length, &self.part)?;
        Ok(Found::Start)
    }

    fn characters(&mut self, length: usize, close: usize) -> Result<Found, WordError> {
        let text = std::str::from_utf8(self.behind(length, close)).map_err(|_| self.damaged("not UTF-8"))?;
        self.text = Cow::Borrowed(text);
        Ok(Found::Text)
    }

    /// The bytes just read, without the `close` bytes that end them.
    fn behind(&self, length: usize, close: usize) -> &'p [u8] {
        let end = (self.offset() as usize).saturating_sub(close);
        self.bytes.get(end.saturating_sub(length)..end).unwrap_or_default()
    }

    #[cold]
    fn malformed(&self, error: Option<quick_xml::Error>) -> WordError {
        WordError::Damaged {
            part: self.part.clone(),
            offset: self.reader.error_position(),
            reason: "not well-formed XML".to_owned(),
            source: error.map(Into::into),
        }
    }

    /// Reads past the end of the element whose start tag was just given.
    pub(crate) fn skip(&mut self) -> Result<(), WordError> {
        let outside = self.open.depth() - 1;
        while self.open.depth() > outside {
            self.advance()?;
        }
        Ok(())
    }

    /// A [`WordError::Damaged`] at the present position.
    pub(crate) fn damaged(&self, reason: impl Into<String>) -> WordError {
        WordError::damaged(&*self.part, self.offset(), reason)
    }
}

/// What the reference of that name stands for. Without a DTD there are only the five entities of XML and character
/// references; anything else stays as it is written.
fn resolved(name: &str) -> String {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_xml_entity(name).map_or_else(|| format!("&{name};"), str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let sign = code.ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
    sign.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::encoding::utf8 as utf8_part;

    fn texts(part: &[u8]) -> Result<Vec<String>, WordError> {
        let bytes = utf8_part(Cow::Borrowed(part));
        let mut xml = Xml::new(&bytes, "part.xml", &Limits { element_depth: 3, ..Limits::default() });
        let mut texts = Vec::new();
        loop {
            match xml.next()? {
                Token::Text(text) if text.is_empty() => {}
                Token::Text(text) => texts.push(text.to_owned()),
                Token::Start(tag) => {
                    texts.push(format!("{:?} {}", tag.namespace, String::from_utf8_lossy(tag.local())));
                }
                Token::End => texts.push("/".to_owned()),
                Token::Eof => return Ok(texts),
            }
        }
    }

    #[test]
    fn namespaces_go_by_uri_in_their_scope() {
        let part = br#"<x:a xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><b xmlns="http://schemas.openxmlformats.org/officeDocument/2006/math"/><b/></x:a>"#;
        assert_eq!(texts(part).unwrap(), ["Word a", "Math b", "/", "Other b", "/", "/"]);
    }

    #[test]
    fn references_resolve_and_unknown_ones_stay() {
        let part = b"<a>&lt;&#x4E2D;&#25991;&amp;&nbsp;&#xD800;<![CDATA[<]]></a>";
        assert_eq!(texts(part).unwrap()[1..8], ["<", "中", "文", "&", "&nbsp;", "\u{FFFD}", "<"]);
    }

    #[test]
    fn other_encodings_are_decoded() {
        let utf16: Vec<u8> = "\u{FEFF}<a>中</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(texts(&utf16).unwrap()[1], "中");
        let gbk = b"<?xml version=\"1.0\" encoding=\"GB2312\"?><a>\xD6\xD0</a>";
        assert_eq!(texts(gbk).unwrap()[1], "中");
        assert_eq!(texts(b"\xEF\xBB\xBF<a>\xE4\xB8\xAD</a>").unwrap()[1], "中");
    }

    #[test]
    fn broken_parts_are_errors_with_their_place() {
        let damaged = |part: &[u8]| match texts(part) {
            Err(WordError::Damaged { offset, .. }) => offset,
            other => panic!("{other:?}"),
        };
        assert_eq!(damaged(b"<a><b>"), 6, "cut off");
        assert_eq!(damaged(b"<!DOCTYPE a []><a/>"), 15, "DTD");
        assert_eq!(damaged(b"<a></b>"), 3, "wrong end tag");
        assert_eq!(damaged(b"<a>\xD6\xD0</a>"), 5, "not UTF-8");
        assert!(matches!(
            texts(b"<a><b><c><d/></c></b></a>"),
            Err(WordError::Limit { what: "element_depth", max: 3, .. })
        ));
    }
}
