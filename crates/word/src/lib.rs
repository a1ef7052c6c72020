//! Bytes of a Word file to a physical document.

mod automatic_field;
mod doc;
mod docx;
mod edges;
pub mod edit;
mod encoding;
mod entries;
mod eq;
mod error;
mod field;
mod flat_opc;
mod html;
mod lists;
mod mhtml;
mod not_read;
mod number_format;
mod open_tables;
mod producer;
mod rtf;
mod sniff;
mod symbol;
mod text_dump;
mod tracked_changes;
mod word_xml;

use data_encoding::HEXLOWER;
use model::build::Body;
use model::{Document, Format, Limits, Noted, Source};
use sha2::{Digest, Sha256};

pub use entries::{ERRORS, NOTES};
pub use error::WordError;

use crate::sniff::Kind;

/// How to read.
///
/// ```
/// use word::{ReadOptions, Revisions};
///
/// let mut options = ReadOptions::default().with_revisions(Revisions::Original);
/// options.limits.file_bytes = 10 << 20;
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// What the file may cost.
    pub limits: Limits,
    /// Which view of tracked changes to read.
    pub revisions: Revisions,
    /// What becomes of the prompts of empty content controls.
    pub prompts: Prompts,
    /// Who reads the workbooks that stand in a document; without one they are named in a note.
    pub workbooks: Option<WorkbookReader>,
}

/// Reads what a document shows of a workbook embedded in it; `None` for what is no workbook, an error's message for one
/// that cannot be read.
pub type WorkbookReader = fn(&[u8], &Limits) -> Option<Result<Body, String>>;

impl ReadOptions {
    /// With other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// With another view of tracked changes.
    #[must_use]
    pub fn with_revisions(self, revisions: Revisions) -> Self {
        Self { revisions, ..self }
    }

    /// With a reader for the workbooks that stand in a document.
    #[must_use]
    pub fn with_workbooks(self, workbooks: WorkbookReader) -> Self {
        Self { workbooks: Some(workbooks), ..self }
    }

    /// With prompts treated otherwise.
    #[must_use]
    pub fn with_prompts(self, prompts: Prompts) -> Self {
        Self { prompts, ..self }
    }
}

/// The prompts of empty content controls: `单击此处输入文字。` Word shows them where nothing was filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prompts {
    /// Text like any other, as Word shows it; a note says that it is none of the writer's.
    #[default]
    Shown,
    /// No text: who looks for values takes no prompt for one.
    LeftOut,
}

/// Which view of tracked changes to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revisions {
    /// As if every change was accepted: insertions in, deletions out.
    #[default]
    Accepted,
    /// As if every change was rejected.
    Original,
}

/// Reads a file of any kind this crate knows. The kind is decided by content; `name` is only carried into
/// [`model::Source`], without its folder.
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Noted<Document>, WordError> {
    if bytes.len() as u64 > options.limits.file_bytes {
        return Err(WordError::limit("file_bytes", options.limits.file_bytes, name));
    }
    let (format, body) = read_content(bytes, options, 0)?;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let sha256 = HEXLOWER.encode(&Sha256::digest(bytes));
    Ok(body.finish(Source { file, format, sha256, producer: None, modified: None }))
}

/// Reads content of any kind: a file, or a chunk embedded in one, `chunk_depth` packages deep.
fn read_content(
    bytes: &[u8],
    options: &ReadOptions,
    chunk_depth: usize,
) -> Result<(Format, Body), WordError> {
    Ok(match sniff::sniff(bytes)? {
        Kind::Zip => (Format::Docx, docx::read(bytes, options, chunk_depth)?),
        Kind::Compound => (Format::Doc, doc::read(bytes, options)?),
        Kind::Rtf => (Format::Rtf, rtf::read(bytes, options)?),
        Kind::WordXml => (Format::WordXml, word_xml::read(bytes, options, chunk_depth)?),
        Kind::FlatOpc => (Format::FlatOpc, flat_opc::read(bytes, options, chunk_depth)?),
        Kind::Html => (Format::Html, html::read(bytes, options)?),
        Kind::Mhtml => (Format::Mhtml, mhtml::read(bytes, options)?),
        Kind::Text => (Format::Text, text_dump::read(bytes, options)?),
    })
}
