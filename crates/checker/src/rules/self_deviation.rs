//! SELF-DEVIATION 未达标却没有说明原因 | A missed target without a reason
//!
//! **查什么。** 实际完成值没有达到年度指标值，而偏差原因一栏是空的。单位相同的数才比（光写数字的实际完成值按指标值的单位理解）；没有这一栏的表不管。
//!
//! **为什么。** 财预〔2020〕10号：偏差要说明原因和改进措施。没有符号的指标值，达到即可；成本不超过即可。
//!
//! **例子。** ≥150人次，完成 120，原因空白。
//!
//! 改法：在“偏差原因分析及改进措施”栏说明原因和措施。
//!
//! **What.** An evaluated row whose 实际完成值 does not reach its 年度指标值, and whose 偏差原因分析 is blank. Only numbers in the
//! same unit are compared, and only where the form has a column for the reason.
//!
//! **Why.** 财预〔2020〕10号: deviations are to be explained, with measures. A plain number as target is reached by at least
//! as much, in cost rows by at most as much.
//!
//! **Example.** ≥150人次, 120人次, no reason.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::reached::{explains, reached};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.evaluations().flat_map(|sheet| sheet.rows()) {
        let (Some(target), Some(actual), Some(deviation)) =
            (row.target(), &row.indicator.actual, &row.indicator.deviation)
        else {
            continue;
        };
        let explained = explains(deviation);
        if !explained && reached(&row, target, actual) == Some(false) {
            let at = vec![row.at.key("deviation"), row.at.key("actual")];
            out.add(
                at,
                format!("{} 目标 {}，完成 {}，未说明偏差原因", row.label(), target.text, actual.text),
            );
        }
    }
}
