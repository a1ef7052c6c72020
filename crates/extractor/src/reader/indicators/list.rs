//! Lists: rows of one table that belong to many projects (部门项目支出绩效目标表 05-2), or to a department's activities.

use std::collections::HashSet;

use model::{Fund, FundItem, Goal, Place, Pointer, Quantity, Task, Term};

use super::{Axis, Grid, Reader, RowRef};
use crate::draft::Draft;
use crate::fold::{self, Folded};

/// Where in a list the rows stand.
#[derive(Clone, Debug, Default)]
pub(in crate::reader) struct Position {
    /// Name and code of the project the last row belonged to, folded.
    project: Option<(String, String)>,
    /// The task the last row belonged to.
    pub task: Option<String>,
    /// Cells of the list's own columns already read: a merged cell counts once.
    done: HashSet<Place>,
}

impl Reader<'_, '_> {
    /// Reads the columns that are not the indicator's own: those of the project, the task, the goal, the money.
    pub(super) fn list_row(&mut self, at: RowRef, grid: &mut Grid, cells: &[Vec<usize>]) {
        let sheet = self.sheet(at);
        let column = |key: &str| grid.header.columns.iter().position(|column| column.key == key);
        let text =
            |key: &str| column(key).and_then(|at| cells[at].first()).map_or("", |&cell| sheet.text(cell));
        let (name, code) = (fold::fold(text("project.name")), fold::fold(text("project.code")));
        if !(name.is_empty() && code.is_empty())
            && grid.list.project.as_ref() != Some(&(name.clone(), code.clone()))
        {
            if grid.list.project.is_some() {
                let units = grid.header.columns.iter().any(|column| column.key.starts_with("unit."));
                self.next_project(!units);
                grid.levels = Default::default();
            }
            grid.list.project = Some((name, code));
            grid.list.done.clear();
            grid.list.task = None;
        }
        for (index, column) in grid.header.columns.iter().enumerate() {
            let Some((group, part)) = column.key.split_once('.') else { continue };
            let Some(&cell) = cells[index].first().filter(|&&cell| !sheet.blank(cell)) else { continue };
            let (text, place) = (sheet.text(cell), sheet.place(cell));
            self.claim(at, cell);
            if grid.list.done.contains(&place) {
                continue;
            }
            let repeated = self.list_value(group, part, &column.label, text, &place, &mut grid.list);
            if !repeated {
                grid.list.done.insert(place);
            }
        }
    }

    /// Gives one value of the list its key; `true` for a value that is only repeated from the row above.
    fn list_value(
        &mut self,
        group: &str,
        part: &str,
        label: &str,
        text: &str,
        place: &Place,
        list: &mut Position,
    ) -> bool {
        let labelled = self.words.get(Axis::Fund, &Folded::new(label)).map(|entry| entry.key.clone());
        let draft = self.draft();
        let form = &draft.form;
        let root = Pointer::root();
        match (group, part) {
            ("project", "code") => {
                draft.form.project.get_or_insert_default().code = Some(fold::tidy(text).replace(' ', ""));
                draft.put(root.key("project").key("code"), place.clone());
            }
            ("project", "name") => {
                if form.project.as_ref().is_none_or(|project| project.name.is_none()) {
                    self.project_name(text, place.clone());
                } else {
                    draft.put(root.key("project").key("name"), place.clone());
                }
            }
            ("unit", "code") => {
                draft.form.unit.get_or_insert_default().code = Some(fold::tidy(text));
                draft.put(root.key("unit").key("code"), place.clone());
            }
            ("unit", _)
                if form.unit.as_ref().is_some_and(|unit| unit.name.is_empty() && unit.code.is_some()) =>
            {
                text.clone_into(&mut draft.form.unit.get_or_insert_default().name);
                draft.put(root.key("unit").key("name"), place.clone());
            }
            ("unit", _) if form.unit.is_none() => self.set_unit(text, place),
            ("unit", _) => draft.put(root.key("unit").key("name"), place.clone()),
            ("goal", _) => {
                let same = |goal: &Goal| goal.text == text && goal.task == list.task;
                if let Some(index) = form.goals.iter().position(same) {
                    draft.put(root.key("goals").index(index).key("text"), place.clone());
                    return true;
                }
                let index = form.goals.len();
                draft.put(root.key("goals").index(index).key("text"), place.clone());
                let term = if part == "whole" { Term::Whole } else { Term::Annual };
                let label = fold::key(label);
                draft.form.goals.push(Goal {
                    term: Some(term),
                    label,
                    text: text.to_owned(),
                    task: list.task.clone(),
                    ..Goal::default()
                });
            }
            ("fund", _) => {
                let label = fold::key(label);
                let index = form.funds.iter().position(|fund| fund.label == label);
                if let Some(index) = index {
                    draft.put(root.key("funds").index(index).key("budget"), place.clone());
                    return true;
                }
                let index = form.funds.len();
                draft.put(root.key("funds").index(index).key("budget"), place.clone());
                let item = Some(FundItem::declared(labelled.as_deref().unwrap_or(part)));
                draft.form.funds.push(Fund {
                    item,
                    label,
                    budget: Some(Quantity::unread(text)),
                    ..Fund::default()
                });
            }
            ("task", "name") => {
                let index = form.tasks.len();
                draft.put(root.key("tasks").index(index).key("name"), place.clone());
                draft.form.tasks.push(Task { name: text.to_owned(), ..Task::default() });
                list.task = Some(text.to_owned());
            }
            ("task", _) => return task_value(draft, part, label, text, place),
            _ => draft.field(label, text, place.clone()),
        }
        false
    }

    /// Starts the form of the list's next project, under the same title.
    fn next_project(&mut self, same_unit: bool) {
        let old = self.draft().clone();
        let mut next = Draft::new();
        next.form.number.clone_from(&old.form.number);
        next.form.title.clone_from(&old.form.title);
        next.form.currency_unit.clone_from(&old.form.currency_unit);
        next.form.labels.clone_from(&old.form.labels);
        let mut shared = vec!["/number", "/title", "/currency_unit", "/labels/"];
        if same_unit {
            next.form.unit.clone_from(&old.form.unit);
            shared.push("/unit/");
        }
        let is_shared = |pointer: &Pointer| shared.iter().any(|start| pointer.as_str().starts_with(start));
        next.places = old.places.into_iter().filter(|(pointer, _)| is_shared(pointer)).collect();
        self.drafts.push(next);
    }
}

/// A value of the task last named.
fn task_value(draft: &mut Draft, part: &str, label: &str, text: &str, place: &Place) -> bool {
    if draft.form.tasks.is_empty() {
        draft.field(label, text, place.clone());
        return false;
    }
    let index = draft.form.tasks.len() - 1;
    let pointer = Pointer::root().key("tasks").index(index);
    let task = &mut draft.form.tasks[index];
    let pointer = match part {
        "content" if task.content.is_none() => {
            task.content = Some(text.to_owned());
            pointer.key("content")
        }
        "total" | "fiscal" | "other" if task.budget.is_none() || part != "total" => {
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
            let label = fold::key(label);
            let key = if task.fields.contains_key(&label) { format!("{label}（2）") } else { label };
            task.fields.insert(key.clone(), text.to_owned());
            pointer.key("fields").key(&key)
        }
    };
    draft.put(pointer, place.clone());
    false
}
