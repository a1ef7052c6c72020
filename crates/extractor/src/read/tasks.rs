//! 年度主要任务: 任务名称 · 主要内容 · 预算金额, and the closing row 金额合计.

use model::{Fund, FundItem, Pointer, Quantity, Role, Task};
use wording::label;

use super::{At, Reader, Text};
use crate::keeper::{set, twin};
use crate::profile::Shape;
use crate::see::{Block, Column, Content, Matrix, Row, RowKind};
use crate::words::Axis;

impl<'r> Reader<'r, '_> {
    /// Tasks under their headings.
    pub(super) fn task_matrix(&mut self, block: &'r Block, matrix: &'r Matrix) {
        self.shapes.insert(Shape::Tasks);
        for column in &matrix.columns {
            for (depth, &cell) in column.cells.iter().enumerate() {
                let at = At { sheet: block.sheet, cell };
                if self.is_claimed(at) {
                    continue;
                }
                let key = match part(column) {
                    _ if depth + 1 < column.cells.len() => "tasks.group".to_owned(),
                    "" => "tasks.fields".to_owned(),
                    part => format!("tasks.{part}"),
                };
                self.keep_word(at, &key, Role::Heading);
            }
        }
        for row in &matrix.rows {
            for &cell in &row.heads {
                let at = At { sheet: block.sheet, cell };
                let named = row.kind != RowKind::Closing && !self.view(block.sheet).blank(cell);
                if named && !self.is_claimed(at) {
                    self.keep_label(at, "tasks");
                }
            }
            if row.kind == RowKind::Closing {
                self.task_total(block, matrix, row);
            } else {
                self.task(block, matrix, row);
            }
            self.leftovers(block.sheet, &row.cells.concat());
        }
        self.leftovers(block.sheet, &matrix.loose);
    }

    /// 任务1：保障政务运转, a cell for itself beside the head.
    pub(super) fn task_alone(&mut self, at: At) {
        if self.view(at.sheet).knows(Axis::Template, at.cell) {
            return self.leftovers(at.sheet, &[at.cell]);
        }
        self.shapes.insert(Shape::Tasks);
        let Text { text, place } = self.at(at);
        self.claim(at, Role::Value);
        let keeper = self.keeper();
        let pointer = Pointer::root().key("tasks").index(keeper.form.tasks.len()).key("name");
        keeper.put(pointer, place, text);
        keeper.form.tasks.push(Task { name: text.to_owned(), ..Task::default() });
    }

    /// One task. A name over several rows is that of each.
    fn task(&mut self, block: &Block, matrix: &Matrix, row: &Row) {
        let view = self.view(block.sheet);
        let at = |cell: usize| At { sheet: block.sheet, cell };
        let own = |cell: usize| view.sheet.cell(cell).row == row.number;
        let mut shown =
            row.cells.iter().flatten().copied().filter(|&cell| own(cell) && !view.blank(cell)).peekable();
        if shown.peek().is_none() {
            return;
        }
        if shown.all(|cell| view.knows(Axis::Template, cell)) {
            return self.open_task(block, matrix, row);
        }
        let pointer = Pointer::root().key("tasks").index(self.keeper().form.tasks.len());
        let mut task = Task::default();
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            for &cell in cells {
                let named = part(column) == "name";
                if !named && (self.is_claimed(at(cell)) || !own(cell)) {
                    continue;
                }
                let Text { text, place } = self.at(at(cell));
                if text.is_empty() && column.label.is_empty() {
                    continue;
                }
                self.claim(
                    at(cell),
                    if column.known || column.inferred { Role::Value } else { Role::Unknown },
                );
                let key = task_value(&mut task, column, text, view.content(cell));
                self.keeper().put(
                    key.iter().fold(pointer.clone(), |pointer, key| pointer.key(key)),
                    place,
                    text,
                );
            }
        }
        self.keeper().form.tasks.push(task);
    }

    /// A row left as in the blank form (……) is no task.
    fn open_task(&mut self, block: &Block, matrix: &Matrix, row: &Row) {
        let view = self.view(block.sheet);
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            for &cell in cells.iter().filter(|&&cell| !view.blank(cell) && !column.label.is_empty()) {
                let at = At { sheet: block.sheet, cell };
                let Text { text, place } = self.at(at);
                self.claim(at, Role::Value);
                self.keeper().note_once(
                    "form.row-open",
                    "a row of tasks was left open 未填写的任务行; it is no task",
                    place.clone(),
                );
                self.keeper().field_in_rows(&column.label, text, place);
            }
        }
    }

    /// 金额合计: the department's money, one row of funds for each column.
    fn task_total(&mut self, block: &Block, matrix: &Matrix, row: &Row) {
        let view = self.view(block.sheet);
        let sheet = view.sheet;
        let all = row.heads.iter().chain(row.cells.iter().flatten()).copied();
        let named = |cell: &usize| view.knows(Axis::Closing, *cell) && sheet.cell(*cell).row == row.number;
        let Some(label) = all.clone().find(named) else { return };
        self.claim(At { sheet: block.sheet, cell: label }, Role::Label);
        let name = label::key(sheet.text(label));
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            let item = part(column);
            for &cell in cells {
                let at = At { sheet: block.sheet, cell };
                let amount = view.content(cell).is_money();
                if !matches!(item, "total" | "fiscal" | "other") || self.is_claimed(at) || !amount {
                    continue;
                }
                self.claim(at, Role::Value);
                let Text { text, place } = self.at(at);
                let fund = Fund {
                    item: Some(FundItem::declared(item)),
                    label: if item == "total" { name.clone() } else { column.leaf.clone() },
                    budget: Some(Quantity::unread(text)),
                    ..Fund::default()
                };
                let keeper = self.keeper();
                let pointer = Pointer::root().key("funds").index(keeper.form.funds.len());
                keeper.put(pointer.key("label"), sheet.place(label), &fund.label);
                keeper.put(pointer.key("budget"), place, text);
                keeper.form.funds.push(fund);
            }
        }
    }
}

/// The slot of a part of a task's money, none before it is needed.
pub(super) fn money_of<'t>(task: &'t mut Task, part: &str) -> Option<&'t mut Option<Quantity>> {
    if !matches!(part, "total" | "fiscal" | "other") {
        return None;
    }
    let budget = task.budget.get_or_insert_default();
    Some(match part {
        "total" => &mut budget.total,
        "fiscal" => &mut budget.fiscal,
        _ => &mut budget.other,
    })
}

fn part(column: &Column) -> &str {
    column.key.strip_prefix("task.").unwrap_or("")
}

/// Puts a value of a task; gives the keys it went to.
fn task_value(task: &mut Task, column: &Column, text: &str, content: Content) -> Vec<String> {
    let money = content.is_money() || super::pairs::is_money(text);
    let of = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    match part(column) {
        "name" if task.name.is_empty() => {
            text.clone_into(&mut task.name);
            of(&["name"])
        }
        "content" if task.content.is_none() => {
            task.content = Some(text.to_owned());
            of(&["content"])
        }
        "goal" if task.goal.is_none() => {
            task.goal = Some(text.to_owned());
            of(&["goal"])
        }
        part if money && money_of(task, part).is_some_and(|slot| set(slot, text)) => of(&["budget", part]),
        _ => vec!["fields".to_owned(), twin(&mut task.fields, &column.label, text.to_owned())],
    }
}
