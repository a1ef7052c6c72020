//! SELF-RATE 执行率计算有误 | The execution rate is wrong
//!
//! **查什么。** 执行率＝全年执行数÷全年预算数，按写出的位数核对；监控表也可以年初预算数为分母。
//!
//! **为什么。** 预算执行的得分由它决定。四舍五入和舍去尾数都接受。
//!
//! **例子。** A 50.00，B 45.00，执行率 95%。
//!
//! 改法：按执行数除以预算数重新计算。
//!
//! **What.** 执行率 = 全年执行数（B）÷ 全年预算数（A）, to the digits that are written. In monitoring forms the rate may also be
//! against 年初预算数: either is accepted.
//!
//! **Why.** The score of budget execution follows from it. Rounding and cutting off are both accepted.
//!
//! **Example.** A 50.00, B 45.00, 执行率 95%.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{number, plain, unit, written};
use crate::money::say;
use crate::prose::counted;
use model::{Fund, Pointer, Quantity};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            let at = sheet.at.key("funds").index(index);
            if let (Some(executed), Some(rate)) = (&fund.executed, &fund.rate) {
                judge(fund, ("执行数", "executed", executed), (rate, at.key("rate")), &at, out);
            }
            // 全年预计执行率, for which there is no column of its own.
            let mut expected =
                fund.fields.iter().filter(|(label, _)| label.contains("预计") && label.contains('率'));
            if let (Some(sum), Some((label, text))) = (&fund.expected, expected.next())
                && let [rate] = counted(text).as_slice()
            {
                let rate = (&rate.quantity, at.key("fields").key(label));
                judge(fund, ("全年预计执行数", "expected", sum), rate, &at, out);
            }
        }
    }
}

fn judge(
    fund: &Fund,
    (name, key, spent): (&str, &str, &Quantity),
    (rate, rate_at): (&Quantity, Pointer),
    at: &Pointer,
    out: &mut Findings<'_>,
) {
    let Some(stated) = percent(rate) else { return };
    let budgets: Vec<&Quantity> = [&fund.budget, &fund.initial].into_iter().flatten().collect();
    let ratios: Vec<(Decimal, Decimal)> = budgets.iter().filter_map(|budget| ratio(spent, budget)).collect();
    // Of the last digit that is written: half of it by rounding, nearly all of it by cutting off.
    let digit = Decimal::new(1, written(rate).map_or(0, |number| number.scale()).min(20));
    let digit = if stated.1 { digit * Decimal::ONE_HUNDRED } else { digit };
    let follows = |(ratio, slack): &(Decimal, Decimal)| {
        let gap = *ratio - stated.0;
        gap < digit + *slack && gap >= -(digit / Decimal::TWO + *slack)
    };
    let Some((right, _)) = ratios.first() else { return };
    if !ratios.iter().any(follows) {
        let budget = budgets.first().map(|budget| say(budget)).unwrap_or_default();
        let claim = format!(
            "{} 执行率 {} ≠ {name} {} ÷ 预算数 {budget} = {}%",
            fund.label.trim(),
            rate.text,
            say(spent),
            plain(right.round_dp(2))
        );
        let others = [key, "budget", "initial"].map(|key| at.key(key));
        out.resting_on(others).add(vec![rate_at], claim);
    }
}

/// The rate in per cent, and whether it was written as a share of one (0.95).
fn percent(rate: &Quantity) -> Option<(Decimal, bool)> {
    let value = number(rate)?;
    match unit(rate) {
        None if value <= Decimal::TWO => Some((value.checked_mul(Decimal::ONE_HUNDRED)?, true)),
        None | Some("%") => Some((value, false)),
        Some(_) => None,
    }
}

/// Execution in per cent of a budget, and how far that may be off where both are rounded to the second decimal.
fn ratio(executed: &Quantity, budget: &Quantity) -> Option<(Decimal, Decimal)> {
    let same = unit(executed) == unit(budget);
    let ratio =
        number(executed).filter(|_| same)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(number(budget)?)?;
    let rounded = |quantity: &Quantity| {
        let number = written(quantity).filter(|number| number.scale() >= 2 && !number.is_zero())?;
        Decimal::new(5, (number.scale() + 1).min(20)).checked_div(number.abs())
    };
    let slack = [executed, budget].into_iter().filter_map(rounded).sum::<Decimal>();
    Some((ratio, ratio.checked_mul(slack)?))
}
