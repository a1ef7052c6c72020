//! PLAN-END 支出计划年底未达100% | The spending plan does not end at 100 %
//!
//! **查什么。** 资金支出计划最后一个时点为12月底时，应为100%。
//!
//! **为什么。** 当年预算计划在当年支出完毕（预算法第四十二条的结转结余不是计划出来的）。最后时点不是12月的，列为待定。
//!
//! **例子。** 3月底 25%……12月底 90%。
//!
//! 改法：12月底的累计支出比例填100%；确需跨年的，说明原因。
//!
//! **What.** The last share of 资金支出计划, when it is the one of December, is 100.
//!
//! **Why.** A year's budget is planned to be spent within the year (预算法 §42: what is left over is 结转 or 结余, which
//! is not planned). *Undecided* when the last share stands for another month.
//!
//! **Example.** 3月底 25% … 12月底 90%.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::plan::shares;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let steps = shares(&sheet);
        let Some(last) = steps.last().filter(|last| last.number != Decimal::ONE_HUNDRED) else { continue };
        let claim = format!("支出计划{} {} ≠ 100%", last.label, last.text);
        // Shares per period that add up to 100 are PLAN-MONO's; a flat quarter each (25 25 25 25) is only seen here.
        if last.month == Some(12) && steps.len() == sheet.form.schedule.len() {
            out.add(vec![last.at.clone()], claim);
        } else {
            out.undecided(vec![last.at.clone()], format!("{claim}，且不是12月底的数，请人工核对"));
        }
    }
}
