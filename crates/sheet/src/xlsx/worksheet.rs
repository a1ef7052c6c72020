//! A worksheet (§18.3): its cells, merges, columns and what is hidden.

use model::{Aside, AsideKind, Limits};
use package::xml::local;
use package::{Sink, Tag};

use super::strings::{Rich, RichReader, Strings};
use crate::SheetError;
use crate::address::{self, Area, COLUMNS, ROWS};
use crate::book::{Cell, Cells, Columns, Run, Style, USUAL_WIDTH, Value, hide, twips};
use crate::notes;
use crate::page::header_text;

/// The cell that is open.
#[derive(Debug, Default)]
struct Open {
    row: u32,
    column: u32,
    style: usize,
    kind: String,
    value: Option<String>,
    formula: bool,
    inline: Option<RichReader>,
}

/// Text that is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wanted {
    #[default]
    Nothing,
    Value,
    Inline,
    Header,
    Footer,
}

/// Reads a worksheet.
pub(super) struct Reader<'r> {
    cells: Cells<'r>,
    strings: &'r Strings,
    styles: &'r [Style],
    merges: usize,
    plain: Style,
    in_data: bool,
    row: u32,
    column: u32,
    open: Option<Open>,
    wanted: Wanted,
    edge: String,
    /// Something is drawn over the cells.
    pub(super) drawn: bool,
}

impl<'r> Reader<'r> {
    pub(super) fn new(cells: Cells<'r>, strings: &'r Strings, styles: &'r [Style], limits: &Limits) -> Self {
        cells.sheet.usual_width = USUAL_WIDTH;
        Self {
            cells,
            strings,
            styles,
            merges: limits.cells,
            plain: Style::default(),
            in_data: false,
            row: 0,
            column: 0,
            open: None,
            wanted: Wanted::Nothing,
            edge: String::new(),
            drawn: false,
        }
    }

    /// An element of the cells.
    fn data(&mut self, tag: &Tag<'_>) {
        match tag.local() {
            b"row" => {
                let row = tag.parsed::<u32>("r").and_then(|row| row.checked_sub(1));
                self.row = row.unwrap_or(self.row).min(ROWS - 1);
                self.column = 0;
                if tag.is("hidden") {
                    hide(&mut self.cells.sheet.hidden_rows, self.row);
                }
            }
            b"c" => {
                let place = tag.attribute("r").and_then(|place| address::place(&place));
                let (row, column) = place.unwrap_or((self.row, self.column));
                self.column = column + 1;
                self.open = Some(Open {
                    row,
                    column: column.min(COLUMNS - 1),
                    style: tag.parsed("s").unwrap_or(usize::MAX),
                    kind: tag.attribute("t").unwrap_or_default(),
                    ..Open::default()
                });
            }
            b"v" => {
                self.wanted = Wanted::Value;
                if let Some(open) = &mut self.open {
                    open.value.get_or_insert_default();
                }
            }
            b"f" => {
                if let Some(open) = &mut self.open {
                    open.formula = true;
                }
            }
            b"is" => {
                self.wanted = Wanted::Inline;
                if let Some(open) = &mut self.open {
                    open.inline = Some(RichReader::default());
                }
            }
            _ => {
                if let Some(inline) = self.open.as_mut().and_then(|open| open.inline.as_mut()) {
                    inline.start(tag);
                }
            }
        }
    }

