//! Tables with gridSpan and vMerge (ECMA-376-1 §17.4.17, §17.4.84).

use std::io;

use layout::{Align, Cell, Face, Line, Table};

use super::note::Notes;
use super::paragraph::{Stand, referring, styled};
use super::style;
use super::xml::{Xml, around, empty, val};

/// Least height of a row in twips.
const ROW_HEIGHT: &str = "454";
/// A row whose texts are all shorter than this is not broken over two pages.
const SHORT: usize = 120;
/// The white beside the text of a cell that holds a table, both sides together.
const INSET: u32 = 216;

/// Which rows come again on each page a table goes on (§17.4.78).
#[derive(Clone, Copy, Debug)]
pub(super) enum Repeats {
    /// The headings at the top of a form.
    Headings,
    /// What the document declares, of a table no form claimed: it is read back as declared.
    Declared,
}

/// A table `twips` wide, with the line over it as a row without rules.
pub(super) fn table(
    xml: &mut Xml,
    table: &Table,
    line: &[Line],
    twips: u32,
    repeats: Repeats,
    notes: &mut Notes,
) -> io::Result<()> {
    let edges = edges(&table.columns, twips);
    let header = match repeats {
        Repeats::Headings if !line.is_empty() => 0,
        Repeats::Headings => table.rows.iter().take_while(|row| row.heading).count(),
        Repeats::Declared => table.declared,
    };
    around(xml, "w:tbl", |xml| {
        properties(xml, twips)?;
        around(xml, "w:tblGrid", |xml| {
            edges
                .windows(2)
                .try_for_each(|edge| empty(xml, "w:gridCol", &[("w:w", &(edge[1] - edge[0]).to_string())]))
        })?;
        if !line.is_empty() {
            line_row(xml, line, &edges, notes)?;
        }
        for (index, slots) in slots(table).iter().enumerate() {
            row(xml, slots, &edges, index < header, notes)?;
        }
        Ok(())
    })
}

/// The edges of columns in twips: rounding may bring no two of them together.
fn edges(columns: &[f64], twips: u32) -> Vec<u32> {
    let mut edges = vec![0];
    let (mut sum, mut last) = (0.0, 0);
    for share in columns {
        sum += share;
        last = (last + 1).max((sum * f64::from(twips)).round() as u32);
        edges.push(last);
    }
    edges
}

fn properties(xml: &mut Xml, twips: u32) -> io::Result<()> {
    around(xml, "w:tblPr", |xml| {
        empty(xml, "w:tblW", &[("w:w", &twips.to_string()), ("w:type", "dxa")])?;
        val(xml, "w:jc", "center")?;
        around(xml, "w:tblBorders", |xml| {
            ["top", "left", "bottom", "right", "insideH", "insideV"].iter().try_for_each(|side| {
                let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")];
                empty(xml, &format!("w:{side}"), &line)
            })
        })?;
        val_type(xml, "w:tblLayout", "fixed")?;
        // Text does not touch the rules above and below it.
        around(xml, "w:tblCellMar", |xml| {
            [("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")].iter().try_for_each(
                |(side, width)| empty(xml, &format!("w:{side}"), &[("w:w", *width), ("w:type", "dxa")]),
            )
        })
    })
}

fn val_type(xml: &mut Xml, name: &str, kind: &str) -> io::Result<()> {
    empty(xml, name, &[("w:type", kind)])
}

/// A stretch of one row: a cell that starts here, one that continues from above, or nothing.
enum Slot<'a> {
    Cell(&'a Cell),
    Continued(&'a Cell),
    Void(usize),
}

impl Slot<'_> {
    fn columns(&self) -> usize {
        match self {
            Self::Cell(cell) | Self::Continued(cell) => cell.column_span,
            Self::Void(columns) => *columns,
        }
    }
}

/// Each row's stretches from left to right, in one pass over the cells.
fn slots(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let mut starts: Vec<Vec<(&Cell, bool)>> = table.rows.iter().map(|_| Vec::new()).collect();
    for (index, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            for (below, slots) in starts.iter_mut().enumerate().skip(index).take(cell.row_span) {
                slots.push((cell, below == index));
            }
        }
    }
    starts.into_iter().map(|cells| filled(cells, table.columns.len())).collect()
}

/// One row's cells with the holes between them.
fn filled(mut cells: Vec<(&Cell, bool)>, columns: usize) -> Vec<Slot<'_>> {
    cells.sort_by_key(|(cell, _)| cell.column);
    let mut slots = Vec::with_capacity(cells.len());
    let mut next = 0;
    for (cell, first) in cells {
        if cell.column > next {
            slots.push(Slot::Void(cell.column - next));
        }
        slots.push(if first { Slot::Cell(cell) } else { Slot::Continued(cell) });
        next = cell.column + cell.column_span;
    }
    if next < columns {
        slots.push(Slot::Void(columns - next));
    }
    slots
}

