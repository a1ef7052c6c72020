//! How alike two texts are, by the pairs of neighbouring characters they share.

use std::cmp::Ordering;

/// Likeness of different texts is never quite whole, even when their pairs are the same.
const MOST_OF_DIFFERENT: u64 = 990;

/// The character pairs of a text, ready to be compared with many others. Fold the text first
/// ([`fold::letters`](crate::fold::letters)), so that punctuation and case do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pairs {
    text: String,
    /// Sorted, with how often each occurs.
    counts: Vec<((char, char), u32)>,
    total: u32,
}

impl Pairs {
    /// The pairs of a folded text. A text of one character is a pair of its own.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let mut characters = folded.chars();
        let mut pairs: Vec<(char, char)> = match (characters.next(), characters.next()) {
            (Some(only), None) => vec![(only, '\0')],
            _ => folded.chars().zip(folded.chars().skip(1)).collect(),
        };
        pairs.sort_unstable();
        let mut counts: Vec<((char, char), u32)> = Vec::new();
        for pair in pairs {
            match counts.last_mut() {
                Some((last, count)) if *last == pair => *count += 1,
                _ => counts.push((pair, 1)),
            }
        }
        let total = counts.iter().map(|(_, count)| count).sum();
        Self { text: folded.to_owned(), counts, total }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its distinct pairs, sorted.
    pub fn distinct(&self) -> impl Iterator<Item = (char, char)> {
        self.counts.iter().map(|(pair, _)| *pair)
    }

    /// Whether there is nothing to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.total as usize
    }

    /// How many pairs both texts have.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.counts.iter().peekable(), other.counts.iter().peekable());
        let mut shared = 0;
        while let (Some((l, l_count)), Some((r, r_count))) = (left.peek(), right.peek()) {
            match l.cmp(r) {
                Ordering::Less => drop(left.next()),
                Ordering::Greater => drop(right.next()),
                Ordering::Equal => {
                    shared += *l_count.min(r_count) as usize;
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }

    /// Likeness in thousandths: twice the shared pairs over all (Dice). Nothing is like an empty text.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u32 {
        if self.text == other.text {
            return if self.text.is_empty() { 0 } else { 1000 };
        }
        thousandths(2 * self.shared(other), self.len() + other.len()).min(MOST_OF_DIFFERENT) as u32
    }

    /// The part of the shorter text that the longer one holds, in thousandths.
    #[must_use]
    pub fn contained(&self, other: &Self) -> u32 {
        thousandths(self.shared(other), self.len().min(other.len())) as u32
    }
}

fn thousandths(part: usize, whole: usize) -> u64 {
    (1000 * part as u64).checked_div(whole as u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_shared_pairs() {
        let likeness = |left: &str, right: &str| Pairs::of(left).likeness(&Pairs::of(right));
        // 培训 训人 人数 against 培训 训人 人次: two of three pairs.
        assert_eq!(likeness("培训人数", "培训人次"), 666);
        // 办公 公用 用房 against 办公 公房: one of two and three.
        assert_eq!(likeness("办公用房", "办公房"), 400);
        assert_eq!(likeness("甲", "甲"), 1000);
        assert_eq!(likeness("甲", "乙"), 0);
        assert_eq!(likeness("", ""), 0);
        assert_eq!(likeness("甲甲乙甲", "甲乙甲甲"), 990, "the same pairs, another text");
    }

    #[test]
    fn a_part_is_contained_in_the_whole() {
        let contained = |left: &str, right: &str| Pairs::of(left).contained(&Pairs::of(right));
        assert_eq!(contained("办公用房", "租赁办公用房"), 1000);
        // 办公 公房 against 办公 公用 用房: one of two.
        assert_eq!(contained("办公房", "办公用房"), 500);
        assert_eq!(contained("", "办公"), 0);
    }
}
