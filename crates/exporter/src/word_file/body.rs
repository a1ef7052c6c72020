//! The body: parts as paragraphs, tables and sections.

use std::io;

use layout::{Block, Contents, FormPart, HeadingLook, Line, ParagraphLook, Part, Printed};
use model::{Pointer, Submission};

use super::edge::Edge;
use super::note::Notes;
use super::paragraph::{self, Stand, referring};
use super::style;
use super::table::{self, Repeats};
use super::xml::{Xml, around, empty, val};

/// Headings deeper than this could not be read back: Word has nine outline levels (ECMA-376-1 §17.3.1.20).
const HEADING_LEVELS: usize = 9;

/// What is gathered while the body is written.
pub(super) struct Body<'x> {
    xml: &'x mut Xml,
    notes: Notes,
    /// Whose places say what was a paragraph.
    submission: Option<&'x Submission>,
    /// The paper of what comes next.
    landscape: bool,
    /// What comes next begins a page.
    new_page: bool,
    /// Whether the pages so far have no numbers: cover and contents.
    front: bool,
    /// Headers and footers, which the first section with page numbers names.
    edges: Vec<Edge>,
}

impl<'x> Body<'x> {
    pub(super) fn new(xml: &'x mut Xml, notes: Notes, edges: Vec<Edge>) -> Self {
        Self { xml, notes, submission: None, landscape: false, new_page: false, front: false, edges }
    }

    /// The body of a submission's document.
    pub(super) fn of(self, submission: &'x Submission) -> Self {
        Self { submission: Some(submission), ..self }
    }

    /// Every part on a page of its own, on the paper it needs.
    pub(super) fn document(mut self, printed: &Printed) -> io::Result<Notes> {
        for (at, part) in printed.parts.iter().enumerate() {
            self.part(part, at == 0)?;
        }
        for text in self.notes.unplaced() {
            self.paragraph(&text, style::CELL, &[], false)?;
        }
        let rest = self.notes.rest();
        if !rest.is_empty() {
            referring(self.xml, "", style::GAP, Stand::default(), &rest, &mut self.notes)?;
        }
        self.section(None)?;
        Ok(self.notes)
    }

    fn part(&mut self, part: &Part, first: bool) -> io::Result<()> {
        let landscape = matches!(part, Part::Form(form) if form.sheet.landscape);
        let front = matches!(part, Part::Cover { .. } | Part::Contents(_));
        // Footnotes and end notes are real ones, which Word sets.
        if matches!(part, Part::Notes { .. }) {
            return Ok(());
        }
        self.begin(first, landscape, front)?;
        match part {
            Part::Cover { lines } => self.cover(lines),
            Part::Contents(contents) => self.contents(contents),
            Part::Text { blocks } => self.blocks(blocks, false),
            Part::Form(form) => self.form(form),
            Part::Notes { .. } => Ok(()),
        }
    }

    /// Begins a page. Before the first part there is nothing to end but an empty one.
    fn begin(&mut self, first: bool, landscape: bool, front: bool) -> io::Result<()> {
        let ends = !first && (landscape != self.landscape || front != self.front);
        if ends {
            let (style, stand) = (style::GAP, Stand::default());
            self.section(Some((style, stand)))?;
        }
        self.new_page = !ends && !first;
        (self.landscape, self.front) = (landscape, front);
        Ok(())
    }

    /// The document's own lines; one that was made for it is a field, so that it is no text of the document.
    fn cover(&mut self, lines: &[Line]) -> io::Result<()> {
        for line in lines {
            if line.at.is_empty() {
                let stand = self.stand(false);
                around(self.xml, "w:p", |xml| {
                    paragraph::properties(xml, style::COVER, stand, |_| Ok(()))?;
                    paragraph::field(xml, &format!(" QUOTE \"{}\" ", line.text.replace(['"', '\\'], " ")))
                })?;
            } else {
                self.line(line, style::COVER, false)?;
            }
        }
        Ok(())
    }

