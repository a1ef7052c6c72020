//! The body: lines of the main story and of its text boxes become paragraphs and tables.

use std::collections::HashSet;
use std::ops::Range;

use model::{Aside, AsideKind, Limits, Note, Paragraph, Span};

use super::asides::{self, Note as NoteText};
use super::boxes::Boxes;
use super::line::Line;
use super::paragraph::{CELL, End, Properties};
use super::tables::Tables;
use super::text::Reader;
use crate::WordError;
use crate::lists::{Automatic, Counted, Counts, Lists};
use model::build::Body;

const PART: &str = "WordDocument";

/// Everything the body is made of.
pub(super) struct MainStory<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) body: Body,
    pub(super) limits: &'a Limits,
    /// By the CP of their mark.
    pub(super) notes: Vec<NoteText>,
    pub(super) boxes: Boxes,
    /// Name and first CP, by CP.
    pub(super) bookmarks: Vec<(usize, String)>,
    pub(super) lists: Lists,
    pub(super) counts: Counts,
    /// CPs of the section marks behind which a page starts.
    pub(super) page_ends: Vec<usize>,
    pub(super) unknown_number_formats: usize,
    pub(super) rows_by_end_mark: usize,
}

/// The automatic number of a line.
#[derive(Default)]
struct Number {
    /// Where it stands in the text.
    span: Option<Span>,
    /// What counting it changed.
    counted: Option<Counted>,
    /// It is not the list's own, and stays as it is.
    written: bool,
}

/// A story on its way into the body.
struct Way {
    in_text_box: bool,
    tables: Tables,
    /// Cell marks and paragraphs of rows that only their end mark puts into a table.
    raised: HashSet<usize>,
    /// The next paragraph starts a page.
    page_break: bool,
    /// Boxes anchored in the block in progress.
    boxes: Vec<usize>,
}

