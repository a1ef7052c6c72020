//! Horizontal merges, spans, edges, then vertical merges: each a pass over the rows.

use std::ops::Range;

use crate::{Aside, Cell, Grid, Limits, Note, Place};

use super::row::{Placed, Repair, Row};
use super::{RawCell, RawRow, RawTable, Resolved, widths};
use crate::build::Excess;

/// Word draws at most 63 cells in a row. A wider span is honest only where other rows make the edges it
/// crosses.
const WIDEST_HONEST_SPAN: u64 = 63;

pub(super) fn resolve(table: RawTable, number: u32, limits: &Limits) -> Result<Resolved, Excess> {
    let RawTable { rows, layout, copied_restarts } = table;
    let header_rows = rows.iter().filter(|row| !row.cells.is_empty()).take_while(|row| row.header).count();
    let mut rows: Vec<Row> =
        rows.into_iter().filter(|row| !row.cells.is_empty()).map(|row| place(row, limits)).collect();
    clip_absurd_spans(&mut rows);
    let edges = edges(&rows, number, limits)?;
    let columns = edges.len().saturating_sub(1);
    let positions = rows.len().saturating_mul(columns);
    if positions > limits.cells {
        return Err(Excess::new("cells", limits.cells as u64, format!("table {number}")));
    }
    let grid = Grid {
        table: number,
        rows: rows.len() as u32,
        columns: columns as u32,
        header_rows: header_rows as u32,
        widths: widths::of_columns(&rows, &edges, &layout),
        cells: Vec::with_capacity(rows.iter().map(|row| row.cells.len()).sum()),
    };
    let mut vertical = Vertical {
        edges: &edges,
        copied_restarts,
        rows: 0,
        resolved: Resolved { grid, notes: Vec::new(), asides: Vec::new() },
        open: Vec::new(),
        chars: Vec::new(),
        above: vec![None; columns],
    };
    for row in rows {
        vertical.row(row);
    }
    Ok(without_merged_edges(vertical.resolved))
}

/// Edges that only merged-away cells made are no edges of the table that is seen.
fn without_merged_edges(mut resolved: Resolved) -> Resolved {
    let mut is_edge = vec![false; resolved.grid.columns as usize + 1];
    for cell in &resolved.grid.cells {
        is_edge[(cell.column - 1) as usize] = true;
        is_edge[(cell.column - 1 + cell.column_span) as usize] = true;
    }
    if resolved.grid.cells.is_empty() || is_edge.iter().all(|is_edge| *is_edge) {
        return resolved;
    }
    // For each old edge the number of edges up to it that stay: the new column to its right.
    let mut count = 0;
    let columns: Vec<u32> = is_edge
        .iter()
        .map(|is_edge| {
            count += u32::from(*is_edge);
            count
        })
        .collect();
    for cell in &mut resolved.grid.cells {
        let right = columns[(cell.column - 1 + cell.column_span) as usize];
        cell.column = columns[(cell.column - 1) as usize];
        cell.column_span = right - cell.column;
    }
    widths::join(&mut resolved.grid.widths, &is_edge);
    resolved.grid.columns = count - 1;
    let notes = resolved.notes.iter_mut().map(|note| &mut note.place);
    for place in notes.chain(resolved.asides.iter_mut().map(|aside| &mut aside.place)).flatten() {
        let place = place.outermost();
        place.column = place.column.and_then(|column| columns.get(column as usize - 1).copied());
    }
    resolved
}

