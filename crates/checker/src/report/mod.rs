//! Findings as people read them: text on a terminal, a return sheet as HTML, the same as data for typesetting.

mod html;
mod sheet;
mod text;

pub use html::to_html;
pub use sheet::{ReturnItem, ReturnSheet, ReturnSheetForm, return_sheet};
pub use text::to_text;

use model::{Place, Pointer, Submission};

use crate::Finding;

/// What a finding's first value reads; `None` when it is no single cell or paragraph.
fn value_of<'a>(submission: &'a Submission, pointer: &Pointer) -> Option<&'a str> {
    submission.get(pointer)?.text()
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
