//! Submissions of an invented county, one for each family of form and each of three lengths.

#![allow(dead_code, unreachable_pub)] // each test file uses its part
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do
#![allow(clippy::needless_pass_by_value, clippy::match_same_arms)]

use model::Submission;
use serde_json::{Value, json};

/// How much a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Fits a page.
    Short,
    /// A 2,000-character goal, a 60-character code, a 40-row indicator block.
    Long,
    /// Every cell is there and empty.
    Empty,
}

pub const LENGTHS: [Length; 3] = [Length::Short, Length::Long, Length::Empty];

pub const FAMILIES: [&str; 10] = [
    "hebei",
    "central",
    "two-sided",
    "department",
    "activity",
    "evaluation",
    "monitoring",
    "core",
    "split",
    "county",
];

/// A submission that holds one form of a family.
pub fn submission(family: &str, length: Length) -> Submission {
    whole(vec![form(family, length)])
}

/// A submission of these forms.
pub fn whole(forms: Vec<Value>) -> Submission {
    parsed(&json!({
        "schema": "jixiao/1",
        "source": {"file": "云岭县.docx", "format": "docx", "sha256": "0".repeat(64), "producer": null},
        "year": 2023,
        "department": {"code": "415", "name": "云岭县商务局"},
        "forms": forms,
    }))
}

pub fn parsed(value: &Value) -> Submission {
    serde_json::from_str(&value.to_string()).expect("canonical JSON")
}

/// A quantity that nobody parsed.
pub fn q(text: &str) -> Value {
    json!({"text": text, "kind": if text.is_empty() { "blank" } else { "text" }})
}

const LEVELS: [(&str, &str, &str, &str); 9] = [
    ("output", "产出指标", "output.quantity", "数量指标"),
    ("output", "产出指标", "output.quality", "质量指标"),
    ("output", "产出指标", "output.timeliness", "时效指标"),
    ("output", "产出指标", "output.cost", "成本指标"),
    ("effect", "效益指标", "effect.economic", "经济效益指标"),
    ("effect", "效益指标", "effect.social", "社会效益指标"),
    ("effect", "效益指标", "effect.ecological", "生态效益指标"),
    ("effect", "效益指标", "effect.sustainability", "可持续影响指标"),
    ("satisfaction", "满意度指标", "satisfaction.beneficiary", "服务对象满意度指标"),
];

const NAMES: [&str; 9] = [
    "培训电商人才人次",
    "培训合格率",
    "培训完成时间",
    "人均培训成本",
    "带动农产品销售额",
    "新增就业人数",
    "可降解包装使用率",
    "培训机制健全性",
    "参训人员满意度",
];
const TARGETS: [&str; 9] = [
    "≥1500人次",
    "≥98.5%",
    "2023年11月底前",
    "≤250元/人·天",
    "≥1200.50万元",
    "2～3百人",
    "80%以上",
    "健全",
    "≥95%",
];
const LONG_TARGETS: [&str; 4] = [
    "≥12345678901.25立方米",
    "较上年同期增长不低于8.5个百分点且总量突破3.27亿元",
    "≤62500元/场次/年",
    "2023年6月30日前完成70%，2023年12月31日前完成100%",
];

fn rows(length: Length) -> usize {
    if length == Length::Long { 40 } else { 9 }
}

/// Which of the nine second levels a row belongs to: the long block has most of its rows under the first ones.
fn level(index: usize, length: Length) -> usize {
    if length == Length::Long {
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3][index.min(21)]
            .max(index.saturating_sub(31))
    } else {
        index
    }
}

fn sentence(index: usize, length: Length) -> String {
    match length {
        Length::Short => format!("全年{}的考核口径", NAMES[index % 9]),
        Length::Long => format!(
            "第{}项：按照《云岭县促进电子商务发展若干措施》（云政办〔2022〕7号）对{}逐月统计、逐季通报，数据口径与统计年报一致，误差≤0.5%。",
            index + 1,
            NAMES[index % 9]
        ),
        Length::Empty => String::new(),
    }
}

