//! Hostile or broken: each ends in the error that stands beside it in the folder.

use super::{Docx, NAMESPACES, p, tbl, tc, tr, wide};
use crate::fixture::Fixture;
use crate::zip::{Style, Zip};

/// The heading of the folder's list.
pub const TITLE: &str = "Hostile or broken DOCX files";

/// A document part around this body.
fn document(body: &str) -> Vec<u8> {
    format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>").into_bytes()
}

fn fixture(name: &str, shows: &'static str, document: Vec<u8>) -> Fixture {
    Fixture::new(name, shows, Docx::with_document(document).build())
}

fn cut_before(mut document: Vec<u8>, tag: &str) -> Vec<u8> {
    let at = document.windows(tag.len()).position(|window| window == tag.as_bytes());
    document.truncate(at.unwrap_or(0));
    document
}

/// All of them.
pub fn fixtures() -> Vec<Fixture> {
    let mut fixtures = damaged();
    fixtures.extend(limits());
    fixtures.extend(strangers());
    fixtures
}

fn damaged() -> Vec<Fixture> {
    let honest = Docx::new(&tbl(&[tr(&[tc("项目")])])).build();
    let mut flipped = honest.clone();
    // In the compressed data of the last entry.
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xFF;
    let entity = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    vec![
        Fixture::new(
            "zip-cut-off.docx",
            "the file ends before the zip directory",
            honest[..honest.len() - 60].to_vec(),
        ),
        Fixture::new("zip-flipped.docx", "a flipped byte in the file", flipped),
        fixture(
            "xml-cut-off.docx",
            "the main part ends inside a table",
            cut_before(document(&tbl(&[tr(&[tc("项目")])])), "</w:tc>"),
        ),
        fixture("xml-crossed.docx", "end tags that cross", document("<w:p><w:r></w:p></w:r>")),
        fixture(
            "xml-entities.docx",
            "a document type with entities",
            [entity.as_bytes(), &document("<w:p/>")].concat(),
        ),
        fixture(
            "xml-not-utf8.docx",
            "GBK bytes without a declaration",
            [&b"<w:p>\xD6\xD0</w:p>"[..], &document("")].concat(),
        ),
        fixture(
            "no-body.docx",
            "a document without a body",
            format!("<w:document {NAMESPACES}/>").into_bytes(),
        ),
        Fixture::new(
            "encrypted-entry.docx",
            "a zip whose main part is protected by a password",
            Zip::default()
                .entry_with(
                    b"word/document.xml",
                    &document(""),
                    Style { encrypted: true, ..Style::default() },
                )
                .build(),
        ),
    ]
}

fn limits() -> Vec<Fixture> {
    let deep_tables = |levels: usize| {
        document(&format!(
            "{}{}",
            "<w:tbl><w:tr><w:tc>".repeat(levels),
            "</w:tc></w:tr></w:tbl>".repeat(levels)
        ))
    };
    let deep = |tag: &str, levels: usize| {
        document(&format!("{}{}", format!("<w:{tag}>").repeat(levels), format!("</w:{tag}>").repeat(levels)))
    };
    // Every row has edges of its own: 100 rows of 62 cells.
    let edges: Vec<String> = (0..100_u32)
        .map(|row| {
            tr(&(0..62).map(|cell| wide(if cell == 0 { row + 1 } else { 101 }, "")).collect::<Vec<_>>())
        })
        .collect();
    // 2,000 rows under a row of 1,000 cells: two million places of a few thousand cells.
    let places = format!(
        "<w:tbl><w:tr>{}</w:tr>{}</w:tbl>",
        "<w:tc/>".repeat(1_000),
        "<w:tr><w:tc/></w:tr>".repeat(2_000)
    );
    vec![
        fixture("tables-30-deep.docx", "tables nested 30 deep", deep_tables(30)),
        fixture(
            "tables-8000-deep.docx",
            "tables nested 8,000 deep: a recursive reader overflows its stack",
            deep_tables(8_000),
        ),
        fixture("controls-5000-deep.docx", "content controls nested 5,000 deep", deep("sdt", 5_000)),
        fixture(
            "columns.docx",
            "rows whose edges all differ make more columns than any form has",
            document(&tbl(&edges)),
        ),
        fixture("places.docx", "few cells spread over millions of grid places", document(&places)),
        fixture(
            "cells.docx",
            "more than a million cells in a few kilobytes",
            document(&format!(
                "<w:tbl>{}</w:tbl>",
                format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(60)).repeat(17_000)
            )),
        ),
        fixture(
            "paragraphs.docx",
            "more than a million empty paragraphs",
            document(&"<w:p/>".repeat(1_000_001)),
        ),
        fixture("inflated.docx", "a part of 200 MB in 200 KB", document(&" ".repeat(200 << 20))),
        Fixture::new(
            "inflated-lie.docx",
            "the directory claims 10 bytes for the part of 200 MB",
            Zip::default()
                .entry_with(
                    b"word/document.xml",
                    &document(&" ".repeat(200 << 20)),
                    Style { claimed_size: Some(10), ..Style::default() },
                )
                .build(),
        ),
        fixture(
            "namespaces.docx",
            "an element with 5,000 namespace declarations",
            document(&format!(
                "<w:p {}/>",
                (0..5_000).map(|n| format!("xmlns:a{n}=\"u\" ")).collect::<Vec<_>>().concat()
            )),
        ),
    ]
}

fn strangers() -> Vec<Fixture> {
    let relationships = |target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{target}"/></Relationships>"#
        )
    };
    vec![
        Fixture::new(
            "workbook.docx",
            "an Excel workbook under a Word name",
            Zip::default()
                .entry("_rels/.rels", relationships("xl/workbook.xml").as_bytes())
                .entry("xl/workbook.xml", b"<workbook/>")
                .build(),
        ),
        Fixture::new(
            "open-document.docx",
            "an OpenDocument text under a Word name",
            Zip::default()
                .entry("mimetype", b"application/vnd.oasis.opendocument.text")
                .entry("content.xml", b"<x/>")
                .build(),
        ),
        Fixture::new("empty.docx", "an empty file", Vec::new()),
        Fixture::new("empty-zip.docx", "a zip without entries", Zip::default().build()),
        Fixture::new(
            "outside.docx",
            "the main part is a target outside the package, which is never opened",
            Zip::default()
                .entry(
                    "_rels/.rels",
                    relationships("file:///dev/zero")
                        .replace("/></Rel", r#" TargetMode="External"/></Rel"#)
                        .as_bytes(),
                )
                .build(),
        ),
        fixture(
            "other-root.docx",
            "the main part is XML of another kind",
            b"<x><w:p xmlns:w=\"urn:x\"/></x>".to_vec(),
        ),
        Fixture::new("prose.docx", "a text file under a Word name", p("正文").into_bytes()),
    ]
}
