//! Insertions into bytes.

use std::ops::Range;

/// What is put into bytes, and where; everything else stays.
#[derive(Debug, Default)]
pub(super) struct Insertions {
    list: Vec<(Range<usize>, String)>,
}

impl Insertions {
    /// Puts a text before the byte at `at`, behind what was put there before.
    pub(super) fn put(&mut self, at: usize, text: impl Into<String>) {
        self.list.push((at..at, text.into()));
    }

    /// Puts a text in the place of bytes.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.list.push((range, text.into()));
    }

    /// The bytes with all insertions. One that is out of reach, or overlaps another, is left out.
    pub(super) fn into(mut self, bytes: &[u8]) -> Vec<u8> {
        // Stable: what is put at one place stays in order.
        self.list.sort_by_key(|(range, _)| range.start);
        let added = self.list.iter().map(|(_, text)| text.len()).sum::<usize>();
        let mut out = Vec::with_capacity(bytes.len() + added);
        let mut done = 0;
        for (range, text) in self.list {
            if range.start < done || range.end > bytes.len() || range.end < range.start {
                continue;
            }
            out.extend_from_slice(&bytes[done..range.start]);
            out.extend_from_slice(text.as_bytes());
            done = range.end;
        }
        out.extend_from_slice(&bytes[done..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_stands_in_order_and_the_rest_as_it_was() {
        let mut insertions = Insertions::default();
        insertions.put(3, "3");
        insertions.put(1, "甲");
        insertions.put(1, "乙");
        insertions.replace(4..5, "");
        assert_eq!(insertions.into(b"abcdef"), "a甲乙bc3df".as_bytes());
    }

    #[test]
    fn what_is_out_of_reach_changes_nothing() {
        let mut insertions = Insertions::default();
        insertions.put(9, "x");
        assert_eq!(insertions.into(b"abc"), b"abc");
    }
}
