//! Tables whose format knows only where its column edges stand, in twips (binary .doc, RTF, absolute HTML).

mod align;

pub(crate) use align::{Align, Set, set};

/// Edges that differ by at most this many twips are one edge. Dragging a border leaves such differences between
/// rows; Word 97 tolerates 3, LibreOffice 4.
const SNAP: i32 = 4;

/// A row in layout columns.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SnappedRow {
    /// Layout columns before the first cell.
    pub(crate) before: u32,
    /// Layout columns each cell covers; 0 for a cell too narrow to be drawn.
    pub(crate) spans: Vec<u32>,
}

/// Rows in layout columns common to them all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Snapped {
    /// Row by row.
    pub(crate) rows: Vec<SnappedRow>,
    /// Widths of the layout columns, in twips.
    pub(crate) widths: Vec<u32>,
}

/// Turns rows of edges (a row of n cells has n + 1, from left to right, in twips) into layout columns common to
/// all rows. An edge left of its predecessor is moved onto it.
pub(crate) fn snap(rows: &[Vec<i32>]) -> Snapped {
    let mut edges: Vec<i32> = rows.iter().flat_map(|row| rising(row)).collect();
    edges.sort_unstable();
    // Compared with the first edge of its cluster, so that a chain of small steps does not collapse a table.
    edges.dedup_by(|edge, first| edge.saturating_sub(*first) <= SNAP);
    let column = |edge: i32| edges.partition_point(|first| *first <= edge).saturating_sub(1) as u32;
    let snapped = rows.iter().map(|row| {
        let columns: Vec<u32> = rising(row).map(column).collect();
        SnappedRow {
            before: columns.first().copied().unwrap_or(0),
            spans: columns.windows(2).map(|pair| pair[1] - pair[0]).collect(),
        }
    });
    Snapped {
        rows: snapped.collect(),
        widths: edges.windows(2).map(|pair| pair[1].abs_diff(pair[0])).collect(),
    }
}

fn rising(row: &[i32]) -> impl Iterator<Item = i32> {
    row.iter().scan(i32::MIN, |reached, edge| {
        *reached = (*reached).max(*edge);
        Some(*reached)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(before: u32, spans: &[u32]) -> SnappedRow {
        SnappedRow { before, spans: spans.to_vec() }
    }

    #[test]
    fn edges_a_few_twips_apart_are_one_edge() {
        let Snapped { rows, widths } =
            snap(&[vec![-108, 1000, 3000], vec![-105, 3003], vec![996, 3000, 4000]]);
        // Edges: -108, 996, 3000, 4000.
        assert_eq!(rows, [row(0, &[1, 1]), row(0, &[2]), row(1, &[1, 1])]);
        assert_eq!(widths, [1104, 2004, 1000]);
    }

    #[test]
    fn a_chain_of_small_steps_does_not_collapse() {
        assert_eq!(
            snap(&[vec![0, 4, 8, 12]]).rows,
            [row(0, &[0, 1, 0])],
            "0 and 4 are one edge, 8 and 12 another"
        );
    }

    #[test]
    fn falling_edges_and_extremes_do_no_harm() {
        assert_eq!(snap(&[vec![0, 500, 200, 900], vec![0, 900]]).rows, [row(0, &[1, 0, 1]), row(0, &[2])]);
        assert_eq!(snap(&[vec![i32::MIN, i32::MAX]]).rows, [row(0, &[1])]);
        assert_eq!(snap(&[vec![i32::MIN, i32::MAX]]).widths, [u32::MAX]);
        assert_eq!(snap(&[vec![]]).rows, [row(0, &[])]);
    }
}
