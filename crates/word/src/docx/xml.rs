//! XML parts as tokens: namespaces by URI, never by prefix; byte offsets in errors; nothing unbounded.

use std::borrow::Cow;
use std::io::{self, BufRead};
use std::sync::Arc;

use memchr::memmem::Finder;
use model::Limits;
use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::encoding::Utf8;
use super::package::io_error;
use crate::WordError;

/// The namespaces whose elements mean something here, each with its Transitional, Strict and older URIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// WordprocessingML; Word 2003 XML uses nearly the same words.
    Word,
    /// Office Math.
    Math,
    /// Markup compatibility.
    Compatibility,
    /// Word 2010's additions (`w14:checkbox`).
    Word2010,
    /// VML.
    Vml,
    /// Another namespace that this program may be told to require (`mc:Choice Requires="wps"`).
    Understood,
    /// Anything else.
    Other,
}

fn namespace(uri: &[u8]) -> Namespace {
    match uri {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        | b"http://schemas.microsoft.com/office/word/2003/wordml" => Namespace::Word,
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
        | b"http://purl.oclc.org/ooxml/officeDocument/math" => Namespace::Math,
        b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Namespace::Compatibility,
        b"http://schemas.microsoft.com/office/word/2010/wordml" => Namespace::Word2010,
        b"urn:schemas-microsoft-com:vml" => Namespace::Vml,
        _ if uri.starts_with(b"http://schemas.microsoft.com/office/word/20")
            || uri.starts_with(b"http://schemas.microsoft.com/office/drawing/20")
            || uri.starts_with(b"http://schemas.openxmlformats.org/drawingml/") =>
        {
            Namespace::Understood
        }
        _ => Namespace::Other,
    }
}

/// A part, token by token.
pub(crate) struct Xml<R: BufRead> {
    reader: Reader<Utf8<R>>,
    buffer: Vec<u8>,
    /// The text just read.
    content: String,
    /// Where in `buffer` the name and the content of the tag just read end; both start behind its `<`.
    tag: (usize, usize),
    part: String,
    depth: usize,
    max_depth: usize,
    bindings: Vec<Binding>,
    /// The prefix looked up last.
    last: Option<(Box<[u8]>, Namespace)>,
    /// Finds tags that declare namespaces.
    declares: Finder<'static>,
    /// The start tag just given was empty: its end comes next.
    pending_end: bool,
}

/// A prefix and what it stands for, from the element at `depth` on.
struct Binding {
    depth: usize,
    prefix: Box<[u8]>,
    namespace: Namespace,
}

/// One token. Empty elements come as a start and an end.
pub(crate) enum Token<'t> {
    /// A start tag.
    Start(Tag<'t>),
    /// The end of the innermost open element.
    End,
    /// Character data, references resolved.
    Text(&'t str),
    /// The end of a complete part.
    Eof,
}

/// A start tag.
pub(crate) struct Tag<'t> {
    content: &'t [u8],
    name_length: usize,
    /// The namespace of the element.
    pub(crate) namespace: Namespace,
    bindings: &'t [Binding],
}

impl<'t> Tag<'t> {
    /// The name without prefix.
    pub(crate) fn local(&self) -> &'t [u8] {
        local(&self.content[..self.name_length])
    }

    /// An attribute by its name without prefix, references resolved.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.value(name).map(Cow::into_owned)
    }

    /// The same, borrowed where nothing has to be resolved.
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'t, str>> {
        let mut attributes = Attributes::new(std::str::from_utf8(self.content).ok()?, self.name_length);
        let attribute = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| local(attribute.key.into_inner()) == name.as_bytes())?;
        let Cow::Borrowed(bytes) = attribute.value else { return None };
        let text = std::str::from_utf8(bytes).ok()?;
        if memchr::memchr(b'&', bytes).is_some() {
            return Some(quick_xml::escape::unescape(text).unwrap_or(Cow::Borrowed(text)));
        }
        Some(Cow::Borrowed(text))
    }

    /// `w:val`.
    pub(crate) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The value of a toggle (ECMA-376-1 §17.17.4): on unless `val` says off.
    pub(crate) fn is_on(&self) -> bool {
        self.value("val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// A whole number; `None` when absent or not a number.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.value(name)?.trim().parse().ok()
    }

    /// Every prefix of `mc:Choice Requires="wps w14"` stands for a namespace this program can do with.
    pub(crate) fn requires_only_understood(&self) -> bool {
        self.value("Requires").is_some_and(|prefixes| {
            prefixes
                .split_ascii_whitespace()
                .all(|prefix| lookup(self.bindings, prefix.as_bytes()) != Namespace::Other)
        })
    }
}

fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

fn lookup(bindings: &[Binding], prefix: &[u8]) -> Namespace {
    bindings
        .iter()
        .rev()
        .find(|binding| *binding.prefix == *prefix)
        .map_or(Namespace::Other, |binding| binding.namespace)
}

/// What the XML library found, its content put aside.
enum Found {
    Start,
    End,
    Text,
    Reference,
    Nothing,
    DocType,
    Eof,
}

impl<R: BufRead> Xml<R> {
    /// Starts reading a part. UTF-8 streams through; a part in UTF-16 or another encoding is decoded first.
    pub(crate) fn new(reader: R, part: &str, limits: &Limits) -> Result<Self, WordError> {
        let input = Utf8::new(reader).map_err(|error| io_error(error, part, 0))?;
        Ok(Self {
            reader: Reader::from_reader(input),
            buffer: Vec::new(),
            content: String::new(),
            tag: (1, 1),
            part: part.to_owned(),
            depth: 0,
            max_depth: limits.element_depth,
            bindings: Vec::new(),
            last: None,
            declares: Finder::new("xmlns"),
            pending_end: false,
        })
    }

