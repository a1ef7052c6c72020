//! Text, paragraphs and cells as the walk comes by them.

use model::{Grid, Note};

use super::super::style::Style;
use super::super::table::{self, Cell};
use super::super::tree::Id;
use super::{Leave, Walk};
use crate::WordError;
use crate::{not_read, symbol};
use model::build::CellText;
use model::build::RawTable;

impl Walk<'_> {
    pub(super) fn add_text(&mut self, text: &str) -> Result<(), WordError> {
        // Between the cells of a table there is no text.
        if self.tables.last().is_some_and(|table| table.cell.is_none()) && text.trim().is_empty() {
            return Ok(());
        }
        if self.state.invisible {
            self.hidden += u32::from(!text.trim().is_empty());
            return Ok(());
        }
        if self.state.struck {
            if !text.trim().is_empty() {
                let note = self.body.once(not_read::STRUCK, || not_read::struck(text));
                self.tell(note);
            }
            return Ok(());
        }
        let signs: String;
        let text = match self.state.symbol_font {
            Some(font) => {
                let sign =
                    |char: char| symbol::symbol(font, u32::from(char)).filter(|_| !char.is_whitespace());
                signs = text.chars().map(|char| sign(char).unwrap_or(char)).collect();
                &signs
            }
            None => text,
        };
        let raised: String;
        let raises = self.state.raised && !self.state.in_note_mark;
        let text = match raises.then(|| raised_text(text)).flatten() {
            Some(read) => {
                raised = read;
                &raised
            }
            None => text,
        };
        let mut count = 0;
        if self.state.keeps_space && !self.state.in_paragraph {
            // Every line of preformatted text is a paragraph of its own.
            for line in text.split_inclusive('\n') {
                count += self.line.add(line.trim_end_matches('\n'), true);
                if line.ends_with('\n') {
                    self.line.start();
                    self.end_line()?;
                }
            }
        } else {
            count = self.line.add(text, self.state.keeps_space);
        }
        Ok(self.body.spend_text(count, "html")?)
    }

    pub(super) fn line_break(&mut self, style: &Style) -> Result<(), WordError> {
        if style.page_break_before {
            self.end_line()?;
            self.line.page_break_before = true;
            return Ok(());
        }
        if self.state.in_paragraph {
            self.line.break_line();
            return Ok(self.body.spend_text(1, "html")?);
        }
        // Pages that know no paragraphs end them with `br`.
        self.line.start();
        self.end_line()
    }

    /// Ends the paragraph in progress, if there is one.
    pub(super) fn end_line(&mut self) -> Result<(), WordError> {
        let notes = self.line.take_notes();
        // In a cell, what counts is whether there is text in any of its paragraphs.
        let in_cell = self.tables.last().is_some_and(|table| table.cell.is_some());
        if !in_cell && std::mem::take(&mut self.picture) && self.state.in_paragraph && self.line.is_blank() {
            let note = self.body.once(not_read::PICTURE, not_read::picture);
            self.tell(note);
        }
        let Some(paragraph) = self.line.take() else { return Ok(()) };
        let outside = self.aside.as_ref().map_or(0, |aside| aside.tables);
        let cell = self.tables.iter_mut().skip(outside).rev().find_map(|table| table.cell.as_mut());
        let place = self.body.next_paragraph();
        match (cell, &mut self.aside) {
            (Some((_, text)), _) => {
                text.add(paragraph.text, paragraph.automatic);
                text.cell.notes.extend(notes);
                return Ok(());
            }
            (None, Some(aside)) => aside.lines.push(paragraph.text),
            (None, None) if self.only_beside => {}
            (None, None) => drop(self.body.paragraph(paragraph)?),
        }
        for note in notes {
            self.body.note(note.at(place.clone()));
        }
        Ok(())
    }

    /// Says something about the place being read.
    pub(super) fn tell(&mut self, note: Option<Note>) {
        let Some(note) = note else { return };
        let outside = self.aside.as_ref().map_or(0, |aside| aside.tables);
        let cell = self.tables.iter_mut().skip(outside).rev().find_map(|table| table.cell.as_mut());
        if let Some((_, text)) = cell {
            text.cell.notes.push(note);
        } else {
            let place = self.body.next_paragraph();
            self.body.note(note.at(place));
        }
    }

    pub(super) fn enter_cell(&mut self, id: Id, style: &Style) -> Result<Leave, WordError> {
        let Some(table) = self.tables.last_mut().filter(|table| table.row.is_some()) else {
            return Ok(Leave::Block);
        };
        let cell = Cell {
            columns: table::columns(self.tree.attribute(id, "colspan")),
            rows: table::rows(self.tree.attribute(id, "rowspan")),
            is_placeholder: style.is_placeholder,
            ..Cell::default()
        };
        table.cell = Some((cell, CellText::default()));
        self.state.in_paragraph = false;
        self.body.spend_cell("html")?;
        Ok(Leave::Cell)
    }

    pub(super) fn leave_cell(&mut self) -> Result<(), WordError> {
        self.end_line()?;
        if let Some(table) = self.tables.last_mut()
            && let Some((_, text)) = &mut table.cell
            && std::mem::take(&mut self.picture)
            && text.cell.is_blank()
        {
            text.cell.notes.extend(self.body.once(not_read::PICTURE, not_read::picture));
        }
        if let Some(table) = self.tables.last_mut()
            && let Some((cell, mut text)) = table.cell.take()
            && let Some(row) = &mut table.row
        {
            row.cells.push(Cell { raw: text.take(), ..cell });
        }
        Ok(())
    }

    pub(super) fn leave_row(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && let Some(row) = table.row.take()
        {
            if table.groups.is_empty() {
                table.groups.push(table::Group::default());
            }
            if let Some(group) = table.groups.last_mut() {
                group.rows.push(row);
            }
        }
    }

    pub(super) fn leave_table(&mut self) -> Result<(), WordError> {
        self.end_line()?;
        let Some(table) = self.tables.pop() else { return Ok(()) };
        let table = table::raw_table(table.groups, self.limits().cells)?;
        let outside = self.aside.as_ref().map_or(0, |aside| aside.tables);
        let cell = self.tables.iter_mut().skip(outside).rev().find_map(|table| table.cell.as_mut());
        match (cell, &mut self.aside) {
            (Some((_, text)), _) => Ok(self.body.nest(table, &mut text.cell)?),
            (None, Some(aside)) => {
                aside.lines.extend(rows_as_lines(&table));
                Ok(())
            }
            (None, None) if self.only_beside => Ok(()),
            (None, None) => Ok(self.body.table(table).map(drop)?),
        }
    }

    pub(super) fn leave_aside(&mut self) -> Result<(), WordError> {
        self.end_line()?;
        let Some(aside) = self.aside.take() else { return Ok(()) };
        let text = aside.lines.join("\n");
        // A note starts with its own mark: `[1] …`.
        let (mark, text) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((mark, rest)) if mark.chars().count() <= 8 => {
                (Some(format!("[{mark}]")), rest.trim_start().to_owned())
            }
            _ => (None, text),
        };
        if !text.trim().is_empty() {
            self.body.aside(model::Aside { kind: aside.kind, mark, text, place: aside.place });
        }
        Ok(())
    }

    /// `<o:p>` that holds nothing but a blank.
    pub(super) fn is_filler(&self, id: Id) -> bool {
        match self.tree.first_child(id) {
            None => true,
            Some(child) => {
                let blank = self.tree.text(child).is_some_and(|text| text.trim().is_empty());
                blank && self.tree.next_sibling(child).is_none()
            }
        }
    }

    /// What a form shows in its fields.
    pub(super) fn input(&mut self, id: Id) -> Result<(), WordError> {
        let kind = self.tree.attribute(id, "type").unwrap_or("text").to_ascii_lowercase();
        let checked = self.tree.attribute(id, "checked").is_some();
        match kind.as_str() {
            "checkbox" | "radio" => self.add_text(if checked { "☒" } else { "☐" }),
            "hidden" | "button" | "submit" | "reset" | "image" | "file" | "password" => Ok(()),
            _ => {
                let value = self.tree.attribute(id, "value").unwrap_or_default();
                self.add_text(value)
            }
        }
    }

    /// The option of a drop-down list that shows: the one selected, else the first.
    pub(super) fn chosen_option(&mut self, select: Id) -> Option<Id> {
        let mut first = None;
        let mut at = self.tree.first_child(select);
        let mut seen = 0_usize;
        while let Some(id) = at {
            seen += 1;
            let is_option = self.tree.name(id) == Some("option");
            if is_option && self.tree.attribute(id, "selected").is_some() {
                return Some(id);
            }
            first = first.or(is_option.then_some(id));
            at = self.tree.next_sibling(id);
        }
        if seen > 1 && first.is_some() {
            let note = Note::new(
                "word.html-choice",
                "a drop-down list shows its first entry; the others were left out (下拉框取第一项)",
            );
            self.body.note(note);
        }
        first
    }
}

/// A table beside the body as text: a line a row, cells separated by tabs.
fn rows_as_lines(table: &RawTable) -> Vec<String> {
    let text = |grid: &Grid| grid.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join("\t");
    let line = |row: &model::build::RawRow| {
        let cells = row
            .cells
            .iter()
            .flat_map(|cell| std::iter::once(cell.text.clone()).chain(cell.tables.iter().map(text)));
        cells.collect::<Vec<_>>().join("\t")
    };
    table.rows.iter().map(line).collect()
}

/// The text with its digits and signs raised; `None` if other signs stand among them, as in the mark of a note: `[1]`.
fn raised_text(text: &str) -> Option<String> {
    text.chars().map(symbol::raised).collect()
}
