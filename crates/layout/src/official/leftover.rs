//! What a standard form has no place for.

use std::collections::HashSet;

use model::{Form, FundColumn, IndicatorText, IndicatorValue, Note, Pointer, Submission, TaskSum, TaskText};

use super::Filler;
use super::draft::Draft;
use super::standard::Standard;
use crate::printed::{Line, Sheet};

/// Lines for every text of the form that stands in none of the cells: its row, its label, the text.
pub(super) fn lines(filler: &Filler<'_>, sheet: &Sheet, draft: &Draft) -> Vec<Line> {
    let over = sheet.title.iter().chain(&sheet.line).flat_map(|line| &line.at);
    let placed: HashSet<&Pointer> = draft.placed().chain(over).collect();
    let texts = texts(filler.form, &filler.pointer);
    let left = texts.into_iter().filter(|text| !text.text.trim().is_empty() && !placed.contains(&text.at));
    left.map(|text| {
        let named = [text.row, text.label].into_iter().filter(|part| !part.is_empty());
        let name = named.collect::<Vec<_>>().join(" · ");
        Line::of(if name.is_empty() { text.text } else { format!("{name}：{}", text.text) }, text.at)
    })
    .collect()
}

/// The note that something stands below.
pub(super) fn note(
    below: &[Line],
    standard: &Standard,
    submission: &Submission,
    form: &Pointer,
) -> Option<Note> {
    let first = below.first()?;
    let message = format!(
        "the standard form {} has no place for {} texts of {form}, which stand below it (标准表式没有位置，列在表下): 「{}」",
        standard.id,
        below.len(),
        first.text.chars().take(40).collect::<String>()
    );
    let note = Note::new("layout.no-place", message);
    let place = first.at.first().and_then(|pointer| submission.places.get(pointer));
    Some(match place {
        Some(place) => note.at(place.clone()),
        None => note,
    })
}

/// A text of a form.
struct Text {
    /// What its row is called.
    row: String,
    /// What its column or field is called.
    label: String,
    text: String,
    at: Pointer,
}

/// Everything a form says beside labels and headings, in the order of the JSON.
fn texts(form: &Form, pointer: &Pointer) -> Vec<Text> {
    let mut out = Vec::new();
    let mut push = |row: &str, label: &str, text: Option<&str>, at: Pointer| {
        out.extend(text.map(|text| Text {
            row: row.to_owned(),
            label: label.to_owned(),
            text: text.to_owned(),
            at,
        }));
    };
    let word = |key: &str, standard: &str| form.labels.get(key).cloned().unwrap_or(standard.to_owned());
    let project = form.project.as_ref();
    let at = |key: &str| pointer.key("project").key(key);
    push(
        "",
        &word("project.code", "项目编码"),
        project.and_then(|project| project.code.as_deref()),
        at("code"),
    );
    push(
        "",
        &word("project.name", "项目名称"),
        project.and_then(|project| project.name.as_deref()),
        at("name"),
    );
    for (label, text) in &form.fields {
        push("", label, Some(text), pointer.key("fields").key(label));
    }
    for (index, fund) in form.funds.iter().enumerate() {
        let at = pointer.key("funds").index(index);
        for column in FundColumn::ALL {
            let text = column.of(fund).map(|quantity| quantity.text.as_str());
            push(
                &fund.label,
                &word(&format!("funds.{}", column.key()), column.label()),
                text,
                at.key(column.key()),
            );
        }
        for (label, text) in &fund.fields {
            push(&fund.label, label, Some(text), at.key("fields").key(label));
        }
    }
    push("", &word("purpose", "资金用途"), form.purpose.as_deref(), pointer.key("purpose"));
    for (index, step) in form.schedule.iter().enumerate() {
        let at = pointer.key("schedule").index(index).key("share");
        push("", &step.label, Some(&step.share.text), at);
    }
    for (index, task) in form.tasks.iter().enumerate() {
        let at = pointer.key("tasks").index(index);
        push("", &word("tasks.name", "任务名称"), Some(&task.name), at.key("name"));
        for column in TaskText::ALL {
            push(&task.name, column.label(), column.of(task).map(String::as_str), at.key(column.key()));
        }
        for sum in TaskSum::ALL {
            let text = task.sum(*sum).map(|quantity| quantity.text.as_str());
            push(&task.name, sum.label(), text, at.key("budget").key(sum.key()));
        }
        for (label, text) in &task.fields {
            push(&task.name, label, Some(text), at.key("fields").key(label));
        }
    }
    for (index, goal) in form.goals.iter().enumerate() {
        let at = pointer.key("goals").index(index);
        push("", &goal.label, Some(&goal.text), at.key("text"));
        push(&goal.label, &word("goals.actual", "实际完成情况"), goal.actual.as_deref(), at.key("actual"));
        let weight = goal.weight.as_ref().filter(|weight| !goal.label.contains(&weight.text));
        push(&goal.label, "分值", weight.map(|weight| weight.text.as_str()), at.key("weight"));
    }
    for (index, indicator) in form.indicators.iter().enumerate() {
        let at = pointer.key("indicators").index(index);
        let name = indicator.name.as_deref().unwrap_or_default();
        for level in indicator.levels().into_iter().flatten() {
            push(name, "指标", Some(level.label), at.key(level.key).key("label"));
        }
        for column in IndicatorText::ALL {
            let heading = word(&format!("indicators.{}", column.key()), column.label());
            let row = if *column == IndicatorText::Name { "" } else { name };
            push(row, &heading, column.of(indicator).map(String::as_str), at.key(column.key()));
        }
        for column in IndicatorValue::ALL {
            let heading = word(&format!("indicators.{}", column.key()), column.label());
            let text = column.of(indicator).map(|quantity| quantity.text.as_str());
            push(name, &heading, text, at.key(column.key()));
        }
        for (label, quantity) in &indicator.grades {
            push(name, label, Some(&quantity.text), at.key("grades").key(label));
        }
        for (label, text) in &indicator.fields {
            push(name, label, Some(text), at.key("fields").key(label));
        }
    }
    if let Some(total) = &form.total {
        for column in model::TotalColumn::ALL {
            let text = column.of(total).map(|quantity| quantity.text.as_str());
            push(&word("total", "总分"), column.label(), text, pointer.key("total").key(column.key()));
        }
    }
    for (number, grid) in form.tables.iter().enumerate() {
        for (cell, kept) in grid.cells.iter().enumerate() {
            let at = pointer.key("tables").index(number).key("cells").index(cell).key("text");
            push("", "", Some(&kept.text), at);
        }
    }
    out
}
