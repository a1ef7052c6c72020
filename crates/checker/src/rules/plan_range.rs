//! PLAN-RANGE 支出计划比例超出0—100% | A share of the spending plan lies outside 0–100 %
//!
//! **查什么。** 资金支出计划的每个比例都在0至100之间。
//!
//! **为什么。** 它是占预算的比例；常见的错误是把金额填进了比例格。
//!
//! **例子。** 表头“（%）”之下，12月底填 250。
//!
//! 改法：填写0至100之间的累计百分比，不填金额。
//!
//! **What.** Every share of 资金支出计划 is a number from 0 to 100.
//!
//! **Why.** It is a share of the budget. Amounts of money put into the share cells are the usual cause.
//!
//! **Example.** 12月底 250 in a column headed （%）.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::plan::shares;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for step in shares(&sheet) {
            if step.number < Decimal::ZERO || step.number > Decimal::ONE_HUNDRED {
                out.add(vec![step.at], format!("支出计划{} {} 不在0—100%之间", step.label, step.text));
            }
        }
    }
}
