//! Rows that share columns.
//!
//! Word's table has the edges of all its rows together. Rows of the header block and rows of the indicator block mostly
//! share none of them but by chance, and edges a hair apart are the same to the eye. A block is a run of rows whose edges
//! agree; its columns are those edges alone, the slivers folded.

use std::collections::{BTreeMap, BTreeSet};

use model::{Role, SLIVER};

use crate::cells::Placed;

/// A run of rows with columns of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Block {
    pub columns: usize,
    /// The cells that start in each row; their edges count the block's columns.
    pub rows: Vec<Vec<Placed>>,
}

impl Block {
    /// Cells in the fullest row, those from above counted.
    pub(crate) fn widest_row(&self) -> usize {
        let mut counts = vec![0; self.rows.len()];
        for (row, cells) in self.rows.iter().enumerate() {
            for cell in cells {
                counts[row..row + cell.row_span as usize].iter_mut().for_each(|count| *count += 1);
            }
        }
        counts.into_iter().max().unwrap_or(0)
    }
}

/// Whether a row heads columns: it says headings, and nothing that is a value.
pub(crate) fn heads(row: &[Placed]) -> bool {
    let mut cells = row.iter().filter(|cell| !cell.text.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.role == Role::Heading)
}

/// The blocks of a table whose columns have these widths. Cells come in row-major order.
pub(crate) fn blocks(cells: Vec<Placed>, widths: &[u32]) -> Vec<Block> {
    let folded = folded(widths);
    let cells = cells
        .into_iter()
        .map(|cell| Placed { from: folded[cell.from], to: folded[cell.to], ..cell })
        // What is no wider than a sliver and says nothing is no cell.
        .filter(|cell| cell.from < cell.to || !cell.text.is_empty() || !cell.tables.is_empty())
        .map(|cell| Placed { to: cell.to.max(cell.from + 1), ..cell });
    let mut runs: Vec<(Vec<Placed>, BTreeSet<usize>)> = Vec::new();
    for band in bands(cells) {
        let own: BTreeSet<usize> = band.iter().flat_map(|cell| [cell.from, cell.to]).collect();
        match runs.last_mut() {
            Some((cells, edges)) if own.is_subset(edges) || edges.is_subset(&own) => {
                cells.extend(band);
                edges.extend(own);
            }
            _ => runs.push((band, own)),
        }
    }
    runs.into_iter().map(|(cells, edges)| block(cells, &edges)).collect()
}

/// For each edge of the grid the number of the edge it counts as, slivers folded.
fn folded(widths: &[u32]) -> Vec<usize> {
    let mut edges = vec![0];
    let mut open = 0_u32;
    for width in widths {
        let last = edges.last().copied().unwrap_or(0);
        open = width.saturating_add(open);
        if open >= SLIVER {
            open = 0;
            edges.push(last + 1);
        } else {
            edges.push(last);
        }
    }
    edges
}

/// Cells of rows that no cell crosses the end of.
fn bands(cells: impl Iterator<Item = Placed>) -> Vec<Vec<Placed>> {
    let mut bands: Vec<Vec<Placed>> = Vec::new();
    let mut end = 0;
    for cell in cells {
        let below = cell.row + cell.row_span;
        match bands.last_mut() {
            Some(band) if cell.row < end => band.push(cell),
            _ => bands.push(vec![cell]),
        }
        end = end.max(below);
    }
    bands
}

fn block(cells: Vec<Placed>, edges: &BTreeSet<usize>) -> Block {
    let numbers: BTreeMap<usize, usize> =
        edges.iter().enumerate().map(|(number, edge)| (*edge, number)).collect();
    let number = |edge: usize| numbers.get(&edge).copied().unwrap_or(0);
    let mut block = Block { columns: edges.len().saturating_sub(1), ..Block::default() };
    let first = cells.first().map_or(0, |cell| cell.row);
    for cell in cells {
        let below = (cell.row + cell.row_span - first) as usize;
        block.rows.resize_with(block.rows.len().max(below), Vec::new);
        let at = (cell.row - first) as usize;
        block.rows[at].push(Placed { from: number(cell.from), to: number(cell.to), ..cell });
    }
    block
}
