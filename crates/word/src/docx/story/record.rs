//! Where paragraphs, runs and texts stand in the bytes of the part, for who writes into them ([`crate::edit`]).
//!
//! A paragraph that is recorded leaves a mark ([`model::build::mark`]) in the notes of the place it is read into, which says
//! in the end where the paragraph came to stand.

use std::ops::Range;

use model::Note;
use model::build::mark;

use super::Frame;

/// A paragraph of the part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    /// Its start tag.
    pub(crate) tag: Range<usize>,
    /// Where its content starts, behind its properties.
    pub(crate) content: usize,
    /// Its end tag; that of an empty element is its start tag.
    pub(crate) end: Range<usize>,
    /// The paragraph outside all text boxes that holds it; its own number for one that stands in none.
    pub(crate) host: usize,
    /// Its texts that are read, in order.
    pub(crate) texts: Vec<Text>,
}

/// A `w:t` that is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// Its start tag.
    pub(crate) tag: Range<usize>,
    /// What stands between its tags, as it is written.
    pub(crate) content: Range<usize>,
    /// The run it is in.
    pub(crate) run: Run,
}

/// A run of the part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    /// Its start tag.
    pub(crate) tag: Range<usize>,
    /// Its `w:rPr`, tags included.
    pub(crate) properties: Option<Range<usize>>,
}

/// Records while a part is read.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    /// The token being read.
    token: Range<usize>,
    paragraphs: Vec<Paragraph>,
    /// Open paragraphs, and how many text boxes were open around each.
    open: Vec<(usize, usize)>,
    boxes: usize,
    runs: Vec<Run>,
    properties: usize,
    /// The text that is open is read.
    text: bool,
}

impl Recorder {
    pub(super) fn token(&mut self, token: Range<usize>) {
        self.token = token;
    }

    /// An element was entered. Gives the mark of a paragraph.
    pub(super) fn enter(&mut self, frame: Frame, local: &[u8], is_removed: bool) -> Option<Note> {
        match frame {
            Frame::Paragraph | Frame::Stray => return Some(self.paragraph()),
            Frame::Beside => self.boxes += 1,
            Frame::Run => self.runs.push(Run { tag: self.token.clone(), properties: None }),
            Frame::RunProperties => self.properties = self.token.start,
            Frame::Text => {
                self.text = local == b"t" && !is_removed;
                if let (Some((open, _)), Some(run), true) = (self.open.last(), self.runs.last(), self.text) {
                    let content = self.token.end..self.token.end;
                    let text = Text { tag: self.token.clone(), content, run: run.clone() };
                    self.paragraphs[*open].texts.push(text);
                }
            }
            _ => {}
        }
        None
    }

    fn paragraph(&mut self) -> Note {
        let number = self.paragraphs.len();
        let host = if self.boxes == 0 { None } else { self.open.iter().rev().find(|(_, boxes)| *boxes == 0) };
        self.paragraphs.push(Paragraph {
            tag: self.token.clone(),
            content: self.token.end,
            end: self.token.clone(),
            host: host.map_or(number, |(host, _)| *host),
            texts: Vec::new(),
        });
        self.open.push((number, self.boxes));
        mark(number)
    }

    /// An element is about to be left.
    pub(super) fn leave(&mut self, frame: Frame) {
        let Some((open, _)) = self.open.last().copied() else { return };
        match frame {
            Frame::Paragraph | Frame::Stray => {
                self.paragraphs[open].end = self.token.clone();
                self.open.pop();
            }
            Frame::Beside => self.boxes = self.boxes.saturating_sub(1),
            Frame::ParagraphProperties => self.paragraphs[open].content = self.token.end,
            Frame::RunProperties => {
                if let Some(run) = self.runs.last_mut() {
                    run.properties.get_or_insert(self.properties..self.token.end);
                }
            }
            Frame::Run => drop(self.runs.pop()),
            Frame::Text if std::mem::take(&mut self.text) => {
                if let Some(text) = self.paragraphs[open].texts.last_mut() {
                    text.content.end = self.token.start.max(text.content.start);
                }
            }
            _ => {}
        }
    }

    /// The paragraphs in the order in which they begin.
    pub(crate) fn finish(self) -> Vec<Paragraph> {
        self.paragraphs
    }
}
