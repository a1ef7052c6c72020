//! The lines of two lists, paired.

use std::collections::HashMap;
use wording::assign::{Candidate, Weight, assign};
use wording::fold::letters;
use wording::likeness::Pairs;

use crate::weights;

/// A line on one side or both, under a name that says what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) old: Option<usize>,
    pub(crate) new: Option<usize>,
}

/// Pairs lines of one key, the first with the first; in the new list's order, lines that are gone last.
pub(crate) fn by_key<T>(old: &[T], new: &[T], key: impl Fn(&T) -> String) -> Vec<Line> {
    let mut waiting: HashMap<String, std::collections::VecDeque<usize>> = HashMap::new();
    for (index, item) in old.iter().enumerate() {
        waiting.entry(key(item)).or_default().push_back(index);
    }
    let mut lines = Vec::new();
    let mut paired = vec![false; old.len()];
    for (index, item) in new.iter().enumerate() {
        let name = key(item);
        let before = waiting.get_mut(&name).and_then(std::collections::VecDeque::pop_front);
        if let Some(before) = before {
            paired[before] = true;
        }
        lines.push(Line { name, old: before, new: Some(index) });
    }
    let gone = old.iter().enumerate().filter(|(index, _)| !paired[*index]);
    lines.extend(gone.map(|(index, item)| Line { name: key(item), old: Some(index), new: None }));
    lines
}

/// Pairs lines whose names are alike; in the new list's order, lines that are gone last.
pub(crate) fn by_likeness<T>(old: &[T], new: &[T], name: impl Fn(&T) -> &str) -> Vec<Line> {
    let pairs = |items: &[T]| items.iter().map(|item| Pairs::of(&letters(name(item)))).collect::<Vec<_>>();
    let (left, right) = (pairs(old), pairs(new));
    let mut candidates = Vec::new();
    for (i, before) in left.iter().enumerate() {
        for (j, after) in right.iter().enumerate() {
            let score = before.likeness(after);
            if score >= weights::LINE {
                candidates.push(Candidate { left: i, right: j, score, tie: 0 });
            }
        }
    }
    let chosen: HashMap<usize, usize> =
        assign(&candidates, Weight::Cubes).into_iter().map(|pair| (pair.right, pair.left)).collect();
    let line = |old_index: Option<usize>, new_index: Option<usize>| {
        let item = new_index.map(|i| &new[i]).or(old_index.map(|i| &old[i]));
        Line {
            name: item.map(|item| name(item).to_owned()).unwrap_or_default(),
            old: old_index,
            new: new_index,
        }
    };
    let mut lines: Vec<Line> = (0..new.len()).map(|j| line(chosen.get(&j).copied(), Some(j))).collect();
    let kept: std::collections::HashSet<usize> = chosen.into_values().collect();
    lines.extend((0..old.len()).filter(|i| !kept.contains(i)).map(|i| line(Some(i), None)));
    lines
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn the_second_of_a_key_meets_the_second() {
        let line = |name: &str, old, new| Line { name: name.into(), old, new };
        let lines = by_key(&["a", "b", "a"], &["a", "a", "c"], |text| (*text).to_owned());
        assert_eq!(
            lines,
            [
                line("a", Some(0), Some(0)),
                line("a", Some(2), Some(1)),
                line("c", None, Some(2)),
                line("b", Some(1), None)
            ]
        );
    }
}
