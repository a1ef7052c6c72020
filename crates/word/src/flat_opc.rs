//! Flat OPC ([ECMA-376-2], Annex of Office's `pkg:package`): a package as one XML file, its parts as elements.
//!
//! The parts are cut out of the text and given to the DOCX reader as they are.

use std::fmt::Write as _;

use encoding_rs::Encoding;
use package::Package;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::docx;
use crate::{ReadOptions, WordError, encoding};
use model::build::Body;

/// Reads a flat package.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, chunk_depth: usize) -> Result<Body, WordError> {
    let decoded = encoding::decode(bytes, declared(bytes));
    if decoded.broken {
        let reason = format!("not well-formed {}", decoded.encoding.name());
        return Err(WordError::damaged("flat OPC", 0, reason));
    }
    let parts = Cutter::new(&decoded.text, options).parts()?;
    docx::read_package(&Package::from_parts(parts, &options.limits), options, chunk_depth)
}

/// `encoding=` of the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).into_owned();
    let (_, after) = head.split_once("?>")?.0.split_once("encoding=")?;
    let label = after.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?;
    Encoding::for_label_no_replacement(label.trim().as_bytes())
}

/// What is being read of a part.
enum Inside {
    /// `pkg:xmlData`: the part is the text from here to its end, with these declarations in force.
    Xml { start: usize, depth: usize },
    /// `pkg:binaryData`
    Base64(String),
}

