//! What a comparison of two documents says: `jixiao-diff/1`.

use model::{Department, Source};
use serde::Serialize;

use super::alert::Alert;
use super::change::Change;
use super::project::{Match, PossiblePair, ProjectDiff, Status};
use super::sides::Sides;
use super::summary::Summary;

/// The value of [`Diff::schema`].
pub const SCHEMA: &str = "jixiao-diff/1";

/// Two submissions compared. Serialises to the JSON of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The earlier document.
    pub old: DocumentSide,
    /// The later document.
    pub new: DocumentSide,
    /// Of two documents of folders: why the one is taken for the other, a year later.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<Match>,
    /// Budget years.
    pub years: Sides<u16>,
    /// Departments the documents belong to.
    pub departments: Sides<Department>,
    /// Every form of both documents, once: in the later document's order, those that ended last.
    pub projects: Vec<ProjectDiff>,
    /// Pairs too unlike to be asserted; both sides are also listed as removed and added.
    pub possible: Vec<PossiblePair>,
    /// Changes of the narrative.
    pub narrative: Vec<Change>,
    /// What a reviewer should look at, whole document.
    pub alerts: Vec<Alert>,
    /// Counts and totals.
    pub summary: Summary,
}

impl Diff {
    /// Whether the documents say the same: no project, no sentence of the narrative differs.
    pub fn is_same(&self) -> bool {
        self.narrative.is_empty() && self.projects.iter().all(|project| project.status == Status::Same)
    }
}

/// One of the documents: where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentSide {
    /// The file as it was named or found; none where bytes were compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the submission says of its source.
    #[serde(flatten)]
    pub source: Source,
}
