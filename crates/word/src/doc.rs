//! Binary Word documents, Word 97 to 2007 and Kingsoft WPS ([MS-DOC]).
//!
//! ```text
//! compound file ─→ FIB ─→ piece table ─→ text (one UTF-16 unit for each CP)
//!                      ─→ FKPs ─→ properties by file offset ─→ styles, lists, row definitions
//! lines of a story (fields by result, deleted and hidden text out) ─→ marks: paragraphs, cells, rows ─→ Body
//! ```

mod asides;
mod boxes;
mod character;
mod fib;
mod fields;
mod fkp;
mod fonts;
mod form_field;
mod kind;
mod line;
mod lists;
mod main_story;
mod paragraph;
mod pieces;
mod plc;
mod producer;
mod row;
mod sections;
mod sprm;
mod styles;
mod tables;
mod text;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use model::{Aside, AsideKind, Note};

use self::fib::{Fib, Part, Story};
use self::fkp::Runs;
use self::fonts::Font;
use self::main_story::MainStory;
use self::paragraph::Paragraphs;
use self::pieces::Text;
use self::plc::Plc;
use self::sections::Sections;
use self::styles::Styles;
use self::text::{Met, Reader};
use crate::lists::{Counts, Lists, unknown_format_note};
use crate::sniff::{self, Kind};
use crate::{ReadOptions, WordError, not_read, tracked_changes};
use compound::Compound;
use model::build::Body;

/// Bytes of an FBKF ([MS-DOC] 2.9.71).
const FBKF: usize = 4;

/// Reads a compound file that holds a Word document. Anything else is an error that says what it is.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Body, WordError> {
    let compound = Compound::open(bytes)?;
    if kind::is_encrypted_package(&compound) {
        return Err(WordError::Encrypted);
    }
    let mut cut = Vec::new();
    let mut stream = |name: &'static str| {
        let stream = compound.stream(name)?;
        if stream.cut {
            cut.push(name);
        }
        Some(stream.bytes)
    };
    let Some(document) = stream("WordDocument") else { return Err(kind::stranger(&compound)) };
    if let Some(body) = text_instead(&document, options) {
        return body;
    }
    let fib = Fib::parse(&document)?;
    let (own, other) = if fib.one_table { ("1Table", "0Table") } else { ("0Table", "1Table") };
    let table = stream(own).or_else(|| stream(other));
    let table = table
        .ok_or_else(|| WordError::damaged(own, 0, "the stream with the structure of the text is missing"))?;
    let data = stream("Data").unwrap_or_default();
    let streams = Streams { document: &document, table: &table, data: &data };
    let mut body = read_streams(&streams, &fib, options)?;
    let property_set =
        |name: &str| compound.stream(name).map_or(Cow::Borrowed(&[][..]), |stream| stream.bytes);
    let properties = producer::Properties::parse(
        &property_set("\u{5}SummaryInformation"),
        &property_set("\u{5}DocumentSummaryInformation"),
    );
    body.modified.clone_from(&properties.modified);
    body.producer = properties.producer();
    for name in cut {
        let message = format!("the stream {name} is shorter than the file says (文件不完整)");
        body.note(Note::new("word.stream-cut", message));
    }
    Ok(body)
}

/// Some programs put a page of HTML, or RTF, into the stream `WordDocument`, and Word opens it.
fn text_instead(document: &[u8], options: &ReadOptions) -> Option<Result<Body, WordError>> {
    let kind = sniff::sniff(document).ok()?;
    if !matches!(kind, Kind::Html | Kind::Mhtml | Kind::Rtf) {
        return None;
    }
    Some(crate::read_content(document, options, 0).map(|(format, mut body)| {
        let inside = format.name();
        let message =
            format!("the file is a Word file outside and {inside} inside (外层为 Word 文件，内容为其他格式)");
        body.note(Note::new("word.other-format-inside", message));
        body
    }))
}

/// The streams a document is made of.
struct Streams<'a> {
    document: &'a [u8],
    table: &'a [u8],
    data: &'a [u8],
}

