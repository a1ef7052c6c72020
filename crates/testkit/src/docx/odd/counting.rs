//! What automatic numbers count, and what they pass over.

use super::super::{Docx, cell, p, r, tbl, tc, tr};
use super::numbering::{item, level, list, num, numbered, rows};
use super::text::{field, instruction};
use crate::fixture::Fixture;

const NOTHING: &str = r#"<w:suff w:val="nothing"/>"#;
const HIDDEN: &str = "<w:rPr><w:vanish/></w:rPr>";

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![merged(), hidden(), skipped(), legal(), from_zero(), boxes(), added(), fields()]
}

/// A list of one level.
fn simple(format: &str, text: &str) -> String {
    list(1, &level(0, format, text, NOTHING)) + &num(1, 1, "")
}

fn merged() -> Fixture {
    let restart = cell(r#"<w:vMerge w:val="restart"/>"#, &item(1, 0, ""));
    let goes_on = cell("<w:vMerge/>", &item(1, 0, ""));
    let body = tbl(&[
        tr(&[restart, tc("防洪堤")]),
        tr(&[goes_on, tc("排水沟")]),
        tr(&[cell("", &item(1, 0, "")), tc("泵站")]),
        // Continues nothing: a cell of its own, and counted.
        tr(&[tc("另"), cell("<w:vMerge/>", &item(1, 0, "水库"))]),
        tr(&[cell("<w:hMerge w:val=\"restart\"/>", &item(1, 0, "塘")), cell("<w:hMerge/>", &item(1, 0, ""))]),
        tr(&[tc("末"), cell("", &item(1, 0, "闸"))]),
    ]);
    let numbering = simple("chineseCounting", "%1、");
    numbered(
        "number-merged.docx",
        "paragraphs in cells that a merge swallows do not count",
        &body,
        &numbering,
        "",
    )
}

fn hidden() -> Fixture {
    let hide = |text: &str| {
        let run =
            if text.is_empty() { String::new() } else { format!("<w:r>{HIDDEN}<w:t>{text}</w:t></w:r>") };
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{HIDDEN}</w:pPr>{run}</w:p>"#
        )
    };
    let lines = [
        item(1, 0, "修渠") + &hide("") + &hide("暂缓") + &item(1, 0, "植树"),
        // The last mark of a cell cannot be hidden, but nothing of the paragraph is seen.
        item(1, 0, "清淤") + &hide("备用"),
        item(1, 0, "验收"),
    ];
    numbered(
        "number-hidden.docx",
        "hidden numbered paragraphs count, their numbers and lines do not show",
        &rows(&lines),
        &simple("decimal", "（%1）"),
        "",
    )
}

fn skipped() -> Fixture {
    let levels = |id: u32| {
        let texts = ["%1", "%1.%2", "%1.%2.%3"];
        let levels: String = (0..3).map(|at| level(at, "decimal", texts[at as usize], "")).collect();
        list(id, &levels) + &num(id, id, "")
    };
    let lines = [
        item(1, 0, "修订目录"),
        item(1, 2, "前期"),
        item(1, 1, "中期"),
        item(1, 2, "中期一"),
        item(1, 0, "后期"),
        item(1, 1, "收尾"),
        // Begins on its second level: the first counts as used.
        item(2, 1, "起"),
        item(2, 0, "承"),
        item(2, 2, "转"),
        item(2, 1, "合"),
    ];
    numbered(
        "number-skipped.docx",
        "a level skipped on the way down counts as used; a list may begin below its first level",
        &rows(&lines),
        &(levels(1) + &levels(2)),
        "",
    )
}

fn legal() -> Fixture {
    let levels = level(0, "chineseCountingThousand", "第%1章", "")
        + &level(1, "decimalZero", "%1.%2", "<w:isLgl/>")
        + &level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>");
    let numbering = list(1, &levels) + &num(1, 1, "");
    let lines = [item(1, 0, "总则"), item(1, 1, "目的"), item(1, 2, "范围")];
    numbered(
        "number-legal.docx",
        "isLgl turns numerals and letters into decimal and leaves leading zeros",
        &rows(&lines),
        &numbering,
        "",
    )
}