    /// The contents are a field, which Word fills in. What it shows until then are the lines that the document had, with
    /// the page numbers of its own paper.
    fn contents(&mut self, contents: &Contents) -> io::Result<()> {
        let had = &contents.had;
        let (head, entries) = had.split_at(usize::from(
            had.first().is_some_and(|line| !line.text.contains('\t') && !ends_in_number(&line.text)),
        ));
        for line in head {
            self.line(line, style::CONTENTS_HEAD, true)?;
        }
        let instruction = format!(" TOC \\o \"1-3\" \\h \\z \\u \\t \"{},2\" ", style::TITLE_NAME);
        let nothing = [Line::default()];
        let entries = if entries.is_empty() { &nothing[..] } else { entries };
        for (index, line) in entries.iter().enumerate() {
            let (stand, references) = (self.stand(false), self.notes.at(&line.at));
            let notes = &mut self.notes;
            around(self.xml, "w:p", |xml| {
                paragraph::properties(xml, style::CONTENTS, stand, |_| Ok(()))?;
                if index == 0 {
                    paragraph::field_begins(xml, &instruction)?;
                }
                paragraph::runs(xml, &line.text, notes)?;
                references.iter().try_for_each(|reference| reference.write(xml))?;
                if index + 1 == entries.len() { paragraph::field_ends(xml) } else { Ok(()) }
            })?;
        }
        Ok(())
    }

    /// Headings, which are real ones so that Word's navigation shows them, paragraphs and tables. `leading` ones stay on
    /// the page of what follows.
    fn blocks(&mut self, blocks: &[Block], leading: bool) -> io::Result<()> {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let level = heading.level.min(HEADING_LEVELS);
                    let style = match heading.look {
                        HeadingLook::Part => style::division(level),
                        HeadingLook::First | HeadingLook::Second | HeadingLook::Deeper => {
                            style::heading(level)
                        }
                    };
                    self.paragraph(&heading.text, &style, &heading.at, true)?;
                }
                Block::Paragraph(paragraph) => {
                    let style = match paragraph.look {
                        ParagraphLook::Body => style::BODY,
                        ParagraphLook::Title => style::DOCUMENT_TITLE,
                        ParagraphLook::Annex => style::ANNEX,
                        ParagraphLook::Note => style::CELL,
                    };
                    self.paragraph(&paragraph.text, style, &paragraph.at, leading)?;
                }
                Block::Contents(contents) => self.contents(contents)?,
                Block::Table(other) => {
                    for line in &other.title {
                        self.line(line, style::SUBTITLE, true)?;
                    }
                    self.line_over(&other.line)?;
                    self.table(&other.table, &[], Repeats::Declared)?;
                }
            }
        }
        Ok(())
    }

    fn form(&mut self, form: &FormPart) -> io::Result<()> {
        self.blocks(&form.lead, true)?;
        let sheet = &form.sheet;
        for (index, line) in sheet.title.iter().enumerate() {
            self.line(line, if index == 0 { style::TITLE } else { style::SUBTITLE }, true)?;
        }
        // A line of several pieces keeps them apart as cells, that is how it is read back, unless it was a paragraph.
        let pieces = sheet.line.iter().filter(|piece| !piece.text.is_empty()).count();
        let was_paragraph = sheet.line.iter().flat_map(|piece| &piece.at).any(|at| {
            self.submission
                .and_then(|submission| submission.places.get(at))
                .is_some_and(|place| place.table.is_none() && place.paragraph.is_some())
        });
        let as_row = pieces > 1 && !was_paragraph && sheet.line.len() <= sheet.table.columns.len();
        if !as_row {
            self.line_over(&sheet.line)?;
        }
        let line = if as_row { &sheet.line[..] } else { &[] };
        self.table(&sheet.table, line, Repeats::Headings)?;
        for line in &sheet.below {
            self.line(line, style::CELL, false)?;
        }
        self.blocks(&form.notes, false)
    }

    /// The line right over a table: its pieces parted by tabs, the last one at the right.
    fn line_over(&mut self, line: &[Line]) -> io::Result<()> {
        if line.iter().all(|piece| piece.text.is_empty()) {
            return Ok(());
        }
        let texts: Vec<&str> = line.iter().map(|piece| piece.text.as_str()).collect();
        let (style, text) = match texts[..] {
            [only] => (style::UNIT, only.to_owned()),
            _ => (style::LINE, texts.join("\t")),
        };
        let at: Vec<Pointer> = line.iter().flat_map(|piece| piece.at.iter().cloned()).collect();
        let (stand, references) = (self.stand(true), self.notes.at(&at));
        let (width, notes) = (style::width(self.landscape), &mut self.notes);
        // Pieces between the first and the last stand in the middle of what they share.
        let last = texts.len().saturating_sub(1).max(1) as u32;
        let stop =
            |piece: u32| (if piece == last { "right" } else { "center" }, (width * piece / last).to_string());
        around(self.xml, "w:p", |xml| {
            paragraph::properties(xml, style, stand, |xml| {
                around(xml, "w:tabs", |xml| {
                    (1..=last)
                        .map(stop)
                        .try_for_each(|(kind, at)| empty(xml, "w:tab", &[("w:val", kind), ("w:pos", &at)]))
                })
            })?;
            paragraph::runs(xml, text.trim_end_matches('\t'), notes)?;
            references.iter().try_for_each(|reference| reference.write(xml))
        })
    }

    fn table(&mut self, table: &layout::Table, line: &[Line], repeats: Repeats) -> io::Result<()> {
        if table.rows.is_empty() {
            return Ok(());
        }
        if self.new_page {
            // Only a paragraph can begin a page (ECMA-376-1 §17.3.1.23).
            self.paragraph("", style::GAP, &[], true)?;
        }
        table::table(self.xml, table, line, style::width(self.landscape), repeats, &mut self.notes)?;
        // Without a paragraph between them Word joins two tables into one (ECMA-376-1 §17.4.37).
        self.paragraph("", style::GAP, &[], false)
    }

    fn stand(&mut self, keep_next: bool) -> Stand {
        Stand { keep_next, page_break: std::mem::take(&mut self.new_page) }
    }

    fn line(&mut self, line: &Line, style: &str, keep_next: bool) -> io::Result<()> {
        self.paragraph(&line.text, style, &line.at, keep_next)
    }

    fn paragraph(&mut self, text: &str, style: &str, at: &[Pointer], keep_next: bool) -> io::Result<()> {
        let stand = self.stand(keep_next);
        let references = self.notes.at(at);
        referring(self.xml, text, style, stand, &references, &mut self.notes)
    }

    /// Ends a run of pages of one kind: the properties stand in its last paragraph (§17.6.17), those of the last run at the
    /// end of the body.
    fn section(&mut self, paragraph: Option<(&str, Stand)>) -> io::Result<()> {
        let (landscape, front) = (self.landscape, self.front);
        let references = if front { Vec::new() } else { std::mem::take(&mut self.edges) };
        let write = |xml: &mut Xml| section(xml, landscape, front, &references);
        match paragraph {
            Some((style, stand)) => {
                around(self.xml, "w:p", |xml| paragraph::properties(xml, style, stand, write))
            }
            None => write(self.xml),
        }
    }
}

