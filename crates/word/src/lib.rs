//! Bytes of a Word file to a physical document.

mod error;
mod raw;

use model::{Document, Limits, Noted};

pub use error::WordError;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// What the file may cost.
    pub limits: Limits,
    /// Which view of tracked changes to read.
    pub revisions: Revisions,
}

/// Which view of tracked changes to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revisions {
    /// As if every change was accepted: insertions in, deletions out.
    #[default]
    Accepted,
    /// As if every change was rejected.
    Original,
}

/// Reads a file of any kind this crate knows. The kind is decided by content; `name` is only carried into
/// [`model::Source`].
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Noted<Document>, WordError> {
    let _ = (bytes, name, options);
    todo!()
}
