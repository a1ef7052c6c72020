//! Every value of a submission is read with the context of its place, and what was inferred is noted there.

#![allow(clippy::unwrap_used, reason = "a submission that cannot be built is a failed test")]

use model::{
    Form, FormKind, Fund, Indicator, Inferred, Level, Level2, Place, Pointer, Quantity, ScheduleStep,
    Section, Submission, Value,
};
use normalizer::normalize;
use pretty_assertions::assert_eq;

/// 云岭县's training project, as the extractor leaves it: every value unread.
fn submission() -> Submission {
    let json = serde_json::json!({
        "schema": "jixiao/1",
        "source": {"file": "云岭县.docx", "format": "docx", "sha256": "00", "producer": null},
        "year": 2022,
        "department": null,
        "outline": [{
            "number": "一、", "heading": "总体绩效目标",
            "paragraphs": ["全年培训不少于3次，6月底前完成一半。", "参训人员达到150人次。"],
            "sections": [{"number": "", "heading": "", "paragraphs": ["投入5万元。"], "sections": []}]
        }],
        "forms": [], "tables": [], "places": {}, "notes": []
    });
    let mut submission: Submission = serde_json::from_value(json).unwrap();
    let form: Form = serde_json::from_value(serde_json::json!({
        "kind": "project_goal", "profile": "hebei", "currency_unit": "万元"
    }))
    .unwrap();
    submission.forms.push(form);
    let form = &mut submission.forms[0];
    assert_eq!(form.kind, FormKind::ProjectGoal);
    for (label, budget) in [("预算数", "5.00"), ("其他资金", "—")] {
        let fund =
            serde_json::json!({"item": null, "label": label, "budget": {"text": budget, "kind": "text"}});
        form.funds.push(serde_json::from_value::<Fund>(fund).unwrap());
    }
    form.schedule.push(ScheduleStep {
        label: "3月底".to_owned(),
        month: Some(3),
        share: Quantity::unread("25%"),
    });
    for (level2, name, target) in [
        (Level2::OutputQuality, "培训合格率", "98"),
        (Level2::OutputCost, "会议支出", "25万"),
        (Level2::OutputQuantity, "场次", "不低于≤3"),
    ] {
        form.indicators.push(Indicator {
            level2: Some(Level {
                id: Some(level2),
                label: String::new(),
                weight: Some(Quantity::unread("10")),
            }),
            name: Some(name.to_owned()),
            target: Some(Quantity::unread(target)),
            actual: Some(Quantity::unread("6月底前")),
            ..Indicator::default()
        });
    }
    let cost = Pointer::root().key("forms").index(0).key("indicators").index(1).key("target");
    submission.places.insert(cost, Place::cell(2, 3, 5));
    let project = Pointer::root().key("forms").index(0);
    submission.places.insert(project, Place::table(1));
    submission
}

fn unit(quantity: &Quantity) -> Option<&str> {
    match &quantity.value {
        Value::Number { unit, .. } => unit.as_deref(),
        _ => None,
    }
}

#[test]
fn every_value_has_the_context_of_its_place() {
    let mut submission = submission();
    normalize(&mut submission);
    let form = &submission.forms[0];
    let budget = form.funds[0].budget.as_ref().unwrap();
    assert_eq!((unit(budget), budget.inferred.as_slice()), (Some("万元"), &[Inferred::Unit][..]));
    assert_eq!(form.funds[1].budget.as_ref().unwrap().value, Value::Blank);
    assert_eq!((unit(&form.schedule[0].share), form.schedule[0].share.inferred.len()), (Some("%"), 0));
    let targets: Vec<_> =
        form.indicators.iter().map(|indicator| indicator.target.as_ref().unwrap()).collect();
    assert_eq!(
        targets.iter().map(|target| unit(target)).collect::<Vec<_>>(),
        [Some("%"), Some("万元"), None]
    );
    assert_eq!(targets[2].value, Value::Text);
    let weight = form.indicators[0].level2.as_ref().unwrap().weight.as_ref().unwrap();
    assert!(matches!(weight.value, Value::Number { .. }) && weight.inferred.is_empty());
    assert_eq!(form.indicators[0].actual.as_ref().unwrap().inferred, [Inferred::Year]);
}

#[test]
fn what_was_inferred_is_noted_where_it_stands() {
    let mut submission = submission();
    normalize(&mut submission);
    let notes: Vec<_> = submission.notes.iter().map(|note| (&*note.id, note.place.clone())).collect();
    // The whole form's place stands in for a cell that has none.
    let form = Some(Place::table(1));
    assert_eq!(
        notes,
        [
            ("value.declared-unit", form.clone()),
            ("value.inferred-unit", form.clone()),
            ("value.inferred-year", form.clone()),
            ("value.inferred-unit", Some(Place::cell(2, 3, 5))),
            ("value.inferred-year", form.clone()),
            ("value.conflicting-op", form.clone()),
            ("value.inferred-year", form),
        ]
    );
}

#[test]
fn the_narrative_gets_its_quantities() {
    let mut submission = submission();
    normalize(&mut submission);
    let texts = |section: &Section| {
        section
            .quantities
            .iter()
            .map(|found| (found.paragraph, found.quantity.text.clone()))
            .collect::<Vec<_>>()
    };
    let section = &submission.outline[0];
    assert_eq!(
        texts(section),
        [(0, "不少于3次".to_owned()), (0, "6月底前".to_owned()), (1, "达到150人次".to_owned())]
    );
    assert_eq!(texts(&section.sections[0]), [(0, "5万元".to_owned())]);
}

