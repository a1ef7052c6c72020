//! Text: signs, fields, symbols, notes, formulas, hidden and private characters.

use super::super::{Docx, cell, p, r, tbl, tc, tr};
use super::fixture;
use crate::fixture::Fixture;

/// A cell of one paragraph with this inner XML.
pub(super) fn line(inner: &str) -> String {
    cell("", &format!("<w:p>{inner}</w:p>"))
}

/// A run with properties.
pub(super) fn run(properties: &str, inner: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>")
}

/// A field character.
pub(super) fn field(kind: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#)
}

/// A piece of a field's instruction.
pub(super) fn instruction(text: &str) -> String {
    format!(r#"<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>"#)
}

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        fixture("signs.docx", "tabs, breaks, hyphens, raised digits, ruby, entities, white space", &signs()),
        fixture(
            "symbols.docx",
            "sym, symbol fonts and check boxes keep the state of a form's boxes",
            &symbols(),
        ),
        fixture(
            "fields.docx",
            "fields by their result, nested, simple, across paragraphs, without end; form fields",
            &fields(),
        ),
        Fixture::new(
            "hidden.docx",
            "hidden text is left out: direct, by style, and not where a run shows it again",
            hidden(),
        ),
        Fixture::new("notes.docx", "footnotes, endnotes, comments, headers; marks stay in brackets", notes()),
        fixture("math.docx", "formulas as linear text", &math()),
        fixture(
            "drawings.docx",
            "text of a drawing follows its anchor; charts and SmartArt are named",
            &drawings(),
        ),
        Fixture::new(
            "headings.docx",
            "outline levels by the built-in style's name, by a style based on it, and by the paragraph itself",
            headings(),
        ),
        fixture(
            "private-use.docx",
            "private codes of GBK fonts read as the characters Unicode has now; unknown ones stay",
            &tbl(&[tr(&[tc("\u{E76C}100"), tc("\u{E816}\u{E863}"), tc("\u{E000}")])]),
        ),
        fixture(
            "cell-lines.docx",
            "paragraphs of a cell are joined with line feeds, empty ones counted",
            &tbl(&[tr(&[
                cell("", &format!("{}{}", p("一"), p("二"))),
                cell("", &format!("{}<w:p/>{}", p("上"), p("下"))),
                cell("", "<w:p/>"),
            ])]),
        ),
    ]
}

fn signs() -> String {
    let ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>中</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let raised = run(r#"<w:vertAlign w:val="superscript"/>"#, "<w:t>4</w:t>");
    tbl(&[
        tr(&[line("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>")]),
        tr(&[line(
            "<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2023</w:t><w:softHyphen/><w:t>年</w:t></w:r>",
        )]),
        tr(&[line(&format!("{}{raised}{}", r("10"), r("元")))]),
        tr(&[line(ruby)]),
        tr(&[line("<w:r><w:t>A&amp;B &lt;5&#x25; &#20803;</w:t></w:r>")]),
        tr(&[line("<w:r><w:t> 外 </w:t><w:t xml:space=\"preserve\"> 内 </w:t><w:t>换\n行</w:t></w:r>")]),
    ])
}

fn symbols() -> String {
    let sym = |font: &str, code: &str| format!(r#"<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>"#);
    let wingdings = r#"<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>"#;
    let control = |state: &str, inner: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"#
        )
    };
    tbl(&[
        tr(&[
            line(&format!("{}{}", sym("Wingdings", "F0A8"), r("延续"))),
            line(&format!("{}{}", sym("Wingdings 2", "0052"), r("新增"))),
        ]),
        tr(&[
            line(&format!("{}{}", run(wingdings, "<w:t>\u{FE}</w:t>"), r("是"))),
            line(&format!("{}{}", run(wingdings, "<w:t>\u{F06F}</w:t>"), r("否"))),
        ]),
        tr(&[line(&control("1", &r("☒"))), line(&control("0", ""))]),
        tr(&[line(&sym("Symbol", "F0B3")), line(&sym("Unknown Font", "F041"))]),
    ])
}

fn fields() -> String {
    let nested = [
        field("begin"),
        instruction(" IF "),
        field("begin"),
        instruction(" PAGE "),
        field("separate"),
        r("7"),
        field("end"),
        instruction(" = 7 "),
        field("separate"),
        r("结果"),
        field("end"),
        r("后"),
    ]
    .concat();
    let simple =
        format!(r#"<w:fldSimple w:instr=" DATE "><w:r><w:t>2022年</w:t></w:r></w:fldSimple>{}"#, r("底"));
    let across = cell(
        "",
        &format!(
            "<w:p>{}{}{}{}</w:p><w:p>{}{}{}</w:p>",
            field("begin"),
            instruction(" TOC "),
            field("separate"),
            r("第一行"),
            r("第二行"),
            field("end"),
            r("。")
        ),
    );
    let check = |state: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>{state}</w:checkBox></w:ffData></w:fldChar></w:r>{}{}"#,
            instruction(" FORMCHECKBOX "),
            field("end")
        )
    };
    let list = format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="经常性"/><w:listEntry w:val="一次性"/></w:ddList></w:ffData></w:fldChar></w:r>{}{}"#,
        instruction(" FORMDROPDOWN "),
        field("end")
    );
    let enclosed = format!("{}{}{}", field("begin"), instruction(r" eq \o\ac(○,3) "), field("end"));
    let unended = format!("{}{}{}", field("begin"), instruction(" REF x "), r("未完"));
    let link = format!("<w:hyperlink>{}</w:hyperlink>", r("链接"));
    tbl(&[
        tr(&[line(&nested), line(&simple), across]),
        tr(&[line(&check("<w:checked/>")), line(&check("")), line(&list)]),
        tr(&[line(&enclosed), line(&unended), line(&link)]),
    ])
}

