//! The document as one sequence of paragraphs and tables, frames dissolved.

use model::{Block, Cell, Document, Grid, Paragraph, Place};
use wording::blank;
use wording::fold;

use crate::sheet::Sheet;
use crate::weights::sheet as weights;

/// One step of the sequence.
#[derive(Clone, Debug)]
pub(crate) enum Line<'a> {
    /// A paragraph, or a line of text in a frame.
    Text { text: &'a str, place: Place, paragraph: Option<&'a Paragraph>, frame: Option<usize> },
    /// A table.
    Table { sheet: usize, frame: Option<usize> },
    /// A table that cannot be read: kept whole.
    Whole { grid: &'a Grid, frame: Option<usize> },
}

/// The sequence, its sheets, and the frames that were dissolved.
#[derive(Debug, Default)]
pub(crate) struct Flow<'a> {
    pub lines: Vec<Line<'a>>,
    pub sheets: Vec<Sheet<'a>>,
    /// For each sheet the tables in its cells: the cell, and their sheet.
    pub inner: Vec<Vec<(usize, usize)>>,
    /// Outermost frames.
    pub frames: Vec<&'a Grid>,
}

impl<'a> Flow<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        let mut lines = Self::default();
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    lines.text(&paragraph.text, Place::paragraph(paragraph.index), Some(paragraph), None);
                }
                Block::Table(grid) => lines.table(grid, None, None, 0),
            }
        }
        lines
    }

    fn text(&mut self, text: &'a str, place: Place, paragraph: Option<&'a Paragraph>, frame: Option<usize>) {
        let text = text.trim_matches(fold::is_space);
        if !text.is_empty() {
            self.lines.push(Line::Text { text, place, paragraph, frame });
        }
    }

    fn table(&mut self, grid: &'a Grid, outer: Option<Place>, frame: Option<usize>, depth: usize) {
        if let Some(cell) = frame_cell(grid).filter(|_| depth < weights::DEEPEST) {
            let frame = frame.unwrap_or_else(|| {
                self.frames.push(grid);
                self.frames.len() - 1
            });
            let place = Place::cell(grid.table, cell.row, cell.column);
            let place = match outer {
                Some(outer) => place.inside(outer),
                None => place,
            };
            for line in cell.text.split('\n') {
                self.text(line, place.clone(), None, Some(frame));
            }
            for inner in &cell.tables {
                self.table(inner, Some(place.clone()), Some(frame), depth + 1);
            }
            return;
        }
        match self.sheet(grid, outer, depth) {
            Some(sheet) => self.lines.push(Line::Table { sheet, frame }),
            None => self.lines.push(Line::Whole { grid, frame }),
        }
    }

    /// Makes a sheet of a table, and of the tables in its cells.
    fn sheet(&mut self, grid: &'a Grid, outer: Option<Place>, depth: usize) -> Option<usize> {
        let sheet = Sheet::new(grid, outer)?;
        let index = self.sheets.len();
        let cells: Vec<(usize, Place)> = grid
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.tables.is_empty())
            .map(|(at, _)| (at, sheet.place(at)))
            .collect();
        self.sheets.push(sheet);
        self.inner.push(Vec::new());
        for (cell, place) in cells {
            for table in grid.cells[cell].tables.iter().filter(|_| depth < weights::DEEPEST) {
                if let Some(inner) = self.sheet(table, Some(place.clone()), depth + 1) {
                    self.inner[index].push((cell, inner));
                }
            }
        }
        Some(index)
    }
}

/// The one cell of a table that only frames other tables.
fn frame_cell(grid: &Grid) -> Option<&Cell> {
    let mut filled = grid.cells.iter().filter(|cell| !blank::is_blank(&cell.text) || !cell.tables.is_empty());
    let cell = filled.next().filter(|cell| !cell.tables.is_empty())?;
    filled.next().is_none().then_some(cell)
}
