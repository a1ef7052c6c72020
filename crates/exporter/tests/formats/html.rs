//! The page of HTML.

use layout::Options;
use model::{Department, Submission};
use pretty_assertions::assert_eq;

use crate::common::{read, submission};

fn html(submission: &Submission) -> String {
    exporter::html(submission, &Options::default()).unwrap().value
}

/// What stands between two marks for the first time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inner, _)| inner).unwrap()
}

/// | 一级指标 | 二级指标 | 三级指标 | 指标值 |
/// | 产出指标 | 数量指标 | 清淤长度 | ≥3公里 |
/// |          |          | 清淤河道 | 2条    |
const FORM: &str = "\
项目支出绩效目标表
（2025年度）
|项目名称|河道清淤|<|<
|一级指标|二级指标|三级指标|指标值
|产出指标|数量指标|清淤长度|≥3公里
|^|^|清淤河道|2条
";

#[test]
fn cells_are_merged_and_say_what_they_head_and_hold() {
    let drawing = testkit::forms::Drawing::parse(FORM);
    let page = html(&read(&drawing.docx(), "目标.docx"));
    for cell in [
        "<th scope=\"row\"",
        ">项目名称</th>",
        "<td colspan=\"3\" data-pointer=\"/forms/0/project/name\">河道清淤</td>",
        "<th scope=\"col\"",
        ">指标值</th>",
        "<th scope=\"rowgroup\" rowspan=\"2\"",
        ">产出指标</th>",
        "data-pointer=\"/forms/0/indicators/1/target\">2条</td>",
    ] {
        assert!(page.contains(cell), "{cell}\n{}", between(&page, "<main>", "</main>"));
    }
    assert!(page.contains("<section class=\"form\" id=\"form-0\" data-form=\"0\">"));
    assert_eq!(page, html(&read(&drawing.docx(), "目标.docx")));
}

#[test]
fn text_never_becomes_markup_and_nothing_is_loaded() {
    let mut hostile = submission("hebei");
    let evil = "<script>alert('1')</script>\" onload=\"x";
    hostile.forms[0].purpose = Some(evil.to_owned());
    hostile.forms[0].title = Some(evil.to_owned());
    hostile.forms[0].fields.insert(evil.to_owned(), evil.to_owned());
    hostile.outline[0].heading = evil.to_owned();
    hostile.tables[0].cells[0].text = evil.to_owned();
    hostile.department = Some(Department { name: evil.to_owned(), ..Department::default() });
    let page = html(&hostile);
    assert!(!page.contains("<script") && !page.contains("onload=\"x"));
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for loading in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!page.contains(loading), "{loading}");
    }
}

#[test]
fn a_hole_in_a_table_is_an_empty_cell() {
    let page = html(&submission("hebei"));
    // The table no form claimed is three columns wide: row 2 begins with a hole, row 3 ends with one, and a table stands in
    // its last cell but one.
    let table = page.rsplit_once("<section class=\"text\">").unwrap().1;
    assert!(table.contains("<tr><td></td>"), "{table}");
    assert!(table.contains("<td></td></tr>"), "{table}");
    assert!(table.contains("附：管护单位 &lt;一览&gt;"));
}

#[test]
fn the_contents_lead_to_every_heading() {
    let mut submission = submission("hebei");
    submission.forms.push(submission.forms[0].clone());
    let page = html(&submission);
    let nav = between(&page, "<nav>", "</nav>");
    let targets: Vec<&str> =
        nav.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.len() >= 3, "{nav}");
    for target in targets {
        assert_eq!(page.matches(&format!("id=\"{target}\"")).count(), 1, "{target}");
    }
}
