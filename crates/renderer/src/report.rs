//! Typst's diagnostics as complaints with the user's file and line, and a last look at the laid-out pages.

use std::collections::BTreeSet;

use model::Note;
use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::layout::{Frame, FrameItem};
use typst::syntax::{DiagSpan, FileId};
use typst_layout::PagedDocument;

use crate::Complaint;
use crate::job::Job;

/// Errors or warnings, each with its place.
pub(crate) fn complaints<'a>(
    job: &Job<'_>,
    diagnostics: impl IntoIterator<Item = &'a SourceDiagnostic>,
) -> Vec<Complaint> {
    diagnostics.into_iter().map(|diagnostic| complaint(job, diagnostic)).collect()
}

fn complaint(job: &Job<'_>, diagnostic: &SourceDiagnostic) -> Complaint {
    let position = position(job, diagnostic.span);
    let own = position.as_ref().is_some_and(|(id, ..)| job.is_template(*id));
    let called_from = diagnostic
        .trace
        .iter()
        .filter_map(|point| self::position(job, point.span.into()))
        .find(|(id, ..)| job.is_template(*id))
        .map(|(_, line, _)| line)
        .filter(|_| !own);
    Complaint {
        file: position.map(|(id, ..)| job.name(id)),
        line: position.map(|(_, line, _)| line),
        column: position.map(|(.., column)| column),
        message: diagnostic.message.to_string(),
        hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
        called_from,
    }
}

/// File, line and column (from 1) of a span.
fn position(job: &Job<'_>, span: DiagSpan) -> Option<(FileId, usize, usize)> {
    let id = span.id()?;
    let start = job.range(span)?.start;
    let source = job.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(start)?;
    Some((id, line + 1, column + 1))
}

/// A warning as a note.
pub(crate) fn note(complaint: &Complaint) -> Note {
    Note::new("render.warning", format!("Typst warns (排版警告): {complaint}"))
}

/// Characters that reached a page without a glyph, each with the first page it is on. The data was looked up
/// before: what is left comes from a template's own text, or from letters that combine to something no face has.
pub(crate) fn missing_glyphs(document: &PagedDocument) -> Vec<Note> {
    let mut seen = BTreeSet::new();
    let mut notes = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        walk(&page.frame, &mut |text| {
            if seen.insert(text.to_owned()) {
                let page = index + 1;
                notes.push(Note::new(
                    "render.missing-glyph",
                    format!("“{text}” on page {page} has no glyph in the font used (第{page}页缺字)"),
                ));
            }
        });
    }
    notes
}

/// Visits the text of every glyph 0. Frames nest as deep as the layout does, which the input's table depth bounds.
fn walk(frame: &Frame, visit: &mut impl FnMut(&str)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, visit),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    visit(text.text.get(glyph.range()).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
}
