//! Whole documents: what begins them, what stands over and between tables, which layout a form gets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is a failed test")]
#![allow(clippy::needless_pass_by_value, reason = "helpers take what json! makes")]

use layout::{Align, Amounts, Block, Choice, Face, FormPart, Options, ParagraphLook, Part, Printed};
use model::{Noted, Place, Pointer, Submission};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

/// A submission whose narrative before any heading has these lines, one paragraph each in the document.
fn lines(lines: &[&str], more: Value) -> Submission {
    let mut json = json!({
        "schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
        "outline": [{"paragraphs": lines}]
    });
    json.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let mut submission: Submission = serde_json::from_value(json).unwrap();
    for index in 0..lines.len() {
        let pointer = Pointer::root().key("outline").index(0).key("paragraphs").index(index);
        submission.places.insert(pointer, Place::paragraph(index as u32 + 1));
    }
    submission
}

fn printed(submission: &Submission, choice: Choice) -> Noted<Printed> {
    layout::printed(submission, &Options { choice, ..Options::default() }).unwrap()
}

/// The parts in words.
fn parts(printed: &Printed) -> Vec<String> {
    let texts = |lines: &[layout::Line]| lines.iter().map(|it| it.text.clone()).collect::<Vec<_>>().join("/");
    let block = |block: &Block| match block {
        Block::Heading(heading) => format!("#{}", heading.text),
        Block::Paragraph(paragraph) => {
            let mark = match paragraph.look {
                ParagraphLook::Body => "",
                ParagraphLook::Title => "!",
                ParagraphLook::Annex => "@",
                ParagraphLook::Note => "*",
            };
            format!("{mark}{}", paragraph.text)
        }
        Block::Contents(contents) => format!("contents {}", contents.had.len()),
        Block::Table(table) => format!("[{}|{}]", texts(&table.title), texts(&table.line)),
    };
    let blocks = |blocks: &[Block]| blocks.iter().map(block).collect::<Vec<_>>().join(" ");
    let part = |part: &Part| match part {
        Part::Cover { lines } => format!("cover {}", texts(lines)),
        Part::Contents(contents) => format!("contents {} {}", contents.shown, contents.had.len()),
        Part::Text { blocks: text } => format!("text {}", blocks(text)),
        Part::Form(form) => format!("form {} <{}>", blocks(&form.lead), form.entry),
        Part::Notes { lines } => format!("notes {}", texts(lines)),
    };
    printed.parts.iter().map(part).collect()
}

fn goal_form(title: &str, project: &str) -> Value {
    json!({"kind": "project_goal", "profile": "central_2015", "title": title, "project": {"name": project}})
}

#[test]
fn a_documents_own_cover_is_its_cover() {
    let forms = json!({"forms": [goal_form("绩效目标表", "河道清淤"), goal_form("绩效目标表", "水库维修")]});
    let submission = lines(&["云岭县水务局", "2025年部门预算绩效文本", "二〇二五年一月"], forms.clone());
    let own = printed(&submission, Choice::Source).value;
    assert_eq!(own.title, "云岭县水务局 2025年部门预算绩效文本 二〇二五年一月");
    assert_eq!(
        parts(&own),
        [
            "cover 云岭县水务局/2025年部门预算绩效文本/二〇二五年一月",
            "form  <绩效目标表 · 河道清淤>",
            "form  <绩效目标表 · 水库维修>",
        ]
    );
    // Running text is none, and the document gets a cover that is made for it.
    let text = lines(&["本文本由县水务局编制，请审阅。"], forms);
    assert_eq!(
        parts(&printed(&text, Choice::Source).value)[..2],
        ["cover 预算绩效目标", "form 本文本由县水务局编制，请审阅。 <绩效目标表 · 河道清淤>"]
    );
}

#[test]
fn a_title_without_a_cover_looks_like_one() {
    let submission = lines(&["云岭县水务局2025年绩效目标", "现将绩效目标公开如下。"], json!({}));
    let printed = printed(&submission, Choice::Source).value;
    assert_eq!(parts(&printed), ["text !云岭县水务局2025年绩效目标 现将绩效目标公开如下。"]);
    assert_eq!(printed.title, "云岭县水务局2025年绩效目标");
    // 附件1 names what follows, and a salutation is none.
    for line in ["附件1", "各部门、各单位："] {
        let submission = lines(&[line, "现将绩效目标公开如下。"], json!({}));
        let all = parts(&self::printed(&submission, Choice::Source).value).concat();
        assert!(!all.contains('!'), "{all}");
    }
}

