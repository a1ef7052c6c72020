//! The two templates that are whole documents: the comparison of two years and the return sheet.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do

mod common;

use common::{geometry, renderer, squeezed};
use pretty_assertions::assert_eq;
use renderer::Template;
use serde_json::{Value, json};
use testkit::pdf::{Pdf, Word};

/// A code that no line can hold and no space parts.
const UNBROKEN: &str = "https://www.yunling.example.gov.cn/zwgk/czzj/ysjx/2025/index.html?department=415001&project=13990122P004415100017";

/// Sets the data and looks whether the file is sound; gives its text without white space.
fn sound(name: &str, data: &Value) -> (Pdf, String) {
    let template = Template::builtin(name).expect("a template");
    let pdf = renderer().typeset(&template, data.to_string().as_bytes(), &[]).unwrap();
    assert_eq!(pdf.notes, [], "every character has a glyph, and Typst warns of nothing");
    let pdf = Pdf::open(&pdf.value);
    assert_eq!(pdf.objections(), "");
    let metadata = squeezed(&pdf.metadata());
    for claim in ["<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(metadata.contains(claim), "{claim}");
    }
    let words = pdf.words();
    assert_eq!(geometry::outside(&pdf, &words), Vec::<&Word>::new());
    assert_eq!(geometry::overlaps(&words), Vec::<String>::new());
    let is_turned = |(width, height): &(f64, f64)| width > height;
    assert!(
        pdf.pages().iter().all(|page| is_turned(page) == (name == "diff")),
        "only comparisons are turned"
    );
    let text = squeezed(&pdf.text());
    (pdf, text)
}

fn item(number: usize, value: &str, message: &str) -> Value {
    json!({
        "number": number, "kind": "error", "label": "错误", "place": "表1 第3行 第2列", "value": value,
        "message": message, "remedy": "按预算批复改写，单位用万元。", "rule": "AMT-SUM",
    })
}

fn return_sheet(forms: &Value) -> Value {
    json!({
        "title": "绩效目标审核退回修改意见", "file": "云岭县商务局2025年.docx", "department": "云岭县商务局",
        "year": 2025, "tally": "2 处错误", "forms": forms,
    })
}

#[test]
fn a_return_sheet_says_what_where_and_how_to_mend_it() {
    let items = [
        item(1, "12.50", "预算数12.50万元 ≠ 财政资金10.00万元 + 其他资金2.00万元"),
        item(2, "", "缺少数量指标"),
    ];
    let (pdf, text) =
        sound("return-sheet", &return_sheet(&json!([{"heading": "1.培训经费绩效目标表", "items": items}])));
    for part in [
        "绩效目标审核退回修改意见",
        "云岭县商务局2025年.docx·云岭县商务局·2025年度",
        "2处错误",
        "序号类别位置原文问题改法",
        "1错误表1第3行第2列12.50预算数12.50万元≠财政资金10.00万元+其他资金2.00万元AMT-SUM按预算批复改写，单位用万元。",
        "2错误表1第3行第2列缺少数量指标AMT-SUM",
        "审核人：审核日期：修改人：修改日期：",
    ] {
        assert!(text.contains(part), "“{part}” in {text}");
    }
    let bookmarks = [(1, "绩效目标审核退回修改意见"), (2, "1.培训经费绩效目标表")];
    assert_eq!(pdf.bookmarks(), bookmarks.map(|(depth, title)| (depth, title.to_owned())));
    let header =
        pdf.elements().into_iter().find(|element| squeezed(&element.text) == "问题").expect("the header");
    assert_eq!(header.tag, "TH");
}

#[test]
fn a_return_sheet_without_findings_says_so() {
    let mut data = return_sheet(&json!([]));
    data["tally"] = json!("");
    data["department"] = Value::Null;
    data["year"] = Value::Null;
    let (_, text) = sound("return-sheet", &data);
    assert!(text.contains("云岭县商务局2025年.docx未发现问题。"), "{text}");
}

#[test]
fn a_return_sheet_holds_long_texts_and_many_findings() {
    let long = "本年度绩效目标与上年度逐字相同，未按新的任务量调整。".repeat(30);
    let mut items: Vec<_> = (1..=60).map(|number| item(number, "≥1500人次", "指标值缺少单位")).collect();
    items.push(item(61, UNBROKEN, UNBROKEN));
    items.push(item(62, &long, &long));
    let heading = format!("1.{}绩效目标表", "农村电子商务综合示范县建设".repeat(6));
    let (pdf, text) = sound("return-sheet", &return_sheet(&json!([{"heading": heading, "items": items}])));
    assert!(text.contains(&heading), "{text}");
    assert!(text.contains(&format!("{UNBROKEN}AMT-SUM")), "{text}");
    // The document's own text is quoted as far as one knows it by; what is wrong with it is said in full.
    let quoted: String = long.chars().take(60).chain(['…']).collect();
    assert!(text.contains(&quoted));
    assert_eq!(text.matches("序号类别位置").count(), pdf.pages().len(), "the header row is on every page");
}

fn source(file: &str) -> Value {
    json!({"file": file, "format": "docx", "sha256": "", "producer": null})
}

fn places(row: u32) -> Value {
    json!({"old": {"table": 1, "row": row, "column": 2}, "new": {"table": 2, "row": row, "column": 3}})
}

fn project(name: &str) -> Value {
    json!({"code": "13990122P004415100017", "name": name, "kind": "project_goal", "at": "/forms/0", "place": null})
}

