//! The good documents as workbooks: the same submissions as from the Word files, but for what a sheet cannot hold.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::process::Command;

use jixiao::write::LayoutOptions;
use jixiao::{Format, Options, Submission};
use serde_json::Value;
use testkit::docx::Docx;
use testkit::forms::good::{GOOD, Good};
use testkit::xlsx::{Sheet, Xlsx};

/// What the same document may say otherwise: where things stand, how wide they are, and what is told of it.
const FREE: [&str; 8] = ["source", "places", "notes", "asides", "grids", "reading", "recognition", "stored"];

fn without_free(value: &mut Value) {
    match value {
        Value::Object(keys) => {
            keys.retain(|key, _| !FREE.contains(&key.as_str()));
            keys.values_mut().for_each(without_free);
        }
        Value::Array(items) => items.iter_mut().for_each(without_free),
        _ => {}
    }
}

fn json(submission: &Submission) -> Value {
    let mut json = serde_json::from_str(&jixiao::to_json(submission).unwrap()).unwrap();
    without_free(&mut json);
    json
}

/// Where two values differ, by pointer, and how many values were compared.
fn compare(word: &Value, sheet: &Value, at: &str, count: &mut usize, wrong: &mut Vec<String>) {
    match (word, sheet) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let of = |keys: &serde_json::Map<String, Value>| keys.get(key).cloned().unwrap_or_default();
                compare(&of(a), &of(b), &format!("{at}/{key}"), count, wrong);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for index in 0..a.len().max(b.len()) {
                let of = |items: &[Value]| items.get(index).cloned().unwrap_or_default();
                compare(&of(a), &of(b), &format!("{at}/{index}"), count, wrong);
            }
        }
        _ => {
            *count += 1;
            if word != sheet {
                wrong.push(format!("{at}: {sheet}, from Word {word}"));
            }
        }
    }
}

fn read(bytes: &[u8], name: &str) -> Submission {
    jixiao::read(bytes, name, &Options::default()).unwrap()
}

/// What a sheet cannot hold: a row that ends before its table does. Its cells stand in columns like all others.
const SHORT_ROWS: &str = "rows-short";

/// The good documents that a sheet can hold.
fn sheets() -> impl Iterator<Item = &'static Good> {
    GOOD.iter().filter(|good| good.name != SHORT_ROWS)
}

