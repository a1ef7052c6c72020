//! A drawing as a workbook, as an office would fill it in: paragraphs in rows of their own, tables with lines around
//! their cells, numbers as numbers with the format under which they show as they are drawn.
//!
//! Automatic numbers are written out. Tables in cells, outline levels and page breaks are nothing that a sheet holds.

use std::fmt::Write as _;

use super::legacy::Written;
use super::{Drawing, LINE, SOFT_HYPHEN};
use crate::xlsx::{Sheet, Xlsx};

impl Drawing {
    /// The document as the bytes of an `.xlsx` file of one sheet; `None` where a cell holds a table.
    pub fn xlsx(&self) -> Option<Vec<u8>> {
        let written = self.written()?;
        // All tables of a sheet share its columns.
        let mut edges: Vec<i32> = self.tables().flat_map(|table| table.geometry().edges).collect();
        edges.sort_unstable();
        edges.dedup();
        let column = |edge: i32| edges.partition_point(|other| *other < edge);
        let last = edges.len().saturating_sub(2);
        let mut sheet = Sheet::new("绩效目标");
        for (at, pair) in edges.windows(2).enumerate() {
            sheet.width(at, pair[1] - pair[0]);
        }
        let mut row = 0;
        for block in written {
            match block {
                Written::Paragraph { text, .. } => {
                    sheet.text(row, 0, &shown(&text), false);
                    sheet.merge(row, 0, row, last);
                    row += 1;
                }
                Written::Table(table) => {
                    let geometry = table.geometry();
                    let columns: Vec<usize> = geometry.edges.iter().map(|edge| column(*edge)).collect();
                    for cell in &geometry.cells {
                        let (left, right) = (columns[cell.column], columns[cell.column + cell.columns] - 1);
                        let (top, bottom) = (row + cell.row, row + cell.row + cell.rows - 1);
                        for row in top..=bottom {
                            for column in left..=right {
                                sheet.blank(row, column);
                            }
                        }
                        value(&mut sheet, top, left, &shown(cell.text));
                        sheet.merge(top, left, bottom, right);
                    }
                    row += table.rows.len();
                }
            }
        }
        Some(Xlsx::default().sheet(sheet).build())
    }
}

fn shown(text: &str) -> String {
    text.replace(LINE, "\n").replace(SOFT_HYPHEN, "")
}

/// A cell of a table: a number where its text is one, with a sign before or a word behind it.
fn value(sheet: &mut Sheet, row: usize, column: usize, text: &str) {
    match number(text) {
        Some((number, format)) => sheet.number(row, column, &number, &format),
        None => sheet.text(row, column, text, true),
    }
}

/// The number of a text and the format under which it shows as that text.
fn number(text: &str) -> Option<(String, String)> {
    let (sign, rest) = match text.chars().next().filter(|sign| "≥≤＞＜".contains(*sign)) {
        Some(sign) => (sign.to_string(), &text[sign.len_utf8()..]),
        None => (String::new(), text),
    };
    let end = rest.bytes().take_while(|byte| byte.is_ascii_digit() || b",.".contains(byte)).count();
    let (digits, unit) = rest.split_at(end);
    let plain = digits.replace(',', "");
    let (whole, decimals) = plain.split_once('.').map_or((plain.as_str(), None), |(a, b)| (a, Some(b)));
    let grouped = digits.contains(',');
    let honest = !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
        && plain.len() <= 15
        && decimals.is_none_or(|decimals| !decimals.is_empty() && !decimals.contains('.'))
        && (!grouped
            || digits == group(whole) + &decimals.map_or(String::new(), |decimals| format!(".{decimals}")));
    let word = unit.chars().count() <= 4 && unit.chars().all(|sign| sign.is_alphabetic() || sign == '%');
    if !honest || !word || (unit.contains('%') && unit != "%") {
        return None;
    }
    let mut format = String::new();
    if !sign.is_empty() {
        let _ = write!(format, "\"{sign}\"");
    }
    format.push_str(if grouped { "#,##0" } else { "0" });
    if let Some(decimals) = decimals {
        let _ = write!(format, ".{}", "0".repeat(decimals.len()));
    }
    // A share is stored as a part of one where nothing but the percent sign stands beside it.
    if unit == "%" && sign.is_empty() {
        return Some((hundredth(whole, decimals.unwrap_or_default()), format + "%"));
    }
    if !unit.is_empty() {
        let _ = write!(format, "\"{unit}\"");
    }
    Some((plain.clone(), format))
}

fn group(whole: &str) -> String {
    let digits: Vec<char> = whole.chars().collect();
    let grouped = digits.rchunks(3).rev().map(|chunk| chunk.iter().collect::<String>());
    grouped.collect::<Vec<_>>().join(",")
}

/// A hundredth of a number, digit by digit: 98.5 is 0.985.
fn hundredth(whole: &str, decimals: &str) -> String {
    let padded = format!("{whole:0>3}");
    let (ones, hundredths) = padded.split_at(padded.len() - 2);
    format!("{ones}.{hundredths}{decimals}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xlsx::place;

    #[test]
    fn numbers_are_stored_with_the_format_that_shows_them() {
        let of = |text: &str| number(text).map(|(number, format)| format!("{number} {format}"));
        assert_eq!(of("5.00").as_deref(), Some("5.00 0.00"));
        assert_eq!(of("98.5%").as_deref(), Some("0.985 0.0%"));
        assert_eq!(of("100%").as_deref(), Some("1.00 0%"));
        assert_eq!(of("5%").as_deref(), Some("0.05 0%"));
        assert_eq!(of("≥98%").as_deref(), Some("98 \"≥\"0\"%\""));
        assert_eq!(of("1,234.5万元").as_deref(), Some("1234.5 #,##0.0\"万元\""));
        for text in ["007", "13028122P00", "1,23", "5.", "5-6", "", "显著", "12345678901234567", "5（含）"]
        {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(place(6, 27), "AB7");
    }
}
