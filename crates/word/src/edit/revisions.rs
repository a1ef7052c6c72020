//! Corrections in the text: as tracked changes (ECMA-376-1 §17.13.5), or plain.

use std::fmt::Write as _;
use std::ops::Range;

use model::Place;
use package::Package;
use package::{Sink, Tag};

use super::EditError;
use super::document::Document;
use super::insertions::Insertions;
use super::markup::{Names, escape, name};
use super::rewrite::rewrite;
use super::stream::{self, Sign};
use crate::docx::story::record::Text;
use crate::{ReadOptions, WordError};

/// A correction of the text at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The cell or paragraph.
    pub place: Place,
    /// The text as it was read, or a part of it that stands in the place once.
    pub text: String,
    /// Bytes of that text, in order, and what comes to stand there.
    pub edits: Vec<(Range<usize>, String)>,
}

/// How corrections are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// As tracked changes of an author, which the sender accepts or rejects.
    Tracked {
        /// In whose name.
        author: String,
    },
    /// As if they had been accepted.
    Plain,
}

/// A document with corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The file.
    pub bytes: Vec<u8>,
    /// For each change whether it was made: one whose text is not found, or stands in a tracked change already, is not.
    pub made: Vec<bool>,
}

/// Corrects the texts of a .docx; every other byte stays as it was.
///
/// # Errors
/// When the file is no .docx, or one that must not be changed.
pub fn revise(
    bytes: &[u8],
    changes: &[Change],
    how: &How,
    options: &ReadOptions,
) -> Result<Revised, EditError> {
    let document = Document::open(bytes, options)?;
    let package = Package::zip(bytes, &options.limits)?;
    let mut ids = Ids { last: 0 };
    package.read_xml(&document.main, &mut ids)?;
    let mut writer = Writer {
        document: &document,
        how,
        id: ids.last,
        insertions: Insertions::default(),
        done: Vec::new(),
    };
    let made: Vec<bool> = changes.iter().map(|change| writer.change(change)).collect();
    if !made.contains(&true) {
        return Ok(Revised { bytes: bytes.to_vec(), made });
    }
    let main = writer.insertions.into(&document.bytes);
    Ok(Revised { bytes: rewrite(bytes, vec![(document.main, main)])?, made })
}

struct Writer<'a> {
    document: &'a Document,
    how: &'a How,
    /// The last id of a tracked change.
    id: i64,
    insertions: Insertions,
    /// Bytes that were changed.
    done: Vec<Range<usize>>,
}

impl Writer<'_> {
    /// Makes a change whole, or not at all.
    fn change(&mut self, change: &Change) -> bool {
        let signs = stream::of(self.document, self.document.at(&change.place));
        let Some(edits) = change
            .edits
            .iter()
            .map(|(range, new)| Some((found(&signs, &change.text, range)?, new)))
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let touched: Vec<Range<usize>> = edits
            .iter()
            .flat_map(|(range, _)| &signs[range.clone()])
            .map(|sign| sign.bytes.clone())
            .collect();
        let is_free = edits.iter().all(|(range, _)| self.is_free(&signs, range))
            && touched
                .iter()
                .all(|bytes| !self.done.iter().any(|done| done.start < bytes.end && bytes.start < done.end));
        if edits.is_empty() || !is_free {
            return false;
        }
        self.done.extend(touched);
        for (range, new) in edits {
            self.edit(&signs, range, new);
        }
        true
    }

    /// The signs are written in texts, none of which stands in a tracked change.
    fn is_free(&self, signs: &[Sign], range: &Range<usize>) -> bool {
        let reach = range.start..range.end.max(range.start + 1).min(signs.len());
        !reach.is_empty()
            && signs[reach].iter().all(|sign| {
                let Some((paragraph, text)) = sign.text else { return false };
                let paragraph = &self.document.paragraphs[paragraph];
                let before = self.document.written(&(paragraph.content..paragraph.texts[text].run.tag.start));
                ["ins", "moveTo"].iter().all(|name| !is_open(before, name))
            })
    }

    /// Takes signs out, text by text, and puts `new` behind them.
    fn edit(&mut self, signs: &[Sign], range: Range<usize>, new: &str) {
        if range.is_empty() {
            let at = &signs[range.start.min(signs.len() - 1)];
            let byte = if range.start < signs.len() { at.bytes.start } else { at.bytes.end };
            return self.replace(at.text, byte..byte, new);
        }
        let mut rest = &signs[range];
        while let Some(first) = rest.first() {
            let length = rest.iter().take_while(|sign| sign.text == first.text).count();
            let (piece, behind) = rest.split_at(length);
            let bytes = first.bytes.start..piece.last().map_or(first.bytes.end, |last| last.bytes.end);
            self.replace(first.text, bytes, if behind.is_empty() { new } else { "" });
            rest = behind;
        }
    }

    /// Bytes of a text give way to `new`.
    fn replace(&mut self, text: Option<(usize, usize)>, bytes: Range<usize>, new: &str) {
        let Some((paragraph, text)) = text else { return };
        let text = &self.document.paragraphs[paragraph].texts[text];
        let How::Tracked { author } = self.how else {
            self.keep_blanks(text);
            return self.insertions.replace(bytes, escape(new));
        };
        let pieces = Pieces::of(self.document, text);
        if self
            .document
            .written(&(text.content.start..bytes.start))
            .first()
            .is_some_and(u8::is_ascii_whitespace)
            || self
                .document
                .written(&(text.content.start..bytes.start))
                .last()
                .is_some_and(u8::is_ascii_whitespace)
        {
            self.keep_blanks(text);
        }
        let author = author.clone();
        let mut behind = String::new();
        let mut before = String::new();
        if bytes.is_empty() {
            behind += &pieces.close("t");
        } else {
            self.id += 1;
            before += &pieces.close("t");
            before += &pieces.change("del", self.id, &author);
            before += &pieces.open("delText");
            behind += &pieces.close("delText");
            behind += "</w:del>";
        }
        if !new.is_empty() {
            self.id += 1;
            behind += &pieces.change("ins", self.id, &author);
            let _ = write!(behind, "{}{}{}</w:ins>", pieces.open("t"), escape(new), pieces.close("t"));
        }
        behind += &pieces.open("t");
        self.insertions.put(bytes.start, before);
        self.insertions.put(bytes.end, behind);
    }

    /// Blanks at the ends of what is left of a text count.
    fn keep_blanks(&mut self, text: &Text) {
        let tag = self.document.written(&text.tag);
        if !stream::is_preserved(tag) {
            self.insertions.replace(text.tag.end - 1..text.tag.end, " xml:space=\"preserve\">");
        }
    }
}

