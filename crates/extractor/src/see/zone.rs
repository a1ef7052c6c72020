//! Rows of a table, or the rows beside a head, cut into blocks.

use std::ops::Range;

use wording::currency;

use super::matrix::{Matrix, MatrixKind, RowKind};
use super::preamble::{Line, line, lines};
use super::rows::{Scene, Zone};
use super::view::View;
use super::{Block, Item, Kind, Points, pairs};
use super::{heading, headless};
use crate::weights::KNOWN;
use crate::weights::zone as weights;
use crate::words::Axis;

/// One reading of the rows that start at a row.
struct Proposal {
    points: Points,
    what: What,
}

enum What {
    Continue,
    Heading(Box<Matrix>),
    Head { cell: usize, end: u32 },
    Preamble { cells: Vec<usize>, title: bool },
    Text(usize),
    Pairs(Vec<Item>),
}

/// Cuts rows of a sheet into blocks. `carry` is a matrix of the table before, which may go on here.
pub(crate) fn see(scene: &Scene<'_, '_, '_>, zone: &Zone, carry: Option<&Matrix>) -> Vec<Block> {
    let mut blocks = Vec::new();
    see_zone(scene, zone, carry, &mut blocks, 0);
    for block in &mut blocks {
        if let Kind::Matrix(matrix) = &mut block.kind {
            super::roles::settle(scene.view, matrix);
        }
    }
    blocks
}

fn see_zone(
    scene: &Scene<'_, '_, '_>,
    zone: &Zone,
    carry: Option<&Matrix>,
    blocks: &mut Vec<Block>,
    depth: usize,
) {
    let sheet = scene.view.sheet;
    let mut within = zone.clone();
    let mut open: Option<Block> = None;
    let mut carry = carry;
    // A matrix that a stray row stands in: its rows may go on below.
    let mut parted: Option<Matrix> = None;
    let mut row = zone.rows.start;
    while row < within.rows.end {
        let zone = &within;
        let mut shown = sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left);
        if shown.next().is_none() {
            row += 1;
            continue;
        }
        if let Some(matrix) = carry.take().and_then(|matrix| matrix.continued(scene.view, row)) {
            open = Some(scene.block(row..row, Kind::Matrix(Box::new(matrix)), zone, 0));
        }
        if open.is_none() {
            open = parted
                .as_ref()
                .map(|matrix| matrix.again(row))
                .filter(|matrix| matrix.fit(scene.view, zone, row).0 >= weights::RESUMES)
                .map(|matrix| scene.block(row..row, Kind::Matrix(Box::new(matrix)), zone, 0));
        }
        let current = open.as_ref().and_then(|block| match &block.kind {
            Kind::Matrix(matrix) => Some(&**matrix),
            _ => None,
        });
        let (what, margin) = best(proposals(scene, zone, row, current, depth));
        let mut close = |open: &mut Option<Block>, blocks: &mut Vec<Block>| {
            // A matrix carried on from the table before that no row fitted was none.
            let Some(block) = open.take().filter(|block| !block.rows.is_empty()) else { return };
            if let Kind::Matrix(matrix) = &block.kind {
                parted = goes_on(matrix).then(|| (**matrix).clone());
            }
            blocks.push(block);
        };
        match what {
            What::Continue => {
                if let Some(Block { kind: Kind::Matrix(matrix), rows, .. }) = &mut open {
                    let (_, fitted) = matrix.fit(scene.view, zone, row);
                    matrix.rows.push(fitted);
                    rows.end = row + 1;
                }
                row += 1;
            }
            What::Heading(matrix) => {
                close(&mut open, blocks);
                let rows = matrix.heading.clone();
                row = rows.end;
                open = Some(scene.block(rows, Kind::Matrix(matrix), zone, margin));
            }
            What::Head { cell, end } => {
                close(&mut open, blocks);
                let inner = inner(scene.view, zone, cell, row..end);
                see_zone(scene, &inner, None, blocks, depth + 1);
                row = end;
                // The rows go on below the head: 总分, or a head that was merged over some rows only.
                if matches!(blocks.last().map(|block| &block.kind), Some(Kind::Matrix(matrix)) if goes_on(matrix))
                {
                    open = blocks.pop();
                }
            }
            What::Preamble { cells, title } => {
                close(&mut open, blocks);
                blocks.push(scene.block(row..row + 1, Kind::Preamble { cells, title }, zone, margin));
                row += 1;
            }
            What::Text(cell) => {
                close(&mut open, blocks);
                blocks.push(scene.block(row..row + 1, Kind::Text(cell), zone, margin));
                within = section(scene.view, zone, cell);
                row += 1;
            }
            What::Pairs(items) => {
                close(&mut open, blocks);
                let money = zone.funds && zone.section.is_some();
                blocks.push(scene.block(row..row + 1, Kind::Pairs(items.clone()), zone, margin));
                // Money under a section ends with its rows.
                if money && !pairs::has_money(scene.view, &items) {
                    (within.funds, within.section) = (of_heads(scene.view, &within.heads), None);
                }
                row += 1;
            }
        }
    }
    blocks.extend(open.filter(|block| !block.rows.is_empty()));
}

