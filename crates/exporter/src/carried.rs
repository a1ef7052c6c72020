//! The data that a workbook carries: its canonical JSON, and the hash of the parts that show it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use model::{CARRIED_CELLS, CARRIED_HASH, CARRIED_JSON, Submission};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::ExportError;

/// The types of the relationships from the package to what it carries; a program that does not know them ignores the parts.
const RELATIONSHIP: &str = "urn:jixiao:carried";

/// Adds to a workbook what it was made from.
pub(crate) fn carry(workbook: Vec<u8>, submission: &Submission) -> Result<Vec<u8>, ExportError> {
    let json = serde_json::to_vec(submission).map_err(std::io::Error::from)?;
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut shown: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name().to_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content)?;
        let content = match name.as_str() {
            "[Content_Types].xml" => before_end(&content, TYPES),
            "_rels/.rels" => before_end(&content, &relationships()),
            _ => content,
        };
        out.start_file(&*name, options)?;
        out.write_all(&content)?;
        if name.starts_with(CARRIED_CELLS) {
            shown.insert(name, content);
        }
    }
    for (name, content) in [(CARRIED_JSON, json), (CARRIED_HASH, hash(&shown).into_bytes())] {
        out.start_file(name, options)?;
        out.write_all(&content)?;
    }
    Ok(out.finish()?.into_inner())
}

const TYPES: &str = r#"<Default Extension="json" ContentType="application/json"/><Default Extension="sha256" ContentType="text/plain"/>"#;

fn relationships() -> String {
    let mut text = String::new();
    for (number, part) in (1..).zip([CARRIED_JSON, CARRIED_HASH]) {
        // Writing to a String cannot fail.
        let _ = write!(text, r#"<Relationship Id="jixiao{number}" Type="{RELATIONSHIP}" Target="{part}"/>"#);
    }
    text
}

/// An XML part with something put before its last end tag.
fn before_end(xml: &[u8], more: &str) -> Vec<u8> {
    let end = xml.windows(2).rposition(|window| window == b"</").unwrap_or(xml.len());
    [&xml[..end], more.as_bytes(), &xml[end..]].concat()
}

fn hash(parts: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    for (name, content) in parts {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(content);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