#[test]
fn pasted_contents_are_left_out_and_told() {
    let with = ["目录", "一、总体目标………………2", "二、工作保障\t12", "正文。"];
    let noted = printed(&lines(&with, json!({})), Choice::Source);
    assert_eq!(parts(&noted.value), ["contents false 3", "text 正文。"]);
    assert_eq!(noted.notes[0].id, "layout.contents-left-out");
    // A single line with dots is a place to fill in.
    let noted = printed(&lines(&["联系电话………12", "正文。"], json!({})), Choice::Source);
    assert!(noted.notes.is_empty());
    assert_eq!(parts(&noted.value), ["text 联系电话………12 正文。"]);
}

#[test]
fn lines_over_a_table_belong_to_it() {
    let table = json!({"tables": [{"table": 1, "rows": 1, "columns": 1, "cells": [
        {"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": "合计"}]}]});
    let mut submission = lines(&["公务接待情况如下。", "“三公”经费预算表", "单位：万元"], table);
    submission.places.insert("/tables/0".into(), Place::table(1));
    let own = printed(&submission, Choice::Source).value;
    assert_eq!(parts(&own), ["text 公务接待情况如下。 [“三公”经费预算表|单位：万元]"]);
}

/// A form of one table: label and value, then a heading over an indicator, as it is read from a document.
fn read_form(heading: &str) -> Submission {
    let cell = |row: u32, column: u32, span: u32, role: &str, at: &[&str], text: Option<&str>| {
        let at: Vec<String> = at.iter().map(|at| format!("/forms/0/{at}")).collect();
        let mut cell =
            json!({"row": row, "column": column, "row_span": 1, "column_span": span, "role": role, "at": at});
        if let Some(text) = text {
            cell["text"] = json!(text);
        }
        cell
    };
    serde_json::from_value(json!({
        "schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
        "forms": [{
            "kind": "project_goal", "profile": "central_2015", "title": "绩效目标表", "project": {"name": "河道清淤"},
            "indicators": [{"level1": {"id": "output", "label": "产出指标"}, "name": "清淤长度",
                "target": {"text": "≥3公里", "kind": "text"}, "explanation": "分两年"}],
            "labels": {"project.name": "项目名称", "indicators.level1": "一级指标", "indicators.name": "三级指标",
                "indicators.target": heading},
            "grids": [{"table": 1, "rows": 3, "columns": 4, "cells": [
                cell(1, 1, 1, "label", &["labels/project.name"], None), cell(1, 2, 3, "value", &["project/name"], None),
                cell(2, 1, 1, "heading", &["labels/indicators.level1"], None),
                cell(2, 2, 1, "heading", &["labels/indicators.name"], None),
                cell(2, 3, 1, "heading", &["labels/indicators.target"], None),
                cell(2, 4, 1, "heading", &[], Some("备注")),
                cell(3, 1, 1, "label", &["indicators/0/level1/label"], None),
                cell(3, 2, 1, "value", &["indicators/0/name"], None),
                cell(3, 3, 1, "value", &["indicators/0/target"], None),
                cell(3, 4, 1, "value", &["indicators/0/explanation"], None)
            ]}]
        }]
    }))
    .unwrap()
}