#[test]
fn doing_it_twice_changes_nothing() {
    let mut once = submission();
    normalize(&mut once);
    let mut twice = once.clone();
    normalize(&mut twice);
    assert_eq!(twice, once);
}

/// A row of an evaluation: its target, what its column of signs holds, and what was reached.
fn reached(sign: (&str, &str), target: &str, actual: &str) -> Submission {
    let mut submission = submission();
    let form = &mut submission.forms[0];
    form.indicators = vec![Indicator {
        name: Some("受助学生".to_owned()),
        target: Some(Quantity::unread(target)),
        actual: Some(Quantity::unread(actual)),
        fields: [(sign.0.to_owned(), sign.1.to_owned())].into_iter().collect(),
        ..Indicator::default()
    }];
    normalize(&mut submission);
    submission
}

#[test]
fn a_bare_actual_has_the_unit_of_its_target() {
    let submission = reached(("备注", ""), "≥735人次", "700");
    let actual = submission.forms[0].indicators[0].actual.as_ref().unwrap();
    assert_eq!((unit(actual), actual.inferred.as_slice()), (Some("人次"), &[Inferred::Unit][..]));
    let submission = reached(("备注", ""), "≥95%", "0.97");
    assert_eq!(unit(submission.forms[0].indicators[0].actual.as_ref().unwrap()), None);
}

#[test]
fn a_word_in_the_column_of_signs_is_no_comparison() {
    for word in ["定性", "正向", "反向", "无"] {
        let submission = reached(("指标性质", word), "98%", "98%");
        let target = submission.forms[0].indicators[0].target.as_ref().unwrap();
        assert!(matches!(target.value, Value::Number { op: model::Op::Eq, .. }), "{word}");
        assert_eq!(target.inferred, [Inferred::Op], "{word}");
        let told: Vec<_> = submission
            .notes
            .iter()
            .filter(|note| note.id == "value.no-sign")
            .map(|note| &note.message)
            .collect();
        assert!(matches!(told.as_slice(), [message] if message.contains(word)), "{told:?}");
    }
    let submission = reached(("备注", ""), "定性98%", "98%");
    assert_eq!(submission.forms[0].indicators[0].target.as_ref().unwrap().inferred, [Inferred::Op]);
    assert!(submission.notes.iter().any(|note| note.id == "value.no-sign" && note.message.contains("定性")));
    // A sign of its own, or a column that is none of signs: nothing to say.
    for (column, word, text) in
        [("指标性质", "反向", "≤98%"), ("备注", "无", "≥98%"), ("指标性质", "定性", "=98%")]
    {
        let submission = reached((column, word), text, "98%");
        assert!(submission.forms[0].indicators[0].target.as_ref().unwrap().inferred.is_empty());
        assert!(!submission.notes.iter().any(|note| note.id == "value.no-sign"), "{column} {word} {text}");
    }
}

#[test]
fn a_target_without_a_comparison_is_equal_by_inference() {
    for text in ["98%", "5次", "2024年12月31日"] {
        let submission = reached(("备注", ""), text, "98%");
        let indicator = &submission.forms[0].indicators[0];
        assert_eq!(indicator.target.as_ref().unwrap().inferred, [Inferred::Op], "{text}");
        // What was reached is no bound, and the rule for all needs no note.
        assert!(indicator.actual.as_ref().unwrap().inferred.is_empty());
        assert!(!submission.notes.iter().any(|note| note.id == "value.inferred-op"));
    }
    for text in ["等于98%", "＝98%", "达到98%以上", "98%左右", "显著", "98%-99%"] {
        let submission = reached(("备注", ""), text, "98%");
        let target = submission.forms[0].indicators[0].target.as_ref().unwrap();
        assert!(!target.inferred.contains(&Inferred::Op), "{text}");
    }
}

#[test]
fn several_values_in_a_cell_are_doubtful() {
    let mut submission = reached(("备注", ""), "数量100个，合格率98%", "98%");
    submission.forms[0].reading = Some(model::Reading { cells: 2, understood: 2, doubtful: Vec::new() });
    normalize(&mut submission);
    let target = Pointer::root().key("forms").index(0).key("indicators").index(0).key("target");
    assert_eq!(submission.forms[0].reading.as_ref().unwrap().doubtful, [target]);
}

#[test]
fn a_number_cut_in_two_is_told() {
    let mut submission = reached(("备注", ""), "≥9\n8％", "98%");
    assert!(submission.notes.iter().any(|note| note.id == "value.broken-number"));
    let target = Pointer::root().key("forms").index(0).key("indicators").index(0).key("target");
    submission.forms[0].reading = Some(model::Reading { cells: 2, understood: 2, doubtful: Vec::new() });
    for _ in 0..2 {
        normalize(&mut submission);
        assert_eq!(submission.forms[0].reading.as_ref().unwrap().doubtful, std::slice::from_ref(&target));
    }
}

#[test]
fn what_the_reader_of_the_form_has_told_is_not_told_again() {
    let mut submission = reached(("指标性质", "正向"), "98%", "98%");
    let target = Pointer::root().key("forms").index(0).key("indicators").index(0).key("target");
    submission.places.insert(target, Place::cell(1, 7, 5));
    submission.notes.push(model::Note::new("form.no-sign", "正向").at(Place::cell(1, 7, 4)));
    normalize(&mut submission);
    assert!(!submission.notes.iter().any(|note| note.id == "value.no-sign"));
    assert_eq!(submission.forms[0].indicators[0].target.as_ref().unwrap().inferred, [Inferred::Op]);
}
