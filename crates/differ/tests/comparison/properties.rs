//! What holds of any comparison.

use differ::{
    Change, ChangeKind, Diff, DiffOptions, Direction, Effect, IndicatorDiff, ProjectDiff, Sides, Status, diff,
};
use model::{Pointer, Submission};
use pretty_assertions::assert_eq;
use proptest::prelude::*;
use serde_json::Value;

use crate::common::read;

const DOCUMENTS: [&str; 4] = ["yunling-2024", "yunling-2025", "qinghe-2024", "qinghe-2025"];

#[test]
fn a_document_does_not_differ_from_itself() {
    for name in DOCUMENTS {
        let submission = read(name);
        let diff = diff(&submission, &submission, &DiffOptions::default());
        assert!(diff.is_same(), "{name}");
        assert_eq!((diff.possible, diff.alerts), (Vec::new(), Vec::new()), "{name}");
        assert!(diff.projects.iter().all(|project| project.alerts.is_empty()), "{name}");
    }
}

/// Where a value stands and what it is measured by is no part of what it says; a title repeats the project's
/// name; some words only name a template or a side.
fn says_nothing(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    let top = path.split('/').nth(1).unwrap_or_default();
    // What a line of money is called says what it is; its id was made from that.
    matches!(top, "schema" | "source" | "year" | "department" | "places" | "notes")
        || matches!(last, "title" | "profile" | "number" | "month" | "table" | "row" | "column" | "item")
        || last.ends_with("_span")
        || matches!(last, "rows" | "columns")
}

/// Every leaf of a JSON value with its pointer.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| leaves(value, &format!("{at}/{key}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, value)| leaves(value, &format!("{at}/{i}"), found));
        }
        _ => found.push(at.to_owned()),
    }
}

#[test]
fn nothing_can_change_unnoticed() {
    let mut tried = 0;
    for name in DOCUMENTS {
        let submission = read(name);
        let json = serde_json::to_value(&submission).unwrap();
        let mut paths = Vec::new();
        leaves(&json, "", &mut paths);
        for path in paths.iter().filter(|path| !says_nothing(path)) {
            let mut changed = json.clone();
            let leaf = changed.pointer_mut(path).unwrap();
            *leaf = match leaf {
                Value::String(text) => format!("{text}改").into(),
                Value::Number(number) => (number.as_f64().unwrap() + 7.0).into(),
                _ => continue,
            };
            // A word of a fixed list is refused, not compared.
            let Ok(changed) = serde_json::from_value::<Submission>(changed) else { continue };
            tried += 1;
            assert!(!diff(&submission, &changed, &DiffOptions::default()).is_same(), "{name} {path}");
        }
    }
    assert!(tried > 500, "only {tried} changes were tried");
}

/// The comparison seen from the other document.
fn mirrored(diff: Diff) -> Diff {
    let totals = differ::Totals {
        budget_old: diff.summary.totals.budget_new,
        budget_new: diff.summary.totals.budget_old,
        ..diff.summary.totals
    };
    let told = diff.summary.projects;
    let projects = differ::ProjectCounts {
        added: told.removed,
        removed: told.added,
        split: told.merged,
        merged: told.split,
        ..told
    };
    let summary = differ::Summary { projects, totals };
    Diff {
        old: diff.new,
        new: diff.old,
        years: swap(diff.years),
        departments: swap(diff.departments),
        projects: diff.projects.into_iter().map(mirrored_project).collect(),
        narrative: diff.narrative.into_iter().map(mirrored_change).collect(),
        summary,
        ..diff
    }
}

fn swap<T>(sides: Sides<T>) -> Sides<T> {
    Sides { old: sides.new, new: sides.old }
}

fn other(status: Status) -> Status {
    match status {
        Status::Added => Status::Removed,
        Status::Removed => Status::Added,
        Status::Split => Status::Merged,
        Status::Merged => Status::Split,
        status => status,
    }
}

fn mirrored_project(project: ProjectDiff) -> ProjectDiff {
    ProjectDiff {
        status: other(project.status),
        old: project.new,
        new: project.old,
        changes: project.changes.into_iter().map(mirrored_change).collect(),
        indicators: project.indicators.into_iter().map(mirrored_indicator).collect(),
        ..project
    }
}

fn mirrored_indicator(indicator: IndicatorDiff) -> IndicatorDiff {
    IndicatorDiff {
        status: other(indicator.status),
        old: indicator.new,
        new: indicator.old,
        changes: indicator.changes.into_iter().map(mirrored_change).collect(),
    }
}

