//! DOCX packages from raw XML: exactly what a test writes, nothing a library thinks it should be.

pub mod hostile;
pub mod odd;

use crate::zip::Zip;

/// The namespace declarations of a main part.
pub const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#
);

const PACKAGE_RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A package being put together.
pub struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    relationships: Vec<String>,
}

impl Docx {
    /// A package whose body is this XML.
    pub fn new(body: &str) -> Self {
        Self::with_document(
            format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>").into_bytes(),
        )
    }

    /// A package whose main part is these bytes.
    pub fn with_document(document: Vec<u8>) -> Self {
        let mut docx = Self { parts: Vec::new(), relationships: Vec::new() };
        docx.parts.push(("_rels/.rels".to_owned(), PACKAGE_RELATIONSHIPS.as_bytes().to_vec()));
        docx.parts.push(("word/document.xml".to_owned(), document));
        docx
    }

    /// Adds a part, or replaces the one of that name.
    #[must_use]
    pub fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// Adds a part that the main part points to: `related("rId9", "aFChunk", "chunk.html", …)`.
    #[must_use]
    pub fn related(mut self, id: &str, kind: &str, target: &str, content: impl Into<Vec<u8>>) -> Self {
        self.relationships.push(format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        ));
        self.part(&format!("word/{target}"), content)
    }

    /// Adds a WordprocessingML part with this root and inner XML: `story("rId5", "footnotes", "footnotes", …)`.
    #[must_use]
    pub fn story(self, id: &str, kind: &str, root: &str, inner: &str) -> Self {
        let content = format!("<w:{root} {NAMESPACES}>{inner}</w:{root}>");
        self.related(id, kind, &format!("{kind}-{id}.xml"), content)
    }

    /// Adds a raw relationship of the main part.
    #[must_use]
    pub fn relationship(mut self, xml: &str) -> Self {
        self.relationships.push(xml.to_owned());
        self
    }

    /// The parts by name.
    pub fn parts(mut self) -> Vec<(String, Vec<u8>)> {
        if !self.relationships.is_empty() {
            let xml = format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"#,
                self.relationships.concat()
            );
            self.parts.push(("word/_rels/document.xml.rels".to_owned(), xml.into_bytes()));
        }
        self.parts
    }

    /// The file.
    pub fn build(self) -> Vec<u8> {
        self.parts().iter().fold(Zip::default(), |zip, (name, content)| zip.entry(name, content)).build()
    }
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A cell of one paragraph.
pub fn tc(text: &str) -> String {
    cell("", &p(text))
}

/// A cell with properties: `cell("<w:gridSpan w:val=\"2\"/>", …)`.
pub fn cell(properties: &str, content: &str) -> String {
    if properties.is_empty() {
        return format!("<w:tc>{content}</w:tc>");
    }
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

/// A cell over several layout columns.
pub fn wide(span: u32, text: &str) -> String {
    cell(&format!(r#"<w:gridSpan w:val="{span}"/>"#), &p(text))
}

/// A row.
pub fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// A row with properties.
pub fn tr_with(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

/// A table.
pub fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}