fn form(printed: &Printed) -> &FormPart {
    match &printed.parts[..] {
        [Part::Form(form)] => form,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_standard_form_has_no_place_for_stands_below_and_is_told() {
    let submission = read_form("指标值");
    let noted = printed(&submission, Choice::Official);
    let sheet = &form(&noted.value).sheet;
    let below: Vec<&str> = sheet.below.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(below, ["清淤长度 · 指标解释：分两年"]);
    assert_eq!(noted.notes[0].id, "layout.no-place");
    // By itself the form keeps its own column.
    let noted = printed(&submission, Choice::Auto);
    assert!(noted.notes.is_empty() && form(&noted.value).sheet.below.is_empty());
}

#[test]
fn a_form_that_the_standard_one_holds_whole_gets_it_and_another_its_own() {
    let mut submission = read_form("指标值");
    submission.forms[0].grids[0].cells.retain(|cell| cell.column < 4 || cell.row == 1);
    submission.forms[0].indicators[0].explanation = None;
    let [own, standard, auto] =
        [Choice::Source, Choice::Official, Choice::Auto].map(|choice| printed(&submission, choice).value);
    assert_ne!(own, standard, "the standard form has widths of its own");
    assert_eq!(auto, standard);
    // A value under another heading is another form: 目标值 stands where 指标值 would.
    let cell = submission.forms[0].grids[0].cells.iter_mut().find(|cell| cell.row == 2 && cell.column == 3);
    let cell = cell.unwrap();
    (cell.at, cell.text) = (Vec::new(), Some("目标值".to_owned()));
    let [own, auto] = [Choice::Source, Choice::Auto].map(|choice| printed(&submission, choice).value);
    assert_eq!(auto, own);
}

#[test]
fn a_form_without_geometry_gets_the_standard_one() {
    let mut submission = read_form("指标值");
    submission.forms[0].grids.clear();
    let printed = printed(&submission, Choice::Source).value;
    let words: Vec<&str> = form(&printed)
        .sheet
        .table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.text.as_str())
        .collect();
    assert_eq!(
        words,
        ["项目名称", "河道清淤", "一级指标", "三级指标", "指标值", "产出指标", "清淤长度", "≥3公里"]
    );
    let faces: Vec<Face> = form(&printed).sheet.table.rows[1].cells.iter().map(|cell| cell.face).collect();
    assert_eq!(faces, [Face::Heading; 3]);
    let faces: Vec<Face> = form(&printed).sheet.table.rows[2].cells.iter().map(|cell| cell.face).collect();
    assert_eq!(faces, [Face::Label, Face::Text, Face::Text]);
}

/// | 项目 | 目标 |
/// | 甲   | 好   |   both rows are forms of their own, read from one table.
/// | 乙   | 优   |
#[test]
fn a_list_is_one_table() {
    let cell = |form: usize, row: u32, column: u32, role: &str, at: &str| {
        json!({"row": row, "column": column, "row_span": 1, "column_span": 1, "role": role,
            "at": [format!("/forms/{form}/{at}")]})
    };
    let one = |index: usize, name: &str, goal: &str| {
        let row = index as u32 + 2;
        json!({"kind": "project_goal", "profile": "central_2015", "project": {"name": name},
            "goals": [{"label": "目标", "text": goal}],
            "labels": {"project.name": "项目", "goals": "目标"},
            "grids": [{"table": 1, "rows": 3, "columns": 2, "cells": [
                cell(index, 1, 1, "heading", "labels/project.name"), cell(index, 1, 2, "heading", "labels/goals"),
                cell(index, row, 1, "value", "project/name"), cell(index, row, 2, "value", "goals/0/text")]}]})
    };
    let submission: Submission = serde_json::from_value(json!({
        "schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
        "forms": [one(0, "甲", "好"), one(1, "乙", "优")]
    }))
    .unwrap();
    let count = |choice| {
        let printed = printed(&submission, choice).value;
        printed.parts.iter().filter(|part| matches!(part, Part::Form(_))).count()
    };
    assert_eq!((count(Choice::Source), count(Choice::List)), (2, 1));
    let printed = printed(&submission, Choice::List).value;
    let Some(Part::Form(list)) = printed.parts.last() else { panic!("a form") };
    let words: Vec<Vec<&str>> = list
        .sheet
        .table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    assert_eq!(words, [["项目", "目标"], ["甲", "好"], ["乙", "优"]]);
}

#[test]
fn a_layout_is_read_back_from_its_json() {
    let form = goal_form("项目支出绩效目标表", "道路养护");
    let submission = lines(&["总则", "第一条"], json!({ "forms": [form] }));
    let layout = printed(&submission, Choice::Official).value;
    let json = serde_json::to_string(&layout).unwrap();
    assert_eq!(serde_json::from_str::<Printed>(&json).unwrap(), layout);
}

#[test]
fn sums_stand_at_the_right_and_their_digits_in_threes_where_asked_for() {
    let amount = json!({"text": "1236.50", "kind": "number", "op": "eq", "value": 1236.50, "unit": null});
    let mut form = goal_form("项目支出绩效目标表", "道路养护");
    form["funds"] = json!([{"item": "total", "label": "资金总额", "budget": amount}]);
    let submission = lines(&[], json!({ "forms": [form] }));
    let options = Options { choice: Choice::Official, amounts: Amounts::Grouped, ..Options::default() };
    let layout = layout::printed(&submission, &options).unwrap().value;
    let [Part::Form(form)] = &layout.parts[..] else { panic!("one form") };
    let cells = form.sheet.table.rows.iter().flat_map(|row| &row.cells);
    let sums: Vec<_> = cells.filter(|cell| cell.align == Align::Right).map(|cell| &*cell.text).collect();
    assert_eq!(sums, ["1,236.50"]);
    let pointer = Pointer::root().key("forms").index(0).key("funds").index(0).key("budget");
    // The data say the sum as it was written; the page shows it grouped.
    let mut placed = submission.clone();
    placed.places.insert(pointer, Place::paragraph(1));
    assert_eq!(layout::absent(&placed, "1,236.50", 1, &layout.left_out(), Some), []);
    assert_eq!(layout::absent(&placed, "1,236.05", 1, &layout.left_out(), Some).len(), 1);
}
