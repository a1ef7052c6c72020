//! A [`Document`](crate::Document) while a reader builds it: rows as its format gives them, and the one place where they
//! become grids; paragraphs, tables, notes and asides, numbered and bounded while they grow.

mod body;
mod cell_text;
mod gather;
mod mark;
mod once;
mod raw;

pub use body::Body;
pub use cell_text::CellText;
pub use mark::{mark, marked, stand_at};
pub use raw::{RawCell, RawRow, RawTable, Resolved, grid};

/// A file that costs more than [`Limits`](crate::Limits) allows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("over the limit (超出限制) in {part}: more than {max} {what}")]
pub struct Excess {
    /// What there was too much of, as [`Limits`](crate::Limits) names it.
    pub what: &'static str,
    /// The bound.
    pub max: u64,
    /// The part it happened in.
    pub part: String,
}

impl Excess {
    /// More than `max` of `what` in `part`.
    pub fn new(what: &'static str, max: impl TryInto<u64>, part: impl Into<String>) -> Self {
        Self { what, max: max.try_into().unwrap_or(u64::MAX), part: part.into() }
    }
}
