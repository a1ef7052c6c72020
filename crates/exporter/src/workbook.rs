//! XLSX: both flat tables for filtering, and every form as printed.

use std::collections::HashSet;

use layout::{Align, Cell, Face, Line, Part, Sheet};
use model::{Exact, Found, Quantity, Submission, Value as Meaning};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    column_number_to_name,
};
use wording::width;

use crate::characters::legal;
use crate::made::AUTHOR;
use crate::people;
use crate::table::{Flat, Table, Value, flat};
use crate::{ExportError, bounds, carried};

/// Characters one cell holds (Excel specifications and limits).
pub(crate) const CELL_CHARS: usize = 32_767;
/// Rows and columns of a sheet.
pub(crate) const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
/// A line and the highest row, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// A workbook that carries its canonical JSON: the sheet 指标 with a row per indicator, the sheet 项目与资金 with a row per sum, then a sheet per
/// form as printed. The same submission gives the same bytes.
///
/// Numbers are numbers as long as a spreadsheet can hold all their digits; codes and texts are text cells, which
/// no spreadsheet runs as formulas. What people read stands in front, what programs ask for at the end, folded away; columns
/// that are empty in every row are left out.
pub fn xlsx(submission: &Submission, options: &layout::Options) -> Result<Vec<u8>, ExportError> {
    xlsx_many(&[submission], options)
}

/// One workbook of many documents: their rows one after another in the flat sheets, then all their forms.
pub fn xlsx_many(submissions: &[&Submission], options: &layout::Options) -> Result<Vec<u8>, ExportError> {
    let mut workbook = new_workbook()?;
    let mut names = Names::default();
    for (table, name) in [(Table::Indicators, "指标"), (Table::Funds, "项目与资金")] {
        let mut page = Page::new(names.unique(name))?;
        page.flat(&flat(submissions, table))?;
        workbook.push_worksheet(page.sheet);
    }
    // A cell for each value a form can show.
    let forms = || submissions.iter().flat_map(|submission| &submission.forms);
    let lines =
        forms().map(|form| form.indicators.len() + form.funds.len() + form.goals.len() + form.fields.len());
    bounds::within("cells", lines.sum::<usize>().saturating_mul(8), bounds::SHEET_CELLS)?;
    for submission in submissions {
        for part in layout::printed(submission, options)?.value.parts {
            let Part::Form(part) = part else { continue };
            let form = &submission.forms[part.form];
            let project = form.project.as_ref().and_then(|project| project.name.as_deref());
            let title = project.or(form.title.as_deref()).unwrap_or("表");
            let mut page = Page::new(names.unique(&format!("{} {title}", part.form + 1)))?;
            page.form(&part.sheet, submission)?;
            workbook.push_worksheet(page.sheet);
        }
    }
    let bytes = workbook.save_to_buffer()?;
    match submissions {
        [submission] => carried::carry(bytes, submission),
        // Data of several documents are several JSON files.
        _ => Ok(bytes),
    }
}

/// An empty workbook that says who made it, and has a fixed date: the same input gives the same bytes.
pub(crate) fn new_workbook() -> Result<Workbook, ExportError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_author(AUTHOR).set_creation_datetime(&created));
    Ok(workbook)
}

/// A sheet and its name, for errors.
struct Page {
    name: String,
    sheet: Worksheet,
}

