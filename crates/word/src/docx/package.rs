//! The package ([ECMA-376-2]): parts by name, relationships, and what inflating may cost.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use model::Limits;
use zip::ZipArchive;
use zip::result::ZipError;

use super::inflate::{OverLimit, io_error};
use super::xml::{self, Sink, Tag};
use crate::WordError;
use crate::sniff::not_word;

/// Parts by name, from a zip or from memory.
pub(crate) struct Package<'a> {
    source: Source<'a>,
    limits: &'a Limits,
    /// Bytes inflated so far from all parts.
    inflated: Cell<u64>,
}

enum Source<'a> {
    /// The archive, and the index of each entry by its folded name.
    Zip(ZipArchive<Cursor<&'a [u8]>>, BTreeMap<String, usize>),
    /// Parts in memory by folded name: flat OPC.
    Map(BTreeMap<String, Vec<u8>>),
}

/// A relationship of a part to another.
#[derive(Debug)]
pub(crate) struct Relationship {
    /// `rId1`.
    pub(crate) id: String,
    /// The last step of its type: `styles`, `footnotes`, `officeDocument`.
    pub(crate) kind: String,
    /// The part it points to; `None` for a target outside the package, which is never opened.
    pub(crate) target: Option<String>,
}

impl<'a> Package<'a> {
    /// Opens a zip. Only its directory is read.
    pub(crate) fn zip(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, WordError> {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(error, "zip directory"))?;
        if archive.len() > limits.entries {
            return Err(WordError::limit("entries", limits.entries as u64, "zip directory"));
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            // Names that are not Unicode (GBK from Chinese archivers) decode to something else, never to a part
            // that matters: part names are ASCII.
            let name = archive
                .by_index_raw(index)
                .map_err(|error| zip_error(error, "zip directory"))?
                .name()
                .to_owned();
            names.insert(fold(&name), index);
        }
        Ok(Self { source: Source::Zip(archive, names), limits, inflated: Cell::new(0) })
    }

    /// Parts already in memory, by name: the readers of flat OPC use it.
    pub(crate) fn from_parts(parts: impl IntoIterator<Item = (String, Vec<u8>)>, limits: &'a Limits) -> Self {
        let parts = parts.into_iter().map(|(name, bytes)| (fold(&name), bytes)).collect();
        Self { source: Source::Map(parts), limits, inflated: Cell::new(0) }
    }

    /// The package has this part. Part names compare without regard to case ([ECMA-376-2] §6.2.2.3).
    pub(crate) fn has(&self, part: &str) -> bool {
        match &self.source {
            Source::Zip(_, names) => names.contains_key(&fold(part)),
            Source::Map(parts) => parts.contains_key(&fold(part)),
        }
    }

    /// The folded names of all parts.
    pub(crate) fn names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.source {
            Source::Zip(_, names) => Box::new(names.keys().map(String::as_str)),
            Source::Map(parts) => Box::new(parts.keys().map(String::as_str)),
        }
    }

    /// What all parts together may still inflate to.
    pub(crate) fn remaining(&self) -> u64 {
        self.limits.total_bytes.saturating_sub(self.inflated.get())
    }

    /// Reads a part as a stream of bytes; `Ok(None)` when there is no such part.
    fn with_part<T>(
        &self,
        part: &str,
        read: impl FnOnce(&mut Metered<'_>) -> Result<T, WordError>,
    ) -> Result<Option<T>, WordError> {
        let metered = |input: &mut dyn Read| read(&mut Metered { input, read: 0, package: self });
        match &self.source {
            Source::Zip(archive, names) => {
                let Some(index) = names.get(&fold(part)) else { return Ok(None) };
                // A clone shares the directory; it lets one part be read while another is open.
                let mut archive = archive.clone();
                let mut entry = archive.by_index(*index).map_err(|error| zip_error(error, part))?;
                metered(&mut entry).map(Some)
            }
            Source::Map(parts) => {
                let Some(bytes) = parts.get(&fold(part)) else { return Ok(None) };
                metered(&mut bytes.as_slice()).map(Some)
            }
        }
    }

    /// A whole part in memory; `Ok(None)` when there is no such part.
    pub(crate) fn bytes(&self, part: &str) -> Result<Option<Vec<u8>>, WordError> {
        self.with_part(part, |input| {
            let mut bytes = Vec::new();
            match input.read_to_end(&mut bytes) {
                Ok(_) => Ok(bytes),
                Err(error) => Err(io_error(error, part, bytes.len() as u64)),
            }
        })
    }

    /// Gives a part of XML to a sink, and the number of its bytes back; `Ok(None)` when there is no such part.
    pub(crate) fn read_xml(&self, part: &str, sink: &mut impl Sink) -> Result<Option<u64>, WordError> {
        self.with_part(part, |input| xml::read(input, part, self.limits, sink))
    }

    /// The relationships of a part (`""` for the package's own). A package that has none is not damaged.
    pub(crate) fn relationships(&self, part: &str) -> Result<Vec<Relationship>, WordError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut relationships = Relationships { folder, found: Vec::new() };
        self.read_xml(&name, &mut relationships)?;
        Ok(relationships.found)
    }

    /// The main document part: by relationship, whatever its name; else where Word puts it.
    pub(crate) fn main_part(&self) -> Result<String, WordError> {
        let by_relationship = self
            .relationships("")?
            .into_iter()
            .filter(|relationship| relationship.kind == "officeDocument")
            .find_map(|relationship| relationship.target.filter(|target| self.has(target)));
        let part =
            by_relationship.or_else(|| self.has("word/document.xml").then(|| "word/document.xml".to_owned()));
        let name = part.as_deref().map(fold).unwrap_or_default();
        if part.is_none() || name.starts_with("xl/") || name.starts_with("ppt/") || name.starts_with("visio/")
        {
            return Err(not_word(self.stranger()?));
        }
        part.ok_or_else(|| not_word("a zip archive"))
    }

    /// What a zip that holds no Word document is.
    fn stranger(&self) -> Result<String, WordError> {
        let under = |folder: &str| self.names().any(|name| name.starts_with(folder));
        if let Some(kind) = self.bytes("mimetype")? {
            let kind = String::from_utf8_lossy(&kind).trim().to_owned();
            return Ok(match kind.as_str() {
                "application/vnd.oasis.opendocument.text" => "an OpenDocument text (.odt)".to_owned(),
                "application/vnd.oasis.opendocument.spreadsheet" => {
                    "an OpenDocument spreadsheet (.ods)".to_owned()
                }
                "application/epub+zip" => "an e-book (.epub)".to_owned(),
                _ => format!("a zip of the kind {}", kind.chars().take(80).collect::<String>()),
            });
        }
        Ok(if under("xl/") {
            "an Excel workbook (Excel 工作簿)"
        } else if under("ppt/") {
            "a PowerPoint presentation (演示文稿)"
        } else if under("visio/") {
            "a Visio drawing"
        } else if self.names().next().is_none() {
            "an empty zip archive"
        } else if self.has("ofd.xml") {
            "an OFD document"
        } else {
            "a zip archive without a Word document in it"
        }
        .to_owned())
    }
}

