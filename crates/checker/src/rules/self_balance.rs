//! SELF-BALANCE 结余数计算有误 | The balance is wrong
//!
//! **查什么。** 资金行有结余数的，结余数＝全年预算数－全年执行数，相差0.01个申报单位以内视为四舍五入。
//!
//! **为什么。** 三个数有一个错了，执行率和得分也会跟着错。
//!
//! **例子。** 预算数 50.00，执行数 45.00，结余数 6.00。
//!
//! 改法：核对预算数、执行数和结余数。
//!
//! **What.** In fund rows with 结余数: 全年预算数 − 全年执行数, to 0.01 of the declared unit.
//!
//! **Why.** One of the three is wrong, and the rate and its score with it.
//!
//! **Example.** 50.00 − 45.00, 结余数 6.00.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::plain;
use crate::money::{Sum, TOLERANCE, adds_up, say};
use crate::sheet::blank;
use crate::threshold::Threshold;

pub(super) const THRESHOLDS: &[Threshold] = &[TOLERANCE];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            let filled = [&fund.budget, &fund.executed, &fund.balance]
                .map(|cell| cell.as_ref().filter(|cell| !blank(cell)));
            let [Some(budget), Some(executed), Some(balance)] = filled else { continue };
            if let Sum::Differs(sum) = adds_up(budget, &[executed, balance], out.threshold(&TOLERANCE)) {
                let claim = format!(
                    "{} 执行数 {} + 结余数 {} = {} ≠ 预算数 {}",
                    fund.label.trim(),
                    say(executed),
                    say(balance),
                    plain(sum),
                    say(budget)
                );
                out.add(vec![sheet.at.key("funds").index(index).key("balance")], claim);
            }
        }
    }
}
