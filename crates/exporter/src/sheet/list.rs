//! Lists: projects, goals, money or activities in columns beside their indicators (职责活动, 05-2 表).

use model::{Form, Goal, Indicator, Task, TaskSum, TaskText, Term};

use super::grid::{self, Column};
use super::own::Own;
use super::{Ink, Sketch, WIDTH, columns, row};

/// A row: the indicator, and the activity it belongs to.
struct Row<'a> {
    indicator: Option<&'a Indicator>,
    task: Option<(usize, &'a Task)>,
}

impl<'a> Row<'a> {
    fn plain(&self) -> row::Row<'a> {
        row::Row { indicator: self.indicator, partner: None }
    }
}

/// Whether the form is a list: its own words name such columns, or its indicators belong to activities.
pub(super) fn is_list(form: &Form) -> bool {
    let own = Own::of(form);
    ["goal.", "fund.", "task.", "unit."].iter().any(|part| own.has_part(part))
        || form.indicators.iter().any(|indicator| indicator.task.is_some())
}

/// The list's table.
pub(super) fn table<'a>(form: &'a Form) -> Sketch {
    let rows = rows(form);
    let mut columns = own_columns(form);
    let plain: Vec<row::Row<'_>> = rows.iter().map(Row::plain).collect();
    columns.extend(columns::all(form, &plain, 0).into_iter().map(
        |Column { heading, group, width, cell, merge }| {
            let merge = merge.map(|merge| -> grid::Merge<'a, Row<'a>> {
                Box::new(move |row: &Row<'a>| format!("{} {}", task_key(row), merge(&row.plain())))
            });
            Column { heading, group, width, cell: Box::new(move |row: &Row<'a>| cell(&row.plain())), merge }
        },
    ));
    let edges = grid::edges(&columns, 0, WIDTH);
    let mut table = Sketch { header_rows: 1, ..Sketch::default() };
    grid::header(&mut table, &columns, &edges, None);
    table.header_rows = table.len() as u32;
    for index in 0..rows.len() {
        table.row(grid::row(&columns, &edges, &rows, index));
    }
    table
}

/// Every activity with its indicators, and the indicators of none.
fn rows(form: &Form) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut taken = vec![false; form.indicators.len()];
    for (number, task) in form.tasks.iter().enumerate() {
        let before = rows.len();
        for (index, indicator) in form.indicators.iter().enumerate() {
            if !taken[index] && indicator.task.as_deref() == Some(task.name.as_str()) {
                taken[index] = true;
                rows.push(Row { indicator: Some(indicator), task: Some((number, task)) });
            }
        }
        if rows.len() == before {
            rows.push(Row { indicator: None, task: Some((number, task)) });
        }
    }
    let rest = form.indicators.iter().zip(&taken).filter(|(_, taken)| !**taken);
    rows.extend(rest.map(|(indicator, _)| Row { indicator: Some(indicator), task: None }));
    if rows.is_empty() {
        rows.push(Row { indicator: None, task: None });
    }
    rows
}

fn task_key(row: &Row<'_>) -> String {
    row.task.map(|(number, _)| number.to_string()).unwrap_or_default()
}

/// The columns beside the indicator's own, in the document's order.
fn own_columns(form: &Form) -> Vec<Column<'_, Row<'_>>> {
    let own = Own::of(form);
    if own.none() {
        return ["task.name", "task.total", "task.content", "goal.annual"]
            .iter()
            .filter_map(|key| column(form, key))
            .collect();
    }
    form.labels.keys().filter_map(|key| column(form, key)).collect()
}

fn column<'a>(form: &'a Form, key: &str) -> Option<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let (group, part) = key.split('（').next()?.split_once('.')?;
    let standard = match (group, part) {
        ("task", "name") => "职责活动",
        ("task", "total") => "年度预算数",
        ("task", "content") => "内容描述",
        ("goal", _) => "绩效目标",
        _ => "",
    };
    let heading = own.or(key, standard);
    let name = heading.clone();
    let whole =
        |ink: Ink| Column::new(heading.clone(), 12, move |_: &Row<'_>| ink.clone()).merged(|_| String::new());
    let project = form.project.as_ref();
    Some(match (group, part) {
        ("project", "code") => {
            whole(Ink::Text(project.and_then(|project| project.code.clone()).unwrap_or_default()))
        }
        ("project", "name") => {
            whole(Ink::Text(project.and_then(|project| project.name.clone()).unwrap_or_default()))
        }
        ("unit", _) => {
            let unit = form
                .unit
                .as_ref()
                .map(|unit| format!("{}{}", unit.code.as_deref().unwrap_or_default(), unit.name));
            whole(Ink::Text(unit.unwrap_or_default()))
        }
        ("fund", _) => {
            let fund =
                form.funds.iter().find(|fund| fund.label == name).and_then(|fund| fund.budget.as_ref());
            whole(fund.map_or_else(|| Ink::Text(String::new()), Ink::value))
        }
        ("goal", _) => {
            let term = if part == "whole" { Term::Whole } else { Term::Annual };
            Column::new(heading, 18, move |row: &Row<'_>| Ink::Text(goals_of(form, term, row)))
                .merged(task_key)
        }
        ("task", part) => {
            let part = part.to_owned();
            Column::new(heading, 14, move |row: &Row<'_>| of_task(row, &part, &name)).merged(task_key)
        }
        _ => return None,
    })
}

fn goals_of(form: &Form, term: Term, row: &Row<'_>) -> String {
    let task = row.task.map(|(_, task)| task.name.as_str());
    let of = |goal: &&Goal| goal.term.unwrap_or(Term::Annual) == term && goal.task.as_deref() == task;
    form.goals.iter().filter(of).map(|goal| goal.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn of_task(row: &Row<'_>, part: &str, heading: &str) -> Ink {
    let Some((_, task)) = row.task else { return Ink::Text(String::new()) };
    if part == "name" {
        return Ink::Text(task.name.clone());
    }
    if let Some(sum) = TaskSum::from_key(part) {
        return task.sum(sum).map_or_else(|| Ink::Text(String::new()), Ink::value);
    }
    let words = match TaskText::from_key(part) {
        Some(column) => column.of(task),
        None => task.fields.get(heading),
    };
    Ink::Text(words.cloned().unwrap_or_default())
}