fn row(xml: &mut Xml, slots: &[Slot<'_>], edges: &[u32], heading: bool, notes: &mut Notes) -> io::Result<()> {
    let void = |slot: Option<&Slot<'_>>| match slot {
        Some(Slot::Void(columns)) => *columns,
        _ => 0,
    };
    let all_void = slots.len() == 1 && void(slots.first()) > 0;
    let before = if all_void { 0 } else { void(slots.first()) };
    let after = if all_void || slots.len() < 2 { 0 } else { void(slots.last()) };
    let inner = slots.len() - usize::from(before > 0) - usize::from(after > 0);
    let short = |slot: &Slot<'_>| !matches!(slot, Slot::Cell(cell) if cell.text.chars().count() > SHORT || !cell.tables.is_empty());
    around(xml, "w:tr", |xml| {
        around(xml, "w:trPr", |xml| {
            if before > 0 {
                val(xml, "w:gridBefore", &before.to_string())?;
            }
            if after > 0 {
                val(xml, "w:gridAfter", &after.to_string())?;
            }
            if slots.iter().all(short) {
                empty(xml, "w:cantSplit", &[])?;
            }
            empty(xml, "w:trHeight", &[("w:val", ROW_HEIGHT), ("w:hRule", "atLeast")])?;
            if heading {
                empty(xml, "w:tblHeader", &[])?;
            }
            Ok(())
        })?;
        let mut column = before;
        for slot in slots.iter().skip(usize::from(before > 0)).take(inner) {
            let end = column + slot.columns();
            cell(xml, slot, edges[end].saturating_sub(edges[column]), notes)?;
            column = end;
        }
        Ok(())
    })
}

/// The pieces of a line as cells without rules but the table's own.
fn line_row(xml: &mut Xml, line: &[Line], edges: &[u32], notes: &mut Notes) -> io::Result<()> {
    let columns = edges.len() - 1;
    let edge = |piece: usize| columns * piece / line.len();
    around(xml, "w:tr", |xml| {
        around(xml, "w:trPr", |xml| empty(xml, "w:cantSplit", &[]))?;
        for (piece, words) in line.iter().enumerate() {
            let (from, to) = (edge(piece), edge(piece + 1));
            let style = match piece {
                0 => style::CELL,
                last if last + 1 == line.len() => style::NUMBER,
                _ => style::VALUE,
            };
            around(xml, "w:tc", |xml| {
                around(xml, "w:tcPr", |xml| {
                    empty(
                        xml,
                        "w:tcW",
                        &[("w:w", &(edges[to] - edges[from]).to_string()), ("w:type", "dxa")],
                    )?;
                    val(xml, "w:gridSpan", &(to - from).to_string())?;
                    around(xml, "w:tcBorders", |xml| {
                        ["w:top", "w:left", "w:right"].iter().try_for_each(|side| val(xml, side, "nil"))
                    })
                })?;
                let references = notes.at(&words.at);
                referring(xml, &words.text, style, Stand::default(), &references, notes)
            })?;
        }
        Ok(())
    })
}

fn cell(xml: &mut Xml, slot: &Slot<'_>, width: u32, notes: &mut Notes) -> io::Result<()> {
    around(xml, "w:tc", |xml| {
        around(xml, "w:tcPr", |xml| {
            empty(xml, "w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if slot.columns() > 1 {
                val(xml, "w:gridSpan", &slot.columns().to_string())?;
            }
            match slot {
                Slot::Cell(cell) if cell.row_span > 1 => val(xml, "w:vMerge", "restart")?,
                Slot::Continued(_) => val(xml, "w:vMerge", "continue")?,
                Slot::Cell(_) | Slot::Void(_) => {}
            }
            val(xml, "w:vAlign", "center")
        })?;
        match slot {
            Slot::Cell(cell) => content(xml, cell, width, notes),
            // A hole between two cells: Word has no way to leave it out.
            Slot::Continued(_) | Slot::Void(_) => nothing(xml, style::CELL),
        }
    })
}

fn content(xml: &mut Xml, cell: &Cell, width: u32, notes: &mut Notes) -> io::Result<()> {
    let style = match (cell.face, cell.align) {
        (Face::Label | Face::Heading, _) => style::LABEL,
        (Face::Text, Align::Center) => style::VALUE,
        (Face::Text, Align::Left) => style::CELL,
        (Face::Text, Align::Right) => style::NUMBER,
    };
    let mut references = notes.at(&cell.at);
    for line in cell.text.split('\n') {
        referring(xml, line, style, Stand::default(), &std::mem::take(&mut references), notes)?;
    }
    for inner in &cell.tables {
        let width = width.saturating_sub(INSET).max(200);
        table(xml, inner, &[], width, Repeats::Declared, notes)?;
        // A cell ends in a paragraph (§17.4.65), and two tables are parted by one.
        nothing(xml, style::GAP)?;
    }
    Ok(())
}

fn nothing(xml: &mut Xml, style: &str) -> io::Result<()> {
    styled(xml, "", style, Stand::default(), &mut Notes::default())
}
