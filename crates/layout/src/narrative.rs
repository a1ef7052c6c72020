//! Headings and paragraphs of the narrative.

use model::{Pointer, Section};
use wording::heading::{Style, is_annex, number};

use crate::printed::{Heading, HeadingLook, Paragraph, ParagraphLook};

/// The heading of a section.
pub(crate) fn heading(section: &Section, pointer: &Pointer, level: usize) -> Heading {
    let mut at = Vec::new();
    if !section.number.is_empty() {
        at.push(pointer.key("number"));
    }
    if !section.heading.is_empty() {
        at.push(pointer.key("heading"));
    }
    // `1.1顾客` would not be read back as a number: only a mark ends one without a blank.
    let parted = section.number.ends_with(char::is_alphanumeric) && !section.heading.is_empty();
    let text = format!("{}{}{}", section.number, if parted { "　" } else { "" }, section.heading);
    Heading { level, number: section.number.clone(), text, look: look(&section.number), at }
}

/// How a heading looks follows its number (GB/T 9704-2012 7.3.3).
fn look(written: &str) -> HeadingLook {
    match number(written).map(|number| number.style) {
        None if written.is_empty() => HeadingLook::First,
        Some(Style::Part | Style::Chapter | Style::Section) => HeadingLook::Part,
        Some(Style::Han) => HeadingLook::First,
        Some(Style::HanBracketed) => HeadingLook::Second,
        Some(Style::Arabic | Style::ArabicBracketed | Style::Circled) | None => HeadingLook::Deeper,
    }
}

/// A paragraph of the narrative.
pub(crate) fn paragraph(text: &str, pointer: Pointer) -> Paragraph {
    let look = if is_annex(text) { ParagraphLook::Annex } else { ParagraphLook::Body };
    Paragraph { text: text.to_owned(), look, at: vec![pointer] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_looks_as_its_number_asks() {
        for (number, words, text, look) in [
            ("第一部分", "部门概况", "第一部分　部门概况", HeadingLook::Part),
            ("第一部分", "", "第一部分", HeadingLook::Part),
            ("一、", "总体目标", "一、总体目标", HeadingLook::First),
            ("（一）", "工作目标", "（一）工作目标", HeadingLook::Second),
            ("1.1", "顾客", "1.1　顾客", HeadingLook::Deeper),
            ("3.", "培训", "3.培训", HeadingLook::Deeper),
            ("", "职责", "职责", HeadingLook::First),
        ] {
            let section =
                Section { number: number.to_owned(), heading: words.to_owned(), ..Section::default() };
            let heading = heading(&section, &Pointer::root().key("outline").index(0), 1);
            assert_eq!((heading.text.as_str(), heading.look), (text, look));
        }
    }
}