fn read_streams(streams: &Streams<'_>, fib: &Fib, options: &ReadOptions) -> Result<Body, WordError> {
    let Streams { document, table, data } = *streams;
    let limits = &options.limits;
    let mut body = Body::new(limits);
    let mut notes = Vec::new();
    let text = Text::parse(document, fib.part(Part::Clx, table), limits, &mut notes)?;
    for note in notes {
        body.note(note);
    }
    // A paragraph mark closes the last story ([MS-DOC] 2.4.1); more than that belongs to no story.
    let told = fib.story(Story::HeaderTextBoxes).end.saturating_add(1);
    if text.units.iter().skip(told).any(|unit| *unit > 0x20) {
        let message = format!(
            "{} characters belong to no part of the document (部分字符不属于文档任何部分)",
            text.units.len() - told
        );
        body.note(Note::new("word.text-outside-stories", message));
    }
    let styles = Styles::parse(fib.part(Part::Stsh, table));
    let sections = Sections::parse(fib.part(Part::Sed, table), document);
    let runs = Runs::paragraphs(document, fib.part(Part::BtePapx, table));
    let (notes, boxes) = (asides::notes(fib, table), boxes::boxes(fib, table));
    let own_marks = notes.iter().filter(|note| note.kind != AsideKind::Comment && note.number.is_none());
    let mut box_anchors: Vec<usize> = boxes.anchors.keys().copied().collect();
    box_anchors.sort_unstable();
    let fonts = fonts::parse(fib.part(Part::Ffn, table));
    let lists = lists(fib, table, &fonts);
    let reader = Reader {
        text: &text,
        paragraphs: Paragraphs::new(runs, data, &styles, limits),
        characters: Runs::characters(document, fib.part(Part::BteChpx, table)),
        fonts,
        data,
        revisions: options.revisions,
        section_ends: sections.ends,
        own_marks: own_marks.map(|note| note.at).collect(),
        box_anchors,
        automatic_fields: RefCell::default(),
        met: Met::default(),
        budget: Cell::new(limits.total_bytes),
        max_bytes: limits.total_bytes,
    };
    let mut main = MainStory {
        reader,
        body,
        limits,
        notes,
        boxes,
        bookmarks: bookmarks(fib, table),
        lists,
        counts: Counts::default(),
        page_ends: sections.page_ends,
        unknown_number_formats: 0,
        rows_by_end_mark: 0,
    };
    // A PLC without elements is one position long ([MS-DOC] 2.8.36).
    if fib.part(Part::Wkb, table).len() > 4
        && let Some(note) = main.body.once(not_read::SUBDOCUMENT, not_read::subdocument)
    {
        main.body.note(note);
    }
    main.read(fib.story(Story::Main))?;
    for (kind, range) in asides::headers(fib, table) {
        let text = main.plain(range)?;
        if !text.is_empty() {
            main.body.aside(Aside { kind, mark: None, text, place: None });
        }
    }
    let header_boxes = fib.story(Story::HeaderTextBoxes);
    let text = main.plain(header_boxes)?;
    if !text.is_empty() {
        main.body.aside(Aside { kind: AsideKind::Header, mark: None, text, place: None });
    }
    Ok(main.finish())
}

/// Name and first CP of each bookmark, by CP.
fn bookmarks(fib: &Fib, table: &[u8]) -> Vec<(usize, String)> {
    let starts = Plc::new(fib.part(Part::Bkf, table), FBKF);
    let names = plc::strings(fib.part(Part::BkmkNames, table));
    let mut bookmarks: Vec<(usize, String)> = starts.cps().zip(names).collect();
    bookmarks.sort_by_key(|(cp, _)| *cp);
    bookmarks
}

/// The levels of the lists follow `PlfLst` in the table stream, outside its length ([MS-DOC] 2.9.192).
fn lists(fib: &Fib, table: &[u8], fonts: &[Font]) -> Lists {
    let (start, length) = fib.location(Part::PlfLst);
    let end = (start as usize).saturating_add(length as usize);
    lists::parse(fib.part(Part::PlfLst, table), table, end, fib.part(Part::PlfLfo, table), fonts)
}

impl MainStory<'_> {
    /// The body, with what was met on the way.
    fn finish(self) -> Body {
        let Self {
            reader: Reader { met, revisions, .. },
            mut body,
            unknown_number_formats,
            rows_by_end_mark,
            ..
        } = self;
        let (inserted, deleted) = (met.inserted.get(), met.deleted.get());
        if inserted + deleted > 0 {
            body.note(tracked_changes::note(inserted as u32, deleted as u32, revisions));
        }
        let said = [
            (
                met.unmatched.get(),
                "word.field-unmatched",
                "field marks without a partner ignored (域标记不配对)",
            ),
            (
                rows_by_end_mark,
                "word.row-by-end-mark",
                "rows were known by their end mark alone (仅行尾标记表明为表格行)",
            ),
        ];
        if unknown_number_formats > 0 {
            body.note(unknown_format_note(unknown_number_formats));
        }
        for (count, id, message) in said.into_iter().filter(|(count, ..)| *count > 0) {
            body.note(Note::new(id, format!("{count} {message}")));
        }
        body
    }
}
