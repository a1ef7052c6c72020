//! What happens too often in a file for a note each.

use model::Note;

use crate::lists::unknown_format_note;
use crate::{Revisions, tracked_changes};
use model::build::Body;

/// What happened too often for a note each.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) inserted: u32,
    pub(super) deleted: u32,
    pub(super) hidden: u32,
    pub(super) undecodable: u32,
    pub(super) by_document: u32,
    /// Numbers in a format not known here.
    pub(super) unknown_formats: usize,
    /// Paragraphs of a list that is not defined.
    pub(super) unnumbered: u32,
}

impl Tally {
    /// A note for each kind of thing that happened.
    pub(super) fn tell(self, body: &mut Body, revisions: Revisions) {
        if self.inserted + self.deleted > 0 {
            body.note(tracked_changes::note(self.inserted, self.deleted, revisions));
        }
        let said = [
            (self.hidden, "word.hidden-text", "runs of hidden text left out (隐藏文字未读入)"),
            (
                self.undecodable,
                "word.undecodable",
                "runs hold bytes that are no characters of their code page: U+FFFD stands for them (有无法解码的字节)",
            ),
            (
                self.by_document,
                "word.charset-of-document",
                "runs in a font declared Western were read in the document's own code page (字体字符集声明有误，按文档代码页解码)",
            ),
            (
                self.unnumbered,
                "word.number-missing",
                "numbered paragraphs whose list the file does not define, or defines as Word 95 did: their numbers are missing (编号未能计算)",
            ),
        ];
        if self.unknown_formats > 0 {
            body.note(unknown_format_note(self.unknown_formats));
        }
        for (count, id, message) in said.into_iter().filter(|(count, ..)| *count > 0) {
            body.note(Note::new(id, format!("{count} {message}")));
        }
    }
}
