//! One form of each family.

use serde_json::{Value, json};

use super::Length;
use super::content::{
    GOAL, NAMES, fields, funds, head, indicator, indicators, q, sentence, target, text, two_terms, unit,
    value, with,
};

/// One form of a family.
pub fn form(family: &str, length: Length) -> Value {
    let yearly = ["年度资金总额", "其中：财政拨款", "其他资金"];
    let goal = |label: &str| json!({"term": "annual", "label": label, "text": text(GOAL, length)});
    match family {
        "hebei" => with(
            with(head("project_goal", "hebei", "农村电商人才培训经费绩效目标表", length), unit()),
            json!({
                "number": "1.",
                "funds": funds(["预算数", "其中：财政资金", "其他资金"], length),
                "purpose": text("用于全县电商人才培训的场地、师资和教材支出。", length),
                "schedule": ([(3, "25%"), (6, "50%"), (10, "75%"), (12, "100%")]
                    .map(|(month, share)| json!({"label": format!("{month}月底"), "month": month, "share": value(share, length)}))),
                "goals": [goal("绩效目标")],
                "indicators": indicators(length, |index| json!({
                    "description": sentence(index, length),
                    "basis": if length == Length::Empty { "" } else { "《云岭县电商培训管理办法》" },
                })),
            }),
        ),
        "central" => with(
            head("project_goal", "central", "项目支出绩效目标表", length),
            json!({
                "fields": fields(length),
                "funds": funds(yearly, length),
                "goals": [goal("年度目标")],
                "indicators": indicators(length, |_| json!({})),
            }),
        ),
        "two-sided" => {
            let mut funds = two_terms(&funds(yearly, length));
            for fund in funds.iter_mut().filter(|fund| fund["term"] == "whole") {
                fund["label"] = json!(fund["label"].as_str().unwrap_or_default().replace("年度", "中期"));
            }
            with(
                head("project_goal", "central", "项目支出绩效目标申报表", length),
                json!({
                    "fields": fields(length),
                    "funds": funds,
                    "goals": [
                        {"term": "whole", "label": "中期目标（2023年—2025年）", "text": text(GOAL, length)},
                        {"term": "annual", "label": "年度目标", "text": text("年内建成电商服务站。", length)},
                    ],
                    "indicators": two_terms(&indicators(length, |_| json!({}))),
                }),
            )
        }
        "department" => with(
            head("department_goal", "department", "部门（单位）整体支出绩效目标表", length),
            json!({
                "project": null,
                "fields": {"部门（单位）名称": "云岭县商务局"},
                "tasks": (1..=if length == Length::Long { 12 } else { 3 }).map(|number| json!({
                    "name": if length == Length::Empty { String::new() } else { format!("任务{number}：促进消费") },
                    "content": sentence(number, length),
                    "budget": {"total": value("120.00", length), "fiscal": value("100.00", length), "other": value("20.00", length)},
                })).collect::<Vec<_>>(),
                "funds": [{"item": "total", "label": "金额合计", "budget": value("360.00", length)}],
                "goals": [goal("年度总体目标")],
                "indicators": indicators(length, |_| json!({})),
            }),
        ),
        "activity" => {
            let tasks = if length == Length::Long { 8 } else { 3 };
            let name = |number: usize| format!("活动{number}：市场体系建设");
            with(
                head("department_goal", "hebei_activity", "部门职责—工作活动绩效目标表", length),
                json!({
                    "project": null,
                    "tasks": (1..=tasks).map(|number| json!({
                        "name": name(number), "content": sentence(number, length), "budget": {"total": value("48.20", length)},
                    })).collect::<Vec<_>>(),
                    "goals": (1..=tasks).map(|number| json!({
                        "label": "绩效目标", "text": sentence(number + 3, length), "task": name(number),
                    })).collect::<Vec<_>>(),
                    "indicators": (0..tasks * 3).map(|index| json!({
                        "task": name(index / 3 + 1),
                        "name": if length == Length::Empty { "" } else { NAMES[index % 9] },
                        "grades": {"优": value("≥95%", length), "良": value("90%-95%", length), "中": value("80%-90%", length), "差": value("<80%", length)},
                    })).collect::<Vec<_>>(),
                }),
            )
        }
        "evaluation" => with(
            head("project_evaluation", "evaluation", "项目支出绩效自评表", length),
            json!({
                "fields": {"主管部门": "云岭县商务局", "实施单位": "云岭县商务局"},
                "funds": (["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"].iter().enumerate().map(|(index, label)| json!({
                    "item": null, "label": label,
                    "initial": value("100.00", length), "budget": value("98.50", length), "executed": value("95.25", length),
                    "weight": value(if index == 0 { "10" } else { "—" }, length),
                    "rate": value("96.70%", length), "score": value(if index == 0 { "9.67" } else { "—" }, length),
                })).collect::<Vec<_>>()),
                "goals": [{"label": "年度总体目标", "text": text(GOAL, length), "actual": text("已完成全年培训任务。", length)}],
                "indicators": indicators(length, |index| json!({
                    "actual": target(index + 1, length), "weight": value("10", length), "score": value("9.5", length),
                    "deviation": if index % 3 == 0 { sentence(index, length) } else { String::new() },
                })),
                "total": {"weight": value("100", length), "score": value("95.17", length)},
            }),
        ),
        "monitoring" => with(
            head("project_monitoring", "monitoring", "项目支出绩效目标执行监控表", length),
            json!({
                "labels": {"funds.executed": "1-7月执行数", "indicators.actual": "1-7月执行情况"},
                "fields": {"主管部门": "云岭县商务局", "实施单位": "云岭县商务局"},
                "funds": (["年度资金总额", "其中：本年财政拨款", "其他资金"].iter().map(|label| json!({
                    "item": null, "label": label, "initial": value("100.00", length), "executed": value("55.25", length),
                    "rate": value("55.25%", length), "expected": value("98.00", length),
                })).collect::<Vec<_>>()),
                "goals": [goal("年度总体目标")],
                "indicators": indicators(length, |index| json!({
                    "actual": target(index + 1, length), "expected": target(index, length),
                    "likelihood": if length == Length::Empty { "" } else { "确定能" },
                    "fields": {"经费保障": "", "制度保障": "", "人员保障": sentence(index, length), "备注": ""},
                })),
            }),
        ),
        "core" => {
            let levels = ["经济成本指标", "社会成本指标", "生态环境成本指标"];
            let mut all: Vec<_> = levels
                .iter()
                .enumerate()
                .map(|(index, label)| {
                    with(indicator(index, Length::Short), json!({
                        "level1": {"id": "cost", "label": "成本指标", "weight": q("20分")}, "level2": {"id": null, "label": label},
                    }))
                })
                .collect();
            all.extend(indicators(length, |_| json!({})));
            let all: Vec<_> = all.into_iter().enumerate().map(|(index, indicator)| with(indicator, json!({
                "weight": value("8", length), "basis": if length == Length::Empty { "" } else { "行业标准" },
                "standard": sentence(index, length), "explanation": sentence(index + 1, length),
                "source": if length == Length::Empty { "" } else { "统计年报" },
            }))).collect();
            with(
                head("project_goal", "core_101", "项目支出核心绩效指标表", length),
                json!({"fields": fields(length), "funds": funds(yearly, length), "goals": [goal("年度目标")], "indicators": all}),
            )
        }
        "split" => with(
            head("project_goal", "split", "项目绩效目标表", length),
            json!({
                "funds": funds(yearly, length),
                "goals": [goal("年度目标")],
                "indicators": indicators(length, |index| json!({
                    "weight": value("10", length), "fields": {"指标方向性": if index % 2 == 0 { "正向指标" } else { "反向指标" }},
                })),
            }),
        ),
        "county" => {
            let keep = |text: &str| if length == Length::Empty { String::new() } else { text.to_owned() };
            with(
                head("project_goal", "county", "财政支出绩效目标申报表", length),
                json!({
                    "fields": {
                        "填报单位（盖章）": keep("云岭县商务局"), "项目属性": "□新增 ☑延续", "主管部门": keep("云岭县商务局"),
                        "主管部门编码": keep("415"), "项目起止时间": keep("2023年1月至12月"), "单位职能概述": text("负责全县商贸流通行业管理。", length),
                        "项目概况": text("本项目面向全县电商从业人员开展培训。", length), "立项的依据": keep("云政办〔2022〕7号"),
                        "申报的可行性": keep("前期已具备师资、场地等条件。"), "申报的必要性": keep("全县电商人才缺口较大，亟需系统培训。"),
                        "其他说明的问题": "",
                    },
                    "funds": funds(["资金总额", "财政拨款", "自有资金"], length),
                    "goals": [
                        {"term": "whole", "label": "长期目标", "text": text(GOAL, length)},
                        {"term": "annual", "label": "年度目标", "text": text(GOAL, length)},
                    ],
                    "indicators": two_terms(&indicators(length, |_| json!({"fields": {"备注": ""}}))),
                }),
            )
        }
        other => panic!("no family `{other}`"),
    }
}
