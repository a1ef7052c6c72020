//! Paragraphs, text boxes, notes and sections: where a finished block goes.

use model::build::Body;
use model::{AsideKind, Note};
use package::Tag;

use super::{Frame, Story};
use crate::WordError;
use crate::docx::flow::{Block, Done, Flow, Level, Line, Target};
use crate::docx::styles::Properties;

impl Story<'_> {
    /// The innermost open sequence of blocks.
    pub(super) fn flow(&mut self) -> &mut Flow {
        let innermost = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Flow(flow) => Some(flow),
            Level::Table(_) => None,
        });
        innermost.unwrap_or(&mut self.root)
    }

    /// The innermost sequence that text boxes can wait in: a table's boxes come behind the whole table.
    fn host(&mut self) -> &mut Flow {
        let host = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Flow(flow) if !matches!(flow.target, Target::Cell(_)) => Some(flow),
            _ => None,
        });
        host.unwrap_or(&mut self.root)
    }

    /// Blocks may stand here: the innermost level is no bare table or row.
    pub(super) fn in_flow(&self) -> bool {
        !matches!(self.levels.last(), Some(Level::Table(_)))
    }

    /// The open paragraph of the innermost flow.
    pub(super) fn line(&mut self) -> Option<&mut Line> {
        self.flow().line.as_deref_mut()
    }

    pub(super) fn open_paragraph(&mut self) -> Result<Frame, WordError> {
        let stray = !self.in_flow();
        if stray {
            self.open_stray();
        }
        self.cut_line()?;
        self.open_line();
        Ok(if stray { Frame::Stray } else { Frame::Paragraph })
    }

    /// Content between the cells of a table: Word calls such a file damaged; its text comes behind the table.
    pub(super) fn open_stray(&mut self) {
        self.body.note(Note::new(
            "word.content-outside-cell",
            "content between the cells of a table was put behind the table (表格单元格之外的内容移至表后)",
        ));
        self.levels.push(Level::Flow(Flow::new(Target::Beside(Vec::new()))));
    }

    /// A new paragraph; it goes on with the line of paragraphs whose mark was removed or is hidden.
    pub(super) fn open_line(&mut self) {
        let mut line = self.spare.take().unwrap_or_default();
        line.bookmarks = std::mem::take(&mut self.bookmarks);
        let flow = self.flow();
        line.is_rest = flow.cut;
        if let Some(carry) = flow.carry.take().map(|carry| *carry) {
            // A deleted mark takes the paragraph's properties with it, a hidden one leaves its number where it stands.
            line.is_joined = !carry.mark_removed && !carry.is_blank();
            line.automatic = carry.automatic.filter(|_| line.is_joined);
            line.text = carry.text;
            line.hidden = carry.hidden;
            line.struck = carry.struck;
            line.has_picture = carry.has_picture;
            line.notes = carry.notes;
            line.asides = carry.asides;
            line.private = carry.private;
            line.page_break_before = carry.page_break_before;
            line.bookmarks.extend(carry.bookmarks);
        }
        flow.line = Some(line);
    }

    /// A table or paragraph begins inside a paragraph: what stands before it is a paragraph of its own.
    pub(super) fn cut_line(&mut self) -> Result<(), WordError> {
        self.flow().cut = self.flow().line.is_some();
        match self.flow().line.as_ref().map(|line| line.is_blank()) {
            Some(false) => self.close_paragraph(),
            Some(true) => {
                self.flow().line = None;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// A line cannot go on behind a table: one that waits for the next paragraph ends here.
    pub(super) fn end_carry(&mut self) -> Result<(), WordError> {
        let Some(mut carry) = self.flow().carry.take() else { return Ok(()) };
        let is_unseen = !carry.mark_removed && carry.is_blank();
        if is_unseen {
            carry.automatic = None;
        }
        let (mut done, _) = carry.finish();
        done.is_unseen = is_unseen;
        self.spare = Some(carry);
        self.deliver(done)
    }

    /// A child of `pPr`, of its `rPr` or `numPr`, or of a `sectPr`.
    pub(super) fn paragraph_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        let accepts = self.accepts();
        let parent = self.frames.last().copied();
        let local = tag.local();
        if parent == Some(Frame::Section) {
            return self.section_property(tag);
        }
        let line = self.line()?;
        match (parent, local) {
            (Some(Frame::ParagraphProperties), b"rPr") => return Some(Frame::MarkProperties),
            (Some(Frame::ParagraphProperties), b"numPr") => return Some(Frame::NumberProperties),
            (Some(Frame::ParagraphProperties), b"pStyle") => line.style = tag.val(),
            (Some(Frame::ParagraphProperties), b"sectPr") => {
                line.ends_section = true;
                return Some(Frame::Section);
            }
            (Some(Frame::MarkProperties), b"del" | b"moveFrom") => {
                line.mark_removed |= accepts;
                self.counts.deleted += 1;
            }
            (Some(Frame::MarkProperties), b"ins" | b"moveTo") => {
                line.mark_removed |= !accepts;
                self.counts.inserted += 1;
            }
            (Some(Frame::MarkProperties), b"vanish" | b"specVanish") => line.mark_hidden = Some(tag.is_on()),
            (Some(Frame::MarkProperties), _) => {}
            // What the properties were (ECMA-376-1 §17.13.5.29).
            (Some(Frame::ParagraphProperties), b"pPrChange") if !accepts => {
                line.style = None;
                line.direct = Properties::default();
                return Some(Frame::Change);
            }
            // A number that was added (§17.13.5.19); it stands last in `numPr`.
            (Some(Frame::NumberProperties), b"ins") => {
                if !accepts {
                    (line.direct.number_id, line.direct.level) = (None, None);
                }
                self.counts.inserted += 1;
            }
            _ => {
                line.direct.take(tag);
            }
        }
        None
    }

    /// Settles the paragraph's properties and its number, once: before its first text, so that paragraphs are
    /// counted in the order in which they begin.
    pub(super) fn number_paragraph(&mut self) {
        let styles = self.context.styles;
        let Some(line) = self.line().filter(|line| line.properties.is_none()) else { return };
        let properties = styles.paragraph(line.style.as_deref(), &line.direct);
        let counts = !line.mark_removed && !line.is_rest && properties.number_id.is_some();
        let automatic =
            if counts && !self.is_merged_away() { self.numbering.count(&properties, styles) } else { None };
        if let Some(line) = self.line() {
            line.properties = Some(properties);
            if !line.is_joined {
                line.automatic = automatic;
            }
        }
    }

    /// The mark of the paragraph that ends is hidden (ECMA-376-1 §17.3.1.29), and another paragraph can join it. A heading
    /// before its text (a style separator) stays one outside tables: the table of contents lists it alone.
    fn joins_next(&self, line: &Line) -> bool {
        let by_style = line.properties.as_ref().map(|properties| properties.unseen).unwrap_or_default();
        let by_default = || self.context.styles.unseen(None, by_style).is_hidden();
        let is_heading =
            line.properties.as_ref().is_some_and(|set| set.outline.is_some_and(|level| level < 9));
        line.mark_hidden.unwrap_or_else(by_default)
            && !line.ends_section
            && !(self.levels.is_empty() && is_heading && !line.is_blank())
    }

    pub(super) fn close_paragraph(&mut self) -> Result<(), WordError> {
        self.number_paragraph();
        if !self.controls.is_empty() && self.flow().line.is_some() {
            self.show_bound()?;
        }
        let Some(mut line) = self.flow().line.take() else { return Ok(()) };
        if line.mark_removed || self.joins_next(&line) {
            self.flow().carry = Some(line);
            return Ok(());
        }
        if line.is_empty_rest() {
            return Ok(());
        }
        let ends_section = line.ends_section;
        let (done, page_break_pending) = line.finish();
        self.spare = Some(line);
        self.deliver(done)?;
        if !self.objects.is_empty() {
            self.append_objects()?;
        }
        if self.levels.is_empty() {
            self.page_break_next |= page_break_pending;
            self.section_begins |= ends_section;
        }
        Ok(())
    }

    /// A finished paragraph goes where its flow leads.
    fn deliver(&mut self, mut done: Done) -> Result<(), WordError> {
        if self.levels.is_empty() {
            done.paragraph.page_break_before |= std::mem::take(&mut self.page_break_next);
        }
        // A line feed for each paragraph, so that empty ones cost something too.
        self.body.spend_text(1, &self.part)?;
        let is_recorded = self.recorder.is_some();
        let flow = self.flow();
        let after_table = std::mem::take(&mut flow.after_table);
        // Word demands a paragraph behind a table that ends a cell; empty, it is no line.
        let ends_cell =
            after_table && done.paragraph.text.is_empty() && matches!(flow.target, Target::Cell(_));
        let is_line = !done.is_unseen && !ends_cell;
        flow.is_seen |= !done.is_unseen;
        let first = flow.lines == 0;
        flow.lines += usize::from(is_line);
        match &mut flow.target {
            Target::Body => return self.deliver_to_body(done),
            Target::Cell(cell) => {
                if is_recorded {
                    let separator = usize::from(is_line && !cell.cell.text.is_empty());
                    model::build::stand_at(&mut done.notes, cell.cell.text.len() + separator);
                }
                if is_line {
                    cell.add(done.paragraph.text, done.paragraph.automatic);
                }
                cell.cell.notes.extend(done.notes);
                cell.cell.asides.extend(done.asides);
            }
            Target::Beside(blocks) => {
                done.paragraph.in_text_box = true;
                if is_line {
                    blocks.push(Block::Paragraph(done));
                }
                blocks.append(&mut flow.deferred);
            }
            Target::Note(_, text) => {
                if is_line && !first {
                    text.push('\n');
                }
                text.push_str(&done.paragraph.text);
                for note in done.notes {
                    self.body.note(note);
                }
                self.flush()?;
            }
        }
        Ok(())
    }

    fn deliver_to_body(&mut self, done: Done) -> Result<(), WordError> {
        if done.is_unseen {
            for note in done.notes {
                self.body.note(note);
            }
            return Ok(());
        }
        let place = self.body.paragraph(done.paragraph)?;
        if std::mem::take(&mut self.section_begins) {
            self.section_first = place.paragraph;
        }
        for note in done.notes {
            self.body.note(note.at(place.clone()));
        }
        for mut aside in done.asides {
            aside.place = Some(place.clone());
            self.body.aside(aside);
        }
        self.flush()
    }

    /// The blocks that waited for the block just finished.
    pub(super) fn flush(&mut self) -> Result<(), WordError> {
        for block in std::mem::take(&mut self.flow().deferred) {
            match (block, &mut self.flow().target) {
                (Block::Paragraph(done), Target::Note(_, text)) => {
                    text.push('\n');
                    text.push_str(&done.paragraph.text);
                }
                (Block::Table(table), Target::Note(_, text)) => {
                    text.push('\n');
                    text.push_str(&table.into_text());
                }
                (Block::Paragraph(done), _) => {
                    self.deliver_to_body(done)?;
                }
                (Block::Table(table), _) => {
                    self.body.table(table)?;
                }
            }
        }
        Ok(())
    }

    /// Ends what is still open in a flow: a paragraph without its end, removed marks, fields that never end.
    pub(super) fn settle(&mut self) -> Result<(), WordError> {
        let flow = self.flow();
        if !flow.fields.is_empty() && !flow.suppressed.trim().is_empty() {
            flow.fields.clear();
            let text = std::mem::take(&mut flow.suppressed);
            self.body.note(Note::new(
                "word.field-without-end",
                "a field never ends; the text behind its start was kept (域代码未结束)",
            ));
            self.show(&text)?;
        }
        self.flow().fields.clear();
        self.close_paragraph()?;
        self.end_carry()
    }

    /// A text box begins. Its blocks come right after the paragraph or table that holds its anchor.
    pub(super) fn open_beside(&mut self) -> Frame {
        self.met += 1;
        self.levels.push(Level::Flow(Flow::new(Target::Beside(Vec::new()))));
        Frame::Beside
    }

    pub(super) fn close_beside(&mut self) -> Result<(), WordError> {
        self.settle()?;
        if let Some(Level::Flow(Flow { target: Target::Beside(blocks), deferred, .. })) = self.levels.pop() {
            let host = self.host();
            host.deferred.extend(blocks);
            host.deferred.extend(deferred);
        }
        Ok(())
    }

    /// The text of `WordArt`, as a text box of one paragraph.
    pub(super) fn word_art(&mut self, text: String) -> Result<(), WordError> {
        if text.trim().is_empty() || self.removed > 0 {
            return Ok(());
        }
        self.body.spend_text(text.chars().count(), &self.part)?;
        let mut done = Done::default();
        done.paragraph.text = text;
        done.paragraph.in_text_box = true;
        self.host().deferred.push(Block::Paragraph(done));
        Ok(())
    }

    pub(super) fn open_note(&mut self, id: i64) -> Frame {
        self.levels.push(Level::Flow(Flow::new(Target::Note(id, String::new()))));
        Frame::Note
    }

    pub(super) fn close_note(&mut self) -> Result<(), WordError> {
        self.settle()?;
        self.flush()?;
        if let Some(Level::Flow(Flow { target: Target::Note(id, text), .. })) = self.levels.pop() {
            self.notes.push((id, text));
        }
        Ok(())
    }

    /// A bookmark starts in the open paragraph, or before the next one.
    pub(super) fn bookmark(&mut self, name: String) -> Result<(), WordError> {
        self.body.spend_text(1, &self.part)?;
        match self.line() {
            Some(line) => line.bookmarks.push(name),
            None => self.bookmarks.push(name),
        }
        Ok(())
    }

    /// A child of `sectPr`.
    fn section_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        let kind = match tag.local() {
            b"headerReference" => AsideKind::Header,
            b"footerReference" => AsideKind::Footer,
            b"type" => {
                self.section_continues = matches!(tag.val().as_deref(), Some("continuous" | "nextColumn"));
                return Some(Frame::Plain);
            }
            _ => return None,
        };
        let target = tag.attribute("id").and_then(|id| self.targets.get(&id).cloned().flatten());
        if let Some(part) = target.filter(|part| !self.counts.edges.iter().any(|(_, known)| known == part)) {
            self.counts.edges.push((kind, part));
        }
        None
    }

    /// The end of a `sectPr`: it says how the section that it ends began.
    pub(super) fn close_section(&mut self) {
        if let Some(first) = self.section_first.take().filter(|_| !self.section_continues) {
            self.body.break_page_before(first);
        }
        self.section_continues = false;
    }

    /// A document of another format inside this one (ECMA-376-1 §17.17.2).
    pub(super) fn chunk(&mut self, id: &str) -> Result<(), WordError> {
        let Some(part) = self.targets.get(id).cloned().flatten() else {
            self.body.note(Note::new(
                "word.chunk-missing",
                format!("embedded content {id} is not in the file (嵌入内容缺失)"),
            ));
            return Ok(());
        };
        let Some(chunk) = crate::docx::chunk::read(self.context, &part, self.body)? else { return Ok(()) };
        self.append(chunk, &part)
    }

    /// Adds another document's content where the story stands.
    pub(super) fn append(&mut self, chunk: Body, part: &str) -> Result<(), WordError> {
        let flow = match self.levels.last_mut() {
            Some(Level::Flow(flow)) => flow,
            _ => &mut self.root,
        };
        match &mut flow.target {
            Target::Body => Ok(self.body.append(chunk)?),
            Target::Cell(cell) => Ok(self.body.append_to_cell(chunk, &mut cell.cell)?),
            Target::Beside(_) | Target::Note(..) => {
                let message = format!(
                    "{part}: embedded content in a text box or note is not read (文本框中的嵌入内容未读入)"
                );
                self.body.note(Note::new("word.chunk-not-read", message));
                Ok(())
            }
        }
    }
}
