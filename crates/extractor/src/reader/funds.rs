//! The money block: labels beside amounts, or a grid of rows and columns.

use model::{Fund, FundColumn, FundItem, Place, Pointer, Quantity, Term};

use super::{Axis, Reader, RowRef};
use crate::fold::{self, Folded};
use crate::header::Header;
use crate::profile::Shape;
use crate::sheet::overlap;
use crate::words::Entry;

impl Reader<'_, '_> {
    /// A label of the money block with its amount.
    pub(super) fn fund(&mut self, entry: &Entry, label: &str, label_place: Place, value: &str, place: Place) {
        self.currency_in(&Folded::new(label), &label_place);
        let term = self.fund_term(entry.term);
        let row = self.fund_at.map(|(row, _)| row);
        let own = entry.key.starts_with("other.");
        if own {
            self.own_at = row;
        }
        // 自有资金 2 · 事业收入 1 · 其他 0 in one row: a part of 自有资金, not of the whole.
        let part = entry.inside && entry.key == "other" && row.is_some() && row == self.own_at;
        let key = if part { "other.other" } else { entry.key.as_str() };
        let item = (!key.is_empty()).then(|| FundItem::declared(key));
        let fund = Fund {
            item,
            label: label_of(label),
            term,
            budget: Some(Quantity::unread(value)),
            ..Fund::default()
        };
        let draft = self.draft();
        let pointer = Pointer::root().key("funds").index(draft.form.funds.len());
        draft.put(pointer.key("label"), label_place);
        draft.put(pointer.key("budget"), place);
        draft.form.funds.push(fund);
    }

    /// The term of an amount: what its label says, or what the last label over the same column said.
    fn fund_term(&mut self, said: Option<Term>) -> Option<Term> {
        let Some((RowRef { sheet, .. }, column)) = self.fund_at else { return said };
        if let Some(term) = said {
            self.fund_terms.push((sheet, column, term));
            return Some(term);
        }
        let above = |(other, start, _): &&(usize, u32, Term)| *other == sheet && *start <= column;
        // The nearest column to the left that said its term: 其中：财政拨款 stands under or right of it.
        let nearest = self.fund_terms.iter().filter(above).max_by_key(|(_, start, _)| *start);
        nearest.map(|(_, _, term)| *term)
    }

    /// An amount that a column's name labels outside a grid: 全年执行数 | 100. It belongs to the total.
    pub(super) fn fund_part(
        &mut self,
        entry: &Entry,
        label: &str,
        label_place: Place,
        value: &str,
        place: Place,
    ) {
        self.currency_in(&Folded::new(label), &label_place);
        let draft = self.draft();
        let total = draft.form.funds.iter().position(|fund| fund.item == Some(FundItem::Total));
        let index = total.unwrap_or_else(|| {
            draft.form.funds.push(Fund {
                item: Some(FundItem::Total),
                label: label_of(label),
                ..Fund::default()
            });
            draft.form.funds.len() - 1
        });
        let pointer = Pointer::root().key("funds").index(index);
        let slot = slot(&mut draft.form.funds[index], &entry.key).filter(|slot| slot.is_none());
        match slot {
            Some(slot) => *slot = Some(Quantity::unread(value)),
            None => return draft.field(label, value, place),
        }
        draft.put(pointer.key(&entry.key), place);
        if total.is_some() {
            draft.label(&format!("funds.{}", entry.key), label, label_place);
        } else {
            draft.put(pointer.key("label"), label_place);
        }
    }

    /// Reads a grid of amounts that starts in a row: 年初预算数 · 全年执行数 · … over the rows 年度资金总额 · ….
    pub(super) fn fund_grid(&mut self, at: RowRef) -> Option<u32> {
        let sheet = self.sheet(at);
        let enough: fn(&[&str]) -> bool = |keys| {
            let known = keys.iter().filter(|key| !key.is_empty()).count();
            known >= 2 && keys.len() - known <= 3
        };
        let header = Header::read(sheet, at.row, self.words, &[Axis::FundColumn], enough)?;
        let first = header.columns.iter().find(|column| !column.key.is_empty())?.range.start;
        let last_row = self.fund_rows(at, &header, first)?;
        self.shapes.insert(Shape::FundGrid);
        for column in &header.columns {
            for &cell in &column.cells {
                if !self.is_claimed(at, cell) {
                    let key = if column.key.is_empty() {
                        "funds.item".to_owned()
                    } else {
                        format!("funds.{}", column.key)
                    };
                    self.keep_label(at, cell, &key);
                }
            }
        }
        for row in at.row + header.height..=last_row {
            self.fund_row(RowRef { row, ..at }, &header, first);
        }
        Some(last_row + 1 - at.row)
    }

