//! Packages: names, namespaces, encodings, zips, embedded documents.

use super::super::{Docx, NAMESPACES, p, tbl, tc, tr};
use crate::fixture::Fixture;
use crate::zip::{Style, Zip};

fn table() -> String {
    tbl(&[tr(&[tc("项目"), tc("金额")])])
}

fn document(body: &str) -> String {
    format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
}

fn relationships(target: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{target}"/></Relationships>"#
    )
}

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        Fixture::new("strict.docx", "Strict OOXML: other namespaces, relationship types of the Strict kind", strict()),
        Fixture::new("prefixes.docx", "WordprocessingML as the default namespace, and under another prefix", prefixes()),
        Fixture::new(
            "renamed-main-part.docx",
            "the main part by relationship: absolute target, another name, other case, backslashes",
            Zip::default()
                .entry("_rels/.rels", relationships("/Content\\Main%20Part.xml").as_bytes())
                .entry("content/MAIN part.xml", document(&table()).as_bytes())
                .build(),
        ),
        Fixture::new(
            "bare.docx",
            "nothing but the main part: no relationships, styles or properties",
            Zip::default().entry("word/document.xml", document(&table()).as_bytes()).build(),
        ),
        Fixture::new("utf16.docx", "the main part in UTF-16", utf16()),
        Fixture::new("zip-styles.docx", "data descriptors, zip64 sizes, an entry named in GBK", zip_styles()),
        Fixture::new("chunks.docx", "altChunk: a package, HTML, and two that are named in notes", chunks()),
        Fixture::new(
            "wps.docx",
            "signed by WPS: KSOProductBuildVer is its exact version",
            Docx::new(&table())
                .part("docProps/app.xml", r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS Office_11.1.0.1_0</Application><AppVersion>0</AppVersion></Properties>"#)
                .part("docProps/custom.xml", r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0.12763</vt:lpwstr></property></Properties>"#)
                .build(),
        ),
        Fixture::new(
            "damaged-styles.docx",
            "a broken style part is left out with a note; the body is whole",
            Docx::new(&table()).related("rId1", "styles", "styles.xml", "<w:styles><broken").build(),
        ),
    ]
}

fn strict() -> Vec<u8> {
    let document = document(&table())
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        );
    let relationships = relationships("word/document.xml").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    );
    Zip::default()
        .entry("_rels/.rels", relationships.as_bytes())
        .entry("word/document.xml", document.as_bytes())
        .build()
}

fn prefixes() -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(
        r#"<document xmlns="{namespace}"><body><tbl><tr><tc><p><r><t>项目</t></r></p></tc></tr></tbl><x:tbl xmlns:x="{namespace}" xmlns:w="urn:other"><x:tr><x:tc><x:p><x:r><x:t>金额</x:t><w:t>别的</w:t></x:r></x:p></x:tc></x:tr></x:tbl></body></document>"#
    );
    Docx::with_document(document.into_bytes()).build()
}

fn utf16() -> Vec<u8> {
    let document = format!("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>{}", document(&table()));
    Docx::with_document(document.encode_utf16().flat_map(u16::to_le_bytes).collect()).build()
}

fn zip_styles() -> Vec<u8> {
    let descriptor = Style { descriptor: true, ..Style::default() };
    let zip64 = Style { zip64: true, ..Style::default() };
    Zip::default()
        // 附件.txt in GBK.
        .entry_with(b"\xB8\xBD\xBC\xFE.txt", b"x", Style::default())
        .entry_with(b"_rels/.rels", relationships("word/document.xml").as_bytes(), descriptor)
        .entry_with(b"word/document.xml", document(&table()).as_bytes(), zip64)
        .build()
}

fn chunks() -> Vec<u8> {
    let chunk = |id: &str| format!(r#"<w:altChunk r:id="{id}"/>"#);
    let body =
        format!("{}{}{}{}{}{}", p("前"), chunk("rId1"), chunk("rId2"), chunk("rId3"), chunk("rId4"), p("后"));
    Docx::new(&body)
        .related("rId1", "aFChunk", "chunk.docx", Docx::new(&format!("{}{}", p("嵌入"), table())).build())
        .related("rId2", "aFChunk", "chunk.html", "<html><body><p>网页</p><table><tr><td>表</td></tr></table></body></html>")
        .related("rId3", "aFChunk", "chunk.bin", b"%PDF-1.4".to_vec())
        .relationship(r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="file:///dev/zero" TargetMode="External"/>"#)
        .build()
}
