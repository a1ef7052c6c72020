//! Tasks, goals, money, levels and codes: paired by what they are called, not by where they stand.

use differ::{AlertId, DiffOptions, Status, diff};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::common::{coded, compared, document, fund, indicator, kind, money, project, quantity, told};

fn task(name: &str, content: &str, total: &str) -> Value {
    json!({"name": name, "content": content, "budget": {"total": money(total)}})
}

fn department(tasks: &[Value]) -> Value {
    json!({"kind": "department_goal", "profile": "department", "unit": {"name": "云岭县水利局"}, "tasks": tasks})
}

#[test]
fn tasks_are_paired_by_their_names() {
    let old = [task("任务1：保障机关运行", "发放工资", "790"), task("任务2：防汛抗旱", "修复堤防", "120")];
    let new = [task("任务1：防汛抗旱", "修复堤防", "150"), task("任务2：保障学校运行", "生均公用", "587.81")];
    let diff = compared(&[department(&old)], &[department(&new)]);
    assert_eq!(
        told(&diff.projects[0]),
        [
            "/tasks/防汛抗旱/budget/total amount",
            "/tasks/保障学校运行/name filled",
            "/tasks/保障学校运行/content filled",
            "/tasks/保障学校运行/budget/total filled",
            "/tasks/保障机关运行/name cleared",
            "/tasks/保障机关运行/content cleared",
            "/tasks/保障机关运行/budget/total cleared",
        ]
    );
}

#[test]
fn a_task_whose_name_was_touched_is_the_same() {
    let diff = compared(
        &[department(&[task("防汛抗旱和堤防修复", "修复", "120")])],
        &[department(&[task("防汛抗旱与堤防修复", "修复", "130")])],
    );
    assert_eq!(
        told(&diff.projects[0]),
        ["/tasks/防汛抗旱与堤防修复/name text", "/tasks/防汛抗旱与堤防修复/budget/total amount"]
    );
}

#[test]
fn lines_of_money_with_one_meaning_are_paired_by_their_labels() {
    let form = |funds: &[Value]| {
        let mut form = project("河道清淤", None, &[quantity("清淤长度", 5, "公里")]);
        form["funds"] = funds.into();
        form
    };
    let old = [fund("other", "单位自筹", "30"), fund("other", "社会捐赠", "5")];
    let new = [fund("other", "社会捐赠", "5"), fund("other", "单位自筹", "40")];
    let changes = &compared(&[form(&old)], &[form(&new)]).projects[0].changes;
    let said: Vec<_> = changes.iter().map(|change| (change.label.as_str(), kind(change))).collect();
    assert_eq!(said, [("单位自筹", "amount".to_owned())]);
}

#[test]
fn goals_of_several_are_paired_by_their_texts() {
    let form = |goals: &[&str]| {
        let mut form = project("河道清淤", Some("100"), &[quantity("清淤长度", 5, "公里")]);
        let goal = |text: &&str| json!({"term": "annual", "label": "目标", "text": text});
        form["goals"] = goals.iter().map(goal).collect::<Vec<_>>().into();
        form
    };
    let old = ["清淤河道5公里，保障行洪安全。", "修复堤防2处，消除险情。"];
    let new = ["修复堤防3处，消除险情。", "清淤河道5公里，保障行洪安全。"];
    let diff = compared(&[form(&old)], &[form(&new)]);
    assert_eq!(told(&diff.projects[0]), ["/goals/annual/text text"]);
    assert_eq!(diff.projects[0].changes[0].old.as_ref().unwrap().text(), "修复堤防2处，消除险情。");
}

fn satisfied(label: &str) -> Value {
    let target = json!({"text": "≥90%", "kind": "number", "op": "ge", "value": 90, "unit": "%", "base": {"value": 90, "unit": "%"}});
    indicator(("satisfaction", "满意度指标"), ("satisfaction.beneficiary", label), "群众满意度", &target)
}

#[test]
fn another_word_for_a_level_is_said_once_for_the_document() {
    let side = |label: &str| {
        ["河道清淤", "水质监测", "防汛物资"].map(|name| project(name, Some("10"), &[satisfied(label)]))
    };
    let diff = compared(&side("服务对象"), &side("服务对象满意度指标"));
    assert!(diff.projects.iter().all(|project| project.status == Status::Same));
    let said: Vec<_> = diff.narrative.iter().map(|change| (change.path.as_str(), kind(change))).collect();
    assert_eq!(said, [("/levels/satisfaction.beneficiary/label", "wording".to_owned())]);
    assert_eq!(diff.narrative[0].label, "二级指标名称（3 处）");
    // Another level is another category.
    let mut moved = side("服务对象");
    moved[0]["indicators"][0]["level2"] = json!({"id": "effect.social", "label": "社会效益指标"});
    moved[0]["indicators"][0]["level1"] = json!({"id": "effect", "label": "效益指标"});
    let diff = compared(&side("服务对象"), &moved);
    assert_eq!(told(&diff.projects[0]), ["群众满意度 moved", "/level2 category"]);
}

