//! Text with a separator between its values (CSV, TSV), as programs export it under the name of a workbook.

use encoding_rs::{Encoding, GB18030, UTF_8};
use model::build::Body;
use model::{Limits, Note};

use crate::SheetError;
use crate::book::{Book, Cell, Sheet, USUAL_WIDTH};
use crate::notes;

/// How far into a file its kind must show, in bytes.
const WINDOW: usize = 64 << 10;
/// Rows that a table has at least, and how many of a hundred are as wide as the widest of them.
const ROWS: usize = 2;
const OF_A_HUNDRED: usize = 80;

/// Separators, in the order in which they are tried.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// Whether a text is a table of values: nearly all of its rows have as many.
pub(crate) fn is_delimited(bytes: &[u8]) -> bool {
    separator(bytes).is_some()
}

/// The separator of a text whose rows nearly all have as many values, two at least.
fn separator(bytes: &[u8]) -> Option<u8> {
    let (text, _) = decode(bytes.get(..WINDOW).unwrap_or(bytes));
    let text = text.trim_start_matches('\u{feff}');
    // Markup, and signs that no text has.
    if text.trim_start().starts_with(['<', '{', '[', '%']) || text.chars().any(|sign| sign < '\t') {
        return None;
    }
    // The last row may be cut off by the window.
    let text =
        if bytes.len() > WINDOW { text.rsplit_once('\n').map_or(text, |(rows, _)| rows) } else { text };
    SEPARATORS.into_iter().find(|separator| {
        let widths: Vec<usize> = records(text.as_bytes(), *separator).map(|record| record.len()).collect();
        let filled: Vec<usize> = widths.into_iter().filter(|width| *width > 0).collect();
        let widest = filled.iter().copied().max().unwrap_or(0);
        let full = filled.iter().filter(|width| **width == widest).count();
        widest >= 2 && full >= ROWS && full * 100 >= filled.len() * OF_A_HUNDRED
    })
}

fn records(text: &[u8], separator: u8) -> impl Iterator<Item = csv::StringRecord> + '_ {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(separator).has_headers(false).flexible(true).from_reader(text);
    reader.into_records().map_while(Result::ok)
}

/// The text, and whether some bytes are none of its encoding. Chinese offices write UTF-8 or GB 18030.
fn decode(bytes: &[u8]) -> (String, bool) {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[mark..];
    // A window may end within a character.
    let whole = bytes.len().saturating_sub(3);
    let is_utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() >= whole,
    };
    let encoding = if mark == 0 && !is_utf8 { GB18030 } else { encoding };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), broken)
}

/// Reads such a text as one sheet.
pub(crate) fn read(bytes: &[u8], body: &mut Body, limits: &Limits) -> Result<Book, SheetError> {
    let (text, broken) = decode(bytes);
    let message = "a text with separators: a value keeps its text, merges and formats are none (由分隔文本读入，没有合并和格式)";
    body.note(Note::new(notes::DELIMITED, message));
    if broken {
        let message = "some bytes are no characters of the text's encoding (有无法解码的字节)";
        body.note(Note::new(notes::UNDECODABLE, message));
    }
    let separator = separator(bytes).unwrap_or(b',');
    let mut sheet = Sheet { usual_width: USUAL_WIDTH, ..Sheet::default() };
    for (row, record) in records(text.as_bytes(), separator).enumerate() {
        for (column, value) in record.iter().enumerate() {
            let value = value.trim_matches('\u{feff}');
            // A formula that only keeps a code from being a number: ="007".
            let value = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
            if value.trim().is_empty() {
                continue;
            }
            body.spend_cell("text")?;
            body.spend_text(value.chars().count(), "text")?;
            let (row, column) = (row as u32, column as u32);
            sheet.cells.push(Cell { row, column, text: value.to_owned(), ..Cell::default() });
        }
        if sheet.cells.len() > limits.cells {
            return Err(SheetError::Limit {
                what: "cells",
                max: limits.cells as u64,
                part: "text".to_owned(),
            });
        }
    }
    Ok(Book { sheets: vec![sheet], ..Book::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_as_many_values_are_a_table() {
        assert_eq!(separator("项目,金额\n甲,1\n乙,\"2,5\"\n".as_bytes()), Some(b','));
        assert_eq!(separator("项目\t金额\n甲\t1\n".as_bytes()), Some(b'\t'));
        let (gbk, ..) = GB18030.encode("项目,金额\r\n甲,1\r\n");
        assert_eq!(separator(&gbk), Some(b','));
    }

    #[test]
    fn prose_and_markup_are_none() {
        assert_eq!(separator("第一，完成培训。\n第二，完成清淤, 并验收。\n第三。\n".as_bytes()), None);
        assert_eq!(separator("甲,乙".as_bytes()), None, "one row");
        assert_eq!(separator(b"<table><tr><td>a,b\n<td>c,d\n"), None);
        assert_eq!(separator(b"{\"a\": 1,\n\"b\": 2,\n"), None);
        assert_eq!(separator(b"%PDF-1.7\na,b\nc,d\n"), None);
        assert_eq!(separator(b"a,b\x00\nc,d\n"), None);
    }
}
