//! Two years of four departments, drawn in four layouts: every fact that was planted is told, and nothing else. The facts
//! were written down from the drawings.

#![allow(clippy::unwrap_used)] // helpers of tests may fail loudly

use jixiao::changes::{Change, Effect};
use jixiao::{Diff, DiffOptions, Options, read};
use pretty_assertions::assert_eq;
use testkit::forms::Drawing;

macro_rules! drawn {
    ($name:literal) => {
        [
            include_str!(concat!("years/", $name, "-2023.txt")),
            include_str!(concat!("years/", $name, "-2024.txt")),
        ]
    };
}

fn compared(drawings: [&str; 2]) -> Diff {
    let [old, new] = [(drawings[0], "2023.docx"), (drawings[1], "2024.docx")]
        .map(|(drawing, name)| read(&Drawing::parse(drawing).docx(), name, &Options::default()).unwrap());
    jixiao::diff(&old, &new, &DiffOptions::default())
}

/// What became of a value: where, how, by how much, and whether that asks for more or less.
fn line(change: &Change) -> String {
    let kind = serde_json::to_value(change.kind).unwrap();
    let delta = change.delta.map(|delta| format!(" {}", delta.0.normalize())).unwrap_or_default();
    let effect = match change.effect {
        Some(Effect::Tightened) => " tightened",
        Some(Effect::Loosened) => " loosened",
        None => "",
    };
    format!("{} {}{delta}{effect}", change.path, kind.as_str().unwrap())
}

/// Everything that a comparison tells, sorted.
fn told(diff: &Diff) -> Vec<String> {
    let mut told: Vec<String> = diff.narrative.iter().map(line).collect();
    for project in &diff.projects {
        let side = project.new.as_ref().or(project.old.as_ref()).unwrap();
        let name = side.name.clone().unwrap();
        let status = serde_json::to_value(project.status).unwrap();
        told.push(format!("{name} {}", status.as_str().unwrap()));
        told.extend(project.changes.iter().map(|change| format!("{name}: {}", line(change))));
        if project.old.is_none() != project.new.is_none() && project.members.is_empty() {
            continue;
        }
        for indicator in &project.indicators {
            let side = indicator.new.as_ref().or(indicator.old.as_ref()).unwrap();
            let own = side.name.clone().unwrap();
            if indicator.old.is_none() || indicator.new.is_none() {
                let status = serde_json::to_value(indicator.status).unwrap();
                told.push(format!("{name}: {own} {}", status.as_str().unwrap()));
            }
            told.extend(indicator.changes.iter().map(|change| format!("{name}: {own} {}", line(change))));
        }
    }
    told.sort();
    told
}

#[track_caller]
fn assert_told(drawings: [&str; 2], facts: &[&str]) {
    let mut facts: Vec<String> = facts.iter().map(|fact| (*fact).to_owned()).collect();
    facts.sort();
    assert_eq!(told(&compared(drawings)), facts);
}

#[test]
fn an_application_with_a_split_and_a_renamed_project() {
    assert_told(
        drawn!("water"),
        &[
            "/outline/ year",
            "/levels/satisfaction.beneficiary/label wording",
            "农村饮水安全巩固提升工程 changed",
            "农村饮水安全巩固提升工程: /funds/total/budget amount 1700000",
            "农村饮水安全巩固提升工程: /funds/fiscal/budget amount 1500000",
            "农村饮水安全巩固提升工程: /funds/carryover/budget amount 200000",
            "农村饮水安全巩固提升工程: /goals/annual/text text",
            // 成本指标 went from the second level to the first; 6.5 → 6.8 万元/公里 are 3 元/米 more.
            "农村饮水安全巩固提升工程: 单位改造成本 /level2 category",
            "农村饮水安全巩固提升工程: 单位改造成本 /target number 3 loosened",
            "农村饮水安全巩固提升工程: 改造供水管网长度 /target number -20000 loosened",
            "农村饮水安全巩固提升工程: 工程验收合格率 /target rate 1 tightened",
            "农村饮水安全巩固提升工程: 工程完工时间 /target year",
            "农村饮水安全巩固提升工程: 受益农村人口数 /name text",
            "农村饮水安全巩固提升工程: 受益农村人口数 /target unit",
            "农村饮水安全巩固提升工程: 水质达标率 /target same_meaning",
            "农村饮水安全巩固提升工程: 工程良性运行年限 /level2 category",
            "水资源管理与节水宣传经费 split",
            "水资源管理与节水宣传经费: 核查取水户数 /target number 10 tightened",
            "水资源管理与节水宣传经费: 违规取水案件数 /target number -2 tightened",
            "水资源管理与节水宣传经费: 节水知识知晓率 /target rate 5 tightened",
            "大中型水库移民后期扶持资金 changed",
            "大中型水库移民后期扶持资金: /project/name renamed",
            "大中型水库移民后期扶持资金: /funds/total/budget qualified",
            "大中型水库移民后期扶持资金: /funds/fiscal/budget cleared",
            "大中型水库移民后期扶持资金: 补助移民人数 /target number -200 loosened",
            "大中型水库移民后期扶持资金: 移民人均增收 added",
            "大中型水库移民后期扶持资金: 移民生活改善 removed",
        ],
    );
}