#[test]
fn a_code_that_moved_on_with_the_year_is_no_change() {
    let form = |code: &str| coded(code, project("河道清淤", Some("100"), &[quantity("清淤长度", 5, "公里")]));
    let diff = compared(&[form("13028124P002321100046")], &[form("13028125P002321100044")]);
    assert!(diff.is_same());
    assert_eq!(diff.projects[0].status, Status::Same);
    assert_eq!(told(&diff.projects[0]), ["/project/code year"]);
    // Another serial is another code.
    let diff = compared(&[form("13028124P002321100046")], &[form("13028125P002321100054")]);
    assert!(!diff.is_same());
    assert_eq!(told(&diff.projects[0]), ["/project/code text"]);
}

#[test]
fn the_code_pairs_what_is_called_otherwise_only_beside_a_like_name() {
    let form = |code: &str, name: &str| coded(code, project(name, Some("100"), &[quantity("数量", 5, "个")]));
    let diff = compared(
        &[form("13028124P002321100046", "河道清淤整治")],
        &[form("13028125P002321100044", "河道清淤整治（二期）")],
    );
    assert_eq!(diff.projects[0].status, Status::Changed);
    assert_eq!(told(&diff.projects[0]), ["/project/name renamed", "/project/code year"]);
}

#[test]
fn rows_that_were_left_open_are_no_indicators() {
    let blank = |name: &str| {
        let target = json!({"text": "", "kind": "blank"});
        indicator(("output", "产出指标"), ("output.quantity", "数量指标"), name, &target)
    };
    let real = quantity("清淤长度", 5, "公里");
    let old = project("河道清淤", Some("100"), &[real.clone(), blank("指标2："), blank("……"), blank("")]);
    let new = project("河道清淤", Some("100"), std::slice::from_ref(&real));
    let diff = compared(&[old], &[new]);
    assert!(diff.is_same(), "{:?}", told(&diff.projects[0]));
    assert_eq!(diff.projects[0].indicators.len(), 1);
    // A name without a value is an indicator that is not finished, and one that is gone is missed.
    let old = project("河道清淤", Some("100"), &[real.clone(), blank("行洪能力")]);
    let new = project("河道清淤", Some("100"), &[real]);
    let diff = compared(&[old], &[new]);
    let dropped: Vec<_> = diff.projects[0].alerts.iter().map(|alert| alert.message.as_str()).collect();
    assert_eq!(dropped, ["上年指标“行洪能力”今年未再设置"]);
}

#[test]
fn what_an_open_row_left_under_its_headings_is_no_field() {
    let with = |fields: &Value| {
        let mut form = project("河道清淤", Some("100"), &[quantity("清淤长度", 5, "公里")]);
        form["labels"] = json!({"indicators.level2": "二级指标", "indicators.name": "三级指标", "indicators.target": "指标值"});
        form["fields"] = fields.clone();
        form
    };
    let open = json!({"二级指标": "质量指标", "三级指标": "……", "三级指标（2）": "指标2：", "指标值": ""});
    let diff = compared(&[with(&open)], &[with(&json!({}))]);
    assert!(diff.is_same(), "{:?}", told(&diff.projects[0]));
    // What somebody wrote there is told, and so is any other field.
    let written = json!({"三级指标": "行洪能力", "实施单位": "水利站"});
    let diff = compared(&[with(&written)], &[with(&json!({}))]);
    assert_eq!(told(&diff.projects[0]), ["/fields/三级指标 cleared", "/fields/实施单位 cleared"]);
}

#[test]
fn an_evaluation_is_compared_with_goals_only_when_asked() {
    let goals = project("河道清淤", Some("100"), &[quantity("清淤长度", 5, "公里")]);
    let mut evaluation = goals.clone();
    evaluation["kind"] = "project_evaluation".into();
    let (old, new) = (document(2024, &[evaluation.clone()]), document(2025, &[goals]));
    let apart = diff(&old, &new, &DiffOptions::default());
    let found: Vec<_> = apart.projects.iter().map(|project| project.status).collect();
    assert_eq!(found, [Status::Added, Status::Removed]);
    let kinds = apart.alerts.iter().find(|alert| alert.id == AlertId::OtherKinds).unwrap();
    assert_eq!(
        kinds.message,
        "1 个项目上年是项目绩效自评表，今年是项目绩效目标表，表种不同，没有对比；需要对比时加 --across-kinds"
    );
    let across = diff(&old, &new, &DiffOptions { across_kinds: true, ..DiffOptions::default() });
    assert_eq!(across.projects[0].status, Status::Same);
    // Two evaluations are of one kind.
    let again = diff(&old, &document(2025, &[evaluation]), &DiffOptions::default());
    assert!(again.is_same());
}

