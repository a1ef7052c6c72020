//! What changed in a project outside its indicators.

use std::collections::BTreeMap;

use model::{
    Department, Form, Fund, FundColumn, Goal, GoalText, Pointer, Quantity, Task, TaskSum, TaskText, Term,
    TotalColumn,
};
use wording::fold::letters;
use wording::name;

use crate::change_list::{ChangeList, Subject};
use crate::document::FormAt;
use crate::lines::{self, Line};
use crate::report::ChangeKind;

/// Compares two forms of one project. The number, the title and the profile's remarks are not the project's; what
/// only one kind of form has (执行数, 得分 of an evaluation beside next year's goals) is no change.
pub(crate) fn compare(changes: &mut ChangeList<'_>, old: FormAt<'_>, new: FormAt<'_>) {
    let sides = Sides { old: old.pointer(), new: new.pointer() };
    identity(changes, &sides, old.form, new.form);
    funds(changes, &sides, old.form, new.form);
    changes.text(sides.key("purpose", "资金用途"), old.form.purpose.as_deref(), new.form.purpose.as_deref());
    schedule(changes, &sides, old.form, new.form);
    tasks(changes, &sides, old.form, new.form);
    goals(changes, &sides, old.form, new.form);
    weights(changes, &sides, old.form, new.form);
    let total = |form: &Form| form.total.clone().unwrap_or_default();
    let (before, after) = (total(old.form), total(new.form));
    for column in TotalColumn::ALL {
        let subject = sides.at(&["total", column.key()], &format!("总分·{}", column.label()));
        changes.quantity(subject, column.of(&before), column.of(&after));
    }
    fields(changes, &sides, "", &old.form.fields, &new.form.fields);
}

/// Pointers of both forms.
pub(crate) struct Sides {
    pub(crate) old: Pointer,
    pub(crate) new: Pointer,
}

impl Sides {
    /// A value with the same key in both.
    pub(crate) fn key(&self, key: &str, label: &str) -> Subject {
        self.at(&[key], label)
    }

    /// A value under the same keys in both.
    pub(crate) fn at(&self, keys: &[&str], label: &str) -> Subject {
        let down = |pointer: &Pointer| keys.iter().fold(pointer.clone(), |pointer, key| pointer.key(key));
        Subject::new(down(&Pointer::root()), label, Some(down(&self.old)), Some(down(&self.new)))
    }

    /// A line of a list, which may be missing on a side, under a path that says what it is.
    fn line(&self, list: &str, name: &str, old: Option<usize>, new: Option<usize>) -> LineAt {
        let line =
            |pointer: &Pointer, index: Option<usize>| index.map(|index| pointer.key(list).index(index));
        LineAt {
            path: Pointer::root().key(list).key(name),
            old: line(&self.old, old),
            new: line(&self.new, new),
        }
    }
}

/// A line of a list on both sides.
struct LineAt {
    path: Pointer,
    old: Option<Pointer>,
    new: Option<Pointer>,
}

impl LineAt {
    fn key(&self, key: &str, label: impl Into<String>) -> Subject {
        let down = |pointer: &Option<Pointer>| pointer.as_ref().map(|pointer| pointer.key(key));
        Subject::new(self.path.key(key), label, down(&self.old), down(&self.new))
    }

    fn whole(&self, label: impl Into<String>) -> Subject {
        Subject::new(self.path.clone(), label, self.old.clone(), self.new.clone())
    }
}

fn identity(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let project = |form: &Form| form.project.clone().unwrap_or_default();
    let (before, after) = (project(old), project(new));
    let subject = sides.at(&["project", "name"], "项目名称");
    // 2024年某项目 and 2025年某项目 are one name.
    let core = |form: &Form, name: Option<&str>| {
        let unit = form.unit.as_ref().map(|unit| unit.name.as_str()).unwrap_or_default();
        name::project(name.unwrap_or_default(), &[unit])
    };
    let (name, name_now) = (before.name.as_deref(), after.name.as_deref());
    if core(old, name) == core(new, name_now) {
        changes.text(subject, name, name_now);
    } else {
        changes.text_as(ChangeKind::Renamed, subject, name, name_now);
    }
    changes.text(sides.at(&["project", "code"], "项目编码"), before.code.as_deref(), after.code.as_deref());
    let (before, after) = (old.unit.as_ref(), new.unit.as_ref());
    let part =
        |unit: Option<&Department>, get: fn(&Department) -> Option<&String>| unit.and_then(get).cloned();
    for (key, label, get) in UNIT {
        changes.text(
            sides.at(&["unit", key], label),
            part(before, get).as_deref(),
            part(after, get).as_deref(),
        );
    }
    let currency = sides.key("currency_unit", "金额单位");
    changes.text(currency, old.currency_unit.as_deref(), new.currency_unit.as_deref());
}

