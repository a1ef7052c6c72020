//! Findings as people read them: text on a terminal, a return sheet as HTML, the same as data for typesetting.

mod html;
mod sheet;
mod text;

pub use html::{sheets_to_html, to_html};
pub use sheet::{ReturnItem, ReturnSheet, ReturnSheetForm, ReturnSheets, return_sheet};
pub use text::to_text;

use model::{Place, Submission};

use crate::Finding;

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

/// Places as a clerk says them, cells of one column together: 表2 第3、4、7行 第5列.
fn say_places(places: &[Place]) -> String {
    let mut columns: Vec<(Place, Vec<u32>)> = Vec::new();
    for place in places {
        let column = Place { row: None, also: Vec::new(), ..place.clone() };
        match (columns.iter_mut().find(|(other, _)| *other == column), place.row) {
            (Some((_, rows)), Some(row)) => rows.push(row),
            (_, row) => columns.push((column, row.into_iter().collect())),
        }
    }
    let said = columns.iter().map(|(column, rows)| match rows.as_slice() {
        [] => column.to_string(),
        [row] => Place { row: Some(*row), ..column.clone() }.to_string(),
        [.., last] => {
            // The place of the last row, with all rows in its stead.
            let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
            let one = Place { row: Some(*last), ..column.clone() }.to_string();
            one.replace(&format!("第{last}行"), &format!("第{}行", rows.join("、")))
        }
    });
    said.collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_one_column_are_said_together() {
        let places = [Place::cell(2, 3, 5), Place::cell(2, 4, 5), Place::cell(2, 7, 6), Place::paragraph(3)];
        assert_eq!(say_places(&places), "表2 第3、4行 第5列；表2 第7行 第6列；第3段");
        assert_eq!(say_places(&[Place::table(1)]), "表1");
    }
}