#[test]
fn a_document_in_which_nothing_was_found_is_told() {
    let old = document(2024, &[project("河道清淤", Some("100"), &[])]);
    let diff = diff(&old, &document(2025, &[]), &DiffOptions::default());
    let said: Vec<_> = diff.alerts.iter().map(|alert| (alert.id, alert.message.as_str())).collect();
    let message = "今年的文件中没有识别出绩效表，列为取消的项目可能只是没有读出";
    assert_eq!(said, [(AlertId::NothingFound, message)]);
}

#[test]
fn parts_that_were_not_understood_are_compared_too() {
    let with = |text: &str| {
        let mut form = project("河道清淤", Some("100"), &[]);
        form["tables"] = json!([{"table": 1, "rows": 1, "columns": 2, "cells": [
            {"row": 1, "column": 1, "row_span": 1, "column_span": 1, "text": "测算依据"},
            {"row": 1, "column": 2, "row_span": 1, "column_span": 1, "text": text}]}]);
        form
    };
    let diff = compared(&[with("每公里20万元")], &[with("每公里25万元")]);
    assert_eq!(told(&diff.projects[0]), ["/tables/1 text"]);
    assert!(compared(&[with("每公里20万元")], &[with("每公里20万元")]).is_same());
}

#[test]
fn one_common_indicator_does_not_make_two_projects_one() {
    let form = |name: &str| project(name, Some("100"), &[quantity("完成数量", 5, "个")]);
    let one = compared(&[form("防汛物资")], &[form("水质监测")]);
    let found: Vec<_> = one.projects.iter().map(|project| project.status).collect();
    assert_eq!(found, [Status::Added, Status::Removed]);
    assert_eq!(one.possible.len(), 1, "but it is shown");
    // With a goal in the same words it was renamed.
    let with_goal = |name: &str| {
        let mut form = form(name);
        form["goals"] =
            json!([{"term": "annual", "label": "目标", "text": "为全县12个乡镇供水点监测水质，确保达标。"}]);
        form
    };
    assert_eq!(
        compared(&[with_goal("防汛物资")], &[with_goal("水质监测")]).projects[0].status,
        Status::Changed
    );
}

#[test]
fn money_with_one_side_is_the_years_however_its_total_is_called() {
    let form = |term: &str, label: &str, total: &str| {
        let mut form = project("图书馆总分馆建设", None, &[quantity("建设分馆", 6, "个")]);
        let mut line = fund("total", label, total);
        line["term"] = term.into();
        form["funds"] = json!([line]);
        form
    };
    let diff = compared(&[form("annual", "年度资金总额", "200")], &[form("whole", "项目资金总额", "240")]);
    assert_eq!(told(&diff.projects[0])[..1], ["/funds/total/budget amount"]);
    assert_eq!(diff.summary.totals.budget_delta, Some(400_000.into()));
    // Beside a year's total that of the whole period stays what it is.
    let mut sides = form("whole", "项目资金总额", "900");
    sides["funds"].as_array_mut().unwrap().push(fund("total", "年度资金总额", "200"));
    let diff = compared(&[form("annual", "年度资金总额", "200")], &[sides]);
    assert_eq!(told(&diff.projects[0])[..1], ["/funds/whole.total/budget filled"]);
}

#[test]
fn an_indicator_described_in_the_same_words_is_the_same() {
    let form = |name: &str, description: &str| {
        let mut rate = quantity(name, 95, "%");
        rate["description"] = description.into();
        project("教师培训", Some("10"), &[rate])
    };
    let said = "参训教师考核合格的比例";
    let diff = compared(&[form("培训合格率", said)], &[form("学员结业率", said)]);
    assert_eq!(told(&diff.projects[0]), ["学员结业率 changed", "/name text"]);
    let diff = compared(&[form("培训合格率", said)], &[form("学员结业率", "取得证书的学员比例")]);
    assert_eq!(told(&diff.projects[0]), ["学员结业率 added", "培训合格率 removed"]);
}

#[test]
fn points_in_a_label_are_told_once() {
    let form = |label: &str, points: i64| {
        let mut row = quantity("清淤长度", 5, "公里");
        row["level1"] = json!({"id": "output", "label": label, "weight": {
            "text": format!("{points}分"), "kind": "number", "op": "eq", "value": points, "unit": "分"}});
        project("河道清淤", Some("100"), &[row])
    };
    let diff = compared(&[form("产出指标（50分）", 50)], &[form("产出指标(40分)", 40)]);
    assert_eq!(told(&diff.projects[0])[..1], ["/levels/output/weight number"]);
    assert!(diff.narrative.is_empty());
}
