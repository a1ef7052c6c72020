//! Automatic numbers.

use super::super::{Docx, cell, r, tbl, tr};
use crate::fixture::Fixture;

/// A level: `level(0, "chineseCounting", "%1、", "")`.
pub(super) fn level(level: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// An abstract list.
pub(super) fn list(id: u32, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

/// A list.
pub(super) fn num(id: u32, abstract_id: u32, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>"#)
}

/// A paragraph of a list.
pub(super) fn item(list: u32, level: u32, text: &str) -> String {
    let run = if text.is_empty() { String::new() } else { r(text) };
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{run}</w:p>"#
    )
}

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, r(text))
}

/// A table of one column.
pub(super) fn rows(lines: &[String]) -> String {
    tbl(&lines.iter().map(|line| tr(&[cell("", line)])).collect::<Vec<_>>())
}

/// A fixture with a numbering and a style part.
pub(super) fn numbered(
    name: &str,
    shows: &'static str,
    body: &str,
    numbering: &str,
    styles: &str,
) -> Fixture {
    let docx = Docx::new(body)
        .story("rId1", "numbering", "numbering", numbering)
        .story("rId2", "styles", "styles", styles);
    Fixture::new(name, shows, docx.build())
}

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![formats(), levels(), restarts(), inherited(), linked(), blank()]
}

fn formats() -> Fixture {
    let formats = [
        ("chineseCounting", "%1、"),
        ("chineseCountingThousand", "第%1条"),
        ("chineseLegalSimplified", "（%1）"),
        ("ideographTraditional", "%1."),
        ("decimalEnclosedCircle", "%1"),
        ("decimalZero", "%1"),
        ("bullet", "●"),
    ];
    let mut numbering = String::new();
    let mut lines = Vec::new();
    for (index, (format, text)) in formats.iter().enumerate() {
        let id = index as u32 + 1;
        numbering.push_str(&list(id, &level(0, format, text, r#"<w:suff w:val="nothing"/>"#)));
        lines.push(format!("{}{}", item(id, 0, "甲"), item(id, 0, "乙")));
    }
    for id in 1..=formats.len() as u32 {
        numbering.push_str(&num(id, id, ""));
    }
    // 序号 columns number empty cells.
    lines.push(item(5, 0, ""));
    let body = rows(&lines);
    numbered(
        "number-formats.docx",
        "Chinese number formats in cells, an empty numbered cell, a bullet",
        &body,
        &numbering,
        "",
    )
}

/// Every paragraph of a list copies its text: this one must not cost a million characters each time.
fn blank() -> Fixture {
    let numbering = list(1, &level(0, "none", &" ".repeat(1_000_000), "")) + &num(1, 1, "");
    let body = rows(&[item(1, 0, "甲")]) + &item(1, 0, "").repeat(5_000);
    numbered("number-blank.docx", "5,000 paragraphs numbered by a million blanks", &body, &numbering, "")
}

fn levels() -> Fixture {
    let nothing = r#"<w:suff w:val="nothing"/>"#;
    let levels = [
        level(0, "chineseCounting", "%1、", nothing),
        level(1, "chineseCounting", "（%2）", nothing),
        level(2, "decimal", "%1.%2.%3", r#"<w:isLgl/><w:suff w:val="space"/>"#),
        level(3, "decimal", "%4)", r#"<w:lvlRestart w:val="0"/>"#),
    ];
    let lines = [
        item(1, 0, "总体"),
        item(1, 1, "甲"),
        item(1, 2, "子"),
        item(1, 3, "末"),
        item(1, 1, "乙"),
        item(1, 3, "续"),
        item(1, 0, "分项"),
        item(1, 1, "丙"),
        item(1, 2, "丑"),
    ];
    let numbering = list(1, &levels.concat()) + &num(1, 1, "");
    numbered(
        "number-levels.docx",
        "levels restart, isLgl writes decimal, lvlRestart 0 counts on",
        &rows(&lines),
        &numbering,
        "",
    )
}

fn restarts() -> Fixture {
    let start = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let other = format!(
        r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#,
        level(0, "upperRoman", "%1.", r#"<w:suff w:val="nothing"/>"#)
    );
    let numbering = list(1, &level(0, "decimal", "%1.", r#"<w:suff w:val="nothing"/>"#))
        + &num(1, 1, "")
        + &num(2, 1, "")
        + &num(3, 1, start)
        + &num(4, 1, &other);
    let lines = [
        item(1, 0, "一"),
        item(2, 0, "二"),
        item(3, 0, "五"),
        item(3, 0, "六"),
        item(1, 0, "七"),
        item(4, 0, "八"),
    ];
    numbered(
        "number-restarts.docx",
        "lists of one abstract list count on; startOverride starts over once; a level overridden",
        &rows(&lines),
        &numbering,
        "",
    )
}

fn inherited() -> Fixture {
    let nothing = r#"<w:suff w:val="nothing"/>"#;
    let numbering = list(1, &(level(0, "decimal", "%1.", nothing) + &level(1, "decimal", "(%2)", nothing)))
        + &num(1, 1, "");
    let styles = r#"<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>"#;
    let lines = [styled("A", "甲"), styled("B", "乙"), styled("C", "丙"), styled("A", "丁")];
    numbered(
        "number-inherited.docx",
        "numId and ilvl are inherited each on its own; numId 0 is none",
        &rows(&lines),
        &numbering,
        styles,
    )
}

fn linked() -> Fixture {
    let nothing = r#"<w:suff w:val="nothing"/>"#;
    let levels = level(0, "chineseCounting", "第%1部分", &format!(r#"<w:pStyle w:val="H1"/>{nothing}"#))
        + &level(1, "chineseCounting", "%2、", &format!(r#"<w:pStyle w:val="H2"/>{nothing}"#));
    let numbering =
        list(1, &levels) + &list(2, r#"<w:numStyleLink w:val="L"/>"#) + &num(1, 1, "") + &num(2, 2, "");
    let styles = r#"<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let lines = [styled("H1", "总则"), styled("H2", "目标"), styled("H2", "任务"), item(2, 0, "附则")];
    numbered(
        "number-linked.docx",
        "levels linked to styles by pStyle; numStyleLink leads to the real list",
        &rows(&lines),
        &numbering,
        styles,
    )
}
