//! Parts of a table on their pages to one table.

use kurbo::Rect;
use model::build::{Body, Excess, RawCell, RawRow, RawTable};
use model::{Note, Place};

use super::continued::{Part, Table, rejoined};
use super::lattice::Area;
use crate::Boxes;

/// Edges of columns this far apart, in points, are the same: parts of one table are drawn alike.
const SAME_EDGE: f64 = 4.0;
/// Twips in a point.
const TWIPS: f64 = 20.0;

/// A cell of the whole table.
struct Placed {
    /// First row and column, from 0, and one past the last.
    rows: (usize, usize),
    columns: (usize, usize),
    text: String,
    page: u32,
    place: Rect,
}

/// Adds a table to the document; `false` where it holds no cell.
pub(super) fn add(table: &Table, body: &mut Body, boxes: &mut Boxes) -> Result<bool, Excess> {
    let edges = edges(&table.parts);
    let (cells, rows) = cells(table, &edges);
    for cell in &cells {
        body.spend_cell("page")?;
        body.spend_text(cell.text.chars().count(), "page")?;
    }
    let layout = edges.windows(2).map(|pair| ((pair[1] - pair[0]) * TWIPS).round() as u32).collect();
    let repeated = table.parts.iter().map(|part| part.repeated).max().unwrap_or(0);
    let raw = RawTable { rows: raw_rows(&cells, rows, repeated), layout, copied_restarts: false };
    let Some(place) = body.table(raw)? else { return Ok(false) };
    for note in notes(table) {
        body.note(note.at(place.clone()));
    }
    if let Some(number) = place.table {
        for cell in &cells {
            let (row, column) = (cell.rows.0 as u32 + 1, cell.columns.0 as u32 + 1);
            boxes.add(&Place::cell(number, row, column), cell.page, cell.place);
        }
    }
    Ok(true)
}

fn notes(table: &Table) -> impl Iterator<Item = Note> {
    let last = table.parts.last().map_or(0, |part| part.page);
    let joined = (table.parts.len() > 1).then(|| {
        let message = format!("the table goes on to page {last}; its parts were joined (跨页表格已合并)");
        Note::new("pdf.table-joined", message)
    });
    let rows = (table.joined_rows > 0).then(|| {
        let message = format!("{} rows parted by a page end were joined (跨页行已合并)", table.joined_rows);
        Note::new("pdf.row-joined", message)
    });
    let cut = table.parts.iter().find(|part| part.table.runs_off).map(|part| {
        let message = format!(
            "the table is wider than page {}: what stands beside the page is not in the file (表格超出页面，超出部分缺失)",
            part.page
        );
        Note::new("pdf.table-runs-off", message)
    });
    joined.into_iter().chain(rows).chain(cut)
}

/// The cells of all parts, row by row, and how many rows they make.
fn cells(table: &Table, edges: &[f64]) -> (Vec<Placed>, usize) {
    let column = |at: f64| edges.partition_point(|edge| *edge < at - SAME_EDGE);
    let mut cells: Vec<Placed> = Vec::new();
    let mut rows = 0;
    for part in &table.parts {
        // The row that goes on lies over the last one.
        let goes_on = part.continues_row && rows > 0;
        let first = rows - usize::from(goes_on);
        for (area, text) in part.table.lattice.areas.iter().zip(&part.table.texts) {
            let Some(row) = area.row.checked_sub(part.repeated) else { continue };
            if row == 0 && goes_on {
                go_on(&mut cells, area, &text.text, rows);
                continue;
            }
            let left = column(area.place.x0);
            let placed = Placed {
                rows: (first + row, first + row + area.rows),
                columns: (left, column(area.place.x1).max(left + 1)),
                text: text.text.clone(),
                page: part.page,
                place: area.place,
            };
            cells.push(placed);
        }
        rows = first + part.table.rows().saturating_sub(part.repeated);
    }
    cells.sort_by_key(|cell| (cell.rows.0, cell.columns.0));
    (cells, rows)
}

/// A cell of the first row of a part goes on in the cell above that ends with the last row.
fn go_on(cells: &mut [Placed], area: &Area, text: &str, rows: usize) {
    let above = cells.iter_mut().rev().find(|placed| {
        placed.rows.1 == rows
            && (placed.place.x0 - area.place.x0).abs() <= SAME_EDGE
            && (placed.place.x1 - area.place.x1).abs() <= SAME_EDGE
    });
    if let Some(placed) = above {
        if !text.is_empty() {
            placed.text = rejoined(&placed.text, text);
        }
        placed.rows.1 += area.rows - 1;
    }
}

/// Rows as Word has them: a cell over several of them continues in each.
fn raw_rows(cells: &[Placed], rows: usize, repeated: usize) -> Vec<RawRow> {
    let mut raw: Vec<Vec<(usize, RawCell)>> = (0..rows).map(|_| Vec::new()).collect();
    for cell in cells {
        for row in cell.rows.0..cell.rows.1.min(rows) {
            let is_first = row == cell.rows.0;
            let part = RawCell {
                span: (cell.columns.1 - cell.columns.0) as u32,
                starts_below: is_first && cell.rows.1 > row + 1,
                continues_above: !is_first,
                text: if is_first { cell.text.clone() } else { String::new() },
                ..RawCell::default()
            };
            if let Some(cells) = raw.get_mut(row) {
                cells.push((cell.columns.0, part));
            }
        }
    }
    let row = |(index, mut cells): (usize, Vec<(usize, RawCell)>)| {
        cells.sort_by_key(|(column, _)| *column);
        let before = cells.first().map_or(0, |(column, _)| *column as u32);
        RawRow { before, cells: cells.into_iter().map(|(_, cell)| cell).collect(), header: index < repeated }
    };
    raw.into_iter().enumerate().map(row).collect()
}

/// The edges of all parts' cells, those that are one to the eye once.
fn edges(parts: &[Part]) -> Vec<f64> {
    let areas = parts.iter().flat_map(|part| &part.table.lattice.areas);
    let mut edges: Vec<f64> = areas.flat_map(|area| [area.place.x0, area.place.x1]).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|next, kept| *next - *kept <= SAME_EDGE);
    edges
}