impl Scene<'_, '_, '_> {
    fn block(&self, rows: Range<u32>, kind: Kind, zone: &Zone, margin: Points) -> Block {
        Block { sheet: self.sheet, rows, kind, heads: zone.heads.clone(), funds: zone.funds, margin }
    }
}

/// The zone below a row of one cell: a name over all columns heads what follows.
fn section(view: &View<'_, '_>, zone: &Zone, cell: usize) -> Zone {
    let columns = view.sheet.columns(cell);
    let whole = columns.start <= zone.left && columns.end > view.sheet.columns;
    if !whole || !view.names(cell) || view.is_level(cell) {
        return zone.clone();
    }
    let declared = view.sheet.folded(cell).brackets.iter().any(|bracket| currency::unit(bracket).is_some());
    let head = view.get(Axis::Head, cell).map(|entry| entry.key.as_str());
    let funds = head == Some("funds") || head.is_none() && declared;
    Zone { section: Some(cell), funds: funds || of_heads(view, &zone.heads), ..zone.clone() }
}

/// Whether heads say that their rows are about money.
fn of_heads(view: &View<'_, '_>, heads: &[usize]) -> bool {
    heads.iter().any(|&head| {
        view.get(Axis::Head, head).is_some_and(|entry| entry.key == "funds") || view.knows(Axis::Fund, head)
    })
}

/// Whether rows of a matrix can stand below the head beside it.
fn goes_on(matrix: &Matrix) -> bool {
    matches!(matrix.kind, MatrixKind::Indicators | MatrixKind::Tasks)
}

/// The zone right of a head.
fn inner(view: &View<'_, '_>, zone: &Zone, head: usize, rows: Range<u32>) -> Zone {
    let mut heads = zone.heads.clone();
    heads.push(head);
    let key = view.get(Axis::Head, head).map(|entry| entry.key.as_str());
    let funds = match key {
        Some(key) => key == "funds",
        // 自有资金 beside its parts is about money too, and so is what the words do not know over 万元 or known items.
        None => zone.funds || view.knows(Axis::Fund, head) || is_money(view, head, &rows),
    };
    Zone { rows, left: view.sheet.columns(head).end, heads, funds, section: zone.section }
}

