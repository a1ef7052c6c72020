//! Office Open XML (ECMA-376): any package with a WordprocessingML main part, Transitional or Strict.
//!
//! One streaming pass over the main part; only styles, numbering and notes are read before it. Headers, footers,
//! footnotes, endnotes and comments become [`model::Aside`]s. A table used only for layout is a table like any
//! other, except that a single cell around other tables is dissolved.

mod chunk;
mod control;
mod data_store;
mod embedded;
mod flow;
pub(crate) mod main_part;
mod math;
mod numbering;
pub(crate) mod story;
mod styles;

use std::cell::RefCell;

use model::{Aside, AsideKind, Note};
use package::Package;

use self::data_store::DataStore;
use self::main_part::main_part;
use self::numbering::Numbering;
use self::story::record::{Paragraph, Recorder};
use self::story::{Annotations, Context, Counts, Story};
use self::styles::Styles;
use crate::sniff::not_word;
use crate::{ReadOptions, Revisions, WordError};
use model::build::Body;

/// Reads a zip package.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, chunk_depth: usize) -> Result<Body, WordError> {
    read_package(&Package::zip(bytes, &options.limits)?, options, chunk_depth)
}

/// Reads a package from wherever its parts are.
pub(crate) fn read_package(
    package: &Package<'_>,
    options: &ReadOptions,
    chunk_depth: usize,
) -> Result<Body, WordError> {
    Ok(read_recording(package, options, chunk_depth, None)?.0)
}

/// The same, and with a recorder where the paragraphs of the main part stand in its bytes.
pub(crate) fn read_recording(
    package: &Package<'_>,
    options: &ReadOptions,
    chunk_depth: usize,
    recorder: Option<Recorder>,
) -> Result<(Body, Vec<Paragraph>), WordError> {
    let mut body = Body::new(&options.limits);
    let main = main_part(package)?;
    let relationships = package.relationships(&main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let target = |kind: &str, usual: &str| {
        let related = relationships.iter().find(|relationship| relationship.kind == kind);
        let usual = if folder.is_empty() { usual.to_owned() } else { format!("{folder}/{usual}") };
        related.and_then(|relationship| relationship.target.clone()).unwrap_or(usual)
    };
    let styles = target("styles", "styles.xml");
    let styles = tolerated(Styles::read(package, &styles), &styles, &mut body)?.unwrap_or_default();
    let numbering = read_numbering(package, &target("numbering", "numbering.xml"), &mut body)?;

    let mut annotations = Annotations::default();
    let data = RefCell::new(DataStore::default());
    let side = SideStories {
        package,
        main: &main,
        data: &data,
        options,
        styles: &styles,
        numbering: &numbering,
        chunk_depth,
    };
    for (kind, texts) in [
        ("footnotes", &mut annotations.footnotes),
        ("endnotes", &mut annotations.endnotes),
        ("comments", &mut annotations.comments),
    ] {
        texts.extend(side.read(&target(kind, &format!("{kind}.xml")), &mut body)?);
    }

    let mut counting = numbering.clone();
    let context = Context {
        package,
        main: &main,
        data: &data,
        options,
        styles: &styles,
        annotations: &annotations,
        chunk_depth,
    };
    let mut story = Story::new(&context, &mut counting, &mut body, &main, &relationships);
    story.recorder = recorder;
    let bytes = package.read_xml(&main, &mut story)?.unwrap_or_default();
    story.finish()?;
    let paragraphs = story.recorder.take().map(Recorder::finish).unwrap_or_default();
    let counts = story.counts;
    if !counts.is_document {
        return Err(not_word("a package whose main part is no Word document"));
    }
    if !counts.has_body {
        let reason = "the main part has no WordprocessingML body (主文档部件无正文)";
        return Err(WordError::damaged(&*main, bytes, reason));
    }
    unpointed(&annotations, &counts, &mut body);
    for (kind, part) in &counts.edges {
        for (_, text) in side.read(part, &mut body)? {
            if !text.trim().is_empty() {
                body.aside(Aside { kind: *kind, mark: None, text, place: None });
            }
        }
    }
    report_revisions(&counts, options.revisions, &mut body);
    let properties = package.properties(&package.relationships("")?)?;
    (body.producer, body.modified) = (properties.producer, properties.modified);
    Ok((body, paragraphs))
}

/// Reads the numbering, and says which formats of numbers are unknown.
fn read_numbering(package: &Package<'_>, part: &str, body: &mut Body) -> Result<Numbering, WordError> {
    let mut numbering = tolerated(Numbering::read(package, part), part, body)?.unwrap_or_default();
    for format in std::mem::take(&mut numbering.unknown_formats) {
        let message =
            format!("number format {format} is unknown; written in decimal (未知编号格式按阿拉伯数字)");
        body.note(Note::new("word.number-format-unknown", message));
    }
    Ok(numbering)
}

/// Reads stories beside the body: notes, headers, footers.
struct SideStories<'s> {
    package: &'s Package<'s>,
    main: &'s str,
    data: &'s RefCell<DataStore>,
    options: &'s ReadOptions,
    styles: &'s Styles,
    numbering: &'s Numbering,
    chunk_depth: usize,
}

