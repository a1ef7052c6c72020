//! The package: docx-rs's parts, completed, with the same bytes each time.

use std::io::{Cursor, Write};

use docx_rs::Docx;
use model::Submission;
use wording::markup::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::table::RowExtra;
use crate::ExportError;
use crate::characters::legal;

/// Writes the package. Entries are compressed, which docx-rs does not do, and dated 1980, which the zip writer
/// does only as long as no crate of the build asks it for the clock.
pub(super) fn pack(docx: Docx, extras: &[RowExtra], submission: &Submission) -> Result<Vec<u8>, ExportError> {
    let mut parts = docx.build();
    parts.document = complete_rows(&parts.document, extras)?;
    parts.doc_props.core = core(submission).into_bytes();
    let mut plain = Cursor::new(Vec::new());
    parts.pack(&mut plain)?;
    let mut archive = ZipArchive::new(plain)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        out.start_file(part.name(), options)?;
        std::io::copy(&mut part, &mut out)?;
    }
    Ok(out.finish()?.into_inner())
}

/// Puts `gridBefore`, `gridAfter` and `tblHeader` into the row properties. `trPr` is markup, never text, so its
/// occurrences are the rows in document order.
fn complete_rows(document: &[u8], extras: &[RowExtra]) -> Result<Vec<u8>, ExportError> {
    const OPEN: &[u8] = b"<w:trPr>";
    let mut out = Vec::with_capacity(document.len() + 32 * extras.len());
    let mut rest = document;
    let mut extras = extras.iter();
    while let Some(at) = find(rest, OPEN) {
        let Some(extra) = extras.next() else { return Err(mismatch()) };
        out.extend_from_slice(&rest[..at + OPEN.len()]);
        if extra.before > 0 {
            write!(out, r#"<w:gridBefore w:val="{}"/>"#, extra.before)?;
        }
        if extra.after > 0 {
            write!(out, r#"<w:gridAfter w:val="{}"/>"#, extra.after)?;
        }
        if extra.header {
            out.extend_from_slice(b"<w:tblHeader/>");
        }
        rest = &rest[at + OPEN.len()..];
    }
    if extras.next().is_some() {
        return Err(mismatch());
    }
    out.extend_from_slice(rest);
    Ok(out)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn mismatch() -> ExportError {
    ExportError::Io(std::io::Error::other("the Word writer wrote another number of rows than it was given"))
}

/// Title and language for readers of the file's properties; no clock, no name of a person.
fn core(submission: &Submission) -> String {
    let department =
        submission.department.as_ref().map(|department| department.name.as_str()).unwrap_or_default();
    let year = submission.year.map(|year| format!("{year}年")).unwrap_or_default();
    let title = format!("{department}{year}预算绩效目标");
    let title: String = legal(&title).chars().filter(|character| !character.is_control()).collect();
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
            r#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#,
            r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            r#"<dc:title>{}</dc:title><dc:creator>jixiao</dc:creator><dc:language>zh-CN</dc:language>"#,
            r#"</cp:coreProperties>"#
        ),
        escape(&title)
    )
}
