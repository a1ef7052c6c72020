//! The columns of a standard form keep their standard widths, so that forms of one family look alike, as far as words and
//! numbers stand whole in them, and until they make a long form much longer than it need be.

use super::draft::{Column, Entry, span};
use crate::measures::page::{LANDSCAPE, PORTRAIT, STANDARD_COLUMNS};
use crate::measures::standard::{LOW, SPARED, WIDTH};
use crate::widths::{self, Wish};

/// The edges of columns from an edge to the right end.
pub(super) fn edges(columns: &[Column], from: u32, rows: &[Vec<Entry>], landscape: bool) -> Vec<u32> {
    let total = columns.iter().map(|column| column.width).sum::<u32>().max(1);
    let mut sum = 0;
    let mut standard = vec![from];
    for column in columns {
        sum += column.width;
        standard.push(from + (WIDTH - from) * sum / total);
    }
    // A form with many columns is set on turned paper.
    let landscape = landscape || columns.len() > STANDARD_COLUMNS;
    let paper = if landscape { LANDSCAPE } else { PORTRAIT };
    let paper = paper * f64::from(WIDTH - from) / f64::from(WIDTH);
    let wishes = wishes(columns, rows);
    let share = |edge: &u32| f64::from(edge - from) / f64::from(WIDTH - from);
    let standard = widths::mended(&wishes, &standard.iter().map(share).collect::<Vec<_>>(), paper);
    let high = widths::height(&wishes, &standard, paper);
    if high < LOW {
        return edges_of(&standard, from);
    }
    let own = widths::edges(&wishes, columns.len(), paper);
    let spares = widths::height(&wishes, &own, paper) <= high * SPARED;
    edges_of(if spares { &own } else { &standard }, from)
}

/// Shares of what lies right of `from`, as edges.
fn edges_of(shares: &[f64], from: u32) -> Vec<u32> {
    let mut edges = vec![from];
    for share in shares.iter().skip(1) {
        let edge = from + (share * f64::from(WIDTH - from)).round() as u32;
        edges.push(edge.max(edges.last().copied().unwrap_or(from) + 1));
    }
    if let Some(last) = edges.last_mut() {
        *last = WIDTH;
    }
    edges
}

fn wishes<'a>(columns: &'a [Column], rows: &'a [Vec<Entry>]) -> Vec<Wish<'a>> {
    let heads = columns.iter().enumerate().map(|(column, head)| Wish {
        row: 0,
        rows: 1,
        from: column,
        to: column + 1,
        text: &head.heading.text,
        label: true,
    });
    let cells = (0..rows.len()).flat_map(|row| (0..columns.len()).map(move |column| (row, column)));
    let cells = cells.filter_map(|(row, column)| {
        let rows_of = span(rows, row, column)?;
        let text = rows[row][column].words.text.as_str();
        let label = columns[column].label;
        Some(Wish { row: row + 1, rows: rows_of, from: column, to: column + 1, text, label })
    });
    heads.chain(cells.filter(|wish| !wish.text.is_empty())).collect()
}
