//! Whether bytes are a spreadsheet, and of which kind, whatever the file is called.

use std::io::{Cursor, Read as _};

use compound::Compound;
use zip::ZipArchive;

use crate::delimited;
use crate::ods::MIME;

/// A kind of spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An Office Open XML package.
    Package,
    /// An `OpenDocument` spreadsheet.
    OpenDocument,
    /// A binary workbook, in a compound file or bare.
    Binary,
    /// Text with a separator between its values.
    Delimited,
    /// A spreadsheet that is not read.
    Unsupported(&'static str),
}

/// The first record of a binary workbook that stands without a compound file around it ([MS-XLS] 2.4.21).
const BARE_BIFF: [u8; 4] = [0x09, 0x08, 0x10, 0x00];
/// Older records that begin a sheet (BIFF2 to BIFF4).
const OLD_BIFF: [&[u8]; 3] = [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"];

/// Whether the content is a spreadsheet. Whether it can be read is [`read`](crate::read)'s question.
pub fn is_spreadsheet(bytes: &[u8]) -> bool {
    kind(bytes).is_some()
}

pub(crate) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return package(bytes);
    }
    if bytes.starts_with(&compound::MAGIC) {
        return binary(bytes);
    }
    if bytes.starts_with(&BARE_BIFF) {
        return Some(Kind::Binary);
    }
    if OLD_BIFF.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(Kind::Unsupported("Excel 2.0 to 4.0"));
    }
    delimited::is_delimited(bytes).then_some(Kind::Delimited)
}

/// What a zip is, by the names of its parts.
fn package(bytes: &[u8]) -> Option<Kind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut mime = Vec::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        entry.take(MIME.len() as u64).read_to_end(&mut mime).ok()?;
    }
    if mime == MIME.as_bytes() {
        return Some(Kind::OpenDocument);
    }
    let has = |wanted: &str| archive.file_names().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("word/document.xml") {
        return None;
    }
    if has("xl/workbook.xml") {
        return Some(Kind::Package);
    }
    if has("xl/workbook.bin") {
        return Some(Kind::Unsupported("an Excel binary workbook (.xlsb)"));
    }
    // A workbook may stand elsewhere in its package; its sheets are called so all the same.
    let sheets = |name: &str| name.to_ascii_lowercase().contains("xl/worksheets/");
    archive.file_names().any(sheets).then_some(Kind::Package)
}

/// What a compound file is, by the names of its streams.
fn binary(bytes: &[u8]) -> Option<Kind> {
    let compound = Compound::open(bytes).ok()?;
    if compound.has("WordDocument") {
        return None;
    }
    if compound.has("Workbook") {
        return Some(Kind::Binary);
    }
    compound.has("Book").then_some(Kind::Unsupported("Excel 5.0/95"))
}
