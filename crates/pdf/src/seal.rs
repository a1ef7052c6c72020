//! The hash of the visible text, put where the typesetter left room for it.

use memchr::memmem;

use crate::PdfError;
use crate::visible::{hash, pages};

/// How the description of the associated file begins; 64 hexadecimal digits follow, zeros until [`seal`] knows them.
///
/// ASCII throughout, so that it stands in the file as a plain literal string (ISO 32000-2 §7.3.4.2): the text of the pages
/// is known only when the file is written, and digits of equal number can be replaced in place.
pub const DESCRIPTION: &str = "Canonical JSON jixiao/1 of this document. SHA-256 of its visible text: ";

/// Digits of a SHA-256 in hexadecimal.
const DIGITS: usize = 64;

/// Writes the hash of the visible text into the description of the associated file. `text` is that of the pages where who
/// made the file knows what [`pages`] would find; a PDF without such a description is given back as it is.
pub fn seal(mut bytes: Vec<u8>, text: Option<&[String]>) -> Result<Vec<u8>, PdfError> {
    let needle = DESCRIPTION.as_bytes();
    let Some(at) = memmem::find(&bytes, needle) else { return Ok(bytes) };
    let digits = at + needle.len()..at + needle.len() + DIGITS;
    if bytes.get(digits.clone()).is_some_and(|digits| digits.iter().all(|&digit| digit == b'0')) {
        let hash = match text {
            Some(text) => hash(text),
            None => hash(&pages(&bytes)?),
        };
        bytes[digits].copy_from_slice(hash.as_bytes());
    }
    Ok(bytes)
}
