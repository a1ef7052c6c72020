//! A .docx that may be written into: its main part, and where the places of it stand in the bytes.

use std::collections::HashMap;

use model::Place;
use model::build::marked;
use package::xml::{Namespace, Sink, Tag};
use package::{Package, Relationship};

use super::EditError;
use crate::docx::main_part::main_part;
use crate::docx::read_recording;
use crate::docx::story::record::{Paragraph, Recorder};
use crate::sniff::{self, Kind};
use crate::{ReadOptions, WordError};

/// A document and its places.
pub(super) struct Document {
    /// The name of the main part.
    pub(super) main: String,
    /// The main part.
    pub(super) bytes: Vec<u8>,
    /// Its relationships.
    pub(super) relationships: Vec<Relationship>,
    /// The paragraphs of the main part in the order in which they begin.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Which of them were read into a place, in order.
    places: HashMap<Place, Vec<usize>>,
    /// The namespace of ISO 29500 Strict.
    pub(super) is_strict: bool,
}

impl Document {
    /// Reads a document that may be written into.
    pub(super) fn open(bytes: &[u8], options: &ReadOptions) -> Result<Self, EditError> {
        if bytes.len() as u64 > options.limits.file_bytes {
            return Err(WordError::limit("file_bytes", options.limits.file_bytes, "the file").into());
        }
        if sniff::sniff(bytes)? != Kind::Zip {
            return Err(EditError::NotDocx);
        }
        let package = Package::zip(bytes, &options.limits)?;
        let main = main_part(&package)?;
        let relationships = package.relationships(&main)?;
        refuse_signed(&package)?;
        refuse_protected(&package, &main, &relationships)?;
        let part = part(&package, &main)?.unwrap_or_default();
        // A mark is a note; none may be lost.
        let mut all = options.clone();
        all.limits.notes = usize::MAX;
        let package = Package::zip(bytes, &options.limits)?;
        let (mut body, paragraphs) = read_recording(&package, &all, 0, Some(Recorder::default()))?;
        let mut places: HashMap<Place, Vec<usize>> = HashMap::new();
        for mark in body.take_marks() {
            if let (Some((paragraph, _)), Some(place)) = (marked(&mark), mark.place) {
                places.entry(place).or_default().push(paragraph);
            }
        }
        for paragraphs in places.values_mut() {
            paragraphs.sort_unstable();
        }
        let is_strict = holds(&part, super::markup::STRICT.as_bytes());
        Ok(Self { main, bytes: part, relationships, paragraphs, places, is_strict })
    }

    /// The paragraphs that were read into a cell, or as a paragraph.
    pub(super) fn at(&self, place: &Place) -> &[usize] {
        let bare = Place { also: Vec::new(), ..place.clone() };
        self.places.get(&bare).map_or(&[], Vec::as_slice)
    }

    /// The paragraph that stands for a place: the first of its cell with text, else the first; seen from outside text
    /// boxes. The first paragraph of the document for no place, and for one that has no paragraph of its own.
    pub(super) fn anchor(&self, place: Option<&Place>) -> Option<usize> {
        let own = place.map_or(&[][..], |place| self.at(place));
        let in_table = place.filter(|_| own.is_empty()).and_then(|place| self.first_in_table(place));
        let with_text = own.iter().find(|paragraph| {
            self.paragraphs[**paragraph]
                .texts
                .iter()
                .any(|text| !self.written(&text.content).trim_ascii().is_empty())
        });
        let paragraph = with_text.or(own.first()).copied().or(in_table).unwrap_or(0);
        self.paragraphs.get(paragraph).map(|paragraph| paragraph.host)
    }

    /// Whether a comment on a place stands in that place itself.
    pub(super) fn stands_at(&self, place: &Place) -> bool {
        self.at(place).iter().any(|paragraph| self.paragraphs[*paragraph].host == *paragraph)
    }

    /// The first paragraph of the table a place is in.
    fn first_in_table(&self, place: &Place) -> Option<usize> {
        place.table?;
        let is_in = |other: &Place| other.table == place.table && other.within == place.within;
        self.places.iter().filter(|(other, _)| is_in(other)).flat_map(|(_, own)| own).min().copied()
    }

    /// Bytes of the main part.
    pub(super) fn written(&self, range: &std::ops::Range<usize>) -> &[u8] {
        self.bytes.get(range.clone()).unwrap_or_default()
    }
}

/// A part that can be written into.
pub(super) fn part(package: &Package<'_>, name: &str) -> Result<Option<Vec<u8>>, EditError> {
    let Some(bytes) = package.bytes(name)? else { return Ok(None) };
    if package::encoding::of(&bytes).is_some() {
        return Err(EditError::Encoding { part: name.to_owned() });
    }
    Ok(Some(bytes))
}

pub(super) fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

/// A package with a digital signature (ECMA-376-2 §10) has an origin of signatures.
fn refuse_signed(package: &Package<'_>) -> Result<(), EditError> {
    let is_signed = package
        .relationships("")?
        .iter()
        .any(|relationship| relationship.kind == "origin" && relationship.target.is_some())
        || package.names().any(|name| name.starts_with("_xmlsignatures/"));
    if is_signed { Err(EditError::Signed) } else { Ok(()) }
}

fn refuse_protected(
    package: &Package<'_>,
    main: &str,
    relationships: &[Relationship],
) -> Result<(), EditError> {
    let related = relationships.iter().find(|relationship| relationship.kind == "settings");
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let usual = format!("{folder}settings.xml");
    let part = related.and_then(|relationship| relationship.target.clone()).unwrap_or(usual);
    let mut protection = Protection::default();
    match package.read_xml(&part, &mut protection) {
        // What cannot be read protects nothing, and is told by the reader.
        Ok(_) | Err(WordError::Damaged { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    match protection.kind {
        Some(kind) => Err(EditError::Protected { kind }),
        None => Ok(()),
    }
}

/// What the settings protect the document against (ECMA-376-1 §17.15.1.29, §17.15.1.93).
#[derive(Default)]
struct Protection {
    kind: Option<String>,
}

impl Sink for Protection {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        if tag.namespace == Namespace::Word {
            let is_on =
                |name: &str| tag.value(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
            let has = |name: &str| tag.value(name).is_some_and(|value| !value.is_empty());
            match tag.local() {
                b"documentProtection" if is_on("enforcement") => {
                    self.kind = Some(tag.attribute("edit").unwrap_or_else(|| "readOnly".to_owned()));
                }
                b"writeProtection" if has("hash") || has("hashValue") => {
                    self.kind = Some("readOnly".to_owned());
                }
                _ => {}
            }
        }
        Ok(true)
    }
}
