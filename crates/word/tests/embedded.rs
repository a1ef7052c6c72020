//! Workbooks and documents inside a .docx: what the document shows of them stands behind the paragraph they are in.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use model::build::Body;
use model::{Block, Document, Limits, Note, Noted};
use pretty_assertions::assert_eq;
use testkit::docx::{Docx, cell, p, r, tbl, tc, tr};
use word::{ReadOptions, read};

const OFFICE: &str = r#"xmlns:o="urn:schemas-microsoft-com:office:office""#;

/// A run that holds an object; `more` are further attributes.
fn object(program: &str, more: &str) -> String {
    format!(
        r#"<w:r><w:object><o:OLEObject {OFFICE} Type="Embed" ProgID="{program}" {more} r:id="rId8"/></w:object></w:r>"#
    )
}

/// A document with a part that its objects show.
fn with(body: &str, part: impl Into<Vec<u8>>) -> Vec<u8> {
    Docx::new(body).related("rId8", "package", "embeddings/1.bin", part).build()
}

/// Takes what begins with `Book` for a workbook of one paragraph.
fn workbook(bytes: &[u8], limits: &Limits) -> Option<Result<Body, String>> {
    let text = std::str::from_utf8(bytes).ok()?.strip_prefix("Book ")?;
    if text == "broken" {
        return Some(Err("the workbook is damaged".to_owned()));
    }
    let mut body = Body::new(limits);
    body.paragraph(model::Paragraph { text: text.to_owned(), ..model::Paragraph::default() }).ok()?;
    Some(Ok(body))
}

fn reading(bytes: &[u8]) -> Noted<Document> {
    read(bytes, "a.docx", &ReadOptions::default().with_workbooks(workbook)).unwrap()
}

fn paragraphs(document: &Document) -> Vec<&str> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            Block::Table(_) => None,
        })
        .collect()
}

fn ids(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| note.id.as_ref()).collect()
}

#[test]
fn a_workbook_stands_behind_its_paragraph() {
    let body = format!("<w:p>{}{}</w:p>{}", r("附：测算表"), object("Excel.Sheet.12", ""), p("以上"));
    let read = reading(&with(&body, "Book 测算"));
    assert_eq!(paragraphs(&read.value), ["附：测算表", "测算", "以上"]);
    assert_eq!(ids(&read.notes), ["word.object-read"]);
    assert!(read.notes[0].message.ends_with("Excel.Sheet.12"));
}

#[test]
fn a_document_in_a_cell_is_a_table_in_the_cell() {
    let inner = Docx::new(&tbl(&[tr(&[tc("数量指标"), tc("≥20处")])])).build();
    let line = cell("", &format!("<w:p>{}</w:p>", object("Word.Document.12", "")));
    let read = reading(&with(&tbl(&[tr(&[tc("指标"), line])]), inner));
    let Block::Table(grid) = &read.value.blocks[0] else { unreachable!() };
    let inside: Vec<&str> = grid.cells[1].tables[0].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(inside, ["数量指标", "≥20处"]);
}

#[test]
fn what_does_not_show_or_cannot_be_read_is_named() {
    let line = |run: &str| format!("<w:p>{run}</w:p>");
    let icon = with(&line(&object("Excel.Sheet.12", r#"DrawAspect="Icon""#)), "Book 附件");
    let broken = with(&line(&object("Excel.Sheet.12", "")), "Book broken");
    let foreign = with(&line(&object("Equation.DSMT4", "")), "\0\u{1}\u{2}");
    let missing = Docx::new(&line(&object("Excel.Sheet.12", ""))).build();
    for (file, said) in
        [(&icon, "Excel.Sheet.12"), (&broken, "the workbook is damaged"), (&foreign, ""), (&missing, "")]
    {
        let read = reading(file);
        assert!(ids(&read.notes).contains(&"word.object-not-read"), "{:?}", read.notes);
        let note = read.notes.iter().find(|note| note.id == "word.object-not-read").unwrap();
        assert!(note.message.ends_with(said), "{}", note.message);
        assert_eq!(paragraphs(&read.value).concat(), "");
    }
    // Deleted with its paragraph: nothing is said of it but that there are changes.
    let deleted = with(
        &format!("<w:p><w:del>{}</w:del>{}</w:p>", object("Excel.Sheet.12", ""), r("正文")),
        "Book 附件",
    );
    assert_eq!(
        (paragraphs(&reading(&deleted).value), ids(&reading(&deleted).notes)),
        (vec!["正文"], vec!["word.revisions"])
    );
}

#[test]
fn an_object_in_a_text_box_is_named_and_not_called_read() {
    let inside = format!("<w:p>{}</w:p>", object("Excel.Sheet.12", ""));
    let text_box = format!(
        "<w:p>{}<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>",
        r("正文")
    );
    assert_eq!(ids(&reading(&with(&text_box, "Book 测算")).notes), ["word.object-not-read"]);
}

#[test]
fn without_a_reader_of_workbooks_one_is_named() {
    let file = with(&format!("<w:p>{}</w:p>", object("Excel.Sheet.12", "")), "Book 测算");
    let read = read(&file, "a.docx", &ReadOptions::default()).unwrap();
    assert!(ids(&read.notes).contains(&"word.object-not-read"));
}

#[test]
fn documents_inside_documents_end() {
    let mut file = with(&p("底"), "");
    for _ in 0..5 {
        file = with(&format!("{}<w:p>{}</w:p>", p("层"), object("Word.Document.12", "")), file);
    }
    let read = reading(&file);
    assert_eq!(paragraphs(&read.value).iter().filter(|text| **text == "层").count(), 4);
    assert!(ids(&read.notes).contains(&"word.object-not-read"));
}
