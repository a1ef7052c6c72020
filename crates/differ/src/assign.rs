//! The best pairing of two lists: all pairs weighed together, not one after the other.

use std::collections::BTreeMap;

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Above this many lines of one connected group of candidates the cubic optimum would take minutes; such a group
/// is paired best first.
const MOST: usize = 400;

/// A pair that could be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) old: usize,
    pub(crate) new: usize,
    /// Likeness in thousandths.
    pub(crate) score: u32,
    /// Decides between equal sums; the same for a pair whatever the order of the lists or of the documents.
    pub(crate) tie: u64,
}

/// Pairs that together are most alike, each line used once. Scores count by their cube, so that one good pair is
/// not given up for two middling ones.
pub(crate) fn assign(candidates: &[Candidate]) -> Vec<Candidate> {
    let mut chosen = Vec::new();
    for group in groups(candidates) {
        if group.len() == 1 {
            chosen.extend(group);
        } else {
            chosen.extend(best(&group));
        }
    }
    chosen.sort_by_key(|pair| pair.new);
    chosen
}

fn weight(candidate: &Candidate) -> i64 {
    let score = i64::from(candidate.score);
    // Ten bits of tie-break under a score of thirty bits; the sum of 400 ties stays below one unit.
    ((score * score * score) << 20) + (candidate.tie % 1024) as i64
}

fn best(group: &[Candidate]) -> Vec<Candidate> {
    let lines = |line: fn(&Candidate) -> usize| {
        let mut lines: Vec<usize> = group.iter().map(line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    };
    let (olds, news) = (lines(|pair| pair.old), lines(|pair| pair.new));
    if olds.len() > MOST || news.len() > MOST {
        return greedy(group);
    }
    let transposed = olds.len() > news.len();
    let (rows, columns) = if transposed { (&news, &olds) } else { (&olds, &news) };
    let mut weights = Matrix::new(rows.len(), columns.len(), 0_i64);
    let mut found: BTreeMap<(usize, usize), &Candidate> = BTreeMap::new();
    for pair in group {
        let (row, column) = if transposed { (pair.new, pair.old) } else { (pair.old, pair.new) };
        if let (Ok(row), Ok(column)) = (rows.binary_search(&row), columns.binary_search(&column)) {
            weights[(row, column)] = weight(pair);
            found.insert((row, column), pair);
        }
    }
    let (_, columns_of_rows) = kuhn_munkres(&weights);
    columns_of_rows
        .iter()
        .enumerate()
        .filter_map(|(row, &column)| found.get(&(row, column)).map(|pair| **pair))
        .collect()
}

fn greedy(group: &[Candidate]) -> Vec<Candidate> {
    let mut pairs = group.to_vec();
    pairs.sort_by_key(|pair| std::cmp::Reverse((pair.score, pair.tie)));
    let (mut olds, mut news) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    pairs.retain(|pair| {
        !olds.contains(&pair.old)
            && !news.contains(&pair.new)
            && olds.insert(pair.old)
            && news.insert(pair.new)
    });
    pairs
}

/// The candidates in groups that share no line.
fn groups(candidates: &[Candidate]) -> Vec<Vec<Candidate>> {
    let olds = candidates.iter().map(|pair| pair.old + 1).max().unwrap_or(0);
    let news = candidates.iter().map(|pair| pair.new + 1).max().unwrap_or(0);
    let mut root: Vec<usize> = (0..olds + news).collect();
    for pair in candidates {
        let (left, right) = (find(&mut root, pair.old), find(&mut root, olds + pair.new));
        root[left.max(right)] = left.min(right);
    }
    let mut groups: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for pair in candidates {
        groups.entry(find(&mut root, pair.old)).or_default().push(*pair);
    }
    groups.into_values().collect()
}

fn find(root: &mut [usize], mut node: usize) -> usize {
    while root[node] != node {
        root[node] = root[root[node]];
        node = root[node];
    }
    node
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn pairs(scores: &[(usize, usize, u32)]) -> Vec<(usize, usize)> {
        let candidates: Vec<Candidate> =
            scores.iter().map(|&(old, new, score)| Candidate { old, new, score, tie: 0 }).collect();
        assign(&candidates).into_iter().map(|pair| (pair.old, pair.new)).collect()
    }

    #[test]
    fn all_pairs_are_weighed_together() {
        // Best first would take 0-0 and leave 1 with the bad 1-1.
        assert_eq!(pairs(&[(0, 0, 900), (0, 1, 890), (1, 0, 880), (1, 1, 100)]), [(1, 0), (0, 1)]);
    }

    #[test]
    fn one_good_pair_is_not_given_up_for_two_middling_ones() {
        assert_eq!(pairs(&[(0, 0, 900), (0, 1, 600), (1, 0, 600)]), [(0, 0)]);
    }

    #[test]
    fn more_old_lines_than_new_ones() {
        assert_eq!(pairs(&[(0, 0, 500), (1, 0, 700), (2, 0, 600)]), [(1, 0)]);
    }

    #[test]
    fn greedy_uses_each_line_once() {
        let candidate = |old, new, score| Candidate { old, new, score, tie: 0 };
        let pairs = greedy(&[candidate(0, 0, 1), candidate(0, 1, 3), candidate(1, 1, 2), candidate(1, 0, 1)]);
        assert_eq!(pairs.iter().map(|pair| (pair.old, pair.new)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    }
}
