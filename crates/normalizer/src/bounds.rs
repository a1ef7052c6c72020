//! How far a text is looked at. No honest value comes near; what goes farther is kept as words.

/// Parts of one cell that are looked at as values of their own.
pub(crate) const PARTS: usize = 64;
/// Digits of one number looked at. An exact decimal holds 28.
pub(crate) const DIGITS: usize = 64;
/// Words in front of one number looked at: 力争 is none of them, 每人每天不低于 are three.
pub(crate) const LEAD_WORDS: usize = 8;
/// Units behind slashes in one compound: 元/人·月 has two.
pub(crate) const DENOMINATORS: usize = 3;
/// Differences told one by one before a count stands for the rest.
pub(crate) const TOLD: usize = 20;
/// Longest piece of a text that a note repeats, in characters.
pub(crate) const REPEATED: usize = 40;
/// Words beside a value are short, in bytes: what is longer than forty characters is a sentence.
pub(crate) const NEIGHBOUR: usize = 40 * 3;