fn mirrored_change(change: Change) -> Change {
    let kind = match change.kind {
        ChangeKind::Filled => ChangeKind::Cleared,
        ChangeKind::Cleared => ChangeKind::Filled,
        ChangeKind::Quantified => ChangeKind::Qualified,
        ChangeKind::Qualified => ChangeKind::Quantified,
        kind => kind,
    };
    Change {
        kind,
        old: change.new,
        new: change.old,
        delta: change.delta.map(|delta| model::Exact(-delta.0)),
        direction: change.direction.map(|direction| match direction {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }),
        effect: change.effect.map(|effect| match effect {
            Effect::Tightened => Effect::Loosened,
            Effect::Loosened => Effect::Tightened,
        }),
        at: swap(change.at),
        places: swap(change.places),
        ..change
    }
}

/// What direction cannot change, in an order that depends on nothing but the content: alerts look one way only,
/// percentages have another base, a text diff may be cut otherwise, and labels are the later side's.
fn essence(mut diff: Diff) -> Diff {
    let strip = |change: &mut Change| {
        change.percent = None;
        change.segments.clear();
        change.label.clear();
        let path = change.path.as_str().to_owned();
        if path.starts_with("/tables/") || path.starts_with("/fields/") || path.starts_with("/outline/") {
            change.path = Pointer::root();
        }
    };
    let key = |value: &dyn erased::Json| value.json();
    diff.alerts.clear();
    diff.possible.clear();
    diff.summary.totals.budget_delta = None;
    diff.summary.totals.budget_percent = None;
    diff.summary.totals.without_budget = differ::Counts::default();
    for project in &mut diff.projects {
        project.alerts.clear();
        project.changes.iter_mut().for_each(strip);
        project.changes.sort_by_key(|change| key(change));
        for indicator in &mut project.indicators {
            indicator.changes.iter_mut().for_each(strip);
            indicator.changes.sort_by_key(|change| key(change));
        }
        project.indicators.sort_by_key(|indicator| key(indicator));
    }
    diff.projects.sort_by_key(|project| key(project));
    diff.narrative.iter_mut().for_each(strip);
    diff.narrative.sort_by_key(|change| key(change));
    diff
}

mod erased {
    pub(super) trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}

#[test]
fn the_other_way_round_it_says_the_same() {
    for old in DOCUMENTS {
        for new in DOCUMENTS {
            let (old, new) = (read(old), read(new));
            let there = diff(&old, &new, &DiffOptions::default());
            let back = diff(&new, &old, &DiffOptions::default());
            assert_eq!(essence(mirrored(there)), essence(back));
        }
    }
}

/// The document with its forms and their indicators in another order, every place taken along.
fn shuffled(submission: &Submission, seed: u64) -> Submission {
    let mut shuffled = submission.clone();
    let mut state = seed;
    let mut next = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let mut forms: Vec<usize> = (0..shuffled.forms.len()).collect();
    (1..forms.len()).rev().for_each(|i| forms.swap(i, next(i + 1)));
    shuffled.forms = forms.iter().map(|&form| submission.forms[form].clone()).collect();
    for form in &mut shuffled.forms {
        let count = form.indicators.len();
        (1..count).rev().for_each(|i| form.indicators.swap(i, next(i + 1)));
    }
    shuffled.places.clear();
    shuffled
}

/// Without the pointers, which say where things stand.
fn unplaced(mut diff: Diff) -> Diff {
    let strip = |change: &mut Change| {
        change.at = Sides::default();
        change.places = Sides::default();
    };
    for project in &mut diff.projects {
        for side in [&mut project.old, &mut project.new].into_iter().flatten() {
            (side.at, side.place) = (Pointer::root(), None);
        }
        project.changes.iter_mut().for_each(strip);
        for indicator in &mut project.indicators {
            for side in [&mut indicator.old, &mut indicator.new].into_iter().flatten() {
                (side.at, side.place) = (Pointer::root(), None);
            }
            indicator.changes.iter_mut().for_each(strip);
        }
    }
    diff.narrative.clear();
    essence(diff)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_projects_and_indicators_does_not_matter(seed: u64, department in 0..2_usize) {
        let names = [["yunling-2024", "yunling-2025"], ["qinghe-2024", "qinghe-2025"]][department];
        let (old, new) = (read(names[0]), read(names[1]));
        let plain = diff(&old, &new, &DiffOptions::default());
        let mixed = diff(&shuffled(&old, seed), &shuffled(&new, seed ^ 0x55), &DiffOptions::default());
        prop_assert_eq!(unplaced(plain), unplaced(mixed));
    }
}
