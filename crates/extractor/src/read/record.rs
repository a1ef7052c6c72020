//! Values below their labels (a plan of shares, a record), and cells that stand alone.

use model::{Pointer, Role};
use wording::currency;

use super::{At, Reader, Text, joined_place};
use crate::colons;
use crate::profile::Shape;
use crate::see::{Block, Content, Matrix};
use crate::words::Axis;
use crate::{identity, outline};

/// What a heading over rows ends in.
const HEADING_ENDS: [&str; 24] = [
    "情况", "信息", "目标", "指标", "资金", "任务", "意见", "部分", "内容", "计划", "事项", "概况", "明细",
    "安排", "预算", "构成", "来源", "支出", "收入", "绩效", "结果", "措施", "依据", "说明",
];

impl<'r> Reader<'r, '_> {
    /// 3月底 · 6月底 · … over their shares.
    pub(super) fn plan(&mut self, block: &'r Block, matrix: &'r Matrix) {
        self.shapes.insert(Shape::Schedule);
        for (index, column) in matrix.columns.iter().enumerate() {
            let Some(&label) = column.cells.last() else { continue };
            let value = matrix.rows.first().and_then(|row| row.cells[index].first().copied());
            let at = At { sheet: block.sheet, cell: label };
            self.claim(at, Role::Label);
            let name = self.at(at);
            let text = match value.map(|cell| At { cell, ..at }).filter(|&at| !self.is_claimed(at)) {
                Some(value) => {
                    self.claim(value, Role::Value);
                    self.at(value)
                }
                None => Text { text: "", place: name.place.clone() },
            };
            self.step(name, text);
        }
        for row in matrix.rows.iter().skip(1) {
            self.leftovers(block.sheet, &row.cells.concat());
        }
        self.leftovers(block.sheet, &matrix.loose);
    }

    /// Labels over their values; several values under one label are one text.
    pub(super) fn record(&mut self, block: &'r Block, matrix: &'r Matrix) {
        let view = self.view(block.sheet);
        for (index, column) in matrix.columns.iter().enumerate() {
            let Some(&label) = column.cells.last() else { continue };
            let at = At { sheet: block.sheet, cell: label };
            let meaning = view.label(label, block.funds);
            let values: Vec<usize> = matrix
                .rows
                .iter()
                .flat_map(|row| row.cells[index].iter().copied())
                .filter(|&cell| !self.is_claimed(At { cell, ..at }))
                .collect();
            self.claim(at, if meaning.is_some() { Role::Label } else { Role::Unknown });
            for &cell in &values {
                self.claim(At { cell, ..at }, if meaning.is_some() { Role::Value } else { Role::Unknown });
            }
            let texts: Vec<&str> =
                values.iter().map(|&cell| view.sheet.text(cell)).filter(|text| !text.is_empty()).collect();
            let filled: Vec<usize> = values.iter().copied().filter(|&cell| !view.blank(cell)).collect();
            let place = match (&filled[..], &values[..]) {
                ([], []) => view.sheet.place(label),
                ([], [first, ..]) => view.sheet.place(*first),
                _ => joined_place(view.sheet, &filled),
            };
            let content = values.first().map_or(Content::Blank, |&cell| view.content(cell));
            let text = texts.join("\n");
            self.money.at(block.sheet, block.rows.start, view.sheet.columns(label).start);
            self.assign(meaning, self.at(at), Text { text: &text, place }, content);
            self.money.leave();
        }
        self.leftovers(block.sheet, &matrix.loose);
    }

    /// A cell alone in its row, or without a label: a note, what a head leaves unlabelled, a goal, or a text.
    pub(super) fn text(&mut self, block: &'r Block, cell: usize) {
        let at = At { sheet: block.sheet, cell };
        let view = self.view(block.sheet);
        let Text { text, place } = self.at(at);
        if let Some((label, value)) = colons::note(text, self.words) {
            self.claim(at, Role::Note);
            self.keeper().field(&label, &value, place);
            return;
        }
        if block.funds && self.amounts_alone(at) {
            return;
        }
        match view.label(cell, block.funds) {
            Some(_) if view.knows(Axis::Head, cell) => return self.head(at),
            Some(_) if view.names(cell) => return self.bare_label(at),
            _ => {}
        }
        if self.is_section(block, cell) {
            self.list_section(text, &place);
            if self.reads_like_heading(at) {
                return self.head(at);
            }
        }
        if self.context(block).is_some_and(|entry| entry.key == "tasks") && !block.heads.is_empty() {
            return self.task_alone(at);
        }
        let rest = self.context(block).and_then(|entry| entry.rest.as_deref());
        let worded = matches!(view.content(cell), Content::Words | Content::Prose);
        if rest == Some("purpose") && worded && self.keeper().form.purpose.is_none() {
            self.claim(at, Role::Value);
            let keeper = self.keeper();
            keeper.form.purpose = Some(text.to_owned());
            return keeper.put(Pointer::root().key("purpose"), place, text);
        }
        let head = block.heads.last().copied().filter(|&head| self.is_goal_head(block, head));
        if let Some(head) = head {
            let label = At { cell: head, ..at };
            self.claim(label, Role::Label);
            self.claim(at, Role::Value);
            let entry = view.get(Axis::Goal, head).or_else(|| view.get(Axis::Head, head));
            return self.goal(entry.and_then(|entry| entry.term), self.at(label), Text { text, place });
        }
        if let Some((label, value)) = colons::at_colon(text).filter(|(label, _)| colons::is_short(label)) {
            self.claim(at, Role::Unknown);
            return self.unknown_field(label, value.trim(), &place);
        }
        self.leftovers(block.sheet, &[cell]);
    }
}

impl Reader<'_, '_> {
    /// Whether a cell over all columns names what follows: 二、年度重点工作任务.
    fn is_section(&self, block: &Block, cell: usize) -> bool {
        let view = self.view(block.sheet);
        let columns = view.sheet.columns(cell);
        let whole = columns.start == 1 && columns.end > view.sheet.columns;
        let row = view.sheet.cell(cell).row;
        whole && block.heads.is_empty() && view.names(cell) && view.sheet.anchored(row + 1).count() > 1
    }

    /// Whether a name over rows is their heading and not a remark (已经审核): numbered, known, with a currency unit, a
    /// unit's name, or a word that headings end in.
    fn reads_like_heading(&self, at: At) -> bool {
        let view = self.view(at.sheet);
        let (text, label) = (view.sheet.text(at.cell), view.sheet.folded(at.cell));
        let known = Axis::HEADINGS.iter().chain(&[Axis::Head, Axis::Level1, Axis::Level2]);
        outline::number(text).is_some()
            || known.into_iter().any(|&axis| view.knows(axis, at.cell))
            || label.brackets.iter().any(|bracket| currency::unit(bracket).is_some())
            || identity::is_name(text, self.words) && self.words.get(Axis::UnitEnd, label).is_some()
            || HEADING_ENDS.iter().any(|end| label.bare.ends_with(end))
    }
}
