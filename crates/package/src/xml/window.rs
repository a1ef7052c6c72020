//! The stretch of a part that is in memory.

use std::io::Read;

use crate::PackageError;
use crate::encoding;
use crate::metered::unreadable;

/// Most parts beside the main one are shorter.
const FIRST: usize = 1 << 12;

/// Bytes of a part that were read and not taken yet.
pub(super) struct Window<'p, R> {
    input: R,
    part: &'p str,
    size: usize,
    most: usize,
    buffer: Vec<u8>,
    /// Where in `buffer` the bytes start and end.
    start: usize,
    end: usize,
    /// Where in the part they start.
    offset: u64,
    /// The part ends where they end.
    is_last: bool,
}

impl<'p, R: Read> Window<'p, R> {
    /// A window of `size` bytes, at least 1. Markup that is longer stretches it, to `most` bytes.
    pub(super) fn new(size: usize, most: u64, input: R, part: &'p str) -> Self {
        let buffer = vec![0; size.min(FIRST)];
        // One byte more lets the input say that there is too much.
        let most = usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1);
        Self { input, part, size, most, buffer, start: 0, end: 0, offset: 0, is_last: false }
    }

    /// Reads the first bytes, enough for an XML declaration. A byte order mark is passed over; another encoding than
    /// UTF-8 is decoded, the part whole.
    pub(super) fn begin(&mut self) -> Result<(), PackageError> {
        while !self.is_last && self.end < encoding::DECLARATION {
            self.fill()?;
        }
        if let Some(encoding) = encoding::of(self.bytes()) {
            while !self.is_last {
                self.fill()?;
            }
            self.buffer = encoding.decode(self.bytes()).0.into_owned().into_bytes();
            (self.start, self.end) = (0, self.buffer.len());
        } else if self.bytes().starts_with(encoding::UTF_8_MARK) {
            self.take(encoding::UTF_8_MARK.len());
        }
        Ok(())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    pub(super) fn is_last(&self) -> bool {
        self.is_last
    }

    /// The first `count` bytes are done with.
    pub(super) fn take(&mut self, count: usize) {
        self.start += count;
        self.offset += count as u64;
    }

    /// Reads on behind the bytes there are, in a window twice as long if they fill it.
    pub(super) fn fill(&mut self) -> Result<(), PackageError> {
        let was_full = self.end == self.buffer.len();
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        if self.end == self.buffer.len() {
            let longer = self.end.saturating_mul(2).min(self.most);
            if longer <= self.end {
                return Err(PackageError::limit("part_bytes", self.most as u64 - 1, self.part));
            }
            self.buffer.resize(longer, 0);
        } else if was_full && self.buffer.len() < self.size {
            self.buffer.resize(self.size, 0);
        }
        while self.end < self.buffer.len() {
            match self.input.read(&mut self.buffer[self.end..]) {
                Ok(0) => {
                    self.is_last = true;
                    return Ok(());
                }
                Ok(count) => self.end += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unreadable(error, self.part, self.offset + self.end as u64)),
            }
        }
        Ok(())
    }
}
