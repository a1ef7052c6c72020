//! Word 2003 XML (`w:wordDocument`).
//!
//! Its words are nearly those of Office Open XML, in one file and with a few others for lists, tracked changes and
//! notes. [`translate`] turns it into the parts of a package as it streams by, and the DOCX reader reads those:
//! merges, views of tracked changes and numbers mean the same in both.

mod lists;
mod text;
mod translate;

use crate::docx;
use crate::{ReadOptions, WordError};
use model::build::Body;
use package::Package;

/// Reads Word 2003 XML.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, chunk_depth: usize) -> Result<Body, WordError> {
    let translated = translate::translate(bytes, &options.limits)?;
    let package = Package::from_parts(translated.parts, &options.limits);
    let mut body = docx::read_package(&package, options, chunk_depth)?;
    (body.producer, body.modified) = (translated.producer, translated.modified);
    Ok(body)
}
