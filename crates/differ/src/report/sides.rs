//! The same thing on both sides.

use serde::Serialize;

/// The same thing on both sides; `null` where a side has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sides<T> {
    /// In the earlier document.
    pub old: Option<T>,
    /// In the later document.
    pub new: Option<T>,
}

/// A count on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// In the earlier document.
    pub old: usize,
    /// In the later document.
    pub new: usize,
}
