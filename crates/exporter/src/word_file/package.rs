//! The package: parts, their content types and relationships.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use model::AsideKind;
use wording::markup::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::edge::{EVEN_FOOTER, Edge};
use super::note::Notes;
use super::note_part::note_part;
use super::style;
use super::xml::{around, empty, part, val};
use crate::ExportError;
use crate::characters::legal;

const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part in the folder of the document, with the relationship that leads to it.
struct Part {
    name: String,
    /// The last word of its content type and of its relationship.
    kind: &'static str,
    id: String,
    bytes: Vec<u8>,
}

/// Writes the package; entries are dated 1980, which the zip writer does only as long as no crate of the build asks it
/// for the clock.
pub(super) fn pack(
    document: &[u8],
    notes: &Notes,
    edges: Vec<(Edge, Vec<u8>)>,
    title: &str,
) -> Result<Vec<u8>, ExportError> {
    let mut parts = vec![
        Part::new("styles.xml", "styles", "rIdStyles", style::styles()?),
        Part::new("settings.xml", "settings", "rIdSettings", settings(&edges)?),
        Part::new("fontTable.xml", "fontTable", "rIdFonts", style::fonts()?),
        Part::new("theme/theme1.xml", "theme", "rIdTheme", include_bytes!("theme.xml").to_vec()),
    ];
    for (kind, name) in [
        (AsideKind::Footnote, "footnotes"),
        (AsideKind::Endnote, "endnotes"),
        (AsideKind::Comment, "comments"),
    ] {
        let written = note_part(notes, kind)?;
        parts.extend(
            written.map(|bytes| Part::new(&format!("{name}.xml"), name, &format!("rId_{name}"), bytes)),
        );
    }
    parts.extend(edges.into_iter().map(|(edge, bytes)| {
        let kind = if edge.name.starts_with("header") { "header" } else { "footer" };
        Part::new(edge.name, kind, edge.id, bytes)
    }));
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut write = |name: &str, bytes: &[u8]| -> Result<(), ExportError> {
        out.start_file(name, options)?;
        Ok(out.write_all(bytes)?)
    };
    write("[Content_Types].xml", content_types(&parts).as_bytes())?;
    write("_rels/.rels", PACKAGE_RELATIONSHIPS.as_bytes())?;
    write("docProps/core.xml", core(title).as_bytes())?;
    write("word/document.xml", document)?;
    write("word/_rels/document.xml.rels", relationships(&parts).as_bytes())?;
    for part in &parts {
        write(&format!("word/{}", part.name), &part.bytes)?;
    }
    Ok(out.finish()?.into_inner())
}

impl Part {
    fn new(name: &str, kind: &'static str, id: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), kind, id: id.to_owned(), bytes }
    }
}

/// Page numbers at the outer edge need footers for even pages; compatibility is that of Word 2013 and later.
fn settings(edges: &[(Edge, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    part("w:settings", |xml| {
        empty(xml, "w:zoom", &[("w:percent", "100")])?;
        val(xml, "w:defaultTabStop", "420")?;
        if edges.iter().any(|(edge, _)| edge.id == EVEN_FOOTER.id) {
            empty(xml, "w:evenAndOddHeaders", &[])?;
        }
        val(xml, "w:characterSpacingControl", "compressPunctuation")?;
        around(xml, "w:compat", |xml| {
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            empty(xml, "w:compatSetting", &mode)
        })?;
        empty(xml, "w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")])
    })
}

const PACKAGE_RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"</Relationships>"#
);

fn content_types(parts: &[Part]) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
        r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    ));
    let mut part = |name: &str, kind: &str| {
        let family = if kind == "theme" { OFFICE } else { MAIN };
        // Writing to a String cannot fail.
        let _ = write!(out, r#"<Override PartName="/word/{name}" ContentType="{family}.{kind}+xml"/>"#);
    };
    part("document.xml", "document.main");
    for it in parts {
        part(&it.name, it.kind);
    }
    out + "</Types>"
}

fn relationships(parts: &[Part]) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    ));
    for Part { name, kind, id, .. } in parts {
        let _ = write!(out, r#"<Relationship Id="{id}" Type="{RELATIONSHIP}/{kind}" Target="{name}"/>"#);
    }
    out + "</Relationships>"
}

/// Title, program and language for readers of the file's properties; no clock, no name of a person.
fn core(title: &str) -> String {
    let title: String = legal(title).chars().filter(|character| !character.is_control()).collect();
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
            r#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#,
            r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            r#"<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>zh-CN</dc:language>"#,
            r#"</cp:coreProperties>"#
        ),
        escape(&title),
        crate::made::AUTHOR
    )
}
