//! Notes of kinds that a file may meet a million times: so many are kept as one note can name, the rest only counts.

use crate::Note;

/// Notes of a kind that are kept, at most: more than their one note names places and details of.
const KEPT: usize = 64;

/// Counts what was met of each kind.
#[derive(Debug, Default)]
pub(super) struct Once {
    met: Vec<Met>,
}

#[derive(Debug)]
struct Met {
    first: Note,
    times: usize,
}

impl Once {
    /// Counts one more of a kind; gives its note, to be put where it was met, as long as there are few.
    pub(super) fn meet(&mut self, id: &'static str, message: impl FnOnce() -> String) -> Option<Note> {
        let Some(met) = self.met.iter_mut().find(|met| met.first.id == id) else {
            let first = Note::new(id, message());
            self.met.push(Met { first: first.clone(), times: 1 });
            return Some(first);
        };
        met.times += 1;
        (met.times <= KEPT).then(|| Note::new(id, message()))
    }

    /// Takes over the counts of a document that comes to stand in this one.
    pub(super) fn absorb(&mut self, other: Self) {
        for met in other.met {
            match self.met.iter_mut().find(|own| own.first.id == met.first.id) {
                Some(own) => own.times += met.times,
                None => self.met.push(met),
            }
        }
    }

    /// Adds what was met and whose place was not kept (a row that is not shown).
    pub(super) fn complete(&self, notes: &mut Vec<Note>) {
        for met in &self.met {
            if !notes.iter().any(|note| note.id == met.first.id) {
                notes.push(met.first.clone());
            }
        }
    }

    /// How many of a kind were met.
    pub(super) fn times(&self, id: &str) -> usize {
        self.met.iter().find(|met| met.first.id == id).map_or(0, |met| met.times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(times: usize) -> (Once, Vec<Note>) {
        let mut once = Once::default();
        let notes = (0..times).filter_map(|_| once.meet("word.x", || "left out".to_owned())).collect();
        (once, notes)
    }

    #[test]
    fn a_million_are_counted_and_few_are_kept() {
        let (once, notes) = of(1_000_000);
        assert_eq!((notes.len(), once.times("word.x"), once.times("word.y")), (KEPT, 1_000_000, 0));
    }

    #[test]
    fn a_note_that_was_dropped_with_its_row_is_told_without_a_place() {
        let (once, _) = of(2);
        let mut notes = Vec::new();
        once.complete(&mut notes);
        assert_eq!((notes.len(), notes[0].place.is_none()), (1, true));
        once.complete(&mut notes);
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn a_document_inside_another_adds_to_its_counts() {
        let ((mut outer, _), (inner, _)) = (of(1), of(2));
        outer.absorb(inner);
        assert_eq!(outer.times("word.x"), 3);
    }
}