/// Cuts the parts out of the text.
struct Cutter<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    options: &'t ReadOptions,
    depth: usize,
    /// Namespace declarations around the parts, which the parts may use.
    declarations: Vec<(String, String)>,
    name: Option<String>,
    inside: Option<Inside>,
    parts: Vec<(String, Vec<u8>)>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str, options: &'t ReadOptions) -> Self {
        Self {
            text,
            reader: Reader::from_str(text),
            options,
            depth: 0,
            declarations: Vec::new(),
            name: None,
            inside: None,
            parts: Vec::new(),
        }
    }

    fn parts(mut self) -> Result<Vec<(String, Vec<u8>)>, WordError> {
        loop {
            let before = self.reader.buffer_position() as usize;
            match self.reader.read_event() {
                Err(error) => return Err(self.not_well_formed(error)),
                Ok(Event::Eof) if self.depth == 0 => return Ok(self.parts),
                Ok(Event::Eof) => {
                    return Err(self.damaged("the package ends inside a part (内容被截断)"));
                }
                Ok(Event::DocType(_)) => {
                    return Err(self.damaged("a document type declaration (DTD) is refused"));
                }
                Ok(Event::Start(tag)) => self.start(&tag)?,
                Ok(Event::End(_)) => self.end(before)?,
                Ok(Event::Text(text)) => {
                    if let Some(Inside::Base64(digits)) = &mut self.inside {
                        digits.extend(
                            text.iter()
                                .filter(|byte| !byte.is_ascii_whitespace())
                                .map(|byte| char::from(*byte)),
                        );
                    }
                }
                Ok(_) => {}
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), WordError> {
        self.depth += 1;
        let limit = self.options.limits.element_depth;
        if self.depth > limit {
            return Err(WordError::limit("element_depth", limit as u64, "flat OPC"));
        }
        if self.inside.is_some() {
            return Ok(());
        }
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = String::from_utf8_lossy(attribute.key.into_inner()).into_owned();
            let value = String::from_utf8_lossy(&attribute.value).into_owned();
            if attribute.key.local_name().into_inner() == b"name" {
                self.name = Some(value.trim_start_matches('/').to_owned());
            } else if key.starts_with("xmlns:") && self.declarations.len() < MOST_DECLARATIONS {
                self.declarations.push((key, value));
            }
        }
        match tag.local_name().into_inner() {
            b"xmlData" => {
                self.inside =
                    Some(Inside::Xml { start: self.reader.buffer_position() as usize, depth: self.depth });
            }
            b"binaryData" => self.inside = Some(Inside::Base64(String::new())),
            _ => {}
        }
        Ok(())
    }

    /// An end tag that starts at `before`.
    fn end(&mut self, before: usize) -> Result<(), WordError> {
        self.depth = self.depth.saturating_sub(1);
        if matches!(&self.inside, Some(Inside::Xml { depth, .. }) if self.depth >= *depth) {
            return Ok(());
        }
        let bytes = match self.inside.take() {
            None => return Ok(()),
            Some(Inside::Xml { start, .. }) => {
                self.with_declarations(self.text.get(start..before).unwrap_or_default())
            }
            Some(Inside::Base64(digits)) => {
                data_encoding::BASE64_MIME_PERMISSIVE.decode(digits.as_bytes()).unwrap_or_default()
            }
        };
        let Some(name) = self.name.take() else { return Ok(()) };
        let limit = self.options.limits.entries;
        if self.parts.len() >= limit {
            return Err(WordError::limit("entries", limit as u64, "flat OPC"));
        }
        self.parts.push((name, bytes));
        Ok(())
    }

    /// The part with the declarations of the elements around it, where it does not make them itself.
    fn with_declarations(&self, part: &str) -> Vec<u8> {
        let root = part
            .match_indices('<')
            .map(|(at, _)| at)
            .find(|at| part[at + 1..].starts_with(|char: char| !matches!(char, '?' | '!' | '/')));
        let Some(root) = root else { return part.as_bytes().to_vec() };
        let end = part[root..].find('>').map_or(part.len(), |end| root + end);
        let name_end = part[root..end].find([' ', '\t', '\r', '\n', '/']).map_or(end, |gap| root + gap);
        let (head, tag, rest) = (&part[..name_end], &part[name_end..end], &part[end..]);
        let mut whole = String::with_capacity(part.len() + 256);
        whole.push_str(head);
        for (index, (key, value)) in self.declarations.iter().enumerate() {
            let again = self.declarations[index + 1..].iter().any(|(later, _)| later == key);
            if !again && !tag.contains(&format!("{key}=")) {
                let value = value.replace('"', "&quot;");
                let _ = write!(whole, " {key}=\"{value}\"");
            }
        }
        whole.push_str(tag);
        whole.push_str(rest);
        whole.into_bytes()
    }

    fn not_well_formed(&self, error: quick_xml::Error) -> WordError {
        WordError::Damaged {
            part: "flat OPC".to_owned(),
            offset: self.reader.error_position(),
            reason: "not well-formed XML".to_owned(),
            source: Some(Box::new(error)),
        }
    }

    fn damaged(&self, reason: &str) -> WordError {
        WordError::damaged("flat OPC", self.reader.buffer_position(), reason)
    }
}

/// Declarations around parts; honest packages have one.
const MOST_DECLARATIONS: usize = 64;

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn parts(package: &str) -> Vec<(String, String)> {
        let options = ReadOptions::default();
        let parts = Cutter::new(package, &options).parts().unwrap();
        parts.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
    }

    #[test]
    fn parts_come_out_as_they_are() {
        let package = r#"<p:package xmlns:p="x"><p:part p:name="/a.xml"><p:xmlData><a p:name="b"><p:xmlData/></a></p:xmlData></p:part>
            <p:part p:name="/b.bin"><p:binaryData>aGVs
            bG8=</p:binaryData></p:part></p:package>"#;
        assert_eq!(
            parts(package),
            [
                ("a.xml".to_owned(), r#"<a xmlns:p="x" p:name="b"><p:xmlData/></a>"#.to_owned()),
                ("b.bin".to_owned(), "hello".to_owned())
            ]
        );
    }

    #[test]
    fn a_package_cut_short_is_damaged() {
        let options = ReadOptions::default();
        let cut = r#"<p:package xmlns:p="x"><p:part p:name="/a.xml"><p:xmlData><a>"#;
        assert!(matches!(Cutter::new(cut, &options).parts(), Err(WordError::Damaged { .. })));
    }
}