/// Lays the cells of a row side by side; cells that continue their left neighbour join it.
fn place(row: RawRow, limits: &Limits) -> Row {
    let mut repairs = Vec::new();
    let mut position = u64::from(row.before);
    if position > limits.columns as u64 {
        position = 0;
        repairs.push(Repair::Before);
    }
    let mut cells = row.cells;
    let last = cells.len() - 1;
    let mut placed: Vec<Placed> = Vec::with_capacity(cells.len());
    for index in 0..cells.len() {
        let mut span = u64::from(cells[index].span);
        if span == 0 || (span > limits.columns as u64 && index != last) {
            span = 1;
            repairs.push(Repair::Span);
        }
        let (start, end) = (position, position + span);
        position = end;
        if cells[index].continues_left {
            if let Some(left) = placed.last_mut() {
                left.end = end;
                left.repairs.append(&mut repairs);
                let cell = std::mem::take(&mut cells[index]);
                let anchor = placed.len() - 1;
                if cells[anchor].absorb(cell) {
                    placed[anchor].repairs.push(Repair::TextInMerged);
                }
                continue;
            }
            repairs.push(Repair::NothingLeft);
        }
        // Behind cells that joined their neighbours the others move up.
        if placed.len() < index {
            cells.swap(placed.len(), index);
        }
        placed.push(Placed { start, end, repairs: std::mem::take(&mut repairs) });
    }
    cells.truncate(placed.len());
    Row { cells, placed }
}

/// A last cell whose span reaches absurdly far ends where the rest of the table ends.
fn clip_absurd_spans(rows: &mut [Row]) {
    let absurd = |placed: &Placed| placed.end - placed.start > WIDEST_HONEST_SPAN;
    let right = rows
        .iter()
        .filter_map(|row| row.placed.last())
        .map(|placed| if absurd(placed) { placed.start + 1 } else { placed.end })
        .max()
        .unwrap_or(0);
    for placed in rows.iter_mut().filter_map(|row| row.placed.last_mut()) {
        if absurd(placed) && placed.end > right {
            placed.end = right;
            placed.repairs.push(Repair::Span);
        }
    }
}

/// The distinct layout columns at which a cell starts or ends, in order.
fn edges(rows: &[Row], number: u32, limits: &Limits) -> Result<Vec<u64>, Excess> {
    let mut edges: Vec<u64> = Vec::new();
    for placed in rows.iter().flat_map(|row| &row.placed) {
        for edge in [placed.start, placed.end] {
            if let Err(position) = edges.binary_search(&edge) {
                if edges.len() > limits.columns {
                    return Err(Excess::new("columns", limits.columns as u64, format!("table {number}")));
                }
                edges.insert(position, edge);
            }
        }
    }
    Ok(edges)
}

/// The vertical pass. Cells are the grid's so far; `open` says beside each whether a cell below may continue
/// it, `chars` how many characters are in it once a cell joined it, `above` which of them covers each column of the row before.
struct Vertical<'e> {
    edges: &'e [u64],
    copied_restarts: bool,
    rows: u32,
    resolved: Resolved,
    open: Vec<bool>,
    chars: Vec<Option<u32>>,
    above: Vec<Option<usize>>,
}

