//! What settings change: which rules speak, how heavy, at which thresholds, and what forms of a year and province need.

use checker::{Config, Outcome, Severity, check};
use model::Submission;
use serde_json::json;

use crate::fixture::{load, submission};

fn config(text: &str) -> Config {
    toml::from_str(text).unwrap()
}

fn found(submission: &Submission, config: &Config) -> Vec<(&'static str, Severity, String)> {
    let findings = check(submission, config);
    findings.into_iter().map(|finding| (finding.rule, finding.severity, finding.message)).collect()
}

/// The base without its 时效指标, which Hebei's form has to have.
fn without_timeliness() -> Submission {
    let mut document = load("projects");
    document["forms"][0]["indicators"].as_array_mut().unwrap().remove(2);
    submission(&document)
}

#[test]
fn a_threshold_and_a_weight_are_settings() {
    let clean = submission(&load("projects"));
    assert_eq!(found(&clean, &Config::default()), []);
    let strict = config("select = [\"LEN-NAME\"]\n[LEN-NAME]\nmost = 7\nseverity = \"error\"");
    let told = found(&clean, &strict);
    // 新增文艺骨干人数 has eight characters, 电子教材使用率 has seven.
    assert!(
        told.iter().any(|(_, severity, message)| *severity == Severity::Error && message.contains("8字")),
        "{told:?}"
    );
    assert!(told.iter().all(|(.., message)| !message.contains("有7字")), "{told:?}");
}

#[test]
fn words_are_added_and_taken_out() {
    let mut document = load("projects");
    document["forms"][0]["indicators"][5]["target"] = json!({"text": "明显改善", "kind": "text"});
    let vague = submission(&document);
    let told = |text: &str| found(&vague, &config(&format!("select = [\"VAL-VAGUE\"]\n{text}"))).len();
    assert_eq!(told(""), 1);
    assert_eq!(told("[VAL-VAGUE]\nvague = [\"-明显\"]"), 0);
    assert_eq!(told("[VAL-VAGUE]\naccepted = [\"改善\"]"), 0);
    assert_eq!(told("[VAL-VAGUE]\nvague = [\"-明显\", \"改善\"]"), 1);
}

#[test]
fn a_tolerance_is_a_setting() {
    let mut document = load("evaluation");
    let total = document["forms"][0]["total"]["score"]["q"][0].as_str().unwrap().to_owned();
    let more: f64 = total.parse::<f64>().unwrap() - 0.3;
    document["forms"][0]["total"]["score"] = json!({"q": [format!("{more:.1}"), "eq", more, null]});
    let off = submission(&document);
    let told = |text: &str| found(&off, &config(&format!("select = [\"SELF-TOTAL\"]\n{text}"))).len();
    assert_eq!(told(""), 1);
    assert_eq!(told("[SELF-TOTAL]\ntolerance = 0.5"), 0);
}

#[test]
fn what_is_lighter_than_asked_for_is_not_told() {
    let quiet = config("min-severity = \"error\"\nselect = [\"REQ-L2\"]");
    assert_eq!(found(&without_timeliness(), &quiet).len(), 1);
    let light = config("min-severity = \"error\"\nselect = [\"REQ-L2\"]\n[REQ-L2]\nseverity = \"warning\"");
    assert_eq!(found(&without_timeliness(), &light), []);
}

#[test]
fn what_a_form_needs_depends_on_year_and_province() {
    let missing = |regimes: &str| {
        let config = config(&format!("select = [\"REQ-L2\"]\n[REQ-L2]\nregimes = [{regimes}]"));
        found(&without_timeliness(), &config)
    };
    // 88号 does not ask for 时效指标: neither does the form of this year and province, by code or by name.
    assert_eq!(missing("{ from = 2023, province = \"13\", regime = \"2015\" }"), []);
    assert_eq!(missing("{ until = 2023, province = \"河北省\", regime = \"2015\" }"), []);
    assert_eq!(missing("{ profile = \"hebei\", regime = \"2015\" }"), []);
    // Another year, another province: the form is what it shows to be.
    for other in ["{ from = 2024, regime = \"2015\" }", "{ province = \"41\", regime = \"2015\" }"] {
        assert_eq!(missing(other).len(), 1, "{other}");
    }
    // The first that fits counts.
    let both = "{ regime = \"2015\", expect = [\"output.timeliness\"] }, { regime = \"hebei\" }";
    let told = missing(both);
    assert!(
        matches!(told.as_slice(), [(_, Severity::Warning, message)] if message == "缺少时效指标"),
        "{told:?}"
    );
    let required = missing("{ require = [\"output.timeliness\"] }");
    assert!(matches!(required.as_slice(), [(_, Severity::Error, _)]), "{required:?}");
    let error =
        toml::from_str::<Config>("[REQ-L2]\nregimes = [{ require = [\"output.time\"] }]").unwrap_err();
    assert!(error.to_string().contains("output.time"), "{error}");
}

#[test]
fn what_rests_on_a_doubtful_value_is_undecided() {
    let mut document = load("projects");
    document["forms"][0]["funds"][1]["budget"] = json!({"q": ["4.00", "eq", 4.00, "万元", 40000, "元"]});
    let only = config("select = [\"AMT-SUM\"]");
    let sure = check(&submission(&document), &only);
    assert_eq!((sure[0].severity, sure[0].outcome), (Severity::Error, Outcome::Finding));
    // The finding stands at the total; a part of it was read with doubt.
    document["forms"][0]["reading"] =
        json!({"cells": 60, "understood": 60, "doubtful": ["/forms/0/funds/1/budget"]});
    let doubt = check(&submission(&document), &only);
    assert_eq!((doubt[0].severity, doubt[0].outcome), (Severity::Warning, Outcome::Undecided));
}

#[test]
fn a_document_that_was_not_understood_says_that_alone() {
    let mut document = load("projects");
    document["forms"] = json!([]);
    document["outline"] = json!([
        {"number": "一、", "heading": "会议时间", "paragraphs": ["周五,三楼。"], "sections": []},
        {"number": "三、", "heading": "会议地点", "paragraphs": ["会议室。"], "sections": []}
    ]);
    let told = found(&submission(&document), &Config::default());
    assert!(matches!(told.as_slice(), [("FORM-UNREAD", ..)]), "{told:?}");
}
