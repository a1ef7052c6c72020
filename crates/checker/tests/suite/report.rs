//! What people see: text, the return sheet, the return sheet as a page.

use crate::fixture::{load, submission};
use checker::{Config, check, return_sheet, to_html, to_text};
use model::Submission;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

/// 财政资金 too low, a heading number twice, a doubtful code; and a name that is markup.
fn faulty() -> Submission {
    let mut document = load("projects");
    document["forms"][0]["funds"][1]["budget"] = json!({"q": ["4.00", "eq", 4.00, "万元", 40000, "元"]});
    document["outline"][1]["sections"][1]["number"] = "（一）".into();
    document["forms"][0]["project"]["code"] = "13990023P004407100027".into();
    document["forms"][2]["title"] = "<b>场馆&维护</b>".into();
    document["forms"][2]["purpose"] = "用于<script>维护</script>场馆,设施。".into();
    submission(&document)
}

fn select(rules: &[&str]) -> Config {
    Config { select: rules.iter().map(|rule| (*rule).to_owned()).collect(), ..Config::default() }
}

#[test]
fn json_has_the_contract_shape() {
    let findings = check(&faulty(), &select(&["AMT-SUM"]));
    let json: Value = serde_json::to_value(&findings).unwrap();
    let expected = json!([{
        "file": "云岭县文化馆.docx", "rule": "AMT-SUM", "severity": "error", "outcome": "finding",
        "message": "预算数 5.00 万元 ≠ 财政资金 4.00 万元 + 其他资金 0（空白）",
        "at": ["/forms/0/funds/0/budget"], "places": [{"table": 1, "row": 3, "column": 3}]
    }]);
    assert_eq!(json, expected);
}

#[test]
fn text_is_grouped_by_form_with_cell_value_reason_and_rule() {
    let submission = faulty();
    let findings = check(&submission, &select(&["AMT-SUM", "STR-NUM-DUP", "CODE-CHK"]));
    let text = to_text(&findings, &submission, false);
    let expected = "\
云岭县文化馆.docx：2 处错误 · 1 处提示

正文
  错误 序号“（一）”重复：“云岭县文化馆图书购置经费项目” STR-NUM-DUP
       “云岭县文化馆图书购置经费项目”

1.戏曲培训经费绩效目标表
  提示 项目编码 13990023P004407100027 的末位按校验公式应为“Y”，请与系统核对 CODE-CHK
       表1 “13990023P004407100027”
  错误 预算数 5.00 万元 ≠ 财政资金 4.00 万元 + 其他资金 0（空白） AMT-SUM
       表1 第3行 第3列 “5.00”
";
    assert_eq!(text, expected);
}

#[test]
fn colours_add_nothing_but_colours() {
    let submission = faulty();
    let findings = check(&submission, &Config::default());
    let coloured = to_text(&findings, &submission, true);
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((text, code)) = rest.split_once('\u{1b}') {
        bare += text;
        rest = code.split_once('m').unwrap().1;
    }
    bare += rest;
    assert!(bare.len() < coloured.len());
    assert_eq!(bare, to_text(&findings, &submission, false));
}

#[test]
fn a_document_without_findings_says_so() {
    let submission = submission(&load("projects"));
    assert_eq!(to_text(&[], &submission, false), "云岭县文化馆.docx：未发现问题\n");
    assert!(to_html(&[], &submission).contains("未发现问题"));
    assert_eq!(return_sheet(&[], &submission).forms, []);
}

#[test]
fn the_return_sheet_says_what_where_and_what_to_do() {
    let submission = faulty();
    let sheet = return_sheet(&check(&submission, &select(&["AMT-SUM", "STR-NUM-DUP"])), &submission);
    assert_eq!(sheet.department.as_deref(), Some("云岭县文化馆"));
    assert_eq!(sheet.tally, "2 处错误");
    let headings: Vec<&str> = sheet.forms.iter().map(|form| form.heading.as_str()).collect();
    assert_eq!(headings, ["正文", "1.戏曲培训经费绩效目标表"]);
    let item = &sheet.forms[1].items[0];
    assert_eq!((item.number, item.kind, item.label, item.rule), (2, "error", "错误", "AMT-SUM"));
    assert_eq!((item.place.as_str(), item.value.as_str()), ("表1 第3行 第3列", "5.00"));
    assert_eq!(item.remedy, "核对预算数与各项资金，使预算数等于财政资金、上年结转与其他资金之和。");
}

#[test]
fn the_page_is_self_contained_and_document_text_never_becomes_markup() {
    let submission = faulty();
    let page = to_html(&check(&submission, &Config::default()), &submission);
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("绩效目标审核退回修改意见"));
    assert!(page.contains("&lt;b&gt;场馆&amp;维护&lt;/b&gt;"));
    assert!(page.contains("原文：用于&lt;script&gt;维护&lt;/script&gt;场馆,设施。"));
    for foreign in ["<script", "<b>", "http:", "https:", "<link", "<img", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}
