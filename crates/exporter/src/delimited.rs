//! CSV: the flat tables as text (RFC 4180).

use encoding_rs::GB18030;
use model::Submission;

use crate::ExportError;
use crate::listing::{Entry, Listing};
use crate::table::{Table, Value, flat};

/// How a CSV file is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// The character encoding.
    pub encoding: Encoding,
    /// What becomes of a text that a spreadsheet would run as a formula.
    pub formulas: Formulas,
}

/// The character encoding of a CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 with a byte order mark, by which Excel knows it.
    #[default]
    Utf8Bom,
    /// UTF-8 as programs expect it.
    Utf8,
    /// GB 18030, for Excel before 2016 on a Chinese system.
    Gb18030,
}

/// What becomes of a text such as `=100%` or `-5%`, which a spreadsheet opening a CSV takes for a formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Formulas {
    /// An apostrophe is put in front. To undo: of a text in which one of `= + - @` (full-width forms included),
    /// a tab or a carriage return follows the leading apostrophes, take one apostrophe away.
    #[default]
    Escape,
    /// Texts stay as they are, for programs that do not run formulas.
    Keep,
}

/// One flat table of many documents as CSV: a header line of keys, then a row each, lines ended by CR LF.
///
/// The keys are the canonical JSON's, joined by dots (`target.base.value`); rows carry the file's name and SHA-256.
/// Numbers are written exactly; an absent value is an empty field.
pub fn csv(submissions: &[&Submission], table: Table, options: &CsvOptions) -> Result<Vec<u8>, ExportError> {
    let flat = flat(submissions, table);
    let rows = flat.rows.iter().map(|row| row.iter().map(|value| field(value, options.formulas)).collect());
    written(&flat.keys, rows, options)
}

/// A listing as CSV: its headings, then a row each.
pub fn listing_csv(listing: &Listing, options: &CsvOptions) -> Result<Vec<u8>, ExportError> {
    let headings: Vec<&String> = listing.columns.iter().map(|column| &column.heading).collect();
    let value = |entry: &Entry| match entry {
        Entry::Empty => String::new(),
        Entry::Count(count) => count.to_string(),
        Entry::Text(text) | Entry::Link { text, .. } => field(&Value::Text(text.clone()), options.formulas),
    };
    let rows = listing.rows.iter().map(|row| row.iter().map(value).collect());
    written(&headings, rows, options)
}

fn written<H: AsRef<[u8]>>(
    headings: &[H],
    rows: impl Iterator<Item = Vec<String>>,
    options: &CsvOptions,
) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(headings)?;
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    match options.encoding {
        Encoding::Utf8 => Ok(bytes),
        Encoding::Utf8Bom => Ok([b"\xEF\xBB\xBF", bytes.as_slice()].concat()),
        Encoding::Gb18030 => gb18030(&String::from_utf8_lossy(&bytes)),
    }
}

fn field(value: &Value, formulas: Formulas) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) if formulas == Formulas::Escape && runs_as_formula(text) => format!("'{text}"),
        Value::Text(text) => text.clone(),
    }
}

/// Excel on a Chinese system also takes full-width signs for formulas.
fn runs_as_formula(text: &str) -> bool {
    let starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    text.trim_start_matches('\'').starts_with(starts)
}

/// Encodes without the numeric character references that HTML forms would get.
fn gb18030(text: &str) -> Result<Vec<u8>, ExportError> {
    let (bytes, _, lossy) = GB18030.encode(text);
    if !lossy {
        return Ok(bytes.into_owned());
    }
    let mut buffer = [0; 4];
    let character = text.chars().find(|character| GB18030.encode(character.encode_utf8(&mut buffer)).2);
    Err(ExportError::Unencodable {
        character: character.unwrap_or(char::REPLACEMENT_CHARACTER),
        encoding: "GB 18030",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_can_be_restored() {
        for text in ["=100%", "-5%", "＝1+1", "@x", "'=1"] {
            assert_eq!(field(&Value::Text(text.into()), Formulas::Escape), format!("'{text}"));
            assert_eq!(field(&Value::Text(text.into()), Formulas::Keep), text);
        }
        assert_eq!(field(&Value::Text("≥98%".into()), Formulas::Escape), "≥98%");
        assert_eq!(field(&Value::Number("-3.50".parse().unwrap()), Formulas::Escape), "-3.50");
    }

    #[test]
    fn gb18030_holds_rare_characters_and_names_what_it_cannot() {
        assert_eq!(gb18030("元").unwrap(), [0xD4, 0xAA]);
        let error = gb18030("甲\u{E5E5}").unwrap_err();
        assert!(matches!(error, ExportError::Unencodable { character: '\u{E5E5}', .. }), "{error}");
        assert_eq!(error.id(), "export.unencodable");
    }
}
