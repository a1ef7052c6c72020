//! The documents of two years: hand-written ones, and small ones drawn for one matter.

use differ::{Diff, DiffOptions, Filed, IndicatorDiff, ProjectDiff, diff};
use model::Submission;
use serde_json::{Value, json};

/// A hand-written submission of `tests/data`.
pub(crate) fn read(name: &str) -> Submission {
    let path = format!("{}/tests/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A department's two years compared.
pub(crate) fn years(department: &str) -> Diff {
    let (old, new) = (read(&format!("{department}-2024")), read(&format!("{department}-2025")));
    diff(&old, &new, &DiffOptions::default())
}

/// A document of a year.
pub(crate) fn document(year: u16, forms: &[Value]) -> Submission {
    let json = json!({
        "schema": "jixiao/1", "source": {"file": format!("{year}.docx"), "format": "docx"}, "year": year,
        "forms": forms
    });
    // By way of the text, as numbers are read from files.
    serde_json::from_str(&json.to_string()).unwrap()
}

/// The same with a department.
pub(crate) fn of_department(year: u16, code: Option<&str>, name: &str, forms: &[Value]) -> Submission {
    let mut document = document(year, forms);
    document.department =
        Some(model::Department { code: code.map(str::to_owned), name: name.to_owned(), level: None });
    document
}

/// A project's form: its name, its total in 万元 (none: there is no cell), and its indicators.
pub(crate) fn project(name: &str, total: Option<&str>, indicators: &[Value]) -> Value {
    let funds: Vec<Value> = total.iter().map(|text| fund("total", "资金总额", text)).collect();
    json!({
        "kind": "project_goal", "profile": "hebei", "currency_unit": "万元", "project": {"name": name},
        "funds": funds, "indicators": indicators
    })
}

/// The form with a code.
pub(crate) fn coded(code: &str, mut form: Value) -> Value {
    form["project"]["code"] = code.into();
    form
}

/// A line of money in 万元; a text that is no number is kept as text.
pub(crate) fn fund(item: &str, label: &str, text: &str) -> Value {
    json!({"item": item, "label": label, "budget": money(text)})
}

/// An amount in 万元, its unit declared elsewhere.
pub(crate) fn money(text: &str) -> Value {
    let Ok(amount) = text.parse::<rust_decimal::Decimal>() else {
        let kind = if text.is_empty() { "blank" } else { "text" };
        return json!({"text": text, "kind": kind});
    };
    let number = |number: rust_decimal::Decimal| {
        serde_json::from_str::<Value>(&number.normalize().to_string()).unwrap()
    };
    json!({
        "text": text, "kind": "number", "op": "eq", "value": number(amount), "unit": "万元",
        "base": {"value": number(amount * rust_decimal::Decimal::from(10_000)), "unit": "元"},
        "inferred": ["op", "unit"]
    })
}

/// An indicator under 产出指标 / 数量指标 whose target is at least so much.
pub(crate) fn quantity(name: &str, number: i64, unit: &str) -> Value {
    let target = json!({
        "text": format!("≥{number}{unit}"), "kind": "number", "op": "ge", "value": number, "unit": unit,
        "base": {"value": number, "unit": unit}
    });
    indicator(("output", "产出指标"), ("output.quantity", "数量指标"), name, &target)
}

/// An indicator under its levels, each an id and a label.
pub(crate) fn indicator(level1: (&str, &str), level2: (&str, &str), name: &str, target: &Value) -> Value {
    json!({
        "level1": {"id": level1.0, "label": level1.1}, "level2": {"id": level2.0, "label": level2.1},
        "name": name, "target": target
    })
}

/// The comparison of two lists of forms, of 2024 and 2025.
pub(crate) fn compared(old: &[Value], new: &[Value]) -> Diff {
    diff(&document(2024, old), &document(2025, new), &DiffOptions::default())
}

/// A document of a folder.
pub(crate) fn filed(folder: &str, below: &str, submission: Submission) -> Filed {
    let mut submission = submission;
    below.rsplit('/').next().unwrap().clone_into(&mut submission.source.file);
    Filed { path: format!("{folder}/{below}"), below: below.to_owned(), submission }
}

/// Every path and kind of a project's changes, its indicators' under their names.
pub(crate) fn told(project: &ProjectDiff) -> Vec<String> {
    let line = |change: &differ::Change| format!("{} {}", change.path, kind(change));
    let own = project.changes.iter().map(line);
    let of_indicators = project.indicators.iter().flat_map(|indicator| {
        let status = serde_json::to_value(indicator.status).unwrap();
        let name = format!("{} {}", name(indicator), status.as_str().unwrap());
        std::iter::once(name).chain(indicator.changes.iter().map(line))
    });
    own.chain(of_indicators.filter(|line| !line.ends_with(" same"))).collect()
}

pub(crate) fn kind(change: &differ::Change) -> String {
    serde_json::to_value(change.kind).unwrap().as_str().unwrap().to_owned()
}

fn name(indicator: &IndicatorDiff) -> &str {
    indicator.new.as_ref().or(indicator.old.as_ref()).unwrap().name.as_deref().unwrap_or("")
}
