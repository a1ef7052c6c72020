//! What a standard form has no place for.

use std::collections::HashSet;

use indexmap::IndexMap;
use model::{
    Form, FundColumn, IndicatorText, IndicatorValue, Note, Pointer, Submission, TaskSum, TaskText,
    TotalColumn,
};

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
    let mut texts = Texts { form, pointer, list: Vec::new() };
    texts.project();
    texts.funds();
    texts.push("", &texts.word("purpose", "资金用途"), form.purpose.as_deref(), pointer.key("purpose"));
    texts.schedule();
    texts.tasks();
    texts.goals();
    texts.indicators();
    texts.total();
    texts.tables();
    texts.list
}

/// The texts of a form as they are listed.
struct Texts<'f> {
    form: &'f Form,
    pointer: &'f Pointer,
    list: Vec<Text>,
}

impl<'f> Texts<'f> {
    fn push(&mut self, row: &str, label: &str, text: Option<&str>, at: Pointer) {
        let text =
            text.map(|text| Text { row: row.to_owned(), label: label.to_owned(), text: text.to_owned(), at });
        self.list.extend(text);
    }

    /// The form's own word for a column or field, else the official one.
    fn word(&self, key: &str, official: &str) -> String {
        self.form.labels.get(key).cloned().unwrap_or_else(|| official.to_owned())
    }

    fn fields(&mut self, row: &str, fields: &'f IndexMap<String, String>, at: &Pointer) {
        for (label, text) in fields {
            self.push(row, label, Some(text), at.key("fields").key(label));
        }
    }

    fn project(&mut self) {
        let project = self.form.project.as_ref();
        let at = self.pointer.key("project");
        let code = project.and_then(|project| project.code.as_deref());
        self.push("", &self.word("project.code", "项目编码"), code, at.key("code"));
        let name = project.and_then(|project| project.name.as_deref());
        self.push("", &self.word("project.name", "项目名称"), name, at.key("name"));
        self.fields("", &self.form.fields, self.pointer);
    }

    fn funds(&mut self) {
        for (index, fund) in self.form.funds.iter().enumerate() {
            let at = self.pointer.key("funds").index(index);
            for column in FundColumn::ALL {
                let heading = self.word(&format!("funds.{}", column.key()), column.label());
                let text = column.of(fund).map(|quantity| quantity.text.as_str());
                self.push(&fund.label, &heading, text, at.key(column.key()));
            }
            self.fields(&fund.label, &fund.fields, &at);
        }
    }

    fn schedule(&mut self) {
        for (index, step) in self.form.schedule.iter().enumerate() {
            let at = self.pointer.key("schedule").index(index).key("share");
            self.push("", &step.label, Some(&step.share.text), at);
        }
    }

    fn tasks(&mut self) {
        for (index, task) in self.form.tasks.iter().enumerate() {
            let at = self.pointer.key("tasks").index(index);
            self.push("", &self.word("tasks.name", "任务名称"), Some(&task.name), at.key("name"));
            for column in TaskText::ALL {
                let text = column.of(task).map(String::as_str);
                self.push(&task.name, column.label(), text, at.key(column.key()));
            }
            for sum in TaskSum::ALL {
                let text = task.sum(*sum).map(|quantity| quantity.text.as_str());
                self.push(&task.name, sum.label(), text, at.key("budget").key(sum.key()));
            }
            self.fields(&task.name, &task.fields, &at);
        }
    }

    fn goals(&mut self) {
        for (index, goal) in self.form.goals.iter().enumerate() {
            let at = self.pointer.key("goals").index(index);
            self.push("", &goal.label, Some(&goal.text), at.key("text"));
            let actual = self.word("goals.actual", "实际完成情况");
            self.push(&goal.label, &actual, goal.actual.as_deref(), at.key("actual"));
            let weight = goal.weight.as_ref().filter(|weight| !goal.label.contains(&weight.text));
            self.push(&goal.label, "分值", weight.map(|weight| weight.text.as_str()), at.key("weight"));
        }
    }

    fn indicators(&mut self) {
        for (index, indicator) in self.form.indicators.iter().enumerate() {
            let at = self.pointer.key("indicators").index(index);
            let name = indicator.name.as_deref().unwrap_or_default();
            for level in indicator.levels().into_iter().flatten() {
                self.push(name, "指标", Some(level.label), at.key(level.key).key("label"));
            }
            for column in IndicatorText::ALL {
                let heading = self.word(&format!("indicators.{}", column.key()), column.label());
                let row = if *column == IndicatorText::Name { "" } else { name };
                self.push(row, &heading, column.of(indicator).map(String::as_str), at.key(column.key()));
            }
            for column in IndicatorValue::ALL {
                let heading = self.word(&format!("indicators.{}", column.key()), column.label());
                let text = column.of(indicator).map(|quantity| quantity.text.as_str());
                self.push(name, &heading, text, at.key(column.key()));
            }
            for (label, quantity) in &indicator.grades {
                self.push(name, label, Some(&quantity.text), at.key("grades").key(label));
            }
            self.fields(name, &indicator.fields, &at);
        }
    }

    fn total(&mut self) {
        let Some(total) = &self.form.total else { return };
        let row = self.word("total", "总分");
        for column in TotalColumn::ALL {
            let text = column.of(total).map(|quantity| quantity.text.as_str());
            self.push(&row, column.label(), text, self.pointer.key("total").key(column.key()));
        }
    }

    fn tables(&mut self) {
        for (number, grid) in self.form.tables.iter().enumerate() {
            for (cell, kept) in grid.cells.iter().enumerate() {
                let at = self.pointer.key("tables").index(number).key("cells").index(cell).key("text");
                self.push("", "", Some(&kept.text), at);
            }
        }
    }
}
