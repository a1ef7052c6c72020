//! SELF-FULL 未达到目标却得满分 | Full points for a missed target
//!
//! **查什么。** 自评表中实际完成值没有达到年度指标值、得分却等于分值的行。
//!
//! **为什么。** 没有达到的，按完成比例得分（财预〔2020〕10号）。说明了原因也不能得满分。
//!
//! **例子。** ≥150人次，完成 120人次，分值 10，得分 10。
//!
//! 改法：按完成比例重新计算得分。
//!
//! **What.** Evaluated rows whose 实际完成值 misses the target and whose 得分 is the whole 分值.
//!
//! **Why.** A missed target earns its share (财预〔2020〕10号), whatever the reason.
//!
//! **Example.** ≥150人次, 120人次, 10 points of 10.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::written;
use crate::reached::reached;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.evaluations().flat_map(|sheet| sheet.rows()) {
        let own = row.indicator;
        let (Some(target), Some(actual), Some(score), Some(weight)) =
            (row.target(), &own.actual, &own.score, &own.weight)
        else {
            continue;
        };
        let full = written(score).is_some_and(|got| Some(got) == written(weight) && got > Decimal::ZERO);
        if full && reached(&row, target, actual) == Some(false) {
            let claim = format!(
                "{} 目标 {}，完成 {}，未达到目标，却得满分 {}",
                row.label(),
                target.text,
                actual.text,
                score.text
            );
            out.add(vec![row.at.key("score"), row.at.key("actual")], claim);
        }
    }
}