fn from_zero() -> Fixture {
    let zero = |id: u32, format: &str, text: &str| {
        let level =
            level(0, format, text, NOTHING).replace(r#"<w:start w:val="1"/>"#, r#"<w:start w:val="0"/>"#);
        list(id, &level) + &num(id, id, "")
    };
    let formats = [
        ("ordinal", "%1 "),
        ("chineseCountingThousand", "第%1步"),
        ("chineseLegalSimplified", "%1："),
        ("decimalZero", "%1"),
    ];
    let numbering: String = (1..).zip(formats).map(|(id, (format, text))| zero(id, format, text)).collect();
    let lines: Vec<String> = (1..=4).map(|id| item(id, 0, "甲") + &item(id, 0, "乙")).collect();
    numbered("number-from-zero.docx", "lists that begin at 0", &rows(&lines), &numbering, "")
}

fn boxes() -> Fixture {
    let bullet = |id: u32, sign: &str, font: &str| {
        let fonts = format!(r#"<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>"#);
        let level = level(0, "bullet", sign, r#"<w:suff w:val="space"/>"#);
        let level = level.replace("</w:lvl>", &format!("{fonts}</w:lvl>"));
        list(id, &level) + &num(id, id, "")
    };
    let numbering = [
        bullet(1, "☐", "MS Gothic"),
        bullet(2, "\u{F0FE}", "Wingdings"),
        bullet(3, "\u{F0A8}", "Wingdings"),
        bullet(4, "●", "宋体"),
        bullet(5, "\u{F0D8}", "Wingdings"),
    ]
    .concat();
    let answers = item(1, 0, "经常性") + &item(2, 0, "一次性") + &item(3, 0, "跨年度");
    let body = rows(&[answers, item(4, 0, "说明") + &item(5, 0, "依据")]);
    numbered(
        "number-boxes.docx",
        "boxes and ticks that are bullets stand before their text, other bullets do not",
        &body,
        &numbering,
        "",
    )
}

fn added() -> Fixture {
    let change = r#"w:id="1" w:author="甲""#;
    let numbers = |more: &str| format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>{more}</w:numPr>"#);
    let paragraph =
        |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text));
    let was = |properties: &str| format!("<w:pPrChange {change}><w:pPr>{properties}</w:pPr></w:pPrChange>");
    let lines = [
        paragraph(&numbers(&format!("<w:ins {change}/>")), "拟定方案"),
        paragraph(&was(&numbers("")), "征求意见"),
        paragraph(&(numbers("") + &was("")), "集体审议"),
        paragraph(&numbers(""), "公开发布"),
    ];
    numbered(
        "number-changes.docx",
        "numbers put in and taken out with tracking on, in both views",
        &rows(&lines),
        &simple("decimal", "%1."),
        "",
    )
}

fn fields() -> Fixture {
    let complex = |code: &str| format!("{}{}{}", field("begin"), instruction(code), field("end"));
    let line = |properties: &str, inner: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr>{inner}{}</w:p>", r(text))
    };
    let outline = |level: u32| format!(r#"<w:outlineLvl w:val="{level}"/>"#);
    let body = tbl(&[
        tr(&[cell("", &line("", &complex(" AUTONUM "), "采购")), tc("一季度")]),
        tr(&[cell("", &line("", r#"<w:fldSimple w:instr=" AUTONUM  \s )"/>"#, "施工")), tc("二季度")]),
        tr(&[cell("", &line("", &complex(r" AUTONUM \* CHINESENUM3 \s 、 "), "监理")), tc("三季度")]),
        tr(&[cell("", &line(&outline(0), &complex(" AUTONUMLGL "), "总体")), p_cell()]),
        tr(&[cell("", &line(&outline(1), &complex(r" AUTONUMLGL \e "), "分项")), p_cell()]),
    ]);
    Fixture::new(
        "number-fields.docx",
        "AUTONUM and AUTONUMLGL store no result: they are counted",
        Docx::new(&body).build(),
    )
}

fn p_cell() -> String {
    cell("", &p("—"))
}
