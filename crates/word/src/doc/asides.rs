//! Text beside the body: footnotes, endnotes, comments, headers and footers ([MS-DOC] 2.4.1).

use std::ops::Range;

use model::AsideKind;

use crate::number_format::NumberFormat;

use super::fib::{Fib, Part, Story};
use super::plc::Plc;

/// A footnote, endnote or comment.
pub(super) struct Note {
    pub(super) kind: AsideKind,
    /// CP of its mark in the main story.
    pub(super) at: usize,
    /// Its number among those numbered automatically, from 1; `None` when its mark is its own.
    pub(super) number: Option<usize>,
    /// CPs of its text.
    pub(super) text: Range<usize>,
}

/// All notes of the main story, by the CP of their mark.
pub(super) fn notes(fib: &Fib, table: &[u8]) -> Vec<Note> {
    // Element sizes: FRD, FRD, ATRDPre10 ([MS-DOC] 2.8.14, 2.8.11, 2.8.8).
    let kinds = [
        (AsideKind::Footnote, Part::FndRef, 2, Part::FndTxt, Story::Footnotes),
        (AsideKind::Endnote, Part::EndRef, 2, Part::EndTxt, Story::Endnotes),
        (AsideKind::Comment, Part::AndRef, 30, Part::AndTxt, Story::Comments),
    ];
    let mut notes = Vec::new();
    for (kind, refs, size, texts, story) in kinds {
        let refs = Plc::new(fib.part(refs, table), size);
        let story = fib.story(story);
        let mut numbered = 0;
        for (index, (at, text)) in refs.cps().zip(stories(fib.part(texts, table), &story)).enumerate() {
            // FRD 0: the mark is a character of the text. A comment has no mark a reader sees.
            let automatic = kind != AsideKind::Comment && refs.element(index) != [0, 0];
            numbered += usize::from(automatic);
            notes.push(Note { kind, at, number: automatic.then_some(numbered), text });
        }
    }
    notes.sort_by_key(|note| note.at);
    notes
}

/// How a mark numbered automatically stands in the text. In brackets: a raised `1` behind `5.00` would read as
/// part of the number.
pub(super) fn mark(kind: AsideKind, number: usize) -> String {
    let roman = NumberFormat::from_name("lowerRoman").filter(|_| kind == AsideKind::Endnote);
    format!("[{}]", roman.unwrap_or_default().write(u32::try_from(number).unwrap_or(u32::MAX)))
}

/// The headers and footers of all sections that have a text of their own.
pub(super) fn headers(fib: &Fib, table: &[u8]) -> Vec<(AsideKind, Range<usize>)> {
    // Six stories of note separators, then six for each section: even and odd header, even and odd footer, first
    // header, first footer ([MS-DOC] 2.8.22).
    let kind =
        |index: usize| if matches!(index % 6, 0 | 1 | 4) { AsideKind::Header } else { AsideKind::Footer };
    let stories = stories(fib.part(Part::Hdd, table), &fib.story(Story::Headers));
    stories.enumerate().skip(6).map(|(index, range)| (kind(index), range)).collect()
}

/// The ranges a PLC of positions alone cuts a story into, in CPs of the whole text.
pub(super) fn stories<'a>(plc: &'a [u8], story: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let plc = Plc::new(plc, 0);
    ranges(plc, story)
}

/// The ranges between the positions of a PLC. They follow each other: a position that falls back gives an empty
/// range, so that no text is read twice.
pub(super) fn ranges<'a>(plc: Plc<'a>, story: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let story = story.clone();
    let mut reached = story.start;
    (0..plc.count).map_while(move |index| {
        let place = |cp: usize| story.start.saturating_add(cp).min(story.end);
        let start = place(plc.cp(index)?).max(reached);
        let end = place(plc.cp(index + 1)?).max(start);
        reached = end;
        Some(start..end)
    })
}
