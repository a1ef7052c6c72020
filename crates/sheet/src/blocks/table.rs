//! A block of a sheet as the rows of a table.

use model::Limits;
use model::build::{Body, Excess, RawCell, RawRow, RawTable};

use super::lines::Line;
use super::visible::Visible;
use crate::address::Area;
use crate::book::Sheet;

/// The columns of a table: from each place where a cell begins or ends to the next.
#[derive(Debug)]
pub(super) struct Columns {
    /// Where they begin, in columns that show.
    starts: Vec<u32>,
    /// Where they begin in the sheet.
    pub(super) lefts: Vec<u32>,
    /// Their widths in twips.
    widths: Vec<u32>,
}

impl Columns {
    /// The columns of a block; those that no cell covers are left out.
    pub(super) fn of(visible: &Visible, lines: &[Line<'_, '_>]) -> Self {
        let items = || lines.iter().flat_map(|line| line.items.iter().map(|item| item.area));
        let mut edges: Vec<u32> = items().flat_map(|area| [area.left, area.right + 1]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut covered = vec![0_i32; edges.len()];
        let at = |edge: u32| edges.partition_point(|start| *start < edge);
        for area in items() {
            covered[at(area.left)] += 1;
            covered[at(area.right + 1)] -= 1;
        }
        let mut columns = Self { starts: Vec::new(), lefts: Vec::new(), widths: Vec::new() };
        let mut depth = 0;
        for (pair, change) in edges.windows(2).zip(covered) {
            depth += change;
            if depth > 0 {
                columns.starts.push(pair[0]);
                let (first, last) = (visible.column(pair[0]), visible.column(pair[1] - 1));
                columns.lefts.push(first);
                columns.widths.push(visible.width(first, last));
            }
        }
        columns
    }

    /// How many of the columns begin before a place.
    fn before(&self, column: u32) -> usize {
        self.starts.partition_point(|start| *start < column)
    }

    fn span(&self, area: &Area) -> std::ops::Range<usize> {
        self.before(area.left)..self.before(area.right + 1)
    }
}

/// The rows of a table as its cells lie, and which rows of the sheet they are.
pub(super) fn raw(
    sheet: &Sheet,
    lines: &[Line<'_, '_>],
    columns: &Columns,
    visible: &Visible,
    body: &mut Body,
    limits: &Limits,
) -> Result<(RawTable, Vec<u32>), Excess> {
    if lines.len().saturating_mul(columns.starts.len()) > limits.cells {
        return Err(Excess::new("cells", limits.cells, &*sheet.name));
    }
    let mut table = RawTable { layout: columns.widths.clone(), ..RawTable::default() };
    let mut rows = Vec::with_capacity(lines.len());
    let mut repeats = true;
    for (index, line) in lines.iter().enumerate() {
        let below = lines.get(index + 1).map(|line| line.row);
        let row = visible.row(line.row);
        repeats &= sheet.title_rows.is_some_and(|titles| titles.holds(row));
        table.rows.push(RawRow {
            before: 0,
            cells: cells(line, below, columns, &sheet.name, body)?,
            header: repeats,
        });
        rows.push(row);
    }
    Ok((table, rows))
}

/// The cells of a row, empty ones where none is listed.
fn cells(
    line: &Line<'_, '_>,
    below: Option<u32>,
    columns: &Columns,
    sheet: &str,
    body: &mut Body,
) -> Result<Vec<RawCell>, Excess> {
    let mut cells = Vec::with_capacity(columns.starts.len());
    let mut at = 0;
    let mut fill = |cells: &mut Vec<RawCell>, count: usize| {
        for _ in 0..count {
            body.spend_cell(sheet)?;
            cells.push(RawCell { span: 1, ..RawCell::default() });
        }
        Ok::<(), Excess>(())
    };
    for item in &line.items {
        let span = columns.span(&item.area);
        fill(&mut cells, span.start.saturating_sub(at))?;
        at = span.end;
        let begins = item.area.top == line.row;
        let mut cell = RawCell {
            span: span.len() as u32,
            continues_above: !begins,
            starts_below: begins && below.is_some_and(|below| item.area.bottom >= below),
            ..RawCell::default()
        };
        if begins {
            cell.text.clone_from(&item.cell.text);
            cell.stored.clone_from(&item.cell.stored);
            cell.notes.clone_from(&item.cell.notes);
            cell.asides.clone_from(&item.cell.asides);
        }
        cells.push(cell);
    }
    fill(&mut cells, columns.starts.len() - at)?;
    Ok(cells)
}
