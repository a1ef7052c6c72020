//! Two folders of documents: whose is whose, a year later, and what that sums up to.

mod identity;
mod page;
mod pair;
mod signs;
mod text;

use model::{Exact, Submission};
use rust_decimal::Decimal;

pub use page::folder_to_html;
pub use pair::{CopyPair, DocumentPair, DocumentPairing, pair_documents};
pub use text::folder_to_text;

use crate::document::{Document, FormAt};
use crate::report::{
    Counts, Diff, DocumentCopy, DocumentSide, FOLDER_SCHEMA, FailedDocument, FolderDiff, FolderSummary,
    LoneDocument, PossibleDocuments, ProjectCounts, Side, Totals,
};
use crate::totals::{self, Money};
use crate::{DiffOptions, alert, diff, projects};

/// A document of a folder.
#[derive(Clone, Debug)]
pub struct Filed {
    /// Its path as it was found.
    pub path: String,
    /// Its path below the folder, with `/`.
    pub below: String,
    /// What it says.
    pub submission: Submission,
}

/// Compares two folders. Files that could not be read are told, and what may have stood in them is not said to be new or
/// gone.
pub fn diff_folders(
    old: &[Filed],
    new: &[Filed],
    failed: Vec<FailedDocument>,
    options: &DiffOptions,
) -> FolderDiff {
    let pairing = pair_documents(old, new, &failed, options);
    let diffs = pairing.pairs.iter().map(|pair| diff_pair(old, new, pair, options)).collect();
    folder(old, new, failed, pairing, diffs)
}

/// Compares two documents that were paired.
pub fn diff_pair(old: &[Filed], new: &[Filed], pair: &DocumentPair, options: &DiffOptions) -> Diff {
    let (before, after) = (&old[pair.old], &new[pair.new]);
    let mut diff = diff(&before.submission, &after.submission, options);
    diff.old.path = Some(before.path.clone());
    diff.new.path = Some(after.path.clone());
    diff.matched = Some(pair.matched.clone());
    diff
}

/// The whole of two folders: `diffs` are those of the pairs, in their order.
#[allow(clippy::needless_pass_by_value, reason = "the whole takes what it is made of")]
pub fn folder(
    old: &[Filed],
    new: &[Filed],
    mut failed: Vec<FailedDocument>,
    pairing: DocumentPairing,
    diffs: Vec<Diff>,
) -> FolderDiff {
    let added: Vec<LoneDocument> = pairing.added.iter().map(|line| lone(&new[*line])).collect();
    let removed: Vec<LoneDocument> = pairing.removed.iter().map(|line| lone(&old[*line])).collect();
    let mut unread = Vec::new();
    for (failed, counterpart) in failed.iter_mut().zip(&pairing.counterparts) {
        let Some(line) = *counterpart else { continue };
        let there = if failed.side == Side::New { &old[line] } else { &new[line] };
        failed.counterpart = Some(there.path.clone());
        unread.push((failed.side, lone(there)));
    }
    let side = |filed: &Filed| document_side(filed);
    let possible = pairing.possible.iter().map(|pair| PossibleDocuments {
        old: side(&old[pair.old]),
        new: side(&new[pair.new]),
        matched: pair.matched.clone(),
    });
    let copies = pairing.copies.iter().map(|pair| {
        let filed = if pair.side == Side::Old { old } else { new };
        let path = |line: usize| filed[line].path.clone();
        DocumentCopy { side: pair.side, path: path(pair.copy), of: path(pair.of), same: pair.same }
    });
    let (possible, copies): (Vec<_>, Vec<_>) = (possible.collect(), copies.collect());
    let totals = sums(&diffs, &added, &removed, &unread);
    let counts = |status: fn(&ProjectCounts) -> usize| {
        diffs.iter().map(|diff| status(&diff.summary.projects)).sum::<usize>()
    };
    let listed = |lone: &[LoneDocument]| lone.iter().map(|lone| lone.projects.len()).sum::<usize>();
    let same = diffs.iter().filter(|diff| diff.is_same()).count();
    let summary = FolderSummary {
        documents: diffs.len(),
        same,
        changed: diffs.len() - same,
        added: added.len(),
        removed: removed.len(),
        copies: copies.len(),
        failed: failed.len(),
        projects: ProjectCounts {
            added: counts(|projects| projects.added) + listed(&added),
            removed: counts(|projects| projects.removed) + listed(&removed),
            changed: counts(|projects| projects.changed),
            same: counts(|projects| projects.same),
            split: counts(|projects| projects.split),
            merged: counts(|projects| projects.merged),
        },
        totals,
    };
    let alerts = alert::folder(&summary);
    FolderDiff {
        schema: FOLDER_SCHEMA,
        documents: diffs,
        possible,
        added,
        removed,
        copies,
        failed,
        alerts,
        summary,
    }
}

