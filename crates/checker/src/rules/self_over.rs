//! SELF-OVER 超额完成过多而未说明 | Far above the target, unexplained
//!
//! **查什么。** 完成值超过下限（或没有符号的数）的130%而没有说明。比率、期限、金额和成本不管。
//!
//! **为什么。** 超出三成，说明目标定低了；各地自评通知都要求说明。
//!
//! **例子。** ≥100人次，完成 350人次，没有说明。
//!
//! 改法：说明超额完成的原因，下年度合理设定指标值。
//!
//! **What.** 实际完成值 more than 130 % of a 年度指标值 that is a lower bound or a plain number, without a reason. Rates and
//! cost are left alone.
//!
//! **Why.** A target beaten by a third was set too low; yearly evaluation notices ask for an explanation above 130 %.
//!
//! **Example.** ≥100人次, 350人次, no reason.

use model::Op;
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, number, op, plain, unit};
use crate::reached::explains;
use crate::threshold::Threshold;

/// Yearly evaluation notices ask for an explanation above this.
const UNEXPLAINED: Threshold = Threshold::whole("percent", 130, "完成值超过指标值的百分之几须说明");
pub(super) const THRESHOLDS: &[Threshold] = &[UNEXPLAINED];

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
        if !lower || !counted || row.is_cost() || unit(target) != unit(actual) || explains(deviation) {
            continue;
        }
        let (Some(wanted), Some(got)) = (number(target), number(actual)) else { continue };
        let percent = got.checked_mul(Decimal::ONE_HUNDRED).and_then(|got| got.checked_div(wanted));
        if let Some(percent) = percent.filter(|percent| *percent > out.threshold(&UNEXPLAINED)) {
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
