//! The package rewritten: entries that nothing is written into are copied with their compressed bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use package::fold;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::EditError;

/// The zip with some parts changed, in their places, and new ones at its end.
pub(super) fn rewrite(bytes: &[u8], parts: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, EditError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts: BTreeMap<String, (String, Vec<u8>)> =
        parts.into_iter().map(|(name, bytes)| (fold(&name), (name, bytes))).collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + (bytes.len() >> 3))));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        let Some((_, part)) = parts.remove(&fold(entry.name())) else {
            out.raw_copy_file(entry)?;
            continue;
        };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(entry.last_modified().unwrap_or_default());
        out.start_file(entry.name().to_owned(), options)?;
        out.write_all(&part)?;
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in parts.into_values() {
        out.start_file(name, options)?;
        out.write_all(&part)?;
    }
    Ok(out.finish()?.into_inner())
}
