//! Styles and measures of the Word file: GB/T 9704-2012 faces and sizes, by the names Windows and WPS know.

use std::io;

use super::xml::{Xml, around, empty, part, val};

/// Twips between the margins of a portrait page: 156 mm.
const PORTRAIT_WIDTH: u32 = 8844;
/// Twips between the margins of a landscape page.
const LANDSCAPE_WIDTH: u32 = 12_756;

pub(super) const BODY: &str = "BodyText";
pub(super) const COVER: &str = "Cover";
pub(super) const CONTENTS: &str = "Contents";
pub(super) const CONTENTS_HEAD: &str = "ContentsHead";
pub(super) const DOCUMENT_TITLE: &str = "DocumentTitle";
pub(super) const ANNEX: &str = "Annex";
pub(super) const TITLE: &str = "FormTitle";
pub(super) const SUBTITLE: &str = "FormSubtitle";
pub(super) const LINE: &str = "FormLine";
pub(super) const UNIT: &str = "FormUnit";
pub(super) const LABEL: &str = "FormLabel";
pub(super) const CELL: &str = "FormText";
pub(super) const VALUE: &str = "FormValue";
pub(super) const NUMBER: &str = "FormNumber";
pub(super) const EDGE: &str = "Edge";
pub(super) const GAP: &str = "Gap";
pub(super) const PAGE_NUMBER: &str = "PageNumber";

/// The width between the margins.
pub(super) fn width(landscape: bool) -> u32 {
    if landscape { LANDSCAPE_WIDTH } else { PORTRAIT_WIDTH }
}

/// The id of a heading style; Word knows headings by the names `heading 1` to `heading 9`.
pub(super) fn heading(level: usize) -> String {
    format!("Heading{level}")
}

/// The id of the style of 第一部分, which stands in the middle.
pub(super) fn division(level: usize) -> String {
    format!("Division{level}")
}

/// The name of the style of forms' titles, which the contents list.
pub(super) const TITLE_NAME: &str = "Form Title";

/// What the standard calls 小标宋.
const TITLE_FACE: &str = "方正小标宋简体";

/// The face of Western letters and digits.
const WESTERN: &str = "Times New Roman";

/// A style of paragraphs.
struct Style {
    id: String,
    name: String,
    face: &'static str,
    /// In half points.
    size: u32,
    /// `w:jc`.
    side: &'static str,
    lines: Lines,
    /// The outline level of a heading, from 1.
    level: Option<usize>,
}

/// The space of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// As high as the type.
    Plain,
    /// 22 lines a page, two characters in.
    Text,
    /// Wide above: the lines of a cover.
    Cover,
}

impl Style {
    fn new(id: &str, name: &str, face: &'static str, size: u32) -> Self {
        let (id, name) = (id.to_owned(), name.to_owned());
        Self { id, name, face, size, side: "left", lines: Lines::Plain, level: None }
    }

    fn center(self) -> Self {
        Self { side: "center", ..self }
    }

    fn right(self) -> Self {
        Self { side: "right", ..self }
    }

    fn lines(self, lines: Lines) -> Self {
        Self { lines, ..self }
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let element = xml.create_element("w:style");
        let element = element.with_attributes([("w:type", "paragraph"), ("w:styleId", self.id.as_str())]);
        element.write_inner_content(|xml| {
            val(xml, "w:name", &self.name)?;
            empty(xml, "w:qFormat", &[])?;
            around(xml, "w:pPr", |xml| self.paragraph(xml))?;
            around(xml, "w:rPr", |xml| type_of(xml, self.face, self.size))
        })?;
        Ok(())
    }

    fn paragraph(&self, xml: &mut Xml) -> io::Result<()> {
        match self.lines {
            Lines::Plain => {}
            Lines::Text => {
                empty(xml, "w:spacing", &[("w:line", "580"), ("w:lineRule", "exact")])?;
                empty(xml, "w:ind", &[("w:firstLine", "640")])?;
            }
            Lines::Cover => empty(xml, "w:spacing", &[("w:before", "1200")])?,
        }
        val(xml, "w:jc", self.side)?;
        match self.level {
            Some(level) => val(xml, "w:outlineLvl", &(level - 1).to_string()),
            None => Ok(()),
        }
    }
}

