//! Footnotes, end notes and comments, put back where their marks stand.

use std::collections::{HashMap, VecDeque};
use std::io;

use model::{Aside, AsideKind, Pointer, Submission};

use super::xml::{Xml, around, empty, val};

/// The notes of the document that still wait for their place, and those that have found it.
#[derive(Default)]
pub(super) struct Notes {
    /// Notes with a mark that stands in a text.
    waiting: VecDeque<(AsideKind, String, String)>,
    /// Notes that stand at a value, no mark of theirs being known.
    anchored: HashMap<Pointer, Vec<(AsideKind, String)>>,
    /// Notes whose place is unknown.
    lost: Vec<(AsideKind, String)>,
    footnotes: Vec<String>,
    endnotes: Vec<String>,
    comments: Vec<String>,
}

/// A reference to a note: its kind and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    kind: AsideKind,
    id: usize,
    /// Whether its mark stands in the text already.
    marked: bool,
}

impl Notes {
    pub(super) fn of(submission: &Submission) -> Self {
        let mut notes = Self::default();
        // The first value that stands at a place holds what points to it.
        let mut places = HashMap::new();
        for (pointer, place) in &submission.places {
            places.entry(place).or_insert(pointer);
        }
        let of_text =
            |aside: &&Aside| !matches!(aside.kind, AsideKind::Header | AsideKind::Footer | AsideKind::Sheet);
        for aside in submission.asides.iter().filter(of_text) {
            let mark = aside.mark.clone().filter(|mark| !mark.is_empty());
            let note = (aside.kind, aside.text.clone());
            match (mark, aside.place.as_ref().and_then(|place| places.get(place))) {
                (Some(mark), _) => notes.waiting.push_back((aside.kind, mark, aside.text.clone())),
                (None, Some(pointer)) => notes.anchored.entry((*pointer).clone()).or_default().push(note),
                (None, None) => notes.lost.push(note),
            }
        }
        notes
    }

    /// Takes the first note whose mark stands in a text: what is before it, its reference, what is behind.
    pub(super) fn take<'t>(&mut self, text: &'t str) -> Option<(&'t str, Reference, &'t str)> {
        let found = self.waiting.iter().enumerate();
        let (at, index) = found.filter_map(|(index, (_, mark, _))| Some((text.find(mark)?, index))).min()?;
        let (kind, mark, note) = self.waiting.remove(index)?;
        Some((&text[..at], self.place(kind, note, true), &text[at + mark.len()..]))
    }

    /// Takes the notes that stand at values.
    pub(super) fn at(&mut self, pointers: &[Pointer]) -> Vec<Reference> {
        let notes: Vec<_> =
            pointers.iter().filter_map(|pointer| self.anchored.remove(pointer)).flatten().collect();
        notes.into_iter().map(|(kind, text)| self.place(kind, text, false)).collect()
    }

    /// Takes what has found no place: its references stand at the end.
    pub(super) fn rest(&mut self) -> Vec<Reference> {
        let mut anchored: Vec<_> = std::mem::take(&mut self.anchored).into_iter().collect();
        anchored.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
        let anchored = anchored.into_iter().flat_map(|(_, notes)| notes);
        let lost: Vec<_> = anchored.chain(std::mem::take(&mut self.lost)).collect();
        lost.into_iter().map(|(kind, text)| self.place(kind, text, false)).collect()
    }

    /// Notes whose marks stood nowhere, as lines of text.
    pub(super) fn unplaced(&mut self) -> Vec<String> {
        let waiting = std::mem::take(&mut self.waiting);
        waiting.into_iter().map(|(_, mark, text)| format!("{mark} {text}")).collect()
    }

    fn place(&mut self, kind: AsideKind, text: String, marked: bool) -> Reference {
        let list = match kind {
            AsideKind::Footnote => &mut self.footnotes,
            AsideKind::Endnote => &mut self.endnotes,
            _ => &mut self.comments,
        };
        list.push(text);
        Reference { kind, id: list.len() - 1 + first_id(kind), marked }
    }

    /// The texts of the notes that have found their place.
    pub(super) fn texts(&self, kind: AsideKind) -> &[String] {
        match kind {
            AsideKind::Footnote => &self.footnotes,
            AsideKind::Endnote => &self.endnotes,
            _ => &self.comments,
        }
    }
}

/// The number of the first note of a kind: 0 and 1 are the separators' (ECMA-376-1 §17.11.1).
pub(super) fn first_id(kind: AsideKind) -> usize {
    match kind {
        AsideKind::Footnote | AsideKind::Endnote => 2,
        _ => 0,
    }
}

impl Reference {
    /// The run that points to the note.
    pub(super) fn write(self, xml: &mut Xml) -> io::Result<()> {
        let id = self.id.to_string();
        around(xml, "w:r", |xml| {
            let own = [("w:customMarkFollows", "1"), ("w:id", id.as_str())];
            let attributes = if self.marked { &own[1..] } else { &own[..] };
            match self.kind {
                AsideKind::Footnote | AsideKind::Endnote => {
                    around(xml, "w:rPr", |xml| val(xml, "w:vertAlign", "superscript"))?;
                    let foot = self.kind == AsideKind::Footnote;
                    empty(xml, if foot { "w:footnoteReference" } else { "w:endnoteReference" }, attributes)
                }
                _ => empty(xml, "w:commentReference", &own[1..]),
            }
        })
    }
}