impl Vertical<'_> {
    fn row(&mut self, row: Row) {
        self.rows += 1;
        let columns: Vec<Range<usize>> = row.placed.iter().map(|placed| self.columns_of(placed)).collect();
        let continued = self.continued(&row.cells, &columns);
        let mut covered = vec![None; self.above.len()];
        let Row { mut cells, placed } = row;
        for (index, placed) in placed.into_iter().enumerate() {
            let columns = columns[index].clone();
            let anchor = match continued[index] {
                Some(anchor) => self.join(anchor, &mut cells[index], placed.repairs),
                None => self.start(&mut cells[index], placed.repairs, &columns),
            };
            covered[columns].fill(Some(anchor));
        }
        self.above = covered;
    }

    fn columns_of(&self, placed: &Placed) -> Range<usize> {
        self.edges.partition_point(|edge| *edge < placed.start)
            ..self.edges.partition_point(|edge| *edge < placed.end)
    }

    /// For each cell of a row the cell above that it continues. A merge covers the same columns in each of its
    /// rows (ECMA-376-1 §17.4.84); several continuing cells that together cover exactly the columns of one
    /// merge above are taken for its continuation as well.
    fn continued(&self, cells: &[RawCell], columns: &[Range<usize>]) -> Vec<Option<usize>> {
        let mut continued = vec![None; cells.len()];
        let mut index = 0;
        while index < cells.len() {
            let from = index;
            index += 1;
            let Some(anchor) = self.above[columns[from].start].filter(|anchor| self.open[*anchor]) else {
                continue;
            };
            let above = &self.resolved.grid.cells[anchor];
            let right = (above.column - 1 + above.column_span) as usize;
            if (above.column - 1) as usize != columns[from].start
                || !self.continues(&cells[from], columns[from].end == right)
            {
                continue;
            }
            let mut to = from;
            while columns[to].end < right && to + 1 < cells.len() && cells[to + 1].continues_above {
                to += 1;
            }
            if columns[to].end == right {
                continued[from..=to].fill(Some(anchor));
                index = to + 1;
            }
        }
        continued
    }

    fn continues(&self, cell: &RawCell, same_columns: bool) -> bool {
        let copied = self.copied_restarts && cell.starts_below && cell.is_blank() && same_columns;
        cell.continues_above || copied
    }

    /// A cell that is its own anchor.
    fn start(&mut self, cell: &mut RawCell, mut repairs: Vec<Repair>, columns: &Range<usize>) -> usize {
        if cell.continues_above {
            repairs.push(Repair::NothingAbove);
        }
        self.open.push(cell.starts_below || cell.continues_above);
        self.chars.push(None);
        self.resolved.grid.cells.push(Cell {
            row: self.rows,
            column: columns.start as u32 + 1,
            row_span: 1,
            column_span: columns.len() as u32,
            text: std::mem::take(&mut cell.text),
            stored: cell.stored.take(),
            automatic: std::mem::take(&mut cell.automatic),
            tables: std::mem::take(&mut cell.tables),
        });
        let anchor = self.open.len() - 1;
        self.report(anchor, repairs, std::mem::take(&mut cell.notes), std::mem::take(&mut cell.asides));
        anchor
    }

    /// A cell that continues the one above.
    fn join(&mut self, anchor: usize, cell: &mut RawCell, mut repairs: Vec<Repair>) -> usize {
        if !cell.continues_above {
            repairs.push(Repair::RestartCopied);
        }
        let cell = std::mem::take(cell);
        let above = &mut self.resolved.grid.cells[anchor];
        above.row_span = self.rows - above.row + 1;
        let chars = *self.chars[anchor].get_or_insert_with(|| above.text.chars().count() as u32);
        let mut whole = RawCell {
            text: std::mem::take(&mut above.text),
            automatic: std::mem::take(&mut above.automatic),
            tables: std::mem::take(&mut above.tables),
            ..RawCell::default()
        };
        let added = cell.text.chars().count() as u32;
        if whole.absorb_behind(chars, cell) {
            repairs.push(Repair::TextInMerged);
            self.chars[anchor] = Some(chars + u32::from(chars > 0) + added);
        }
        (above.text, above.automatic, above.tables) = (whole.text, whole.automatic, whole.tables);
        self.report(anchor, repairs, whole.notes, whole.asides);
        anchor
    }

    fn report(&mut self, anchor: usize, repairs: Vec<Repair>, notes: Vec<Note>, asides: Vec<Aside>) {
        if repairs.is_empty() && notes.is_empty() && asides.is_empty() {
            return;
        }
        let cell = &self.resolved.grid.cells[anchor];
        let here = Place::cell(self.resolved.grid.table, cell.row, cell.column);
        let row = self.rows;
        self.resolved.notes.extend(repairs.into_iter().map(|repair| repair.note(row).at(here.clone())));
        self.resolved.notes.extend(notes.into_iter().map(|mut note| {
            note.place = Some(within(note.place, &here));
            note
        }));
        self.resolved.asides.extend(asides.into_iter().map(|mut aside| {
            aside.place = Some(within(aside.place, &here));
            aside
        }));
    }
}

/// A place inside a cell, seen from outside: its outermost place comes to stand in `here`.
fn within(place: Option<Place>, here: &Place) -> Place {
    let Some(mut place) = place else { return here.clone() };
    place.outermost().within = Some(Box::new(here.clone()));
    place
}
