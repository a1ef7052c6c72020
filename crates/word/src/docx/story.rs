//! A story (the body, a header, the notes) in one pass: tokens come in, blocks go out. No tree, no recursion.

mod blocks;
mod controls;
mod fields;
mod known;
mod objects;
pub(crate) mod record;
mod run;
mod tables;
mod tags;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use self::record::Recorder;
use super::control::Control;
use super::data_store::DataStore;
use super::flow::{Flow, Level, Line, Target};
use super::math::Math;
use super::numbering::Numbering;
use super::styles::Styles;
use crate::automatic_field::AutomaticFields;
use crate::{ReadOptions, Revisions, WordError};
use model::build::Body;
use package::xml::{Ahead, Sink, Tag};
use package::{Package, Relationship};

/// What all stories of a package share.
pub(super) struct Context<'c> {
    pub(super) package: &'c Package<'c>,
    /// The main part.
    pub(super) main: &'c str,
    /// What content controls are bound to.
    pub(super) data: &'c RefCell<DataStore>,
    pub(super) options: &'c ReadOptions,
    pub(super) styles: &'c Styles,
    /// Texts of footnotes, endnotes and comments.
    pub(super) annotations: &'c Annotations,
    /// Packages this one is a chunk of.
    pub(super) chunk_depth: usize,
}

/// The texts that marks in the body point to, by part and id.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    pub(super) footnotes: HashMap<i64, String>,
    pub(super) endnotes: HashMap<i64, String>,
    pub(super) comments: HashMap<i64, String>,
}

/// What an open element is, so that its end does what its start began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// Nothing by itself: wrappers are seen through, so that all readers of children are one.
    Plain,
    Paragraph,
    ParagraphProperties,
    /// Run properties of the paragraph mark.
    MarkProperties,
    /// Properties as they were before a tracked change, in the view that shows them.
    Change,
    NumberProperties,
    Section,
    Run,
    RunProperties,
    Text,
    Instruction,
    /// A paragraph of a drawing, and a text in it.
    DrawnParagraph,
    Drawn,
    /// Content that does not exist in the view that is read.
    Removed,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    TableGrid,
    /// A text box.
    Beside,
    /// A paragraph, or a table, where a table allows none.
    Stray,
    StrayTable,
    /// `mc:AlternateContent`, and the branch of it that is read.
    Alternate,
    Branch,
    /// `w:object`.
    Object,
    /// `w:sdt`.
    Control,
    ControlProperties,
    SimpleField,
    FieldData,
    CheckBox,
    List,
    /// Characters with a reading above them.
    Ruby,
    /// The reading.
    Reading,
    Math,
    MathText,
    /// A footnote, endnote, comment, header or footer.
    Note,
}

/// An open `mc:AlternateContent`.
#[derive(Clone, Copy, Default)]
struct Alternate {
    /// A branch was taken.
    taken: bool,
    /// What was met before it.
    met: usize,
}

/// A story being read.
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own about what comes next
pub(super) struct Story<'s> {
    context: &'s Context<'s>,
    numbering: &'s mut Numbering,
    body: &'s mut Body,
    part: String,
    /// Targets of the part's relationships by id; `None` for targets outside the package.
    targets: HashMap<String, Option<String>>,
    /// The body, or whatever the story's outermost sequence is.
    root: Flow,
    levels: Vec<Level>,
    /// What objects in the open paragraph hold, with their parts.
    objects: Vec<(Body, String)>,
    /// A line for the next paragraph.
    spare: Option<Box<Line>>,
    frames: Vec<Frame>,
    run: run::Run,
    known_runs: known::Known<run::Run>,
    known_paragraphs: known::Known<known::Paragraph>,
    text: String,
    preserve: bool,
    math: Math,
    /// Where in its line the reading starts that is open.
    reading_start: usize,
    /// The reading of the ruby that is open.
    reading: String,
    /// The text of the open paragraph of a drawing.
    drawn: String,
    alternates: Vec<Alternate>,
    /// Open content controls.
    controls: Vec<Control>,
    automatic_fields: AutomaticFields,
    /// Characters shown so far.
    shown: usize,
    /// Texts, boxes and pictures met so far, seen or not.
    met: usize,
    /// Open elements of removed content.
    removed: usize,
    bookmarks: Vec<String>,
    page_break_next: bool,
    /// The next paragraph is the first of a section.
    section_begins: bool,
    /// The number of the first paragraph of the section being read.
    section_first: Option<u32>,
    section_continues: bool,
    /// Notes finished, in the note parts.
    notes: Vec<(i64, String)>,
    pub(super) counts: Counts,
    /// Keeps where things stand in the bytes, where that is asked for.
    pub(super) recorder: Option<Recorder>,
}

