//! Elements of WordprocessingML, in the order that its schema asks for.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};

use crate::characters::legal;

/// What writes a part.
pub(super) type Xml = Writer<Vec<u8>>;

/// An element without content: `<w:jc w:val="center"/>`.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// An element with its `w:val`.
pub(super) fn val(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    empty(xml, name, &[("w:val", value)])
}

/// An element around others.
pub(super) fn around(
    xml: &mut Xml,
    name: &str,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).write_inner_content(inner)?;
    Ok(())
}

/// Characters as `w:t`, with the white space at their ends.
pub(super) fn text(xml: &mut Xml, words: &str) -> io::Result<()> {
    let words = legal(words);
    let element = xml.create_element("w:t").with_attribute(("xml:space", "preserve"));
    element.write_text_content(BytesText::new(&words))?;
    Ok(())
}

/// A part: its declaration, a root element with namespaces, what stands in it.
pub(super) fn part(root: &str, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    let declaration = quick_xml::events::BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
    xml.write_event(Event::Decl(declaration))?;
    let element = xml.create_element(root).with_attributes([
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ]);
    element.write_inner_content(inner)?;
    Ok(xml.into_inner())
}