impl SideStories<'_> {
    /// The texts of a part by id; a part that is missing has none.
    fn read(&self, part: &str, body: &mut Body) -> Result<Vec<(i64, String)>, WordError> {
        let relationships = self.package.relationships(part)?;
        let annotations = Annotations::default();
        let context = Context {
            package: self.package,
            main: self.main,
            data: self.data,
            options: self.options,
            styles: self.styles,
            annotations: &annotations,
            chunk_depth: self.chunk_depth,
        };
        // Lists count anew in each of these parts.
        let mut numbering = self.numbering.clone();
        let mut story = Story::new(&context, &mut numbering, body, part, &relationships);
        let read = match self.package.read_xml(part, &mut story) {
            Ok(Some(_)) => story.finish().map(Some),
            Ok(None) => Ok(None),
            Err(error) => Err(error),
        };
        Ok(tolerated(read, part, body)?.unwrap_or_default())
    }
}

/// A part that helps to read the body; broken, it is left out with a note.
fn tolerated<T>(
    read: Result<Option<T>, WordError>,
    part: &str,
    body: &mut Body,
) -> Result<Option<T>, WordError> {
    match read {
        Err(error @ WordError::Damaged { .. }) => {
            let message = format!("part {part} was left out (部件损坏，未读入): {error}");
            body.note(Note::new("word.part-damaged", message));
            Ok(None)
        }
        other => other,
    }
}

/// Notes and comments that no mark points to are kept all the same.
fn unpointed(annotations: &Annotations, counts: &Counts, body: &mut Body) {
    for (kind, texts) in [
        (AsideKind::Footnote, &annotations.footnotes),
        (AsideKind::Endnote, &annotations.endnotes),
        (AsideKind::Comment, &annotations.comments),
    ] {
        let mut left: Vec<_> =
            texts.iter().filter(|(id, _)| !counts.pointed.contains(&(kind, **id))).collect();
        left.sort();
        for (_, text) in left.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            body.aside(Aside { kind, mark: None, text: text.clone(), place: None });
        }
    }
}

/// Tracked changes are never passed over in silence.
fn report_revisions(counts: &Counts, revisions: Revisions, body: &mut Body) {
    if counts.inserted + counts.deleted == 0 {
        return;
    }
    let view = match revisions {
        Revisions::Accepted => "read as if all were accepted (按接受全部修订读取)",
        Revisions::Original => "read as if all were rejected (按拒绝全部修订读取)",
    };
    let message = format!(
        "tracked changes (修订): {} insertions, {} deletions; {view}",
        counts.inserted, counts.deleted
    );
    body.note(Note::new("word.revisions", message));
}
