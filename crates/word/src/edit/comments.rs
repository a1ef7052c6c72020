//! Comments (ECMA-376-1 §17.13.4): marks in the main part, texts in a part of their own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use package::Package;
use package::{Sink, Tag};

use super::document::{Document, holds, part};
use super::insertions::Insertions;
use super::markup::{Names, STRICT, TRANSITIONAL, end_of_root, escape, name};
use super::rewrite::rewrite;
use super::{Comment, EditError};
use crate::{ReadOptions, WordError};

const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const RELATIONSHIP_STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
/// `[Content_Types].xml` (ECMA-376-2 §7.2.3.4), the part that says what the others are.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Writes comments into a package.
pub(super) fn write(
    bytes: &[u8],
    document: &Document,
    comments: &[Comment],
    author: &str,
    options: &ReadOptions,
) -> Result<Vec<u8>, EditError> {
    let package = Package::zip(bytes, &options.limits)?;
    let mut parts = Vec::new();
    let related = document.relationships.iter().find(|relationship| relationship.kind == "comments");
    let known = related.and_then(|relationship| relationship.target.clone());
    let target = known.clone().unwrap_or_else(|| free_name(&package, &document.main));
    let there = part(&package, &target)?.filter(|part| !part.trim_ascii().is_empty());
    let first = 1 + last_id(&package, document, &target)?;
    parts.push((document.main.clone(), marked(document, comments, first)?));
    parts.push((target.clone(), texts(document, there, comments, first, author)));
    if known.is_none() {
        parts.push(relationships(&package, document, &target)?);
    }
    // A package that does not say what its parts are is read all the same, and says no more than before.
    let types = part(&package, CONTENT_TYPES)?;
    if let Some(types) = types.filter(|types| !declares(types, &target)) {
        let prefix = root_tag(&types).map(prefix).unwrap_or_default();
        let entry =
            format!("<{prefix}Override PartName=\"/{}\" ContentType=\"{CONTENT_TYPE}\"/>", escape(&target));
        parts.push((CONTENT_TYPES.to_owned(), with_last(&types, &entry)));
    }
    rewrite(bytes, parts)
}

/// The main part with the marks of the comments.
fn marked(document: &Document, comments: &[Comment], first: i64) -> Result<Vec<u8>, EditError> {
    let mut by_paragraph: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    for (id, comment) in (first..).zip(comments) {
        let paragraph = document.anchor(comment.place.as_ref()).ok_or(EditError::NoParagraph)?;
        by_paragraph.entry(paragraph).or_default().push(id);
    }
    let mut insertions = Insertions::default();
    for (paragraph, ids) in by_paragraph {
        let paragraph = &document.paragraphs[paragraph];
        let tag = document.written(&paragraph.tag);
        let names = Names::beside(tag, document.is_strict);
        let (mut before, mut behind) = (String::new(), String::new());
        for id in ids {
            let id = [("id", &*id.to_string())];
            before += &names.open("commentRangeStart", &id);
            before += "/>";
            behind += &names.open("commentRangeEnd", &id);
            behind += "/>";
            let reference = Names::beside(b"<w:", false).open("commentReference", &id);
            let _ = write!(behind, "{}>{reference}/></w:r>", names.open("r", &[]));
        }
        if paragraph.end == paragraph.tag {
            // An empty element gets an end tag.
            let name = String::from_utf8_lossy(name(tag)).into_owned();
            let slash = paragraph.tag.end.saturating_sub("/>".len());
            insertions.replace(slash..paragraph.tag.end, format!(">{before}{behind}</{name}>"));
        } else {
            insertions.put(paragraph.content, before);
            insertions.put(paragraph.end.start, behind);
        }
    }
    Ok(insertions.into(&document.bytes))
}

