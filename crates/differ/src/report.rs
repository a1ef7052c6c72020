//! What comparisons say: of two documents, of two folders.

mod alert;
mod change;
mod document;
mod folder;
mod project;
mod sides;
mod summary;

pub use alert::{Alert, AlertId};
pub use change::{Change, ChangeKind, Direction, Effect, Segment, SegmentOp, Written};
pub use document::{Diff, DocumentSide, SCHEMA};
pub use folder::{
    DocumentCopy, FOLDER_SCHEMA, FailedDocument, FolderDiff, FolderSummary, LoneDocument, PossibleDocuments,
    ReadingError, Side,
};
pub use project::{
    By, Confidence, IndicatorDiff, IndicatorSide, Match, PossiblePair, ProjectDiff, ProjectSide, Status,
};
pub use sides::{Counts, Sides};
pub use summary::{ProjectCounts, Summary, Totals};
