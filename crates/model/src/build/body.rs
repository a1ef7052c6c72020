//! What every format builds: the body of a document, numbered and bounded while it grows.

use std::iter::Peekable;

use crate::{Aside, Block, Document, Grid, Limits, Note, Noted, Paragraph, Place, Source, Span};

use super::Excess;
use super::cell_text::CellText;
use super::gather;
use super::mark::marked;
use super::once::Once;
use super::raw::{self, RawCell, RawTable};

/// The growing body of a document. It numbers paragraphs and tables, resolves raw tables into grids, gathers
/// notes and asides with their places, and stops with [`Excess`] when the file costs too much.
#[derive(Debug)]
pub struct Body {
    /// The program that wrote the file.
    pub producer: Option<String>,
    /// When it was last saved, as its own properties say.
    pub modified: Option<String>,
    limits: Limits,
    blocks: Vec<Block>,
    asides: Vec<Aside>,
    notes: Vec<Note>,
    once: Once,
    /// Notes beyond [`Limits::notes`], counted only.
    unsaid: usize,
    paragraphs: u32,
    tables: u32,
    cells: usize,
    chars: usize,
    /// Characters of automatic numbers that were computed.
    number_chars: usize,
}

/// Characters that computed numbers may come to: two hundred thousand paragraphs with numbers of ten characters.
const NUMBER_CHARS: usize = 2_000_000;

impl Body {
    /// An empty body, and what it may come to.
    pub fn new(limits: &Limits) -> Self {
        Self {
            producer: None,
            modified: None,
            limits: limits.clone(),
            blocks: Vec::new(),
            asides: Vec::new(),
            notes: Vec::new(),
            once: Once::default(),
            unsaid: 0,
            paragraphs: 0,
            tables: 0,
            cells: 0,
            chars: 0,
            number_chars: 0,
        }
    }

    /// Adds a paragraph that stands outside tables; its `index` is set here. Returns its place.
    pub fn paragraph(&mut self, mut paragraph: Paragraph) -> Result<Place, Excess> {
        if self.blocks.len() >= self.limits.blocks {
            return Err(Excess::new("blocks", self.limits.blocks as u64, "body"));
        }
        self.paragraphs += 1;
        paragraph.index = self.paragraphs;
        self.blocks.push(Block::Paragraph(paragraph));
        Ok(Place::paragraph(self.paragraphs))
    }

    /// Adds a table of the body and returns its place; a table without cells is not drawn by Word and is left
    /// out. The notes and asides of its cells come along.
    pub fn table(&mut self, table: RawTable) -> Result<Option<Place>, Excess> {
        if self.blocks.len() >= self.limits.blocks {
            return Err(Excess::new("blocks", self.limits.blocks as u64, "body"));
        }
        let table = match table.into_frame() {
            Ok(frame) => return self.dissolve(frame).map(Some),
            Err(table) => table,
        };
        let resolved = raw::grid(table, self.tables + 1, &self.limits)?;
        self.notes(resolved.notes);
        self.asides.extend(resolved.asides);
        if resolved.grid.cells.is_empty() {
            return Ok(None);
        }
        self.tables += 1;
        self.blocks.push(Block::Table(resolved.grid));
        Ok(Some(Place::table(self.tables)))
    }

    /// Puts a table into a cell, behind the tables already there.
    pub fn nest(&mut self, table: RawTable, cell: &mut RawCell) -> Result<(), Excess> {
        let resolved = raw::grid(table, cell.tables.len() as u32 + 1, &self.limits)?;
        cell.notes.extend(resolved.notes);
        cell.asides.extend(resolved.asides);
        if !resolved.grid.cells.is_empty() {
            cell.tables_at.resize(cell.tables.len(), cell.text.len());
            cell.tables_at.push(cell.text.len());
            cell.tables.push(resolved.grid);
        }
        Ok(())
    }

