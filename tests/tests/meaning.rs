//! What values of the good documents mean: signs of every width, units from context, amounts in their declared unit.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use jixiao::to_json;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use tests::{fixtures, submission};

fn read(name: &str) -> Value {
    let submission = submission(&fixtures("good").join(format!("{name}.docx")));
    serde_json::from_str(&to_json(&submission).unwrap()).unwrap()
}

/// A value whose numbers are what they amount to: 86.00 is 86.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string().parse::<f64>().unwrap().to_string()),
        Value::Object(keys) => keys.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
        other => other.clone(),
    }
}

/// The named keys of a value are these.
fn check(document: &Value, pointer: &str, wanted: &Value) {
    let value = document.pointer(pointer).unwrap_or(&Value::Null);
    let keys = wanted.as_object().unwrap().keys();
    let found: Value =
        keys.map(|key| (key.clone(), value.get(key).cloned().unwrap_or(Value::Null))).collect();
    assert_eq!(plain(&found), plain(wanted), "{pointer}: {value}");
}

#[test]
fn a_sign_counts_in_words_and_in_every_width() {
    let document = read("sign-widths");
    let signs = ["ge"; 7].into_iter().chain(["le", "le", "lt", "lt", "eq", "gt", "gt"]).chain(["eq"; 3]);
    let mut count = 0;
    for (at, op) in signs.enumerate() {
        check(&document, &format!("/forms/0/indicators/{at}/target"), &json!({"op": op, "kind": "number"}));
        count += 1;
    }
    assert_eq!(count, 17);
}

#[test]
fn a_word_that_is_no_sign_never_becomes_one() {
    let document = read("sign-widths");
    for (at, word, value) in [(17, "定性", 41), (18, "正向", 20), (19, "无", 90)] {
        let pointer = format!("/forms/0/indicators/{at}/target");
        let target = &document.pointer(&pointer).unwrap();
        assert_eq!(
            (target["op"].as_str(), target["value"].to_string()),
            (Some("eq"), value.to_string()),
            "{target}"
        );
        assert!(target["inferred"].as_array().is_some_and(|keys| keys.contains(&json!("op"))), "{target}");
        let notes = document["notes"].as_array().unwrap();
        let told = |note: &Value| note["message"].as_str().is_some_and(|message| message.contains(word));
        assert!(notes.iter().any(told), "no note says {word}");
    }
}

#[test]
fn the_sign_is_in_the_column_that_holds_signs() {
    let document = read("sign-in-direction");
    let target = |at: usize| format!("/forms/0/indicators/{at}/target");
    check(&document, &target(0), &json!({"op": "ge", "value": 2, "unit": "辆"}));
    check(&document, &target(1), &json!({"op": "eq", "value": 100, "unit": "%"}));
    check(
        &document,
        &target(2),
        &json!({"op": "le", "value": 44, "unit": "万元", "base": {"value": 440_000, "unit": "元"}}),
    );
    check(&document, &target(3), &json!({"op": "lt", "value": 30, "unit": "分钟"}));
    check(&document, &target(4), &json!({"op": "gt", "value": 90, "unit": "%"}));
}

#[test]
fn a_bare_actual_takes_the_unit_of_its_target() {
    let document = read("bare-actuals");
    let actual = |at: usize| format!("/forms/0/indicators/{at}/actual");
    check(&document, &actual(0), &json!({"value": 790, "unit": "人次"}));
    // Of a target in %, 1 may be 1 % or all of it.
    check(&document, &actual(1), &json!({"value": 1, "unit": null}));
    check(&document, &actual(3), &json!({"value": 1500, "unit": "元"}));
    check(&document, &actual(4), &json!({"unit": null}));
    check(&document, &actual(5), &json!({"unit": "%"}));
    for at in [0, 3, 5] {
        let inferred = &document.pointer(&actual(at)).unwrap()["inferred"];
        assert!(inferred.as_array().is_some_and(|keys| keys.contains(&json!("unit"))), "{at}: {inferred}");
    }
}

#[test]
fn values_are_read_as_people_mean_them() {
    let document = read("values-hard");
    let target = |at: usize| format!("/forms/0/indicators/{at}/target");
    check(&document, &target(0), &json!({"value": 2000, "unit": "种次"}));
    check(&document, &target(1), &json!({"value": 5000, "unit": "册次"}));
    check(&document, &target(2), &json!({"value": 600, "unit": "人份"}));
    check(&document, &target(4), &json!({"op": "ge", "value": 95, "unit": "%"}));
    check(&document, &target(5), &json!({"kind": "text"}));
    check(&document, &target(6), &json!({"kind": "text"}));
    // 三万五 is 35,000 or a text, never 30,005.
    let farmers = &document.pointer(&target(3)).unwrap();
    assert!(farmers["kind"] == "text" || plain(&farmers["value"]) == plain(&json!(35_000)), "{farmers}");
    // In 5000-1万元 the first end is 5,000 元, or the whole is a text.
    let cost = &document.pointer(&target(7)).unwrap();
    assert!(
        cost["kind"] == "text"
            || plain(&cost["base"]) == plain(&json!({"low": 5000, "high": 10_000, "unit": "元"})),
        "{cost}"
    );
    let parts = document.pointer(&target(8)).unwrap()["parts"].as_array().unwrap().len();
    assert_eq!(parts, 4);
}

#[test]
fn money_has_the_unit_of_its_head_or_of_its_cell() {
    let document = read("evaluation-budget-ab");
    check(
        &document,
        "/forms/0/funds/0/budget",
        &json!({"value": 86.00, "unit": "万元", "base": {"value": 860_000, "unit": "元"}}),
    );
    let document = read("unit-in-label-and-cell");
    check(
        &document,
        "/forms/0/funds/0/budget",
        &json!({"unit": "万元", "base": {"value": 3_000_000, "unit": "元"}}),
    );
    let document = read("list-department-sum");
    check(
        &document,
        "/forms/0/funds/0/budget",
        &json!({"unit": "元", "base": {"value": 1_260_000.00, "unit": "元"}}),
    );
}

#[test]
fn a_value_broken_by_a_line_end_is_one_value_and_doubtful() {
    let document = read("values-broken");
    check(&document, "/forms/0/indicators/1/target", &json!({"op": "ge", "value": 98, "unit": "%"}));
    check(&document, "/forms/0/funds/0/rate", &json!({"value": 100, "unit": "%"}));
    let doubtful = document.pointer("/forms/0/reading/doubtful").and_then(Value::as_array).unwrap();
    for pointer in ["/forms/0/indicators/1/target", "/forms/0/indicators/1/actual", "/forms/0/funds/0/rate"] {
        assert!(doubtful.contains(&json!(pointer)), "{pointer} is not among {doubtful:?}");
    }
}