#[test]
fn a_department_whose_tasks_stand_in_another_order() {
    assert_told(
        drawn!("school"),
        &[
            "云岭县教育体育局 changed",
            "云岭县教育体育局: /funds/total/budget amount 5898100",
            "云岭县教育体育局: /funds/fiscal/budget amount 6098100",
            "云岭县教育体育局: /funds/other/budget amount -200000",
            "云岭县教育体育局: /goals/annual/text text",
            "云岭县教育体育局: /tasks/义务教育营养改善/content text",
            "云岭县教育体育局: /tasks/义务教育营养改善/budget/total amount -200000",
            "云岭县教育体育局: /tasks/义务教育营养改善/budget/fiscal amount -200000",
            "云岭县教育体育局: /tasks/智慧校园建设/name filled",
            "云岭县教育体育局: /tasks/智慧校园建设/content filled",
            "云岭县教育体育局: /tasks/智慧校园建设/budget/total filled",
            "云岭县教育体育局: /tasks/智慧校园建设/budget/fiscal filled",
            "云岭县教育体育局: /tasks/智慧校园建设/budget/other filled",
            "云岭县教育体育局: /tasks/校舍维修/budget/fiscal amount 200000",
            "云岭县教育体育局: /tasks/校舍维修/budget/other amount -200000",
            "云岭县教育体育局: /tasks/保障教职工工资/budget/total amount 220000",
            "云岭县教育体育局: /tasks/保障教职工工资/budget/fiscal amount 220000",
            "云岭县教育体育局: 受益学生人数 /target number -500 loosened",
            "云岭县教育体育局: 校舍维修验收合格率 /name text",
            "云岭县教育体育局: 义务教育巩固率 /target rate 1 tightened",
        ],
    );
}

#[test]
fn two_evaluations_of_one_project() {
    assert_told(
        drawn!("culture"),
        &[
            "基层文化服务 changed",
            "基层文化服务: /funds/total/initial amount 150000",
            "基层文化服务: /funds/total/budget amount 170000",
            "基层文化服务: /funds/total/executed amount 236500",
            "基层文化服务: /funds/total/rate rate 5.78",
            "基层文化服务: /funds/total/score number 0.6",
            "基层文化服务: /funds/fiscal/initial amount 150000",
            "基层文化服务: /funds/fiscal/budget amount 170000",
            "基层文化服务: /funds/fiscal/executed amount 236500",
            "基层文化服务: /funds/fiscal/rate rate 5.78",
            "基层文化服务: /goals/annual/text text",
            "基层文化服务: /goals/annual/actual text",
            "基层文化服务: /total/score number 2.6",
            "基层文化服务: 送戏下乡场次 /target number 10 tightened",
            "基层文化服务: 送戏下乡场次 /actual number 9",
            "基层文化服务: 免费开放天数 /actual number 5",
            "基层文化服务: 活动完成时间 /target year",
            // From the end of December to the end of November of the next year.
            "基层文化服务: 活动完成时间 /actual date 335",
            "基层文化服务: 惠及群众 /deviation cleared",
            "基层文化服务: 惠及群众 /actual number 4000",
            "基层文化服务: 惠及群众 /score number 2",
            "基层文化服务: 群众满意度 /target rate 2 tightened",
            "基层文化服务: 群众满意度 /actual rate -1",
        ],
    );
}

#[test]
fn a_list_with_a_new_an_ended_and_a_renamed_project() {
    assert_told(
        drawn!("farm"),
        &[
            "耕地地力保护 changed",
            "耕地地力保护: 补贴面积 /target unit",
            "2024年农机购置与应用补贴 changed",
            "2024年农机购置与应用补贴: /project/name renamed",
            "2024年农机购置与应用补贴: /goals/annual/text text",
            "2024年农机购置与应用补贴: 补贴农机数量 /target number 20 tightened",
            "2024年农机购置与应用补贴: 农机合格率 /target rate -2 loosened",
            "高标准农田建设 added",
            "动物防疫 removed",
        ],
    );
}