/// The relationships of a part as far as it is read.
struct Relationships<'f> {
    folder: &'f str,
    found: Vec<Relationship>,
}

impl Sink for Relationships<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        if tag.local() == b"Relationship" {
            let kind = tag.value("Type").unwrap_or_default();
            let outside = tag.value("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let target = tag.value("Target").unwrap_or_default();
            self.found.push(Relationship {
                id: tag.attribute("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: (!outside).then(|| resolve(self.folder, &target)),
            });
        }
        Ok(true)
    }
}

/// Counts what really comes out, whatever the directory declares.
struct Metered<'p> {
    input: &'p mut dyn Read,
    read: u64,
    package: &'p Package<'p>,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.read += count as u64;
        let total = self.package.inflated.get() + count as u64;
        self.package.inflated.set(total);
        let limits = self.package.limits;
        if self.read > limits.part_bytes {
            return Err(io::Error::other(OverLimit { what: "part_bytes", max: limits.part_bytes }));
        }
        if total > limits.total_bytes {
            return Err(io::Error::other(OverLimit { what: "total_bytes", max: limits.total_bytes }));
        }
        Ok(count)
    }
}

/// Part names as they compare: no leading slash, forward slashes, ASCII case folded.
fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// A relationship target seen from the folder of its source part.
fn resolve(folder: &str, target: &str) -> String {
    let target = percent_decoded(&target.replace('\\', "/"));
    let target = target.split(['#', '?']).next().unwrap_or_default();
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let hex = bytes.get(index + 1..index + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) =
            hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| bytes[index] == b'%')
        {
            decoded.push(byte);
            index += 3;
        } else {
            decoded.push(bytes[index]);
            index += 1;
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// An error of the zip directory or an entry's header.
fn zip_error(error: ZipError, part: &str) -> WordError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            WordError::Encrypted
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => WordError::Damaged {
            part: part.to_owned(),
            offset: 0,
            reason: "compressed in a way Word does not use".to_owned(),
            source: Some(Box::new(error)),
        },
        error => WordError::Damaged {
            part: part.to_owned(),
            offset: 0,
            reason: "the zip structure is broken or cut off (文件不完整)".to_owned(),
            source: Some(Box::new(error)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_against_the_folder_of_their_source() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd", "no step leaves the package");
        assert_eq!(resolve("word", "a%20b.xml#x"), "word/a b.xml");
        assert_eq!(resolve("word", "%zz.xml"), "word/%zz.xml");
    }

    #[test]
    fn part_names_compare_without_case_or_leading_slash() {
        let limits = Limits::default();
        let package = Package::from_parts([("/Word/Document.XML".to_owned(), b"x".to_vec())], &limits);
        assert!(package.has("word/document.xml"));
        assert_eq!(package.bytes("word/document.xml").unwrap().unwrap(), b"x");
        assert!(package.bytes("word/other.xml").unwrap().is_none());
    }

    #[test]
    fn parts_are_metered_by_what_they_inflate_to() {
        let limits = Limits { part_bytes: 10, total_bytes: 12, ..Limits::default() };
        let parts = [("a".to_owned(), vec![0; 10]), ("b".to_owned(), vec![0; 11])];
        let package = Package::from_parts(parts, &limits);
        assert!(matches!(package.bytes("b"), Err(WordError::Limit { what: "part_bytes", .. })));
        let package = Package::from_parts([("a".to_owned(), vec![0; 10])], &limits);
        assert!(package.bytes("a").is_ok());
        assert!(matches!(package.bytes("a"), Err(WordError::Limit { what: "total_bytes", .. })));
    }
}
