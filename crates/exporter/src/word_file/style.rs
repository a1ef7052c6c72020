//! Styles and measures of the Word file: GB/T 9704-2012 faces and sizes, by the names Windows and WPS know.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType,
};

/// Twips between the margins of a portrait page: 156 mm.
pub(super) const PORTRAIT_WIDTH: u32 = 8844;
/// Twips between the margins of a landscape page.
pub(super) const LANDSCAPE_WIDTH: u32 = 12_756;

pub(super) const BODY: &str = "BodyText";
pub(super) const TITLE: &str = "FormTitle";
pub(super) const SUBTITLE: &str = "FormSubtitle";
pub(super) const LABEL: &str = "FormLabel";
pub(super) const CELL: &str = "FormText";
pub(super) const VALUE: &str = "FormValue";
pub(super) const NUMBER: &str = "FormNumber";
pub(super) const GAP: &str = "Gap";

/// The id of a heading style; Word knows headings by the names `heading 1` to `heading 9`.
pub(super) fn heading(level: usize) -> String {
    format!("Heading{level}")
}

/// An empty document with every style.
pub(super) fn document() -> Docx {
    // 一、 黑体, （一） 楷体, deeper 仿宋 (GB/T 9704-2012 §7.3.3).
    let headings = (1..=9).map(|level| {
        let face = match level {
            1 | 2 => "黑体",
            3 => "楷体",
            _ => "仿宋",
        };
        base(&heading(level), &format!("heading {level}"), face, 32)
            .outline_lvl(level - 1)
            .indent(None, Some(SpecialIndentType::FirstLine(640)), None, None)
            .line_spacing(lines(580))
    });
    let styles = vec![
        base(BODY, "Body Text", "仿宋", 32)
            .indent(None, Some(SpecialIndentType::FirstLine(640)), None, None)
            .align(AlignmentType::Both)
            .line_spacing(lines(580)),
        base(TITLE, "Form Title", "方正小标宋简体", 44).align(AlignmentType::Center),
        base(SUBTITLE, "Form Subtitle", "楷体", 28).align(AlignmentType::Center),
        base(LABEL, "Form Label", "黑体", 21).align(AlignmentType::Center),
        base(CELL, "Form Text", "仿宋", 21),
        base(VALUE, "Form Value", "仿宋", 21).align(AlignmentType::Center),
        base(NUMBER, "Form Number", "仿宋", 21).align(AlignmentType::Right),
        base(GAP, "Gap", "仿宋", 10),
    ];
    let docx = Docx::new().default_fonts(fonts("仿宋")).default_size(21);
    headings.chain(styles).fold(docx, Docx::add_style)
}

fn base(id: &str, name: &str, face: &str, half_points: usize) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).size(half_points).fonts(fonts(face)).q_format(true)
}

fn fonts(face: &str) -> RunFonts {
    RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia(face)
}

/// A fixed line height in twips.
fn lines(twips: i32) -> LineSpacing {
    LineSpacing::new().line(twips).line_rule(LineSpacingType::Exact)
}
