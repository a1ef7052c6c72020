//! A matrix of a standard form: headings of one row or two over rows, whose cells go on below where they say the same.

use super::draft::{Column, Draft, Entry, Piece, Words, span};
use super::fit;

/// Rows under columns from the edge `from` to the right end, headings of one row or two over them. `head` stands left of
/// all of them.
pub(super) fn matrix(
    head: Option<Words>,
    from: u32,
    columns: &[Column],
    rows: &[Vec<Entry>],
    landscape: bool,
) -> Draft {
    let mut draft = Draft::default();
    let edges = fit::edges(columns, from, rows, landscape);
    let grouped = columns.iter().any(|column| column.group.is_some());
    let height = 1 + usize::from(grouped);
    let mut head = head.map(|head| Piece::label(0, from, head).over(rows.len() + height));
    let (mut top, mut below) = (Vec::from_iter(head.take()), Vec::new());
    let mut at = 0;
    let same = |left: &Column, right: &Column| match (&left.group, &right.group) {
        (Some(left), Some(right)) => left.text == right.text,
        _ => false,
    };
    for run in columns.chunk_by(same) {
        let (start, end) = (edges[at], edges[at + run.len()]);
        match &run[0].group {
            Some(group) => {
                top.push(Piece::heading(start, end, group.clone()));
                let cells = run.iter().zip(edges[at..].windows(2));
                below.extend(
                    cells.map(|(column, edge)| Piece::heading(edge[0], edge[1], column.heading.clone())),
                );
            }
            None => top.push(Piece::heading(start, end, run[0].heading.clone()).over(height)),
        }
        at += run.len();
    }
    draft.heading_row(top);
    if grouped {
        draft.heading_row(below);
    }
    for index in 0..rows.len() {
        draft.row(row(columns, &edges, rows, index));
    }
    draft
}

fn row(columns: &[Column], edges: &[u32], rows: &[Vec<Entry>], index: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (position, (column, edge)) in columns.iter().zip(edges.windows(2)).enumerate() {
        let entry = &rows[index][position];
        let Some(span) = span(rows, index, position) else { continue };
        // One cell shows what all its rows hold.
        let at =
            rows[index..index + span].iter().flat_map(|row| row[position].words.at.iter().cloned()).collect();
        let words = Words { text: entry.words.text.clone(), at };
        let piece = if column.label {
            Piece::label(edge[0], edge[1], words)
        } else {
            Piece::value(edge[0], edge[1], words, column.align)
        };
        pieces.push(piece.over(span));
    }
    pieces
}
