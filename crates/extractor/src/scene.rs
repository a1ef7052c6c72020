//! The tables of a document, seen: blocks in the order of the document, tables in cells behind the row of their cell.

use std::collections::HashMap;
use std::ops::Range;

use crate::lines::{Flow, Line};
use crate::profile::Profiles;
use crate::see::rows::{Scene, Zone};
use crate::see::{Block, Item, Kind, Matrix, MatrixKind, View, see};
use crate::sheet::Sheet;
use crate::weights::scene as weights;
use crate::words::{Axis, Vocabulary};

/// Rows of an outermost table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rows {
    pub sheet: usize,
    pub rows: Range<u32>,
}

/// The sheets of some tables with what their cells show.
pub(crate) type Views<'v, 'a> = HashMap<usize, View<'v, 'a>>;

/// Looks at a table, and at those in its cells.
pub(crate) fn look<'v, 'a>(
    flow: &'v Flow<'a>,
    sheet: usize,
    words: &'v Vocabulary,
    views: &mut Views<'v, 'a>,
) {
    // A list of what is still to look at: tables nest as deep as the file says.
    let mut open = vec![sheet];
    while let Some(sheet) = open.pop() {
        views.entry(sheet).or_insert_with(|| View::new(&flow.sheets[sheet], words));
        open.extend(flow.inner[sheet].iter().map(|(_, inner)| *inner));
    }
}

/// Looks at every table of a document.
pub(crate) fn look_at_all<'v, 'a>(flow: &'v Flow<'a>, words: &'v Vocabulary) -> Views<'v, 'a> {
    let mut views = Views::new();
    for line in &flow.lines {
        if let Line::Table { sheet, .. } = line {
            look(flow, *sheet, words, &mut views);
        }
    }
    views
}

/// The blocks of some rows; `carry` is the matrix that the rows before ended with.
pub(crate) fn blocks(
    flow: &Flow<'_>,
    rows: &Rows,
    views: &Views<'_, '_>,
    profiles: &Profiles,
    carry: Option<&Matrix>,
) -> Vec<Block> {
    let mut found = Vec::new();
    table(flow, rows, Frame { views, profiles, funds: false, depth: 0 }, carry, &mut found);
    found
}

#[derive(Clone, Copy)]
struct Frame<'f, 'v, 'a> {
    views: &'f Views<'v, 'a>,
    profiles: &'f Profiles,
    funds: bool,
    depth: usize,
}

fn table(
    flow: &Flow<'_>,
    rows: &Rows,
    frame: Frame<'_, '_, '_>,
    carry: Option<&Matrix>,
    found: &mut Vec<Block>,
) {
    let Some(view) = frame.views.get(&rows.sheet).filter(|_| frame.depth < weights::DEEPEST) else { return };
    let zone =
        Zone { rows: rows.rows.clone(), left: 1, heads: Vec::new(), funds: frame.funds, section: None };
    let scene = Scene { view, profiles: frame.profiles, sheet: rows.sheet };
    let mut inner = flow.inner[rows.sheet].iter().peekable();
    let own = see(&scene, &zone, carry);
    for block in own {
        let end = block.rows.end;
        found.push(block);
        while let Some((cell, sheet)) = inner.next_if(|(cell, _)| {
            let row = view.sheet.cell(*cell).row;
            row < end
        }) {
            if rows.rows.contains(&view.sheet.cell(*cell).row) {
                nested(flow, *sheet, funds_beside(view, *cell), frame, found);
            }
        }
    }
    for (cell, sheet) in inner {
        if rows.rows.contains(&view.sheet.cell(*cell).row) {
            nested(flow, *sheet, funds_beside(view, *cell), frame, found);
        }
    }
}

fn nested(flow: &Flow<'_>, sheet: usize, funds: bool, frame: Frame<'_, '_, '_>, found: &mut Vec<Block>) {
    let rows = Rows { sheet, rows: 1..flow.sheets[sheet].last_row() + 1 };
    let mut inner = Vec::new();
    table(flow, &rows, Frame { funds, depth: frame.depth + 1, ..frame }, None, &mut inner);
    let known =
        inner.iter().any(|block| frame.views.get(&block.sheet).is_some_and(|view| is_known(block, view)));
    if known {
        return found.append(&mut inner);
    }
    // Nothing in it is known: it stays whole, a table in its cell.
    let matrix = Matrix::whole(&rows.rows);
    let block = Block {
        sheet,
        rows: rows.rows,
        kind: Kind::Matrix(Box::new(matrix)),
        heads: Vec::new(),
        funds,
        margin: 0,
    };
    inner.retain(|block| block.sheet != sheet);
    found.push(block);
    found.append(&mut inner);
}

/// Whether a block holds words that are known.
fn is_known(block: &Block, view: &View<'_, '_>) -> bool {
    match &block.kind {
        Kind::Preamble { .. } => true,
        Kind::Matrix(matrix) => matrix.kind != MatrixKind::Unknown,
        Kind::Text(cell) => view.label(*cell, false).is_some(),
        Kind::Pairs(items) => items.iter().any(|item| match item {
            Item::Pair { label, .. } => view.label(*label, false).is_some_and(|(axis, _)| axis != Axis::Step),
            Item::Colons(_) => true,
            Item::Label(_) | Item::Loose(_) | Item::Head(_) => false,
        }),
    }
}

/// Whether the label left of a cell is the head of the money block.
fn funds_beside(view: &View<'_, '_>, cell: usize) -> bool {
    let sheet: &Sheet<'_> = view.sheet;
    let left =
        sheet.columns(cell).start.checked_sub(1).and_then(|column| sheet.at(sheet.cell(cell).row, column));
    left.and_then(|left| view.get(Axis::Head, left)).is_some_and(|entry| entry.key == "funds")
}

/// The matrix that a table goes on with when the next begins without headings: the last block, if it is one of
/// indicators.
pub(crate) fn carried(blocks: &[Block]) -> Option<&Matrix> {
    match &blocks.last()?.kind {
        Kind::Matrix(matrix) if matrix.kind == MatrixKind::Indicators => Some(matrix),
        _ => None,
    }
}
