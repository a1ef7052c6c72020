//! Findings as people read them: text on a terminal, a return sheet as HTML, the same as data for typesetting.

mod html;
mod sheet;
mod text;

pub use html::to_html;
pub use sheet::{ReturnItem, ReturnSheet, ReturnSheetForm, return_sheet};
pub use text::to_text;

use model::{Place, Pointer, Quantity, Submission};

use crate::Finding;

/// What a finding's first value reads; `None` when it is no single cell or paragraph.
fn value_of<'a>(submission: &'a Submission, pointer: &Pointer) -> Option<&'a str> {
    let mut steps = pointer.as_str().split('/').skip(1);
    let (head, index) = (steps.next()?, steps.next());
    match head {
        "forms" => {
            value_in_form(submission.forms.get(index?.parse::<usize>().ok()?)?, &steps.collect::<Vec<_>>())
        }
        "outline" => {
            let mut section = submission.outline.get(index?.parse::<usize>().ok()?)?;
            loop {
                match (steps.next()?, steps.next()) {
                    ("sections", Some(index)) => {
                        section = section.sections.get(index.parse::<usize>().ok()?)?;
                    }
                    ("paragraphs", Some(index)) => {
                        return section.paragraphs.get(index.parse::<usize>().ok()?).map(String::as_str);
                    }
                    ("heading", None) => return Some(&section.heading),
                    _ => return None,
                }
            }
        }
        "department" => submission.department.as_ref()?.code.as_deref().filter(|_| index == Some("code")),
        _ => None,
    }
}

fn value_in_form<'a>(form: &'a model::Form, steps: &[&str]) -> Option<&'a str> {
    let number = |step: &str| step.parse::<usize>().ok();
    let text = |quantity: &'a Option<Quantity>| quantity.as_ref().map(|quantity| quantity.text.as_str());
    match steps {
        ["number"] => form.number.as_deref(),
        ["title"] => form.title.as_deref(),
        ["purpose"] => form.purpose.as_deref(),
        ["project", "code"] => form.project.as_ref()?.code.as_deref(),
        ["project", "name"] => form.project.as_ref()?.name.as_deref(),
        ["unit", "code"] => form.unit.as_ref()?.code.as_deref(),
        ["unit", "name"] => form.unit.as_ref().map(|unit| unit.name.as_str()),
        ["fields", label] => {
            form.fields.get(&label.replace("~1", "/").replace("~0", "~")).map(String::as_str)
        }
        ["schedule", index, "share"] => {
            form.schedule.get(number(index)?).map(|step| step.share.text.as_str())
        }
        ["goals", index, "text"] => form.goals.get(number(index)?).map(|goal| goal.text.as_str()),
        ["total", key] => {
            let total = form.total.as_ref()?;
            text(if *key == "weight" { &total.weight } else { &total.score })
        }
        ["funds", index, key] => {
            let fund = form.funds.get(number(index)?)?;
            let cells = [
                ("initial", &fund.initial),
                ("budget", &fund.budget),
                ("executed", &fund.executed),
                ("expected", &fund.expected),
                ("weight", &fund.weight),
                ("rate", &fund.rate),
                ("score", &fund.score),
            ];
            cells.into_iter().find(|(name, _)| name == key).and_then(|(_, cell)| text(cell))
        }
        ["tasks", index, "budget", key] => {
            let budget = form.tasks.get(number(index)?)?.budget.as_ref()?;
            let cells = [("total", &budget.total), ("fiscal", &budget.fiscal), ("other", &budget.other)];
            cells.into_iter().find(|(name, _)| name == key).and_then(|(_, cell)| text(cell))
        }
        ["indicators", index, key] => {
            let row = form.indicators.get(number(index)?)?;
            let cells = [
                ("target", &row.target),
                ("actual", &row.actual),
                ("expected", &row.expected),
                ("weight", &row.weight),
                ("score", &row.score),
            ];
            let words = [
                ("name", &row.name),
                ("description", &row.description),
                ("basis", &row.basis),
                ("deviation", &row.deviation),
                ("likelihood", &row.likelihood),
                ("standard", &row.standard),
            ];
            let cell = cells.into_iter().find(|(name, _)| name == key).and_then(|(_, cell)| text(cell));
            cell.or_else(|| {
                words.into_iter().find(|(name, _)| name == key).and_then(|(_, words)| words.as_deref())
            })
        }
        _ => None,
    }
}

/// A finding's group: the form it stands in, or the narrative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Narrative,
    Form(usize),
}

fn group_of(finding: &Finding) -> Group {
    let index = finding.at.first().and_then(|pointer| pointer.as_str().strip_prefix("/forms/"));
    let index = index.and_then(|rest| rest.split('/').next()).and_then(|index| index.parse().ok());
    index.map_or(Group::Narrative, Group::Form)
}

/// How a group is headed: `1.安全生产培训经费绩效目标表`.
fn heading_of(submission: &Submission, group: Group) -> String {
    let Group::Form(index) = group else { return "正文".to_owned() };
    let form = submission.forms.get(index);
    let number = form.and_then(|form| form.number.as_deref()).unwrap_or_default();
    let title = form.and_then(|form| form.title.as_deref());
    let project = form.and_then(|form| form.project.as_ref()?.name.as_deref());
    match (title.map(str::trim).filter(|title| !title.is_empty()), project.map(str::trim)) {
        // Forms of a list share one title.
        (Some(title), Some(project)) if !project.is_empty() && !title.contains(project) => {
            format!("{number}{title}（{project}）")
        }
        (Some(title), _) => format!("{number}{title}"),
        (None, Some(project)) if !project.is_empty() => format!("{number}{project}"),
        (None, _) => format!("第{}张表", index + 1),
    }
}

/// Places as a clerk says them, at most three.
fn say_places(places: &[Place]) -> String {
    let said: Vec<String> = places.iter().take(3).map(ToString::to_string).collect();
    let more = if places.len() > 3 { format!(" 等{}处", places.len()) } else { String::new() };
    format!("{}{more}", said.join("、"))
}
