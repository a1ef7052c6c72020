//! SELF-OVER 超额完成过多而未说明 | Far above the target, unexplained
//!
//! **What.** 实际完成值 more than 130 % of a 年度指标值 that is a lower bound or a plain number, without a reason. Rates and
//! cost are left alone.
//!
//! **Why.** A target beaten by a third was set too low; yearly evaluation notices ask for an explanation above 130 %.
//!
//! **Example.** ≥100人次, 350人次, no reason.
//!
//! 改法：说明超额完成的原因，下年度合理设定指标值。

use model::Op;
use rust_decimal::Decimal;
use wording::blank::is_nothing;

use crate::facts::Facts;
use crate::finding::Findings;
use crate::measure::{Class, number, op, plain, unit};

/// Percent of the target above which yearly evaluation notices ask for an explanation.
const UNEXPLAINED: i64 = 130;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.evaluations().flat_map(|sheet| sheet.rows()) {
        let (Some(target), Some(actual), Some(deviation)) =
            (row.target(), &row.indicator.actual, &row.indicator.deviation)
        else {
            continue;
        };
        let lower = matches!(op(target), Some(Op::Ge | Op::Gt | Op::Eq));
        let counted = unit(target)
            .map(Class::of)
            .is_some_and(|class| !matches!(class, Class::Ratio | Class::Time | Class::Money));
        if !lower
            || !counted
            || row.is_cost()
            || unit(target) != unit(actual)
            || !is_nothing(deviation)
        {
            continue;
        }
        let (Some(wanted), Some(got)) = (number(target), number(actual)) else { continue };
        let percent = got.checked_mul(Decimal::ONE_HUNDRED).and_then(|got| got.checked_div(wanted));
        if let Some(percent) = percent.filter(|percent| *percent > Decimal::from(UNEXPLAINED)) {
            let claim = format!(
                "{} 目标 {}，完成 {}，为目标的{}%，未说明原因",
                row.label(),
                target.text,
                actual.text,
                plain(percent.round())
            );
            out.add(vec![row.at.key("actual"), row.at.key("deviation")], claim);
        }
    }
}
