//! The cells of a sheet on the rows and columns that show, each with the area it covers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use model::build::Body;

use super::visible::Visible;
use crate::address::{Area, written};
use crate::book::{Cell, Edges, Sheet};
use crate::notes;

/// A cell, merged or not. Rows and columns are counted without hidden ones, from 0.
#[derive(Debug)]
pub(super) struct Item<'s> {
    pub(super) cell: &'s Cell,
    pub(super) area: Area,
    /// Lines at its sides, those of the cells it covers among them.
    pub(super) edges: Edges,
    pub(super) has_text: bool,
}

/// The cells that show, in reading order.
pub(super) fn of<'s>(sheet: &'s Sheet, visible: &Visible, body: &mut Body) -> Vec<Item<'s>> {
    let mut merges = Merges::new(sheet, body);
    let mut items: Vec<Item<'s>> = Vec::new();
    // The item of each merge that is open, so that covered cells lend it their lines.
    let mut of_merge: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in &sheet.cells {
        let merge = merges.over(cell.row, cell.column);
        let area = merge.map_or(one(cell.row, cell.column), |merge| sheet.merges[merge]);
        let is_anchor = (cell.row, cell.column) == (area.top, area.left);
        if let (Some(merge), false) = (merge, is_anchor) {
            covered(cell, of_merge.get(&merge).map(|&item| &mut items[item]), &area, body);
            continue;
        }
        let Some(area) = visible.part(&area) else {
            left_out(cell, visible, body);
            continue;
        };
        if let Some(merge) = merge {
            of_merge.insert(merge, items.len());
        }
        items.push(Item { cell, area, edges: cell.edges, has_text: !cell.is_blank() });
    }
    // A merge whose first row is hidden comes to stand further down.
    items.sort_by_key(|item| (item.area.top, item.area.left));
    items
}

fn one(row: u32, column: u32) -> Area {
    Area { top: row, left: column, bottom: row, right: column }
}

/// A cell under a merged one: its text does not show, its outer lines do.
fn covered(cell: &Cell, item: Option<&mut Item<'_>>, area: &Area, body: &mut Body) {
    if let Some(item) = item {
        item.edges.right |= cell.edges.right && cell.column == area.right;
        item.edges.bottom |= cell.edges.bottom && cell.row == area.bottom;
        item.edges.left |= cell.edges.left && cell.column == area.left;
        item.edges.top |= cell.edges.top && cell.row == area.top;
    }
    if !cell.is_blank()
        && let Some(note) = body.once(notes::UNDER_MERGE, || notes::under_merge(&cell.text))
    {
        body.note(note);
    }
}

fn left_out(cell: &Cell, visible: &Visible, body: &mut Body) {
    if cell.is_blank() {
        return;
    }
    let note = if visible.hides_row(cell.row) {
        body.once(notes::HIDDEN_ROW, || notes::hidden_row(&cell.text))
    } else {
        body.once(notes::HIDDEN_COLUMN, || notes::hidden_column(&cell.text))
    };
    if let Some(note) = note {
        body.note(note);
    }
}

/// Merged areas, met row by row.
struct Merges<'s> {
    /// Those further down, the next one last.
    waiting: Vec<(usize, &'s Area)>,
    /// Those over the row, by their first column.
    open: BTreeMap<u32, (usize, &'s Area)>,
    /// The last rows of those that are open.
    ends: BinaryHeap<Reverse<(u32, u32)>>,
    overlaps: Vec<&'s Area>,
}

impl<'s> Merges<'s> {
    fn new(sheet: &'s Sheet, body: &mut Body) -> Self {
        let mut waiting: Vec<(usize, &Area)> =
            sheet.merges.iter().enumerate().filter(|(_, area)| !area.is_one()).collect();
        waiting.sort_by_key(|(_, area)| Reverse((area.top, area.left)));
        let mut merges =
            Self { waiting, open: BTreeMap::new(), ends: BinaryHeap::new(), overlaps: Vec::new() };
        merges.drop_overlaps();
        for area in &merges.overlaps {
            let note = body.once(notes::OVERLAP, || notes::overlap(&written(area.top, area.left)));
            if let Some(note) = note {
                body.note(note);
            }
        }
        merges
    }

    /// Areas that overlap an earlier one are left out, in one pass over all of them.
    fn drop_overlaps(&mut self) {
        let mut kept = Vec::with_capacity(self.waiting.len());
        for (index, area) in std::mem::take(&mut self.waiting).into_iter().rev() {
            self.close(area.top);
            let before = self.open.range(..=area.right).next_back();
            if before.is_some_and(|(_, (_, open))| open.right >= area.left) {
                self.overlaps.push(area);
                continue;
            }
            self.begin(index, area);
            kept.push((index, area));
        }
        kept.reverse();
        self.waiting = kept;
        self.open.clear();
        self.ends.clear();
    }

    /// The merge over a cell; rows come in rising order.
    fn over(&mut self, row: u32, column: u32) -> Option<usize> {
        while let Some((index, area)) = self.waiting.pop_if(|(_, area)| area.top <= row) {
            self.close(area.top);
            self.begin(index, area);
        }
        self.close(row);
        let (_, (index, area)) = self.open.range(..=column).next_back()?;
        area.holds(row, column).then_some(*index)
    }

    fn begin(&mut self, index: usize, area: &'s Area) {
        self.open.insert(area.left, (index, area));
        self.ends.push(Reverse((area.bottom, area.left)));
    }

    /// Closes what ends above a row.
    fn close(&mut self, row: u32) {
        while let Some(Reverse((bottom, left))) = self.ends.peek().copied() {
            if bottom >= row {
                break;
            }
            self.ends.pop();
            // Another may have begun in the same column since.
            if self.open.get(&left).is_some_and(|(_, area)| area.bottom == bottom) {
                self.open.remove(&left);
            }
        }
    }
}
