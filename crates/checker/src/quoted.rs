//! How much of a document messages and reports quote: the document itself has the rest.

/// Longest value a row quotes; the document itself has the rest.
pub(crate) const VALUE: usize = 60;
/// Longest piece of a cell that a message quotes.
pub(crate) const CELL: usize = 30;
/// Characters shown on each side of what a message is about.
pub(crate) const SIDE: usize = 4;
