//! IND-DIR 比较符号与指标含义相反 | The sign points the wrong way
//!
//! **查什么。** 越低越好的（发生率、投诉、事故、偏差率、超支、成本金额）用了≥，越高越好的（合格率、满意度、覆盖率、及时率……）用了≤。
//!
//! **为什么。** “满意度≤95%”，0%也算达标。治理坏事的好事（投诉处理率、事故下降率、隐患整改率）和没有符号的数不管。
//!
//! **例子。** 安全事故发生率 ≥1%。
//!
//! 改法：核对指标方向：越低越好的用“≤”，越高越好的用“≥”。
//!
//! **What.** ≥ for what should be low (发生率, 投诉, 事故, 偏差率, 超支, cost in money), ≤ for what should be high (合格率,
//! 满意度, 覆盖率, 及时率 …).
//!
//! **Why.** 满意度 ≤95% would be met by 0 %. What is done against the bad thing is good (投诉处理率, 事故下降率, 违规查处率,
//! 隐患整改率): such names are left alone, and so are plain numbers without a sign.
//!
//! **Example.** 安全事故发生率 ≥1%.

use model::{Op, Quantity};
use wording::direction::{LESS, less_of};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, op};
use crate::sheet::Row;
use crate::text::{first_of, has_any};
use crate::threshold::WordList;

const LOW: WordList = WordList { key: "low", default: LESS, chinese: "越低越好的词" };
const HIGH: WordList = WordList {
    key: "high",
    default: &[
        "合格率",
        "满意度",
        "覆盖率",
        "及时率",
        "准确率",
        "达标率",
        "完成率",
        "知晓率",
        "出勤率",
        "优良率",
        "到位率",
        "成活率",
        "利用率",
        "使用率",
        "就业率",
        "普及率",
        "参与率",
        "完好率",
        "保存率",
        "通过率",
        "优秀率",
        "回收率",
        "公开率",
        "发放率",
        "兑现率",
        "办结率",
        "好评率",
        "入学率",
        "签约率",
        "节约率",
        "节省率",
        "增长率",
        "提高率",
        "提升率",
        "改善率",
        "处理率",
        "整改率",
        "下降率",
        "降低率",
        "减少率",
        "结业率",
        "巩固率",
        "覆盖面",
        "整治率",
        "治理率",
        "修复率",
        "达成率",
        "可用率",
        "在线率",
    ],
    chinese: "越高越好的词",
};

pub(super) const WORDS: &[WordList] = &[LOW, HIGH];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let (low_words, high_words) = (out.words(&LOW), out.words(&HIGH));
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let Some(direction) = op(target).map(direction).filter(|direction| *direction != 0) else { continue };
        let name = row.name();
        let money = row.is_cost()
            && matches!(Class::of_quantity(target), Some(Class::Money | Class::UnitPrice))
            && !has_any(name, &["节约", "节省", "结余", "收入", "自筹"]);
        let low = less_of(name, &low_words)
            .filter(|word| *word != "成本" && !has_any(name, &high_words))
            .or(money.then_some("成本"))
            .or_else(|| duration(&row, target));
        // 成本增长率, 人口增长率 may be bounded from above.
        let high = first_of(name, &high_words)
            .filter(|_| !has_any(name, &["未", "不", "超", "成本", "费用", "支出", "自然增长"]));
        let claim = match (low, high) {
            (Some(word), _) if direction > 0 => {
                format!("{} 填{}，“{word}”应越低越好，宜用“≤”", row.label(), target.text)
            }
            (_, Some(word)) if direction < 0 => {
                format!("{} 填{}，“{word}”应越高越好，宜用“≥”", row.label(), target.text)
            }
            _ => match said(&row).filter(|said| *said != direction) {
                Some(1) => format!("{} 填{}，方向却是“正向”", row.label(), target.text),
                Some(_) => format!("{} 填{}，方向却是“反向”", row.label(), target.text),
                None => continue,
            },
        };
        out.add(vec![row.target_at()], claim);
    }
}

/// How long something takes, which is better when short.
fn duration(row: &Row<'_>, target: &Quantity) -> Option<&'static str> {
    const TAKEN: &[&str] = &[
        "时限",
        "用时",
        "耗时",
        "响应时间",
        "办理时间",
        "处理时间",
        "审批时间",
        "等待时间",
        "办结时间",
        "工期",
    ];
    first_of(row.name(), TAKEN).filter(|_| Class::of_quantity(target) == Some(Class::Time))
}

/// What a column for the direction says: 1 for 正向, −1 for 反向.
fn said(row: &Row<'_>) -> Option<i8> {
    let mut columns =
        row.indicator.fields.iter().filter(|(label, _)| label.contains("方向") || label.contains("性质"));
    columns.find_map(|(_, text)| match text.trim() {
        "正向" | "正向指标" => Some(1),
        "反向" | "反向指标" | "逆向" | "负向" => Some(-1),
        _ => None,
    })
}

/// 1 for a lower bound, −1 for an upper one, 0 for neither.
fn direction(op: Op) -> i8 {
    match op {
        Op::Ge | Op::Gt => 1,
        Op::Le | Op::Lt => -1,
        Op::Eq | Op::Approx => 0,
    }
}
