//! What stood after a form in the document stands after it in the PDF.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do

mod common;

use common::{Length, form, parsed, renderer, squeezed};
use model::{Pointer, Submission};
use pretty_assertions::assert_eq;
use renderer::PdfOptions;
use serde_json::{Value, json};
use testkit::pdf::Pdf;

const NOTE: &str = "备注：预算执行率10分。";

/// A narrative, two forms and a table between them, with the places that reading gives.
fn mixed(outline: &Value, places: &[(&str, Value)]) -> Submission {
    let cell = |text: &str| json!({"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": text});
    let mut submission = parsed(&json!({
        "schema": "jixiao/1",
        "source": {"file": "云岭县.docx", "format": "docx", "sha256": "", "producer": null},
        "outline": outline,
        "forms": [form("core", Length::Short), form("central", Length::Empty)],
        "tables": [{"table": 2, "rows": 1, "columns": 1, "cells": [cell("采购明细")]}],
    }));
    let place = |place: &Value| serde_json::from_value(place.clone()).unwrap();
    submission.places = places.iter().map(|(at, value)| (Pointer::from(*at), place(value))).collect();
    submission
}

fn paragraph(number: u32) -> Value {
    json!({"paragraph": number})
}

fn cell(table: u32) -> Value {
    json!({"table": table, "row": 1, "column": 1})
}

/// 一、 with its text, a form with a note under it, 二、 with a table, 附件2 with a form.
fn usual() -> Submission {
    mixed(
        &json!([
            {"number": "一、", "heading": "编制说明", "paragraphs": ["本表由县商务局填报。", NOTE]},
            {"number": "二、", "heading": "采购情况", "paragraphs": ["采购见下表。", "附件2"]},
        ]),
        &[
            ("/outline/0/heading", paragraph(1)),
            ("/outline/0/paragraphs/0", paragraph(2)),
            ("/forms/0/title", paragraph(3)),
            ("/forms/0/project/name", cell(1)),
            ("/outline/0/paragraphs/1", paragraph(4)),
            ("/outline/1/heading", paragraph(5)),
            ("/outline/1/paragraphs/0", paragraph(6)),
            ("/tables/0", json!({"table": 2})),
            ("/outline/1/paragraphs/1", paragraph(7)),
            ("/forms/1/title", paragraph(8)),
            ("/forms/1/project/name", cell(3)),
        ],
    )
}

/// The pages behind cover and contents.
fn pages(submission: &Submission) -> Vec<String> {
    let pdf = renderer().pdf(submission, &PdfOptions::default()).unwrap();
    assert_eq!(pdf.notes, []);
    Pdf::open(&pdf.value).page_texts().iter().skip(2).map(|page| squeezed(page)).collect()
}

/// These texts stand in one page each, in this order; gives the numbers of their pages from 0.
fn found(pages: &[String], texts: &[&str]) -> Vec<usize> {
    let all = pages.concat();
    let at: Vec<_> = texts.iter().map(|text| all.find(text).expect(text)).collect();
    assert!(at.is_sorted(), "{texts:?} at {at:?}");
    texts.iter().map(|text| pages.iter().position(|page| page.contains(text)).expect(text)).collect()
}

#[test]
fn text_forms_and_tables_stand_in_the_order_of_the_document() {
    let texts = [
        "一、编制说明",
        "本表由县商务局填报。",
        "项目支出核心绩效指标表",
        "参训人员满意度",
        NOTE,
        "二、采购情况",
        "采购见下表。",
        "采购明细",
        "附件2",
        "项目支出绩效目标表",
    ];
    let on = found(&pages(&usual()), &texts);
    assert_eq!(on[0..2], [0, 0]);
    assert_eq!(on[2], 1, "a form begins a page");
    assert_eq!(on[3], on[4], "the note is on the page where its table ends");
    assert_eq!(on[5..8], [on[4] + 1; 3], "text after a form begins a page");
    assert_eq!(on[8..10], [on[5] + 1; 2], "附件2 stands over its form");
}

#[test]
fn a_note_stands_right_under_its_table() {
    let pdf = renderer().pdf(&usual(), &PdfOptions::default()).unwrap();
    let words = Pdf::open(&pdf.value).words();
    let note = words.iter().find(|word| word.text.starts_with("备注：")).expect("the note");
    let above = words.iter().filter(|word| word.page == note.page && word.bottom < note.bottom - 4.0);
    let last = above.map(|word| word.bottom).fold(0.0, f64::max);
    // 4.5 pt of the last cell, 5 pt of the note, and a line that the last row keeps free for （续）.
    assert!(note.top - last < 26.0, "{note:?} under {last}");
    assert!(note.bottom - note.top < 14.0, "set as small as the cells: {note:?}");
}

#[test]
fn long_text_after_a_form_is_no_note() {
    let mut submission = usual();
    submission.outline[0].paragraphs[1] = "全县电商从业人员培训按季度组织。".repeat(40);
    let on = found(&pages(&submission), &["参训人员满意度", "全县电商从业人员", "二、采购情况"]);
    assert_eq!(on[1], on[0] + 1, "it begins a page, as text does");
    let words = Pdf::open(&renderer().pdf(&submission, &PdfOptions::default()).unwrap().value).words();
    let word = words.iter().find(|word| word.text.starts_with("全县电商")).expect("the text");
    assert!(word.bottom - word.top > 14.0, "3号: {word:?}");
}

#[test]
fn a_heading_with_nothing_under_it_stands_over_the_form_it_announces() {
    let mut submission = usual();
    submission.outline[1].paragraphs.clear();
    submission.tables.clear();
    submission.places.retain(|pointer, _| !pointer.as_str().starts_with("/outline/1/paragraphs"));
    submission.places.shift_remove(&Pointer::from("/tables/0"));
    let on = found(&pages(&submission), &[NOTE, "二、采购情况", "项目支出绩效目标表"]);
    assert_eq!(on[1..], [on[0] + 1; 2]);
    let pdf = renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    let expected =
        [(1, "一、编制说明"), (1, "项目支出核心绩效指标表"), (1, "二、采购情况"), (2, "项目支出绩效目标表")];
    assert_eq!(Pdf::open(&pdf.value).bookmarks(), expected.map(|(depth, title)| (depth, title.to_owned())));
}

#[test]
fn without_the_order_of_places_the_narrative_stands_first_and_nothing_is_lost() {
    let mut sorted = usual();
    sorted.places.sort_keys();
    let mut without = usual();
    without.places.clear();
    for submission in [sorted, without] {
        let texts = [NOTE, "采购见下表。", "项目支出核心绩效指标表", "参训人员满意度", "采购明细"];
        found(&pages(&submission), &texts);
    }
}

#[test]
fn a_paragraph_over_the_only_form_takes_no_page_of_its_own() {
    let mut submission = usual();
    submission.forms.truncate(1);
    submission.tables.clear();
    submission.outline.truncate(1);
    submission.outline[0].number.clear();
    submission.outline[0].heading.clear();
    submission.places.retain(|pointer, _| {
        let pointer = pointer.as_str();
        !["/outline/0/heading", "/outline/1", "/forms/1", "/tables"]
            .iter()
            .any(|gone| pointer.starts_with(gone))
    });
    let pdf = renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    let first = squeezed(&Pdf::open(&pdf.value).page_texts()[0]);
    assert!(first.contains("本表由县商务局填报。项目支出核心绩效指标表"), "{first}");
}