/// Every value of every form.
#[test]
fn good_documents_read_the_same_from_workbooks() {
    let (mut count, mut wrong) = (0, Vec::new());
    for good in sheets() {
        let Some(xlsx) = good.drawing().xlsx() else { continue };
        let (word, sheet) = (read(&good.drawing().docx(), &good.file()), read(&xlsx, &name(good)));
        let (word, sheet) = (json(&word), json(&sheet));
        let before = wrong.len();
        compare(&word["forms"], &sheet["forms"], "/forms", &mut count, &mut wrong);
        for line in &mut wrong[before..] {
            *line = format!("{} {line}", good.name);
        }
    }
    assert!(count > 10_000, "{count} values");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A Word file that shows a workbook.
fn showing(workbook: Vec<u8>) -> Vec<u8> {
    let object = r#"<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Excel.Sheet.12" DrawAspect="Content" r:id="rId8"/></w:object></w:r>"#;
    Docx::new(&format!("<w:p>{object}</w:p>"))
        .related("rId8", "package", "embeddings/1.xlsx", workbook)
        .build()
}

#[test]
fn a_workbook_inside_a_word_file_is_read_where_it_stands() {
    let (mut count, mut wrong, mut shown) = (0, Vec::new(), 0);
    for good in GOOD.iter().filter(|good| {
        ["hebei-one-table", "central-frame", "yunnan-list", "county-points"].contains(&good.name)
    }) {
        let Some(xlsx) = good.drawing().xlsx() else { continue };
        let inside = read(&showing(xlsx.clone()), "目标.docx");
        assert!(inside.notes.iter().any(|note| note.id == "word.object-read"), "{}", good.name);
        let (inside, alone) = (json(&inside), json(&read(&xlsx, &name(good))));
        compare(&alone["forms"], &inside["forms"], "/forms", &mut count, &mut wrong);
        shown += 1;
    }
    assert!(shown > 1 && count > 100, "{shown} workbooks, {count} values");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

fn name(good: &Good) -> String {
    format!("{}.xlsx", good.name)
}

/// The documents by LibreOffice's hand as spreadsheets of another kind: how many values were compared, and those that differ.
fn by_libreoffice(
    kind: &str,
    format: Format,
    goods: impl Iterator<Item = &'static Good>,
) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let drawn: Vec<(&Good, Vec<u8>)> =
        goods.filter_map(|good| Some((good, good.drawing().xlsx()?))).collect();
    for (good, xlsx) in &drawn {
        fs::write(folder.path().join(name(good)), xlsx).unwrap();
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let out = folder.path().join("out");
    let mut soffice = Command::new("soffice");
    soffice.args([&profile, "--headless", "--convert-to", kind, "--outdir"]).arg(&out);
    soffice.args(drawn.iter().map(|(good, _)| folder.path().join(name(good))));
    assert!(soffice.output().unwrap().status.success());
    let (mut count, mut wrong) = (0, Vec::new());
    for (good, _) in &drawn {
        let file = format!("{}.{kind}", good.name);
        let bytes = fs::read(out.join(&file)).unwrap();
        let (word, sheet) = (read(&good.drawing().docx(), &good.file()), read(&bytes, &file));
        assert_eq!(sheet.source.format, format);
        let (word, sheet) = (json(&word), json(&sheet));
        let before = wrong.len();
        compare(&word["forms"], &sheet["forms"], "/forms", &mut count, &mut wrong);
        for line in &mut wrong[before..] {
            *line = format!("{} {line}", good.name);
        }
    }
    (count, wrong)
}

/// 99.9 % of all values.
#[test]
fn good_documents_read_the_same_from_binary_workbooks() {
    if testkit::needs::soffice("good_documents_read_the_same_from_binary_workbooks") {
        let (count, wrong) = by_libreoffice("xls", Format::Xls, sheets());
        assert!(wrong.len() * 1000 <= count, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// One document in twelve: LibreOffice takes long to write them.
#[test]
fn good_documents_read_the_same_from_open_documents() {
    if testkit::needs::soffice("good_documents_read_the_same_from_open_documents") {
        let (count, wrong) = by_libreoffice("ods", Format::Ods, sheets().step_by(12));
        assert!(wrong.len() * 1000 <= count, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    }
}

const JSON: &str = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"}, "year": 2023}"#;

#[test]
fn a_workbook_of_our_own_gives_back_what_it_carries() {
    for good in GOOD {
        let submission = read(&good.drawing().docx(), &good.file());
        let workbook = jixiao::write::xlsx(&submission, &LayoutOptions::default()).unwrap();
        let back = read(&workbook, "a.xlsx");
        assert_eq!(
            jixiao::to_json(&back).unwrap(),
            jixiao::to_json(&read(jixiao::to_json(&submission).unwrap().as_bytes(), "a.json")).unwrap(),
            "{}",
            good.name
        );
    }
}

#[test]
fn a_workbook_whose_cells_were_changed_is_read_by_its_cells() {
    let mut sheet = Sheet::new("一");
    sheet.text(0, 0, "2024年度", false);
    let parts =
        vec![("jixiao.json".to_owned(), JSON.into()), ("jixiao.sha256".to_owned(), "00".repeat(32).into())];
    let workbook = Xlsx { parts, ..Xlsx::default() }.sheet(sheet).build();
    let submission = read(&workbook, "a.xlsx");
    assert_eq!((submission.year, submission.source.file.as_str()), (Some(2024), "a.xlsx"));
    assert!(submission.notes.iter().any(|note| note.id == "file.workbook-edited"));
}

#[test]
fn places_name_the_cell_of_the_workbook() {
    let good = GOOD.iter().find(|good| good.name == "hebei-one-table").unwrap();
    let submission = read(&good.drawing().xlsx().unwrap(), &name(good));
    let cells = submission.places.values().filter_map(|place| place.cell.as_deref());
    let (all, located) = (submission.places.len(), cells.clone().count());
    assert_eq!(located, all);
    assert!(cells.clone().all(|cell| cell.starts_with("绩效目标!")));
}