fn document_side(filed: &Filed) -> DocumentSide {
    DocumentSide { path: Some(filed.path.clone()), source: filed.submission.source.clone() }
}

/// A document without a counterpart, with its projects and their money.
fn lone(filed: &Filed) -> LoneDocument {
    let document = Document::new(&filed.submission);
    let forms = FormAt::all(&document);
    let counted = totals::counted(&forms);
    let budgets = forms.iter().filter(|form| counted.contains(&form.index)).map(FormAt::budget);
    let totals = totals::of([&Money { old: Vec::new(), new: budgets.collect() }]);
    LoneDocument {
        document: document_side(filed),
        year: filed.submission.year,
        department: filed.submission.department.clone(),
        projects: forms.into_iter().map(projects::side).collect(),
        budget: totals.budget_new,
        without_budget: totals.without_budget.new,
    }
}

/// The sums of both folders. What stood in a file that could not be read is unknown.
fn sums(
    diffs: &[Diff],
    added: &[LoneDocument],
    removed: &[LoneDocument],
    unread: &[(Side, LoneDocument)],
) -> Totals {
    let mut sum = Sum::default();
    for diff in diffs {
        let totals = &diff.summary.totals;
        let without = totals.without_budget;
        sum.add(totals.budget_old, totals.budget_new, without);
        let nothing_unknown = without == Counts::default();
        sum.open |= totals.budget_delta.is_none() && !nothing_unknown;
    }
    let none = Counts::default();
    for lone in added {
        sum.add(None, lone.budget, Counts { new: lone.without_budget, ..none });
        sum.open |= lone.without_budget > 0;
    }
    for lone in removed {
        sum.add(lone.budget, None, Counts { old: lone.without_budget, ..none });
        sum.open |= lone.without_budget > 0;
    }
    for (side, lone) in unread {
        let projects = lone.projects.len();
        match side {
            Side::New => sum.add(lone.budget, None, Counts { old: lone.without_budget, new: projects }),
            Side::Old => sum.add(None, lone.budget, Counts { old: projects, new: lone.without_budget }),
        }
        sum.open |= projects > 0;
    }
    sum.totals()
}

#[derive(Default)]
struct Sum {
    old: Option<Decimal>,
    new: Option<Decimal>,
    without: Counts,
    /// Whether something is known on one side only.
    open: bool,
}

impl Sum {
    fn add(&mut self, old: Option<Exact>, new: Option<Exact>, without: Counts) {
        let plus = |sum: Option<Decimal>, more: Option<Exact>| match (sum, more) {
            (Some(sum), Some(more)) => Some(sum.saturating_add(more.0)),
            (sum, more) => sum.or(more.map(|more| more.0)),
        };
        (self.old, self.new) = (plus(self.old, old), plus(self.new, new));
        self.without.old += without.old;
        self.without.new += without.new;
    }

    fn totals(self) -> Totals {
        let delta = self.old.zip(self.new).filter(|_| !self.open).and_then(|(old, new)| new.checked_sub(old));
        Totals {
            budget_old: self.old.map(Exact),
            budget_new: self.new.map(Exact),
            budget_delta: delta.map(Exact),
            budget_percent: self.old.zip(delta).and_then(|(old, delta)| crate::quantity::percent(old, delta)),
            without_budget: self.without,
        }
    }
}
