//! Two submissions compared: last year's against this year's.
//!
//! Projects are paired by code, name and content, all pairs weighed together; indicators within projects; then
//! every value against its counterpart, by what it means and not by how it is written. The order of projects and
//! indicators does not matter, and neither does renumbering.

mod alert;
mod change_list;
mod content;
mod document;
mod folder;
mod form;
mod indicator;
mod lines;
mod narrative;
mod options;
mod page;
mod phrase;
mod pieces;
mod project;
mod quantity;
mod report;
mod terminal;
mod text;
mod verdict;
mod weights;
mod years;

use std::collections::{HashMap, HashSet};

use model::{Exact, FormKind, Submission};
use rust_decimal::Decimal;

use change_list::ChangeList;
use document::{Document, FormAt};
pub use folder::diff_folders;
pub use options::{AliasError, Aliases, DiffOptions};
pub use page::{to_html, to_html_all};
use project::Found;
pub use report::{
    Alert, AlertId, By, Change, ChangeKind, Confidence, Counts, Diff, Direction, Effect, IndicatorDiff,
    IndicatorSide, Match, PossiblePair, ProjectDiff, ProjectSide, SCHEMA, Segment, SegmentOp, Sides, Status,
    Summary, Written,
};
pub use terminal::to_text;

/// Compares two submissions. Both should have been normalised; a value that was not is compared as text.
pub fn diff(old: &Submission, new: &Submission, options: &DiffOptions) -> Diff {
    let (before, after) = (Document::new(old), Document::new(new));
    let (old_forms, new_forms) = (FormAt::all(&before), FormAt::all(&after));
    let pairing = project::pair(&old_forms, &new_forms, options);
    let partners: HashMap<usize, &Found> = pairing.sure.iter().map(|found| (found.new, found)).collect();
    let kept: HashSet<usize> = pairing.sure.iter().map(|found| found.old).collect();
    let mut projects = Vec::new();
    for form in &new_forms {
        projects.push(match partners.get(&form.index) {
            Some(found) => both(found, old_forms[found.old], *form),
            None => alone(*form, Status::Added),
        });
    }
    let ended = old_forms.iter().filter(|form| !kept.contains(&form.index));
    projects.extend(ended.map(|form| alone(*form, Status::Removed)));
    let possible = pairing.possible.into_iter().map(|found| PossiblePair {
        old: side(old_forms[found.old]),
        new: side(new_forms[found.new]),
        matched: found.matched,
    });
    let possible = possible.collect();
    let mut changes = ChangeList::new(&before, &after);
    narrative::compare(&mut changes);
    let summary = summary(&projects);
    Diff {
        schema: SCHEMA,
        old: old.source.clone(),
        new: new.source.clone(),
        years: Sides { old: old.year, new: new.year },
        departments: Sides { old: old.department.clone(), new: new.department.clone() },
        possible,
        narrative: changes.found,
        alerts: alert::document((&before, &after), &summary),
        summary,
        projects,
    }
}

fn both(found: &Found, old: FormAt<'_>, new: FormAt<'_>) -> ProjectDiff {
    let mut changes = ChangeList::new(old.document, new.document);
    form::compare(&mut changes, old, new);
    let indicators = indicator::compare(&changes, old, new);
    let same =
        changes.found.is_empty() && indicators.iter().all(|indicator| indicator.status == Status::Same);
    let mut diff = ProjectDiff {
        status: if same { Status::Same } else { Status::Changed },
        matched: Some(found.matched.clone()),
        old: Some(side(old)),
        new: Some(side(new)),
        changes: changes.found,
        indicators,
        alerts: Vec::new(),
    };
    diff.alerts = alert::project(&diff, old, new);
    diff
}

fn alone(form: FormAt<'_>, status: Status) -> ProjectDiff {
    let (old, new) =
        if status == Status::Removed { (Some(side(form)), None) } else { (None, Some(side(form))) };
    let indicators = indicator::alone(form, status);
    ProjectDiff { status, matched: None, old, new, changes: Vec::new(), indicators, alerts: Vec::new() }
}

fn side(form: FormAt<'_>) -> ProjectSide {
    let at = form.pointer();
    ProjectSide {
        code: form.code().map(str::to_owned),
        name: form.name().map(str::to_owned),
        kind: form.form.kind,
        place: form.document.place(&at),
        budget: form.budget().map(Exact),
        at,
    }
}

/// Counts, and the sums of the projects' budgets. A department's own form is no project and not summed.
fn summary(projects: &[ProjectDiff]) -> Summary {
    let count = |status| projects.iter().filter(|project| project.status == status).count();
    let sides = |side: fn(&ProjectDiff) -> Option<&ProjectSide>| {
        let is_project = |side: &&ProjectSide| side.kind != FormKind::DepartmentGoal;
        projects.iter().filter_map(side).filter(is_project).map(|side| side.budget).collect::<Vec<_>>()
    };
    let (old, new) = (sides(|project| project.old.as_ref()), sides(|project| project.new.as_ref()));
    let sum = |budgets: &[Option<Exact>]| {
        budgets.iter().flatten().fold(Decimal::ZERO, |sum, budget| sum.saturating_add(budget.0))
    };
    let missing = |budgets: &[Option<Exact>]| budgets.iter().filter(|budget| budget.is_none()).count();
    let (budget_old, budget_new) = (sum(&old), sum(&new));
    let delta = budget_new.saturating_sub(budget_old);
    Summary {
        added: count(Status::Added),
        removed: count(Status::Removed),
        changed: count(Status::Changed),
        same: count(Status::Same),
        budget_old: Exact(budget_old),
        budget_new: Exact(budget_new),
        budget_delta: Exact(delta),
        budget_percent: quantity::percent(budget_old, delta),
        without_budget: Counts { old: missing(&old), new: missing(&new) },
    }
}
