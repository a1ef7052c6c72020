//! Counting taken back. Whether a cell is merged away shows only when its row is defined, often behind its text; its
//! paragraphs neither count nor show their numbers then.

use super::{Counts, LEVELS, Lists};

/// What the counting of one paragraph changed.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// Index of the override, and the level from 0.
    pub(crate) list: usize,
    pub(crate) level: usize,
    abstract_list: usize,
    reached: Option<[Option<u32>; LEVELS]>,
    started: Vec<usize>,
}

impl Lists {
    /// Looks at what counting a paragraph of this list and level is about to change.
    pub(crate) fn before(&self, counts: &Counts, list: usize, level: usize) -> Option<Counted> {
        let abstract_list = self.overrides.get(list)?.list?;
        let level = level.min(LEVELS - 1);
        let started = (0..=level).filter(|level| !counts.started.contains(&(list, *level))).collect();
        let reached = counts.reached.get(&abstract_list).copied();
        Some(Counted { list, level, abstract_list, reached, started })
    }
}

impl Counts {
    /// Takes back the counting of a paragraph; of several, the last one first.
    pub(crate) fn take_back(&mut self, counted: &Counted) {
        match counted.reached {
            Some(reached) => drop(self.reached.insert(counted.abstract_list, reached)),
            None => drop(self.reached.remove(&counted.abstract_list)),
        }
        for level in &counted.started {
            self.started.remove(&(counted.list, *level));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::{Level, LevelOverride, List, Override};
    use crate::number_format::NumberFormat;

    #[test]
    fn what_was_taken_back_counts_again() {
        let level =
            Level { start: 1, format: Some(NumberFormat::Decimal), template: vec![0], ..Level::default() };
        let change = LevelOverride { level: 0, start: Some(5), definition: None };
        let lists = Lists {
            lists: vec![List { levels: vec![level] }],
            overrides: vec![Override { list: Some(0), levels: vec![change] }],
        };
        let mut counts = Counts::default();
        let number = |counts: &mut Counts| lists.count(counts, 0, 0).map(|number| number.text);
        let first = lists.before(&counts, 0, 0).unwrap();
        assert_eq!(number(&mut counts).as_deref(), Some("5"), "the override starts over");
        let second = lists.before(&counts, 0, 0).unwrap();
        assert_eq!(number(&mut counts).as_deref(), Some("6"));
        counts.take_back(&second);
        assert_eq!(number(&mut counts).as_deref(), Some("6"));
        counts.take_back(&second);
        counts.take_back(&first);
        assert_eq!(number(&mut counts).as_deref(), Some("5"), "and its start takes effect again");
    }
}
