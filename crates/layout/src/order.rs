//! The order of a document: what stands before, between and after its forms.
//!
//! `places` lists pointers in document order, so the rank of a paragraph beside that of a form's table tells which came
//! first. Where that order is unknown, the narrative stands first, then the forms, then the tables no form claimed.

use std::collections::HashMap;

use model::{Limits, Place, Pointer, Section, Submission};
use wording::heading::is_annex;
use wording::width::ems;

use crate::LayoutError;
use crate::front::{self, Front};
use crate::measures::text::{LONGEST_NOTE, NOTE_WIDTH, SECTION_DEPTH, SHORT_LINE};
use crate::printed::{Block, Heading, OtherTable, Paragraph, ParagraphLook};
use crate::ranked::Ranked;
use crate::{narrative, other};

/// The document in order: what begins it, and its parts.
pub(crate) struct Ordered {
    pub front: Front,
    pub parts: Vec<Piece>,
}

/// What begins a page.
pub(crate) enum Piece {
    Text(Vec<Block>),
    /// A form with its index, what leads it in and the notes under it.
    Form {
        index: usize,
        lead: Vec<Block>,
        notes: Vec<Block>,
    },
}

/// A form and where its table and its title stand.
struct RankedForm {
    index: usize,
    table: usize,
    title: usize,
}

/// The document as parts.
pub(crate) fn ordered(submission: &Submission, limits: &Limits) -> Result<Ordered, LayoutError> {
    let ranks = Ranks { submission, known: in_document_order(submission) };
    let mut blocks = Vec::new();
    for (index, section) in submission.outline.iter().enumerate() {
        ranks.passages(section, &Pointer::root().key("outline").index(index), 1, &mut blocks)?;
    }
    let mut unplaced = Vec::new();
    for (index, grid) in submission.tables.iter().enumerate() {
        let pointer = Pointer::root().key("tables").index(index);
        let table = Block::Table(OtherTable {
            table: other::table(grid, &pointer, limits, 1)?,
            ..OtherTable::default()
        });
        match ranks.of(&pointer) {
            Some(rank) => blocks.push((Some(rank), table)),
            None => unplaced.push(table),
        }
    }
    blocks.sort_by_key(|(rank, _)| *rank);
    let forms = ranks.forms();
    let (front, blocks) =
        front::take(blocks, submission, forms.first().map(|form| form.title.min(form.table)));
    let mut blocks = other::with_captions(blocks).into_iter().peekable();
    let mut parts = Vec::new();
    for form in forms {
        let run: Vec<_> =
            std::iter::from_fn(|| blocks.next_if(|(rank, _)| *rank < Some(form.table))).collect();
        let lead = between(run, Some(&form), &mut parts);
        parts.push(Piece::Form { index: form.index, lead, notes: Vec::new() });
    }
    between(blocks.collect(), None, &mut parts);
    if !unplaced.is_empty() {
        parts.push(Piece::Text(unplaced));
    }
    Ok(Ordered { front, parts })
}

/// Parts a run of blocks between two forms into the notes under the form above, text that begins a page, and what
/// leads in the form below, which is given back: headings with nothing under them, 附件2, or all of one or two lines
/// over the first form.
fn between(run: Vec<Ranked>, form: Option<&RankedForm>, parts: &mut Vec<Piece>) -> Vec<Block> {
    let over_title = |rank: Option<usize>| form.is_none_or(|form| rank < Some(form.title));
    let is_note = |(rank, block): &Ranked| {
        matches!(block, Block::Paragraph(_)) && !announces(block) && over_title(*rank)
    };
    let above = parts.iter_mut().rev().find_map(|part| match part {
        Piece::Form { notes, .. } => Some(notes),
        Piece::Text(_) => None,
    });
    let first = above.is_none();
    let mut notes = if first { 0 } else { run.iter().take_while(|ranked| is_note(ranked)).count() };
    if run[..notes].iter().map(|(_, block)| lines(block)).sum::<usize>() > LONGEST_NOTE {
        notes = 0;
    }
    let rest = &run[notes..];
    let leads = if form.is_none() {
        0
    } else if first && rest.len() <= 2 && rest.iter().all(|(_, block)| is_line(block)) {
        rest.len()
    } else {
        rest.iter().rev().take_while(|(rank, block)| announces(block) || !over_title(*rank)).count()
    };
    let texts = rest.len() - leads;
    let mut blocks = run.into_iter().map(|(_, block)| block);
    if let Some(above) = above {
        above.extend(blocks.by_ref().take(notes).map(as_note));
    }
    let text: Vec<_> = blocks.by_ref().take(texts).collect();
    if !text.is_empty() {
        parts.push(Piece::Text(text));
    }
    blocks.collect()
}

