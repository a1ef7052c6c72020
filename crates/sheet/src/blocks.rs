//! A sheet as paragraphs and tables: what has rules around it is a table, what stands alone in its row is a paragraph.
//!
//! ```text
//! sheet ─visible→ items on the rows and columns that show ─lines→ rows, ruled or not ─runs→ blocks ─table→ grids
//! ```

mod items;
mod lines;
mod table;
#[cfg(test)]
mod tests;
mod visible;

use model::build::{Body, Excess};
use model::{Aside, AsideKind, Limits, Note, Paragraph, Place};

use self::items::Item;
use self::lines::{Block, blocks};
use self::visible::Visible;
use crate::address::{Area, written};
use crate::book::{Book, Sheet};
use crate::notes;
use crate::origins::{Origins, TableOrigin};

/// Texts of a row that is no table stand this far apart in their paragraph.
const BETWEEN: &str = "        ";

/// Puts the sheets of a workbook into a document.
pub(crate) fn read(book: Book, body: &mut Body, limits: &Limits) -> Result<Origins, Excess> {
    let mut origins = Origins::default();
    let mut first = true;
    let several = book.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.cells.is_empty()).count() > 1;
    for sheet in book.sheets {
        if sheet.hidden {
            if let Some(note) = body.once(notes::HIDDEN_SHEET, || notes::hidden_sheet(&sheet.name)) {
                body.note(note);
            }
            continue;
        }
        let visible = Visible::of(&sheet);
        let mut writer =
            Writer { body, limits, origins: &mut origins, sheet: &sheet.name, begins: !first, place: None };
        let items = items::of(&sheet, &visible, writer.body);
        for area in regions(&sheet) {
            let inside: Vec<&Item<'_>> = match area {
                Some(area) => {
                    items.iter().filter(|item| area.holds(item.cell.row, item.cell.column)).collect()
                }
                None => items.iter().filter(|item| is_outside(&sheet, item)).collect(),
            };
            for block in blocks(&inside, &sheet.name, limits)? {
                writer.block(block, &sheet, &visible)?;
            }
        }
        let place = writer.place.take();
        if let Some(place) = place {
            first = false;
            if several {
                body.aside(Aside {
                    kind: AsideKind::Sheet,
                    mark: None,
                    text: sheet.name,
                    place: Some(place),
                });
            }
        }
        for aside in sheet.asides {
            body.aside(aside);
        }
    }
    Ok(origins)
}

/// The parts of a sheet that are read one after another: what is printed, then the rest of it.
fn regions(sheet: &Sheet) -> Vec<Option<Area>> {
    if sheet.print_areas.is_empty() {
        return vec![Some(Area::ALL)];
    }
    sheet.print_areas.iter().copied().map(Some).chain([None]).collect()
}

fn is_outside(sheet: &Sheet, item: &Item<'_>) -> bool {
    !sheet.print_areas.iter().any(|area| area.holds(item.cell.row, item.cell.column))
}

/// Writes the blocks of a sheet into a document.
struct Writer<'w> {
    body: &'w mut Body,
    limits: &'w Limits,
    origins: &'w mut Origins,
    sheet: &'w str,
    /// A new page begins before the next block.
    begins: bool,
    /// Where the sheet begins.
    place: Option<Place>,
}

impl Writer<'_> {
    fn block(&mut self, block: Block<'_, '_>, sheet: &Sheet, visible: &Visible) -> Result<(), Excess> {
        match block {
            Block::Lines(lines) => {
                for line in lines {
                    self.line(&line)?;
                }
            }
            Block::Table(part) => {
                let columns = table::Columns::of(visible, &part);
                let (raw, rows) = table::raw(sheet, &part, &columns, visible, self.body, self.limits)?;
                let origin = TableOrigin { sheet: self.sheet.to_owned(), rows, columns: columns.lefts };
                if let Some(place) = self.body.table(raw)? {
                    self.origins.table(place.table, origin);
                    self.place.get_or_insert(place);
                    self.begins = false;
                }
            }
        }
        Ok(())
    }

    /// A row that is no table as a paragraph; the lines of a single cell each by its own.
    fn line(&mut self, items: &[&Item<'_>]) -> Result<(), Excess> {
        let text = items.iter().map(|item| item.cell.text.as_str()).collect::<Vec<_>>();
        let text = if text.len() == 1 { text[0].to_owned() } else { text.join(BETWEEN).replace('\n', " ") };
        let mut first = None;
        for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
            let page_break_before = std::mem::take(&mut self.begins);
            let place = self.body.paragraph(Paragraph {
                text: line.to_owned(),
                page_break_before,
                ..Paragraph::default()
            })?;
            if let Some(item) = items.first() {
                self.origins.paragraph(place.paragraph, self.sheet, written(item.cell.row, item.cell.column));
            }
            first.get_or_insert(place);
        }
        let Some(place) = first else { return Ok(()) };
        for item in items {
            for note in &item.cell.notes {
                self.body.note(Note { place: Some(place.clone()), ..note.clone() });
            }
            for aside in &item.cell.asides {
                self.body.aside(Aside { place: Some(place.clone()), ..aside.clone() });
            }
        }
        self.place.get_or_insert(place);
        Ok(())
    }
}
