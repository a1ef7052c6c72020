//! Bytes of a spreadsheet to a physical document: titles and notes as paragraphs, a grid for each table of a sheet.
//!
//! ```text
//! bytes ─kind→ xlsx · xls · ods · delimited ─→ Book of sheets: cells, merges, borders ─blocks→ Document
//!                                     └─ format: what a cell shows for the value that it stores
//! ```
//!
//! The text of a cell is what Excel shows; what is stored beside it is [`model::Cell::stored`].

mod address;
mod blocks;
mod book;
mod delimited;
mod embedded;
mod entries;
mod error;
mod format;
mod kind;
mod notes;
mod ods;
mod origins;
mod own;
mod page;
mod xls;
mod xlsx;

use data_encoding::HEXLOWER;
use model::build::Body;
use model::{Document, Format, Limits, Noted, Source};
use package::Package;
use sha2::{Digest, Sha256};

pub use embedded::embedded;
pub use entries::NOTES;
pub use error::SheetError;
pub use kind::is_spreadsheet;
pub use origins::Origins;
pub use own::{Carried, carried};

use crate::book::Book;
use crate::kind::Kind;

/// A spreadsheet as a document, and where its tables and paragraphs stood.
#[derive(Clone, Debug)]
pub struct Read {
    /// The document, and what was repaired or left out.
    pub document: Noted<Document>,
    /// Which cells of the workbook its places are.
    pub origins: Origins,
}

/// Reads a spreadsheet of any kind this crate knows. The kind is decided by content; `name` is only carried into
/// [`model::Source`], without its folder.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Read, SheetError> {
    if bytes.len() as u64 > limits.file_bytes {
        return Err(SheetError::Limit { what: "file_bytes", max: limits.file_bytes, part: name.to_owned() });
    }
    let Some(kind) = kind::kind(bytes) else {
        return Err(SheetError::NotASpreadsheet { found: "a file of another kind".to_owned() });
    };
    let mut body = Body::new(limits);
    let (format, book) = book(bytes, kind, &mut body, limits)?;
    (body.producer, body.modified) = (book.producer.clone(), book.modified.clone());
    let origins = blocks::read(book, &mut body, limits)?;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let sha256 = HEXLOWER.encode(&Sha256::digest(bytes));
    let document = body.finish(Source { file, format, sha256, producer: None, modified: None });
    Ok(Read { document, origins })
}

/// The workbook, before its sheets are parted into tables.
fn book(bytes: &[u8], kind: Kind, body: &mut Body, limits: &Limits) -> Result<(Format, Book), SheetError> {
    Ok(match kind {
        Kind::Package => (Format::Xlsx, xlsx::read(&Package::zip(bytes, limits)?, body, limits)?),
        Kind::OpenDocument => (Format::Ods, ods::read(&Package::zip(bytes, limits)?, body, limits)?),
        Kind::Binary => (Format::Xls, xls::read(bytes, body, limits)?),
        Kind::Delimited => (Format::Csv, delimited::read(bytes, body, limits)?),
        Kind::Unsupported(what) => return Err(SheetError::Unsupported { what: what.to_owned() }),
    })
}
