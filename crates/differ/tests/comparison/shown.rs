//! What people see of a comparison.

use differ::{DiffOptions, diff, to_html, to_text};

use crate::common::{read, years};

#[test]
fn text_tells_projects_values_and_places() {
    let text = to_text(&years("yunling"), false);
    for line in [
        "云岭县水利局2024年绩效文本.docx → 云岭县水利局2025年绩效文本.docx",
        "项目：新增 1 · 取消 1 · 变化 3 · 未变 1",
        "预算合计 2,995,000 元 → 3,445,000 元，+450,000 元（+15.03%）",
        "~ 小型水库管护经费 · 变化",
        "  预算数：120.00 → 150.00  金额 +300,000 元（+25%）  [表1 第2行 第3列 → 表3 第2行 第3列]",
        "  > 成本指标 / 经济成本指标 / 管护成本 · 类别调整  [表3 第8行 第5列]",
        "    指标值：≥95% → ≥90%  比率 −5 个百分点，放宽  [表1 第13行 第5列 → 表3 第12行 第5列]",
        "    完成[-12公里-]{+15公里+}河道清淤，惠及3个乡镇。",
        "- 防汛物资购置 · 取消 · 450,000 元",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n---\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no escapes without colour");
    assert!(to_text(&years("yunling"), true).contains("\u{1b}[31m120.00\u{1b}[0m"));
}

#[test]
fn the_same_document_is_told_in_two_lines() {
    let submission = read("yunling-2024");
    let same = diff(&submission, &submission, &DiffOptions::default());
    assert_eq!(
        to_text(&same, false),
        "云岭县水利局2024年绩效文本.docx → 云岭县水利局2024年绩效文本.docx\n云岭县水利局，2024年\n没有差异\n"
    );
}

#[test]
fn the_page_stands_alone_and_marks_both_sides() {
    let page = to_html(&years("yunling"));
    assert!(page.contains("<td>完成<del>12公里</del>河道清淤，惠及3个乡镇。<span class=\"place\">"));
    assert!(page.contains("<td>完成<ins>15公里</ins>河道清淤，惠及3个乡镇。<span class=\"place\">"));
    for outside in ["http://", "https://", "<script", "url(", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn document_text_never_becomes_markup() {
    let (old, mut new) = (read("yunling-2024"), read("yunling-2025"));
    new.source.file = "<img src=x onerror=alert(1)>.docx".into();
    new.forms[2].purpose = Some("<script>alert('x')</script> & \"b\"".into());
    new.forms[2].indicators[1].name = Some("<b>管护水库座数</b>".into());
    let page = to_html(&diff(&old, &new, &DiffOptions::default()));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"));
    assert!(page.contains("&lt;b&gt;管护水库座数&lt;/b&gt;"));
}
