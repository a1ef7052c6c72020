//! IND-NAME-DESC 指标名称与描述不一致 | Name and description speak of different things
//!
//! **查什么。** 名称和描述（没有描述的，指标解释）末尾所说的量：比率（率、比例、满意度）、数量（人数、次数、面积）、金额（成本、费用）是否一致；名称说增长而描述不说增长；名称与描述说的方向相反（提高与降低、增加与减少）。
//!
//! **为什么。** 指标值只属于其中一个，读的人不知道是哪一个。没有可衡量的词的不比。
//!
//! **例子。** 业务增加值增长率，描述为“产品销量”。
//!
//! 改法：使描述说明名称所指的同一个量。
//!
//! **What.** The measured noun at the end of the name and of the description (指标解释 where there is none): a rate (率, 比例, 满意度), a number (数量,
//! 人数, 次数, 面积), money (成本, 费用, 金额). Also growth in the name and none in a description that ends in a rate.
//!
//! **Why.** The value belongs to one of the two, and the reader cannot tell to which. Words without a measured noun
//! are not compared.
//!
//! **Example.** 业务增加值增长率, described as 产品销量.

use wording::fold::letters;
use wording::likeness::Pairs;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sheet::Row;
use crate::text::{first_of, has_any};

const GROWTH: &[&str] = &["增长", "增加", "提高", "提升", "增幅", "上升"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    Rate,
    Number,
    Money,
}

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let (name, (key, description)) = (row.name(), said_of(&row));
        if let Some((word, other)) = opposite(name, description) {
            let claim =
                format!("三级指标{}说“{word}”，描述{}说“{other}”", quote(name), quote(tail(description)));
            out.add(vec![row.name_at(), row.at.key(key)], claim);
            continue;
        }
        let (Some(a), Some(b)) = (noun(name), noun(description)) else { continue };
        let growth =
            a == Noun::Rate && b == Noun::Rate && name.ends_with("增长率") && !has_any(description, GROWTH);
        if a != b || growth {
            let claim = format!("三级指标{}与描述{}不是同一个量", quote(name), quote(tail(description)));
            out.add(vec![row.name_at(), row.at.key(key)], claim);
        }
    }
}

/// What describes an indicator: 绩效指标描述, else 指标解释.
fn said_of<'a>(row: &Row<'a>) -> (&'static str, &'a str) {
    match (row.description(), row.indicator.explanation.as_deref()) {
        ("", Some(explanation)) => ("explanation", explanation.trim()),
        (description, _) => ("description", description),
    }
}

/// The words by which name and description say the opposite of the same thing.
fn opposite(name: &str, description: &str) -> Option<(&'static str, &'static str)> {
    const UP: &[&str] = &["增长", "增加", "提高", "提升", "上升", "增幅"];
    const DOWN: &[&str] = &["减少", "下降", "降低", "缩减", "降幅"];
    const NEGATED: &[(&str, &[&str])] = &[
        ("合格", &["不合格", "未合格"]),
        ("达标", &["不达标", "未达标", "超标"]),
        ("满意", &["不满意"]),
        ("及时", &["不及时", "未及时", "未在规定", "逾期", "超期", "延误"]),
        ("按期", &["未按期", "逾期", "超期", "延期", "延误"]),
        ("按时", &["未按时", "逾期", "超期", "延期", "延误"]),
        ("完成", &["未完成"]),
        ("通过", &["未通过", "不通过"]),
        ("覆盖", &["未覆盖"]),
        ("完好", &["损坏", "故障", "毁损"]),
        ("正常", &["不正常", "故障", "异常"]),
        ("准确", &["不准确", "错误", "差错"]),
        ("成活", &["未成活", "死亡"]),
        ("到位", &["未到位"]),
        ("规范", &["不规范"]),
    ];
    let one_way = |text: &str, words: &[&'static str], others: &[&'static str]| {
        first_of(text, words).filter(|_| !has_any(text, others))
    };
    let turned = |a, b| Some((one_way(name, a, b)?, one_way(description, b, a)?));
    if let Some(found) = turned(UP, DOWN)
        .or_else(|| turned(DOWN, UP))
        .filter(|(word, _)| same_subject(name, word, description))
    {
        return Some(found);
    }
    NEGATED.iter().find_map(|(word, negated)| {
        let plain = name.contains(word) && !has_any(name, negated);
        let other = first_of(description, negated).filter(|_| plain)?;
        // 完成的和未完成的 tells of both.
        let both = description.replace(other, "").contains(word);
        (!both).then_some((*word, other))
    })
}

/// Whether the description speaks of what the name does: 效率提升 and 时间减少 are no opposites.
fn same_subject(name: &str, word: &str, description: &str) -> bool {
    let subject = name.split(word).next().unwrap_or_default();
    let subject =
        if subject.is_empty() { name.trim_start_matches(word).trim_end_matches('率') } else { subject };
    let (subject, description) = (Pairs::of(&letters(subject)), Pairs::of(&letters(description)));
    // 道路运输事故下降率, described as 事故较上年上升的比例: a rate of growth speaks of little else.
    let enough = if name.ends_with('率') { 1 } else { subject.len().div_ceil(2) };
    !subject.is_empty() && subject.shared(&description) >= enough
}

fn noun(text: &str) -> Option<Noun> {
    let text = text.trim_end_matches(['。', '；', '）', ')']);
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    if ends(&["效率", "频率", "功率", "汇率", "利率", "功效"]) {
        None
    } else if ends(&["率", "比例", "占比", "比重", "满意度", "覆盖面"]) {
        Some(Noun::Rate)
    } else if ends(&[
        "数量",
        "人数",
        "次数",
        "人次",
        "个数",
        "户数",
        "家数",
        "件数",
        "场次",
        "面积",
        "销量",
        "产量",
        "增加值",
        "总量",
    ]) {
        Some(Noun::Number)
    } else if ends(&["成本", "费用", "金额", "经费"]) {
        Some(Noun::Money)
    } else {
        None
    }
}

/// The last clause of a long description: where its measured noun stands.
fn tail(description: &str) -> &str {
    description.rsplit(['，', '。', '；']).find(|clause| !clause.is_empty()).unwrap_or(description)
}
