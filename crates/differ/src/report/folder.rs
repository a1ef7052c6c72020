//! What a comparison of two folders says: `jixiao-diff-folder/1`.

use model::{Department, Exact};
use serde::Serialize;

use super::alert::Alert;
use super::document::{Diff, DocumentSide};
use super::project::{Match, ProjectSide};
use super::summary::{ProjectCounts, Totals};

/// The value of [`FolderDiff::schema`].
pub const FOLDER_SCHEMA: &str = "jixiao-diff-folder/1";

/// Two folders compared. Serialises to the JSON of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FolderDiff {
    /// Always [`FOLDER_SCHEMA`].
    pub schema: &'static str,
    /// The documents that have a counterpart, compared, in the later folder's order.
    pub documents: Vec<Diff>,
    /// Pairs that are not asserted; both documents also stand among those added and removed.
    pub possible: Vec<PossibleDocuments>,
    /// Documents only in the later folder.
    pub added: Vec<LoneDocument>,
    /// Documents only in the earlier folder.
    pub removed: Vec<LoneDocument>,
    /// Documents that say what another of their folder says: they are compared and summed once.
    pub copies: Vec<DocumentCopy>,
    /// Files that could not be read. What stood in them is neither added nor removed.
    pub failed: Vec<FailedDocument>,
    /// What a reviewer should look at, both folders.
    pub alerts: Vec<Alert>,
    /// Counts and totals.
    pub summary: FolderSummary,
}

impl FolderDiff {
    /// Whether both folders say the same, as far as they could be read.
    pub fn is_same(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.documents.iter().all(Diff::is_same)
    }
}

/// Two documents that may belong together: shown, not asserted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PossibleDocuments {
    /// The earlier document.
    pub old: DocumentSide,
    /// The later document.
    pub new: DocumentSide,
    /// What speaks for it, and how much.
    #[serde(rename = "match")]
    pub matched: Match,
}

/// A document without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoneDocument {
    /// Where it came from.
    #[serde(flatten)]
    pub document: DocumentSide,
    /// Its budget year.
    pub year: Option<u16>,
    /// Whose it is.
    pub department: Option<Department>,
    /// Its forms, each with its money.
    pub projects: Vec<ProjectSide>,
    /// The sum of the projects' budgets in 元; `null` when nothing of it is known.
    pub budget: Option<Exact>,
    /// Projects whose total could not be read: in no sum.
    pub without_budget: usize,
}

/// A document that says what another of its folder says, or that its name marks as the copy of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentCopy {
    /// In which folder.
    pub side: Side,
    /// The copy.
    pub path: String,
    /// The document it is a copy of.
    pub of: String,
    /// Whether both say the same; else somebody has to say which one holds.
    pub same: bool,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FailedDocument {
    /// In which folder.
    pub side: Side,
    /// The file.
    pub path: String,
    /// Its path below the folder, with `/`.
    #[serde(skip)]
    pub below: String,
    /// Why.
    pub error: ReadingError,
    /// The document of the other folder that is probably its counterpart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingError {
    /// What `jixiao explain` knows it by.
    pub id: String,
    /// In words.
    pub message: String,
}

/// One of two folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The earlier.
    Old,
    /// The later.
    New,
}

/// Counts and totals of two folders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FolderSummary {
    /// Documents that were compared.
    pub documents: usize,
    /// Those of them without changes.
    pub same: usize,
    /// Those of them with changes.
    pub changed: usize,
    /// Documents only in the later folder.
    pub added: usize,
    /// Documents only in the earlier folder.
    pub removed: usize,
    /// Copies.
    pub copies: usize,
    /// Files that could not be read.
    pub failed: usize,
    /// Projects of all documents.
    pub projects: ProjectCounts,
    /// What is known of all projects' money.
    #[serde(flatten)]
    pub totals: Totals,
}

impl DocumentCopy {
    /// As pages say it.
    pub(crate) fn say(&self) -> String {
        if self.same {
            format!("{} 与 {} 相同", self.path, self.of)
        } else {
            format!("{} 的文件名是 {} 的副本，内容不同，请确认以哪一份为准", self.path, self.of)
        }
    }
}
