//! SELF-UNIT 完成值与指标值单位不同 | Target and actual in different units
//!
//! **查什么。** 自评表、监控表中写了单位的实际完成值，与年度指标值的单位不同且不能换算。
//!
//! **为什么。** 单位不同就没法判断是否完成，也没法打分。
//!
//! **例子。** 年度指标值 ≥500册，实际完成值 520人次。
//!
//! 改法：按指标值的单位填写完成值。
//!
//! **What.** An 实际完成值 whose unit is written and does not convert to the target's, in evaluations and monitoring.
//!
//! **Why.** Nobody can say whether the target was met.
//!
//! **Example.** ≥500册, 520人次.

use model::Inferred;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, unit};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let (Some(target), Some(actual)) = (row.target(), &row.indicator.actual) else { continue };
        let guessed = |inferred: &[Inferred]| inferred.contains(&Inferred::Unit);
        let (Some(wanted), Some(got)) = (unit(target), unit(actual)) else { continue };
        // What was done of what was planned, in per cent, is often told beside a count.
        let share = Class::of(got) == Class::Ratio;
        if wanted != got && !share && !guessed(&target.inferred) && !guessed(&actual.inferred) {
            let claim = format!("{} 目标 {}，完成 {}，单位不同", row.label(), target.text, actual.text);
            out.add(vec![row.at.key("actual"), row.target_at()], claim);
        }
    }
}
