//! What the page asks, asked natively: the same program, without a browser.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::path::Path;

use jixiao::Options;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use web::{answer, frame};

/// Asks, and takes the answer apart.
fn ask(head: &Value, parts: &[&[u8]]) -> (Value, Vec<Vec<u8>>) {
    let head = head.to_string();
    let request = frame::join(std::iter::once(head.as_bytes()).chain(parts.iter().copied()));
    let answer = answer(&request);
    let parts = frame::split(&answer).unwrap();
    let (head, parts) = parts.split_first().unwrap();
    (serde_json::from_slice(head).unwrap(), parts.iter().map(|part| part.to_vec()).collect())
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good").join(name)).unwrap()
}

fn read(name: &str) -> (Value, Vec<Vec<u8>>) {
    ask(&json!({"do": "read", "name": name, "path": format!("a/{name}")}), &[&fixture(name)])
}

#[test]
fn a_file_gives_the_programs_own_json_and_findings() {
    let name = "hebei-one-table.docx";
    let (summary, parts) = read(name);
    let submission = jixiao::read(&fixture(name), name, &Options::default()).unwrap();
    assert_eq!(String::from_utf8(parts[0].clone()).unwrap(), jixiao::to_json(&submission).unwrap());
    assert_eq!(summary["forms"], submission.forms.len());
    let findings: Vec<Value> = serde_json::from_slice(&parts[1]).unwrap();
    let counts = summary["findings"].as_object().unwrap().values().map(|count| count.as_u64().unwrap());
    assert_eq!(counts.sum::<u64>(), findings.len() as u64);
    assert!(findings.iter().all(|finding| finding["path"] == "a/hebei-one-table.docx"));
    let rules = summary["rules"].as_object().unwrap().values().map(|count| count.as_u64().unwrap());
    assert_eq!(rules.sum::<u64>(), findings.len() as u64);
}

#[test]
fn a_file_that_is_none_and_a_request_that_is_none_are_answers() {
    let (head, parts) =
        ask(&json!({"do": "read", "name": "a.docx", "path": "a.docx"}), &[b"PK\x03\x04 cut off"]);
    assert_eq!((head["error"]["id"].as_str(), parts.len()), (Some("file.damaged"), 0));
    assert_eq!(head["error"]["title"], "文件损坏");
    assert!(head["error"]["advice"].as_str().unwrap().contains("修复"));
    for head in [json!({"do": "dance"}), json!([]), json!({"do": "look"})] {
        assert_eq!(ask(&head, &[]).0["error"]["id"], "web.request", "{head}");
    }
    for request in [b"".as_slice(), b"\x05\0\0\0{}"] {
        let answer = answer(request);
        assert!(String::from_utf8_lossy(&answer).contains("web.request"));
    }
}

#[test]
fn every_text_of_a_sheet_and_what_it_means_is_shown() {
    let (_, parts) = read("hebei-one-table.docx");
    let (_, look) = ask(&json!({"do": "look"}), &[&parts[0]]);
    let look: Value = serde_json::from_slice(&look[0]).unwrap();
    let submission: Value = serde_json::from_slice(&parts[0]).unwrap();
    let forms = submission["forms"].as_array().unwrap();
    assert_eq!(look["forms"].as_array().unwrap().len(), forms.len());
    for (index, form) in forms.iter().enumerate() {
        assert!(
            look["forms"][index]["sheet"]["table"]["rows"].as_array().is_some_and(|rows| !rows.is_empty())
        );
        for (number, indicator) in form["indicators"].as_array().unwrap().iter().enumerate() {
            let value = &look["values"][format!("/forms/{index}/indicators/{number}/target")];
            assert_eq!(value["text"], indicator["target"]["text"]);
            assert_eq!(value["kind"], indicator["target"]["kind"]);
        }
    }
}

#[test]
fn a_correction_is_read_and_checked_anew() {
    let (_, parts) = read("hebei-one-table.docx");
    let at = "/forms/0/funds/0/budget";
    let correct =
        |at: &str| ask(&json!({"do": "correct", "path": "a", "at": at, "text": "987654.30"}), &[&parts[0]]);
    let (summary, corrected) = correct(at);
    assert_eq!(summary["corrected"], 1);
    let json = String::from_utf8(corrected[0].clone()).unwrap();
    assert!(json.contains("\"value\": 987654.30,"), "all digits");
    let findings: Vec<Value> = serde_json::from_slice(&corrected[1]).unwrap();
    assert!(findings.iter().any(|finding| finding["rule"] == "AMT-SUM"), "the parts no longer add up");
    assert_eq!(correct("/forms/0/kind").0["error"]["id"], "edit.no-value");
}

#[test]
fn filters_leave_what_they_name() {
    let document = |amount: &str, target: &str| {
        let json = json!({"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"}, "year": 2023,
            "department": {"name": "某局"},
            "forms": [{"kind": "project_goal", "profile": "hebei", "currency_unit": "万元",
                "project": {"code": "53092623P003301100012", "name": "河道清淤"},
                "funds": [{"item": "total", "label": "预算数", "budget": {"text": amount, "kind": "text"}}],
                "indicators": [{"name": "清淤长度", "target": {"text": target, "kind": "text"}}]}]});
        json.to_string().into_bytes()
    };
    let compare = |old: &[u8], new: &[u8], filter: &str| {
        let (counts, parts) = ask(
            &json!({"do": "compare", "sides": {"old": ["a"], "new": ["b"]}, "filter": filter}),
            &[old, new],
        );
        (counts["shown"].as_bool().unwrap(), String::from_utf8(parts[1].clone()).unwrap())
    };
    let old = document("10.00", "≥5公里");
    let dearer = document("12.00", "≥5公里");
    let looser = document("10.00", "≥4公里");
    let (shown, page) = compare(&old, &dearer, "money");
    assert!(shown && page.contains("12.00") && !page.contains("≥5公里"), "{page}");
    assert!(!compare(&old, &dearer, "loosened").0);
    let (shown, page) = compare(&old, &looser, "loosened");
    assert!(shown && page.contains("≥4公里"), "{page}");
    assert!(!compare(&old, &looser, "money").0);
    assert!(!compare(&old, &document("10.00", "≥6公里"), "loosened").0, "harder is not looser");
    assert!(compare(&old, &looser, "all").0);
    assert!(!compare(&old, &old, "all").0);
}

