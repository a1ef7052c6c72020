//! Text as paragraphs and runs.

use docx_rs::{BreakType, Footnote, Paragraph, Run};

use super::note::Notes;
use super::style;
use crate::characters::legal;

/// A paragraph in a named style. Tabs and line feeds become the elements Word has for them, the marks of waiting
/// footnotes their references.
pub(super) fn styled(text: &str, style: &str, notes: &mut Notes) -> Paragraph {
    let mut paragraph = Paragraph::new().style(style);
    let mut rest = text;
    while let Some((before, note, behind)) = notes.take(rest) {
        if !before.is_empty() {
            paragraph = paragraph.add_run(run(before));
        }
        paragraph = paragraph.add_run(Run::new().add_footnote_reference(footnote(note)));
        rest = behind;
    }
    if rest.is_empty() { paragraph } else { paragraph.add_run(run(rest)) }
}

/// A footnote by its number and text. A note has none of its own.
fn footnote((id, text): (usize, String)) -> Footnote {
    let line = |line| styled(line, style::CELL, &mut Notes::default());
    Footnote { id, content: text.split('\n').map(line).collect() }
}

fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (index, piece) in line.split('\t').enumerate() {
            if index > 0 {
                run = run.add_tab();
            }
            if !piece.is_empty() {
                run = run.add_text(legal(piece));
            }
        }
    }
    run
}
