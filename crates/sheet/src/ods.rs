//! `OpenDocument` spreadsheets (ODF 1.3, ISO/IEC 26300-3): the texts of cells stand in the file as they show.

mod cell;
mod styles;

use model::build::Body;
use model::{Limits, Note};
use package::Package;
use package::xml::local;
use package::{Sink, Tag};

use self::cell::Open;
use self::styles::Styles;
use crate::SheetError;
use crate::address::{Area, COLUMNS, ROWS};
use crate::book::{Book, Cell, Columns, Run, Sheet, USUAL_WIDTH, put_comment};
use crate::notes;

/// The content of the entry `mimetype` (ODF 1.3 part 2, 3.3).
pub(crate) const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// Empty cells with lines that are repeated more often are a format of whole rows or columns, and no part of a table.
const REPEATED: u32 = 256;

/// Reads a spreadsheet.
pub(crate) fn read(package: &Package<'_>, body: &mut Body, limits: &Limits) -> Result<Book, SheetError> {
    let encrypted = package.bytes("META-INF/manifest.xml")?.is_some_and(|manifest| {
        manifest.windows(16).any(|window| window.eq_ignore_ascii_case(b":encryption-data"))
    });
    if encrypted {
        return Err(SheetError::Encrypted);
    }
    let mut reader = Reader::new(body, limits);
    if package.read_xml("content.xml", &mut reader)?.is_none() {
        return Err(SheetError::damaged("content.xml", 0, "the package has no content"));
    }
    let Reader { mut sheets, comments, drawn, .. } = reader;
    for sheet in &mut sheets {
        sheet.in_order();
    }
    for (sheet, row, column, text) in comments {
        if let Some(sheet) = sheets.get_mut(sheet) {
            put_comment(sheet, body, row, column, text)?;
        }
    }
    if let Some(name) = drawn {
        body.note(Note::new(notes::DRAWING, notes::drawing(&name)));
    }
    Ok(Book { sheets, ..Book::default() })
}

struct Reader<'r> {
    body: &'r mut Body,
    limits: &'r Limits,
    styles: Styles,
    sheets: Vec<Sheet>,
    row: u32,
    column: u32,
    /// How often the row that is open stands there, and where its cells begin.
    repeat: u32,
    from: usize,
    in_header: bool,
    open: Option<Open>,
    comments: Vec<(usize, u32, u32, String)>,
    /// The first sheet over which something is drawn.
    drawn: Option<String>,
}

impl<'r> Reader<'r> {
    fn new(body: &'r mut Body, limits: &'r Limits) -> Self {
        Self {
            body,
            limits,
            styles: Styles::default(),
            sheets: Vec::new(),
            row: 0,
            column: 0,
            repeat: 1,
            from: 0,
            in_header: false,
            open: None,
            comments: Vec::new(),
            drawn: None,
        }
    }

    fn table(&mut self, tag: &Tag<'_>) -> Result<(), SheetError> {
        if self.sheets.len() >= self.limits.blocks {
            let max = self.limits.blocks as u64;
            return Err(SheetError::Limit { what: "blocks", max, part: "content.xml".to_owned() });
        }
        let style = tag.attribute("style-name").unwrap_or_default();
        let areas = tag.attribute("print-ranges").unwrap_or_default();
        self.sheets.push(Sheet {
            name: tag.attribute("name").unwrap_or_default(),
            hidden: self.styles.hides(&style),
            usual_width: USUAL_WIDTH,
            print_areas: print_areas(&areas),
            ..Sheet::default()
        });
        (self.row, self.column) = (0, 0);
        Ok(())
    }

    fn columns(&mut self, tag: &Tag<'_>) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        let first = sheet.columns.last().map_or(0, |columns| columns.run.last + 1);
        let count = repeated(tag, "number-columns-repeated");
        let last = first.saturating_add(count - 1).min(COLUMNS - 1);
        if first < COLUMNS {
            let style = tag.attribute("style-name").unwrap_or_default();
            let hidden = is_hidden(tag);
            sheet.columns.push(Columns {
                run: Run { first, last },
                width: self.styles.width(&style),
                hidden,
            });
        }
    }

    fn begin_row(&mut self, tag: &Tag<'_>) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        self.column = 0;
        self.repeat = repeated(tag, "number-rows-repeated");
        self.from = sheet.cells.len();
        let run = Run { first: self.row, last: self.row.saturating_add(self.repeat - 1).min(ROWS - 1) };
        if is_hidden(tag) {
            sheet.hidden_rows.push(run);
        }
        if self.in_header {
            let first = sheet.title_rows.map_or(run.first, |titles| titles.first);
            sheet.title_rows = Some(Run { first, last: run.last });
        }
    }

