//! Headers and footers: the document's own, and page numbers.

use std::io;

use model::{AsideKind, Submission};

use super::note::Notes;
use super::paragraph::{self, Stand, styled};
use super::style;
use super::xml::{Xml, around, part, val};

/// A header or footer of the document, as its sections name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Its element in the properties of a section.
    pub reference: &'static str,
    /// On which pages it stands.
    pub occurrence: &'static str,
    /// The relationship that leads to its part.
    pub id: &'static str,
    /// The part.
    pub name: &'static str,
}

const HEADER: Edge =
    Edge { reference: "w:headerReference", occurrence: "default", id: "rIdHeader", name: "header1.xml" };
const FOOTER: Edge =
    Edge { reference: "w:footerReference", occurrence: "default", id: "rIdFooter", name: "footer1.xml" };
/// The footer of even pages.
pub(super) const EVEN_FOOTER: Edge =
    Edge { reference: "w:footerReference", occurrence: "even", id: "rIdEvenFooter", name: "footer2.xml" };

/// The headers and footers of a document with their parts. Page numbers stand at the outer edge (GB/T 9704-2012 §7.5); a
/// footer of the document's own stands as it is.
pub(super) fn edges(submission: &Submission) -> io::Result<Vec<(Edge, Vec<u8>)>> {
    let lines = |kind| -> Vec<&str> {
        let asides = submission.asides.iter().filter(move |aside| aside.kind == kind);
        asides.flat_map(|aside| aside.text.lines()).collect()
    };
    let (header, footer) = (lines(AsideKind::Header), lines(AsideKind::Footer));
    let mut edges = Vec::new();
    if !header.is_empty() {
        edges.push((HEADER, part("w:hdr", |xml| own(xml, &header))?));
    }
    if footer.is_empty() {
        edges.push((FOOTER, numbered("right")?));
        edges.push((EVEN_FOOTER, numbered("left")?));
    } else {
        edges.push((FOOTER, part("w:ftr", |xml| own(xml, &footer))?));
    }
    Ok(edges)
}

fn own(xml: &mut Xml, lines: &[&str]) -> io::Result<()> {
    lines.iter().try_for_each(|line| styled(xml, line, style::EDGE, Stand::default(), &mut Notes::default()))
}

/// A footer with the number of the page, which Word writes: `- 1 -`.
fn numbered(side: &str) -> io::Result<Vec<u8>> {
    part("w:ftr", |xml| {
        around(xml, "w:p", |xml| {
            paragraph::properties(xml, style::PAGE_NUMBER, Stand::default(), |xml| val(xml, "w:jc", side))?;
            paragraph::field(xml, " PAGE ")
        })
    })
}
