//! The text of the pages as whoever reads the PDF finds it, known without reading it.
//!
//! A reader takes a glyph for the characters that the font's table has for it. Where every glyph of a document stands by
//! itself and always for the same characters, that is what the glyphs were set for.

use std::collections::HashMap;

use typst::layout::{Frame, FrameItem};
use typst::text::{FontInstance, TextItem};
use typst_layout::PagedDocument;

/// The text of each page, white space left out; none where it is not certain what a reader finds.
pub(crate) fn pages(document: &PagedDocument) -> Option<Vec<String>> {
    let mut reader = Reader::default();
    document.pages().iter().map(|page| reader.page(&page.frame)).collect()
}

#[derive(Default)]
struct Reader<'a> {
    /// What each glyph of a font stands for.
    known: HashMap<&'a FontInstance, HashMap<u16, &'a str>>,
}

impl<'a> Reader<'a> {
    fn page(&mut self, frame: &'a Frame) -> Option<String> {
        let mut shown = String::new();
        self.gather(frame, &mut shown).then_some(shown)
    }

    /// Whether all is certain.
    fn gather(&mut self, frame: &'a Frame, shown: &mut String) -> bool {
        frame.items().all(|(_, item)| match item {
            FrameItem::Group(group) => self.gather(&group.frame, shown),
            FrameItem::Text(text) => self.text(text, shown),
            _ => true,
        })
    }

    fn text(&mut self, item: &'a TextItem, shown: &mut String) -> bool {
        let known = self.known.entry(&item.font).or_default();
        let mut end = 0;
        item.glyphs.iter().all(|glyph| {
            let range = usize::from(glyph.range.start)..usize::from(glyph.range.end);
            let Some(text) = item.text.get(range.clone()).filter(|text| !text.is_empty()) else {
                return false;
            };
            let alone = range.start == end;
            end = range.end;
            shown.extend(text.chars().filter(|character| !character.is_whitespace()));
            alone && glyph.id != 0 && *known.entry(glyph.id).or_insert(text) == text
        }) && end == item.text.len()
    }
}