/// The part of the texts, those that are there before the new ones.
fn texts(
    document: &Document,
    there: Option<Vec<u8>>,
    comments: &[Comment],
    first: i64,
    author: &str,
) -> Vec<u8> {
    let is_strict = document.is_strict;
    let root = there.as_deref().and_then(root_tag).unwrap_or(b"<w:comments>");
    let names = Names::beside(root, is_strict);
    let inner = Names::beside(b"<w:", is_strict);
    let mut text = String::new();
    let initials: String = author.chars().take(1).collect();
    for (id, comment) in (first..).zip(comments) {
        let attributes = [("id", &*id.to_string()), ("author", author), ("initials", &*initials)];
        text += &names.open("comment", &attributes);
        text.push('>');
        // What cannot stand at its own place says where that is.
        let elsewhere = comment.place.as_ref().filter(|place| !document.stands_at(place));
        let place = elsewhere.map(|place| format!("位置：{place}"));
        for (line, written) in place.as_deref().into_iter().chain(comment.text.lines()).enumerate() {
            text += &inner.open("p", &[]);
            text.push('>');
            if line == 0 {
                text += "<w:r><w:annotationRef/></w:r>";
            }
            let _ = write!(text, "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(written));
        }
        if comment.text.is_empty() {
            text += "<w:p/>";
        }
        text += "</w:comment>";
    }
    if let Some(there) = there {
        return with_last(&there, &text);
    }
    let namespace = if is_strict { STRICT } else { TRANSITIONAL };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{namespace}\">{text}</w:comments>"
    )
    .into_bytes()
}

/// The start tag of the outermost element.
fn root_tag(part: &[u8]) -> Option<&[u8]> {
    let start = (0..part.len()).find(|at| {
        part[*at] == b'<' && part.get(at + 1).is_some_and(|next| !matches!(next, b'?' | b'!' | b'/'))
    })?;
    Some(&part[start..])
}

/// A part with one more element at the end of its outermost one.
fn with_last(part: &[u8], element: &str) -> Vec<u8> {
    let mut insertions = Insertions::default();
    match end_of_root(part) {
        Some(Ok(at)) => insertions.put(at, element),
        Some(Err((at, name))) => insertions.replace(at..at + "/>".len(), format!(">{element}</{name}>")),
        None => {}
    }
    insertions.into(part)
}

/// The relationships of the main part with one to the comments, and the name of their part.
fn relationships(
    package: &Package<'_>,
    document: &Document,
    target: &str,
) -> Result<(String, Vec<u8>), EditError> {
    let (folder, file) = document.main.rsplit_once('/').unwrap_or(("", &document.main));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let kind = if document.is_strict { RELATIONSHIP_STRICT } else { RELATIONSHIP };
    let is_taken = |id: &str| document.relationships.iter().any(|relationship| relationship.id == id);
    // One number more than there are relationships: one of them is free.
    let numbers = 1..=document.relationships.len() + 1;
    let id =
        numbers.map(|number| format!("rIdComments{number}")).find(|id| !is_taken(id)).unwrap_or_default();
    let there = part(package, &name)?.filter(|part| !part.trim_ascii().is_empty());
    let there = there.unwrap_or_else(|| {
        b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_vec()
    });
    let prefix = root_tag(&there).map(prefix).unwrap_or_default();
    let element =
        format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{}\"/>", escape(target));
    Ok((name, with_last(&there, &element)))
}

/// The prefix of an element with its colon, from its start tag.
fn prefix(tag: &[u8]) -> String {
    let name = String::from_utf8_lossy(name(tag)).into_owned();
    name.split_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default()
}

/// A name for the part of the comments that no part has.
fn free_name(package: &Package<'_>, main: &str) -> String {
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let numbered = |number: usize| match number {
        0 => format!("{folder}comments.xml"),
        number => format!("{folder}comments{number}.xml"),
    };
    (0..=package.names().count()).map(numbered).find(|name| !package.has(name)).unwrap_or_default()
}

/// `[Content_Types].xml` says what the part is.
fn declares(types: &[u8], target: &str) -> bool {
    let lower = types.to_ascii_lowercase();
    holds(&lower, format!("\"/{}\"", target.to_ascii_lowercase()).as_bytes())
}

/// The highest id of a comment, in its part or in a mark.
fn last_id(package: &Package<'_>, document: &Document, target: &str) -> Result<i64, EditError> {
    let mut ids = Ids { last: -1 };
    package.read_xml(target, &mut ids)?;
    package.read_xml(&document.main, &mut ids)?;
    Ok(ids.last)
}

struct Ids {
    last: i64,
}

impl Sink for Ids {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        if matches!(tag.local(), b"comment" | b"commentReference" | b"commentRangeStart" | b"commentRangeEnd")
        {
            self.last = self.last.max(tag.number("id").unwrap_or(-1).min(i64::from(i32::MAX) - 100_000));
        }
        Ok(true)
    }
}
