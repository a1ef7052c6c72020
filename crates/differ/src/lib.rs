//! Two submissions compared: last year's against this year's.
//!
//! Projects are paired by code, name and content, all pairs weighed together; indicators within projects; then
//! every value against its counterpart, by what it means and not by how it is written. The order of projects and
//! indicators does not matter, and neither does renumbering.

mod alert;
mod change_list;
mod code;
mod content;
mod document;
mod features;
mod folder;
mod form;
mod fund;
mod group;
mod indicator;
mod lines;
mod narrative;
mod options;
mod page;
mod phrase;
mod pieces;
mod project;
mod projects;
mod quantity;
mod report;
mod sides;
mod tables;
mod terminal;
mod text;
mod totals;
mod unread;
mod verdict;
mod weights;
mod years;

use model::Submission;

use change_list::ChangeList;
use document::Document;
pub use folder::{
    CopyPair, DocumentPair, DocumentPairing, Filed, diff_folders, diff_pair, folder, folder_to_html,
    folder_to_text, pair_documents,
};
pub use options::{AliasError, Aliases, DiffOptions};
pub use page::to_html;
pub use report::{
    Alert, AlertId, By, Change, ChangeKind, Confidence, Counts, Diff, Direction, DocumentCopy, DocumentSide,
    Effect, FOLDER_SCHEMA, FailedDocument, FolderDiff, FolderSummary, IndicatorDiff, IndicatorSide,
    LoneDocument, Match, PossibleDocuments, PossiblePair, ProjectCounts, ProjectDiff, ProjectSide,
    ReadingError, SCHEMA, Segment, SegmentOp, Side, Sides, Status, Summary, Totals, Written,
};
pub use terminal::to_text;
use totals::Money;

/// Compares two submissions. Both should have been normalised; a value that was not is compared as text.
pub fn diff(old: &Submission, new: &Submission, options: &DiffOptions) -> Diff {
    let (before, after) = (Document::new(old), Document::new(new));
    let compared = projects::compare(&before, &after, options);
    let mut changes = ChangeList::new(&before, &after);
    narrative::compare(&mut changes);
    let mut told = changes.found;
    told.extend(change_list::once(compared.words));
    let summary = summary(&compared.projects, &compared.money);
    let document = |submission: &Submission| DocumentSide { path: None, source: submission.source.clone() };
    Diff {
        schema: SCHEMA,
        old: document(old),
        new: document(new),
        matched: None,
        years: Sides { old: old.year, new: new.year },
        departments: Sides { old: old.department.clone(), new: new.department.clone() },
        possible: compared.possible,
        narrative: told,
        alerts: alert::document((&before, &after), &summary, &compared.projects),
        summary,
        projects: compared.projects,
    }
}

fn summary(projects: &[ProjectDiff], money: &[Money]) -> Summary {
    let count = |status| projects.iter().filter(|project| project.status == status).count();
    let projects = ProjectCounts {
        added: count(Status::Added),
        removed: count(Status::Removed),
        changed: count(Status::Changed),
        same: count(Status::Same),
        split: count(Status::Split),
        merged: count(Status::Merged),
    };
    Summary { projects, totals: totals::of(money) }
}