/// Face and size of a run.
fn type_of(xml: &mut Xml, face: &str, size: u32) -> io::Result<()> {
    let faces = [("w:ascii", WESTERN), ("w:hAnsi", WESTERN), ("w:eastAsia", face)];
    empty(xml, "w:rFonts", &faces)?;
    val(xml, "w:sz", &size.to_string())?;
    val(xml, "w:szCs", &size.to_string())
}

/// The part of the styles.
pub(super) fn styles() -> io::Result<Vec<u8>> {
    part("w:styles", |xml| {
        around(xml, "w:docDefaults", |xml| {
            around(xml, "w:rPrDefault", |xml| around(xml, "w:rPr", |xml| type_of(xml, "仿宋", 21)))?;
            empty(xml, "w:pPrDefault", &[])
        })?;
        headings().chain(divisions()).chain(others()).try_for_each(|style| style.write(xml))
    })
}

/// The part that lists the faces, as every Word file has it.
pub(super) fn fonts() -> io::Result<Vec<u8>> {
    part("w:fonts", |xml| {
        [WESTERN, "仿宋", "黑体", "楷体", "宋体", TITLE_FACE].iter().try_for_each(|face| {
            xml.create_element("w:font").with_attribute(("w:name", *face)).write_inner_content(|xml| {
                val(xml, "w:charset", if *face == WESTERN { "00" } else { "86" })
            })?;
            Ok(())
        })
    })
}

/// 一、 黑体, （一） 楷体, deeper 仿宋 (GB/T 9704-2012 §7.3.3).
fn headings() -> impl Iterator<Item = Style> {
    (1..=9).map(|level| {
        let face = match level {
            1 | 2 => "黑体",
            3 => "楷体",
            _ => "仿宋",
        };
        let style = Style::new(&heading(level), &format!("heading {level}"), face, 32);
        Style { level: Some(level), ..style.lines(Lines::Text) }
    })
}

fn divisions() -> impl Iterator<Item = Style> {
    (1..=9).map(|level| {
        let style = Style::new(&division(level), &format!("Division {level}"), TITLE_FACE, 44);
        Style { level: Some(level), ..style.center() }
    })
}

fn others() -> [Style; 17] {
    let body = Style::new(BODY, "Body Text", "仿宋", 32).lines(Lines::Text);
    [
        Style { side: "both", ..body },
        Style::new(COVER, "Cover", TITLE_FACE, 56).center().lines(Lines::Cover),
        Style::new(CONTENTS, "Contents", "仿宋", 24),
        Style::new(CONTENTS_HEAD, "Contents Head", TITLE_FACE, 44).center(),
        Style::new(DOCUMENT_TITLE, "Document Title", TITLE_FACE, 44).center(),
        Style::new(ANNEX, "Annex", "黑体", 32),
        Style::new(TITLE, TITLE_NAME, TITLE_FACE, 36).center(),
        Style::new(SUBTITLE, "Form Subtitle", "楷体", 28).center(),
        Style::new(LINE, "Form Line", "仿宋", 24),
        Style::new(UNIT, "Form Unit", "仿宋", 24).right(),
        Style::new(LABEL, "Form Label", "黑体", 21).center(),
        Style::new(CELL, "Form Text", "仿宋", 21),
        Style::new(VALUE, "Form Value", "仿宋", 21).center(),
        Style::new(NUMBER, "Form Number", "仿宋", 21).right(),
        Style::new(EDGE, "Edge", "仿宋", 18),
        Style::new(GAP, "Gap", "仿宋", 10),
        Style::new(PAGE_NUMBER, "Page Number", "宋体", 28),
    ]
}
