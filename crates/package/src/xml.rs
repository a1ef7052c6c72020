//! XML parts as they stream by: namespaces by URI, never by prefix; byte offsets in errors; nothing unbounded.
//!
//! The XML library is given one window of the part after another, so that it can leave tokens where they are: copying
//! them out of a stream costs more than finding them, and a whole part in memory costs more than either.

mod open;
mod tag;
#[cfg(test)]
mod tests;
mod window;

use std::io::Read;

use model::Limits;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

pub use self::open::Namespace;
use self::open::OpenElements;
pub use self::tag::{Tag, local};
use self::window::Window;
use crate::PackageError;
use crate::encoding::UTF_8_MARK;

/// Small enough for the processor's cache, large enough that few tokens are cut.
const WINDOW: usize = 1 << 15;

/// What is done with the tokens of a part. Empty elements come as a start and an end.
pub trait Sink {
    /// What the sink itself may say.
    type Error: From<PackageError>;

    /// The tag that comes next stands at these bytes of the part, as it reads in UTF-8.
    fn token(&mut self, _from: u64, _to: u64) {}

    /// A start tag. `false` when nothing in the element is wanted: what comes next stands behind its end.
    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, Self::Error>;

    /// After the start tag of an element that is wanted: how many bytes of what comes next, elements in pairs, need not
    /// be read, because the sink knows what they say.
    fn known(&mut self, _ahead: &Ahead<'_>) -> usize {
        0
    }

    /// The end of the innermost open element, with its name as it is written: [`local`] takes the prefix off.
    fn end(&mut self, _name: &[u8]) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Character data, references resolved. A text may come in several pieces.
    fn text(&mut self, _text: &str) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// What stands behind a start tag.
pub struct Ahead<'b> {
    /// The element's name, prefix and all.
    pub name: &'b [u8],
    /// The bytes behind the tag, as far as they are in memory.
    pub behind: &'b [u8],
    /// Changes with the namespace declarations in force.
    pub scope: u32,
}

/// Gives a part to a sink, token by token, and the number of its bytes back. UTF-8 streams through; a part in UTF-16 or
/// another encoding is decoded first.
pub fn read<S: Sink>(input: impl Read, part: &str, limits: &Limits, sink: &mut S) -> Result<u64, S::Error> {
    let mut window = Window::new(WINDOW, limits.part_bytes, input, part);
    window.begin()?;
    read_in(window, part, limits, sink)
}

fn read_in<S: Sink>(
    mut window: Window<'_, impl Read>,
    part: &str,
    limits: &Limits,
    sink: &mut S,
) -> Result<u64, S::Error> {
    let mut tokens = Tokens { part, open: OpenElements::new(limits.element_depth), skipped: None };
    loop {
        let taken = tokens.pass(&window, sink)?;
        window.take(taken);
        if !window.is_last() {
            window.fill()?;
        } else if window.bytes().is_empty() {
            break;
        }
    }
    match tokens.open.depth() {
        0 => Ok(window.offset()),
        open => {
            let reason = format!("the part ends inside {open} open elements (内容被截断)");
            Err(PackageError::damaged(part, window.offset(), reason).into())
        }
    }
}

/// What is known of a part between its windows.
struct Tokens<'p> {
    part: &'p str,
    open: OpenElements,
    /// The elements that are open outside an element nothing of which is wanted.
    skipped: Option<usize>,
}