fn target(text: &str) -> Value {
    json!({
        "level1": {"id": "output", "label": "产出指标"}, "level2": {"id": "output.quantity", "label": "数量指标"},
        "name": "培训人次", "target": {"text": text, "kind": "text"}, "at": "/forms/0/indicators/0",
        "place": {"table": 1, "row": 8, "column": 5},
    })
}

fn comparison(projects: &Value, narrative: &Value) -> Value {
    json!([{
        "schema": "jixiao-diff/1", "old": source("云岭县2024.docx"), "new": source("云岭县2025.docx"),
        "projects": projects, "narrative": narrative,
        "possible": [{"old": project("会展补助"), "new": project("展会经费"), "match": {"reasons": ["名称相似 62%"]}}],
        "alerts": [{"id": "department-total", "message": "项目预算合计增加"}],
        "summary": {"added": 0, "removed": 1, "changed": 1, "same": 0, "budget_old": 1_234_567.5, "budget_new": 1_500_000, "budget_delta": 265_432.5},
    }])
}

#[test]
fn a_comparison_shows_both_years_and_what_became_of_each_value() {
    let changed = json!({
        "status": "changed", "old": project("电商培训"), "new": project("电商人才培训"),
        "match": {"by": "code", "confidence": 1, "reasons": ["项目编码相同"]},
        "alerts": [{"id": "budget-up", "message": "预算增加而指标值放宽"}],
        "changes": [
            {"path": "/funds/total/budget", "label": "预算数", "kind": "amount", "old": {"text": "12.00"}, "new": {"text": "15.00"},
             "delta": 30_000, "percent": 25, "places": places(2)},
            {"path": "/goals/0/text", "label": "绩效目标", "kind": "text", "old": "培训500人。", "new": "培训650人。", "places": places(5),
             "segments": [{"op": "equal", "text": "培训"}, {"op": "delete", "text": "500人"}, {"op": "insert", "text": "650人"}, {"op": "equal", "text": "。"}]},
        ],
        "indicators": [
            {"status": "changed", "old": target("≥150人次"), "new": target("≥120人次"),
             "changes": [{"path": "/target", "label": "指标值", "kind": "number", "old": {"text": "≥150人次"}, "new": {"text": "≥120人次"},
                          "delta": -30, "percent": -20, "effect": "loosened", "places": places(8)}]},
            {"status": "removed", "old": target("≤250元/人·天"), "new": null, "changes": []},
            {"status": "same", "old": target("不出现"), "new": target("不出现"), "changes": []},
        ],
    });
    let removed = json!({"status": "removed", "old": project("物资购置"), "new": null, "changes": [], "indicators": []});
    let narrative = json!([{"path": "/outline/0", "label": "总体绩效目标", "kind": "filled", "old": null, "new": "健全三级体系。", "places": {"old": null, "new": {"paragraph": 3}}}]);
    let (pdf, text) = sound("diff", &comparison(&json!([changed, removed]), &narrative));
    for part in [
        "绩效目标年度对比",
        "云岭县2024.docx→云岭县2025.docx",
        "新增0·取消1·变化1·未变0",
        "1,234,567.5元→1,500,000元（+265,432.5元）",
        "提示：项目预算合计增加",
        "电商培训→电商人才培训（变化）",
        "项目编码相同",
        "提示：预算增加而指标值放宽",
        "内容上年今年变化",
        "预算数12.00表1第2行第2列15.00表2第2行第3列金额+30,000元（+25%）",
        "绩效目标培训500人。表1第5行第2列培训650人。表2第5行第3列文字",
        "产出指标/数量指标/培训人次≥150人次表1第8行第5列≥120人次表1第8行第5列变化：数量−30（−20%），放宽",
        "≤250元/人·天表1第8行第5列取消",
        "物资购置（取消）",
        "可能是同一项目（未认定）会展补助↔展会经费：名称相似62%",
        "文字部分",
        "总体绩效目标健全三级体系。第3段新填",
    ] {
        assert!(text.contains(part), "“{part}” in {text}");
    }
    assert!(!text.contains("不出现"), "what is the same is not listed");
    let bookmarks = [
        (1, "云岭县2024.docx → 云岭县2025.docx"),
        (2, "电商培训 → 电商人才培训（变化）"),
        (2, "物资购置（取消）"),
    ];
    assert_eq!(pdf.bookmarks(), bookmarks.map(|(depth, title)| (depth, title.to_owned())));
}

#[test]
fn a_comparison_of_nothing_is_a_page() {
    let mut data = comparison(&json!([]), &json!([]));
    data[0]["possible"] = json!([]);
    data[0]["alerts"] = json!([]);
    let (pdf, text) = sound("diff", &data);
    assert_eq!(pdf.pages().len(), 1);
    assert!(!text.contains("文字部分") && !text.contains("可能是同一项目"));
}

#[test]
fn a_comparison_holds_long_texts() {
    let long = "按季度组织培训，逐月统计成交额，≥1200.50万元。".repeat(60);
    let change = |old: &str, new: &str| json!({"path": "/purpose", "label": "资金用途", "kind": "text", "old": old, "new": new, "places": places(3)});
    let one = json!({
        "status": "changed", "old": project(UNBROKEN), "new": project(&long.chars().take(150).collect::<String>()),
        "match": {"reasons": ["项目编码相同"]}, "changes": [change(UNBROKEN, &long), change(&long, UNBROKEN)],
        "indicators": [{"status": "changed", "old": target(UNBROKEN), "new": target("≥12345678901.25立方米"), "changes": []}],
    });
    let (_, text) = sound("diff", &comparison(&json!([one]), &json!([])));
    assert!(text.matches(UNBROKEN).count() >= 4, "{text}");
    assert!(text.contains("≥12345678901.25立方米"));
}
