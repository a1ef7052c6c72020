//! Tables, rows and cells.

use model::Note;
use package::Tag;

use super::{Frame, Story};
use crate::WordError;
use crate::docx::flow::{Block, Flow, Level, Row, Table, Target};
use model::build::CellText;

impl Story<'_> {
    pub(super) fn open_table(&mut self) -> Result<Frame, WordError> {
        let depth = self.levels.iter().filter(|level| matches!(level, Level::Table(_))).count();
        let max = self.context.options.limits.table_depth;
        if depth >= max {
            return Err(WordError::limit("table_depth", max as u64, &*self.part));
        }
        let stray = !self.in_flow();
        if stray {
            self.open_stray();
        }
        self.cut_line()?;
        self.end_carry()?;
        self.levels.push(Level::Table(Table::default()));
        Ok(if stray { Frame::StrayTable } else { Frame::Table })
    }

    pub(super) fn open_row(&mut self) -> Frame {
        match self.levels.last_mut() {
            Some(Level::Table(table)) if table.row.is_none() => {
                let mut row = Row::default();
                // Rows of a table are much alike.
                row.raw.cells.reserve(table.raw.rows.last().map_or(0, |above| above.cells.len()));
                table.row = Some(row);
                Frame::Row
            }
            // A row outside a table is seen through.
            _ => Frame::Plain,
        }
    }

    pub(super) fn open_cell(&mut self) -> Result<Option<Frame>, WordError> {
        let Some(Level::Table(Table { row: Some(row), .. })) = self.levels.last() else {
            return Ok(Some(Frame::Plain));
        };
        if row.removed {
            return Ok(None);
        }
        self.body.spend_cell(&self.part)?;
        let mut cell = CellText::default();
        cell.cell.span = 1;
        self.levels.push(Level::Flow(Flow::new(Target::Cell(cell))));
        Ok(Some(Frame::Cell))
    }

    /// A child of `tblGrid` (ECMA-376-1 §17.4.48): how wide a layout column is. What the grid was before a tracked
    /// change stands in a child of its own.
    pub(super) fn grid_column(&mut self, tag: &Tag<'_>) {
        let columns = self.context.options.limits.columns;
        if let Some(Level::Table(table)) = self.levels.last_mut()
            && tag.local() == b"gridCol"
            && table.raw.layout.len() <= columns
        {
            table.raw.layout.push(twips(tag));
        }
    }

    /// A child of `trPr`.
    pub(super) fn row_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        let accepts = self.accepts();
        let Some(Level::Table(Table { row: Some(row), .. })) = self.levels.last_mut() else { return None };
        match tag.local() {
            // What the properties were (ECMA-376-1 §17.13.5.38).
            b"trPrChange" if !accepts => {
                (row.raw.before, row.raw.header, row.hidden) = (0, false, false);
                return Some(Frame::Change);
            }
            b"gridBefore" => row.raw.before = count(tag),
            b"tblHeader" => row.raw.header = tag.is_on(),
            b"hidden" => row.hidden = tag.is_on(),
            b"ins" => {
                self.counts.inserted += 1;
                row.removed |= !accepts;
            }
            b"del" => {
                self.counts.deleted += 1;
                row.removed |= accepts;
            }
            _ => {}
        }
        None
    }

    /// A child of `tcPr`.
    pub(super) fn cell_property(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        let accepts = self.accepts();
        if tag.local() == b"tcW" {
            self.cell_width(tag);
            return None;
        }
        let Some(Level::Flow(flow)) = self.levels.last_mut() else { return None };
        let Target::Cell(CellText { cell, .. }) = &mut flow.target else { return None };
        let restarts = || tag.value("val").as_deref() == Some("restart");
        match tag.local() {
            // What the properties were (§17.13.5.37).
            b"tcPrChange" if !accepts => {
                (cell.span, cell.continues_left) = (1, false);
                (cell.starts_below, cell.continues_above) = (false, false);
                return Some(Frame::Change);
            }
            b"gridSpan" => cell.span = count(tag),
            // Without a value the cell continues (ECMA-376-1 §17.4.84).
            b"vMerge" | b"vmerge" => (cell.starts_below, cell.continues_above) = (restarts(), !restarts()),
            b"hMerge" | b"hmerge" => cell.continues_left = !restarts(),
            b"cellIns" => {
                self.counts.inserted += 1;
                flow.removed |= !accepts;
            }
            b"cellDel" => {
                self.counts.deleted += 1;
                flow.removed |= accepts;
                flow.gives_way |= accepts;
            }
            // A merge made with tracking on (ECMA-376-1 §17.13.5.1).
            b"cellMerge" => {
                let merge = tag.attribute(if accepts { "vMerge" } else { "vMergeOrig" });
                cell.starts_below |= merge.as_deref() == Some("rest");
                cell.continues_above |= merge.as_deref() == Some("cont");
            }
            _ => {}
        }
        None
    }

    /// `tcW`, which is asked where the table's grid does not reach, and where cells were deleted.
    fn cell_width(&mut self, tag: &Tag<'_>) {
        let Some(Level::Flow(Flow { target: Target::Cell(cell), .. })) = self.levels.last_mut() else {
            return;
        };
        let width = twips(tag);
        if width > 0 && tag.value("type").is_none_or(|kind| kind == "dxa") {
            cell.cell.width = width;
        }
    }

    pub(super) fn close_cell(&mut self) -> Result<(), WordError> {
        self.settle()?;
        let Some(Level::Flow(flow)) = self.levels.pop() else { return Ok(()) };
        let (is_seen, gives_way) = (flow.is_seen, flow.gives_way);
        let cell = match flow.target {
            Target::Cell(cell) if !flow.removed => cell,
            Target::Cell(cell) => {
                if let Some(Level::Table(Table { row: Some(row), .. })) = self.levels.last_mut()
                    && gives_way
                {
                    row.deleted.push((row.raw.cells.len(), cell.cell.span));
                }
                return Ok(());
            }
            _ => return Ok(()),
        };
        if let Some(Level::Table(Table { row: Some(row), .. })) = self.levels.last_mut() {
            row.is_seen |= is_seen || !cell.cell.is_blank();
            row.raw.cells.push(cell.cell);
        }
        Ok(())
    }

    pub(super) fn close_row(&mut self) {
        let Some(Level::Table(table)) = self.levels.last_mut() else { return };
        if let Some(row) = table.row.as_mut().filter(|row| !row.deleted.is_empty()) {
            row.widen(&table.raw.layout);
        }
        let Some(row) = table.row.take().filter(|row| !row.removed && !row.raw.cells.is_empty()) else {
            return;
        };
        // `w:hidden` hides the mark of the row (ECMA-376-1 §17.4.20): the row goes only when all in it is hidden too.
        if !row.hidden || row.is_seen {
            table.raw.rows.push(row.raw);
            return;
        }
        let notes: Vec<Note> = row.raw.cells.into_iter().flat_map(|cell| cell.notes).collect();
        for note in notes {
            self.body.note(note);
        }
        self.body.note(Note::new("word.hidden-row", "a hidden table row was left out (隐藏的表格行未读入)"));
    }

    /// The paragraph stands in a cell that a merge swallows: it neither counts nor shows a number.
    pub(super) fn is_merged_away(&mut self) -> bool {
        for index in 1..self.levels.len() {
            let (before, [level, ..]) = self.levels.split_at_mut(index) else { return false };
            let (Some(Level::Table(table)), Level::Flow(flow)) = (before.last(), level) else { continue };
            let Target::Cell(cell) = &flow.target else { continue };
            if *flow.is_merged_away.get_or_insert_with(|| table.swallows(&cell.cell)) {
                return true;
            }
        }
        false
    }

    pub(super) fn close_table(&mut self) -> Result<(), WordError> {
        self.close_row();
        let Some(Level::Table(table)) = self.levels.pop() else { return Ok(()) };
        let flow = match self.levels.last_mut() {
            Some(Level::Flow(flow)) => flow,
            _ => &mut self.root,
        };
        flow.after_table = true;
        match &mut flow.target {
            Target::Body => {
                self.body.table(table.raw)?;
                self.flush()
            }
            Target::Cell(cell) => Ok(self.body.nest(table.raw, &mut cell.cell)?),
            Target::Beside(blocks) => {
                blocks.push(Block::Table(table.raw));
                blocks.append(&mut flow.deferred);
                Ok(())
            }
            Target::Note(_, text) => {
                if flow.lines > 0 {
                    text.push('\n');
                }
                flow.lines += 1;
                text.push_str(&table.raw.into_text());
                self.flush()
            }
        }
    }
}

/// A count of layout columns; what is no count at all comes out as 0, which is repaired with a note.
fn count(tag: &Tag<'_>) -> u32 {
    tag.number("val").map_or(0, |count| u32::try_from(count.max(0)).unwrap_or(u32::MAX))
}

/// A width in twips; 0 for what is none, and for the measures with a unit of ISO 29500 Strict that no Word writes here.
fn twips(tag: &Tag<'_>) -> u32 {
    tag.number("w").map_or(0, |width| u32::try_from(width.max(0)).unwrap_or(0))
}
