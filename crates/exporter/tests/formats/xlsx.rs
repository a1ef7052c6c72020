//! The workbook, looked at as a package.

use crate::common::{part, submission, xlsx};
use exporter::{ExportError, xlsx_many};
use layout::Options;

#[test]
fn sheets_are_the_two_tables_and_each_form() {
    let workbook = part(&xlsx(&submission("hebei")), "xl/workbook.xml");
    let names: Vec<&str> =
        workbook.split("<sheet name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(names, ["指标", "项目与资金", "1 小型水库管护经费"]);
}

#[test]
fn numbers_are_numbers_and_codes_and_formulas_are_text() {
    let bytes = xlsx(&submission("hebei"));
    let funds = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(funds.contains("<v>1236.5</v>"), "the budget is a number");
    assert!(funds.contains("<v>12365000</v>"), "and so is its comparable form");
    let indicators = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!indicators.contains("<f>"), "no text became a formula");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    for text in ["53092624P004151100017", "415001", "=SUM(A1)", "≥36座", "指标值·数值"] {
        assert!(strings.contains(&format!(">{text}</t>")), "{text} is a text cell");
    }
    assert!(!strings.contains("实际完成值"), "columns nobody fills are left out");
}

#[test]
fn people_find_names_in_front_and_what_programs_ask_for_folded_away() {
    let bytes = xlsx(&submission("hebei"));
    let strings = part(&bytes, "xl/sharedStrings.xml");
    let strings: Vec<&str> = strings
        .split("<si><t")
        .skip(1)
        .map(|rest| rest.split_once('>').unwrap().1.split("</t>").next().unwrap())
        .collect();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let head = sheet.split("<row r=\"1\"").nth(1).unwrap().split("</row>").next().unwrap();
    let heads: Vec<&str> = head
        .split("<v>")
        .skip(1)
        .map(|rest| strings[rest.split("</v>").next().unwrap().parse::<usize>().unwrap()])
        .collect();
    assert_eq!(heads[..6], ["单位名称", "项目名称", "一级指标", "二级指标", "三级指标", "指标值"]);
    let folded = heads.iter().position(|head| *head == "SHA-256").unwrap();
    assert!(heads[folded..].contains(&"指标值·符号") && !heads[..folded].contains(&"指标值·数值"));
    assert!(sheet.contains("outlineLevel=\"1\"") && sheet.contains("hidden=\"1\""));
    assert!(sheet.contains("<pane xSplit=\"2\" ySplit=\"1\""), "names and headings stay in view");
    assert!(strings.contains(&"项目绩效目标") && !strings.contains(&"project_goal"));
    assert!(strings.contains(&"≥") && !strings.contains(&"ge"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"#,##0.00\"") || styles.contains("numFmtId=\"4\""), "{styles}");
}

#[test]
fn the_form_sheet_is_merged_as_printed() {
    let sheet = part(&xlsx(&submission("hebei")), "xl/worksheets/sheet3.xml");
    // 产出指标 covers its three rows: title 1, head 7 rows, header row 9, indicators from row 10.
    assert!(sheet.contains("<mergeCell ref=\"A10:"));
    assert!(sheet.contains("<v>0.25</v>"), "25% is a number shown as 25%");
}

#[test]
fn the_same_submission_gives_the_same_bytes() {
    let (first, second) = (submission("hebei"), submission("hebei"));
    assert_eq!(xlsx(&first), xlsx(&second));
    let names = part(&xlsx_many(&[&first, &second], &Options::default()).unwrap(), "xl/workbook.xml");
    assert!(names.contains("name=\"1 小型水库管护经费 (2)\""), "two forms of one name have two sheets");
}

#[test]
fn a_text_longer_than_a_cell_is_an_error_that_names_the_cell() {
    let mut submission = submission("hebei");
    submission.forms[0].purpose = Some("长".repeat(32_768));
    let error = exporter::xlsx(&submission, &Options::default()).unwrap_err();
    assert_eq!(error.id(), "export.cell-too-long");
    assert!(
        matches!(&error, ExportError::CellTooLong { sheet, chars: 32_768, max: 32_767, .. } if sheet == "项目与资金")
    );
}
