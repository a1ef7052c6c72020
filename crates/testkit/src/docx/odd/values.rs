//! Text that is no value, and text that is easily lost.

use super::super::{Docx, cell, p, r, tbl, tc, tr};
use super::fixture;
use super::text::{line, run};
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        Fixture::new("struck.docx", "struck-out text is left out: direct, double, by style", struck()),
        fixture(
            "inner-elements.docx",
            "text before, in and behind elements inside a text",
            &inner_elements(),
        ),
        fixture(
            "emoji.docx",
            "Word's emoji signs; a branch that shows nothing leaves the fallback",
            &emoji(),
        ),
        fixture("raised.docx", "powers are raised, words and marks are not", &raised()),
        Fixture::new("run-in.docx", "a hidden paragraph mark joins its paragraph to the next one", run_in()),
    ]
}

fn struck() -> Vec<u8> {
    let styles = r#"<w:style w:type="character" w:styleId="D"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="P"><w:rPr><w:dstrike/></w:rPr></w:style>"#;
    let body = tbl(&[
        tr(&[
            tc("年初预算"),
            line(&format!("{}{}", run("<w:strike/>", "<w:t>45.6</w:t>"), r("54.6"))),
            line(&format!("{}{}", run("<w:dstrike/>", "<w:t>废</w:t>"), r("立"))),
        ]),
        tr(&[
            line(&format!("{}{}", run(r#"<w:rStyle w:val="D"/>"#, "<w:t>旧名</w:t>"), r("新名"))),
            line(&format!(
                r#"<w:pPr><w:pStyle w:val="P"/></w:pPr>{}{}"#,
                r("不要"),
                run(r#"<w:dstrike w:val="0"/>"#, "<w:t>要</w:t>")
            )),
            line(&run(r#"<w:strike w:val="0"/>"#, "<w:t>7</w:t>")),
        ]),
    ]);
    Docx::new(&body).story("rId1", "styles", "styles", styles).build()
}

fn inner_elements() -> String {
    let text = |inner: &str| line(&format!("<w:r><w:t>{inner}</w:t></w:r>"));
    format!(
        "<w:p><w:r><w:t>截至<w:t>六月</w:t>底</w:t></w:r></w:p>{}",
        tbl(&[
            tr(&[text("上年 12<w:br/>本年 18<w:tab/>增长"), text("合计：<w:t>40.50</w:t>")]),
            tr(&[text(r#"编号<w:sym w:font="Wingdings" w:char="F0FE"/>有效"#), text("<w:proofErr/>无")]),
        ])
    )
}

fn emoji() -> String {
    let sign = |code: &str, fallback: &str| {
        format!(
            r#"<w:r><mc:AlternateContent xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="{code}"/></mc:Choice><mc:Fallback><w:t>{fallback}</w:t></mc:Fallback></mc:AlternateContent></w:r>"#
        )
    };
    let empty = r#"<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w14:later/></mc:Choice><mc:Fallback><w:t>完成</w:t></mc:Fallback></mc:AlternateContent></w:r>"#;
    tbl(&[tr(&[
        line(&format!("{}{}{}{}", sign("2705", "✅"), r("已办"), sign("274C", "❌"), r("未办"))),
        line(&sign("1F44D", "👍")),
        line(empty),
    ])])
}

fn raised() -> String {
    let up = |text: &str| run(r#"<w:vertAlign w:val="superscript"/>"#, &format!("<w:t>{text}</w:t>"));
    tbl(&[tr(&[
        line(&format!("{}{}", r("3"), up("rd"))),
        line(&format!("{}{}{}", r("8×10"), up("-3"), r("米"))),
        line(&format!("{}{}", r("注"), up("[2]"))),
        line(&format!("{}{}", r("章"), up("next"))),
    ])])
}

fn run_in() -> Vec<u8> {
    let styles = r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>"#;
    let hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>";
    let joined = format!("<w:p><w:pPr>{hidden}</w:pPr>{}</w:p>", r("2025年"));
    let heading = format!(r#"<w:p><w:pPr><w:pStyle w:val="1"/>{hidden}</w:pPr>{}</w:p>"#, r("总体目标。"));
    let body = [
        heading,
        p("保障运转。"),
        joined.clone(),
        tbl(&[tr(&[
            cell("", &format!("{joined}{}", p("6月底前"))),
            cell("", &joined),
            cell("", &format!("{joined}{}{}", tbl(&[tr(&[tc("内")])]), p("后"))),
        ])]),
    ]
    .concat();
    Docx::new(&body).story("rId1", "styles", "styles", styles).build()
}