    /// Bytes of the part read so far.
    pub(crate) fn offset(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Result<Token<'_>, WordError> {
        if std::mem::take(&mut self.pending_end) {
            self.close();
            return Ok(Token::End);
        }
        loop {
            match self.find()? {
                Found::Start => {
                    let namespace = self.open()?;
                    let (content, name_length) = (&self.buffer[1..self.tag.1], self.tag.0 - 1);
                    return Ok(Token::Start(Tag {
                        content,
                        name_length,
                        namespace,
                        bindings: &self.bindings,
                    }));
                }
                Found::End => {
                    self.close();
                    return Ok(Token::End);
                }
                Found::Text => return Ok(Token::Text(&self.content)),
                Found::Reference => {
                    self.resolve();
                    return Ok(Token::Text(&self.content));
                }
                Found::Nothing => {}
                Found::DocType => return Err(self.damaged("a document type declaration (DTD) is refused")),
                Found::Eof if self.depth == 0 => return Ok(Token::Eof),
                Found::Eof => {
                    let reason = format!("the part ends inside {} open elements (内容被截断)", self.depth);
                    return Err(self.damaged(reason));
                }
            }
        }
    }

    /// Reads past the end of the element whose start tag was just given.
    pub(crate) fn skip(&mut self) -> Result<(), WordError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// A [`WordError::Damaged`] at the present position.
    pub(crate) fn damaged(&self, reason: impl Into<String>) -> WordError {
        WordError::damaged(&*self.part, self.offset(), reason)
    }

    fn find(&mut self) -> Result<Found, WordError> {
        self.buffer.clear();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                let error = Arc::try_unwrap(error)
                    .unwrap_or_else(|shared| io::Error::new(shared.kind(), shared.to_string()));
                return Err(io_error(error, &self.part, self.offset()));
            }
            Err(error) => {
                return Err(WordError::Damaged {
                    part: self.part.clone(),
                    offset: self.reader.error_position(),
                    reason: "not well-formed XML".to_owned(),
                    source: Some(Box::new(error)),
                });
            }
        };
        let (found, content): (Found, &[u8]) = match &event {
            Event::Start(start) | Event::Empty(start) => {
                self.tag = (start.name().into_inner().len() + 1, start.len() + 1);
                self.pending_end = matches!(event, Event::Empty(_));
                return Ok(Found::Start);
            }
            Event::End(_) => (Found::End, b""),
            Event::Text(text) => (Found::Text, text),
            Event::CData(text) => (Found::Text, text),
            Event::GeneralRef(name) => (Found::Reference, name),
            Event::DocType(_) => (Found::DocType, b""),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => (Found::Nothing, b""),
            Event::Eof => (Found::Eof, b""),
        };
        self.content.clear();
        match std::str::from_utf8(content) {
            Ok(content) => self.content.push_str(content),
            Err(_) => {
                return Err(WordError::damaged(&*self.part, self.reader.buffer_position(), "not UTF-8"));
            }
        }
        Ok(found)
    }

    /// Enters the element whose tag was just read.
    fn open(&mut self) -> Result<Namespace, WordError> {
        self.depth += 1;
        if self.depth > self.max_depth {
            return Err(WordError::limit("element_depth", self.max_depth as u64, &*self.part));
        }
        let content = &self.buffer[1..self.tag.1];
        if self.declares.find(content).is_some() {
            self.last = None;
            let text = std::str::from_utf8(content).unwrap_or_default();
            for attribute in Attributes::new(text, self.tag.0 - 1).with_checks(false).flatten() {
                let prefix = match attribute.key.into_inner() {
                    b"xmlns" => &b""[..],
                    key => match key.strip_prefix(b"xmlns:") {
                        Some(prefix) => prefix,
                        None => continue,
                    },
                };
                let namespace = namespace(&attribute.value);
                self.bindings.push(Binding { depth: self.depth, prefix: prefix.into(), namespace });
            }
            // Each lookup walks the bindings in force.
            if self.bindings.len() > MAX_BINDINGS {
                return Err(WordError::limit("namespace declarations", MAX_BINDINGS as u64, &*self.part));
            }
        }
        let name = &self.buffer[1..self.tag.0];
        let prefix = name.iter().position(|byte| *byte == b':').map_or(&b""[..], |colon| &name[..colon]);
        // Nearly every element has the prefix of the one before it.
        if let Some((known, namespace)) = &self.last {
            if **known == *prefix {
                return Ok(*namespace);
            }
        }
        let namespace = lookup(&self.bindings, prefix);
        self.last = Some((prefix.into(), namespace));
        Ok(namespace)
    }

    fn close(&mut self) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= self.depth) {
            self.bindings.pop();
            self.last = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Replaces the name of a reference by what it stands for. Without a DTD there are only the five entities of
    /// XML and character references; anything else stays as it is written.
    fn resolve(&mut self) {
        let number = self.content.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        });
        self.content = match number {
            Some(code) => {
                code.ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
            }
            None => match quick_xml::escape::resolve_xml_entity(&self.content) {
                Some(text) => text.to_owned(),
                None => format!("&{};", self.content),
            },
        };
    }
}

/// Namespace declarations in force at once. Word writes about 35, all on the root.
const MAX_BINDINGS: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(part: &[u8]) -> Result<Vec<String>, WordError> {
        let mut xml = Xml::new(part, "part.xml", &Limits { element_depth: 3, ..Limits::default() })?;
        let mut texts = Vec::new();
        loop {
            match xml.next()? {
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
