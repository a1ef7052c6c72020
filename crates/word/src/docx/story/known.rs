//! Properties met before: nearly all runs of a document have one of a few lists of properties, byte for byte. Reading such
//! a list again would cost more than all else of the run.

use package::xml::Ahead;

use super::{Frame, Story};
use crate::docx::flow::Line;
use crate::docx::styles::Properties;

/// Lists remembered at a time.
const REMEMBERED: usize = 4;
/// Longer lists are not looked for.
const LONGEST: usize = 2_048;

/// Lists of properties and what came of them.
pub(super) struct Known<T> {
    entries: Vec<Entry<T>>,
    /// The entry that is forgotten next.
    oldest: usize,
    /// A list that is being read.
    open: Option<(Box<[u8]>, u32)>,
}

struct Entry<T> {
    written: Box<[u8]>,
    /// The namespace declarations it was read under.
    scope: u32,
    value: T,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), oldest: 0, open: None }
    }
}

impl<T: Clone> Known<T> {
    /// What came of this list before; else it is remembered when it has been read.
    fn find(&mut self, written: &[u8], scope: u32) -> Option<T> {
        let entry = self.entries.iter().find(|entry| *entry.written == *written && entry.scope == scope);
        if entry.is_none() {
            self.open = Some((written.into(), scope));
        }
        entry.map(|entry| entry.value.clone())
    }

    /// The list was read to its end.
    fn learn(&mut self, (written, scope): (Box<[u8]>, u32), value: T) {
        let entry = Entry { written, scope, value };
        match self.entries.get_mut(self.oldest) {
            Some(oldest) => *oldest = entry,
            None => self.entries.push(entry),
        }
        self.oldest = (self.oldest + 1) % REMEMBERED;
    }
}

/// What the properties of a paragraph are, when nothing is tracked in them and no section ends there.
#[derive(Clone)]
pub(super) struct Paragraph {
    style: Option<String>,
    direct: Properties,
    mark_hidden: Option<bool>,
}

/// The content of the element whose start tag was just read, if it ends near by.
fn content<'b>(ahead: &Ahead<'b>) -> Option<&'b [u8]> {
    let near = ahead.behind.get(..LONGEST).unwrap_or(ahead.behind);
    let end = memchr::memchr_iter(b'<', near).find(|at| {
        let close = near[at + 1..].strip_prefix(b"/").and_then(|close| close.strip_prefix(ahead.name));
        close.is_some_and(|close| close.first() == Some(&b'>'))
    })?;
    near.get(..end)
}

/// A list with nothing in it that says more than what a run or paragraph looks like: no tracked change, no section.
fn is_plain(written: &[u8]) -> bool {
    const MORE: [&[u8]; 6] = [b"Change", b"sectPr", b"ins", b"del", b"move", b"xmlns"];
    MORE.iter().all(|more| memchr::memmem::find(written, more).is_none())
}

impl Story<'_> {
    /// How many bytes of what comes next need not be read, because what they say is known.
    pub(super) fn skip_known(&mut self, ahead: &Ahead<'_>) -> usize {
        match self.frames.as_slice() {
            [.., before, Frame::RunProperties] => {
                self.known_runs.open = None;
                if *before == Frame::Run && self.run.is_plain() { self.skip_run(ahead) } else { 0 }
            }
            [.., before, Frame::ParagraphProperties] => {
                self.known_paragraphs.open = None;
                if *before == Frame::Paragraph { self.skip_paragraph(ahead) } else { 0 }
            }
            _ => 0,
        }
    }

    fn skip_run(&mut self, ahead: &Ahead<'_>) -> usize {
        let Some(written) = content(ahead) else { return 0 };
        let Some(run) = self.known_runs.find(written, ahead.scope) else { return 0 };
        self.run = run;
        written.len()
    }

    fn skip_paragraph(&mut self, ahead: &Ahead<'_>) -> usize {
        let Some(written) = content(ahead) else { return 0 };
        let is_new = |line: &mut Line| {
            line.style.is_none() && line.mark_hidden.is_none() && line.direct == Properties::default()
        };
        if !self.line().is_some_and(is_new) {
            return 0;
        }
        let Some(known) = self.known_paragraphs.find(written, ahead.scope) else { return 0 };
        let Some(line) = self.line() else { return 0 };
        (line.style, line.direct, line.mark_hidden) = (known.style, known.direct, known.mark_hidden);
        written.len()
    }

    /// The end of `w:rPr` in a run.
    pub(super) fn learn_run(&mut self) {
        if let Some(open) = self.known_runs.take_plain() {
            self.known_runs.learn(open, self.run.clone());
        }
    }

    /// The end of `w:pPr`.
    pub(super) fn learn_paragraph(&mut self) {
        if let Some(open) = self.known_paragraphs.take_plain()
            && let Some(known) = self.line().map(|line| Paragraph::of(line))
        {
            self.known_paragraphs.learn(open, known);
        }
    }
}

impl<T> Known<T> {
    /// The list being read, if it can be remembered.
    fn take_plain(&mut self) -> Option<(Box<[u8]>, u32)> {
        self.open.take().filter(|(written, _)| is_plain(written))
    }
}

impl Paragraph {
    fn of(line: &Line) -> Self {
        Self { style: line.style.clone(), direct: line.direct.clone(), mark_hidden: line.mark_hidden }
    }
}
