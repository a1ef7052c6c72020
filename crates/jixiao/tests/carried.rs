//! PDFs as inputs: what they carry, and what is said where they carry it badly.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use jixiao::{Options, read};
use testkit::pdf_file::{sealed, stream, with};

const JSON: &[u8] =
    r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"}, "year": 2023}"#.as_bytes();

/// A description with the hash of pages that show nothing: that of one form feed.
const EMPTY_PAGE: &str = "ef6cbd2161eaea7943ce8693b9824d23d1793ffb1c0fca05b600d3899b44c977";

fn carrying(hash: &str) -> Vec<u8> {
    with("jixiao.json", &format!("{}{hash}", pdf::DESCRIPTION), stream("", JSON))
}

#[test]
fn a_pdf_gives_back_what_it_carries() {
    let submission = read(&carrying(EMPTY_PAGE), "a.pdf", &Options::default()).unwrap();
    assert_eq!((submission.year, submission.source.file.as_str()), (Some(2023), "a.docx"));
    assert!(submission.notes.iter().all(|note| note.id != "file.pdf-text-changed"));
}

#[test]
fn an_edited_page_is_told() {
    let submission = read(&carrying(&"ab".repeat(32)), "a.pdf", &Options::default()).unwrap();
    assert!(submission.notes.iter().any(|note| note.id == "file.pdf-text-changed"));
}

#[test]
fn what_cannot_be_taken_out_has_its_error() {
    let id = |bytes: &[u8], options: &Options| read(bytes, "a.pdf", options).unwrap_err().id();
    let torn = with("jixiao.json", "", stream("/Filter /FlateDecode", b"no zlib"));
    assert_eq!(id(&torn, &Options::default()), "file.pdf-damaged");
    let mut small = Options::default();
    small.reading.limits.part_bytes = 10;
    assert_eq!(id(&carrying(EMPTY_PAGE), &small), "file.pdf-data-too-large");
    // Standard security handler with a password that is not empty (ISO 32000-2 §7.6.4).
    let handler = format!(
        "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{}> /U <{}> >>",
        "41".repeat(32),
        "42".repeat(32)
    );
    let locked = sealed("", &[handler.into_bytes()], "/Encrypt 4 0 R /ID [<00> <00>]");
    assert_eq!(id(&locked, &Options::default()), "file.pdf-encrypted");
    // A page without a table holds no form.
    assert_eq!(id(&testkit::pdf_file::file("", &[]), &Options::default()), "pdf.no-table");
}
