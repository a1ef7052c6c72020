//! The text of a place, sign by sign, and where in the bytes each sign is written.

use std::ops::Range;

use quick_xml::escape::resolve_xml_entity;

use super::document::Document;
use super::document::holds;
use crate::docx::story::record::Text;

/// A sign as it is read; where it is written.
#[derive(Clone, Debug)]
#[allow(clippy::struct_field_names, reason = "a sign, and where it is")]
pub(super) struct Sign {
    pub(super) sign: char,
    /// The paragraph and the text in it; `None` for the line feed between two paragraphs.
    pub(super) text: Option<(usize, usize)>,
    /// Its bytes.
    pub(super) bytes: Range<usize>,
}

/// The signs of some paragraphs, with a line feed between each two. A text with markup in it is left out: nothing is
/// written into it.
pub(super) fn of(document: &Document, paragraphs: &[usize]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for (index, &number) in paragraphs.iter().enumerate() {
        if index > 0 {
            signs.push(Sign { sign: '\n', text: None, bytes: 0..0 });
        }
        let Some(paragraph) = document.paragraphs.get(number) else { continue };
        for (text, written) in paragraph.texts.iter().enumerate() {
            let Some(mut read) = text_of(document, written) else { continue };
            for sign in &mut read {
                sign.text = Some((number, text));
            }
            signs.append(&mut read);
        }
    }
    signs
}

fn text_of(document: &Document, text: &Text) -> Option<Vec<Sign>> {
    let written = std::str::from_utf8(document.written(&text.content)).ok()?;
    let mut signs = Vec::new();
    let mut rest = written;
    let mut at = text.content.start;
    while let Some(first) = rest.chars().next() {
        let (sign, length) = match first {
            '<' => return None,
            '&' => {
                let end = rest.find(';')?;
                (resolved(&rest[1..end])?, end + 1)
            }
            // A line feed in the XML is white space.
            '\n' | '\r' => (' ', 1),
            sign => (sign, sign.len_utf8()),
        };
        signs.push(Sign { sign, text: None, bytes: at..at + length });
        at += length;
        rest = &rest[length..];
    }
    if !is_preserved(document.written(&text.tag)) {
        let blank = |sign: &&Sign| sign.sign == ' ';
        let end = signs.len() - signs.iter().rev().take_while(blank).count();
        signs.truncate(end);
        let start = signs.iter().take_while(blank).count();
        signs.drain(..start);
    }
    Some(signs)
}

/// Whether blanks at the ends of a text count.
pub(super) fn is_preserved(tag: &[u8]) -> bool {
    holds(tag, b"preserve")
}

fn resolved(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_xml_entity(name)?.chars().next();
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32)
}