fn as_note(block: Block) -> Block {
    match block {
        Block::Paragraph(paragraph) => Block::Paragraph(Paragraph { look: ParagraphLook::Note, ..paragraph }),
        other => other,
    }
}

/// Whether `places` are in the order of the document: a program that sorts the keys of its JSON loses it.
fn in_document_order(submission: &Submission) -> bool {
    let (mut paragraph, mut table) = (0, 0);
    submission.places.values().all(|place| {
        let (before, place) = ((paragraph, table), outermost(place));
        paragraph = place.paragraph.unwrap_or(paragraph);
        table = place.table.unwrap_or(table);
        before.0 <= paragraph && before.1 <= table
    })
}

struct Ranks<'a> {
    submission: &'a Submission,
    known: bool,
}

impl Ranks<'_> {
    fn of(&self, pointer: &Pointer) -> Option<usize> {
        self.submission.places.get_index_of(pointer).filter(|_| self.known)
    }

    /// The narrative as one list.
    fn passages(
        &self,
        section: &Section,
        pointer: &Pointer,
        level: usize,
        out: &mut Vec<Ranked>,
    ) -> Result<(), LayoutError> {
        if pointer.as_str().matches("/sections/").count() >= SECTION_DEPTH {
            return Err(LayoutError::TooDeep { what: "sections", max: SECTION_DEPTH });
        }
        let headed = !(section.number.is_empty() && section.heading.is_empty());
        let mut push = |rank: Option<usize>, block| {
            let before = out.last().and_then(|(rank, _)| *rank);
            out.push((rank.or(before), block));
        };
        if headed {
            let rank = self.of(&pointer.key("number")).or_else(|| self.of(&pointer.key("heading")));
            push(rank, Block::Heading(narrative::heading(section, pointer, level)));
        }
        for (index, text) in section.paragraphs.iter().enumerate() {
            let pointer = pointer.key("paragraphs").index(index);
            push(self.of(&pointer), Block::Paragraph(narrative::paragraph(text, pointer)));
        }
        // A section without a heading is no level of its own.
        let level = level + usize::from(headed);
        section.sections.iter().enumerate().try_for_each(|(index, inner)| {
            self.passages(inner, &pointer.key("sections").index(index), level, out)
        })
    }

    /// The forms by where their tables stand; those of unknown place behind the rest.
    fn forms(&self) -> Vec<RankedForm> {
        let (mut tables, mut titles) = (HashMap::new(), HashMap::new());
        for (rank, (pointer, place)) in self.submission.places.iter().enumerate().filter(|_| self.known) {
            let mut keys = pointer.as_str().split('/').skip(1);
            let form =
                keys.next().filter(|key| *key == "forms").and_then(|_| keys.next()?.parse::<usize>().ok());
            let Some(form) = form else { continue };
            if place.table.is_some() {
                tables.entry(form).or_insert(rank);
            } else if keys.next() == Some("title") {
                titles.insert(form, rank);
            }
        }
        let ranked = |index| {
            let table = tables.get(&index).copied().unwrap_or(usize::MAX);
            RankedForm { index, table, title: titles.get(&index).copied().unwrap_or(table) }
        };
        let mut forms: Vec<_> = (0..self.submission.forms.len()).map(ranked).collect();
        forms.sort_by_key(|form| form.table);
        forms
    }
}

/// The part of a place that stands in the body itself.
fn outermost(mut place: &Place) -> &Place {
    while let Some(outer) = &place.within {
        place = outer;
    }
    place
}

/// Whether a block names what follows: a heading, 附件2.
fn announces(block: &Block) -> bool {
    match block {
        Block::Heading(Heading { .. }) => true,
        Block::Paragraph(paragraph) => is_annex(&paragraph.text),
        Block::Table(_) | Block::Contents(_) => false,
    }
}

fn is_line(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { text, .. }) if !text.contains('\n') && ems(text) <= SHORT_LINE)
}

/// The lines a text takes as a note.
fn lines(block: &Block) -> usize {
    let Block::Paragraph(Paragraph { text, .. }) = block else { return 0 };
    text.split('\n').map(|line| ems(line).div_ceil(NOTE_WIDTH).max(1)).sum()
}
