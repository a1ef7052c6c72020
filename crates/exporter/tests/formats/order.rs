//! What stood after a form in the document stands after it in the Word file.

use model::{Place, Pointer, Section, Submission};
use pretty_assertions::assert_eq;

use crate::common::{docx, order, part, read, submission, tables};

const NOTE: &str = "备注：由县水利局核定。";

fn section(number: &str, heading: &str, paragraphs: &[&str]) -> Section {
    Section {
        number: number.into(),
        heading: heading.into(),
        paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
        ..Section::default()
    }
}

/// 一、 with its text, a form with a note under it, 二、 with a table, 附件2 with a form.
fn mixed() -> Submission {
    let mut mixed = submission("hebei");
    mixed.source.file = "绩效文本2024.docx".into();
    mixed.outline = vec![
        section("一、", "编制说明", &["本表由县水利局填报。", NOTE]),
        section("二、", "采购情况", &["采购见下表。", "附件2"]),
    ];
    let mut second = mixed.forms[0].clone();
    second.number = Some("2.".into());
    second.title = Some("河道清淤经费绩效目标表".into());
    mixed.forms.push(second);
    let places = [
        ("/outline/0/heading", Place::paragraph(1)),
        ("/outline/0/paragraphs/0", Place::paragraph(2)),
        ("/forms/0/title", Place::paragraph(3)),
        ("/forms/0/project/name", Place::cell(1, 2, 4)),
        ("/outline/0/paragraphs/1", Place::paragraph(4)),
        ("/outline/1/heading", Place::paragraph(5)),
        ("/outline/1/paragraphs/0", Place::paragraph(6)),
        ("/tables/0", Place::table(3)),
        ("/outline/1/paragraphs/1", Place::paragraph(7)),
        ("/forms/1/title", Place::paragraph(8)),
        ("/forms/1/project/name", Place::cell(4, 2, 4)),
    ];
    mixed.places = places.into_iter().map(|(pointer, place)| (Pointer::from(pointer), place)).collect();
    mixed
}

/// The texts of the body's paragraphs and 表 for each table, `|` before what begins a page.
fn body(submission: &Submission) -> Vec<String> {
    let mut document = part(&docx(submission), "word/document.xml");
    for table in tables(&document.clone()) {
        document = document.replacen(&format!("<{table}w:tbl>"), "<w:p><w:t>表</w:t></w:p>", 1);
    }
    let mut body = Vec::new();
    let mut begins = false;
    for paragraph in document.split("<w:p>").skip(1) {
        begins |= paragraph.contains("<w:pageBreakBefore");
        let texts =
            paragraph.split("<w:t").skip(1).filter_map(|text| text.split_once('>')?.1.split_once("</w:t>"));
        let text: String = texts.map(|(text, _)| text).collect();
        if !text.is_empty() {
            body.push(format!("{}{text}", if std::mem::take(&mut begins) { "|" } else { "" }));
        }
    }
    body
}

#[test]
fn text_forms_and_tables_stand_in_the_order_of_the_document() {
    let expected = [
        // Cover and contents, which Word fills in, stand before it.
        "|一、编制说明",
        "本表由县水利局填报。",
        "|1.小型水库管护经费绩效目标表",
        "表",
        NOTE,
        "|二、采购情况",
        "采购见下表。",
        "表",
        "|附件2",
        "2.河道清淤经费绩效目标表",
        "表",
    ];
    assert_eq!(body(&mixed()), expected);
    let again = read(&docx(&mixed()), "绩效文本2024.docx");
    assert_eq!(again.outline, mixed().outline);
    let order_of_mixed = [
        "/outline/0",
        "/outline/0/paragraphs/0",
        "/forms/0",
        "/outline/0/paragraphs/1",
        "/outline/1",
        "/outline/1/paragraphs/0",
        "/tables/0",
        "/outline/1/paragraphs/1",
        "/forms/1",
    ];
    assert_eq!(order(&mixed()), order_of_mixed);
    assert_eq!(order(&again), order_of_mixed);
}

#[test]
fn without_the_order_of_places_the_narrative_stands_first() {
    let mut sorted = mixed();
    sorted.places.sort_keys();
    let mut without = mixed();
    without.places.clear();
    let expected = [
        // Cover and contents, which Word fills in, stand before it.
        "|一、编制说明",
        "本表由县水利局填报。",
        NOTE,
        "二、采购情况",
        "采购见下表。",
        "|附件2",
        "1.小型水库管护经费绩效目标表",
        "表",
        "|2.河道清淤经费绩效目标表",
        "表",
        "|表",
    ];
    assert_eq!(body(&sorted), expected);
    assert_eq!(body(&without), expected);
}

#[test]
fn a_line_over_the_only_form_takes_no_page_of_its_own_and_long_text_is_no_note() {
    let mut submission = mixed();
    let long = "全县河道管护按季度考核。".repeat(40);
    submission.outline = vec![section("", "", &["附件1", &long])];
    submission.forms.truncate(1);
    submission.tables.clear();
    let places = [
        ("/outline/0/paragraphs/0", Place::paragraph(1)),
        ("/forms/0/project/name", Place::cell(1, 2, 4)),
        ("/outline/0/paragraphs/1", Place::paragraph(2)),
    ];
    submission.places = places.into_iter().map(|(pointer, place)| (Pointer::from(pointer), place)).collect();
    let expected = ["附件1", "1.小型水库管护经费绩效目标表", "表", &format!("|{long}")];
    assert_eq!(body(&submission), expected);
}
