//! SELF-DEVIATION 未达标却没有说明原因 | A missed target without a reason
//!
//! **What.** An evaluated row whose 实际完成值 does not reach its 年度指标值, and whose 偏差原因分析 is blank. Only numbers in the
//! same unit are compared, and only where the form has a column for the reason.
//!
//! **Why.** 财预〔2020〕10号: deviations are to be explained, with measures. A plain number as target is reached by at least
//! as much, in cost rows by at most as much.
//!
//! **Example.** ≥150人次, 120人次, no reason.
//!
//! 改法：在“偏差原因分析及改进措施”栏说明原因和措施。

use model::{Op, Quantity};
use wording::blank::is_nothing;

use crate::sheet::Row;
use crate::facts::Facts;
use crate::finding::Findings;
use crate::measure::{Interval, op, unit};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.evaluations().flat_map(|sheet| sheet.rows()) {
        let (Some(target), Some(actual), Some(deviation)) =
            (row.target(), &row.indicator.actual, &row.indicator.deviation)
        else {
            continue;
        };
        let explained = !is_nothing(deviation);
        if !explained && reached(&row, target, actual) == Some(false) {
            let at = vec![row.at.key("deviation"), row.at.key("actual")];
            out.add(
                at,
                format!("{} 目标 {}，完成 {}，未说明偏差原因", row.label(), target.text, actual.text),
            );
        }
    }
}

/// Whether the actual value meets the target; `None` when they do not compare.
fn reached(row: &Row<'_>, target: &Quantity, actual: &Quantity) -> Option<bool> {
    if unit(target) != unit(actual) || target.detail.change != actual.detail.change {
        return None;
    }
    let (mut wanted, got) = (Interval::of(target)?, Interval::of(actual)?);
    if op(target) == Some(Op::Eq) {
        if row.is_cost() {
            wanted.low = None;
        } else {
            wanted.high = None;
        }
    }
    // More than the bound said as a bound: 完成 ≥95% for ≥90% is met by what is known.
    Some(got.within(wanted))
}