    /// Reads amounts that stand below their labels: 合计 · 财政拨款 · 其他资金 over one row of numbers, or over several
    /// that say what they are (年初预算数, 全年执行数).
    pub(super) fn fund_columns(&mut self, at: RowRef) -> Option<u32> {
        let sheet = self.sheet(at);
        let is_amount = |cell: usize| sheet.text(cell).starts_with(|c: char| c.is_ascii_digit());
        let cells: Vec<usize> = self.free(at).collect();
        let known = |cell: &usize| self.words.get(Axis::Fund, sheet.folded(*cell)).is_some();
        let labels: Vec<usize> = cells.iter().copied().filter(known).collect();
        let others = cells.iter().filter(|cell| !labels.contains(cell)).count();
        if labels.len() < 2 || others > 1 || cells.iter().any(|&cell| is_amount(cell)) {
            return None;
        }
        let below = |cell: usize, row: u32| {
            sheet
                .at(row, sheet.columns(cell).start)
                .filter(|&under| sheet.columns(under).start == sheet.columns(cell).start)
        };
        let mut row = at.row + 1;
        let mut funds: Vec<usize> = Vec::new();
        while self.in_region(at.sheet, row) {
            let under: Vec<Option<usize>> = labels.iter().map(|&cell| below(cell, row)).collect();
            let there = under.iter().flatten().filter(|&&cell| !self.is_claimed(at, cell));
            let fits = there.clone().all(|&cell| is_amount(cell) || sheet.blank(cell))
                && there.clone().any(|&cell| is_amount(cell));
            let side: Vec<usize> =
                self.free(RowRef { row, ..at }).filter(|&cell| !under.contains(&Some(cell))).collect();
            let part = side
                .first()
                .and_then(|&cell| self.words.get(Axis::FundColumn, sheet.folded(cell)))
                .map(|entry| entry.key.clone());
            // One row without a word of what it is; more only with.
            if !fits || side.len() > 1 || (row > at.row + 1 && part.is_none()) {
                break;
            }
            let key = part.unwrap_or_else(|| "budget".to_owned());
            for cell in side {
                self.keep_label(RowRef { row, ..at }, cell, &format!("funds.{key}"));
            }
            for (index, (&label, value)) in labels.iter().zip(&under).enumerate() {
                if row == at.row + 1 {
                    let entry = self.words.get(Axis::Fund, sheet.folded(label)).cloned().unwrap_or_default();
                    self.fund_at = Some((at, sheet.columns(label).start));
                    self.fund(&entry, sheet.text(label), sheet.place(label), "", sheet.place(label));
                    self.fund_at = None;
                    self.claim(at, label);
                    let draft = self.draft();
                    let last = draft.form.funds.len() - 1;
                    draft.form.funds[last].budget = None;
                    draft.places.shift_remove(&Pointer::root().key("funds").index(last).key("budget"));
                    funds.push(last);
                }
                let Some(value) = *value else { continue };
                self.claim(at, value);
                let (text, place) = (sheet.text(value), sheet.place(value));
                let draft = self.draft();
                if let Some(slot) = slot(&mut draft.form.funds[funds[index]], &key) {
                    *slot = Some(Quantity::unread(text));
                    draft.put(Pointer::root().key("funds").index(funds[index]).key(&key), place);
                }
            }
            row += 1;
        }
        if funds.is_empty() {
            return None;
        }
        for cell in cells.into_iter().filter(|cell| !labels.contains(cell)) {
            self.keep_label(at, cell, "funds");
        }
        Some(row - at.row)
    }

