//! Records of cells ([MS-XLS] 2.4): numbers, texts, results of formulas.

use compound::le::{u8_at, u16_at, u32_at};

use super::globals::Globals;
use super::records::{Record, kind};
use super::strings;
use crate::SheetError;
use crate::book::{Cells, Style, Value};
use crate::notes;

/// Puts the cells of records into a sheet.
pub(super) struct Reader<'r> {
    pub(super) cells: Cells<'r>,
    globals: &'r Globals,
    plain: Style,
    /// The formula whose text stands in the record behind it: row, column, style.
    waiting: Option<(u32, u32, u16)>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(cells: Cells<'r>, globals: &'r Globals) -> Self {
        Self { cells, globals, plain: Style::default(), waiting: None }
    }

    /// Takes a record; false for one that is no cell.
    pub(super) fn record(&mut self, record: &Record<'_>) -> Result<bool, SheetError> {
        let data = record.data;
        let word = |at| u16_at(data, at).unwrap_or(0);
        let (row, column, style) = (u32::from(word(0)), u32::from(word(2)), word(4));
        match record.kind {
            // What is cut short has no cell.
            _ if is_cell(record.kind) && data.len() < 6 => {}
            kind::NUMBER => self.number(row, column, style, double(data, 6))?,
            kind::RK => self.number(row, column, style, u32_at(data, 6).map(rk))?,
            kind::MUL_RK => {
                for (column, cell) in (column..).zip(inner(data).chunks_exact(6)) {
                    self.number(row, column, u16_at(cell, 0).unwrap_or(0), u32_at(cell, 2).map(rk))?;
                }
            }
            kind::LABEL_SST => {
                let rich = u32_at(data, 6).and_then(|index| self.globals.strings.get(index as usize));
                let (text, struck) = rich.map(|rich| self.globals.parted(rich)).unwrap_or_default();
                self.text(row, column, style, &text, &struck)?;
            }
            kind::LABEL | kind::RSTRING => {
                let text = strings::long(data, &record.more, 6).unwrap_or_default();
                self.text(row, column, style, &text, "")?;
            }
            kind::BOOL_ERR => self.bool_or_error(row, column, style, u8_at(data, 6), u8_at(data, 7))?,
            kind::BLANK => self.blank(row, column, style)?,
            kind::MUL_BLANK => {
                for (column, cell) in (column..).zip(inner(data).chunks_exact(2)) {
                    self.blank(row, column, u16_at(cell, 0).unwrap_or(0))?;
                }
            }
            kind::FORMULA => self.formula(row, column, style, data)?,
            kind::STRING => {
                let text = strings::long(data, &record.more, 0).unwrap_or_default();
                if let Some((row, column, style)) = self.waiting.take() {
                    self.text(row, column, style, &text, "")?;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The result of a formula ([MS-XLS] 2.5.133): a number, or what kind of other value it is.
    fn formula(&mut self, row: u32, column: u32, style: u16, data: &[u8]) -> Result<(), SheetError> {
        if u16_at(data, 12) != Some(0xFFFF) {
            return self.number(row, column, style, double(data, 6));
        }
        match u8_at(data, 6) {
            Some(0) => {
                self.waiting = Some((row, column, style));
                Ok(())
            }
            Some(1) => self.bool_or_error(row, column, style, u8_at(data, 8), Some(0)),
            Some(2) => self.bool_or_error(row, column, style, u8_at(data, 8), Some(1)),
            _ => self.blank(row, column, style),
        }
    }

    fn style(&self, style: u16) -> &Style {
        self.globals.styles.get(usize::from(style)).unwrap_or(&self.plain)
    }

    fn number(&mut self, row: u32, column: u32, style: u16, number: Option<f64>) -> Result<(), SheetError> {
        match number.filter(|number| number.is_finite()) {
            Some(number) => self.value(row, column, style, &Value::Number(number)),
            None => self.blank(row, column, style),
        }
    }

    fn text(
        &mut self,
        row: u32,
        column: u32,
        style: u16,
        text: &str,
        struck: &str,
    ) -> Result<(), SheetError> {
        if text.is_empty() && struck.is_empty() {
            return self.blank(row, column, style);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.value(row, column, style, &Value::Text(&text))?;
        if !struck.trim().is_empty() {
            let note = self.cells.body.once(notes::STRUCK, || notes::struck(struck));
            if let Some(cell) = self.cells.sheet.cells.last_mut() {
                cell.notes.extend(note);
            }
        }
        Ok(())
    }

    fn bool_or_error(
        &mut self,
        row: u32,
        column: u32,
        style: u16,
        value: Option<u8>,
        is_error: Option<u8>,
    ) -> Result<(), SheetError> {
        let value = value.unwrap_or(0);
        let value = if is_error == Some(1) { Value::Error(error(value)) } else { Value::Bool(value != 0) };
        self.value(row, column, style, &value)
    }

    fn value(&mut self, row: u32, column: u32, style: u16, value: &Value<'_>) -> Result<(), SheetError> {
        let style = self.globals.styles.get(usize::from(style)).unwrap_or(&self.plain);
        Ok(self.cells.value(row, column, value, style)?)
    }

    fn blank(&mut self, row: u32, column: u32, style: u16) -> Result<(), SheetError> {
        let style = self.style(style).clone();
        Ok(self.cells.blank(row, column, &style)?)
    }
}

fn is_cell(record: u16) -> bool {
    use kind::{BLANK, BOOL_ERR, FORMULA, LABEL, LABEL_SST, MUL_BLANK, MUL_RK, NUMBER, RK, RSTRING};
    matches!(
        record,
        BLANK | BOOL_ERR | FORMULA | LABEL | LABEL_SST | MUL_BLANK | MUL_RK | NUMBER | RK | RSTRING
    )
}

/// The cells of a record of several: behind row and first column, before the last column.
fn inner(data: &[u8]) -> &[u8] {
    data.get(4..data.len().saturating_sub(2)).unwrap_or_default()
}

fn double(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}

/// A number in 30 bits ([MS-XLS] 2.5.217): an integer or the upper part of a binary number, perhaps times a hundred.
fn rk(written: u32) -> f64 {
    let number = if written & 2 != 0 {
        f64::from(written as i32 >> 2)
    } else {
        f64::from_bits(u64::from(written & !3) << 32)
    };
    if written & 1 != 0 { number / 100.0 } else { number }
}

/// The name of an error ([MS-XLS] 2.5.10).
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "the numbers are exact")]
    fn short_numbers_are_integers_or_halves_of_doubles() {
        assert_eq!(rk(5 << 2 | 2), 5.0);
        assert_eq!(rk((-3_i32 << 2) as u32 | 2), -3.0);
        assert_eq!(rk(1250 << 2 | 3), 12.5);
        assert_eq!(rk((0.5_f64.to_bits() >> 32) as u32), 0.5);
        assert_eq!(rk((150.0_f64.to_bits() >> 32) as u32 | 1), 1.5);
    }
}
