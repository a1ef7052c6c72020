//! Tables: merges, spans, wrappers, revisions, nesting.

use super::super::{cell, p, r, tbl, tc, tr, tr_with, wide};
use super::fixture;
use crate::fixture::Fixture;

const RESTART: &str = r#"<w:vMerge w:val="restart"/>"#;
const CONTINUE: &str = "<w:vMerge/>";

fn below(properties: &str) -> String {
    cell(properties, "<w:p/>")
}

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        fixture(
            "merge-by-column.docx",
            "vMerge continues by grid column, not by ordinal; no val means continue",
            &tbl(&[
                tr(&[tc("序号"), tc("项目"), cell(RESTART, &p("产出指标"))]),
                tr(&[wide(2, "数量指标"), below(CONTINUE)]),
                tr(&[tc("1"), tc("培训人数"), below(r#"<w:vMerge w:val="continue"/>"#)]),
            ]),
        ),
        fixture(
            "merge-whole-row.docx",
            "a row in which every cell continues the row above stays a row",
            &tbl(&[
                tr(&[cell(RESTART, &p("甲")), cell(RESTART, &p("乙"))]),
                tr(&[below(CONTINUE), below(CONTINUE)]),
                tr(&[tc("丙"), tc("丁")]),
            ]),
        ),
        fixture(
            "merge-without-start.docx",
            "vMerge that continues nothing, or a merge of other columns, is a cell of its own",
            &tbl(&[
                tr(&[below(CONTINUE), tc("单位")]),
                tr(&[wide(2, "清河市财政局")]),
                tr(&[cell(CONTINUE, &p("5.00")), tc("万元")]),
                tr(&[below(CONTINUE), tc("元")]),
            ]),
        ),
        fixture(
            "merge-restart-empty.docx",
            "an empty cell that restarts under an open merge is its own cell, as Word draws it",
            &tbl(&[
                tr(&[cell(RESTART, &p("一级")), tc("甲")]),
                tr(&[below(RESTART), tc("乙")]),
                tr(&[below(CONTINUE), tc("丙")]),
            ]),
        ),
        fixture(
            "merge-in-pieces.docx",
            "several continuing cells that tile the merge above continue it together; their inner edge is no column",
            &tbl(&[
                tr(&[cell(&format!(r#"<w:gridSpan w:val="2"/>{RESTART}"#), &p("合并")), tc("甲")]),
                tr(&[below(CONTINUE), below(CONTINUE), tc("乙")]),
            ]),
        ),
        fixture(
            "merge-with-text.docx",
            "text left in a cell that was merged away joins the merged cell",
            &tbl(&[tr(&[cell(RESTART, &p("上")), tc("甲")]), tr(&[cell(CONTINUE, &p("下")), tc("乙")])]),
        ),
        fixture(
            "hmerge.docx",
            "hMerge of old converters: first cell restarts, the next continue",
            &tbl(&[
                tr(&[
                    cell(r#"<w:hMerge w:val="restart"/>"#, &p("项目资金")),
                    below("<w:hMerge/>"),
                    tc("备注"),
                ]),
                tr(&[tc("年初"), tc("执行"), tc("无")]),
            ]),
        ),
        fixture(
            "before-after.docx",
            "gridBefore and gridAfter leave places uncovered; there is no tblGrid",
            &tbl(&[
                tr(&[tc("一"), tc("二"), tc("三")]),
                tr_with(r#"<w:gridBefore w:val="1"/>"#, &[tc("四"), tc("五")]),
                tr_with(r#"<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>"#, &[tc("六")]),
            ]),
        ),
        fixture(
            "phantom-columns.docx",
            "layout columns at which no cell ends are no columns; tblGrid is wrong",
            &format!(
                "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"900\"/></w:tblGrid>{}{}</w:tbl>",
                tr(&[wide(3, "左"), wide(4, "右")]),
                tr(&[wide(3, "1"), wide(2, "2"), wide(2, "3")]),
            ),
        ),
        fixture(
            "ragged.docx",
            "rows of unequal width, none of them declared",
            &tbl(&[tr(&[tc("1")]), tr(&[tc("2"), tc("3"), tc("4")]), tr(&[tc("5"), tc("6")])]),
        ),
        fixture(
            "columns-70.docx",
            "a row of 70 cells under one that spans them all",
            &tbl(&[
                tr(&[wide(70, "全年执行")]),
                tr(&(1..=70).map(|number| tc(&number.to_string())).collect::<Vec<_>>()),
            ]),
        ),
        fixture(
            "spans-absurd.docx",
            "gridSpan 0, -1, abc and 16777216 are repaired",
            &tbl(&[
                tr(&[tc("一"), tc("二"), tc("三")]),
                tr(&[
                    cell(r#"<w:gridSpan w:val="0"/>"#, &p("0")),
                    cell(r#"<w:gridSpan w:val="-1"/>"#, &p("-1")),
                    cell(r#"<w:gridSpan w:val="abc"/>"#, &p("abc")),
                ]),
                tr(&[tc("左"), cell(r#"<w:gridSpan w:val="16777216"/>"#, &p("到头"))]),
            ]),
        ),
        fixture("wrappers.docx", "sdt at block, row, cell and run level, customXml, smartTag", &wrappers()),
        fixture(
            "revisions.docx",
            "tracked runs, moves, rows, cells, merges and paragraph marks",
            &revisions(),
        ),
        fixture(
            "nested.docx",
            "a table in a cell stays in its cell",
            &tbl(&[tr(&[
                tc("外"),
                cell("", &format!("{}{}<w:p/>", p("前"), tbl(&[tr(&[tc("内1"), tc("内2")])]))),
            ])]),
        ),
        fixture(
            "frame.docx",
            "one cell around a table is a layout frame and is dissolved, text and all",
            &tbl(&[tr(&[cell(
                "",
                &format!("{}{}{}", p("绩效目标表"), tbl(&[tr(&[tc("编码"), tc("001")])]), p("单位：万元")),
            )])]),
        ),
        fixture(
            "frame-of-one-column.docx",
            "one cell around a single column is kept: boxes in boxes",
            &tbl(&[tr(&[cell("", &format!("{}<w:p/>", tbl(&[tr(&[tc("标题")]), tr(&[tc("内容")])])))])]),
        ),
        fixture(
            "text-boxes.docx",
            "one branch of AlternateContent; a table in a text box follows its anchor",
            &text_boxes(),
        ),
        fixture(
            "outside-cell.docx",
            "paragraphs and tables between cells come behind the table",
            &format!(
                "<w:tbl><w:tr>{}{}</w:tr>{}</w:tbl>{}",
                tc("甲"),
                p("游离"),
                tbl(&[tr(&[tc("乙")])]),
                p("后文")
            ),
        ),
        fixture(
            "table-in-run.docx",
            "a table inside a run inside a paragraph",
            &format!("<w:p>{}<w:r>{}</w:r>{}</w:p>", r("前"), tbl(&[tr(&[tc("表")])]), r("后")),
        ),
        fixture(
            "rows-hidden-and-empty.docx",
            "rows without cells and rows all hidden are left out, a hidden row mark alone hides nothing; tblHeader counts from the top",
            &tbl(&[
                tr_with("<w:tblHeader/>", &[tc("名称"), tc("金额")]),
                tr_with(r#"<w:tblHeader w:val="1"/>"#, &[tc("（全称）"), tc("（万元）")]),
                tr(&[]),
                tr_with("<w:hidden/>", &[hidden("草稿"), hidden("9")]),
                tr_with("<w:hidden/>", &[tc("结余"), tc("2")]),
                tr_with(r#"<w:tblHeader w:val="0"/>"#, &[tc("培训费"), tc("5")]),
                tr_with("<w:tblHeader/>", &[tc("合计"), tc("5")]),
            ]),
        ),
    ]
}

fn wrappers() -> String {
    let sdt = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let custom = |inner: &str| format!(r#"<w:customXml w:element="x"><w:customXmlPr/>{inner}</w:customXml>"#);
    let in_run =
        format!("<w:p>{}<w:smartTag>{}</w:smartTag>{}</w:p>", sdt(&r("安全")), r("生产"), custom(&r("培训")));
    sdt(&tbl(&[
        tr(&[tc("编码"), sdt(&tc("001")), tc("名称"), custom(&tc("甲项目"))]),
        sdt(&tr(&[tc("资金"), tc("5"), cell("", &sdt(&p("用途"))), cell("", &in_run)])),
        custom(&sdt(&tr(&[wide(4, "合计")]))),
    ]))
}

/// A cell whose paragraph is hidden, mark and all.
fn hidden(text: &str) -> String {
    let vanish = "<w:rPr><w:vanish/></w:rPr>";
    cell("", &format!("<w:p><w:pPr>{vanish}</w:pPr><w:r>{vanish}<w:t>{text}</w:t></w:r></w:p>"))
}

fn revisions() -> String {
    let tracked = |kind: &str, inner: &str| format!(r#"<w:{kind} w:id="1" w:author="甲">{inner}</w:{kind}>"#);
    let mark = |kind: &str| format!(r#"<w:pPr><w:rPr><w:{kind} w:id="2" w:author="甲"/></w:rPr></w:pPr>"#);
    let deleted = |text: &str| tracked("del", &format!("<w:r><w:delText>{text}</w:delText></w:r>"));
    let runs = format!("<w:p>{}{}{}</w:p>", r("金额"), deleted("50"), tracked("ins", &r("60")));
    let moved = format!("<w:p>{}{}</w:p>", tracked("moveFrom", &r("旧")), tracked("moveTo", &r("新")));
    let marks = format!("<w:p>{}{}</w:p><w:p>{}</w:p>", mark("del"), r("上半"), r("下半"));
    let inserted_mark = format!("<w:p>{}{}</w:p><w:p>{}</w:p>", mark("ins"), r("甲段"), r("乙段"));
    let merge = |now: &str, before: &str| {
        format!(r#"<w:cellMerge w:id="3" w:author="甲" w:vMerge="{now}" w:vMergeOrig="{before}"/>"#)
    };
    tbl(&[
        tr(&[cell("", &runs), cell("", &moved), cell("", &marks)]),
        tr_with(r#"<w:del w:id="4" w:author="甲"/>"#, &[tc("删行1"), tc("删行2"), tc("删行3")]),
        tr_with(r#"<w:ins w:id="5" w:author="甲"/>"#, &[tc("增行1"), tc("增行2"), cell("", &inserted_mark)]),
        tr(&[
            tc("留"),
            cell(r#"<w:cellDel w:id="6" w:author="甲"/>"#, &p("删格")),
            cell(r#"<w:cellIns w:id="7" w:author="甲"/>"#, &p("增格")),
            tc("尾"),
        ]),
        tr(&[cell(r#"<w:cellMerge w:id="8" w:author="甲" w:vMerge="rest"/>"#, &p("并")), tc("一"), tc("二")]),
        tr(&[cell(&merge("cont", "rest"), "<w:p/>"), tc("三"), tc("四")]),
    ])
}

fn text_boxes() -> String {
    let content = |inner: &str| format!("<w:txbxContent>{inner}</w:txbxContent>");
    let boxed = format!("{}{}", p("框内"), tbl(&[tr(&[tc("框表")])]));
    let drawing = format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{0}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
        content(&boxed)
    );
    let fallback = format!(
        r#"<w:r><mc:AlternateContent xmlns:zz="urn:unknown"><mc:Choice Requires="zz">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>"#,
        r("不取").replace("<w:r>", "").replace("</w:r>", ""),
        "<w:t>备选</w:t>"
    );
    format!(
        "<w:p>{}{drawing}</w:p>{}<w:p>{fallback}</w:p><w:p><w:r><w:pict><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r></w:p>",
        r("锚"),
        tbl(&[
            tr(&[tc("表"), cell("", &format!("<w:p>{}{drawing}</w:p>", r("格中锚")))]),
            tr(&[tc("末"), tc("行")])
        ])
    )
}