/// Whether a head nobody knows stands beside money: it declares a currency, or its rows begin with known items.
fn is_money(view: &View<'_, '_>, head: usize, rows: &Range<u32>) -> bool {
    let sheet = view.sheet;
    let declared = sheet.folded(head).brackets.iter().any(|bracket| currency::unit(bracket).is_some());
    if view.label(head, false).is_some() {
        return declared && !view.knows(Axis::Goal, head);
    }
    let left = sheet.columns(head).end;
    // 收入构成 | 财政拨款: the item may stand behind what gathers it with others.
    let item = |cell: usize| {
        [Axis::Fund, Axis::FundColumn]
            .iter()
            .any(|&axis| view.get(axis, cell).is_some_and(|entry| !entry.inside))
    };
    let items = rows.clone().filter(|&row| {
        let mut cells = sheet.row(row).iter().filter(|&&cell| sheet.columns(cell).start >= left);
        let first = cells.next().copied();
        let gathered =
            first.filter(|&first| sheet.cell(first).row_span > 1).and_then(|_| cells.next().copied());
        first.is_some_and(item) || gathered.is_some_and(item)
    });
    declared || items.count() * 2 > rows.len()
}

/// The best proposal, and by how much it leads.
fn best(mut proposals: Vec<Proposal>) -> (What, Points) {
    // Stable: of equals the earlier one.
    proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.points));
    let second = proposals.get(1).map_or(Points::MIN / 2, |proposal| proposal.points);
    match proposals.into_iter().next() {
        Some(first) => (first.what, first.points.saturating_sub(second)),
        None => (What::Pairs(Vec::new()), 0),
    }
}

fn proposals(
    scene: &Scene<'_, '_, '_>,
    zone: &Zone,
    row: u32,
    open: Option<&Matrix>,
    depth: usize,
) -> Vec<Proposal> {
    let view = scene.view;
    let mut proposals = Vec::new();
    let mut fits = Points::MIN;
    if let Some(matrix) = open {
        let (points, sorted) = matrix.fit(view, zone, row);
        fits = points;
        if points >= weights::FITS || sorted.kind != RowKind::Data && points > 0 {
            proposals.push(Proposal { points, what: What::Continue });
        }
    }
    let heading = heading::propose(view, zone, row);
    let heading_points = heading.as_ref().map_or(Points::MIN, |(points, _)| *points);
    if let Some((points, matrix)) =
        heading.filter(|(_, matrix)| matrix.kind != MatrixKind::Unknown || fits < weights::FITS)
    {
        proposals.push(Proposal { points, what: What::Heading(Box::new(matrix)) });
    }
    if open.is_none()
        && heading_points < KNOWN
        && let Some((points, matrix)) = headless::propose(view, zone, row)
    {
        proposals.push(Proposal { points, what: What::Heading(Box::new(matrix)) });
    }
    if depth < weights::DEEPEST {
        proposals.extend(head(scene, zone, row));
    }
    proposals.extend(preamble(scene, zone, row, fits >= weights::FITS || heading_points > KNOWN));
    let cells: Vec<usize> = view
        .sheet
        .row(row)
        .iter()
        .copied()
        .filter(|&cell| view.sheet.cell(cell).row == row && view.sheet.columns(cell).start >= zone.left)
        .collect();
    if let Some(items) = pairs::over_items(view, zone, row) {
        proposals.push(Proposal { points: weights::OVER_ITEMS, what: What::Pairs(items) });
    }
    let (points, items) = pairs::of_row(view, zone, &cells);
    if let [Item::Loose(cell) | Item::Label(cell)] = items[..] {
        proposals.push(Proposal { points: 0, what: What::Text(cell) });
    }
    proposals.push(Proposal { points, what: What::Pairs(items) });
    proposals
}

