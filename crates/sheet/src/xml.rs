//! XML parts as they stream by: names without their prefixes, bounded tokens and depth.

use std::io::{self, BufRead, Read};

use model::Limits;
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::SheetError;
use crate::package::unreadable;

/// The longest tag or text between two tags: a cell holds 32,767 characters at most.
const LONGEST_TOKEN: usize = 4 << 20;

/// What takes the elements and texts of a part.
pub(crate) trait Sink {
    /// An element begins.
    fn start(&mut self, element: &Element<'_>) -> Result<(), SheetError>;

    /// An element ends.
    fn end(&mut self, _name: &[u8]) -> Result<(), SheetError> {
        Ok(())
    }

    /// Text, which may come in several pieces.
    fn text(&mut self, _text: &str) -> Result<(), SheetError> {
        Ok(())
    }
}

/// A start tag.
pub(crate) struct Element<'t>(&'t BytesStart<'t>);

impl Element<'_> {
    /// Its name without the prefix.
    pub(crate) fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// An attribute, by its name without the prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attribute = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name.as_bytes())?;
        let text = std::str::from_utf8(&attribute.value).ok()?;
        Some(unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned))
    }

    /// An attribute that is a number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// An attribute that says yes (`1`, `true`).
    pub(crate) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }
}

/// A tag or text longer than any that is honest.
#[derive(Debug, thiserror::Error)]
#[error("a tag or text of more than {LONGEST_TOKEN} bytes")]
pub(crate) struct TooLong;

/// Lets a reader take no more than [`LONGEST_TOKEN`] bytes at once.
struct Tokens<R> {
    input: R,
    taken: usize,
}

impl<R: BufRead> Read for Tokens<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.input.read(buffer)
    }
}

impl<R: BufRead> BufRead for Tokens<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > LONGEST_TOKEN {
            return Err(io::Error::other(TooLong));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.taken += count;
        self.input.consume(count);
    }
}

/// Gives a part in UTF-8 to a sink.
pub(crate) fn read(
    input: impl BufRead,
    part: &str,
    limits: &Limits,
    sink: &mut impl Sink,
) -> Result<(), SheetError> {
    let mut reader = Reader::from_reader(Tokens { input, taken: 0 });
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        reader.get_mut().taken = 0;
        let event = reader.read_event_into(&mut buffer);
        let offset = reader.buffer_position();
        let not_utf8 = || SheetError::damaged(part, offset, "not UTF-8");
        match event {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > limits.element_depth {
                    let max = limits.element_depth as u64;
                    return Err(SheetError::Limit { what: "element_depth", max, part: part.to_owned() });
                }
                sink.start(&Element(&start))?;
            }
            Ok(Event::Empty(start)) => {
                sink.start(&Element(&start))?;
                sink.end(start.local_name().into_inner())?;
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                sink.end(end.local_name().into_inner())?;
            }
            Ok(Event::Text(text)) => sink.text(std::str::from_utf8(&text).map_err(|_| not_utf8())?)?,
            Ok(Event::CData(text)) => sink.text(std::str::from_utf8(&text).map_err(|_| not_utf8())?)?,
            Ok(Event::GeneralRef(name)) => sink.text(&resolved(&String::from_utf8_lossy(&name)))?,
            Ok(Event::DocType(_)) => {
                return Err(SheetError::damaged(
                    part,
                    offset,
                    "a document type declaration (DTD) is refused",
                ));
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) => {
                return Err(SheetError::damaged(
                    part,
                    offset,
                    "the part ends inside an element (内容被截断)",
                ));
            }
            Err(quick_xml::Error::Io(error)) => return Err(unreadable(&error, part, offset)),
            Err(error) => {
                return Err(SheetError::damaged(part, offset, format!("not well-formed XML: {error}")));
            }
        }
    }
}

/// The text of `&name;` or `&#number;`; one that is not known stays as it is written.
fn resolved(name: &str) -> String {
    if let Some(text) = resolve_xml_entity(name) {
        return text.to_owned();
    }
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    number.and_then(char::from_u32).map_or_else(|| format!("&{name};"), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Heard(Vec<String>);

    impl Sink for Heard {
        fn start(&mut self, element: &Element<'_>) -> Result<(), SheetError> {
            let name = String::from_utf8_lossy(element.name()).into_owned();
            self.0.push(format!("{name} {:?}", element.get("id")));
            Ok(())
        }

        fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
            self.0.push(format!("/{}", String::from_utf8_lossy(name)));
            Ok(())
        }

        fn text(&mut self, text: &str) -> Result<(), SheetError> {
            self.0.push(text.to_owned());
            Ok(())
        }
    }

    fn heard(xml: &str) -> Result<Vec<String>, SheetError> {
        let mut heard = Heard::default();
        read(std::io::BufReader::new(xml.as_bytes()), "part", &Limits::default(), &mut heard)?;
        Ok(heard.0)
    }

    #[test]
    fn names_go_without_prefix_and_references_are_resolved() {
        assert_eq!(
            heard("<?xml version=\"1.0\"?><x:a r:id=\"&lt;1&gt;\">甲&amp;&#x4E59;<b/></x:a>").unwrap(),
            ["a Some(\"<1>\")", "甲", "&", "乙", "b None", "/b", "/a"]
        );
    }

    #[test]
    fn what_is_no_xml_is_damaged() {
        assert!(matches!(heard("<a><b></a>"), Err(SheetError::Damaged { .. })));
        assert!(matches!(heard("<a>"), Err(SheetError::Damaged { .. })));
        assert!(matches!(heard("<!DOCTYPE a><a/>"), Err(SheetError::Damaged { .. })));
        let deep = "<a>".repeat(600);
        assert!(matches!(heard(&deep), Err(SheetError::Limit { what: "element_depth", .. })));
        let long = format!("<a>{}</a>", " ".repeat(LONGEST_TOKEN + (1 << 20)));
        assert!(heard(&long).unwrap_err().to_string().contains("a tag or text of more than"));
    }
}