    /// The row is complete: its cells stand in each of its repetitions.
    fn end_row(&mut self) -> Result<(), SheetError> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let cells = self.from..sheet.cells.len();
        let has_text = sheet.cells[cells.clone()].iter().any(|cell| !cell.is_blank());
        if self.repeat <= REPEATED || has_text {
            for step in 1..self.repeat {
                for at in cells.clone() {
                    self.body.spend_cell(&sheet.name)?;
                    let cell = &sheet.cells[at];
                    self.body.spend_text(cell.text.chars().count(), &sheet.name)?;
                    let row = cell.row.saturating_add(step);
                    let (text, stored) = (cell.text.clone(), cell.stored.clone());
                    let copy =
                        Cell { row, column: cell.column, text, stored, edges: cell.edges, ..Cell::default() };
                    sheet.cells.push(copy);
                }
            }
        }
        self.row = self.row.saturating_add(self.repeat);
        Ok(())
    }

    fn cell(&mut self, open: &Open) -> Result<(), SheetError> {
        let (row, column) = (self.row, self.column);
        self.column = self.column.saturating_add(open.repeat);
        let index = self.sheets.len().saturating_sub(1);
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if row >= ROWS || column >= COLUMNS || sheet.hidden {
            return Ok(());
        }
        if !open.comment.trim().is_empty() {
            self.comments.push((index, row, column, open.comment.clone()));
        }
        if !open.covered && (open.rows > 1 || open.columns > 1) {
            let (bottom, right) =
                (row.saturating_add(open.rows - 1), column.saturating_add(open.columns - 1));
            sheet.merges.push(Area {
                top: row,
                left: column,
                bottom: bottom.min(ROWS - 1),
                right: right.min(COLUMNS - 1),
            });
        }
        let style = self.styles.cell(&open.style);
        let blank = open.text.trim().is_empty();
        if blank && (style.edges.none() || open.repeat > REPEATED) && !open.has_formula {
            return Ok(());
        }
        for step in 0..open.repeat.min(COLUMNS - column) {
            let cell = open.finish(row, column + step, style, self.body);
            self.body.spend_cell(&sheet.name)?;
            self.body.spend_text(cell.text.chars().count(), &sheet.name)?;
            sheet.cells.push(cell);
        }
        Ok(())
    }
}

/// How often a row, column or cell stands there.
fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.parsed::<u32>(name).unwrap_or(1).clamp(1, ROWS)
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.attribute("visibility").is_some_and(|visibility| matches!(visibility.as_str(), "collapse" | "filter"))
}

/// `Sheet1.A1:Sheet1.H30 'a b'.J1:'a b'.K2`.
fn print_areas(text: &str) -> Vec<Area> {
    let mut areas = Vec::new();
    let mut quoted = false;
    for range in text.split(|sign| {
        quoted ^= sign == '\'';
        sign == ' ' && !quoted
    }) {
        let cells = |half: &str| half.rsplit('.').next().unwrap_or_default().to_owned();
        if let Some((from, to)) = range.rsplit_once(':') {
            areas.extend(Area::parse(&format!("{}:{}", cells(from), cells(to))));
        }
    }
    areas
}

impl Sink for Reader<'_> {
    type Error = SheetError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, SheetError> {
        if let Some(open) = &mut self.open {
            open.start(tag);
            return Ok(true);
        }
        match tag.local() {
            b"table" => self.table(tag)?,
            b"table-column" => self.columns(tag),
            b"table-header-rows" => self.in_header = true,
            b"table-row" => self.begin_row(tag),
            b"table-cell" | b"covered-table-cell" => self.open = Some(Open::new(tag)),
            b"shapes" => {
                let name = self.sheets.last().map(|sheet| sheet.name.clone()).unwrap_or_default();
                self.drawn.get_or_insert(name);
            }
            _ => self.styles.start(tag),
        }
        Ok(true)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        let name = local(name);
        match name {
            b"table-cell" | b"covered-table-cell" => {
                if let Some(open) = self.open.take() {
                    self.cell(&open)?;
                }
            }
            b"table-row" if self.open.is_none() => self.end_row()?,
            b"table-header-rows" => self.in_header = false,
            _ => {
                if let Some(open) = &mut self.open {
                    open.end(name);
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SheetError> {
        if let Some(open) = &mut self.open {
            open.text(text);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_areas_stand_behind_the_names_of_sheets() {
        let corners: Vec<_> = print_areas("Sheet1.A1:Sheet1.H30 'a b.c'.J1:'a b.c'.$K$2")
            .iter()
            .map(|area| (area.top, area.left, area.bottom, area.right))
            .collect();
        assert_eq!(corners, [(0, 0, 29, 7), (0, 9, 1, 10)]);
    }
}
