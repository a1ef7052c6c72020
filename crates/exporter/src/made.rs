//! Whether a file is one that this crate wrote.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// Who wrote a Word file or a workbook, as its properties say (ECMA-376-2 §11): the program, never a person.
pub(crate) const AUTHOR: &str = "jixiao";

/// The properties of a package are some hundred bytes.
const PROPERTIES: u64 = 64 << 10;

/// What stands before the style of a page.
const HEAD: usize = 1 << 10;

/// Whether a Word file or a workbook is one that was written here: its properties name the program as author.
pub fn is_ours(bytes: &[u8]) -> bool {
    let properties = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut text = String::new();
        let part = archive.by_name("docProps/core.xml").ok()?;
        part.take(PROPERTIES).read_to_string(&mut text).ok()?;
        Some(text)
    };
    properties().is_some_and(|text| text.contains(&format!("<dc:creator>{AUTHOR}</dc:creator>")))
}

/// Whether a CSV file is one that was written here: its header begins with the columns that every table begins with.
pub fn is_our_csv(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).starts_with(b"file,sha256,year,department.code,")
}

/// Whether a page is one that was written here: it says so in its head.
pub fn is_our_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let wanted = crate::html::GENERATOR.as_bytes();
    head.starts_with(b"<!DOCTYPE html>") && head.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use model::Submission;

    use super::*;
    use crate::{CsvOptions, Table, csv, docx, html, xlsx};

    fn nothing() -> Submission {
        let json = r#"{"schema":"jixiao/1","source":{"file":"a.docx","format":"docx"}}"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_is_written_here_is_known_again() {
        let submission = nothing();
        let layout = layout::Options::default();
        assert!(is_ours(&docx(&submission, &layout).unwrap().value));
        assert!(is_ours(&xlsx(&submission, &layout).unwrap()));
        let page = html(&submission, &layout).unwrap().value;
        assert!(is_our_html(page.as_bytes()));
        for table in [Table::Indicators, Table::Funds] {
            assert!(is_our_csv(&csv(&[&submission], table, &CsvOptions::default()).unwrap()));
        }
    }

    #[test]
    fn what_others_write_is_not() {
        assert!(!is_ours(b"PK"));
        assert!(!is_our_html(b"<!DOCTYPE html><html><head></head><body></body></html>"));
        assert!(!is_our_csv(b"file,year\r\n"));
    }
}
