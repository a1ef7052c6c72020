//! Footnotes, put back where their marks stand.

use std::collections::VecDeque;

use model::{Aside, AsideKind};

/// The notes of the document that still wait for their mark.
#[derive(Default)]
pub(super) struct Notes {
    waiting: VecDeque<(String, String)>,
    placed: usize,
}

impl Notes {
    pub(super) fn of(asides: &[Aside]) -> Self {
        let notes = asides.iter().filter(|aside| aside.kind == AsideKind::Footnote);
        let marked = notes.filter_map(|aside| Some((aside.mark.clone()?, aside.text.clone())));
        Self { waiting: marked.filter(|(mark, _)| !mark.is_empty()).collect(), placed: 0 }
    }

    /// Takes the first footnote whose mark stands in a text: what is before it, its number and text, what is behind.
    pub(super) fn take<'t>(&mut self, text: &'t str) -> Option<(&'t str, (usize, String), &'t str)> {
        let found =
            self.waiting.iter().enumerate().filter_map(|(index, (mark, _))| Some((text.find(mark)?, index)));
        let (at, index) = found.min()?;
        let (mark, note) = self.waiting.remove(index)?;
        self.placed += 1;
        // Numbers 0 and 1 are the separators' (ECMA-376-1 §17.11.1).
        Some((&text[..at], (self.placed + 1, note), &text[at + mark.len()..]))
    }

    /// Footnotes whose marks stood nowhere, as lines of text.
    pub(super) fn unplaced(self) -> Vec<String> {
        self.waiting.into_iter().map(|(mark, text)| format!("{mark} {text}")).collect()
    }
}