fn text(short: &str, length: Length) -> String {
    match length {
        Length::Short => short.to_owned(),
        Length::Empty => String::new(),
        // About 2,000 characters in several paragraphs.
        Length::Long => (1..=20)
            .map(|number| {
                format!(
                    "{number}.{short}其中第{number}阶段安排资金{}.50万元，组织各类活动不少于{}场次，服务企业≥{}家、群众≥{}人次，任务完成率达到100%，群众满意度95%以上。",
                    number * 3,
                    number + 1,
                    number * 12,
                    number * 1000
                )
            })
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

fn value(short: &str, length: Length) -> Value {
    q(if length == Length::Empty { "" } else { short })
}

fn target(index: usize, length: Length) -> Value {
    match length {
        Length::Short => q(TARGETS[index % 9]),
        Length::Long if index % 5 == 4 => q(LONG_TARGETS[index % 4]),
        Length::Long => q(TARGETS[index % 9]),
        Length::Empty => q(""),
    }
}

fn indicator(index: usize, length: Length) -> Value {
    let (id1, label1, id2, label2) = LEVELS[level(index, length).min(8)];
    let name = match length {
        Length::Empty => String::new(),
        Length::Short => NAMES[index % 9].to_owned(),
        Length::Long => format!("{}（第{}批）", NAMES[index % 9], index + 1),
    };
    json!({
        "level1": {"id": id1, "label": label1}, "level2": {"id": id2, "label": label2},
        "name": name, "target": target(index, length),
    })
}

fn indicators(length: Length, more: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..rows(length)).map(|index| with(indicator(index, length), more(index))).collect()
}

fn with(mut object: Value, more: Value) -> Value {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}

fn head(kind: &str, profile: &str, title: &str, length: Length) -> Value {
    let code = match length {
        Length::Short => "13990122P004415100017",
        Length::Long => "13990122P004415100017-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-END",
        Length::Empty => "",
    };
    let name = match length {
        Length::Short => "农村电商人才培训经费",
        Length::Long => {
            "云岭县农村电子商务综合示范县建设暨电商人才培训、直播基地运营、冷链物流配套和农产品上行提升工程专项补助资金（第一批）"
        }
        Length::Empty => "",
    };
    json!({
        "kind": kind, "profile": profile, "title": title, "year": 2023, "currency_unit": "万元",
        "project": {"code": code, "name": name},
    })
}

fn unit() -> Value {
    json!({"unit": {"code": "415001", "name": "云岭县商务局", "level": "本级"}})
}

fn fields(length: Length) -> Value {
    json!({
        "主管部门及代码": if length == Length::Empty { "" } else { "[415]云岭县商务局" },
        "实施单位": if length == Length::Empty { "" } else { "云岭县商务局" },
        "项目属性": "☑新增项目□延续项目",
        "项目期": if length == Length::Empty { "" } else { "2023年1月—2025年12月" },
    })
}

fn funds(labels: [&str; 3], length: Length) -> Vec<Value> {
    let amounts = if length == Length::Long {
        ["1234567890.50", "1234567000.00", "890.50"]
    } else {
        ["12.50", "10.00", "2.50"]
    };
    ["total", "fiscal", "other"]
        .iter()
        .zip(labels)
        .zip(amounts)
        .map(|((item, label), amount)| json!({"item": item, "label": label, "budget": value(amount, length)}))
        .collect()
}

fn two_terms(items: &[Value]) -> Vec<Value> {
    items
        .iter()
        .flat_map(|item| ["whole", "annual"].map(|term| with(item.clone(), json!({"term": term}))))
        .collect()
}

const GOAL: &str = "全年培训电商人才，带动农产品网络销售，健全县乡村三级电商服务体系。";

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

/// The renderer of all tests: the system's fonts, after those of `JIXIAO_FONT_DIR` when it is set.
pub fn renderer() -> renderer::Renderer {
    let dirs = std::env::var_os("JIXIAO_FONT_DIR").map(std::path::PathBuf::from).into_iter().collect();
    renderer::Renderer::new(&renderer::FontOptions { dirs, system: true }).expect("fonts: run `just setup`")
}

/// Without white space: lines break where they must.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every text of canonical JSON that a reader of the document should see.
pub fn texts(json: &Value) -> Vec<String> {
    // Ids, derived values and what says where things were, not what they are. `unit` is a text of a quantity's
    // record and an object of a form.
    const NOT_SHOWN: [&str; 9] =
        ["kind", "profile", "item", "term", "id", "recognition", "labels", "base", "op"];
    match json {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(entries) if entries.contains_key("text") && entries.contains_key("kind") => {
            texts(&entries["text"])
        }
        Value::Object(entries) => entries
            .iter()
            .filter(|(key, _)| !NOT_SHOWN.contains(&key.as_str()))
            .flat_map(|(_, value)| texts(value))
            .collect(),
        _ => vec![],
    }
}

/// Gives a form what its family has no block or column for.
pub fn one_indicator_more(submission: &mut Submission) {
    let form = &mut submission.forms[0];
    form.tasks.push(model::Task {
        name: "任务甲".into(),
        content: Some("内容乙".into()),
        ..model::Task::default()
    });
    form.indicators[0].explanation = Some("指标解释丙".into());
    form.indicators[0].grades.insert("优".into(), model::Quantity::unread("优秀丁"));
    form.indicators[0].fields.insert("附加栏".into(), "戊".into());
}