fn ends_in_number(text: &str) -> bool {
    text.trim_end().ends_with(|last: char| last.is_ascii_digit())
}

/// A4 with the margins of GB/T 9704-2012 §5.2: 37 mm top, 28 mm binding side, a text area of 156 × 225 mm. Pages behind
/// cover and contents are numbered from 1 (§7.5); `first` are the first of them.
fn section(xml: &mut Xml, landscape: bool, front: bool, references: &[Edge]) -> io::Result<()> {
    let first = !references.is_empty();
    around(xml, "w:sectPr", |xml| {
        if first {
            for part in references {
                let attributes = [("w:type", part.occurrence), ("r:id", part.id)];
                empty(xml, part.reference, &attributes)?;
            }
        }
        val(xml, "w:type", "nextPage")?;
        let (short, long) = ("11906", "16838");
        let margins = if landscape {
            empty(xml, "w:pgSz", &[("w:w", long), ("w:h", short), ("w:orient", "landscape")])?;
            ["1588", "1984", "1474", "2098"]
        } else {
            empty(xml, "w:pgSz", &[("w:w", short), ("w:h", long)])?;
            ["2098", "1474", "1984", "1588"]
        };
        let [top, right, bottom, left] = margins;
        let margins = [("w:top", top), ("w:right", right), ("w:bottom", bottom), ("w:left", left)];
        let more = [("w:header", "851"), ("w:footer", "1134"), ("w:gutter", "0")];
        empty(xml, "w:pgMar", &[&margins[..], &more[..]].concat())?;
        if !front {
            let numbers = [("w:fmt", "numberInDash"), ("w:start", "1")];
            empty(xml, "w:pgNumType", if first { &numbers } else { &numbers[..1] })?;
        }
        Ok(())
    })
}
