//! How wide columns are: as their contents ask, not as the Word file says.

/// What a cell asks of the columns it covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Left and right edge.
    pub from: usize,
    pub to: usize,
    /// The width of its longest line, in full-width characters.
    pub ems: f64,
    /// Labels ask for the width of their words, values for that of a line.
    pub label: bool,
}

/// A column is never narrower than this, in full-width characters.
const NARROWEST: f64 = 2.0;
/// A short text stands on one line.
const ONE_LINE: f64 = 5.5;
/// What a longer text needs at least.
const LONG: f64 = 4.0;
/// What a longer text takes where there is room.
const COMFORTABLE: f64 = 16.0;
/// A label takes no more than two lines where there is room.
const LABEL_LINES: f64 = 2.0;
/// The white beside a text, both sides together.
const INSET: f64 = 0.7;
/// The type area is this wide at least, in full-width characters of 五号.
const PAPER: f64 = 42.0;
/// Edges of different blocks closer than this share of the paper are one: 1.5 mm.
const SAME: f64 = 0.01;

/// The edges of `columns` columns, as shares of the paper from 0 to 1.
pub(crate) fn edges(wishes: &[Wish], columns: usize) -> Vec<f64> {
    let mut needs = vec![NARROWEST; columns];
    let mut wants = vec![NARROWEST; columns];
    let mut sorted: Vec<&Wish> = wishes.iter().collect();
    // Narrow cells first: a wide one asks only for what its columns do not have yet.
    sorted.sort_by_key(|wish| wish.to - wish.from);
    for wish in sorted {
        let need = if wish.ems <= ONE_LINE { wish.ems } else { LONG };
        let want = if wish.label { (wish.ems / LABEL_LINES).max(need) } else { wish.ems.min(COMFORTABLE) };
        raise(&mut needs[wish.from..wish.to], need);
        raise(&mut wants[wish.from..wish.to], want.max(need));
    }
    let least: Vec<f64> = needs.iter().map(|need| need + INSET).collect();
    let rest = PAPER - least.iter().sum::<f64>();
    let more: Vec<f64> = wants.iter().zip(&needs).map(|(want, need)| (want - need).max(0.0) + 0.1).collect();
    let asked = more.iter().sum::<f64>();
    let widths: Vec<f64> = if rest < 0.0 {
        least
    } else {
        least.iter().zip(&more).map(|(own, wish)| own + rest * wish / asked).collect()
    };
    let total = widths.iter().sum::<f64>().max(f64::EPSILON);
    let mut edges = vec![0.0];
    let mut sum = 0.0;
    for width in widths {
        sum += width;
        edges.push(sum / total);
    }
    if let Some(last) = edges.last_mut() {
        *last = 1.0;
    }
    edges
}

/// Raises columns together to a width, in proportion to what they have.
fn raise(columns: &mut [f64], to: f64) {
    let have: f64 = columns.iter().sum();
    if have > 0.0 && have < to {
        for column in columns {
            *column *= to / have;
        }
    }
}

/// All edges of several blocks from left to right; those that almost meet are one.
pub(crate) fn union(blocks: &[Vec<f64>]) -> Vec<f64> {
    let mut all: Vec<f64> = blocks.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    // No column of any block may vanish.
    let narrowest = blocks.iter().flat_map(|edges| edges.windows(2)).map(|pair| pair[1] - pair[0]);
    let same = narrowest.fold(SAME, |same, width| same.min(width / 2.0));
    let mut edges: Vec<f64> = Vec::new();
    for edge in all {
        if edges.last().is_none_or(|last| edge - last > same) {
            edges.push(edge);
        }
    }
    if let Some(last) = edges.last_mut() {
        *last = 1.0;
    }
    edges
}

/// The number of the edge nearest to a share.
pub(crate) fn nearest(edges: &[f64], share: f64) -> usize {
    let at = edges.partition_point(|edge| *edge < share);
    let after = edges.get(at).map_or(f64::INFINITY, |edge| edge - share);
    let before = at.checked_sub(1).and_then(|at| edges.get(at)).map_or(f64::INFINITY, |edge| share - edge);
    if before <= after { at.saturating_sub(1) } else { at }
}

/// The width of the longest line of a text in full-width characters.
pub(crate) fn ems(text: &str) -> f64 {
    let width = |character: char| if character.is_ascii() { 0.55 } else { 1.0 };
    text.lines().map(|line| line.chars().map(width).sum()).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_contents_ask() {
        let wishes = [
            Wish { from: 0, to: 1, ems: 4.0, label: true },
            Wish { from: 1, to: 2, ems: 30.0, label: false },
            Wish { from: 2, to: 3, ems: 2.0, label: false },
        ];
        let edges = edges(&wishes, 3);
        let widths: Vec<f64> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(widths[1] > 2.0 * widths[0] && widths[0] > widths[2], "{widths:?}");
        assert!((edges[3] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn edges_that_almost_meet_are_one() {
        let all = union(&[vec![0.0, 0.5, 1.0], vec![0.0, 0.505, 0.7, 1.0]]);
        assert_eq!(all.len(), 4);
        assert_eq!(nearest(&all, 0.505), 1);
        assert_eq!(nearest(&all, 0.7), 2);
        assert_eq!(nearest(&all, 1.0), 3);
    }
}