    /// The last row of a grid of amounts: rows go on while their label names money, or the head spans them.
    fn fund_rows(&self, at: RowRef, header: &Header, first: u32) -> Option<u32> {
        let mut last = None;
        for row in at.row + header.height..=self.sheet(at).grid.rows {
            let here = RowRef { row, ..at };
            if !self.in_region(at.sheet, row) {
                break;
            }
            let label = Folded::new(&self.fund_label(here, first).0);
            let known = self.words.get(Axis::Fund, &label).is_some();
            if !known && (!self.within(here, "funds") || self.words.is_label(&label)) {
                break;
            }
            last = Some(row);
        }
        last
    }

    /// What stands left of the amounts, heads left out: 其中： beside 财政拨款 is one label.
    fn fund_label(&self, at: RowRef, first: u32) -> (String, Vec<usize>) {
        let sheet = self.sheet(at);
        let is_head = |cell: usize| self.heads.iter().any(|head| head.sheet == at.sheet && head.cell == cell);
        let cells = sheet.row(at.row).iter().copied();
        let cells: Vec<usize> = cells
            .filter(|&cell| sheet.columns(cell).end <= first && !sheet.blank(cell) && !is_head(cell))
            .collect();
        (cells.iter().map(|&cell| fold::tidy(sheet.text(cell))).collect(), cells)
    }

    fn fund_row(&mut self, at: RowRef, header: &Header, first: u32) {
        let sheet = self.sheet(at);
        let (label, label_cells) = self.fund_label(at, first);
        let values: Vec<usize> =
            sheet.row(at.row).iter().copied().filter(|&cell| sheet.columns(cell).end > first).collect();
        if label.is_empty() && values.iter().all(|&cell| sheet.blank(cell)) {
            return;
        }
        let entry = self.words.get(Axis::Fund, &Folded::new(&label));
        let mut fund = Fund {
            item: entry.map(|entry| FundItem::declared(&entry.key)),
            label: label_of(&label),
            term: entry.and_then(|entry| entry.term),
            ..Fund::default()
        };
        let index = self.draft().form.funds.len();
        let pointer = Pointer::root().key("funds").index(index);
        if label.is_empty() {
            // A single row of amounts without a label of its own: the head's.
            fund.item = Some(FundItem::Total);
            let head = self.head(at).filter(|head| head.block == "funds").map(|head| head.cell);
            if let Some(head) = head {
                fund.label = label_of(sheet.text(head));
                self.draft().put(pointer.key("label"), sheet.place(head));
            }
        }
        for cell in label_cells {
            self.claim(at, cell);
            let place = sheet.place(cell);
            self.draft().put(pointer.key("label"), place);
        }
        for cell in values {
            let columns = sheet.columns(cell);
            let column = header
                .columns
                .iter()
                .max_by_key(|column| (overlap(&column.range, &columns), u32::MAX - column.range.start));
            let Some(column) = column.filter(|column| overlap(&column.range, &columns) > 0) else { continue };
            if self.is_claimed(at, cell) {
                continue;
            }
            self.claim(at, cell);
            let (text, place) = (sheet.text(cell), sheet.place(cell));
            match slot(&mut fund, &column.key).filter(|slot| slot.is_none()) {
                Some(slot) => {
                    *slot = Some(Quantity::unread(text));
                    self.draft().put(pointer.key(&column.key), place);
                }
                None if sheet.blank(cell) && column.label.is_empty() => {}
                None => {
                    let label =
                        if column.label.is_empty() { "备注".to_owned() } else { column.label.clone() };
                    self.draft().put(pointer.key("fields").key(&label), place);
                    fund.fields.insert(label, text.to_owned());
                }
            }
        }
        self.draft().form.funds.push(fund);
    }
}

/// A label of the money block as the canonical form writes it: layout spaces and the closing colon out.
fn label_of(text: &str) -> String {
    fold::key(text)
}

fn slot<'f>(fund: &'f mut Fund, key: &str) -> Option<&'f mut Option<Quantity>> {
    Some(FundColumn::from_key(key)?.slot(fund))
}