/// What a run is cut with: the tags that end its text and begin another like it.
struct Pieces {
    run: String,
    prefix: String,
    properties: String,
    names: Names,
}

impl Pieces {
    fn of(document: &Document, text: &Text) -> Self {
        let tag = document.written(&text.run.tag);
        let run = String::from_utf8_lossy(name(tag)).into_owned();
        let prefix = run.split_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
        let properties = text.run.properties.clone().map(|range| document.written(&range).to_vec());
        Self {
            run,
            prefix,
            properties: String::from_utf8_lossy(&properties.unwrap_or_default()).into_owned(),
            names: Names::beside(tag, document.is_strict),
        }
    }

    fn open(&self, text: &str) -> String {
        format!("<{}>{}<{}{text} xml:space=\"preserve\">", self.run, self.properties, self.prefix)
    }

    fn close(&self, text: &str) -> String {
        format!("</{}{text}></{}>", self.prefix, self.run)
    }

    fn change(&self, name: &str, id: i64, author: &str) -> String {
        format!("{}>", self.names.open(name, &[("id", &*id.to_string()), ("author", author)]))
    }
}

/// Where bytes of a text stand among the signs: the text is looked for whole, then the line the bytes are in, then that
/// line without what may be an automatic number in front of it. It has to stand there once.
fn found(signs: &[Sign], text: &str, bytes: &Range<usize>) -> Option<Range<usize>> {
    let chars = |part: &str| part.chars().count();
    let (start, end) = (chars(text.get(..bytes.start)?), chars(text.get(..bytes.end)?));
    let place = |from: usize, wanted: &[char]| {
        let at = once(signs, wanted)?;
        Some(at + start - from..at + end - from)
    };
    let all: Vec<char> = text.chars().collect();
    if let Some(found) = place(0, &all) {
        return Some(found);
    }
    let line_start = all[..start].iter().rposition(|sign| *sign == '\n').map_or(0, |at| at + 1);
    let line_end = all[end..].iter().position(|sign| *sign == '\n').map_or(all.len(), |at| end + at);
    let skipped = 0..=start.saturating_sub(line_start).min(LONGEST_NUMBER);
    skipped.into_iter().find_map(|skip| place(line_start + skip, &all[line_start + skip..line_end]))
}

/// Signs of an automatic number in front of a line: `（十二）　`.
const LONGEST_NUMBER: usize = 8;

/// Where signs stand, if they stand there once.
fn once(signs: &[Sign], wanted: &[char]) -> Option<usize> {
    if wanted.is_empty() || wanted.len() > signs.len() {
        return None;
    }
    let mut found = signs
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| window.iter().map(|sign| &sign.sign).eq(wanted));
    let first = found.next()?.0;
    found.next().is_none().then_some(first)
}

/// Whether an element of that name is open at the end of some markup.
fn is_open(markup: &[u8], name: &str) -> bool {
    let count = |wanted: String| memchr::memmem::find_iter(markup, wanted.as_bytes()).count();
    let opened = count(format!(":{name} ")) + count(format!(":{name}>"));
    let closed = count(format!("/w:{name}>"));
    // An end tag counts as one that was opened, too: `</w:ins>` holds `:ins>`.
    opened > 2 * closed
}

/// The highest id of a tracked change.
struct Ids {
    last: i64,
}

impl Sink for Ids {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        let name = tag.local();
        let is_change = matches!(
            name,
            b"ins" | b"del" | b"moveFrom" | b"moveTo" | b"cellIns" | b"cellDel" | b"cellMerge"
        ) || name.ends_with(b"Change");
        if is_change {
            self.last = self.last.max(tag.number("id").unwrap_or(0).min(i64::from(i32::MAX) - 100_000));
        }
        Ok(true)
    }
}
