//! Widths of grid columns, from those of layout columns and of cells.

use super::row::Row;

/// Widths of the grid columns between `edges`, in twips; empty when that of any is unknown. Where the layout does not
/// say how wide a column is (no `tblGrid`, or a short one), the first cell says it that covers no other such column.
pub(super) fn of_columns(rows: &[Row], edges: &[u64], layout: &[u32]) -> Vec<u32> {
    let column = |pair: &[u64]| {
        let range = usize::try_from(pair[0]).ok()?..usize::try_from(pair[1]).ok()?;
        let widths = layout.get(range)?;
        let known = widths.iter().all(|width| *width > 0);
        known.then(|| widths.iter().fold(0_u32, |sum, width| sum.saturating_add(*width)))
    };
    let mut widths: Vec<Option<u32>> = edges.windows(2).map(column).collect();
    if widths.iter().any(Option::is_none) {
        from_cells(&mut widths, rows, edges);
    }
    widths.into_iter().collect::<Option<Vec<u32>>>().unwrap_or_default()
}

fn from_cells(widths: &mut [Option<u32>], rows: &[Row], edges: &[u64]) {
    for row in rows {
        for (cell, placed) in row.cells.iter().zip(&row.placed).filter(|(cell, _)| cell.width > 0) {
            let left = edges.partition_point(|edge| *edge < placed.start);
            let right = edges.partition_point(|edge| *edge < placed.end);
            let Some(covered) = widths.get_mut(left..right) else { continue };
            let known = covered.iter().flatten().fold(0_u32, |sum, width| sum.saturating_add(*width));
            let mut unknown = covered.iter_mut().filter(|width| width.is_none());
            if let (Some(width), None) = (unknown.next(), unknown.next()) {
                *width = cell.width.checked_sub(known).filter(|width| *width > 0);
            }
        }
    }
}

/// Columns whose left edge went join the one to their left.
pub(super) fn join(widths: &mut Vec<u32>, is_edge: &[bool]) {
    if widths.is_empty() {
        return;
    }
    let mut joined: Vec<u32> = Vec::with_capacity(widths.len());
    for (width, starts) in widths.iter().zip(is_edge) {
        match joined.last_mut().filter(|_| !starts) {
            Some(last) => *last = last.saturating_add(*width),
            None if *starts => joined.push(*width),
            // Left of the first edge that stayed nothing is drawn.
            None => {}
        }
    }
    // Right of the last edge that stayed neither.
    joined.truncate(is_edge.iter().filter(|is_edge| **is_edge).count().saturating_sub(1));
    *widths = joined;
}
