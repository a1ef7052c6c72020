//! What the forms of the tests hold: words, numbers and indicators of an invented county.

use serde_json::{Value, json};

use super::Length;

/// A quantity that nobody parsed.
pub fn q(text: &str) -> Value {
    json!({"text": text, "kind": if text.is_empty() { "blank" } else { "text" }})
}

pub const LEVELS: [(&str, &str, &str, &str); 9] = [
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

pub const NAMES: [&str; 9] = [
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
pub const TARGETS: [&str; 9] = [
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
pub const LONG_TARGETS: [&str; 4] = [
    "≥12345678901.25立方米",
    "较上年同期增长不低于8.5个百分点且总量突破3.27亿元",
    "≤62500元/场次/年",
    "2023年6月30日前完成70%，2023年12月31日前完成100%",
];

pub fn rows(length: Length) -> usize {
    if length == Length::Long { 40 } else { 9 }
}

/// Which of the nine second levels a row belongs to: the long block has most of its rows under the first ones.
pub fn level(index: usize, length: Length) -> usize {
    if length == Length::Long {
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3][index.min(21)]
            .max(index.saturating_sub(31))
    } else {
        index
    }
}

pub fn sentence(index: usize, length: Length) -> String {
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

pub fn text(short: &str, length: Length) -> String {
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

pub fn value(short: &str, length: Length) -> Value {
    q(if length == Length::Empty { "" } else { short })
}

pub fn target(index: usize, length: Length) -> Value {
    match length {
        Length::Short => q(TARGETS[index % 9]),
        Length::Long if index % 5 == 4 => q(LONG_TARGETS[index % 4]),
        Length::Long => q(TARGETS[index % 9]),
        Length::Empty => q(""),
    }
}

pub fn indicator(index: usize, length: Length) -> Value {
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

pub fn indicators(length: Length, more: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..rows(length)).map(|index| with(indicator(index, length), more(index))).collect()
}

pub fn with(mut object: Value, more: Value) -> Value {
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}

pub fn head(kind: &str, profile: &str, title: &str, length: Length) -> Value {
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

pub fn unit() -> Value {
    json!({"unit": {"code": "415001", "name": "云岭县商务局", "level": "本级"}})
}

pub fn fields(length: Length) -> Value {
    json!({
        "主管部门及代码": if length == Length::Empty { "" } else { "[415]云岭县商务局" },
        "实施单位": if length == Length::Empty { "" } else { "云岭县商务局" },
        "项目属性": "☑新增项目□延续项目",
        "项目期": if length == Length::Empty { "" } else { "2023年1月—2025年12月" },
    })
}

pub fn funds(labels: [&str; 3], length: Length) -> Vec<Value> {
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

pub fn two_terms(items: &[Value]) -> Vec<Value> {
    items
        .iter()
        .flat_map(|item| ["whole", "annual"].map(|term| with(item.clone(), json!({"term": term}))))
        .collect()
}

pub const GOAL: &str = "全年培训电商人才，带动农产品网络销售，健全县乡村三级电商服务体系。";
