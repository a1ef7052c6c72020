//! The lines of two lists, paired.

use std::collections::HashMap;
use wording::assign::{Candidate, Weight, assign};
use wording::fold::letters;
use wording::likeness::Pairs;
use wording::near::near;

use crate::weights;

/// A line on one side or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) old: Option<usize>,
    pub(crate) new: Option<usize>,
}

/// One way to tell which line of a list is which of the other. The ways are tried one after the other, each on the lines
/// that are left.
pub(crate) enum Way<'a, T> {
    /// Lines of one key: the first meets the first. A line without a key is left.
    Key(&'a dyn Fn(&T) -> Option<String>),
    /// Lines whose key is left once on each side.
    Only(&'a dyn Fn(&T) -> Option<String>),
    /// Lines whose names are alike by so many thousandths, all weighed together.
    Like(u32, &'a dyn Fn(&T) -> String),
}

/// Pairs lines; in the new list's order, lines that are gone last.
pub(crate) fn pair<T>(old: &[T], new: &[T], ways: &[Way<'_, T>]) -> Vec<Line> {
    let mut left = Left { old: (0..old.len()).collect(), new: (0..new.len()).collect() };
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    for way in ways {
        let found = match way {
            Way::Key(key) => by_key(old, new, &left, key, false),
            Way::Only(key) => by_key(old, new, &left, key, true),
            Way::Like(least, name) => alike(old, new, &left, *least, name),
        };
        for &(before, after) in &found {
            partner[after] = Some(before);
        }
        left.without(&found);
    }
    let mut lines: Vec<Line> =
        partner.iter().enumerate().map(|(new, old)| Line { old: *old, new: Some(new) }).collect();
    lines.extend(left.old.iter().map(|old| Line { old: Some(*old), new: None }));
    lines
}

/// Pairs lines by their names: equal ones first, those without a name among them (text before the first heading), in
/// their order; only the rest is weighed.
pub(crate) fn by_name<T>(old: &[T], new: &[T], name: impl Fn(&T) -> &str) -> Vec<Line> {
    let folded = |item: &T| letters(name(item));
    pair(old, new, &[Way::Key(&|item| Some(folded(item))), Way::Like(weights::LINE, &folded)])
}

/// Lines that have no counterpart yet, in their order.
struct Left {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Left {
    fn without(&mut self, found: &[(usize, usize)]) {
        let olds: std::collections::HashSet<usize> = found.iter().map(|pair| pair.0).collect();
        let news: std::collections::HashSet<usize> = found.iter().map(|pair| pair.1).collect();
        self.old.retain(|line| !olds.contains(line));
        self.new.retain(|line| !news.contains(line));
    }
}

fn by_key<T>(
    old: &[T],
    new: &[T],
    left: &Left,
    key: &dyn Fn(&T) -> Option<String>,
    only: bool,
) -> Vec<(usize, usize)> {
    let mut keyed: HashMap<String, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for &line in &left.old {
        if let Some(key) = key(&old[line]) {
            keyed.entry(key).or_default().0.push(line);
        }
    }
    for &line in &left.new {
        if let Some(key) = key(&new[line]) {
            keyed.entry(key).or_default().1.push(line);
        }
    }
    let fits = |olds: &[usize], news: &[usize]| !only || (olds.len() == 1 && news.len() == 1);
    keyed
        .into_values()
        .filter(|(olds, news)| fits(olds, news))
        .flat_map(|(olds, news)| olds.into_iter().zip(news))
        .collect()
}

fn alike<T>(
    old: &[T],
    new: &[T],
    left: &Left,
    least: u32,
    name: &dyn Fn(&T) -> String,
) -> Vec<(usize, usize)> {
    let names = |list: &[T], lines: &[usize]| {
        lines.iter().map(|line| Pairs::of(&name(&list[*line]))).collect::<Vec<_>>()
    };
    let (lefts, rights) = (names(old, &left.old), names(new, &left.new));
    let (lefts, rights): (Vec<_>, Vec<_>) = (lefts.iter().collect(), rights.iter().collect());
    let weigh = |(i, j): (usize, usize)| {
        let score = lefts[i].likeness(rights[j]);
        (score >= least).then_some(Candidate { left: left.old[i], right: left.new[j], score, tie: 0 })
    };
    let candidates: Vec<Candidate> = near(&lefts, &rights).into_iter().filter_map(weigh).collect();
    assign(&candidates, Weight::Cubes).into_iter().map(|pair| (pair.left, pair.right)).collect()
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn line(old: Option<usize>, new: Option<usize>) -> Line {
        Line { old, new }
    }

    #[test]
    fn the_second_of_a_key_meets_the_second() {
        let key = |text: &&str| Some((*text).to_owned());
        assert_eq!(
            pair(&["a", "b", "a"], &["a", "a", "c"], &[Way::Key(&key)]),
            [line(Some(0), Some(0)), line(Some(2), Some(1)), line(None, Some(2)), line(Some(1), None)]
        );
    }

    #[test]
    fn a_key_that_has_to_stand_once_does_not_pair_the_second() {
        let key = |text: &&str| Some((*text).to_owned());
        assert_eq!(
            pair(&["a", "b"], &["a", "a", "b"], &[Way::Only(&key)]),
            [line(None, Some(0)), line(None, Some(1)), line(Some(1), Some(2)), line(Some(0), None)]
        );
    }

    #[test]
    fn lines_without_a_name_meet_in_order_and_likeness_has_the_rest() {
        let (old, new) = (["", "项目绩效目标", ""], ["", "项目绩效总目标", "附则", ""]);
        assert_eq!(
            by_name(&old, &new, |text| text),
            [line(Some(0), Some(0)), line(Some(1), Some(1)), line(None, Some(2)), line(Some(2), Some(3))]
        );
    }
}
