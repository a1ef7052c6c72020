//! What can go wrong while a part is inflated.

use std::io;

use crate::WordError;

/// What [`Metered`] answers when a part goes over its limit.
#[derive(Debug)]
pub(super) struct OverLimit {
    pub(super) what: &'static str,
    pub(super) max: u64,
}

impl std::fmt::Display for OverLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "more than {} {}", self.max, self.what)
    }
}

impl std::error::Error for OverLimit {}

/// An error while inflating a part.
pub(super) fn io_error(error: io::Error, part: &str, offset: u64) -> WordError {
    if let Some(over) = error.get_ref().and_then(|inner| inner.downcast_ref::<OverLimit>()) {
        return WordError::Limit { what: over.what, max: over.max, part: part.to_owned() };
    }
    WordError::Damaged {
        part: part.to_owned(),
        offset,
        reason: "the compressed data is broken or cut off".to_owned(),
        source: Some(Box::new(error)),
    }
}
