//! Writing into a sender's own file: comments and corrections at places, every other byte as it was.
//!
//! This knows places and insertions, nothing of what is said in them. A .docx is a zip of parts: entries that nothing is
//! written into are copied as they are, compressed bytes and all; in the others only what is inserted is new. Where a
//! place stands in the bytes is said by the reader itself, so that it is the place that was read.

mod comments;
mod document;
mod error;
mod insertions;
mod markup;
mod revisions;
mod rewrite;
mod stream;

use model::Place;

pub use error::EditError;
pub use revisions::{Change, How, Revised, revise};

use crate::ReadOptions;
use document::Document;

/// A comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// The cell or paragraph it is about; the first paragraph of the document where there is none.
    pub place: Option<Place>,
    /// What it says, a paragraph a line.
    pub text: String,
}

/// Puts comments into a .docx, in the name of `author` and without a date, beside those that are there.
///
/// Word takes no comment inside a text box: one that is about a paragraph there stands at the paragraph that holds the
/// box.
///
/// # Errors
/// When the file is no .docx, or one that must not be changed.
pub fn annotate(
    bytes: &[u8],
    comments: &[Comment],
    author: &str,
    options: &ReadOptions,
) -> Result<Vec<u8>, EditError> {
    let document = Document::open(bytes, options)?;
    if comments.is_empty() {
        return Ok(bytes.to_vec());
    }
    comments::write(bytes, &document, comments, author, options)
}
