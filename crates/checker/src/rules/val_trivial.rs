//! VAL-TRIVIAL 指标值没有意义 | A target that means nothing
//!
//! **查什么。** 怎么做都算达标的指标值：≥0、比率≤100%（名称不是控制率、越低越好的）；负数；合格率、满意度等应当高的比率填成1%以下（疑为0.95写成0.95%）。
//!
//! **为什么。** 达标与否没有区别，指标等于没设；1%以下的多半是小数和百分数混用。
//!
//! **例子。** 培训人数 ≥0人；群众满意度 ≥0.95%。
//!
//! 改法：填写能区分做没做到的指标值。
//!
//! **What.** Targets that anything meets: ≥0; ≤100 % of a rate that is neither one of control nor better when low; negative numbers; a
//! 合格率, 满意度 and the like of at most 1 % (0.95 written as 0.95%).
//!
//! **Why.** Such a row measures nothing.
//!
//! **Example.** 培训人数 ≥0人; 群众满意度 ≥0.95%.

use model::{Op, Quantity};
use rust_decimal::Decimal;
use wording::direction::less_is_better;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, number, op};
use crate::rate;
use crate::sheet::Row;
use crate::text::has_any;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        if let Some(why) = trivial(&row, target) {
            out.add(vec![row.target_at()], format!("{} 的指标值{}{why}", row.label(), target.text));
        }
    }
}

/// Whether a name speaks of a rate that is high where things go well.
fn high(name: &str) -> bool {
    /// Rates of what should not happen, and of what happens seldom.
    const SELDOM: &[&str] =
        &["损失", "损耗", "死亡", "流失", "淘汰", "不", "未", "失", "误", "漏", "降", "减", "节约", "下降"];
    rate::of(name).is_some() && !less_is_better(name) && !has_any(name, SELDOM)
}

fn trivial(row: &Row<'_>, target: &Quantity) -> Option<&'static str> {
    const MAY_BE_NEGATIVE: &[&str] = &["增长", "增幅", "变化", "温", "盈亏", "利润", "差"];
    let (value, sign) = (number(target)?, op(target)?);
    let ratio = Class::of_quantity(target) == Some(Class::Ratio);
    let name = row.name();
    let none = value.is_zero() && sign == Op::Ge;
    let all = ratio && sign == Op::Le && value >= Decimal::ONE_HUNDRED && !row.is_cost() && !bounded(name);
    let tiny = ratio && high(name) && value > Decimal::ZERO && value <= Decimal::ONE;
    if value < Decimal::ZERO && !has_any(name, MAY_BE_NEGATIVE) {
        Some("是负数")
    } else if none || all {
        Some("怎么做都能达到")
    } else if tiny && !matches!(sign, Op::Le | Op::Lt) {
        Some("过低，疑为小数与百分数混用")
    } else {
        None
    }
}

/// What ≤100 % does bound.
fn bounded(name: &str) -> bool {
    less_is_better(name)
        || has_any(name, &["控制", "成本", "预算", "支出", "执行", "负荷", "超", "比上年", "增长"])
}