    /// A table of one cell that holds tables is a layout frame: what it holds stands in the body itself, its
    /// lines as paragraphs, in order.
    fn dissolve(&mut self, frame: RawCell) -> Result<Place, Excess> {
        let before = self.tables;
        let mut text = frame.text.as_str();
        let mut done = 0;
        let mut automatic = frame.automatic.iter().copied().peekable();
        let mut chars = 0;
        // Where in the frame's text each paragraph starts, and its number.
        let mut starts: Vec<(usize, u32)> = Vec::new();
        for (index, grid) in frame.tables.into_iter().enumerate() {
            let at =
                frame.tables_at.get(index).copied().unwrap_or(frame.text.len()).clamp(done, frame.text.len());
            let (lines, rest) = text.split_at_checked(at - done).unwrap_or((text, ""));
            self.lines(lines, &mut automatic, &mut chars, (done, &mut starts))?;
            (text, done) = (rest, done + lines.len());
            self.tables += 1;
            self.blocks.push(Block::Table(Grid { table: self.tables, ..grid }));
        }
        self.lines(text, &mut automatic, &mut chars, (done, &mut starts))?;
        let first = Place::table(before + 1);
        let message = "a frame of one cell around tables was dissolved (单格版式表格已展开)";
        self.note(Note::new("word.frame-dissolved", message).at(first.clone()));
        let moved = |place: Option<Place>| {
            place.map(|place| shifted(place, 0, before)).or_else(|| Some(first.clone()))
        };
        for note in frame.notes {
            let paragraph = || {
                let at = marked(&note).filter(|_| note.place.is_none())?.1;
                let before = starts.partition_point(|(start, _)| *start <= at);
                Some(Place::paragraph(starts.get(before.checked_sub(1)?)?.1))
            };
            let place = paragraph().or_else(|| moved(note.place.clone()));
            self.note(Note { place, ..note });
        }
        self.asides.extend(
            frame.asides.into_iter().map(|aside| Aside { place: moved(aside.place.clone()), ..aside }),
        );
        Ok(first)
    }

    /// Lines of a cell as paragraphs, with their automatic numbers; `chars` counts the cell's characters so far. The lines
    /// start at a byte of the cell's text; where each paragraph starts is told.
    fn lines(
        &mut self,
        lines: &str,
        automatic: &mut Peekable<impl Iterator<Item = Span>>,
        chars: &mut u32,
        (mut at, starts): (usize, &mut Vec<(usize, u32)>),
    ) -> Result<(), Excess> {
        for line in lines.split_inclusive('\n') {
            let (start, end) = (*chars, *chars + line.chars().count() as u32);
            *chars = end;
            let from = at;
            at += line.len();
            let span = automatic.next_if(|span| span.start < end);
            let text = line.strip_suffix('\n').unwrap_or(line).to_owned();
            // A line feed that only separates lines from a table is no paragraph.
            if !text.is_empty() {
                let automatic = span.map(|span| Span {
                    start: span.start.saturating_sub(start),
                    end: span.end.saturating_sub(start),
                });
                self.paragraph(Paragraph { text, automatic, ..Paragraph::default() })?;
                starts.push((from, self.paragraphs));
            }
        }
        Ok(())
    }

    /// A page break stands before a paragraph that is in the body already.
    pub fn break_page_before(&mut self, paragraph: u32) {
        let found = self.blocks.iter_mut().rev().find_map(|block| match block {
            Block::Paragraph(found) if found.index == paragraph => Some(found),
            _ => None,
        });
        if let Some(found) = found {
            found.page_break_before = true;
        }
    }

    /// Adds text that stands beside the body.
    pub fn aside(&mut self, aside: Aside) {
        self.asides.push(aside);
    }

    /// Says something about the document, or about the place in the note.
    pub fn note(&mut self, note: Note) {
        if self.notes.len() < self.limits.notes {
            self.notes.push(note);
        } else {
            self.unsaid += 1;
        }
    }

    /// Counts something that may be met very often; its note, to be put where it was met, as long as there are few.
    pub fn once(&mut self, id: &'static str, message: impl FnOnce() -> String) -> Option<Note> {
        self.once.meet(id, message)
    }

    /// The notes that are marks of paragraphs, taken out.
    pub fn take_marks(&mut self) -> Vec<Note> {
        self.notes.extract_if(.., |note| marked(note).is_some()).collect()
    }

    fn notes(&mut self, notes: Vec<Note>) {
        for note in notes {
            self.note(note);
        }
    }

    /// The place of the next paragraph, for notes made before it is complete.
    pub fn next_paragraph(&self) -> Place {
        Place::paragraph(self.paragraphs + 1)
    }

