//! A form by its own geometry, as `layout` sees it.

use layout::Face;
use model::{Found, Submission};

use super::{Ink, Piece, Printed, Sketch, WIDTH};

/// The form at an index by its own rows, columns and headings; `None` where it has no geometry.
pub(super) fn printed(submission: &Submission, index: usize) -> Option<Printed> {
    let sheet = layout::source(submission, index)?;
    let edges = edges(&sheet.columns);
    let mut table = Sketch::default();
    let pieces = sheet.line.len() as u32;
    let part = |index: u32| WIDTH * index / pieces.max(1);
    let line = (0..).zip(&sheet.line).map(|(index, text)| super::text(part(index), part(index + 1), text));
    if pieces > 0 {
        table.row(line.collect());
    }
    for row in &sheet.rows {
        let piece = |cell: &layout::Cell| Piece {
            from: edges[cell.column],
            to: edges[cell.column + cell.column_span],
            rows: 1,
            ink: ink(submission, cell),
        };
        table.row(row.cells.iter().map(|cell| piece(cell).rows(cell.row_span)).collect());
    }
    // Word and Excel repeat only what stands at the top.
    if pieces == 0 {
        table.header_rows = sheet.rows.iter().take_while(|row| row.heading).count() as u32;
    }
    Some(Printed { title: sheet.title, landscape: sheet.landscape, tables: vec![table], below: sheet.below })
}

/// The edges of columns in parts of [`WIDTH`]: rounding may bring no two of them together.
fn edges(columns: &[f64]) -> Vec<u32> {
    let mut edges = vec![0];
    let (mut sum, mut last) = (0.0, 0);
    for column in columns {
        sum += column;
        last = (last + 1).max((sum * f64::from(WIDTH)).round() as u32);
        edges.push(last);
    }
    edges
}

fn ink(submission: &Submission, cell: &layout::Cell) -> Ink {
    if cell.face != Face::Text {
        return Ink::Label(cell.text.clone());
    }
    let quantity = cell.at.iter().find_map(|pointer| match submission.get(pointer)? {
        Found::Quantity(quantity) if quantity.text == cell.text => Some(quantity),
        _ => None,
    });
    quantity.map_or_else(|| Ink::Text(cell.text.clone()), Ink::value)
}
