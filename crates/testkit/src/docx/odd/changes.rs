//! Tracked changes beyond runs: formulas, formatting, the widths of cells.

use super::super::{cell, r, tbl, tc, tr};
use super::fixture;
use super::text::line;
use crate::fixture::Fixture;

const BY: &str = r#"w:id="1" w:author="甲""#;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        fixture("change-in-math.docx", "changes in and around the runs of formulas, in both views", &math()),
        fixture("change-of-mark.docx", "a deleted paragraph mark alone is a tracked change", &mark()),
        fixture(
            "merge-tracked.docx",
            "cells merged with tracking on: the first is as wide as the deleted ones were",
            &tracked_merge(),
        ),
        fixture("change-of-format.docx", "formatting as it was: struck, hidden, spans", &format_changes()),
    ]
}

fn deleted(inner: &str) -> String {
    format!("<w:del {BY}>{inner}</w:del>")
}

fn inserted(inner: &str) -> String {
    format!("<w:ins {BY}>{inner}</w:ins>")
}

fn math() -> String {
    let t = |text: &str| format!("<m:t>{text}</m:t>");
    let run = |inner: &str| format!("<m:r>{inner}</m:r>");
    let formula = |inner: &str| line(&format!("<m:oMath>{inner}</m:oMath>"));
    let inside = formula(&format!(
        "{}{}{}{}",
        run(&t("≤")),
        run(&deleted(&t("15"))),
        run(&inserted(&t("12"))),
        run(&t("天"))
    ));
    let around = formula(&format!("{}{}{}", deleted(&run(&t("a"))), inserted(&run(&t("b"))), run(&t("+1"))));
    let fraction = formula(&format!(
        "{}<m:f><m:fPr><m:ctrlPr>{}</m:ctrlPr></m:fPr><m:num>{}</m:num><m:den>{}</m:den></m:f>",
        run(&t("率=")),
        deleted("<w:rPr/>"),
        run(&t("x")),
        deleted(&run(&t("y")))
    ));
    let struck = formula(&format!(
        "{}<m:r><w:rPr><w:strike/></w:rPr><m:t>8</m:t></m:r>{}",
        run(&t("n=")),
        run(&t("9"))
    ));
    tbl(&[tr(&[inside, around, fraction, struck])])
}

fn mark() -> String {
    let marked =
        format!("<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>", r("3"), r("4"));
    tbl(&[tr(&[cell("", &marked), tc("尾")])])
}

fn tracked_merge() -> String {
    let width = |width: u32, more: &str, content: &str| {
        cell(&format!(r#"<w:tcW w:w="{width}" w:type="dxa"/>{more}"#), &format!("<w:p>{content}</w:p>"))
    };
    let gone = |width_of: u32, text: &str| {
        let run = deleted(&format!("<w:r><w:delText>{text}</w:delText></w:r>"));
        width(width_of, &format!("<w:cellDel {BY}/>"), &run)
    };
    let kept = |width_of: u32, text: &str| width(width_of, "", &r(text));
    let grid = [1200, 800, 1000].map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).concat();
    let rows = [
        tr(&[kept(3000, "总计"), gone(800, "甲"), gone(1000, "乙")]),
        tr(&[kept(1200, "1"), kept(800, "2"), kept(1000, "3")]),
        // Deleted alone, the cells behind it moved to the left.
        tr(&[kept(1200, "首"), gone(800, "删"), kept(1000, "尾")]),
        tr(&[kept(1200, "前"), kept(1800, "并"), gone(1000, "丁")]),
    ];
    format!("<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>", rows.concat())
}

fn format_changes() -> String {
    let change = |was: &str| format!("<w:rPrChange {BY}><w:rPr>{was}</w:rPr></w:rPrChange>");
    let run = |now: &str, text: &str| format!("<w:r><w:rPr>{now}</w:rPr><w:t>{text}</w:t></w:r>");
    let struck = run(&format!("<w:strike/>{}", change("")), "60");
    let shown = run(&change("<w:vanish/>"), "现");
    let wide = format!(
        r#"<w:gridSpan w:val="2"/><w:tcPrChange {BY}><w:tcPr><w:gridSpan w:val="1"/></w:tcPr></w:tcPrChange>"#
    );
    tbl(&[
        tr(&[line(&(struck + &r("70"))), line(&(shown + &r("在"))), tc("列")]),
        tr(&[cell(&wide, &format!("<w:p>{}</w:p>", r("宽"))), tc("窄")]),
    ])
}
