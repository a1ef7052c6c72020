//! What is to be done and reached: tasks and goals.

use model::{Form, Goal, GoalText, Task, TaskSum, TaskText, Term};
use wording::fold::letters;
use wording::{blank, name};

use super::fields;
use crate::change_list::ChangeList;
use crate::lines::{self, Line, Way};
use crate::sides::Sides;
use crate::weights;

/// 年度主要任务.
pub(super) fn tasks(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    for Line { old: before, new: after } in task_lines(&old.tasks, &new.tasks) {
        let task = after.map(|i| &new.tasks[i]).or(before.map(|i| &old.tasks[i]));
        let name = task.map(task_name).unwrap_or_default();
        let line = sides.line("tasks", &name, before, after);
        let (before, after) = (before.map(|i| &old.tasks[i]), after.map(|i| &new.tasks[i]));
        let label = format!("任务·{name}");
        // Another number is no other task.
        let called = |task: Option<&Task>| task.map(|task| name::task(&task.name).to_owned());
        if called(before) != called(after) {
            let written = |task: Option<&Task>| task.map(|task| task.name.clone());
            let subject = line.key("name", label.clone());
            changes.text(subject, written(before).as_deref(), written(after).as_deref());
        }
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
        fields::of_line(changes, &line, &label, &fields(before), &fields(after));
    }
}

/// What a task is called: its name without its number, or its content where it has none (任务1).
fn task_name(task: &Task) -> String {
    let nameless = blank::is_nothing(&task.name) || blank::is_item_without_text(&task.name);
    match &task.content {
        Some(content) if nameless => content.clone(),
        _ => name::task(&task.name).to_owned(),
    }
}

/// Tasks of one name, then of names that are alike; never two only because they stand at the same place.
fn task_lines(old: &[Task], new: &[Task]) -> Vec<Line> {
    let folded = |task: &Task| letters(&task_name(task));
    let content = |task: &Task| letters(task.content.as_deref().unwrap_or_default());
    let whole = |task: &Task| Some(format!("{} {}", folded(task), content(task)));
    lines::pair(
        old,
        new,
        &[Way::Key(&whole), Way::Key(&|task| Some(folded(task))), Way::Like(weights::TASK, &folded)],
    )
}

/// Goals of one label and text, of one label, of texts that are alike, and the only one left of a term or task: its text
/// is written anew each year.
fn goal_lines(old: &[Goal], new: &[Goal]) -> Vec<Line> {
    let key = |goal: &Goal| Some(goal_name(goal));
    let label = |goal: &Goal| Some(format!("{} {}", goal_name(goal), letters(&goal.label)));
    let whole =
        |goal: &Goal| Some(format!("{} {} {}", goal_name(goal), letters(&goal.label), letters(&goal.text)));
    let text = |goal: &Goal| format!("{} {}", goal_name(goal), letters(&goal.text));
    let ways = [
        Way::Key(&whole),
        Way::Only(&label),
        Way::Only(&key),
        Way::Like(weights::GOAL, &text),
        Way::Only(&key),
    ];
    lines::pair(old, new, &ways)
}

/// Whose a goal is and for when, as the path of its changes says it.
fn goal_name(goal: &Goal) -> String {
    let term = if goal.term == Some(Term::Whole) { "whole" } else { "annual" };
    goal.task.as_ref().map_or_else(|| term.to_owned(), |task| format!("{term} {}", letters(task)))
}

/// 绩效目标.
pub(super) fn goals(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    for Line { old: before, new: after } in goal_lines(&old.goals, &new.goals) {
        let goal = after.map(|i| &new.goals[i]).or(before.map(|i| &old.goals[i]));
        let line = sides.line("goals", &goal.map(goal_name).unwrap_or_default(), before, after);
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
            changes.words(line.key("label", format!("{label}·名称")), &before.label, &after.label);
        }
    }
}
