//! What is said about tracked changes.

use model::Note;

use crate::Revisions;

/// Tracked changes are never passed over in silence.
pub(crate) fn note(inserted: u32, deleted: u32, view: Revisions) -> Note {
    let view = match view {
        Revisions::Accepted => "read as if all were accepted (按接受全部修订读取)",
        Revisions::Original => "read as if all were rejected (按拒绝全部修订读取)",
    };
    Note::new(
        "word.revisions",
        format!("tracked changes (修订): {inserted} insertions, {deleted} deletions; {view}"),
    )
}