impl Page {
    fn new(name: String) -> Result<Self, ExportError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(&name)?.set_paper_size(9);
        Ok(Self { name, sheet })
    }

    fn flat(&mut self, flat: &Flat) -> Result<(), ExportError> {
        let (columns, frozen) = people::columns(flat);
        self.fits(flat.rows.len() + 1, columns.len())?;
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
        let (plain, words) = (Format::new(), Format::new().set_num_format("@"));
        for (to, shown) in columns.iter().enumerate() {
            let (to, column) = (to as u16, shown.column);
            self.sheet.write_string_with_format(0, to, &flat.labels[column], &head)?;
            let texts = flat.rows.iter().filter_map(|row| match row.get(column) {
                Some(Value::Text(text)) => Some(text.as_str()),
                _ => None,
            });
            self.sheet.set_column_width(to, column_width(&flat.labels[column], texts))?;
            for index in 0..flat.rows.len() {
                let row = index as u32 + 1;
                if let Some(sum) = people::sum(flat, index, column) {
                    let format = Format::new().set_num_format(people::sum_format(sum));
                    self.number(row, to, sum, false, &format)?;
                    continue;
                }
                match &*people::value(flat, index, column) {
                    Value::Empty => {}
                    Value::Number(number) => self.number(row, to, *number, false, &plain)?,
                    Value::Text(text) => self.text(row, to, text, &words)?,
                }
            }
        }
        self.sheet.set_freeze_panes(1, frozen as u16)?;
        self.sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        let last = columns.len().saturating_sub(1) as u16;
        if !columns.is_empty() && !flat.rows.is_empty() {
            self.sheet.autofilter(0, 0, flat.rows.len() as u32, last)?;
        }
        if let Some(first) = columns.iter().position(|shown| shown.technical) {
            self.sheet.group_columns_collapsed(first as u16, last)?;
            // What is folded away is not printed either.
            self.sheet.set_print_area(0, 0, flat.rows.len() as u32, (first as u16).saturating_sub(1))?;
        }
        Ok(())
    }

    fn form(&mut self, form: &Sheet, submission: &Submission) -> Result<(), ExportError> {
        let columns = form.table.columns.len();
        let rows = form.title.len() + form.line.len() + form.table.rows.len() + form.below.len();
        self.fits(rows, columns)?;
        let last = columns.saturating_sub(1) as u16;
        let mut top = 0;
        for line in &form.title {
            let title = Format::new().set_align(FormatAlign::Center).set_bold();
            self.merged((top, 0, top, last), &line.text, &title)?;
            top += 1;
        }
        top += self.line_over(&form.line, top, columns)?;
        let characters = if form.landscape { 130.0 } else { 90.0 };
        let widths: Vec<f64> = form.table.columns.iter().map(|share| characters * share).collect();
        for (column, width) in widths.iter().enumerate() {
            self.sheet.set_column_width(column as u16, *width)?;
        }
        for (row, height) in heights(&form.table, &widths).into_iter().enumerate() {
            let at = top + row as u32;
            form.table.rows[row].cells.iter().try_for_each(|cell| self.cell(cell, at, submission))?;
            self.sheet.set_row_height(at, height)?;
        }
        self.repeat_headings(&form.table, top)?;
        top += form.table.rows.len() as u32;
        for line in &form.below {
            self.merged((top, 0, top, last), &line.text, &Format::new())?;
            top += 1;
        }
        if form.landscape {
            self.sheet.set_landscape();
        }
        self.sheet.set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// The line over a table, its pieces beside each other where there are columns enough; how many rows it takes.
    fn line_over(&mut self, line: &[Line], top: u32, columns: usize) -> Result<u32, ExportError> {
        if line.iter().all(|piece| piece.text.is_empty()) {
            return Ok(0);
        }
        let beside = line.len() <= columns;
        for (index, piece) in line.iter().enumerate() {
            let side = match index {
                last if last + 1 == line.len() => FormatAlign::Right,
                0 => FormatAlign::Left,
                _ => FormatAlign::Center,
            };
            let (from, to) = (columns * index / line.len(), columns * (index + 1) / line.len());
            let area = if beside {
                (top, from as u16, top, to as u16 - 1)
            } else {
                (top + index as u32, 0, top + index as u32, columns.saturating_sub(1) as u16)
            };
            self.merged(area, &piece.text, &Format::new().set_align(side))?;
        }
        Ok(if beside { 1 } else { line.len() as u32 })
    }

    /// The heading of a table comes again on each page; a spreadsheet repeats one run of rows.
    fn repeat_headings(&mut self, table: &layout::Table, top: u32) -> Result<(), ExportError> {
        let first = table.rows.iter().position(|row| row.heading);
        if let Some(first) = first {
            let count = table.rows[first..].iter().take_while(|row| row.heading).count();
            let first = top + first as u32;
            self.sheet.set_repeat_rows(first, first + count as u32 - 1)?;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, row: u32, submission: &Submission) -> Result<(), ExportError> {
        let format = Format::new()
            .set_border(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let column = cell.column as u16;
        let area = (row, column, row + cell.row_span as u32 - 1, column + (cell.column_span - 1) as u16);
        if cell.face != Face::Text {
            return self.merged(area, &cell.text, &format.set_align(FormatAlign::Center).set_bold());
        }
        let format = match cell.align {
            Align::Center => format.set_align(FormatAlign::Center),
            Align::Left => format.set_align(FormatAlign::Left),
            Align::Right => format.set_align(FormatAlign::Right),
        };
        match number_of(cell, submission) {
            None => self.merged(area, &shown(cell), &format.set_num_format("@")),
            Some((number, percent)) => {
                let format = format.set_num_format(number_format(&cell.text, number, percent));
                self.merged(area, "", &format)?;
                self.number(row, column, number, percent, &format)
            }
        }
    }

    /// Writes a text over an area, which is merged when it has more than one cell.
    fn merged(&mut self, area: (u32, u16, u32, u16), text: &str, format: &Format) -> Result<(), ExportError> {
        let (top, left, bottom, right) = area;
        if (top, left) == (bottom, right) {
            return self.text(top, left, text, format);
        }
        self.short_enough(top, left, text)?;
        self.sheet.merge_range(top, left, bottom, right, &legal(text), format)?;
        Ok(())
    }

    fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), ExportError> {
        self.short_enough(row, column, text)?;
        self.sheet.write_string_with_format(row, column, legal(text), format)?;
        Ok(())
    }

    /// A number as a number, or as text when a spreadsheet's 15 digits would not hold it.
    fn number(
        &mut self,
        row: u32,
        column: u16,
        number: Exact,
        percent: bool,
        format: &Format,
    ) -> Result<(), ExportError> {
        let written = if percent { number.0 / rust_decimal::Decimal::ONE_HUNDRED } else { number.0 };
        match written.to_f64().filter(|_| digits(number) <= 15) {
            Some(float) => self.sheet.write_number_with_format(row, column, float, format)?,
            None => self.sheet.write_string_with_format(row, column, number.to_string(), format)?,
        };
        Ok(())
    }

    fn short_enough(&self, row: u32, column: u16, text: &str) -> Result<(), ExportError> {
        // Excel counts UTF-16 units.
        let chars = text.encode_utf16().count();
        if chars <= CELL_CHARS {
            return Ok(());
        }
        let cell = format!("{}{}", column_number_to_name(column), row + 1);
        Err(ExportError::CellTooLong { sheet: self.name.clone(), cell, chars, max: CELL_CHARS })
    }

    fn fits(&self, rows: usize, columns: usize) -> Result<(), ExportError> {
        let (what, max) = if rows > ROWS { ("rows", ROWS) } else { ("columns", COLUMNS) };
        if rows > ROWS || columns > COLUMNS {
            return Err(ExportError::TableTooLarge { table: self.name.clone(), what, max });
        }
        bounds::within("cells", rows.saturating_mul(columns), bounds::SHEET_CELLS)
    }
}

/// Digits a number is written with, leading zeros not counted.
fn digits(number: Exact) -> usize {
    number.0.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// The number format under which a spreadsheet shows the number as it was written: `1,200.50`, `98.5%`.
fn number_format(text: &str, number: Exact, percent: bool) -> String {
    let whole = if text.contains(',') { "#,##0" } else { "0" };
    let decimals = match number.0.scale() {
        0 => String::new(),
        scale => format!(".{}", "0".repeat(scale as usize)),
    };
    format!("{whole}{decimals}{}", if percent { "%" } else { "" })
}

/// What a cell says, the texts of the tables inside it under its own.
fn shown(cell: &Cell) -> String {
    let inner = cell.tables.iter().flat_map(|table| &table.rows).map(|row| {
        let texts: Vec<String> = row.cells.iter().map(shown).collect();
        texts.join("　")
    });
    std::iter::once(cell.text.clone())
        .chain(inner)
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The number that a cell's text writes and nothing else, and whether it is a percentage.
fn number_of(cell: &Cell, submission: &Submission) -> Option<(Exact, bool)> {
    let quantities = cell.at.iter().filter_map(|pointer| match submission.get(pointer)? {
        Found::Quantity(quantity) if says(quantity, cell) => Some(quantity),
        _ => None,
    });
    quantities.into_iter().find_map(plain_number)
}

/// Whether a cell writes a quantity, its digits perhaps grouped.
fn says(quantity: &Quantity, cell: &Cell) -> bool {
    quantity.text == cell.text || layout::grouped(&quantity.text).is_some_and(|grouped| grouped == cell.text)
}

fn plain_number(quantity: &Quantity) -> Option<(Exact, bool)> {
    let Quantity { text, value: Meaning::Number { value, .. }, .. } = quantity else { return None };
    let plain = text.replace(',', "");
    let (digits, percent) = plain.strip_suffix('%').map_or((plain.as_str(), false), |digits| (digits, true));
    (digits.parse() == Ok(*value)).then_some((*value, percent))
}

/// The height of each row in points: a spreadsheet fits no row to the text of merged cells.
fn heights(table: &layout::Table, widths: &[f64]) -> Vec<f64> {
    let mut heights = vec![LINE + 4.0; table.rows.len()];
    // Cells over several rows come last: they stretch what the others left too low.
    let rows = table.rows.iter().enumerate();
    let mut cells: Vec<(usize, &Cell)> =
        rows.flat_map(|(row, cells)| cells.cells.iter().map(move |cell| (row, cell))).collect();
    cells.sort_by_key(|(_, cell)| cell.row_span);
    for (row, cell) in cells {
        let room = widths[cell.column..cell.column + cell.column_span].iter().sum::<f64>() - 1.0;
        let lines: f64 =
            shown(cell).split('\n').map(|line| (units(line) / room.max(2.0)).ceil().max(1.0)).sum();
        let rows = &mut heights[row..row + cell.row_span];
        let missing = LINE * lines + 4.0 - rows.iter().sum::<f64>();
        if let Some(last) = rows.last_mut().filter(|_| missing > 0.0) {
            *last = (*last + missing).min(HIGHEST);
        }
    }
    heights
}

/// The width of a text in characters; Chinese ones take two.
fn units(text: &str) -> f64 {
    f64::from(u32::try_from(width::halves(text)).unwrap_or(u32::MAX))
}

/// A width for a column under this heading: its texts stand whole as long as they are short.
fn column_width<'a>(heading: &str, texts: impl Iterator<Item = &'a str>) -> f64 {
    let widest = texts.map(|text| units(text) + 2.0).fold(units(heading) + 4.0, f64::max);
    widest.clamp(10.0, 40.0)
}

/// Sheet names: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, distinct without case.
#[derive(Default)]
pub(crate) struct Names {
    used: HashSet<String>,
}

impl Names {
    pub(crate) fn unique(&mut self, wanted: &str) -> String {
        let allowed = |character: char| {
            if "[]:*?/\\'".contains(character) || character.is_control() { ' ' } else { character }
        };
        let clean: String = legal(wanted).chars().map(allowed).collect();
        let mut number = 1;
        loop {
            let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{suffix}", cut(clean.trim(), 31 - suffix.len()));
            if self.used.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// The first `units` UTF-16 units of a text, whole characters only.
fn cut(text: &str, units: usize) -> &str {
    let mut taken = 0;
    for (index, character) in text.char_indices() {
        taken += character.len_utf16();
        if taken > units {
            return &text[..index];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_legal_and_distinct() {
        let mut names = Names::default();
        assert_eq!(names.unique("1 甲/乙"), "1 甲 乙");
        assert_eq!(names.unique("1 甲:乙"), "1 甲 乙 (2)");
        assert_eq!(names.unique(&"长".repeat(40)), "长".repeat(31));
        assert_eq!(names.unique(&"长".repeat(40)), format!("{} (2)", "长".repeat(27)));
    }

    #[test]
    fn number_formats_show_what_was_written() {
        let format =
            |text: &str, number: &str, percent| number_format(text, number.parse().unwrap(), percent);
        assert_eq!(format("5.00", "5.00", false), "0.00");
        assert_eq!(format("1,200.50", "1200.50", false), "#,##0.00");
        assert_eq!(format("98.5%", "98.5", true), "0.0%");
    }

    #[test]
    fn only_numbers_that_a_float_holds_are_numbers() {
        assert_eq!(digits("123456789012345".parse().unwrap()), 15);
        assert_eq!(digits("0.00012".parse().unwrap()), 2);
        assert_eq!(digits("0".parse().unwrap()), 1);
    }
}