impl Tokens<'_> {
    /// Passes the tokens of a window on, up to one that the window cuts in two: how many bytes they are.
    fn pass<S: Sink>(&mut self, window: &Window<'_, impl Read>, sink: &mut S) -> Result<usize, S::Error> {
        let bytes = window.bytes();
        let part = self.part;
        let damaged =
            |at: usize, reason: &str| PackageError::damaged(part, window.offset() + at as u64, reason);
        // The library would take it for the mark of a part.
        if bytes.starts_with(UTF_8_MARK) {
            self.text(UTF_8_MARK, sink, || damaged(0, "not UTF-8"))?;
            return Ok(UTF_8_MARK.len());
        }
        let mut reader = Reader::from_reader(bytes);
        // Elements may have been opened by another window; see `OpenElements::closes`.
        reader.config_mut().allow_unmatched_ends = true;
        // Bytes that the reader never saw.
        let mut passed = 0;
        let taken = loop {
            let before = reader.buffer_position() as usize + passed;
            // Matched by reference: to move an event would cost as much as to find it.
            let event = reader.read_event();
            let after = reader.buffer_position() as usize + passed;
            match &event {
                Ok(Event::Start(start)) => {
                    let name = start.name().into_inner();
                    sink.token(window.offset() + before as u64, window.offset() + after as u64);
                    self.start(start, name.len(), before, sink)?;
                    if self.skipped.is_none() {
                        let ahead = Ahead { name, behind: &bytes[after..], scope: self.open.scope() };
                        let known = sink.known(&ahead).min(bytes.len() - after);
                        if known > 0 {
                            *reader.get_mut() = &bytes[after + known..];
                            passed += known;
                        }
                    }
                }
                Ok(Event::Empty(start)) => {
                    sink.token(window.offset() + before as u64, window.offset() + after as u64);
                    self.start(start, start.name().into_inner().len(), before, sink)?;
                    self.end(start.name().into_inner(), sink)?;
                }
                Ok(Event::End(end)) => {
                    if !self.open.closes(end.name().into_inner()) {
                        return Err(damaged(before, "an end tag without its start tag").into());
                    }
                    sink.token(window.offset() + before as u64, window.offset() + after as u64);
                    self.end(end.name().into_inner(), sink)?;
                }
                // The text may go on in the next window, and its last character with it.
                Ok(Event::Text(text)) if after == bytes.len() && !window.is_last() => {
                    let whole = before + whole_characters(text);
                    self.text(&bytes[before..whole], sink, || damaged(after, "not UTF-8"))?;
                    break whole;
                }
                Ok(Event::Text(text)) => self.text(text, sink, || damaged(after, "not UTF-8"))?,
                Ok(Event::CData(text)) => self.text(text, sink, || damaged(after, "not UTF-8"))?,
                Ok(Event::GeneralRef(name)) => {
                    let text = resolved(&String::from_utf8_lossy(name));
                    self.text(text.as_bytes(), sink, || damaged(after, "not UTF-8"))?;
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Ok(Event::DocType(_)) => {
                    return Err(damaged(after, "a document type declaration (DTD) is refused").into());
                }
                Ok(Event::Eof) => break after,
                Err(error) if !window.is_last() && is_cut(error, &bytes[before..]) => break before,
                Err(_) => {
                    return Err(PackageError::Damaged {
                        part: part.to_owned(),
                        offset: window.offset() + reader.error_position() + passed as u64,
                        reason: "not well-formed XML".to_owned(),
                        source: event.err().map(Into::into),
                    }
                    .into());
                }
            }
        };
        self.open.keep(bytes);
        Ok(taken)
    }

    // Once for a tag: the call would cost a tenth of it.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn start<S: Sink>(
        &mut self,
        content: &[u8],
        name_length: usize,
        at: usize,
        sink: &mut S,
    ) -> Result<(), S::Error> {
        let outside = self.open.depth();
        let (name, attributes) = content.split_at(name_length);
        let (prefix, local) = match name.iter().position(|byte| *byte == b':') {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            None => (&b""[..], name),
        };
        let at = at + "<".len();
        let namespace = self.open.enter(prefix, at..at + name_length, attributes, self.part)?;
        if self.skipped.is_none() && !sink.start(&Tag { local, attributes, namespace, open: &self.open })? {
            self.skipped = Some(outside);
        }
        Ok(())
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn end<S: Sink>(&mut self, name: &[u8], sink: &mut S) -> Result<(), S::Error> {
        self.open.leave();
        match self.skipped {
            None => sink.end(name),
            Some(outside) if outside == self.open.depth() => {
                self.skipped = None;
                Ok(())
            }
            Some(_) => Ok(()),
        }
    }

    #[inline]
    fn text<S: Sink>(
        &mut self,
        text: &[u8],
        sink: &mut S,
        not_utf8: impl FnOnce() -> PackageError,
    ) -> Result<(), S::Error> {
        if self.skipped.is_some() {
            return Ok(());
        }
        sink.text(std::str::from_utf8(text).map_err(|_| not_utf8())?)
    }
}

/// The markup at the start of `rest` is no error but cut off by the end of the window.
fn is_cut(error: &Error, rest: &[u8]) -> bool {
    match error {
        // `<!` alone does not say what it begins.
        Error::Syntax(SyntaxError::InvalidBangMarkup) => rest.len() <= "<!".len(),
        Error::Syntax(_) => true,
        Error::IllFormed(IllFormedError::UnclosedReference) => {
            !rest.iter().skip(1).any(|byte| matches!(byte, b'&' | b'<'))
        }
        _ => false,
    }
}

/// How many bytes of a text cut anywhere are whole characters, or wrong ones.
fn whole_characters(text: &[u8]) -> usize {
    match std::str::from_utf8(text) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => text.len(),
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
