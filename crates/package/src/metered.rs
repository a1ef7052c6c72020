//! What inflating a part may cost.

use std::cell::Cell;
use std::io::{self, Read};

use model::Limits;

use crate::PackageError;

/// Counts what really comes out, whatever the directory declares.
pub(crate) struct Metered<'p> {
    pub(crate) input: &'p mut dyn Read,
    /// Bytes of this part so far.
    pub(crate) read: u64,
    /// Bytes of all parts so far.
    pub(crate) inflated: &'p Cell<u64>,
    pub(crate) limits: &'p Limits,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.read += count as u64;
        self.inflated.set(self.inflated.get() + count as u64);
        for (what, size, max) in [
            ("part_bytes", self.read, self.limits.part_bytes),
            ("total_bytes", self.inflated.get(), self.limits.total_bytes),
        ] {
            if size > max {
                return Err(io::Error::other(OverLimit { what, max }));
            }
        }
        Ok(count)
    }
}

/// What [`Metered`] answers when a part goes over its limit.
#[derive(Debug, thiserror::Error)]
#[error("more than {max} {what}")]
struct OverLimit {
    what: &'static str,
    max: u64,
}

/// An error while inflating a part.
pub(crate) fn unreadable(error: io::Error, part: &str, offset: u64) -> PackageError {
    if let Some(over) = error.get_ref().and_then(|inner| inner.downcast_ref::<OverLimit>()) {
        return PackageError::limit(over.what, over.max, part);
    }
    PackageError::Damaged {
        part: part.to_owned(),
        offset,
        reason: "the compressed data is broken or cut off (文件不完整)".to_owned(),
        source: Some(Box::new(error)),
    }
}
