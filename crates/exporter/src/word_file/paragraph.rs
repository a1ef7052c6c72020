//! Text as paragraphs and runs.

use std::io;

use quick_xml::events::BytesText;

use super::note::{Notes, Reference};
use super::xml::{self, Xml, around, empty, val};

/// How a paragraph stands, beside its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stand {
    /// On the page of what follows.
    pub keep_next: bool,
    /// At the beginning of a page.
    pub page_break: bool,
}

/// A paragraph in a named style.
pub(super) fn styled(
    xml: &mut Xml,
    text: &str,
    style: &str,
    stand: Stand,
    notes: &mut Notes,
) -> io::Result<()> {
    referring(xml, text, style, stand, &[], notes)
}

/// A paragraph with references to notes at its end.
pub(super) fn referring(
    xml: &mut Xml,
    text: &str,
    style: &str,
    stand: Stand,
    references: &[Reference],
    notes: &mut Notes,
) -> io::Result<()> {
    around(xml, "w:p", |xml| {
        properties(xml, style, stand, |_| Ok(()))?;
        runs(xml, text, notes)?;
        references.iter().try_for_each(|reference| reference.write(xml))
    })
}

/// The properties of a paragraph; `last` writes what stands at their end.
pub(super) fn properties(
    xml: &mut Xml,
    style: &str,
    stand: Stand,
    last: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    around(xml, "w:pPr", |xml| {
        val(xml, "w:pStyle", style)?;
        if stand.keep_next {
            empty(xml, "w:keepNext", &[])?;
        }
        if stand.page_break {
            empty(xml, "w:pageBreakBefore", &[])?;
        }
        last(xml)
    })
}

/// Text as runs. Tabs and line feeds become the elements Word has for them, the marks of waiting footnotes their
/// references.
pub(super) fn runs(xml: &mut Xml, text: &str, notes: &mut Notes) -> io::Result<()> {
    let mut rest = text;
    while let Some((before, reference, behind)) = notes.take(rest) {
        run(xml, before)?;
        reference.write(xml)?;
        rest = behind;
    }
    run(xml, rest)
}

fn run(xml: &mut Xml, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    around(xml, "w:r", |xml| {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                empty(xml, "w:br", &[])?;
            }
            for (index, piece) in line.split('\t').enumerate() {
                if index > 0 {
                    empty(xml, "w:tab", &[])?;
                }
                if !piece.is_empty() {
                    xml::text(xml, piece)?;
                }
            }
        }
        Ok(())
    })
}

/// A field that Word fills in when it opens the file or lays it out. No result is stored: what it shows is no text of the
/// document.
pub(super) fn field(xml: &mut Xml, instruction: &str) -> io::Result<()> {
    field_begins(xml, instruction)?;
    field_ends(xml)
}

/// Begins a field, whose result follows (ECMA-376-1 §17.16.18).
pub(super) fn field_begins(xml: &mut Xml, instruction: &str) -> io::Result<()> {
    mark(xml, &[("w:fldCharType", "begin"), ("w:dirty", "true")])?;
    around(xml, "w:r", |xml| {
        let element = xml.create_element("w:instrText").with_attribute(("xml:space", "preserve"));
        element.write_text_content(BytesText::new(instruction))?;
        Ok(())
    })?;
    mark(xml, &[("w:fldCharType", "separate")])
}

/// Ends a field.
pub(super) fn field_ends(xml: &mut Xml) -> io::Result<()> {
    mark(xml, &[("w:fldCharType", "end")])
}

fn mark(xml: &mut Xml, attributes: &[(&str, &str)]) -> io::Result<()> {
    around(xml, "w:r", |xml| empty(xml, "w:fldChar", attributes))
}
