//! Tables with gridSpan and vMerge (ECMA-376-1 §17.4.17, §17.4.84).

use docx_rs::{TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType};

use super::note::Notes;
use super::{paragraph, style};
use crate::sheet::{Cell, Ink, Table, WIDTH};

/// Least height of a row in twips.
const ROW_HEIGHT: f32 = 454.0;
/// A row whose texts are all shorter than this is not broken over two pages.
const SHORT: usize = 120;

/// What is gathered while the document is written.
pub(super) struct State {
    /// What docx-rs leaves out of each `trPr`, in document order.
    pub(super) extras: Vec<RowExtra>,
    /// Footnotes that wait for their mark.
    pub(super) notes: Notes,
}

/// What docx-rs's writer leaves out of a row's properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowExtra {
    /// `gridBefore`: columns no cell covers at the row's start (§17.4.15).
    pub(super) before: u32,
    /// `gridAfter`: columns no cell covers at the row's end (§17.4.14).
    pub(super) after: u32,
    /// `tblHeader`: the row repeats on every page (§17.4.78).
    pub(super) header: bool,
}

/// A table `twips` wide. `state.extras` gets one entry a row, nested rows after the row that holds them begins.
pub(super) fn build(table: &Table, twips: u32, state: &mut State) -> docx_rs::Table {
    let total: u32 = table.widths.iter().sum::<u32>().max(1);
    let mut edges = vec![0];
    let mut sum = 0;
    for width in &table.widths {
        sum += width;
        edges.push((u64::from(twips) * u64::from(sum) / u64::from(total.max(WIDTH.min(total)))) as u32);
    }
    let slots = slots(table);
    let rows =
        slots.iter().enumerate().map(|(index, slots)| row(table, index as u32 + 1, slots, &edges, state));
    let rows: Vec<TableRow> = rows.collect();
    docx_rs::Table::new(rows)
        .set_grid(edges.windows(2).map(|edge| (edge[1] - edge[0]) as usize).collect())
        .width(twips as usize, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        // Text does not touch the rules above and below it.
        .margins(TableCellMargins::new().margin(40, 80, 40, 80))
}

/// A stretch of one row: a cell that starts here, one that continues from above, or nothing.
enum Slot<'a> {
    Cell(&'a Cell),
    Continued(&'a Cell),
    Void(u32),
}

/// Each row's stretches from left to right, in one pass over the cells.
fn slots(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let mut starts: Vec<Vec<(u32, &Cell, bool)>> = (0..table.rows).map(|_| Vec::new()).collect();
    for cell in &table.cells {
        for row in cell.row..cell.row.saturating_add(cell.row_span) {
            if let Some(slots) = starts.get_mut(row as usize - 1) {
                slots.push((cell.column, cell, row == cell.row));
            }
        }
    }
    let columns = table.widths.len() as u32;
    starts.into_iter().map(|cells| filled(cells, columns)).collect()
}

/// One row's cells with the holes between them.
fn filled(mut cells: Vec<(u32, &Cell, bool)>, columns: u32) -> Vec<Slot<'_>> {
    cells.sort_by_key(|(column, ..)| *column);
    let mut slots = Vec::with_capacity(cells.len());
    let mut next = 1;
    for (column, cell, first) in cells {
        if column > next {
            slots.push(Slot::Void(column - next));
        }
        slots.push(if first { Slot::Cell(cell) } else { Slot::Continued(cell) });
        next = column + cell.column_span;
    }
    if next <= columns {
        slots.push(Slot::Void(columns + 1 - next));
    }
    slots
}

fn row(table: &Table, number: u32, slots: &[Slot<'_>], edges: &[u32], state: &mut State) -> TableRow {
    let void = |slot: Option<&Slot<'_>>| match slot {
        Some(Slot::Void(columns)) => *columns,
        _ => 0,
    };
    let all_void = slots.len() == 1 && void(slots.first()) > 0;
    let before = if all_void { 0 } else { void(slots.first()) };
    let after = if all_void || slots.len() < 2 { 0 } else { void(slots.last()) };
    state.extras.push(RowExtra { before, after, header: number <= table.header_rows });
    let inner = slots.len() - usize::from(before > 0) - usize::from(after > 0);
    let mut column = 1 + before;
    let mut cells = Vec::with_capacity(inner);
    for slot in slots.iter().skip(usize::from(before > 0)).take(inner) {
        let span = match slot {
            Slot::Cell(cell) | Slot::Continued(cell) => cell.column_span,
            Slot::Void(columns) => *columns,
        };
        let width = edges[(column + span) as usize - 1].saturating_sub(edges[column as usize - 1]);
        cells.push(cell(slot, span, width, state));
        column += span;
    }
    // A height in every row keeps `trPr` from being empty, so that it can be completed afterwards.
    let row = TableRow::new(cells).row_height(ROW_HEIGHT);
    let short =
        |slot: &Slot<'_>| !matches!(slot, Slot::Cell(cell) if cell.ink.text().chars().count() > SHORT);
    if slots.iter().all(short) { row.cant_split() } else { row }
}

/// A sum with decimals, which stand under each other; points and shares are centred like other values.
fn is_amount(ink: &Ink) -> bool {
    ink.number().is_some_and(|(_, percent)| !percent) && ink.text().contains('.')
}

fn cell(slot: &Slot<'_>, span: u32, width: u32, state: &mut State) -> TableCell {
    let mut out = TableCell::new().width(width as usize, WidthType::Dxa).vertical_align(VAlignType::Center);
    if span > 1 {
        out = out.grid_span(span as usize);
    }
    match slot {
        Slot::Cell(cell) => {
            if cell.row_span > 1 {
                out = out.vertical_merge(VMergeType::Restart);
            }
            let style = match &cell.ink {
                Ink::Label(_) => style::LABEL,
                Ink::Value(_) if is_amount(&cell.ink) => style::NUMBER,
                Ink::Value(_) => style::VALUE,
                Ink::Text(_) => style::CELL,
            };
            for line in cell.ink.text().split('\n') {
                out = out.add_paragraph(paragraph::styled(line, style, &mut state.notes));
            }
            for table in &cell.tables {
                out = out.add_table(build(table, width.saturating_sub(216).max(200), state));
            }
            if !cell.tables.is_empty() {
                // A cell ends in a paragraph (§17.4.65).
                out = out.add_paragraph(paragraph::styled("", style::GAP, &mut Notes::default()));
            }
            out
        }
        Slot::Continued(_) => out.vertical_merge(VMergeType::Continue).add_paragraph(paragraph::styled(
            "",
            style::CELL,
            &mut Notes::default(),
        )),
        // A hole between two cells: Word has no way to leave it out.
        Slot::Void(_) => out.add_paragraph(paragraph::styled("", style::CELL, &mut Notes::default())),
    }
}
