//! Last year's documents against this year's.

use jixiao::changes::{
    self, Change, ChangeKind, Effect, FailedDocument, Filed, FolderDiff, ProjectDiff, ReadingError, Side,
    Status,
};
use jixiao::compare::slim;
use jixiao::{Diff, DiffOptions, Submission};
use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Failure};
use crate::read;

/// Which changes the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Filter {
    /// All.
    All,
    /// Amounts, and projects that came or went with theirs.
    Money,
    /// Bounds that more values meet than last year.
    Loosened,
}

/// The documents of a comparison: paths as the page shows them, in the order of the parts.
#[derive(Debug, Deserialize)]
pub(crate) struct Sides {
    old: Vec<String>,
    new: Vec<String>,
    /// Files of either side that could not be read.
    #[serde(default)]
    failed: Vec<Lost>,
}

/// A file that could not be read.
#[derive(Debug, Deserialize)]
struct Lost {
    old: bool,
    path: String,
    id: String,
    message: String,
}

/// What the page says over the changes.
#[derive(Debug, Default, Serialize)]
struct Counts {
    documents: usize,
    added: usize,
    removed: usize,
    changed: usize,
    same: usize,
    /// Whether anything is left under the filter.
    shown: bool,
}

/// JSON of all changes as `jixiao diff --format json` writes it, and the page of those that were asked for.
pub(crate) fn documents(parts: &[&[u8]], sides: Sides, filter: Filter) -> Result<Answer, Failure> {
    let mut old = read::all(parts)?;
    if sides.old.len() + sides.new.len() != old.len() {
        return Err(Failure::of_request("as many paths as documents"));
    }
    let new = old.split_off(sides.old.len());
    match (old.as_slice(), new.as_slice()) {
        ([before], [after]) if sides.failed.is_empty() => {
            let mut diff = jixiao::diff(before, after, &DiffOptions::default());
            diff.old.path = sides.old.into_iter().next();
            diff.new.path = sides.new.into_iter().next();
            two(diff, filter)
        }
        _ => {
            let failed = sides.failed.into_iter().map(lost).collect();
            let (before, after) = (filed(sides.old, old), filed(sides.new, new));
            many(changes::diff_folders(&before, &after, failed, &DiffOptions::default()), filter)
        }
    }
}

fn filed(paths: Vec<String>, submissions: Vec<Submission>) -> Vec<Filed> {
    let documents = paths.into_iter().zip(submissions);
    documents
        .map(|(path, document)| Filed { below: below(&path), path, submission: slim(document) })
        .collect()
}

fn lost(Lost { old, path, id, message }: Lost) -> FailedDocument {
    FailedDocument {
        side: if old { Side::Old } else { Side::New },
        below: below(&path),
        path,
        error: ReadingError { id, message },
        counterpart: None,
    }
}

/// A path below the folder that was given to the page.
fn below(path: &str) -> String {
    path.split_once('/').map_or(path, |(_, below)| below).to_owned()
}

fn two(mut diff: Diff, filter: Filter) -> Result<Answer, Failure> {
    let json = json(&diff)?;
    let projects = &diff.summary.projects;
    let mut counts = Counts {
        documents: 1,
        added: projects.added,
        removed: projects.removed,
        changed: projects.changed,
        same: projects.same,
        shown: false,
    };
    counts.shown = only(&mut diff, filter);
    Ok(Answer::new(&counts, vec![json, changes::to_html(&diff).into_bytes()]))
}

fn many(mut diff: FolderDiff, filter: Filter) -> Result<Answer, Failure> {
    let json = json(&diff)?;
    let projects = diff.summary.projects;
    let mut counts = Counts {
        documents: diff.summary.documents,
        added: projects.added,
        removed: projects.removed,
        changed: projects.changed + projects.split + projects.merged,
        same: projects.same,
        shown: !diff.is_same() || !diff.failed.is_empty(),
    };
    if filter != Filter::All {
        diff.documents.retain_mut(|document| only(document, filter));
        diff.possible.clear();
        diff.copies.clear();
        diff.alerts.clear();
        if filter == Filter::Loosened {
            diff.added.clear();
            diff.removed.clear();
        }
        counts.shown = !(diff.documents.is_empty() && diff.added.is_empty() && diff.removed.is_empty());
    }
    Ok(Answer::new(&counts, vec![json, changes::folder_to_html(&diff).into_bytes()]))
}

fn json(changes: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut json = serde_json::to_vec_pretty(changes).map_err(jixiao::Error::Serialise)?;
    json.push(b'\n');
    Ok(json)
}

/// Leaves of a comparison what passes the filter; whether anything does.
fn only(diff: &mut Diff, filter: Filter) -> bool {
    if filter == Filter::All {
        return !diff.is_same();
    }
    diff.narrative.clear();
    diff.possible.clear();
    diff.alerts.clear();
    diff.projects.retain_mut(|project| keep(project, filter));
    !diff.projects.is_empty()
}

/// Takes out of a project what does not pass; whether anything is left.
fn keep(project: &mut ProjectDiff, filter: Filter) -> bool {
    let passes = |change: &Change| match filter {
        Filter::All => true,
        Filter::Money => change.kind == ChangeKind::Amount,
        Filter::Loosened => change.effect == Some(Effect::Loosened),
    };
    project.changes.retain(passes);
    project.indicators.retain_mut(|indicator| {
        indicator.changes.retain(passes);
        !indicator.changes.is_empty()
    });
    let came_or_went = matches!(project.status, Status::Added | Status::Removed);
    !project.changes.is_empty() || !project.indicators.is_empty() || (filter == Filter::Money && came_or_went)
}
