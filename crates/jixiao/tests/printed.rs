//! LibreOffice as a printer: our fixtures, printed by it as PDF, hold the same values.
//! Not run, and said so, where LibreOffice is not installed.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use jixiao::{Options, Submission};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a page cannot hold: a table inside a cell becomes part of the one around it.
const NESTED: &str = "nested-table-in-grid";
/// Its frame is drawn narrower than what stands in it, and LibreOffice prints only what fits.
const NARROW: &str = "central-frame";
/// Its rows end before its table does: on a page the cells that are not there look like blank ones.
const SHORT: &str = "rows-short";
/// Its cells hold an indicator a line: on a page the ends of lines are those of the column, too.
const LINES: &str = "several-in-a-cell";
/// A document without a table.
const NARRATIVE: &str = "no-form-narrative";
/// Ten columns of 1,200 twips: 600 points, wider than an upright A4 page.
const WIDE: &str = "list-names-once";

/// A3 across (29.7 cm high): every table of the fixtures fits.
const LARGE: &str = "<w:sectPr><w:pgSz w:w=\"23811\" w:h=\"16838\" w:orient=\"landscape\"/>\
    <w:pgMar w:top=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:right=\"1134\"/></w:sectPr>";
/// A4 upright.
const SMALL: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:right=\"1134\"/></w:sectPr>";

/// The fixtures have no borders and no page; to be printed they need both.
fn drawn(fixture: &Path, page: &str) -> Vec<u8> {
    let side =
        |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
    let borders = format!("<w:tblPr><w:tblBorders>{sides}</w:tblBorders>");
    let mut archive = ZipArchive::new(Cursor::new(fs::read(fixture).unwrap())).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in archive.file_names().map(str::to_owned).collect::<Vec<_>>() {
        let mut content = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        if name == "word/document.xml" {
            let xml = String::from_utf8(content).unwrap();
            content = xml
                .replace("<w:tblPr/>", "<w:tblPr></w:tblPr>")
                .replace("<w:tblPr>", &borders)
                .replace("</w:body>", &format!("{page}</w:body>"))
                .into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Prints documents, all in one call.
fn printed(documents: &[(String, Vec<u8>)]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = documents
        .iter()
        .map(|(name, bytes)| {
            let file = folder.path().join(name).with_extension("docx");
            fs::write(&file, bytes).unwrap();
            file
        })
        .collect();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .args(&files)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read = |(name, _): &(String, Vec<u8>)| {
        let file = folder.path().join(name).with_extension("pdf");
        (name.clone(), fs::read(file).unwrap())
    };
    documents.iter().map(read).collect()
}

fn good(name: &str) -> PathBuf {
    folder().join(name).with_extension("docx")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good")
}

/// Every text of the forms by its pointer, white space left out: lines break elsewhere on a page.
fn texts(submission: &Submission) -> BTreeMap<String, String> {
    fn walk(value: &Value, at: &str, texts: &mut BTreeMap<String, String>) {
        match value {
            Value::Object(fields) => {
                // How it was drawn (a number that a narrow column breaks is told), and what follows from the text.
                let drawn = ["grids", "reading", "recognition", "base", "parts", "flags"];
                for (key, value) in fields.iter().filter(|(key, _)| !drawn.contains(&key.as_str())) {
                    walk(value, &format!("{at}/{key}"), texts);
                }
            }
            Value::Array(list) => {
                list.iter()
                    .enumerate()
                    .for_each(|(index, value)| walk(value, &format!("{at}/{index}"), texts));
            }
            Value::String(text) => {
                texts.insert(at.to_owned(), text.split_whitespace().collect());
            }
            _ => {}
        }
    }
    let mut texts = BTreeMap::new();
    walk(&serde_json::to_value(&submission.forms).unwrap(), "", &mut texts);
    texts
}

fn read(bytes: &[u8], name: &str) -> Submission {
    jixiao::read(bytes, name, &Options::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_printed_form_holds_what_the_word_file_holds() {
    if !testkit::needs::soffice("a_printed_form_holds_what_the_word_file_holds") {
        return;
    }
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "docx"))
        .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| ![NESTED, NARROW, SHORT, LINES, NARRATIVE].contains(&name.as_str()))
        .collect();
    names.sort();
    assert!(names.len() >= 87, "{} fixtures", names.len());
    let documents: Vec<_> = names.iter().map(|name| (name.clone(), drawn(&good(name), LARGE))).collect();
    for (name, pdf) in printed(&documents) {
        let expected = read(&fs::read(good(&name)).unwrap(), &name);
        let found = read(&pdf, &name);
        pretty_assertions::assert_eq!(texts(&expected), texts(&found), "{name}");
        assert_eq!((expected.year, &expected.department), (found.year, &found.department), "{name}");
        assert!(found.notes.iter().any(|note| note.id == "pdf.rebuilt"), "{name}");
        let places = found.places.iter().filter(|(pointer, _)| pointer.as_str().starts_with("/forms"));
        for (pointer, place) in places {
            assert!(place.page.is_some(), "{name}: {pointer} stands on no page");
        }
    }
}

#[test]
fn what_a_page_does_not_hold_is_told() {
    if !testkit::needs::soffice("what_a_page_does_not_hold_is_told") {
        return;
    }
    let document = |name: &str| (name.to_owned(), drawn(&good(name), SMALL));
    let printed = printed(&[document(WIDE), document(NARRATIVE)]);
    let wide = read(&printed[WIDE], WIDE);
    assert!(wide.notes.iter().any(|note| note.id == "pdf.table-runs-off"), "{:?}", wide.notes);
    let error = jixiao::read(&printed[NARRATIVE], NARRATIVE, &Options::default()).unwrap_err();
    assert_eq!(error.id(), "pdf.no-table");
}