#[test]
fn documents_become_files() {
    let (_, one) = read("hebei-one-table.docx");
    let (_, two) = read("central-frame.docx");
    let export = |target: &str, parts: &[&[u8]]| ask(&json!({"do": "export", "target": target}), parts);
    for target in ["xlsx", "docx"] {
        let (_, file) = export(target, &[&one[0]]);
        assert!(file[0].starts_with(b"PK\x03\x04"), "{target}");
    }
    let rows = |table: &str, parts: &[&[u8]]| {
        String::from_utf8(export(table, parts).1[0].clone()).unwrap().lines().count()
    };
    let both = rows("indicators", &[&one[0], &two[0]]);
    assert_eq!(
        both + 1,
        rows("indicators", &[&one[0]]) + rows("indicators", &[&two[0]]),
        "one heading for both"
    );
    let sheet = String::from_utf8(export("return_sheet", &[&one[0]]).1[0].clone()).unwrap();
    assert!(sheet.contains("绩效目标审核退回修改意见"));
    assert_eq!(export("docx", &[&one[0], &two[0]]).0["error"]["id"], "web.request");
}

#[test]
fn comments_stand_in_the_senders_own_file() {
    let name = "hebei-two-tables-2023.docx";
    let (_, parts) = read(name);
    let findings: Vec<Value> = serde_json::from_slice(&parts[1]).unwrap();
    let (_, file) = ask(&json!({"do": "annotate"}), &[&parts[0], &fixture(name)]);
    let commented = jixiao::read(&file[0], name, &Options::default()).unwrap();
    let comments = commented.asides.iter().filter(|aside| aside.kind == jixiao::AsideKind::Comment);
    assert_eq!(comments.count(), findings.len());
    assert!(!findings.is_empty());
    assert_eq!(ask(&json!({"do": "annotate"}), &[&parts[0]]).0["error"]["id"], "web.request");
}

/// The document with a text of its own in the first indicator's 依据, as a Word file.
fn with_basis(text: &str) -> Vec<u8> {
    let (_, parts) = read("hebei-one-table.docx");
    let correct = json!({"do": "correct", "path": "a", "at": "/forms/0/indicators/0/basis", "text": text});
    let (_, corrected) = ask(&correct, &[&parts[0]]);
    ask(&json!({"do": "export", "target": "docx"}), &[&corrected[0]]).1.remove(0)
}

#[test]
fn what_is_mechanical_is_mended_in_the_senders_own_file() {
    let file = with_basis("财建【2022】8号");
    let read = |file: &[u8]| ask(&json!({"do": "read", "name": "a.docx", "path": "a.docx"}), &[file]).1;
    let json = read(&file).remove(0);
    let (head, fixed) = ask(&json!({"do": "fix"}), &[&json, &file]);
    assert_eq!(head, json!({"made": 1, "left": 0}));
    let mended = String::from_utf8(read(&fixed[0]).remove(0)).unwrap();
    assert!(mended.contains("财建〔2022〕8号") && !mended.contains("财建【2022】8号"));
    // Nothing is mechanical in it any more: no file.
    let (head, none) = ask(&json!({"do": "fix"}), &[mended.as_bytes(), &fixed[0]]);
    assert_eq!((head, none.len()), (json!({"made": 0, "left": 0}), 0));
}

#[test]
fn documents_beside_one_another_show_what_each_alone_does_not() {
    let (_, parts) = read("hebei-one-table.docx");
    let among = |paths: &[&str], parts: &[&[u8]]| ask(&json!({"do": "among", "paths": paths}), parts);
    let (head, told) = among(&["甲/目标.docx", "乙/目标 - 副本.docx"], &[&parts[0], &parts[0]]);
    let found = &head["findings"][0];
    assert_eq!((&found["rule"], &found["path"]), (&json!("FOLDER-COPY"), &json!("乙/目标 - 副本.docx")));
    assert_eq!(found["others"], json!(["甲/目标.docx"]));
    let told: Vec<Value> = serde_json::from_slice(&told[0]).unwrap();
    assert_eq!((told.len(), &told[0]["message"]), (1, &found["message"]));
    assert_eq!(among(&["甲/目标.docx"], &[&parts[0]]).0, json!({"findings": []}));
    assert_eq!(among(&["甲/目标.docx"], &[]).0["error"]["id"], "web.request");
}

#[test]
fn a_rule_is_named_and_explained() {
    assert_eq!(ask(&json!({"do": "rules"}), &[]).0["AMT-SUM"][0], "资金合计与分项之和不符");
    let (head, _) = ask(&json!({"do": "explain", "id": "AMT-SUM"}), &[]);
    assert!(head["page"].as_str().unwrap().contains("改法"));
    assert_eq!(ask(&json!({"do": "explain", "id": "NONE"}), &[]).0["page"], Value::Null);
}
