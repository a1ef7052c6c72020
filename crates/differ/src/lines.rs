//! The lines of two lists, paired.

use std::collections::HashMap;
use wording::assign::{Candidate, Weight, assign};
use wording::fold::letters;
use wording::likeness::Pairs;
use wording::near::near;

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

/// Pairs lines whose names are alike; in the new list's order, lines that are gone last. Lines of one name meet in order,
/// those without a name among them (text before the first heading), and only the rest are weighed.
pub(crate) fn by_likeness<T>(old: &[T], new: &[T], name: impl Fn(&T) -> &str) -> Vec<Line> {
    let mut chosen: HashMap<usize, usize> = HashMap::new();
    let mut olds: Vec<(usize, Pairs)> = Vec::new();
    let mut news: Vec<(usize, Pairs)> = Vec::new();
    for Line { name, old, new } in by_key(old, new, |item| letters(name(item))) {
        match (old, new) {
            (Some(old), Some(new)) => {
                chosen.insert(new, old);
            }
            (Some(old), None) => olds.push((old, Pairs::of(&name))),
            (None, Some(new)) => news.push((new, Pairs::of(&name))),
            (None, None) => {}
        }
    }
    chosen.extend(alike(&olds, &news));
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

/// Pairs names that are alike, as (new, old).
fn alike(olds: &[(usize, Pairs)], news: &[(usize, Pairs)]) -> Vec<(usize, usize)> {
    let names = |lines: &'_ [(usize, Pairs)]| lines.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    let (lefts, rights) = (names(olds), names(news));
    let (lefts, rights): (Vec<_>, Vec<_>) = (lefts.iter().collect(), rights.iter().collect());
    let weigh = |(i, j): (usize, usize)| {
        let score = lefts[i].likeness(rights[j]);
        (score >= weights::LINE).then_some(Candidate { left: olds[i].0, right: news[j].0, score, tie: 0 })
    };
    let candidates: Vec<Candidate> = near(&lefts, &rights).into_iter().filter_map(weigh).collect();
    assign(&candidates, Weight::Cubes).into_iter().map(|pair| (pair.right, pair.left)).collect()
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

    #[test]
    fn lines_without_a_name_meet_in_order_and_likeness_has_the_rest() {
        let line = |name: &str, old, new| Line { name: name.into(), old, new };
        let (old, new) = (["", "项目绩效目标", ""], ["", "项目绩效总目标", "附则", ""]);
        assert_eq!(
            by_likeness(&old, &new, |text| text),
            [
                line("", Some(0), Some(0)),
                line("项目绩效总目标", Some(1), Some(1)),
                line("附则", None, Some(2)),
                line("", Some(2), Some(3))
            ]
        );
    }
}