type UnitPart = (&'static str, &'static str, fn(&Department) -> Option<&String>);

const UNIT: [UnitPart; 3] = [
    ("code", "单位编码", |unit| unit.code.as_ref()),
    ("name", "单位名称", |unit| Some(&unit.name)),
    ("level", "单位级次", |unit| unit.level.as_ref()),
];

fn funds(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let one_kind = old.kind == new.kind;
    let key = |fund: &Fund| {
        let item = fund.item.as_ref().map_or_else(|| letters(&fund.label), ToString::to_string);
        match fund.term {
            Some(Term::Whole) => format!("whole.{item}"),
            _ => item,
        }
    };
    for Line { name, old: before, new: after } in lines::by_key(&old.funds, &new.funds, key) {
        let line = sides.line("funds", &name, before, after);
        let (before, after) = (before.map(|i| &old.funds[i]), after.map(|i| &new.funds[i]));
        let label = after.or(before).map(|fund| fund.label.clone()).unwrap_or_default();
        let known = changes.found.len();
        for &column in FundColumn::ALL.iter().filter(|column| one_kind || **column == FundColumn::Budget) {
            let label = match column {
                FundColumn::Budget => label.clone(),
                _ => format!("{label}·{}", column.label()),
            };
            let get = |fund| column.of(fund);
            changes.quantity(line.key(column.key(), label), before.and_then(get), after.and_then(get));
        }
        // A line that comes or goes with its sums is told by them; an empty one only by its label.
        if (before.is_some() && after.is_some()) || changes.found.len() == known {
            let text = |fund: Option<&Fund>| fund.map(|fund| fund.label.clone());
            let subject = line.key("label", format!("{label}·名称"));
            changes.text(subject, text(before).as_deref(), text(after).as_deref());
        }
        let fields = |fund: Option<&Fund>| fund.map(|fund| fund.fields.clone()).unwrap_or_default();
        line_fields(changes, &line, &label, &fields(before), &fields(after));
    }
}

fn schedule(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let key = |step: &model::ScheduleStep| {
        step.month.map_or_else(|| letters(&step.label), |month| month.to_string())
    };
    for Line { name, old: before, new: after } in lines::by_key(&old.schedule, &new.schedule, key) {
        let line = sides.line("schedule", &name, before, after);
        let (before, after) = (before.map(|i| &old.schedule[i]), after.map(|i| &new.schedule[i]));
        let label = after.or(before).map(|step| step.label.clone()).unwrap_or_default();
        let subject = line.key("share", format!("资金支出计划·{label}"));
        changes.quantity(subject, before.map(|step| &step.share), after.map(|step| &step.share));
        if let (Some(before), Some(after)) = (before, after) {
            let subject = line.key("label", format!("资金支出计划·{label}·名称"));
            changes.text(subject, Some(&before.label), Some(&after.label));
        }
    }
}

fn tasks(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    for Line { name, old: before, new: after } in
        lines::by_likeness(&old.tasks, &new.tasks, |task| &task.name)
    {
        let line = sides.line("tasks", &name, before, after);
        let (before, after) = (before.map(|i| &old.tasks[i]), after.map(|i| &new.tasks[i]));
        let label = format!("任务·{name}");
        let task_name = |task: Option<&Task>| task.map(|task| task.name.clone());
        changes.text(
            line.key("name", label.clone()),
            task_name(before).as_deref(),
            task_name(after).as_deref(),
        );
        for column in TaskText::ALL {
            let text = |task| column.of(task).map(String::as_str);
            let subject = line.key(column.key(), format!("{label}·{}", column.label()));
            changes.text(subject, before.and_then(text), after.and_then(text));
        }
        for sum in TaskSum::ALL {
            let get = |task: &'_ Task| task.budget.as_ref().and_then(|budget| sum.of(budget)).cloned();
            let subject = line.key("budget", format!("{label}·{}", sum.label())).under(sum.key());
            changes.quantity(subject, before.and_then(get).as_ref(), after.and_then(get).as_ref());
        }
        let fields = |task: Option<&Task>| task.map(|task| task.fields.clone()).unwrap_or_default();
        line_fields(changes, &line, &label, &fields(before), &fields(after));
    }
}

