//! The rows of a table on their way to a grid, and what had to be repaired in their cells.

use crate::Note;

use super::RawCell;

/// Between which layout columns a cell stands.
pub(super) struct Placed {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) repairs: Vec<Repair>,
}

/// The cells of a row and their places, which are kept apart so that no cell has to move.
pub(super) struct Row {
    pub(super) cells: Vec<RawCell>,
    pub(super) placed: Vec<Placed>,
}

/// What had to be repaired in a cell.
#[derive(Clone, Copy)]
pub(super) enum Repair {
    Before,
    Span,
    NothingLeft,
    NothingAbove,
    RestartCopied,
    TextInMerged,
}

impl Repair {
    pub(super) fn note(self, row: u32) -> Note {
        match self {
            Self::Before => {
                Note::new("word.before-repaired", "absurd gridBefore taken as 0 (行首空列数无效)")
            }
            Self::Span => Note::new(
                "word.span-repaired",
                "column span of 0 or absurdly many columns repaired (跨列数无效，已修正)",
            ),
            Self::NothingLeft => Note::new(
                "word.hmerge-without-start",
                "continues a cell to its left, but there is none (横向合并缺少起始单元格)",
            ),
            Self::NothingAbove => Note::new(
                "word.vmerge-without-start",
                "continues a merge above, but none of the same columns is open: kept as a cell of its own (纵向合并缺少起始单元格)",
            ),
            Self::RestartCopied => Note::new(
                "word.vmerge-restart-copied",
                format!(
                    "row {row} repeats the start of the merge in an empty cell: taken as its continuation (纵向合并起始标记重复)"
                ),
            ),
            Self::TextInMerged => Note::new(
                "word.text-in-merged-cell",
                format!(
                    "text in row {row} stood in a cell merged away; it was joined to the merged cell (被合并单元格中仍有文字)"
                ),
            ),
        }
    }
}
