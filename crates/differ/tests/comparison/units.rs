//! Targets whose unit was written on one side, inferred on the other, or on neither.

use differ::{Change, ChangeKind, DiffOptions, Direction, Effect, diff};
use model::Submission;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

fn submission(year: u16, name: &str, level2: &str, target: &Value) -> Submission {
    let json = json!({
        "schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"}, "year": year,
        "forms": [{"kind": "project_goal", "profile": "hebei", "project": {"name": "扶持创业"}, "indicators": [
            {"level1": {"id": "output", "label": "产出指标"}, "level2": {"id": level2, "label": "某指标"},
             "name": name, "target": target}
        ]}]
    });
    serde_json::from_str(&json.to_string()).unwrap()
}

/// A number without a sign: its text, its number, its unit when it has one, and whether that was inferred.
fn plain(text: &str, number: i64, unit: Option<&str>, inferred: bool) -> Value {
    let mut value = json!({"text": text, "kind": "number", "op": "eq", "value": number, "unit": unit});
    if let Some(unit) = unit {
        value["base"] = json!({"value": number, "unit": unit});
    }
    if inferred {
        value["inferred"] = json!(["unit"]);
    }
    value
}

/// What became of the target.
fn change(level2: &str, names: [&str; 2], old: &Value, new: &Value) -> Change {
    let (old, new) = (submission(2023, names[0], level2, old), submission(2024, names[1], level2, new));
    let diff = diff(&old, &new, &DiffOptions::default());
    let changes = &diff.projects[0].indicators[0].changes;
    changes.iter().find(|change| change.path.as_str() == "/target").unwrap().clone()
}

fn said(change: &Change) -> (ChangeKind, Option<String>, Option<String>, Option<Direction>, Option<Effect>) {
    let text = |number: Option<model::Exact>| number.map(|number| number.0.normalize().to_string());
    (change.kind, text(change.delta), text(change.percent), change.direction, change.effect)
}

#[test]
fn a_unit_inferred_on_one_side_does_not_make_two_values_incomparable() {
    let names = ["扶持创业企业（项目）数", "扶持创业企业（项目）个数"];
    let (old, new) = (plain("650", 650, None, false), plain("350", 350, Some("个"), true));
    let expected = (
        ChangeKind::Number,
        Some("-300".to_owned()),
        Some("-46.15".to_owned()),
        Some(Direction::Down),
        Some(Effect::Loosened),
    );
    assert_eq!(said(&change("output.quantity", names, &old, &new)), expected);
    // And the other way round.
    let back = said(&change("output.quantity", [names[1], names[0]], &new, &old));
    assert_eq!((back.1.as_deref(), back.4), (Some("300"), Some(Effect::Tightened)));
}

#[test]
fn a_unit_written_on_one_side_only_says_nothing_about_the_other() {
    let names = ["扶持创业企业数", "扶持创业企业数"];
    let written = change(
        "output.quantity",
        names,
        &plain("650", 650, None, false),
        &plain("350个", 350, Some("个"), false),
    );
    assert_eq!((written.kind, written.convertible, written.effect), (ChangeKind::Unit, Some(false), None));
}

#[test]
fn less_is_asked_where_less_is_better() {
    let cost = |from: i64, to: i64| {
        let value = |number: i64| plain(&format!("{number}元"), number, Some("元"), false);
        change("output.cost", ["单位成本", "单位成本"], &value(from), &value(to)).effect
    };
    assert_eq!((cost(500, 400), cost(400, 500)), (Some(Effect::Tightened), Some(Effect::Loosened)));
    let complaints = |from: i64, to: i64| {
        let value = |number: i64| plain(&format!("{number}起"), number, Some("起"), false);
        change("output.quality", ["群众投诉", "群众投诉"], &value(from), &value(to)).effect
    };
    assert_eq!(complaints(5, 2), Some(Effect::Tightened));
}

#[test]
fn durations_that_convert_exactly_are_compared() {
    let time = |from: (i64, &str), to: (i64, &str)| {
        let value = |(number, unit): (i64, &str)| json!({"text": format!("≤{number}{unit}"), "kind": "number", "op": "le", "value": number, "unit": unit});
        let change = change("output.timeliness", ["响应时间", "响应时间"], &value(from), &value(to));
        (
            change.kind,
            change.convertible,
            change.delta.map(|delta| delta.0.normalize().to_string()),
            change.effect,
        )
    };
    assert_eq!(time((2, "小时"), (120, "分钟")), (ChangeKind::Unit, Some(true), None, None));
    let sooner = Some(Effect::Tightened);
    assert_eq!(
        time((2, "小时"), (90, "分钟")),
        (ChangeKind::Number, Some(true), Some("-30".to_owned()), sooner)
    );
    assert_eq!(time((1, "年"), (12, "个月")), (ChangeKind::Unit, Some(true), None, None));
    assert_eq!(time((1, "个月"), (30, "天")), (ChangeKind::Unit, Some(false), None, None));
    assert_eq!(time((3, "天"), (3, "工作日")), (ChangeKind::Unit, Some(false), None, None));
}
