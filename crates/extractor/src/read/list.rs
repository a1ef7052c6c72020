//! Lists: rows of one table that belong to many projects (部门项目支出绩效目标表 05-2), or to a department's activities.

use std::collections::HashSet;

use model::{Fund, FundColumn, FundItem, Goal, Place, Pointer, Quantity, Role, Task, Term};
use wording::label::{self, Label};

use super::tasks::money_of;
use super::{At, Reader, Text};
use crate::identity;
use crate::keeper::{Keeper, set, twin};
use crate::see::{Block, Matrix, Row};
use crate::words::Axis;

/// Where in a list the rows stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    /// Name and code of the project the last row belonged to, folded.
    pub project: Option<(String, String)>,
    /// The task the last row belonged to.
    pub task: Option<String>,
    /// The unit that a sum line named last: projects whose own unit is blank belong to it.
    pub unit: Option<(String, Place)>,
    /// Whether a row over all columns stands between the last project and the next.
    pub parted: bool,
    /// Cells of the list's own columns already read: a merged cell counts once.
    done: HashSet<Place>,
}

/// A value of a list with its heading.
struct Value<'t> {
    label: &'t str,
    text: &'t str,
    place: Place,
    money: bool,
}

impl<'r> Reader<'r, '_> {
    /// Reads the columns that are not the indicator's own: those of the project, the task, the goal, the money.
    /// `false` for a row that sums up others.
    pub(super) fn list_row(&mut self, block: &'r Block, matrix: &'r Matrix, row: &'r Row) -> bool {
        let view = self.view(block.sheet);
        if self.is_sum(block, matrix, row) {
            self.sum_row(block, row);
            return false;
        }
        let column = |key: &str| matrix.columns.iter().position(|column| column.key == key);
        let text = |key: &str| {
            column(key).and_then(|at| row.cells[at].first()).map_or("", |&cell| view.sheet.text(cell))
        };
        let (name, code) = (label::fold(text("project.name")), label::fold(text("project.code")));
        let unnamed = name.is_empty() && code.is_empty();
        let mut opens = false;
        if !unnamed && self.list.project.as_ref() != Some(&(name.clone(), code.clone())) {
            if self.list.project.is_some() {
                let units = matrix.columns.iter().any(|column| column.key.starts_with("unit."));
                self.next_project(!units && !self.list.parted);
                self.grid.levels = Default::default();
            }
            opens = true;
            self.list.parted = false;
            self.list.project = Some((name, code));
            self.list.done.clear();
            self.list.task = None;
            if let Some((unit, place)) = self.list.unit.clone().filter(|_| text("unit.name").is_empty()) {
                let value = Value { label: "", text: &unit, place, money: false };
                self.list_unit("name", value);
            }
        }
        let rows = row.number..row.number + 1;
        self.cover(block.sheet, rows);
        for (index, column) in matrix.columns.iter().enumerate() {
            let Some((group, part)) = column.key.split_once('.') else { continue };
            // Money left blank is told as blank, once for the project.
            let blank = |cell: &&usize| group == "fund" && view.sheet.cell(**cell).row == row.number && opens;
            let filled = row.cells[index].iter().find(|&&cell| !view.blank(cell));
            let Some(&cell) = filled.or_else(|| row.cells[index].iter().find(blank)) else { continue };
            let Text { text, place } = self.at(At { sheet: block.sheet, cell });
            self.claim(At { sheet: block.sheet, cell }, Role::Value);
            if self.list.done.contains(&place) {
                continue;
            }
            let money = view.content(cell).is_money();
            // A fund is called by its own word, not by what gathers it with others.
            let twin = |other: &&crate::see::Column| other.leaf == column.leaf && other.label != column.label;
            let named = group == "fund" && !matrix.columns.iter().any(|other| twin(&other));
            let label = if named { &column.leaf } else { &column.label };
            let value = Value { label, text, place: place.clone(), money };
            if !self.list_value(group, part, value) {
                self.list.done.insert(place);
            }
        }
        true
    }

    /// Gives one value of the list its key; `true` for a value that is only repeated from the row above.
    fn list_value(&mut self, group: &str, part: &str, value: Value<'_>) -> bool {
        match group {
            "project" => self.list_project(part, value),
            "unit" => self.list_unit(part, value),
            "goal" => return self.list_goal(part, value),
            "fund" => return self.list_fund(part, value),
            "part" => self.list_part(part, value),
            "task" if part == "name" => {
                let keeper = self.keeper();
                let index = keeper.form.tasks.len();
                keeper.put(Pointer::root().key("tasks").index(index).key("name"), value.place, value.text);
                keeper.form.tasks.push(Task { name: value.text.to_owned(), ..Task::default() });
                self.list.task = Some(value.text.to_owned());
            }
            "task" => task_value(self.keeper(), part, value),
            _ => {
                self.keeper().field(value.label, value.text, value.place);
            }
        }
        false
    }

    fn list_project(&mut self, part: &str, value: Value<'_>) {
        let project = self.keeper().form.project.clone().unwrap_or_default();
        if part == "code" {
            let code = label::tidy(value.text).replace(' ', "");
            match project.code {
                None => self.project_code(&code, value.place),
                Some(old) => {
                    let pointer = Pointer::root().key("project").key("code");
                    self.same(&pointer, old == code, value);
                }
            }
        } else if project.name.is_none() {
            self.project_name(value.text, value.place);
        } else {
            let same = project.name.as_deref().is_some_and(|name| value.text.ends_with(name));
            self.same(&Pointer::root().key("project").key("name"), same, value);
        }
    }

    /// A value said again: one more place of the first, or a field where it says something else.
    fn same(&mut self, pointer: &Pointer, same: bool, value: Value<'_>) {
        if same {
            self.keeper().put(pointer.clone(), value.place, value.text);
        } else {
            self.keeper().field(value.label, value.text, value.place);
        }
    }

    fn list_unit(&mut self, part: &str, value: Value<'_>) {
        let unit = self.keeper().form.unit.clone();
        let pointer = Pointer::root().key("unit").key(if part == "code" { "code" } else { "name" });
        match unit {
            None if part != "code" => self.set_unit(value.text, &value.place),
            Some(unit) if part != "code" && !unit.name.is_empty() => {
                let same = value.text.contains(&unit.name) || unit.name.contains(value.text);
                let code = identity::unit(value.text, self.words).and_then(|unit| unit.code);
                if let Some(old) = unit.code.clone().filter(|old| same && code.as_ref() == Some(old)) {
                    self.keeper().put(Pointer::root().key("unit").key("code"), value.place.clone(), &old);
                }
                let part = |code: &String| {
                    unit.code
                        .as_ref()
                        .is_some_and(|old| code.len() > old.len() && code.starts_with(old.as_str()))
                };
                if code.as_ref().is_some_and(part) {
                    // The line over the list named the department; the row names the unit in it.
                    return self.unit_within(&value);
                }
                if let Some(code) = code.filter(|_| same && unit.code.is_none()) {
                    let keeper = self.keeper();
                    keeper.put(Pointer::root().key("unit").key("code"), value.place.clone(), &code);
                    keeper.form.unit.get_or_insert_default().code = Some(code);
                }
                self.same(&pointer, same, value);
            }
            Some(unit) if part == "code" && unit.code.is_some() => {
                let same = unit.code.as_deref() == Some(label::tidy(value.text).as_str());
                self.same(&pointer, same, value);
            }
            _ => {
                let text = label::tidy(value.text);
                let keeper = self.keeper();
                keeper.put(pointer, value.place, &text);
                let unit = keeper.form.unit.get_or_insert_default();
                if part == "code" {
                    unit.code = Some(text);
                } else {
                    value.text.clone_into(&mut unit.name);
                }
            }
        }
    }

    /// A unit of the department that stands over the list.
    fn unit_within(&mut self, value: &Value<'_>) {
        let keeper = self.keeper();
        let old = keeper.form.unit.take();
        let is_unit = |pointer: &Pointer| pointer.as_str().starts_with("/unit/");
        let place = keeper.places.get(&Pointer::root().key("unit").key("name")).cloned().unwrap_or_default();
        keeper.places.retain(|pointer, _| !is_unit(pointer));
        for held in keeper.held.values_mut() {
            held.retain(|(pointer, _)| !is_unit(pointer));
        }
        if let Some(old) = &old {
            // The line's own words stay the form's, whoever they name.
            for part in old.code.iter().chain([&old.name]) {
                keeper.label("unit", part, place.clone());
            }
        }
        if let Some(old) = old.filter(|_| keeper.over.is_none()) {
            keeper.over = Some((old, place));
        }
        self.set_unit(value.text, &value.place);
    }

    fn list_goal(&mut self, part: &str, value: Value<'_>) -> bool {
        let task = self.list.task.clone();
        let keeper = self.keeper();
        let same = |goal: &Goal| goal.text == value.text && goal.task == task;
        if let Some(index) = keeper.form.goals.iter().position(same) {
            keeper.put(Pointer::root().key("goals").index(index).key("text"), value.place, value.text);
            return true;
        }
        let index = keeper.form.goals.len();
        keeper.put(Pointer::root().key("goals").index(index).key("text"), value.place, value.text);
        keeper.form.goals.push(Goal {
            term: Some(if part == "whole" { Term::Whole } else { Term::Annual }),
            label: label::key(value.label),
            text: value.text.to_owned(),
            task,
            ..Goal::default()
        });
        false
    }

    fn list_fund(&mut self, part: &str, value: Value<'_>) -> bool {
        if !value.money {
            self.keeper().field(value.label, value.text, value.place);
            return false;
        }
        let item = self.words.get(Axis::Fund, &Label::new(value.label)).map(|entry| entry.key.clone());
        let keeper = self.keeper();
        let label = label::key(value.label);
        let same = |fund: &model::Fund| {
            fund.label == label && fund.budget.as_ref().is_some_and(|budget| budget.text == value.text)
        };
        if let Some(index) = keeper.form.funds.iter().position(same) {
            keeper.put(Pointer::root().key("funds").index(index).key("budget"), value.place, value.text);
            return true;
        }
        let index = keeper.form.funds.len();
        keeper.put(Pointer::root().key("funds").index(index).key("budget"), value.place, value.text);
        keeper.form.funds.push(Fund {
            item: item.as_deref().or((part != "item").then_some(part)).map(FundItem::declared),
            label,
            budget: Some(Quantity::unread(value.text)),
            ..Fund::default()
        });
        false
    }

    /// What was executed of the project's money, in a column of the list.
    fn list_part(&mut self, part: &str, value: Value<'_>) {
        let keeper = self.keeper();
        let total = keeper.form.funds.iter().position(|fund| fund.item == Some(FundItem::Total));
        let Some(index) = total else {
            keeper.field(value.label, value.text, value.place);
            return;
        };
        let slot = FundColumn::from_key(part).map(|column| column.slot(&mut keeper.form.funds[index]));
        if slot.is_some_and(|slot| set(slot, value.text)) {
            keeper.put(Pointer::root().key("funds").index(index).key(part), value.place, value.text);
        } else {
            keeper.field(value.label, value.text, value.place);
        }
    }

    /// Starts the form of the list's next project, under the same title.
    fn next_project(&mut self, same_unit: bool) {
        let old = self.keeper().clone();
        let mut next = Keeper::new();
        next.form.number.clone_from(&old.form.number);
        next.form.title.clone_from(&old.form.title);
        next.form.currency_unit.clone_from(&old.form.currency_unit);
        next.form.labels.clone_from(&old.form.labels);
        next.over.clone_from(&old.over);
        let mut shared = vec!["/number", "/title", "/currency_unit", "/labels/"];
        if same_unit {
            next.form.unit.clone_from(&old.form.unit);
            shared.push("/unit/");
        }
        let is_shared = |pointer: &Pointer| shared.iter().any(|start| pointer.as_str().starts_with(start));
        next.places = old.places.into_iter().filter(|(pointer, _)| is_shared(pointer)).collect();
        let is_held = |(pointer, _): &(Pointer, String)| is_shared(pointer);
        for (place, held) in old.held {
            let held: Vec<_> = held.into_iter().filter(is_held).collect();
            if !held.is_empty() {
                next.held.insert(place, held);
            }
        }
        next.rows.extend(self.shared.iter().copied());
        self.keepers.push(next);
    }
}

/// A value of the task last named.
fn task_value(keeper: &mut Keeper, part: &str, value: Value<'_>) {
    let Some(index) = keeper.form.tasks.len().checked_sub(1) else {
        keeper.field(value.label, value.text, value.place);
        return;
    };
    let pointer = Pointer::root().key("tasks").index(index);
    let task = &mut keeper.form.tasks[index];
    let pointer = match part {
        "content" if task.content.is_none() => {
            task.content = Some(value.text.to_owned());
            pointer.key("content")
        }
        part if value.money && money_of(task, part).is_some_and(|slot| set(slot, value.text)) => {
            pointer.key("budget").key(part)
        }
        _ => {
            let key = twin(&mut task.fields, &label::key(value.label), value.text.to_owned());
            pointer.key("fields").key(&key)
        }
    };
    keeper.put(pointer, value.place, value.text);
}
