//! The narrative, paragraph by paragraph, with its quantities.

use jixiao::{Pointer, Section};
use serde::Serialize;

use crate::meaning::Meaning;

/// A heading or a paragraph.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// The heading's or paragraph's pointer.
    at: Pointer,
    /// How deep a heading stands, from 1; 0 for a paragraph.
    heading: usize,
    text: String,
    /// Its quantities, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Mark>,
}

/// A quantity in a paragraph.
#[derive(Debug, Serialize)]
struct Mark {
    /// Its first character and the one behind its last, counted in Unicode characters.
    start: usize,
    end: usize,
    meaning: Meaning,
}

/// All headings and paragraphs in document order.
pub(crate) fn lines(sections: &[Section]) -> Vec<Line> {
    let mut lines = Vec::new();
    collect(sections, &Pointer::root().key("outline"), 1, &mut lines);
    lines
}

fn collect(sections: &[Section], list: &Pointer, depth: usize, lines: &mut Vec<Line>) {
    for (index, section) in sections.iter().enumerate() {
        let at = list.index(index);
        let heading = format!("{}{}", section.number, section.heading);
        if !heading.is_empty() {
            lines.push(Line { at: at.key("heading"), heading: depth, text: heading, marks: Vec::new() });
        }
        for (paragraph, text) in section.paragraphs.iter().enumerate() {
            lines.push(Line {
                at: at.key("paragraphs").index(paragraph),
                heading: 0,
                text: text.clone(),
                marks: marks(section, paragraph),
            });
        }
        collect(&section.sections, &at.key("sections"), depth + 1, lines);
    }
}

fn marks(section: &Section, paragraph: usize) -> Vec<Mark> {
    let here = section.quantities.iter().filter(|found| found.paragraph as usize == paragraph);
    here.map(|found| Mark {
        start: found.span.start as usize,
        end: found.span.end as usize,
        meaning: Meaning::of(&found.quantity),
    })
    .collect()
}