impl MainStory<'_> {
    /// Reads the main story.
    pub(super) fn read(&mut self, range: Range<usize>) -> Result<(), WordError> {
        self.story(range, false)?;
        // The last element of the table of boxes is none; it has a paragraph mark and no text.
        let units = &self.reader.text.units;
        let has_text =
            |range: &Range<usize>| units.iter().take(range.end).skip(range.start).any(|unit| *unit > 0x20);
        let left: Vec<usize> =
            (0..self.boxes.texts.len()).filter(|index| has_text(&self.boxes.texts[*index])).collect();
        if !left.is_empty() {
            self.body.note(Note::new(
                "word.text-box-without-anchor",
                "text boxes whose anchor was not found stand at the end of the document (未找到锚点的文本框放在文末)",
            ));
        }
        for index in left {
            self.text_box(index)?;
        }
        Ok(())
    }

    fn story(&mut self, range: Range<usize>, in_text_box: bool) -> Result<(), WordError> {
        // A count of characters may be any number; the text is as long as it is.
        let length = self.reader.text.units.len();
        let range = range.start.min(length)..range.end.min(length);
        let raised = self.rows_by_end_mark(&range)?;
        let mut way =
            Way { in_text_box, tables: Tables::default(), raised, page_break: false, boxes: Vec::new() };
        let mut cursor = self.reader.cursor(range);
        loop {
            let notes = &self.notes;
            let Some(line) = self.reader.line(&mut cursor, &|cp| note_mark(notes, cp))? else { break };
            self.line(line, &mut way)?;
        }
        self.go_to(0, &mut way)?;
        self.text_boxes(&mut way)
    }

    /// Closes and opens tables until `depth` of them are open; text boxes follow the table they are anchored in.
    fn go_to(&mut self, depth: u32, way: &mut Way) -> Result<(), WordError> {
        let closed = way.tables.go_to(depth as usize, &mut self.body, self.limits)?;
        let any = !closed.is_empty();
        for table in closed {
            self.body.table(table)?;
        }
        if any { self.text_boxes(way) } else { Ok(()) }
    }

    fn line(&mut self, mut line: Line, way: &mut Way) -> Result<(), WordError> {
        if way.raised.contains(&line.end) {
            line.properties.put_into_table();
        }
        let (depth, end) = (line.properties.depth(), line.properties.end(line.mark));
        self.go_to(depth, way)?;
        let mut counts = std::mem::take(&mut self.counts);
        let number = if end == End::Row { Number::default() } else { self.number(&mut line, &mut counts)? };
        if end == End::Row {
            way.tables.settle_merged(line.properties.row.as_deref(), &self.lists, &mut counts);
        }
        self.counts = counts;
        // A paragraph that is hidden with its mark counts, and is not there.
        let unseen = line.is_unseen() || depth > 0 && line.is_struck() && number.span.is_none();
        let text = line.text();
        // One for the mark, so that empty paragraphs cost something too.
        self.body.spend_text(text.chars().count() + 1, PART)?;
        for note in line.notes(&mut self.body) {
            match way.tables.cell() {
                Some(cell) => cell.notes.push(note),
                None => self.body.note(note.at(self.body.next_paragraph())),
            }
        }
        if !way.in_text_box {
            let anchored = line.drawings.iter().filter_map(|cp| self.boxes.anchors.get(cp));
            way.boxes.extend(anchored.flatten());
            self.note_texts(&line, way)?;
        }
        if let Some(counted) = number.counted {
            way.tables.counted(counted, number.span.is_some(), number.written);
        }
        match end {
            End::Paragraph if unseen => {
                // The page that it starts is started by the next.
                way.page_break |= line.page_break || line.page_break_after;
            }
            _ if depth == 0 => {
                self.paragraph(&line, text, number.span, way)?;
                return self.text_boxes(way);
            }
            End::Row => {
                if !text.trim().is_empty() {
                    way.tables.paragraph(&text, None);
                }
                way.tables.end_row(line.properties.row.take(), !line.mark_unseen, &mut self.body)?;
            }
            End::Cell => {
                if !unseen {
                    way.tables.paragraph(&text, number.span);
                }
                way.tables.end_cell(&mut self.body)?;
            }
            End::Paragraph => {
                way.tables.paragraph(&text, number.span);
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        line: &Line,
        text: String,
        automatic: Option<Span>,
        way: &mut Way,
    ) -> Result<(), WordError> {
        let style = self.reader.paragraphs.styles.paragraph(line.properties.istd);
        let own_break = line.page_break || line.properties.page_break_before(style);
        let section_break = self.page_ends.binary_search(&line.end).is_ok();
        let page_break_before =
            std::mem::replace(&mut way.page_break, line.page_break_after || section_break);
        let paragraph = Paragraph {
            text,
            automatic,
            outline_level: line.properties.outline_level(style),
            bookmarks: self.bookmarks(line),
            page_break_before: page_break_before || own_break,
            in_text_box: way.in_text_box,
            ..Paragraph::default()
        };
        self.body.paragraph(paragraph)?;
        Ok(())
    }

    /// The names of the bookmarks that start in a line.
    fn bookmarks(&self, line: &Line) -> Vec<String> {
        let first = self.bookmarks.partition_point(|(cp, _)| *cp < line.start);
        let here = self.bookmarks[first..].iter().take_while(|(cp, _)| *cp <= line.end);
        here.map(|(_, name)| name.clone()).collect()
    }

    /// Counts a line in its list and puts its number in front. Of several paragraphs that hidden marks make one line
    /// each counts, and the first of which anything is seen shows its number.
    fn number(&mut self, line: &mut Line, counts: &mut Counts) -> Result<Number, WordError> {
        let mut front = None;
        for (properties, seen) in std::mem::take(&mut line.joined) {
            let counted = self.count(&properties, counts);
            front = front.or(counted.map(|(automatic, _)| automatic).filter(|_| seen));
        }
        let (own, counted) = match self.count(&line.properties, counts) {
            Some((automatic, counted)) => (Some(automatic), counted),
            None => (None, None),
        };
        let field = line.field_number.take().map(|text| Automatic {
            text,
            gap: true,
            is_number: true,
            unknown_format: false,
        });
        let written = field.is_some() || front.is_some();
        let shown = field.or(front).or(own);
        let shown = shown.filter(|shown| !(shown.text.is_empty() || line.mark_struck || line.is_unseen()));
        let mut number = Number { span: None, counted, written };
        let Some(shown) = shown else { return Ok(number) };
        self.unknown_number_formats += usize::from(shown.unknown_format);
        self.body.spend_number(shown.text.chars().count(), PART)?;
        let gap = if shown.gap && !line.units.is_empty() { " " } else { "" };
        line.units.splice(0..0, shown.text.encode_utf16().chain(gap.encode_utf16()).collect::<Vec<u16>>());
        let end = shown.text.chars().count() as u32;
        number.span = shown.is_number.then_some(Span { start: 0, end });
        Ok(number)
    }

    /// Counts a paragraph in its list, if it is in one.
    fn count(&self, properties: &Properties, counts: &mut Counts) -> Option<(Automatic, Option<Counted>)> {
        let style = self.reader.paragraphs.styles.paragraph(properties.istd);
        let (list, level) = properties.list_level(style)?;
        let (list, level) = (usize::from(list).checked_sub(1)?, usize::from(level));
        let before = self.lists.before(counts, list, level);
        self.lists.count(counts, list, level).map(|automatic| (automatic, before))
    }

    /// Gives the notes whose marks stand in a line to the body, or to the cell the line stands in.
    fn note_texts(&mut self, line: &Line, way: &mut Way) -> Result<(), WordError> {
        let first = self.notes.partition_point(|note| note.at < line.start);
        let last = self.notes.partition_point(|note| note.at <= line.end);
        for index in first..last {
            let note = &self.notes[index];
            let (kind, mark, range) = (note.kind, note_mark(&self.notes, note.at), note.text.clone());
            let own_mark = (kind != AsideKind::Comment).then(|| {
                let unit = self.reader.text.units.get(note.at).copied().unwrap_or(0);
                format!("[{}]", String::from_utf16_lossy(&[unit]))
            });
            let text = self.plain(range)?;
            if text.is_empty() {
                continue;
            }
            let aside = Aside { kind, mark: mark.or(own_mark), text, place: None };
            if let Some(cell) = way.tables.cell() {
                cell.asides.push(aside);
            } else {
                let place = Some(self.body.next_paragraph());
                self.body.aside(Aside { place, ..aside });
            }
        }
        Ok(())
    }

    /// The text of a story beside the body: paragraphs on lines, cells behind tabs.
    pub(super) fn plain(&mut self, range: Range<usize>) -> Result<String, WordError> {
        let mut cursor = self.reader.cursor(range);
        let mut plain = String::new();
        let mut counts = Counts::default();
        while let Some(mut line) = self.reader.line(&mut cursor, &|_| None)? {
            match line.properties.end(line.mark) {
                End::Row => {
                    plain.truncate(plain.trim_end_matches('\t').len());
                    plain.push('\n');
                }
                end => {
                    self.number(&mut line, &mut counts)?;
                    if line.is_unseen() {
                        continue;
                    }
                    plain.push_str(&line.text());
                    plain.push(if end == End::Cell { '\t' } else { '\n' });
                }
            }
        }
        let plain = plain.trim().to_owned();
        self.body.spend_text(plain.chars().count(), PART)?;
        Ok(plain)
    }

    fn text_boxes(&mut self, way: &mut Way) -> Result<(), WordError> {
        for index in std::mem::take(&mut way.boxes) {
            self.text_box(index)?;
        }
        Ok(())
    }

    /// Reads a box once. A box holds no anchors ([MS-DOC] 2.4.1), so this goes no deeper.
    fn text_box(&mut self, index: usize) -> Result<(), WordError> {
        let range = std::mem::take(&mut self.boxes.texts[index]);
        if range.is_empty() {
            return Ok(());
        }
        self.story(range, true)
    }

    /// Rows whose cells do not say that they stand in a table: only the row end does (WPS). Walks back from each
    /// such end over as many cell marks as the row has cells; what stands before the first stays outside.
    fn rows_by_end_mark(&mut self, range: &Range<usize>) -> Result<HashSet<usize>, WordError> {
        let mut raised = HashSet::new();
        let cells: Vec<usize> =
            range.clone().filter(|cp| self.reader.text.units.get(*cp) == Some(&CELL)).collect();
        let mut all_in_tables = true;
        for cp in cells {
            all_in_tables &= self.reader.paragraphs.at(self.reader.text, cp)?.depth() > 0;
        }
        if all_in_tables {
            return Ok(raised);
        }
        let mut row: Vec<(usize, bool, bool)> = Vec::new();
        for mark in self.reader.marks(range.clone()) {
            let unit = self.reader.text.units[mark];
            let properties = self.reader.paragraphs.at(self.reader.text, mark)?;
            if properties.end(unit) != End::Row {
                row.push((mark, unit == CELL, properties.depth() == 0));
                continue;
            }
            let defined = properties.row.map_or(0, |row| row.cells.len());
            let mut left = if defined == 0 { usize::MAX } else { defined };
            let before = raised.len();
            for (mark, is_cell, outside) in row.drain(..).rev() {
                left -= usize::from(is_cell);
                if outside && (is_cell || left > 0) {
                    raised.insert(mark);
                }
                if left == 0 {
                    break;
                }
            }
            self.rows_by_end_mark += usize::from(raised.len() > before);
        }
        Ok(raised)
    }
}

/// The mark of a note that is numbered automatically.
fn note_mark(notes: &[NoteText], cp: usize) -> Option<String> {
    let index = notes.partition_point(|note| note.at < cp);
    let number = notes.get(index).filter(|note| note.at == cp)?.number?;
    Some(asides::mark(notes[index].kind, number))
}
