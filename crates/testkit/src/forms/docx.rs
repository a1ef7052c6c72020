//! A drawing as a Word file: the same bytes each time.

use std::fmt::Write as _;

use super::geometry::{Anchor, Geometry};
use super::{Drawing, LINE, Numbering, Part, SOFT_HYPHEN, Table};
use crate::zip::Zip;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Drawing {
    /// The document as the bytes of a `.docx` file.
    pub fn docx(&self) -> Vec<u8> {
        let parts = self.parts();
        parts.iter().fold(Zip::default(), |zip, (name, xml)| zip.entry(name, xml.as_bytes())).build()
    }

    fn parts(&self) -> [(&'static str, String); 6] {
        let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        let types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let override_part = |name: &str, kind: &str| {
            format!(r#"<Override PartName="/word/{name}.xml" ContentType="{types}.{kind}+xml"/>"#)
        };
        let content = format!(
            r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}{}{}</Types>"#,
            override_part("document", "document.main"),
            override_part("styles", "styles"),
            override_part("numbering", "numbering"),
        );
        let relation = |id: u8, kind: &str, target: &str| {
            format!(r#"<Relationship Id="rId{id}" Type="{R}/{kind}" Target="{target}"/>"#)
        };
        let relations = |inner: String| {
            format!(
                r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
            )
        };
        let heading = |level: u8| {
            format!(
                r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:pPr><w:outlineLvl w:val="{}"/></w:pPr></w:style>"#,
                level - 1
            )
        };
        let styles = format!(
            r#"{head}<w:styles xmlns:w="{W}">{}</w:styles>"#,
            (1..=4).map(heading).collect::<String>()
        );
        let list = |id: u8, format: &str, text: &str| {
            format!(
                r#"<w:abstractNum w:abstractNumId="{id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>"#
            )
        };
        let number = |id: u8| format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#);
        let numbering = format!(
            r#"{head}<w:numbering xmlns:w="{W}">{}{}{}{}</w:numbering>"#,
            list(1, "chineseCountingThousand", "%1、"),
            list(2, "decimal", "%1."),
            number(1),
            number(2)
        );
        let body: String = self.blocks.iter().map(|part| self.part(part)).collect();
        let document =
            format!(r#"{head}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>"#);
        [
            ("[Content_Types].xml", content),
            ("_rels/.rels", relations(relation(1, "officeDocument", "word/document.xml"))),
            (
                "word/_rels/document.xml.rels",
                relations(relation(1, "styles", "styles.xml") + &relation(2, "numbering", "numbering.xml")),
            ),
            ("word/styles.xml", styles),
            ("word/numbering.xml", numbering),
            ("word/document.xml", document),
        ]
    }

    fn part(&self, part: &Part) -> String {
        match part {
            Part::Paragraph { text, level, number, page_break } => {
                let style =
                    level.map(|level| format!(r#"<w:pStyle w:val="Heading{level}"/>"#)).unwrap_or_default();
                let broken = if *page_break { "<w:pageBreakBefore/>" } else { "" };
                let number = number.map(|number| {
                    let id = if number == Numbering::Chinese { 1 } else { 2 };
                    format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>"#)
                });
                paragraph(&format!("{style}{broken}{}", number.unwrap_or_default()), text)
            }
            Part::Table(table) => self.table_xml(table),
        }
    }

    fn table_xml(&self, table: &Table) -> String {
        let geometry = table.geometry();
        let columns = geometry.edges.windows(2).fold(String::new(), |mut columns, pair| {
            let _ = write!(columns, r#"<w:gridCol w:w="{}"/>"#, pair[1] - pair[0]);
            columns
        });
        let mut rows = String::new();
        for (at, row) in table.rows.iter().enumerate() {
            rows.push_str(if row.header { "<w:tr><w:trPr><w:tblHeader/></w:trPr>" } else { "<w:tr>" });
            let mut cells: Vec<&Anchor<'_>> = geometry.cells.iter().filter(|cell| cell.covers(at)).collect();
            cells.sort_by_key(|cell| cell.column);
            for cell in cells {
                rows.push_str(&self.cell_xml(&geometry, cell, at));
            }
            rows.push_str("</w:tr>");
        }
        format!("<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>")
    }

    fn cell_xml(&self, geometry: &Geometry<'_>, anchor: &Anchor<'_>, row: usize) -> String {
        let width = geometry.width(anchor.column, anchor.columns);
        let mut properties = format!(r#"<w:tcW w:w="{width}" w:type="dxa"/>"#);
        if anchor.columns > 1 {
            let _ = write!(properties, r#"<w:gridSpan w:val="{}"/>"#, anchor.columns);
        }
        let first = row == anchor.row;
        if anchor.rows > 1 {
            properties.push_str(if first { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" });
        }
        let (text, inner) = if first { self.content(anchor.text) } else { ("", None) };
        let mut content: String = match (inner, text) {
            (Some(_), "") => String::new(),
            _ => text.split('\n').map(|line| paragraph("", line)).collect(),
        };
        if let Some(table) = inner {
            content.push_str(&self.table_xml(table));
            // A cell ends in a paragraph (ECMA-376-1 §17.4.65).
            content.push_str("<w:p/>");
        }
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
    }
}

fn paragraph(properties: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let runs =
        text.split('\t').map(|part| format!(r#"<w:t xml:space="preserve">{part}</w:t>"#)).collect::<Vec<_>>();
    let runs = runs.join("<w:tab/>").replace(LINE, r#"</w:t><w:br/><w:t xml:space="preserve">"#);
    let runs = runs.replace(SOFT_HYPHEN, r#"</w:t><w:softHyphen/><w:t xml:space="preserve">"#);
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r>{runs}</w:r></w:p>")
}