    /// Counts a cell as it is read: before a table is complete, its cells already cost memory.
    pub fn spend_cell(&mut self, part: &str) -> Result<(), Excess> {
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(Excess::new("cells", self.limits.cells as u64, part));
        }
        Ok(())
    }

    /// Counts text as it is read.
    pub fn spend_text(&mut self, chars: usize, part: &str) -> Result<(), Excess> {
        self.chars = self.chars.saturating_add(chars);
        if self.chars > self.limits.text_chars {
            return Err(Excess::new("text_chars", self.limits.text_chars as u64, part));
        }
        Ok(())
    }

    /// Counts an automatic number as it is written. A small file can name a long number a hundred thousand times.
    pub fn spend_number(&mut self, chars: usize, part: &str) -> Result<(), Excess> {
        self.number_chars = self.number_chars.saturating_add(chars);
        if self.number_chars > NUMBER_CHARS {
            return Err(Excess::new("characters of automatic numbers", NUMBER_CHARS, part));
        }
        self.spend_text(chars, part)
    }

    /// Adds another document's body behind this one (a chunk of another format): its paragraphs and tables are
    /// numbered on, the places of its notes and asides with them.
    pub fn append(&mut self, other: Body) -> Result<(), Excess> {
        self.once.absorb(other.once);
        let (paragraphs, tables) = (self.paragraphs, self.tables);
        self.cells = self.cells.saturating_add(other.cells);
        if self.cells > self.limits.cells {
            return Err(Excess::new("cells", self.limits.cells as u64, "body"));
        }
        self.spend_text(other.chars, "body")?;
        for block in other.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.paragraph(paragraph)?;
                }
                Block::Table(mut grid) => {
                    self.tables += 1;
                    grid.table = self.tables;
                    self.blocks.push(Block::Table(grid));
                }
            }
        }
        let shift = |place: Option<Place>| place.map(|place| shifted(place, paragraphs, tables));
        self.asides.extend(
            other.asides.into_iter().map(|aside| Aside { place: shift(aside.place.clone()), ..aside }),
        );
        self.unsaid += other.unsaid;
        for note in other.notes {
            self.note(Note { place: shift(note.place.clone()), ..note });
        }
        Ok(())
    }

    /// Adds another document's body inside a cell: paragraphs become lines, tables nested tables.
    pub fn append_to_cell(&mut self, other: Body, cell: &mut RawCell) -> Result<(), Excess> {
        self.once.absorb(other.once);
        self.cells = self.cells.saturating_add(other.cells);
        self.spend_text(other.chars, "body")?;
        let mut chunk = CellText::default();
        for block in other.blocks {
            match block {
                Block::Paragraph(paragraph) if paragraph.text.trim().is_empty() => {}
                Block::Paragraph(paragraph) => chunk.add(paragraph.text, paragraph.automatic),
                Block::Table(grid) => chunk.cell.tables.push(grid),
            }
        }
        let mut chunk = chunk.take();
        // Their places count the tables of a body of their own; the cell they are in is the exact part.
        chunk.notes.extend(other.notes.into_iter().map(|note| Note { place: None, ..note }));
        chunk.asides.extend(other.asides.into_iter().map(|aside| Aside { place: None, ..aside }));
        cell.absorb(chunk);
        Ok(())
    }

    /// The document. A note stands for the notes that were not kept.
    pub fn finish(mut self, source: Source) -> Noted<Document> {
        if !self.blocks.iter().any(says_something) {
            self.note(Note::new(
                "word.nothing-read",
                "文件里没有可读的文字 (no text was read): 可能是扫描件、图片或空白文件",
            ));
        }
        self.once.complete(&mut self.notes);
        self.notes = gather::by_kind(self.notes, &self.once);
        if self.unsaid > 0 {
            let message = format!("{} further notes were not kept (其余说明从略)", self.unsaid);
            self.notes.push(Note::new("word.notes-not-kept", message));
        }
        let source = Source { producer: self.producer, modified: self.modified, ..source };
        Noted { value: Document { source, blocks: self.blocks, asides: self.asides }, notes: self.notes }
    }
}

/// Any text stands in a block.
fn says_something(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => !paragraph.text.trim().is_empty(),
        Block::Table(grid) => has_text(grid),
    }
}

/// Tables nest as deep as the limits let them.
fn has_text(grid: &Grid) -> bool {
    let cells = &grid.cells;
    cells.iter().any(|cell| !cell.text.trim().is_empty() || cell.tables.iter().any(has_text))
}

/// A place in a body that comes to stand behind `paragraphs` paragraphs and `tables` tables.
fn shifted(mut place: Place, paragraphs: u32, tables: u32) -> Place {
    let outermost = place.outermost();
    outermost.paragraph = outermost.paragraph.map(|number| number + paragraphs);
    outermost.table = outermost.table.map(|number| number + tables);
    place
}