/// A cell at the left edge with rows of its own at its right.
fn head(scene: &Scene<'_, '_, '_>, zone: &Zone, row: u32) -> Option<Proposal> {
    let view = scene.view;
    let sheet = view.sheet;
    let cells: Vec<usize> =
        sheet.row(row).iter().copied().filter(|&cell| sheet.columns(cell).start >= zone.left).collect();
    let at = cells.iter().position(|&cell| !view.blank(cell))?;
    let cell = cells[at];
    let right = cells.get(at + 1..).unwrap_or_default();
    if sheet.cell(cell).row != row || right.is_empty() {
        return None;
    }
    let span = sheet.cell(cell).row_span;
    let shortest = right.iter().map(|&other| sheet.below(other)).min()?;
    let tallest = right.iter().map(|&other| sheet.cell(other).row_span).max()?;
    let known = view.knows(Axis::Head, cell) || view.knows(Axis::Goal, cell);
    // 一级指标 merged over a row too many heads its column, not the rows.
    if !known && view.get(Axis::Column, cell).is_some_and(|entry| entry.key.starts_with("level")) {
        return None;
    }
    let merged = span > 1 && shortest < sheet.below(cell) && (tallest < span || known);
    let end = if merged { sheet.below(cell) } else { row + unmerged(view, zone, row, cell)? };
    let end = end.min(zone.rows.end);
    let inner = inner(view, zone, cell, row..end);
    let below = heading::propose(view, &inner, row);
    let heading = below.as_ref().map_or(Points::MIN, |(points, _)| *points);
    let least = |kind: MatrixKind| if kind == MatrixKind::Goals { KNOWN } else { weights::UNMERGED };
    if !merged
        && below
            .is_none_or(|(points, matrix)| points < least(matrix.kind) || matrix.kind == MatrixKind::Unknown)
    {
        return None;
    }
    let own: Vec<usize> = right.iter().copied().filter(|&other| sheet.cell(other).row == row).collect();
    let (points, _) = pairs::of_row(view, &inner, &own);
    // A label the words know heads rows as well: 项目立项情况 beside 立项的依据.
    let label = known || view.label(cell, zone.funds).is_some();
    let word = match () {
        // Beside cells that are blank instead of merged a head is a head before it is a heading.
        () if !merged => weights::HEAD_OVER_BLANKS,
        () if known => KNOWN,
        () if label => weights::LABEL_AS_HEAD,
        () => weights::WORD_AS_HEAD,
    };
    Some(Proposal { points: points.max(heading).max(0) + word, what: What::Head { cell, end } })
}

/// The rows a head stands beside whose cells below are blank instead of merged.
fn unmerged(view: &View<'_, '_>, zone: &Zone, row: u32, cell: usize) -> Option<u32> {
    let sheet = view.sheet;
    if !(view.knows(Axis::Head, cell) || view.knows(Axis::Goal, cell)) {
        return None;
    }
    let columns = sheet.columns(cell);
    let blank = |row: u32| {
        sheet.at(row, columns.start).is_some_and(|below| view.blank(below) && sheet.columns(below) == columns)
    };
    let below = (sheet.below(cell)..zone.rows.end).take_while(|&row| blank(row)).count();
    u32::try_from(below).ok().filter(|&below| below > 0).map(|below| sheet.below(cell) - row + below)
}

/// A row of nothing but titles, unit lines, currency units and years.
fn preamble(scene: &Scene<'_, '_, '_>, zone: &Zone, row: u32, inside: bool) -> Option<Proposal> {
    let view = scene.view;
    if !zone.heads.is_empty() {
        return None;
    }
    let cells: Vec<usize> = view.sheet.anchored(row).collect();
    let kind = |text: String| line(&text, cells.len() == 1, view.words, scene.profiles);
    let kinds: Vec<Line> = cells.iter().flat_map(|&cell| lines(view.sheet.text(cell))).map(kind).collect();
    let unknown = kinds.iter().filter(|kind| **kind == Line::Unknown).count();
    let currency = kinds.contains(&Line::Currency);
    let only_pairs = kinds.iter().all(|kind| *kind == Line::Pairs);
    let title = kinds.contains(&Line::Title);
    // A name beside 单位：万元 is the unit's, though no code says so.
    if cells.is_empty()
        || only_pairs
        || unknown > usize::from(currency && cells.len() == 2)
        || (inside && !title && !currency)
    {
        return None;
    }
    Some(Proposal { points: weights::PREAMBLE, what: What::Preamble { cells, title } })
}
