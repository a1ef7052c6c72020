//! What two forms have letter for letter: prints of their goals and of their indicators.

use std::hash::{DefaultHasher, Hash, Hasher};

use model::Submission;
use wording::fold::{letters, squeeze};

use crate::heading::headings;
use crate::sheet::{Sheet, blank};
use crate::weights::likeness as weights;

/// Of the goal texts, white space, width and punctuation left out; `None` for what many may have.
pub(crate) fn goals(sheet: &Sheet<'_>) -> Option<u64> {
    let text: String = sheet.goals().map(|(_, text)| letters(text)).collect();
    (text.chars().count() >= weights::SHORTEST_GOAL).then(|| print(&text))
}

/// Of the indicators' names and targets in their order; `None` for a few.
pub(crate) fn indicators(sheet: &Sheet<'_>) -> Option<u64> {
    let rows = sheet.rows().filter(|row| row.target().is_some_and(|target| !blank(target)));
    let said: Vec<(String, String)> = rows
        .map(|row| {
            (letters(row.name()), row.target().map(|target| squeeze(&target.text)).unwrap_or_default())
        })
        .collect();
    (said.len() >= weights::FEWEST_INDICATORS).then(|| print(&said))
}

/// Of the paragraphs of the narrative, the names of the document's departments left out; `None` for a short one.
pub(crate) fn narrative(submission: &Submission) -> Option<u64> {
    let sections = headings(submission);
    let text: String =
        sections.iter().flat_map(|heading| &heading.section.paragraphs).map(|text| letters(text)).collect();
    let units = submission.forms.iter().filter_map(|form| form.unit.as_ref());
    let owners = submission.department.iter().chain(units).map(|owner| letters(&owner.name));
    let bare = owners.filter(|name| !name.is_empty()).fold(text, |text, name| text.replace(&name, ""));
    (bare.chars().count() >= weights::SHORTEST_NARRATIVE).then(|| print(&bare))
}

/// Equal content has equal prints; of different content sixty-four bits tell more than any folder holds.
pub(crate) fn print(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
