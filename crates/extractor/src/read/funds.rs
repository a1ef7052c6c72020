//! The money block: labels beside amounts, items beside columns of amounts, or items over them.

use model::{Fund, FundColumn, FundItem, Pointer, Quantity, Role, Term};
use wording::label::{self, Label};

use super::{At, Reader, Text, shortened};
use crate::keeper::{self, set, twin};
use crate::profile::Shape;
use crate::see::{Block, Column, Content, Matrix};
use crate::words::{Axis, Entry};

impl<'r> Reader<'r, '_> {
    /// A label of the money block with its amount.
    pub(super) fn fund(&mut self, entry: &Entry, label: Text<'_>, value: Text<'_>) {
        self.currency_in(&Label::new(label.text), &label.place);
        let term = self.money.term(entry.term);
        // 自有资金 2 · 事业收入 1 · 其他 0 in one row: a part of 自有资金, not of the whole.
        let own = self.money.own(entry.key.starts_with("other."));
        let part = entry.inside && entry.key == "other" && own;
        let key = if part { "other.other" } else { entry.key.as_str() };
        let mut fund = Fund {
            item: (!key.is_empty()).then(|| FundItem::declared(key)),
            label: label::key(label.text),
            term,
            ..Fund::default()
        };
        // 财政拨款 under 执行数 is not budgeted but executed; beside its twin under 预算数 it is the same fund.
        let column = self.money.column().map_or_else(|| "budget".to_owned(), str::to_owned);
        let twin = self.money.twin(&fund.label).filter(|_| column != "budget");
        let names_column = self.words.get(Axis::FundColumn, &Label::new(label.text));
        if names_column.is_some_and(|entry| entry.key == "budget") {
            self.money.says("budget");
        }
        let index = twin.unwrap_or_else(|| self.keeper().form.funds.len());
        self.money.read(index, &fund.label);
        let keeper = self.keeper();
        let pointer = Pointer::root().key("funds").index(index);
        keeper.put(pointer.key("label"), label.place, &fund.label);
        let slots = if twin.is_some() { &mut keeper.form.funds[index] } else { &mut fund };
        if slot(slots, &column).is_some_and(|slot| set(slot, value.text)) {
            keeper.put(pointer.key(&column), value.place, value.text);
        } else {
            let key = keeper::twin(&mut slots.fields, &column, value.text.to_owned());
            keeper.put(pointer.key("fields").key(&key), value.place, value.text);
        }
        if twin.is_none() {
            keeper.form.funds.push(fund);
        }
    }

    /// An amount that a column's name labels outside a matrix: 全年执行数 | 100. It belongs to the total.
    pub(super) fn fund_part(&mut self, entry: &Entry, label: Text<'_>, value: Text<'_>) {
        self.currency_in(&Label::new(label.text), &label.place);
        self.money.says(&entry.key);
        let keeper = self.keeper();
        let total = keeper.form.funds.iter().position(|fund| fund.item == Some(FundItem::Total));
        let index = total.unwrap_or_else(|| {
            let item = Some(FundItem::Total);
            keeper.form.funds.push(Fund { item, label: label::key(label.text), ..Fund::default() });
            keeper.form.funds.len() - 1
        });
        let pointer = Pointer::root().key("funds").index(index);
        let free = slot(&mut keeper.form.funds[index], &entry.key).is_some_and(|slot| set(slot, value.text));
        if !free {
            keeper.field(label.text, value.text, value.place);
            return;
        }
        keeper.put(pointer.key(&entry.key), value.place, value.text);
        if total.is_some() {
            keeper.label(&format!("funds.{}", entry.key), label.text, label.place);
        } else {
            keeper.put(pointer.key("label"), label.place, &label::key(label.text));
        }
    }

    /// Items and amounts under headings.
    pub(super) fn fund_matrix(&mut self, block: &'r Block, matrix: &'r Matrix) {
        self.shapes.insert(Shape::FundGrid);
        self.fund_headings(block, matrix);
        if matrix.has("fund") {
            self.items_over_amounts(block, matrix);
        } else {
            for row in &matrix.rows {
                self.fund_row(block, matrix, &row.cells);
            }
        }
        for row in &matrix.rows {
            self.leftovers(block.sheet, &row.cells.concat());
            self.leftovers(block.sheet, &row.heads);
        }
        self.leftovers(block.sheet, &matrix.loose);
    }

    fn fund_headings(&mut self, block: &Block, matrix: &Matrix) {
        for column in &matrix.columns {
            for &cell in &column.cells {
                let at = At { sheet: block.sheet, cell };
                if self.is_claimed(at) || column.key == "fund" {
                    continue;
                }
                let key = match column.key.as_str() {
                    "" => "funds.fields".to_owned(),
                    key => format!("funds.{key}"),
                };
                self.keep_word(at, &key, Role::Heading);
            }
        }
    }

    /// A row: each run of items (其中： beside 财政拨款 is one label) with the amounts right of it.
    fn fund_row(&mut self, block: &Block, matrix: &Matrix, cells: &[Vec<usize>]) {
        let mut at = 0;
        while at < matrix.columns.len() {
            let items = matrix.columns[at..].iter().take_while(|column| column.key == "item").count();
            let amounts =
                matrix.columns[at + items..].iter().take_while(|column| column.key != "item").count();
            let end = at + items + amounts;
            let label: Vec<usize> = cells[at..at + items].iter().flatten().copied().collect();
            let amounts: Vec<_> =
                matrix.columns[at + items..end].iter().zip(&cells[at + items..end]).collect();
            let mut terms: Vec<Term> = amounts.iter().filter_map(|(column, _)| column.term).collect();
            terms.dedup();
            if terms.len() > 1 {
                // Each term is a fund of its own; what says none stands with the first.
                for (index, &term) in terms.iter().enumerate() {
                    let own = |(column, _): &&(&Column, &Vec<usize>)| {
                        column.term == Some(term) || column.term.is_none() && index == 0
                    };
                    let own: Vec<_> = amounts.iter().filter(own).copied().collect();
                    self.fund_cells(block, &own, &label, Some(term));
                }
            } else {
                self.fund_cells(block, &amounts, &label, None);
            }
            at = end.max(at + 1);
        }
    }

    /// One item with its amounts, of one term where the columns say terms.
    fn fund_cells(
        &mut self,
        block: &Block,
        amounts: &[(&Column, &Vec<usize>)],
        label: &[usize],
        term: Option<Term>,
    ) {
        let view = self.view(block.sheet);
        let sheet = view.sheet;
        let at = |cell: usize| At { sheet: block.sheet, cell };
        let free = |reader: &Self, cell: usize| !view.blank(cell) && !reader.is_claimed(at(cell));
        let again =
            |reader: &Self, cell: usize| term.is_some() && reader.roles.get(&at(cell)) == Some(&Role::Label);
        let label: Vec<usize> =
            label.iter().copied().filter(|&cell| free(self, cell) || again(self, cell)).collect();
        // 收入构成 beside several items gathers them; 其中： is a part of each.
        let tallest =
            |cell: &usize| sheet.cell(*cell).row_span > 1 && !sheet.folded(*cell).full.starts_with("其中");
        let (groups, label): (Vec<usize>, Vec<usize>) = if label.iter().all(tallest) {
            (Vec::new(), label)
        } else {
            label.into_iter().partition(tallest)
        };
        for &cell in groups.iter().filter(|&&cell| free(self, cell)).collect::<Vec<_>>() {
            self.keep_label(at(cell), "funds");
        }
        let mut filled = amounts.iter().flat_map(|(_, cells)| *cells).filter(|&&cell| free(self, cell));
        if label.is_empty() && filled.next().is_none() {
            return;
        }
        let text: String = label.iter().map(|&cell| label::tidy(sheet.text(cell))).collect();
        let behind = || label.first().and_then(|&cell| view.item_behind(cell));
        let entry = self.words.money(&Label::new(&text)).or_else(behind);
        let mut fund = Fund {
            item: entry.map(|entry| FundItem::declared(&entry.key)),
            label: label::key(&text),
            term: term.or_else(|| entry.and_then(|entry| entry.term)),
            ..Fund::default()
        };
        let pointer = Pointer::root().key("funds").index(self.keeper().form.funds.len());
        if label.is_empty() {
            // A row of amounts without a label of its own: the head's.
            fund.item = Some(FundItem::Total);
            if let Some(&head) = block.heads.last() {
                fund.label = label::key(sheet.text(head));
                let name = fund.label.clone();
                self.keeper().put(pointer.key("label"), sheet.place(head), &name);
            }
        } else if entry.is_none() {
            let message = format!("unknown money 未知资金项「{}」; its item is null", shortened(&text));
            self.keeper().note("form.unknown-fund", message, sheet.place(label[0]));
        }
        for &cell in &label {
            self.claim(at(cell), Role::Label);
            let name = fund.label.clone();
            self.keeper().put(pointer.key("label"), sheet.place(cell), &name);
            self.currency_in(sheet.folded(cell), &sheet.place(cell));
        }
        for (column, cells) in amounts {
            for &cell in *cells {
                self.fund_cell(at(cell), column, &mut fund, &pointer);
            }
        }
        self.keeper().form.funds.push(fund);
    }

    /// One amount; what is no amount is a field under its own heading.
    fn fund_cell(&mut self, at: At, column: &Column, fund: &mut Fund, pointer: &Pointer) {
        if self.is_claimed(at) {
            return;
        }
        let view = self.view(at.sheet);
        let content = view.content(at.cell);
        let Text { text, place } = self.at(at);
        let amount = content.is_money() || content == Content::Percent || super::pairs::is_money(text);
        let free = amount && slot(fund, &column.key).is_some_and(|slot| set(slot, text));
        if free {
            self.claim(at, Role::Value);
            return self.keeper().put(pointer.key(&column.key), place, text);
        }
        if column.label.is_empty() {
            // Nothing says what it is; a blank says nothing either.
            return;
        }
        self.claim(at, if column.known { Role::Value } else { Role::Unknown });
        let key = twin(&mut fund.fields, &column.label, text.to_owned());
        if !amount && !column.key.is_empty() {
            let message = format!(
                "「{}」 under「{}」 is no amount 金额; it is kept in fields",
                shortened(text),
                column.label
            );
            self.keeper().note("form.no-amount", message, place.clone());
        }
        self.keeper().put(pointer.key("fields").key(&key), place, text);
    }

    /// 合计 · 财政拨款 · 其他资金 over one row of amounts, or over several that say what they are (年初预算数, 全年执行数).
    fn items_over_amounts(&mut self, block: &'r Block, matrix: &'r Matrix) {
        let view = self.view(block.sheet);
        let sheet = view.sheet;
        let at = |cell: usize| At { sheet: block.sheet, cell };
        let mut funds: Vec<Option<usize>> = Vec::new();
        for column in &matrix.columns {
            let label = column.cells.last().copied().filter(|_| column.key == "fund");
            let Some(label) = label else {
                funds.push(None);
                continue;
            };
            self.money.at(block.sheet, block.rows.start, column.range.start);
            let entry = view.get(Axis::Fund, label);
            let term = self.money.term(entry.and_then(|entry| entry.term));
            self.money.leave();
            // 小计 below 财政资金 is the sum of that.
            let gathered = column.cells.iter().rev().skip(1).find_map(|&cell| view.get(Axis::Fund, cell));
            let part = gathered.filter(|_| entry.is_some_and(|entry| entry.inside && entry.key == "total"));
            let item = part.or(entry).map(|entry| FundItem::declared(&entry.key));
            let Text { text, place } = self.at(at(label));
            self.claim(at(label), Role::Label);
            for &cell in column.cells.iter().rev().skip(1) {
                if !self.is_claimed(at(cell)) {
                    self.keep_label(at(cell), "funds");
                }
            }
            self.currency_in(sheet.folded(label), &place);
            let keeper = self.keeper();
            let index = keeper.form.funds.len();
            let fund = Fund { item, label: label::key(text), term, ..Fund::default() };
            keeper.put(Pointer::root().key("funds").index(index).key("label"), place, &fund.label);
            keeper.form.funds.push(fund);
            funds.push(Some(index));
        }
        let total = funds.iter().flatten().copied().find(|&index| {
            self.keepers.last().is_some_and(|keeper| keeper.form.funds[index].item == Some(FundItem::Total))
        });
        let total = total.or_else(|| funds.iter().flatten().next().copied());
        for row in &matrix.rows {
            let part = self.row_part(block, matrix, &row.cells);
            for (index, column) in matrix.columns.iter().enumerate() {
                let key = match column.key.as_str() {
                    "fund" => part.clone(),
                    "item" | "" => continue,
                    key => key.to_owned(),
                };
                let Some(fund) = funds[index].or(total) else { continue };
                for &cell in &row.cells[index] {
                    self.amount_under(at(cell), fund, &key, &column.label);
                }
            }
        }
    }

    /// What the amounts of a row are: 年初预算数 at its left, or the budget.
    fn row_part(&mut self, block: &Block, matrix: &Matrix, cells: &[Vec<usize>]) -> String {
        let view = self.view(block.sheet);
        let mut part = "budget".to_owned();
        for (column, cells) in matrix.columns.iter().zip(cells).filter(|(column, _)| column.key == "item") {
            let _ = column;
            for &cell in cells.iter().filter(|&&cell| !view.blank(cell)) {
                let at = At { sheet: block.sheet, cell };
                if let Some(entry) = view.get(Axis::FundColumn, cell).filter(|_| !self.is_claimed(at)) {
                    part.clone_from(&entry.key);
                    self.keep_word(at, &format!("funds.{}", entry.key), Role::Label);
                }
            }
        }
        part
    }

    fn amount_under(&mut self, at: At, fund: usize, key: &str, label: &str) {
        let view = self.view(at.sheet);
        let content = view.content(at.cell);
        let Text { text, place } = self.at(at);
        let amount = content.is_money() || content == Content::Percent || super::pairs::is_money(text);
        if self.is_claimed(at) || (view.blank(at.cell) && view.sheet.cell(at.cell).row_span > 1) {
            return;
        }
        self.claim(at, Role::Value);
        let keeper = self.keeper();
        let pointer = Pointer::root().key("funds").index(fund);
        let row = &mut keeper.form.funds[fund];
        if amount && slot(row, key).is_some_and(|slot| set(slot, text)) {
            return keeper.put(pointer.key(key), place, text);
        }
        let key = twin(&mut row.fields, label, text.to_owned());
        keeper.put(pointer.key("fields").key(&key), place, text);
    }
}

fn slot<'f>(fund: &'f mut Fund, key: &str) -> Option<&'f mut Option<Quantity>> {
    Some(FundColumn::from_key(key)?.slot(fund))
}