    /// The cell is complete.
    fn cell(&mut self, open: Open) -> Result<(), SheetError> {
        let Open { row, column, style, kind, value, formula, inline } = open;
        let style = self.styles.get(style).unwrap_or(&self.plain);
        let rich = inline.map(|mut inline| inline.take());
        let text = value.as_deref().unwrap_or_default();
        let cells = &mut self.cells;
        match (kind.as_str(), rich) {
            ("inlineStr", Some(rich)) => rich_text(cells, row, column, &rich, style)?,
            ("s", _) => {
                let rich = text.trim().parse().ok().and_then(|index| self.strings.get(index));
                rich_text(cells, row, column, rich.unwrap_or(&Rich::default()), style)?;
            }
            ("b", _) if value.is_some() => {
                cells.value(row, column, &Value::Bool(text.trim() == "1"), style)?;
            }
            ("e", _) if value.is_some() => cells.value(row, column, &Value::Error(text.trim()), style)?,
            ("str", _) => cells.value(row, column, &Value::Text(&super::strings::unescaped(text)), style)?,
            ("d", _) => cells.value(row, column, &Value::Text(text), style)?,
            _ if !text.trim().is_empty() => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    cells.value(row, column, &Value::Number(number), style)?;
                }
                _ => cells.value(row, column, &Value::Text(text), style)?,
            },
            _ if formula => {
                let place = address::written(row, column);
                let mut cell = Cell { row, column, edges: style.edges, ..Cell::default() };
                cell.notes.extend(cells.body.once(notes::UNCALCULATED, || notes::uncalculated(&place)));
                cells.push(cell)?;
            }
            _ => cells.blank(row, column, style)?,
        }
        Ok(())
    }

    /// What stands beside the cells.
    fn around(&mut self, tag: &Tag<'_>) -> Result<(), SheetError> {
        let sheet = &mut *self.cells.sheet;
        match tag.local() {
            b"sheetData" => self.in_data = true,
            b"sheetFormatPr" => {
                if let Some(width) = tag.parsed("defaultColWidth") {
                    sheet.usual_width = twips(width);
                }
            }
            b"col" => {
                let (first, last) = (tag.parsed::<u32>("min"), tag.parsed::<u32>("max"));
                let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
                if first >= 1 && last >= first && first <= COLUMNS && sheet.columns.len() < COLUMNS as usize {
                    sheet.columns.push(Columns {
                        run: Run { first: first - 1, last: last.min(COLUMNS) - 1 },
                        width: tag.parsed("width").map(twips),
                        hidden: tag.is("hidden") || tag.parsed("width") == Some(0.0),
                    });
                }
            }
            b"mergeCell" => {
                if let Some(area) = tag.attribute("ref").and_then(|area| Area::parse(&area)) {
                    self.merges = self.merges.checked_sub(1).ok_or_else(|| SheetError::Limit {
                        what: "cells",
                        max: sheet.merges.len() as u64,
                        part: sheet.name.clone(),
                    })?;
                    sheet.merges.push(area);
                }
            }
            b"oddHeader" => self.wanted = Wanted::Header,
            b"oddFooter" => self.wanted = Wanted::Footer,
            b"drawing" => self.drawn = true,
            _ => {}
        }
        Ok(())
    }
}

/// A text in runs; what of it is struck out is told.
fn rich_text(
    cells: &mut Cells<'_>,
    row: u32,
    column: u32,
    rich: &Rich,
    style: &Style,
) -> Result<(), SheetError> {
    if rich.text.is_empty() && rich.struck.is_empty() {
        return Ok(cells.blank(row, column, style)?);
    }
    cells.value(row, column, &Value::Text(&rich.text), style)?;
    if !rich.struck.trim().is_empty() {
        let note = cells.body.once(notes::STRUCK, || notes::struck(&rich.struck));
        if let Some(cell) = cells.sheet.cells.last_mut() {
            cell.notes.extend(note);
        }
    }
    Ok(())
}

impl Sink for Reader<'_> {
    type Error = SheetError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, SheetError> {
        if self.in_data {
            self.data(tag);
        } else {
            self.around(tag)?;
        }
        Ok(true)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        let name = local(name);
        match name {
            b"sheetData" => self.in_data = false,
            b"row" if self.in_data => self.row = (self.row + 1).min(ROWS - 1),
            b"c" => {
                self.wanted = Wanted::Nothing;
                if let Some(open) = self.open.take() {
                    self.cell(open)?;
                }
            }
            b"v" | b"is" => self.wanted = Wanted::Nothing,
            b"oddHeader" | b"oddFooter" => {
                let kind = if name == b"oddHeader" { AsideKind::Header } else { AsideKind::Footer };
                self.wanted = Wanted::Nothing;
                let text = header_text(&std::mem::take(&mut self.edge));
                if !text.is_empty() {
                    self.cells.sheet.asides.push(Aside { kind, mark: None, text, place: None });
                }
            }
            _ => {
                if let Some(inline) = self.open.as_mut().and_then(|open| open.inline.as_mut()) {
                    inline.end(name);
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SheetError> {
        match (self.wanted, &mut self.open) {
            (Wanted::Value, Some(open)) => open.value.get_or_insert_default().push_str(text),
            (Wanted::Inline, Some(open)) => {
                if let Some(inline) = &mut open.inline {
                    inline.text(text);
                }
            }
            (Wanted::Header | Wanted::Footer, _) => self.edge.push_str(text),
            _ => {}
        }
        Ok(())
    }
}