/// What the story holds besides blocks.
#[derive(Debug, Default)]
pub(super) struct Counts {
    footnotes: u32,
    endnotes: u32,
    /// Insertions and deletions met, whichever of them the view leaves out.
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    /// Parts with headers and footers in the order the sections name them.
    pub(super) edges: Vec<(model::AsideKind, String)>,
    /// Notes and comments that a mark points to.
    pub(super) pointed: HashSet<(model::AsideKind, i64)>,
    /// The root element is `w:document`.
    pub(super) is_document: bool,
    /// And it has a body.
    pub(super) has_body: bool,
}

impl<'s> Story<'s> {
    /// A story of `part`, whose blocks go to `body`.
    pub(super) fn new(
        context: &'s Context<'s>,
        numbering: &'s mut Numbering,
        body: &'s mut Body,
        part: &str,
        relationships: &[Relationship],
    ) -> Self {
        let targets = relationships
            .iter()
            .map(|relationship| (relationship.id.clone(), relationship.target.clone()))
            .collect();
        Self {
            context,
            numbering,
            body,
            part: part.to_owned(),
            targets,
            root: Flow::new(Target::Body),
            levels: Vec::new(),
            objects: Vec::new(),
            spare: None,
            frames: Vec::new(),
            run: run::Run::default(),
            known_runs: known::Known::default(),
            known_paragraphs: known::Known::default(),
            text: String::new(),
            preserve: false,
            math: Math::default(),
            reading_start: 0,
            reading: String::new(),
            drawn: String::new(),
            alternates: Vec::new(),
            controls: Vec::new(),
            automatic_fields: AutomaticFields::default(),
            shown: 0,
            met: 0,
            removed: 0,
            bookmarks: Vec::new(),
            page_break_next: false,
            section_begins: false,
            section_first: None,
            section_continues: false,
            notes: Vec::new(),
            counts: Counts::default(),
            recorder: None,
        }
    }

    /// Ends a story that was read; gives the texts of the notes it holds.
    pub(super) fn finish(&mut self) -> Result<Vec<(i64, String)>, WordError> {
        self.settle()?;
        self.flush()?;
        Ok(std::mem::take(&mut self.notes))
    }

    fn accepts(&self) -> bool {
        self.context.options.revisions == Revisions::Accepted
    }
}

impl Sink for Story<'_> {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        let frame = self.enter(tag)?;
        if let (Some(recorder), Some(frame)) = (&mut self.recorder, frame) {
            let mark = recorder.enter(frame, tag.local(), self.removed > 0);
            if let (Some(mark), Some(line)) = (mark, self.line()) {
                line.notes.push(mark);
            }
        }
        self.frames.extend(frame);
        Ok(frame.is_some())
    }

    fn known(&mut self, ahead: &Ahead<'_>) -> usize {
        self.skip_known(ahead)
    }

    fn token(&mut self, from: u64, to: u64) {
        if let Some(recorder) = &mut self.recorder {
            recorder.token(from as usize..to as usize);
        }
    }

    fn end(&mut self, _: &[u8]) -> Result<(), WordError> {
        if let (Some(recorder), Some(frame)) = (&mut self.recorder, self.frames.last()) {
            recorder.leave(*frame);
        }
        self.leave()
    }

    fn text(&mut self, text: &str) -> Result<(), WordError> {
        if let Some(Frame::Text | Frame::Instruction | Frame::Drawn | Frame::MathText) = self.frames.last() {
            self.text.push_str(text);
        }
        Ok(())
    }
}
