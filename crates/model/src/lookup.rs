//! Values by JSON Pointer.

use crate::fields::Record;
use crate::found::Found;
use crate::{Department, Form, LevelId, Pointer, Section, Submission};

impl Submission {
    /// The value at a pointer: a text, a number or a quantity. `None` where the pointer leads nowhere, or to a whole
    /// that holds values (a form, a row, a list).
    ///
    /// ```
    /// use model::{Found, Pointer, Submission};
    ///
    /// let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
    ///   "outline": [{"number": "一、", "heading": "总体绩效目标", "paragraphs": ["保障道路安全。"]}],
    ///   "forms": [{"kind": "project_goal", "profile": "hebei", "fields": {"实施单位/科室": "某市商务局"},
    ///     "funds": [{"item": "total", "label": "预算数", "budget": {"text": "5.00", "kind": "text"}}]}]}"#;
    /// let submission: Submission = serde_json::from_str(json)?;
    ///
    /// let form = Pointer::root().key("forms").index(0);
    /// let budget = submission.get(&form.key("funds").index(0).key("budget"));
    /// assert!(matches!(budget, Some(Found::Quantity(quantity)) if quantity.text == "5.00"));
    /// // A pointer escapes the slash of a label (RFC 6901).
    /// let unit = submission.get(&"/forms/0/fields/实施单位~1科室".into());
    /// assert_eq!(unit, Some(Found::Text("某市商务局")));
    /// let paragraph = submission.get(&"/outline/0/paragraphs/0".into());
    /// assert_eq!(paragraph.and_then(Found::text), Some("保障道路安全。"));
    /// assert_eq!(submission.get(&form), None, "a whole form is no value");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn get(&self, pointer: &Pointer) -> Option<Found<'_>> {
        let steps: Vec<_> = pointer.steps().collect();
        let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
        let found = self.value(&steps).or_else(|| match steps.as_slice() {
            // The text of a quantity.
            [value @ .., "text"] => self.value(value)?.text().map(Found::Text),
            _ => None,
        })?;
        (!matches!(found, Found::Fields(_) | Found::Grades(_))).then_some(found)
    }

    fn value(&self, steps: &[&str]) -> Option<Found<'_>> {
        match steps {
            ["schema"] => Some(Found::Text(&self.schema)),
            ["source", "file"] => Some(Found::Text(&self.source.file)),
            ["source", "sha256"] => Some(Found::Text(&self.source.sha256)),
            ["source", "producer"] => self.source.producer.as_deref().map(Found::Text),
            ["source", "modified"] => self.source.modified.as_deref().map(Found::Text),
            ["year"] => self.year.map(|year| Found::Number(year.into())),
            ["department", key] => department(self.department.as_ref()?, key),
            ["outline", steps @ ..] => section(&self.outline, steps),
            ["forms", index, steps @ ..] => form(at(&self.forms, index)?, steps),
            ["tables", index, "cells", cell, "text"] => {
                Some(Found::Text(&at(&at(&self.tables, index)?.cells, cell)?.text))
            }
            ["asides", index, "text"] => Some(Found::Text(&at(&self.asides, index)?.text)),
            ["notes", index, "message"] => Some(Found::Text(&at(&self.notes, index)?.message)),
            _ => None,
        }
    }
}

/// An element by its index as a pointer writes it.
fn at<'a, T>(list: &'a [T], index: &str) -> Option<&'a T> {
    let digits = !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit());
    list.get(index.parse::<usize>().ok().filter(|_| digits)?)
}

fn department<'a>(department: &'a Department, key: &str) -> Option<Found<'a>> {
    match key {
        "code" => department.code.as_deref(),
        "name" => Some(department.name.as_str()),
        "level" => department.level.as_deref(),
        _ => None,
    }
    .map(Found::Text)
}

/// Steps from a list of sections on; a loop, for headings nest as deep as a file says.
fn section<'a>(mut sections: &'a [Section], mut steps: &[&str]) -> Option<Found<'a>> {
    loop {
        let [index, rest @ ..] = steps else { return None };
        let section = at(sections, index)?;
        match rest {
            ["sections", rest @ ..] => (sections, steps) = (&section.sections, rest),
            ["number"] => return Some(Found::Text(&section.number)),
            ["heading"] => return Some(Found::Text(&section.heading)),
            ["paragraphs", index] => return at(&section.paragraphs, index).map(|text| Found::Text(text)),
            ["quantities", index, "quantity"] => {
                return at(&section.quantities, index).map(|found| Found::Quantity(&found.quantity));
            }
            _ => return None,
        }
    }
}

fn form<'a>(form: &'a Form, steps: &[&str]) -> Option<Found<'a>> {
    match steps {
        ["kind"] => Some(Found::Text(form.kind.as_str())),
        ["profile"] => Some(Found::Text(&form.profile)),
        ["year"] => form.year.map(|year| Found::Number(year.into())),
        ["number"] => form.number.as_deref().map(Found::Text),
        ["title"] => form.title.as_deref().map(Found::Text),
        ["currency_unit"] => form.currency_unit.as_deref().map(Found::Text),
        ["purpose"] => form.purpose.as_deref().map(Found::Text),
        ["unit", key] => department(form.unit.as_ref()?, key),
        ["project", "code"] => form.project.as_ref()?.code.as_deref().map(Found::Text),
        ["project", "name"] => form.project.as_ref()?.name.as_deref().map(Found::Text),
        ["fields", label] => form.fields.get(*label).map(|text| Found::Text(text)),
        ["labels", key] => form.labels.get(*key).map(|text| Found::Text(text)),
        ["total", key] => form.total.as_ref()?.field(key),
        ["funds", index, steps @ ..] => record(at(&form.funds, index)?, steps),
        ["schedule", index, steps @ ..] => record(at(&form.schedule, index)?, steps),
        ["tasks", index, "budget", key] => at(&form.tasks, index)?.budget.as_ref()?.field(key),
        ["tasks", index, steps @ ..] => record(at(&form.tasks, index)?, steps),
        ["goals", index, steps @ ..] => record(at(&form.goals, index)?, steps),
        ["indicators", index, "level1", key] => level(at(&form.indicators, index)?.level1.as_ref()?, key),
        ["indicators", index, "level2", key] => level(at(&form.indicators, index)?.level2.as_ref()?, key),
        ["indicators", index, steps @ ..] => record(at(&form.indicators, index)?, steps),
        ["tables", index, "cells", cell, "text"] => {
            Some(Found::Text(&at(&at(&form.tables, index)?.cells, cell)?.text))
        }
        _ => None,
    }
}

fn level<'a, Id: LevelId>(level: &'a crate::Level<Id>, key: &str) -> Option<Found<'a>> {
    level.field(key)
}

/// A field of a record, or an element of one of its maps.
fn record<'a>(record: &'a impl Record, steps: &[&str]) -> Option<Found<'a>> {
    match steps {
        [key] => record.field(key),
        [key, label] => match record.field(key)? {
            Found::Fields(fields) => fields.get(*label).map(|text| Found::Text(text)),
            Found::Grades(grades) => grades.get(*label).map(Found::Quantity),
            Found::Text(_) | Found::Number(_) | Found::Quantity(_) => None,
        },
        _ => None,
    }
}
