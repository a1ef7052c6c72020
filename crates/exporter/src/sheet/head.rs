//! The rows of labels and values at the top.

use model::Form;

use super::own::Own;
use super::{Rows, Sketch, WIDTH, label, text};

/// Text longer than this takes a row of its own.
const SHORT: usize = 24;

/// 项目编码 and 项目名称; in one cell `code-name` where the form has a label for the name only.
pub(super) fn project(form: &Form) -> Sketch {
    let own = Own::of(form);
    let Some(project) = &form.project else { return Sketch::default() };
    let (code_label, name_label) = (own.or("project.code", "项目编码"), own.or("project.name", "项目名称"));
    let joined = own.get("project.name").is_some() && own.get("project.code").is_none();
    match (&project.code, &project.name) {
        (Some(code), Some(name)) if joined => pairs(&[(name_label, format!("{code}-{name}"))]),
        (code, name) => {
            let code = code.iter().map(|code| (code_label.clone(), code.clone()));
            let name = name.iter().map(|name| (name_label.clone(), name.clone()));
            pairs(&code.chain(name).collect::<Vec<_>>())
        }
    }
}

/// Every label without a place of its own in the JSON. A label that headed several (项目立项情况) heads the first
/// two that stood behind it: its rows are not in the JSON, its place is.
pub(super) fn fields(form: &Form, rows: &Rows<'_>) -> Sketch {
    let own = Own::of(form);
    let fields: Vec<(String, String)> =
        form.fields.iter().map(|(label, value)| (label.clone(), value.clone())).collect();
    let row_of = |label: &str| rows.get(&["fields", label]);
    let mut heads = own.keys("section");
    let mut table = Sketch::default();
    let mut at = 0;
    let mut plain = at;
    while at < fields.len() {
        let head = heads.iter().position(|(key, _)| {
            let head = rows.get(&["labels", key]);
            head.is_some() && row_of(&fields[at].0) >= head && row_of(&fields[at].0).is_some()
        });
        match head.filter(|_| at + 1 < fields.len()) {
            Some(head) => {
                table.append(pairs(&fields[plain..at]));
                let (_, head) = heads.remove(head);
                for (index, (name, value)) in fields[at..at + 2].iter().enumerate() {
                    let head = Some(label(0, 160, head)).filter(|_| index == 0).map(|head| head.rows(2));
                    table.row(
                        head.into_iter().chain([label(160, 360, name), text(360, WIDTH, value)]).collect(),
                    );
                }
                at += 2;
                plain = at;
            }
            None => at += 1,
        }
    }
    table.append(pairs(&fields[plain..]));
    table
}

/// 资金用途.
pub(super) fn purpose(form: &Form) -> Sketch {
    let name = Own::of(form).or("purpose", "资金用途");
    pairs(&form.purpose.iter().map(|purpose| (name.clone(), purpose.clone())).collect::<Vec<_>>())
}

/// Two pairs a row while both are short, in order.
fn pairs(pairs: &[(String, String)]) -> Sketch {
    let mut table = Sketch::default();
    let mut pairs = pairs.iter().peekable();
    let short = |text: &str| !text.contains('\n') && text.chars().count() <= SHORT;
    while let Some((left, value)) = pairs.next() {
        let second = if short(value) { pairs.next_if(|(_, value)| short(value)) } else { None };
        match second {
            Some((right, other)) => table.row(vec![
                label(0, 160, left),
                text(160, 500, value),
                label(500, 660, right),
                text(660, WIDTH, other),
            ]),
            None => table.row(vec![label(0, 160, left), text(160, WIDTH, value)]),
        }
    }
    table
}
