//! The labels of a form that have no column of their own: every map of label and text, and the thresholds of indicators.

use indexmap::IndexMap;
use model::{Form, Pointer};

use crate::document::Labelled;

/// Every labelled text of a form, in the order of the JSON, with its pointer from the form on.
pub(crate) fn of_form(form: &Form) -> Vec<(Pointer, Labelled<'_>)> {
    let mut found = Vec::new();
    let root = Pointer::root();
    for (index, fund) in form.funds.iter().enumerate() {
        texts(&mut found, ("funds", index), &root.key("funds").index(index), "fields", &fund.fields);
    }
    for (index, task) in form.tasks.iter().enumerate() {
        texts(&mut found, ("tasks", index), &root.key("tasks").index(index), "fields", &task.fields);
    }
    for (index, indicator) in form.indicators.iter().enumerate() {
        let at = root.key("indicators").index(index);
        for (label, grade) in &indicator.grades {
            let (list, record, text) = ("indicators", index, grade.text.as_str());
            let field = Labelled { list, record, map: "grades", label, text, grade: Some(grade) };
            found.push((at.key("grades").key(label), field));
        }
        texts(&mut found, ("indicators", index), &at, "fields", &indicator.fields);
    }
    texts(&mut found, ("forms", 0), &root, "fields", &form.fields);
    texts(&mut found, ("forms", 0), &root, "labels", &form.labels);
    found
}

fn texts<'a>(
    found: &mut Vec<(Pointer, Labelled<'a>)>,
    (list, record): (&'a str, usize),
    at: &Pointer,
    map: &'a str,
    texts: &'a IndexMap<String, String>,
) {
    for (label, text) in texts {
        found.push((at.key(map).key(label), Labelled { list, record, map, label, text, grade: None }));
    }
}
