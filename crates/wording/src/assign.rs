//! The best pairing of two lists: all pairs weighed together, not one after the other (the assignment problem,
//! Kuhn–Munkres).

use std::collections::{BTreeMap, HashSet};

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Above this many lines on a side of one connected group of candidates the optimum, whose cost grows with the cube,
/// would take minutes.
pub const MOST: usize = 400;

/// A pair that could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Index in the first list.
    pub left: usize,
    /// Index in the second list.
    pub right: usize,
    /// Likeness in thousandths, above 0.
    pub score: u32,
    /// Decides between equal sums; the same for a pair whatever the order of the lists.
    pub tie: u64,
}

/// What the chosen pairs have most of together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The sum of their scores.
    Sum,
    /// The sum of the cubes: one good pair is not given up for two middling ones.
    Cubes,
}

impl Weight {
    fn of(self, candidate: &Candidate) -> i64 {
        let score = i64::from(candidate.score.min(1000));
        let power = match self {
            Self::Sum => score,
            Self::Cubes => score * score * score,
        };
        // Ten bits of tie-break under a score of thirty bits; the sum of 400 ties stays below one unit.
        (power << 20) + (candidate.tie % 1024) as i64
    }
}

/// Pairs that together weigh most, each line used once, in the order of the second list. A group of more than
/// [`MOST`] lines is paired best first.
#[must_use]
pub fn assign(candidates: &[Candidate], weight: Weight) -> Vec<Candidate> {
    let mut chosen = Vec::new();
    for group in groups(candidates) {
        if group.len() == 1 {
            chosen.extend(group);
        } else {
            chosen.extend(best(&group, weight));
        }
    }
    chosen.sort_by_key(|pair| pair.right);
    chosen
}

/// For each of `rows` the column it gets when the sum of the scores is greatest; pairs at or below `threshold` stay
/// apart. `None` when there are more than [`MOST`] of either.
#[must_use]
pub fn table(
    rows: usize,
    columns: usize,
    threshold: u32,
    score: impl Fn(usize, usize) -> u32,
) -> Option<Vec<Option<usize>>> {
    if rows > MOST || columns > MOST {
        return None;
    }
    let all = (0..rows).flat_map(|left| (0..columns).map(move |right| (left, right)));
    let candidates: Vec<Candidate> = all
        .map(|(left, right)| Candidate { left, right, score: score(left, right), tie: 0 })
        .filter(|candidate| candidate.score > threshold)
        .collect();
    let mut columns = vec![None; rows];
    for pair in assign(&candidates, Weight::Sum) {
        columns[pair.left] = Some(pair.right);
    }
    Some(columns)
}

fn best(group: &[Candidate], weight: Weight) -> Vec<Candidate> {
    let lines = |line: fn(&Candidate) -> usize| {
        let mut lines: Vec<usize> = group.iter().map(line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    };
    let (lefts, rights) = (lines(|pair| pair.left), lines(|pair| pair.right));
    if lefts.len() > MOST || rights.len() > MOST {
        return best_first(group);
    }
    // The algorithm wants no more rows than columns.
    let transposed = lefts.len() > rights.len();
    let (rows, columns) = if transposed { (&rights, &lefts) } else { (&lefts, &rights) };
    let mut weights = Matrix::new(rows.len(), columns.len(), 0_i64);
    let mut found: BTreeMap<(usize, usize), &Candidate> = BTreeMap::new();
    for pair in group {
        let (row, column) = if transposed { (pair.right, pair.left) } else { (pair.left, pair.right) };
        if let (Ok(row), Ok(column)) = (rows.binary_search(&row), columns.binary_search(&column)) {
            weights[(row, column)] = weight.of(pair);
            found.insert((row, column), pair);
        }
    }
    let (_, columns_of_rows) = kuhn_munkres(&weights);
    let chosen = columns_of_rows.iter().enumerate();
    chosen.filter_map(|(row, &column)| found.get(&(row, column)).map(|pair| **pair)).collect()
}

fn best_first(group: &[Candidate]) -> Vec<Candidate> {
    let mut pairs = group.to_vec();
    pairs.sort_by_key(|pair| std::cmp::Reverse((pair.score, pair.tie)));
    let (mut lefts, mut rights) = (HashSet::new(), HashSet::new());
    pairs.retain(|pair| {
        !lefts.contains(&pair.left)
            && !rights.contains(&pair.right)
            && lefts.insert(pair.left)
            && rights.insert(pair.right)
    });
    pairs
}

/// The candidates in groups that share no line.
fn groups(candidates: &[Candidate]) -> Vec<Vec<Candidate>> {
    let lefts = candidates.iter().map(|pair| pair.left + 1).max().unwrap_or(0);
    let rights = candidates.iter().map(|pair| pair.right + 1).max().unwrap_or(0);
    let mut root: Vec<usize> = (0..lefts + rights).collect();
    for pair in candidates {
        let (left, right) = (find(&mut root, pair.left), find(&mut root, lefts + pair.right));
        root[left.max(right)] = left.min(right);
    }
    let mut groups: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for pair in candidates {
        groups.entry(find(&mut root, pair.left)).or_default().push(*pair);
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

    fn candidates(scores: &[(usize, usize, u32)]) -> Vec<Candidate> {
        scores.iter().map(|&(left, right, score)| Candidate { left, right, score, tie: 0 }).collect()
    }

    fn pairs(scores: &[(usize, usize, u32)], weight: Weight) -> Vec<(usize, usize)> {
        assign(&candidates(scores), weight).into_iter().map(|pair| (pair.left, pair.right)).collect()
    }

    #[test]
    fn all_pairs_are_weighed_together() {
        // Best first would take 0-0 and leave 1 with the bad 1-1.
        let scores = [(0, 0, 900), (0, 1, 890), (1, 0, 880), (1, 1, 100)];
        assert_eq!(pairs(&scores, Weight::Cubes), [(1, 0), (0, 1)]);
        assert_eq!(pairs(&scores, Weight::Sum), [(1, 0), (0, 1)]);
    }

    #[test]
    fn one_good_pair_is_not_given_up_for_two_middling_ones() {
        let scores = [(0, 0, 900), (0, 1, 600), (1, 0, 600)];
        assert_eq!(pairs(&scores, Weight::Cubes), [(0, 0)]);
        assert_eq!(pairs(&scores, Weight::Sum), [(1, 0), (0, 1)]);
    }

    #[test]
    fn more_lines_on_the_left() {
        assert_eq!(pairs(&[(0, 0, 500), (1, 0, 700), (2, 0, 600)], Weight::Cubes), [(1, 0)]);
    }

    #[test]
    fn best_first_uses_each_line_once() {
        let pairs = best_first(&candidates(&[(0, 0, 1), (0, 1, 3), (1, 1, 2), (1, 0, 1)]));
        assert_eq!(pairs.iter().map(|pair| (pair.left, pair.right)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    }

    #[test]
    fn what_scores_too_little_stays_alone() {
        let scores = [[900], [300]];
        assert_eq!(table(2, 1, 300, |row, column| scores[row][column]), Some(vec![Some(0), None]));
        assert_eq!(table(0, 3, 0, |_, _| 1), Some(vec![]));
        assert_eq!(table(MOST + 1, 1, 0, |_, _| 1), None);
    }
}
