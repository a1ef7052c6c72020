//! The tables of fields name every key of the JSON, and nothing else.

use indexmap::IndexMap;
use model::{
    Exact, Form, FormKind, FormTotal, Found, Fund, FundColumn, Goal, Indicator, IndicatorText,
    IndicatorValue, Level, Level1, Measure, Op, Pointer, Quantity, Record, ScheduleStep, Task, TaskBudget,
    TaskSum, Value,
};
use pretty_assertions::assert_eq;
use serde_json::Value as Json;

/// The keys a record has in the JSON Schema.
fn keys(schema: &schemars::Schema) -> Vec<String> {
    let properties = schema.as_value()["properties"].as_object();
    let mut keys: Vec<String> =
        properties.map(|properties| properties.keys().cloned().collect()).unwrap_or_default();
    keys.sort_unstable();
    keys
}

fn named<R: Record>() -> Vec<String> {
    let mut keys: Vec<String> = R::fields().into_iter().map(|(key, _)| key.to_owned()).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn every_key_of_the_json_has_its_line_in_a_table() {
    assert_eq!(named::<Fund>(), keys(&schemars::schema_for!(Fund)));
    assert_eq!(named::<FormTotal>(), keys(&schemars::schema_for!(FormTotal)));
    assert_eq!(named::<Task>(), keys(&schemars::schema_for!(Task)));
    assert_eq!(named::<TaskBudget>(), keys(&schemars::schema_for!(TaskBudget)));
    assert_eq!(named::<Goal>(), keys(&schemars::schema_for!(Goal)));
    assert_eq!(named::<ScheduleStep>(), keys(&schemars::schema_for!(ScheduleStep)));
    assert_eq!(named::<Indicator>(), keys(&schemars::schema_for!(Indicator)));
    assert_eq!(named::<Level<Level1>>(), keys(&schemars::schema_for!(Level<Level1>)));
}

#[test]
fn a_column_reads_and_writes_the_field_of_its_key() {
    let mut fund = Fund::default();
    for column in FundColumn::ALL {
        assert_eq!(FundColumn::from_key(column.key()), Some(*column));
        assert_eq!(column.of(&fund), None);
        *column.slot(&mut fund) = Some(Quantity::unread(column.key()));
    }
    let json = serde_json::to_value(&fund).unwrap_or_default();
    for column in FundColumn::ALL {
        assert_eq!(json[column.key()]["text"], Json::from(column.key()));
    }
    assert_eq!(FundColumn::from_key("totl"), None);
    assert_eq!((FundColumn::Balance.label(), FundColumn::Balance.measure()), ("结余数", Measure::Money));

    let mut indicator = Indicator::default();
    IndicatorText::Basis.slot(&mut indicator).replace("年度计划".to_owned());
    IndicatorValue::Score.slot(&mut indicator).replace(Quantity::unread("9.5"));
    assert_eq!(indicator.basis.as_deref(), Some("年度计划"));
    assert_eq!(indicator.field("score"), Some(Found::Quantity(&Quantity::unread("9.5"))));
    assert_eq!(indicator.field("level1"), None, "a level is a record of its own");
}

#[test]
fn values_are_found_where_their_pointers_lead() {
    let number = |text: &str, value: i64| {
        let value = Value::Number { op: Op::Eq, value: Exact::from(value), unit: None, base: None };
        Quantity::new(text, value)
    };
    let mut form = Form::new(FormKind::DepartmentGoal, "department");
    let budget = TaskBudget { fiscal: Some(number("4", 4)), ..TaskBudget::default() };
    form.tasks.push(Task { name: "河道管护".to_owned(), budget: Some(budget), ..Task::default() });
    form.schedule
        .push(ScheduleStep { label: "3月底".to_owned(), month: Some(3), share: number("25%", 25) });
    let mut indicator =
        Indicator { level1: Some(Level::new(Some(Level1::Output), "产出")), ..Indicator::default() };
    indicator.grades = IndexMap::from([("优".to_owned(), number("95", 95))]);
    form.indicators.push(indicator);
    form.labels.insert("funds.executed".to_owned(), "1-7月执行数".to_owned());
    let mut submission: model::Submission =
        serde_json::from_str(r#"{"schema":"jixiao/1","source":{"file":"a","format":"doc"},"year":2024}"#)
            .unwrap_or_else(|error| unreachable!("{error}"));
    submission.forms.push(form);

    let text = |pointer: &str| submission.get(&Pointer::from(pointer)).and_then(Found::text);
    assert_eq!(text("/forms/0/tasks/0/budget/fiscal"), Some("4"));
    assert_eq!(
        text("/forms/0/tasks/0/budget/fiscal/text"),
        Some("4"),
        "the text of a quantity has a pointer as well"
    );
    assert_eq!(text("/forms/0/indicators/0/level1/id"), Some("output"));
    assert_eq!(text("/forms/0/indicators/0/grades/优"), Some("95"));
    assert_eq!(text("/forms/0/labels/funds.executed"), Some("1-7月执行数"));
    assert_eq!(text("/forms/0/kind"), Some("department_goal"));
    assert_eq!(submission.get(&"/year".into()), Some(Found::Number(2024)));
    assert_eq!(submission.get(&"/forms/0/schedule/0/month".into()), Some(Found::Number(3)));
    for nowhere in
        ["/forms/0/indicators/0/grades", "/forms/1/title", "/forms/+0/kind", "/forms/00x", "", "/forms"]
    {
        assert_eq!(submission.get(&nowhere.into()), None, "{nowhere}");
    }
    assert_eq!(submission.forms[0].tasks[0].sum(TaskSum::Fiscal).map(|sum| sum.text.as_str()), Some("4"));
}
