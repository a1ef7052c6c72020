//! Where the reader of indicators stands: what rows that follow go on with, and where values were found.

use model::{Level, Level1, Level2, Place, Pointer, Term};

/// What rows that follow go on with.
#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    /// Keys of the columns of the matrix last read.
    pub keys: Vec<String>,
    /// Term of each side.
    pub terms: [Option<Term>; 2],
    /// The levels that a blank cell continues, for each side.
    pub levels: [Levels; 2],
}

/// The levels last seen on one side, with their cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    pub first: Option<(Level<Level1>, Place)>,
    pub second: Option<(Level<Level2>, Place)>,
    /// Cells that hold their points.
    pub weights: [Option<usize>; 2],
}

impl Levels {
    /// A first level in another cell than the last opens anew, without a second.
    pub(super) fn set_first(&mut self, level: Level<Level1>, place: Place) {
        if self.first.as_ref().is_none_or(|(_, old)| *old != place) {
            if self.first.as_ref().is_none_or(|(old, _)| *old != level) {
                self.second = None;
            }
            self.first = Some((level, place));
        }
    }
}

/// Where the values of an indicator stand, pointers from the indicator on.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub places: Vec<(Pointer, Place, String)>,
    pub doubtful: Vec<Pointer>,
}

impl Found {
    pub(super) fn put(&mut self, key: &str, place: Place, text: &str) {
        self.places.push((Pointer::root().key(key), place, text.to_owned()));
    }
}