fn goals(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let key = |goal: &Goal| {
        let term = match goal.term {
            Some(Term::Whole) => "whole",
            _ => "annual",
        };
        goal.task.as_ref().map_or_else(|| term.to_owned(), |task| format!("{term} {}", letters(task)))
    };
    for Line { name, old: before, new: after } in lines::by_key(&old.goals, &new.goals, key) {
        let line = sides.line("goals", &name, before, after);
        let (before, after) = (before.map(|i| &old.goals[i]), after.map(|i| &new.goals[i]));
        let label = after.or(before).map(|goal| goal.label.clone()).unwrap_or_default();
        let text = |goal: Option<&Goal>| goal.map(|goal| goal.text.clone());
        changes.text(line.key("text", label.clone()), text(before).as_deref(), text(after).as_deref());
        for column in GoalText::ALL.iter().filter(|_| old.kind == new.kind) {
            let text = |goal| column.of(goal).map(String::as_str);
            let subject = line.key(column.key(), format!("{label}·{}", column.label()));
            changes.text(subject, before.and_then(text), after.and_then(text));
        }
        let weight = |goal: Option<&'_ Goal>| goal.and_then(|goal| goal.weight.clone());
        let subject = line.key("weight", format!("{label}·分值"));
        changes.quantity(subject, weight(before).as_ref(), weight(after).as_ref());
        if let (Some(before), Some(after)) = (before, after) {
            changes.text(line.key("label", format!("{label}·名称")), Some(&before.label), Some(&after.label));
        }
    }
}

/// Points behind the level labels: 产出指标（50分）. They stand at each indicator and count once.
fn weights(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let (before, after) = (points(old), points(new));
    let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let (old, new) = (before.get(key), after.get(key));
        let pointer = |root: &Pointer, level: Option<&Points>| {
            level.map(|level| root.key("indicators").index(level.indicator).key(level.key).key("weight"))
        };
        let subject = Subject::new(
            Pointer::root().key("levels").key(key).key("weight"),
            format!("{}·分值", new.or(old).map(|level| level.label.as_str()).unwrap_or_default()),
            pointer(&sides.old, old),
            pointer(&sides.new, new),
        );
        changes.quantity(subject, old.map(|level| &level.weight), new.map(|level| &level.weight));
    }
}

struct Points {
    indicator: usize,
    key: &'static str,
    label: String,
    weight: Quantity,
}

fn points(form: &Form) -> BTreeMap<String, Points> {
    let mut points = BTreeMap::new();
    for (indicator, row) in form.indicators.iter().enumerate() {
        for level in row.levels().into_iter().flatten() {
            let Some(weight) = level.weight.cloned() else { continue };
            let name = level.id.map_or_else(|| letters(level.label), str::to_owned);
            let found = Points { indicator, key: level.key, label: level.label.to_owned(), weight };
            points.entry(name).or_insert(found);
        }
    }
    points
}

pub(crate) type Fields = indexmap::IndexMap<String, String>;

/// Every other label, matched by its words.
pub(crate) fn fields(changes: &mut ChangeList<'_>, sides: &Sides, before: &str, old: &Fields, new: &Fields) {
    for (name, left, right) in matched_fields(old, new) {
        let pointer = |root: &Pointer, key: Option<&String>| key.map(|key| root.key("fields").key(key));
        let subject = Subject::new(
            Pointer::root().key("fields").key(&name),
            format!("{before}{name}"),
            pointer(&sides.old, left.map(|(key, _)| key)),
            pointer(&sides.new, right.map(|(key, _)| key)),
        );
        changes.text(subject, left.map(|(_, text)| text.as_str()), right.map(|(_, text)| text.as_str()));
    }
}

fn line_fields(changes: &mut ChangeList<'_>, line: &LineAt, label: &str, old: &Fields, new: &Fields) {
    for (name, left, right) in matched_fields(old, new) {
        let subject = line.whole(format!("{label}·{name}")).under("fields").under(&name);
        changes.text(subject, left.map(|(_, text)| text.as_str()), right.map(|(_, text)| text.as_str()));
    }
}

type Field<'a> = Option<(&'a String, &'a String)>;

fn matched_fields<'a>(old: &'a Fields, new: &'a Fields) -> Vec<(String, Field<'a>, Field<'a>)> {
    let (left, right): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    let lines = lines::by_key(&left, &right, |(key, _)| letters(key));
    let field = |line: Line| {
        let (before, after) = (line.old.map(|i| left[i]), line.new.map(|i| right[i]));
        let name = after.or(before).map(|(key, _)| key.clone()).unwrap_or_default();
        (name, before, after)
    };
    lines.into_iter().map(field).collect()
}
