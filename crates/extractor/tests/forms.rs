//! The good documents, from Word file to forms, against what a person wrote down; and nothing lost on the way.

#![allow(clippy::unwrap_used, reason = "a document that cannot be read is a failed test")]

mod support;

use std::path::{Path, PathBuf};

use extractor::{Profiles, extract};
use model::{Form, Noted, Submission};
use pretty_assertions::assert_eq;
use serde_json::Value;
use testkit::forms::good::{self, GOOD};
use testkit::forms::lost;
use testkit::needs;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good")
}

/// Reads a Word file, and checks that nothing was lost.
fn understand(bytes: &[u8], name: &str, profiles: &Profiles) -> Submission {
    let document = word::read(bytes, name, &word::ReadOptions::default()).unwrap();
    let physical = document.value.clone();
    let submission = extract(document, profiles);
    assert_eq!(lost(&physical, &submission), Vec::<String>::new(), "{name}: lost or claimed twice");
    submission
}

#[test]
fn good_documents_are_understood() {
    let profiles = Profiles::builtin();
    let mut wrong = Vec::new();
    for good in GOOD {
        let bytes = std::fs::read(folder().join(good.file())).unwrap();
        let submission = understand(&bytes, &good.file(), &profiles);
        let text = std::fs::read_to_string(folder().join(format!("{}.expected.json", good.name))).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
        let actual = serde_json::to_value(&submission).unwrap();
        let here = support::differences(expected, &actual);
        wrong.extend(here.into_iter().map(|line| format!("{}: {line}", good.name)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    println!("{} good documents", GOOD.len());
}

/// Documents that hold something nobody can know, and what it is; all others are understood whole.
const PARTLY: &[(&str, &str)] = &[
    ("henan-list", "values stand behind their names in one cell"),
    ("cost-years", "a matrix of costs over years stays whole; its sum is the budget by inference"),
    ("department-duty-goals", "部门职能职责 is a label of its own"),
    ("department-task-money", "量化要求 heads a column"),
    ("evaluation-reviewed", "抽查分 heads a column"),
    ("functional-codes", "科目代码 and 科目名称 are labels of their own"),
    ("list-department-sum", "the department's sum line stays whole"),
    ("list-department-sum-merged", "the department's sum line stays whole"),
    ("list-sign-under-target", "文号 and 印发日期 head columns"),
    ("monitoring-nine-months", "天气因素 heads a column"),
    ("monitoring-unknown-block", "a block of unknown words stays whole"),
    ("regions", "the counties head columns"),
    ("two-projects-one-table", "结转说明 is a label of its own"),
    ("two-row-heads", "牵头人员 and 配合处室 head columns"),
    ("unknown-columns", "考核基准 and 责任科长 head columns"),
    ("unknown-matrix-equipment", "a list of equipment stays whole"),
    ("unknown-money-columns", "调剂数 and 支付方式说明 head columns"),
    ("unknown-pairs", "labels of its own"),
    ("values-broken", "line ends inside numbers"),
    ("application-sides", "车型, 产地, 排量, 座位 are labels of its own"),
    ("nested-table-in-grid", "a table in a row of the grid stays whole"),
    ("unit-in-label-and-cell", "an item of money of its own"),
    ("unknown-matrix-duties", "a matrix of duties stays whole"),
    ("levels-across-pairs", "the unit's sum line stays whole"),
    ("levels-across-cells", "values stand behind their names in one cell"),
    ("cross-of-texts", "texts where names cross stay whole"),
    ("years-under-target", "years head columns"),
    ("remarks-alone", "remarks, and a label of its own"),
    ("amounts-in-text", "several amounts in one text"),
    ("heading-over-two", "港建费 is an item of money of its own"),
    ("department-shares", "a list of projects stays whole"),
    ("several-in-a-cell", "values stand behind their names in one cell"),
    ("last-year-beside", "组织机构 is a label of its own"),
    ("years-of-money", "决算数 is an item of money of its own"),
    ("adjusted", "调整前 and 调整后 are items of money of their own"),
];

#[test]
fn good_documents_are_understood_whole() {
    let profiles = Profiles::builtin();
    let whole = |good: &good::Good| {
        let submission = extract(Noted::clean(good.drawing().document(&good.file())), &profiles);
        submission.forms.iter().all(|form| {
            let reading = form.reading.as_ref().unwrap();
            reading.cells == reading.understood && reading.doubtful.is_empty()
        })
    };
    let partly: Vec<&str> = GOOD.iter().filter(|good| !whole(good)).map(|good| good.name).collect();
    let listed: Vec<&str> = PARTLY.iter().map(|(name, _)| *name).collect();
    assert_eq!(partly, listed);
}

/// The physical document that a drawing says is the one that the Word file holds: forms come out alike.
#[test]
fn drawings_and_files_are_the_same_documents() {
    let profiles = Profiles::builtin();
    for good in GOOD {
        let read = word::read(&good.drawing().docx(), &good.file(), &word::ReadOptions::default()).unwrap();
        let from_file = extract(Noted::clean(read.value), &profiles);
        let from_drawing = extract(Noted::clean(good.drawing().document(&good.file())), &profiles);
        assert_eq!(unmeasured(from_file.forms), unmeasured(from_drawing.forms), "{}", good.name);
        assert_eq!(from_file.outline, from_drawing.outline, "{}", good.name);
    }
}

/// A binary file and an RTF know a table by the edges of its cells only: the forms are the same.
#[test]
fn older_formats_give_the_same_forms() {
    let profiles = Profiles::builtin();
    let forms = |bytes: &[u8], name: &str| {
        unmeasured(extract(word::read(bytes, name, &word::ReadOptions::default()).unwrap(), &profiles).forms)
    };
    let mut older = 0;
    for good in GOOD {
        let drawing = good.drawing();
        let docx = forms(&drawing.docx(), &good.file());
        for (bytes, extension) in [(drawing.doc(), "doc"), (drawing.rtf(), "rtf")] {
            // Tables in cells are not drawn in these formats.
            let Some(bytes) = bytes else { continue };
            assert_eq!(
                forms(&bytes, &format!("{}.{extension}", good.name)),
                docx,
                "{}.{extension}",
                good.name
            );
            older += 1;
        }
    }
    assert!(older >= GOOD.len(), "{older} files of {} documents", GOOD.len());
}

/// Forms without their geometry: a drawing has no widths, and a frame in a file is dissolved before.
fn unmeasured(mut forms: Vec<Form>) -> Vec<Form> {
    for form in &mut forms {
        form.grids.clear();
    }
    forms
}

/// What is compared is the document, not the bytes: compressors differ between builds.
#[test]
fn committed_files_are_what_testkit_writes() {
    let read =
        |bytes: &[u8], name: &str| word::read(bytes, name, &word::ReadOptions::default()).unwrap().value;
    for good in GOOD {
        let committed = read(&std::fs::read(folder().join(good.file())).unwrap(), &good.file());
        let written = read(&good.drawing().docx(), &good.file());
        assert_eq!(
            (committed.blocks, committed.asides),
            (written.blocks, written.asides),
            "{} is stale",
            good.name
        );
    }
    assert_eq!(good::readme(), std::fs::read_to_string(folder().join("README.md")).unwrap());
}

/// Real documents, where there are some: none loses a text; the seed's forms are all there.
#[test]
fn samples_lose_nothing() {
    let Some(samples) = needs::samples("samples_lose_nothing") else { return };
    let profiles = Profiles::builtin();
    let (mut open, mut files) = (vec![samples], 0);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let read = std::fs::read(&path)
                .ok()
                .and_then(|bytes| word::read(&bytes, &name, &word::ReadOptions::default()).ok());
            let Some(document) = read else { continue };
            let physical = document.value.clone();
            let submission = extract(document, &profiles);
            assert_eq!(lost(&physical, &submission), Vec::<String>::new(), "{}", path.display());
            if name.starts_with("绩效目标-2022") {
                assert_eq!(submission.forms.len(), 5, "{name}");
                assert!(submission.forms.iter().all(|form| form.indicators.len() == 9), "{name}");
                assert_eq!(submission.year, Some(2022), "{name}");
            }
            files += 1;
        }
    }
    println!("{files} sample files");
}
