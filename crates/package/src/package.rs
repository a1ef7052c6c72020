//! Parts by name, within limits.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use model::Limits;
use zip::ZipArchive;

use crate::PackageError;
use crate::metered::{Metered, unreadable};
use crate::xml::{self, Sink};

/// Parts by name, from a zip or from memory.
pub struct Package<'a> {
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

impl<'a> Package<'a> {
    /// Opens a zip. Only its directory is read.
    pub fn zip(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, PackageError> {
        let directory = |error| PackageError::zip(error, "zip directory");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(directory)?;
        if archive.len() > limits.entries {
            return Err(PackageError::limit("entries", limits.entries as u64, "zip directory"));
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            // Names that are not Unicode (GBK from Chinese archivers) decode to something else, never to a part
            // that matters: part names are ASCII.
            let entry = archive.by_index_raw(index).map_err(directory)?;
            names.insert(fold(entry.name()), index);
        }
        Ok(Self { source: Source::Zip(archive, names), limits, inflated: Cell::new(0) })
    }

    /// Parts already in memory, by name: the readers of flat OPC use it.
    pub fn from_parts(parts: impl IntoIterator<Item = (String, Vec<u8>)>, limits: &'a Limits) -> Self {
        let parts = parts.into_iter().map(|(name, bytes)| (fold(&name), bytes)).collect();
        Self { source: Source::Map(parts), limits, inflated: Cell::new(0) }
    }

    /// The package has this part. Part names compare without regard to case (ECMA-376-2 §6.2.2.3).
    pub fn has(&self, part: &str) -> bool {
        match &self.source {
            Source::Zip(_, names) => names.contains_key(&fold(part)),
            Source::Map(parts) => parts.contains_key(&fold(part)),
        }
    }

    /// The folded names of all parts.
    pub fn names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.source {
            Source::Zip(_, names) => Box::new(names.keys().map(String::as_str)),
            Source::Map(parts) => Box::new(parts.keys().map(String::as_str)),
        }
    }

    /// The names of all parts as they are written; those of parts in memory folded.
    pub fn written_names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.source {
            Source::Zip(archive, _) => Box::new(archive.file_names()),
            Source::Map(parts) => Box::new(parts.keys().map(String::as_str)),
        }
    }

    /// What all parts together may still inflate to.
    pub fn remaining(&self) -> u64 {
        self.limits.total_bytes.saturating_sub(self.inflated.get())
    }

    /// Reads a part as a stream of bytes; `Ok(None)` when there is no such part.
    fn with_part<T, E: From<PackageError>>(
        &self,
        part: &str,
        read: impl FnOnce(&mut Metered<'_>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let metered = |input: &mut dyn Read| {
            read(&mut Metered { input, read: 0, inflated: &self.inflated, limits: self.limits })
        };
        match &self.source {
            Source::Zip(archive, names) => {
                let Some(index) = names.get(&fold(part)) else { return Ok(None) };
                // A clone shares the directory; it lets one part be read while another is open.
                let mut archive = archive.clone();
                let mut entry = archive.by_index(*index).map_err(|error| PackageError::zip(error, part))?;
                metered(&mut entry).map(Some)
            }
            Source::Map(parts) => {
                let Some(bytes) = parts.get(&fold(part)) else { return Ok(None) };
                metered(&mut bytes.as_slice()).map(Some)
            }
        }
    }

    /// A whole part in memory; `Ok(None)` when there is no such part.
    pub fn bytes(&self, part: &str) -> Result<Option<Vec<u8>>, PackageError> {
        self.with_part(part, |input| {
            let mut bytes = Vec::new();
            match input.read_to_end(&mut bytes) {
                Ok(_) => Ok(bytes),
                Err(error) => Err(unreadable(error, part, bytes.len() as u64)),
            }
        })
    }

    /// Gives a part of XML to a sink, and the number of its bytes back; `Ok(None)` when there is no such part.
    pub fn read_xml<S: Sink>(&self, part: &str, sink: &mut S) -> Result<Option<u64>, S::Error> {
        self.with_part(part, |input| xml::read(input, part, self.limits, sink))
    }
}

/// Part names as they compare: no leading slash, forward slashes, ASCII case folded (ECMA-376-2 §6.2.2.3).
pub fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use testkit::zip::Zip;

    use super::*;

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
        let zip = Zip::default().entry("a", &[0; 10]).entry("xl/B.xml", &[0; 11]).build();
        let limits = Limits { part_bytes: 10, total_bytes: 12, ..Limits::default() };
        let in_memory = || [("a".to_owned(), vec![0; 10]), ("xl/b.xml".to_owned(), vec![0; 11])];
        for of_zip in [true, false] {
            let open = || {
                if of_zip {
                    Package::zip(&zip, &limits).unwrap()
                } else {
                    Package::from_parts(in_memory(), &limits)
                }
            };
            let package = open();
            assert!(matches!(
                package.bytes("/XL/b.xml"),
                Err(PackageError::Limit { what: "part_bytes", max: 10, .. })
            ));
            let package = open();
            assert_eq!(package.bytes("a").unwrap().unwrap().len(), 10);
            assert!(matches!(package.bytes("a"), Err(PackageError::Limit { what: "total_bytes", .. })));
        }
    }
}
