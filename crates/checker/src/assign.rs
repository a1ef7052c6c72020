//! One-to-one assignment over all pairs, and how alike two texts are.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Above this many on a side nothing is assigned: the cost grows with the cube.
pub(crate) const MOST: usize = 400;

/// The assignment with the greatest sum of scores; scores are thousandths, pairs at or below `threshold` are left
/// unassigned. Result: for each of `rows` the column it got. `None` when there are more than [`MOST`].
pub(crate) fn assign(
    rows: usize,
    columns: usize,
    threshold: u32,
    score: impl Fn(usize, usize) -> u32,
) -> Option<Vec<Option<usize>>> {
    if rows > MOST || columns > MOST {
        return None;
    }
    if rows == 0 || columns == 0 {
        return Some(vec![None; rows]);
    }
    // A square matrix: the algorithm wants no more rows than columns. What scores too little counts nothing, so
    // that a bad pair is never made to let a middling one happen.
    let size = rows.max(columns);
    let mut weights = Matrix::new(size, size, 0i64);
    for row in 0..rows {
        for column in 0..columns {
            let score = score(row, column);
            weights[(row, column)] = if score > threshold { i64::from(score) } else { 0 };
        }
    }
    let (_, chosen) = kuhn_munkres(&weights);
    let real =
        |(row, column): (usize, usize)| (column < columns && weights[(row, column)] > 0).then_some(column);
    Some(chosen.into_iter().take(rows).enumerate().map(real).collect())
}

/// The distinct pairs of neighbouring characters of a text, sorted; punctuation and white space left out. A text of
/// one character counts as that character.
pub(crate) fn bigrams(text: &str) -> Vec<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric() || *c == '%').collect();
    let mut pairs: Vec<_> = match chars.as_slice() {
        [only] => vec![(*only, '\0')],
        chars => chars.iter().copied().zip(chars.iter().skip(1).copied()).collect(),
    };
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many pairs two sorted lists share.
pub(crate) fn shared(a: &[(char, char)], b: &[(char, char)]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// Dice's coefficient of two lists, in thousandths.
pub(crate) fn alike(a: &[(char, char)], b: &[(char, char)]) -> u32 {
    thousandths(2 * shared(a, b), a.len() + b.len())
}

/// The part of the shorter list that the longer one holds, in thousandths.
pub(crate) fn contained(a: &[(char, char)], b: &[(char, char)]) -> u32 {
    thousandths(shared(a, b), a.len().min(b.len()))
}

fn thousandths(part: usize, whole: usize) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_sum_wins_over_the_best_pair() {
        // Greedy would take (0,0)=900 and leave row 1 with 100.
        let scores = [[900, 800], [850, 100]];
        assert_eq!(assign(2, 2, 50, |r, c| scores[r][c]), Some(vec![Some(1), Some(0)]));
    }

    #[test]
    fn what_scores_too_little_stays_alone() {
        let scores = [[900], [300]];
        assert_eq!(assign(2, 1, 300, |r, c| scores[r][c]), Some(vec![Some(0), None]));
        assert_eq!(assign(0, 3, 0, |_, _| 1), Some(vec![]));
        assert_eq!(assign(MOST + 1, 1, 0, |_, _| 1), None);
    }

    #[test]
    fn texts_are_alike_by_neighbouring_characters() {
        assert_eq!(alike(&bigrams("办公用房"), &bigrams("办公用房")), 1000);
        // 办公 公用 用房 against 办公 公房: one of two and three.
        assert_eq!(alike(&bigrams("办公用房"), &bigrams("办公房")), 400);
        assert_eq!(alike(&[], &[]), 0);
    }
}
