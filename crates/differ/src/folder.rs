//! Two folders of documents: whose is whose, a year later.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;
use model::{FormKind, Submission};
use wording::assign::{Candidate, Weight, assign};
use wording::fold::letters;
use wording::name;

use crate::weights::document as weights;
use crate::{Diff, DiffOptions, content, diff};

/// Compares two folders: documents of the same department and of the same kinds of form are compared, the new
/// folder's in its order; then come those that only the old folder has. A document without a counterpart is
/// compared with nothing: all it holds is added, or removed.
pub fn diff_folders(old: &[Submission], new: &[Submission], options: &DiffOptions) -> Vec<Diff> {
    let mut candidates = Vec::new();
    for (old_index, before) in old.iter().enumerate() {
        for (new_index, after) in new.iter().enumerate() {
            if let Some(score) = likeness(before, after) {
                let tie = content::tie(content(before), content(after));
                candidates.push(Candidate { left: old_index, right: new_index, score, tie });
            }
        }
    }
    let partners: HashMap<usize, usize> =
        assign(&candidates, Weight::Cubes).iter().map(|pair| (pair.right, pair.left)).collect();
    let mut diffs = Vec::new();
    for (index, after) in new.iter().enumerate() {
        let before = partners.get(&index).map_or_else(|| nothing(after), |&partner| old[partner].clone());
        diffs.push(diff(&before, after, options));
    }
    for (index, before) in old.iter().enumerate() {
        if !partners.values().any(|&partner| partner == index) {
            diffs.push(diff(before, &nothing(before), options));
        }
    }
    diffs
}

/// How surely two documents are of the same department and purpose, in thousandths; `None` when they are not.
fn likeness(old: &Submission, new: &Submission) -> Option<u32> {
    let department = match (identity(old), identity(new)) {
        ((Some(old), _), (Some(new), _)) if old == new => weights::SAME_CODE,
        // A department that changed its code kept its name.
        ((_, Some(old)), (_, Some(new))) if old == new => weights::SAME_NAME,
        ((None, None), _) | (_, (None, None)) if stem(old) == stem(new) => weights::SAME_FILE,
        _ => return None,
    };
    // A goal form and its evaluation are of the same department, and not the same document.
    let same_purpose = kinds(old) == kinds(new);
    let same_name = stem(old) == stem(new);
    // A department that files each project by itself has many documents of one kind.
    let (before, after) = (projects(old), projects(new));
    let shared = before.intersection(&after).count();
    let all = before.union(&after).count();
    let most = weights::OTHER_PROJECTS;
    let other_projects = most - (most * shared as u32).checked_div(all as u32).unwrap_or(most);
    Some(
        department
            - if same_purpose { 0 } else { weights::OTHER_PURPOSE }
            - if same_name { 0 } else { weights::OTHER_FILE }
            - other_projects,
    )
}

/// The names of a document's projects, without what changes from year to year.
fn projects(submission: &Submission) -> BTreeSet<String> {
    let unit = submission.department.as_ref().map(|department| department.name.as_str()).unwrap_or_default();
    let names = submission.forms.iter().filter_map(|form| form.project.as_ref()?.name.as_deref());
    names.map(|name| name::project(name, &[unit])).collect()
}

fn content(submission: &Submission) -> u64 {
    content::hash(&serde_json::to_string(&submission.forms).unwrap_or_default())
}

fn identity(submission: &Submission) -> (Option<String>, Option<String>) {
    let department = submission.department.as_ref();
    let code = department.and_then(|department| department.code.clone());
    let name = department.map(|department| letters(&department.name)).filter(|name| !name.is_empty());
    (code, name)
}

fn kinds(submission: &Submission) -> Vec<FormKind> {
    let mut kinds: Vec<FormKind> = submission.forms.iter().map(|form| form.kind).collect();
    kinds.sort_by_key(|kind| *kind as u8);
    kinds.dedup();
    kinds
}

/// The file's name without its extension and without the digits of years.
fn stem(submission: &Submission) -> String {
    let file = &submission.source.file;
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    letters(stem).chars().filter(|character| !character.is_ascii_digit()).collect()
}

/// A document of the same department that holds nothing.
fn nothing(of: &Submission) -> Submission {
    let mut source = of.source.clone();
    source.file = String::new();
    source.sha256 = String::new();
    source.producer = None;
    Submission {
        source,
        year: None,
        outline: Vec::new(),
        forms: Vec::new(),
        tables: Vec::new(),
        asides: Vec::new(),
        places: IndexMap::new(),
        notes: Vec::new(),
        ..of.clone()
    }
}