fn hidden() -> Vec<u8> {
    let styles = r#"<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let body = tbl(&[tr(&[
        line(&format!("{}{}", r("看得见"), run("<w:vanish/>", "<w:t>看不见</w:t>"))),
        line(&format!("{}{}", run(r#"<w:rStyle w:val="H"/>"#, "<w:t>样式隐藏</w:t>"), r("留"))),
        line(&format!(
            r#"<w:pPr><w:pStyle w:val="P"/></w:pPr>{}{}"#,
            r("段藏"),
            run(r#"<w:vanish w:val="0"/>"#, "<w:t>显</w:t>")
        )),
        line(&format!("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}", r("只藏段标"))),
    ])]);
    Docx::new(&body).story("rId1", "styles", "styles", styles).build()
}

fn notes() -> Vec<u8> {
    let body = format!(
        r#"{}<w:p>{}<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId4"/></w:sectPr>"#,
        tbl(&[tr(&[
            tc("预算数"),
            line(&format!(r#"{}<w:r><w:footnoteReference w:id="2"/></w:r>"#, r("5.00"))),
            line(&format!(r#"{}<w:r><w:endnoteReference w:id="2"/></w:r>"#, r("6.00"))),
        ])]),
        r("第"),
        r("一"),
    );
    let note = |root: &str, text: &str| {
        format!(
            r#"<w:{root} w:type="separator" w:id="0"><w:p/></w:{root}><w:{root} w:id="2">{}</w:{root}>"#,
            p(text)
        )
    };
    Docx::new(&body)
        .story("rId1", "footnotes", "footnotes", &note("footnote", "含上年结转"))
        .story("rId2", "endnotes", "endnotes", &note("endnote", "见附件"))
        .story("rId3", "comments", "comments", &format!(r#"<w:comment w:id="0">{}</w:comment>"#, p("请核对")))
        .story(
            "rId4",
            "header",
            "hdr",
            &format!("{}{}", p("云岭县财政局"), tbl(&[tr(&[tc("页眉"), tc("表")])])),
        )
        .build()
}

fn math() -> String {
    let t = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let fraction =
        format!("<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath>", t("a+b"), t("2"));
    let power = format!("<m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath>", t("m"), t("2"));
    let sum = format!(
        r#"<m:oMathPara><m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary></m:oMath></m:oMathPara>"#,
        t("i=1"),
        t("n"),
        t("x")
    );
    let root = format!(
        r#"<m:oMath><m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e><m:d><m:e>{}</m:e></m:d></m:e></m:rad></m:oMath>"#,
        t("x+1")
    );
    tbl(&[tr(&[line(&format!("{}{fraction}", r("得分="))), line(&power), line(&sum), line(&root)])])
}

fn drawings() -> String {
    const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
    const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    // The URI of Strict files.
    const DIAGRAM: &str = "http://purl.oclc.org/ooxml/drawingml/diagram";
    let drawing = |inner: &str| format!("<w:r><w:drawing>{inner}</w:drawing></w:r>");
    let shape = format!(
        r#"<a:txBody xmlns:a="{MAIN}"><a:p><a:r><a:t>绩效</a:t></a:r><a:r><a:t>评价</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>流程图</a:t></a:r></a:p></a:txBody>"#
    );
    let chart = format!(r#"<c:chart xmlns:c="{CHART}" r:id="rId9"/>"#);
    let diagram = format!(r#"<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="rId10"/>"#);
    format!(
        "<w:p>{}{}</w:p>{}<w:p>{}</w:p>",
        r("见图"),
        drawing(&shape),
        tbl(&[tr(&[tc("执行进度"), line(&drawing(&chart))])]),
        drawing(&diagram)
    )
}

fn headings() -> Vec<u8> {
    let style = |id: &str, name: &str, more: &str| {
        format!(r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>"#)
    };
    let styles = [
        style("1", "heading 1", ""),
        style("a", "部分标题", r#"<w:basedOn w:val="1"/>"#),
        style("2", "条", r#"<w:pPr><w:outlineLvl w:val="1"/></w:pPr>"#),
    ]
    .concat();
    let paragraph =
        |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text));
    let body = [
        paragraph(r#"<w:pStyle w:val="1"/>"#, "部门概况"),
        paragraph(r#"<w:pStyle w:val="a"/>"#, "部门预算"),
        paragraph(r#"<w:pStyle w:val="2"/>"#, "收支情况"),
        paragraph(r#"<w:outlineLvl w:val="2"/>"#, "收入"),
        // Level 9 is body text.
        paragraph(r#"<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>"#, "正文"),
        p("另起一段"),
    ]
    .concat();
    Docx::new(&body).story("rId1", "styles", "styles", &styles).build()
}
