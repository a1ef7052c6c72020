//! The package ([ECMA-376-2]) of a workbook, and the zip of an OpenDocument one: parts by name, within limits.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use model::Limits;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::SheetError;
use crate::xml::{self, Element, Sink};

/// Parts by name.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
    limits: &'a Limits,
    /// Bytes inflated so far from all parts.
    inflated: Cell<u64>,
}

/// A relationship of a part to another.
#[derive(Clone, Debug)]
pub(crate) struct Relationship {
    pub(crate) id: String,
    /// The last step of its type: `worksheet`, `styles`.
    pub(crate) kind: String,
    /// The part it points to; `None` for a target outside the package.
    pub(crate) target: Option<String>,
}

impl<'a> Package<'a> {
    /// Opens a zip. Only its directory is read.
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, SheetError> {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error, "zip directory"))?;
        if archive.len() > limits.entries {
            let max = limits.entries as u64;
            return Err(SheetError::Limit { what: "entries", max, part: "zip directory".to_owned() });
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|error| broken(&error, "zip directory"))?;
            names.insert(fold(entry.name()), index);
        }
        Ok(Self { archive, names, limits, inflated: Cell::new(0) })
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.names.contains_key(&fold(part))
    }

    /// Reads a part as a stream; `Ok(None)` when there is no such part.
    fn with_part<T>(
        &self,
        part: &str,
        read: impl FnOnce(Metered<'_>) -> Result<T, SheetError>,
    ) -> Result<Option<T>, SheetError> {
        let Some(index) = self.names.get(&fold(part)) else { return Ok(None) };
        // A clone shares the directory.
        let mut archive = self.archive.clone();
        let mut entry = archive.by_index(*index).map_err(|error| broken(&error, part))?;
        read(Metered { input: &mut entry, read: 0, inflated: &self.inflated, limits: self.limits }).map(Some)
    }

    /// The names of all parts, as written.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.archive.file_names().map(str::to_owned)
    }

    /// A whole part in memory.
    pub(crate) fn bytes(&self, part: &str) -> Result<Option<Vec<u8>>, SheetError> {
        self.with_part(part, |mut input| {
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).map_err(|error| unreadable(&error, part, bytes.len() as u64))?;
            Ok(bytes)
        })
    }

    /// Gives a part of XML to a sink; says whether there is such a part.
    pub(crate) fn xml(&self, part: &str, sink: &mut impl Sink) -> Result<bool, SheetError> {
        let read = self.with_part(part, |input| xml::read(BufReader::new(input), part, self.limits, sink))?;
        Ok(read.is_some())
    }

    /// The relationships of a part (`""` for the package's own).
    pub(crate) fn relationships(&self, part: &str) -> Result<Vec<Relationship>, SheetError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut found = Relationships { folder, found: Vec::new() };
        self.xml(&format!("{folder}{slash}_rels/{file}.rels"), &mut found)?;
        Ok(found.found)
    }
}

struct Relationships<'f> {
    folder: &'f str,
    found: Vec<Relationship>,
}

impl Sink for Relationships<'_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), SheetError> {
        if element.name() == b"Relationship" {
            let kind = element.get("Type").unwrap_or_default();
            let outside = element.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let target = element.get("Target").unwrap_or_default();
            self.found.push(Relationship {
                id: element.get("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: (!outside).then(|| resolve(self.folder, &target)),
            });
        }
        Ok(())
    }
}

/// Counts what really comes out, whatever the directory declares.
pub(crate) struct Metered<'p> {
    input: &'p mut dyn Read,
    read: u64,
    inflated: &'p Cell<u64>,
    limits: &'p Limits,
}

/// What [`Metered`] answers when a part goes over its limit.
#[derive(Debug, thiserror::Error)]
#[error("more than {max} {what}")]
struct OverLimit {
    what: &'static str,
    max: u64,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.read += count as u64;
        self.inflated.set(self.inflated.get() + count as u64);
        for (what, size, max) in [
            ("part_bytes", self.read, self.limits.part_bytes),
            ("total_bytes", self.inflated.get(), self.limits.total_bytes),
        ] {
            if size > max {
                return Err(io::Error::other(OverLimit { what, max }));
            }
        }
        Ok(count)
    }
}

/// An error while inflating a part.
pub(crate) fn unreadable(error: &io::Error, part: &str, offset: u64) -> SheetError {
    if let Some(over) = error.get_ref().and_then(|inner| inner.downcast_ref::<OverLimit>()) {
        return SheetError::Limit { what: over.what, max: over.max, part: part.to_owned() };
    }
    if let Some(long) = error.get_ref().and_then(|inner| inner.downcast_ref::<xml::TooLong>()) {
        return SheetError::damaged(part, offset, long.to_string());
    }
    SheetError::damaged(
        part,
        offset,
        format!("the compressed data is broken or cut off (文件不完整): {error}"),
    )
}

fn broken(error: &ZipError, part: &str) -> SheetError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            SheetError::Encrypted
        }
        error => SheetError::damaged(
            part,
            0,
            format!("the zip structure is broken or cut off (文件不完整): {error}"),
        ),
    }
}

/// Part names as they compare: no leading slash, forward slashes, ASCII case folded ([ECMA-376-2] §6.2.2.3).
fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// A relationship target seen from the folder of its source part.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
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

#[cfg(test)]
mod tests {
    use testkit::zip::Zip;

    use super::*;

    #[test]
    fn parts_are_metered_by_what_they_inflate_to() {
        let zip = Zip::default().entry("a", &[0; 10]).entry("xl/B.xml", &[0; 11]).build();
        let limits = Limits { part_bytes: 10, total_bytes: 12, ..Limits::default() };
        let package = Package::open(&zip, &limits).unwrap();
        assert!(matches!(package.bytes("/XL/b.xml"), Err(SheetError::Limit { what: "part_bytes", .. })));
        let package = Package::open(&zip, &limits).unwrap();
        assert_eq!(package.bytes("a").unwrap().unwrap().len(), 10);
        assert!(matches!(package.bytes("a"), Err(SheetError::Limit { what: "total_bytes", .. })));
        assert!(package.bytes("c").unwrap().is_none());
    }

    #[test]
    fn targets_resolve_against_the_folder_of_their_source() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd", "no step leaves the package");
    }
}
