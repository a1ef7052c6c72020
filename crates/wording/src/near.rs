//! Which pairs of two lists are worth weighing. Of short lists all are; of long ones those of the same name, in order,
//! and those that share something few names have: all pairs of thousands would take minutes and gigabytes.

use std::collections::HashMap;

use crate::likeness::Pairs;

/// Pairs up to this number are all weighed: five hundred lines against as many.
const ALL: usize = 250_000;
/// A character pair that more names than this have says little.
const COMMON: usize = 40;
/// Names looked at for one.
const MOST: usize = 60;

/// Index pairs of an old and a new name that may belong together, by the new one.
#[must_use]
pub fn near(old: &[&Pairs], new: &[&Pairs]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) <= ALL {
        return (0..new.len()).flat_map(|j| (0..old.len()).map(move |i| (i, j))).collect();
    }
    let mut same: HashMap<&str, std::collections::VecDeque<usize>> = HashMap::new();
    let mut sharing: HashMap<(char, char), Vec<usize>> = HashMap::new();
    for (i, name) in old.iter().enumerate() {
        same.entry(name.text()).or_default().push_back(i);
        for pair in name.distinct() {
            let names = sharing.entry(pair).or_default();
            // One too many marks the pair as common.
            if names.len() <= COMMON {
                names.push(i);
            }
        }
    }
    let mut found = Vec::new();
    let mut taken = vec![false; old.len()];
    let mut rest = Vec::new();
    for (j, name) in new.iter().enumerate() {
        // The first of a name meets the first, the second the second.
        match same.get_mut(name.text()).and_then(std::collections::VecDeque::pop_front) {
            Some(i) => {
                taken[i] = true;
                found.push((i, j));
            }
            None => rest.push(j),
        }
    }
    for j in rest {
        let rare =
            new[j].distinct().filter_map(|pair| sharing.get(&pair)).filter(|names| names.len() <= COMMON);
        let mut names: Vec<usize> = rare.flatten().copied().filter(|i| !taken[*i]).take(MOST).collect();
        names.sort_unstable();
        names.dedup();
        found.extend(names.into_iter().map(|i| (i, j)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[String]) -> Vec<Pairs> {
        names.iter().map(|name| Pairs::of(name)).collect()
    }

    fn pairs(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
        let (old, new) = (of(old), of(new));
        near(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
    }

    #[test]
    fn of_short_lists_all_pairs_are_weighed() {
        let names = ["甲".to_owned(), "乙".to_owned()];
        assert_eq!(pairs(&names, &names), [(0, 0), (1, 0), (0, 1), (1, 1)]);
    }

    #[test]
    fn a_thousand_equal_names_meet_in_order() {
        let names = vec!["总体目标".to_owned(); 1000];
        let expected: Vec<(usize, usize)> = (0..1000).map(|i| (i, i)).collect();
        assert_eq!(pairs(&names, &names), expected);
    }

    #[test]
    fn a_changed_name_among_a_thousand_is_found_by_what_is_rare_in_it() {
        let mut old: Vec<String> = (0..1000).map(|number| format!("目标{number:04}")).collect();
        let mut new = old.clone();
        old.push("农村公路养护".to_owned());
        new.insert(0, "农村公路的养护".to_owned());
        let found = pairs(&old, &new);
        assert!(found.contains(&(1000, 0)), "by 农村 and its kin");
        assert!(found.contains(&(7, 8)) && found.len() < 1100, "{}", found.len());
    }
}
