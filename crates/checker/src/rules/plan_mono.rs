//! PLAN-MONO 支出计划前高后低 | The spending plan falls
//!
//! **查什么。** 资金支出计划的比例是累计数，后面的时点不得低于前面的。
//!
//! **为什么。** 6月底的支出包含3月底的支出。比例有升有降而合计为100的，多半填成了分期数，说明中会指出。
//!
//! **例子。** 25% 50% 40% 100%。
//!
//! 改法：按累计进度填写，各时点比例不得低于前一时点。
//!
//! **What.** The shares of 资金支出计划 are cumulative: none may be lower than one before it.
//!
//! **Why.** 3月底, 6月底, 10月底, 12月底 are points in time: what is spent by June includes what was spent by March.
//! Shares that fall but add up to 100 are most likely shares per period, and the message says so.
//!
//! **Example.** 25% 50% 40% 100%.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::money::sum;
use crate::plan::shares;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let steps = shares(&sheet);
        let Some((before, after)) = steps.iter().zip(steps.iter().skip(1)).find(|(a, b)| b.number < a.number)
        else {
            continue;
        };
        let per_period = sum(steps.iter().map(|step| Some(step.number))) == Some(Decimal::ONE_HUNDRED);
        let hint =
            if per_period { "；各数之和为100，疑为分期比例，应填累计比例" } else { "" };
        let claim =
            format!("支出计划{} {} 低于{} {}{hint}", after.label, after.text, before.label, before.text);
        out.add(vec![after.at.clone(), before.at.clone()], claim);
    }
}
