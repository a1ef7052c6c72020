//! 年度主要任务: 任务名称 · 主要内容 · 预算金额, and the closing row 金额合计.

use model::{Fund, FundItem, Pointer, Quantity, Task};

use super::{Axis, Reader, RowRef};
use crate::fold;
use crate::header::{Column, Header};
use crate::profile::Shape;
use crate::sheet::overlap;

impl Reader<'_, '_> {
    /// Reads a task list that starts in a row.
    pub(super) fn tasks(&mut self, at: RowRef) -> Option<u32> {
        let sheet = self.sheet(at);
        let enough: fn(&[&str]) -> bool =
            |keys| keys.contains(&"task.name") && keys.iter().filter(|key| !key.is_empty()).count() >= 2;
        let header = Header::read(sheet, at.row, self.words, &[Axis::TaskColumn], enough)?;
        self.shapes.insert(Shape::Tasks);
        for column in &header.columns {
            for (depth, &cell) in column.cells.iter().enumerate() {
                if !self.is_claimed(at, cell) {
                    let key = match part(column) {
                        _ if depth + 1 < column.cells.len() => "tasks.group".to_owned(),
                        "" => "tasks.fields".to_owned(),
                        part => format!("tasks.{part}"),
                    };
                    self.keep_label(at, cell, &key);
                }
            }
        }
        for &head in &header.heads {
            if !self.is_claimed(at, head) {
                self.keep_label(at, head, "tasks");
            }
        }
        let mut row = at.row + header.height;
        while self.in_region(at.sheet, row) && self.task_row(RowRef { row, ..at }, &header) {
            row += 1;
        }
        Some(row - at.row)
    }

    /// Reads one task or the closing row; `false` for a row that is neither.
    fn task_row(&mut self, at: RowRef, header: &Header) -> bool {
        let sheet = self.sheet(at);
        let start = header.range(0).start;
        let cells: Vec<usize> =
            sheet.row(at.row).iter().copied().filter(|&cell| sheet.columns(cell).end > start).collect();
        let heads: Vec<usize> =
            sheet.row(at.row).iter().copied().filter(|&cell| sheet.columns(cell).end <= start).collect();
        let first = cells.iter().copied().find(|&cell| !sheet.blank(cell));
        let left = heads
            .iter()
            .copied()
            .chain(first)
            .find(|&cell| !sheet.blank(cell) && sheet.cell(cell).row == at.row);
        // Another block begins: its label stands at the left edge.
        let other = |cell: usize| {
            let label = sheet.folded(cell);
            let axes = [Axis::Goal, Axis::Head, Axis::Label, Axis::Column];
            axes.iter().any(|&axis| self.words.get(axis, label).is_some())
        };
        if left.is_some_and(other) || cells.len() < 2 {
            return false;
        }
        let Some(first) = first else { return true };
        let closing = [Some(first), left]
            .into_iter()
            .flatten()
            .any(|cell| self.words.get(Axis::Closing, sheet.folded(cell)).is_some());
        if closing {
            self.task_total(at, header, left.unwrap_or(first), &cells);
            return true;
        }
        let index = self.draft().form.tasks.len();
        let pointer = Pointer::root().key("tasks").index(index);
        let mut task = Task::default();
        for &cell in &cells {
            let Some(column) = column_of(header, &sheet.columns(cell)) else { continue };
            if sheet.cell(cell).row != at.row || self.is_claimed(at, cell) {
                continue;
            }
            self.claim(at, cell);
            let (text, place) = (sheet.text(cell), sheet.place(cell));
            let pointer = match part(column) {
                "name" if task.name.is_empty() => {
                    text.clone_into(&mut task.name);
                    pointer.key("name")
                }
                "content" if task.content.is_none() => {
                    task.content = Some(text.to_owned());
                    pointer.key("content")
                }
                part @ ("total" | "fiscal" | "other") if !has_budget(&task, part) => {
                    let budget = task.budget.get_or_insert_default();
                    let slot = match part {
                        "total" => &mut budget.total,
                        "fiscal" => &mut budget.fiscal,
                        _ => &mut budget.other,
                    };
                    *slot = Some(Quantity::unread(text));
                    pointer.key("budget").key(part)
                }
                _ => {
                    let label =
                        if column.label.is_empty() { "备注".to_owned() } else { column.label.clone() };
                    task.fields.insert(label.clone(), text.to_owned());
                    pointer.key("fields").key(&label)
                }
            };
            self.draft().put(pointer, place);
        }
        self.draft().form.tasks.push(task);
        true
    }

    /// 金额合计: the department's money, one row of funds for each column.
    fn task_total(&mut self, at: RowRef, header: &Header, label_cell: usize, cells: &[usize]) {
        let sheet = self.sheet(at);
        self.claim(at, label_cell);
        let label = fold::key(sheet.text(label_cell));
        for &cell in cells {
            let Some(column) = column_of(header, &sheet.columns(cell)) else { continue };
            let item = part(column);
            if !matches!(item, "total" | "fiscal" | "other")
                || cell == label_cell
                || sheet.cell(cell).row != at.row
            {
                continue;
            }
            self.claim(at, cell);
            let place = sheet.place(cell);
            let label = if item == "total" { label.clone() } else { column.leaf.clone() };
            let fund = Fund {
                item: Some(FundItem::declared(item)),
                label,
                budget: Some(Quantity::unread(sheet.text(cell))),
                ..Fund::default()
            };
            let label_place = sheet.place(label_cell);
            let draft = self.draft();
            let pointer = Pointer::root().key("funds").index(draft.form.funds.len());
            draft.put(pointer.key("label"), label_place);
            draft.put(pointer.key("budget"), place);
            draft.form.funds.push(fund);
        }
    }
}

fn has_budget(task: &Task, part: &str) -> bool {
    let budget = task.budget.as_ref();
    budget.is_some_and(|budget| match part {
        "total" => budget.total.is_some(),
        "fiscal" => budget.fiscal.is_some(),
        _ => budget.other.is_some(),
    })
}

fn part(column: &Column) -> &str {
    column.key.strip_prefix("task.").unwrap_or("")
}

fn column_of<'h>(header: &'h Header, columns: &std::ops::Range<u32>) -> Option<&'h Column> {
    let best = header
        .columns
        .iter()
        .max_by_key(|column| (overlap(&column.range, columns), u32::MAX - column.range.start));
    best.filter(|column| overlap(&column.range, columns) > 0)
}
