//! How wide columns are: as their contents ask, not as the Word file says. Labels and short values stand on one line, long
//! texts share the rest so that the table is as low as it can be.

mod lowest;

use crate::breaks::{self, Token};
use crate::measures::column::{
    INSET, LABEL_LINES, LEAST, LONG, LONGEST_KEPT, NARROWEST, ONE_LINE, SAME, SHORT_TEXTS, SLACK,
};

/// What a cell asks of the columns it covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish<'t> {
    /// Its first row.
    pub row: usize,
    /// Rows it covers.
    pub rows: usize,
    /// Left and right edge.
    pub from: usize,
    pub to: usize,
    pub text: &'t str,
    /// Labels part between words only.
    pub label: bool,
}

/// The edges of `columns` columns on paper so many full-width characters wide, as shares from 0 to 1.
pub(crate) fn edges(wishes: &[Wish<'_>], columns: usize, paper: f64) -> Vec<f64> {
    let room = paper - columns as f64 * INSET;
    let widths = widths(wishes, columns, room.max(columns as f64 * LEAST));
    shares(&widths)
}

/// Edges around widths for texts, as shares from 0 to 1.
fn shares(widths: &[f64]) -> Vec<f64> {
    let total = widths.iter().map(|width| width + INSET).sum::<f64>().max(f64::EPSILON);
    let mut edges = vec![0.0];
    let mut sum = 0.0;
    for width in widths {
        sum += width + INSET;
        edges.push(sum / total);
    }
    if let Some(last) = edges.last_mut() {
        *last = 1.0;
    }
    edges
}

/// How high a table is with these edges, in lines.
pub(crate) fn height(wishes: &[Wish<'_>], edges: &[f64], paper: f64) -> f64 {
    lowest::Texts::new(wishes).height(&between(edges, paper))
}

/// These edges, moved as little as it takes for words and numbers to stand whole.
pub(crate) fn mended(wishes: &[Wish<'_>], edges: &[f64], paper: f64) -> Vec<f64> {
    let widths = between(edges, paper);
    let needs = asked(wishes, widths.len(), &need);
    let room: f64 = widths.iter().sum();
    if needs.iter().sum::<f64>() >= room || widths.iter().zip(&needs).all(|(width, need)| width >= need) {
        return edges.to_vec();
    }
    shares(&lowest::level(&widths, &needs, &vec![room; needs.len()], room))
}

/// The widths for texts between edges.
fn between(edges: &[f64], paper: f64) -> Vec<f64> {
    edges.windows(2).map(|pair| ((pair[1] - pair[0]) * paper - INSET).max(LEAST)).collect()
}

/// The widths for texts, which add up to `room`.
fn widths(wishes: &[Wish<'_>], columns: usize, room: f64) -> Vec<f64> {
    let whole = asked(wishes, columns, &|wish| ems(wish.text));
    let sum = |widths: &[f64]| widths.iter().sum::<f64>();
    if sum(&whole) <= room {
        return whole.iter().map(|width| width * room / sum(&whole)).collect();
    }
    let (needs, wants) = (asked(wishes, columns, &need), asked(wishes, columns, &want));
    let least = if sum(&wants) <= room * SHORT_TEXTS {
        wants
    } else if sum(&needs) < room {
        let part =
            (room * SHORT_TEXTS - sum(&needs)).max(0.0) / (sum(&wants) - sum(&needs)).max(f64::EPSILON);
        needs.iter().zip(&wants).map(|(need, want)| need + (want - need) * part.min(1.0)).collect()
    } else {
        return needs.iter().map(|need| need * room / sum(&needs)).collect();
    };
    lowest::widths(&lowest::Texts::new(wishes), &least, &whole, room)
}

/// What the texts ask of each column.
fn asked(wishes: &[Wish<'_>], columns: usize, ask: &dyn Fn(&Wish<'_>) -> f64) -> Vec<f64> {
    let mut sorted: Vec<&Wish<'_>> = wishes.iter().collect();
    // Narrow cells first: a wide one asks only for what its columns do not have yet.
    sorted.sort_by_key(|wish| wish.to - wish.from);
    let mut widths = vec![NARROWEST; columns];
    for wish in sorted {
        raise(&mut widths[wish.from..wish.to], ask(wish));
    }
    widths
}

/// What a text cannot be narrower than: its longest word, its longest number with sign and unit.
fn need(wish: &Wish<'_>) -> f64 {
    let longest = if wish.label {
        let words = wish.text.lines().flat_map(breaks::words);
        words.map(|word| breaks::ems(&word)).fold(0.0, f64::max).min(LONG)
    } else {
        let kept = |token: &Token<'_>| match token {
            Token::Cluster(text) => breaks::ems(text),
            Token::Words(_) => 0.0,
        };
        let lines = wish.text.lines().flat_map(breaks::tokens);
        lines.map(|token| kept(&token)).fold(0.0, f64::max).min(LONGEST_KEPT)
    };
    longest.max(NARROWEST)
}

/// What looks well where there is room: short texts on one line, labels on two.
fn want(wish: &Wish<'_>) -> f64 {
    let ems = ems(wish.text);
    let want = match ems {
        _ if ems <= ONE_LINE => ems,
        _ if wish.label => (ems / LABEL_LINES).min(2.0 * LONG),
        _ => LONG,
    };
    want.max(need(wish))
}

/// Raises columns together to a width, in proportion to what they have.
fn raise(columns: &mut [f64], to: f64) {
    // Cells that are joined spare the white between them.
    let to = to + SLACK - columns.len().saturating_sub(1) as f64 * INSET;
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
    text.lines().map(breaks::ems).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::page::{LANDSCAPE, PORTRAIT};

    fn wish(row: usize, column: usize, text: &str, label: bool) -> Wish<'_> {
        Wish { row, rows: 1, from: column, to: column + 1, text, label }
    }

    fn columns(edges: &[f64]) -> Vec<f64> {
        edges.windows(2).map(|pair| (pair[1] - pair[0]) * PORTRAIT - INSET).collect()
    }

    #[test]
    fn short_texts_stand_on_one_line_and_a_long_one_has_the_rest() {
        let long = "对全县农村电商从业人员开展培训，".repeat(8);
        let wishes = [
            wish(0, 0, "指标名称", true),
            wish(0, 1, "指标描述", true),
            wish(0, 2, "指标值", true),
            wish(1, 0, "培训人数", false),
            wish(1, 1, &long, false),
            wish(1, 2, "≥150人次", false),
        ];
        let edges = edges(&wishes, 3, PORTRAIT);
        let widths = columns(&edges);
        assert!((4.0..4.5).contains(&widths[0]), "{widths:?}");
        assert!((4.5..5.5).contains(&widths[2]), "{widths:?}");
        assert!(widths[1] > 27.0, "{widths:?}");
        assert!((edges[3] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn long_texts_share_what_is_left_by_the_lines_they_take() {
        let (one, three) = ("做好各项工作。".repeat(10), "做好各项工作。".repeat(30));
        let wishes = [wish(0, 0, &one, false), wish(1, 1, &three, false), wish(2, 2, "合格", false)];
        let widths = columns(&edges(&wishes, 3, PORTRAIT));
        assert!(widths[1] > 1.3 * widths[0] && widths[0] > 3.0 * widths[2], "{widths:?}");
    }

    #[test]
    fn many_columns_keep_numbers_whole_before_labels() {
        let texts: Vec<String> = (0..17).map(|_| "完成情况".to_owned()).collect();
        let mut wishes: Vec<Wish<'_>> =
            texts.iter().enumerate().map(|(column, text)| wish(0, column, text, true)).collect();
        let long = "预计年底前全部完成招标并开工建设，".repeat(4);
        wishes.push(wish(1, 3, "≥150人次", false));
        wishes.push(wish(1, 9, &long, false));
        let edges = edges(&wishes, 17, LANDSCAPE);
        let widths: Vec<f64> = edges.windows(2).map(|pair| (pair[1] - pair[0]) * LANDSCAPE - INSET).collect();
        assert!(widths[3] >= breaks::ems("≥150人次") - 0.01, "{widths:?}");
        assert!(widths[9] > 6.0, "{widths:?}");
        assert!(widths.iter().all(|width| *width >= 1.99), "{widths:?}");
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
