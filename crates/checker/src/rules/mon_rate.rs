//! MON-RATE 执行数超过预算数 | More executed than budgeted
//!
//! **查什么。** 执行数、全年预计执行数超过全年预算数（没有时为年初预算数）；监控表、自评表的执行率超过100%。
//!
//! **为什么。** 预算法第十三条：支出不得超过批准的预算。调整预算后可以超过年初数，所以只有年初数的，列为待定。
//!
//! **例子。** 全年预算数 20.00，1-7月执行数 23.50。
//!
//! 改法：核对执行数与预算数；已调整预算的，填写调整后的预算数。
//!
//! **What.** 执行数 and 全年预计执行数 against 全年预算数 (年初预算数 where there is no other), row by row. Blank cells are left alone.
//!
//! **Why.** 预算法 §13: no spending beyond the approved budget. After an adjustment 年初预算数 may rightly be exceeded, so a form
//! without 全年预算数 is undecided.
//!
//! **Example.** 全年预算数 20.00, 1-7月执行数 23.50.

use model::{FundColumn, Quantity};
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{number, unit};
use crate::money::say;
use crate::sheet::blank;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            let filled =
                |quantity: &'_ Option<Quantity>| quantity.as_ref().is_some_and(|quantity| !blank(quantity));
            let mut told = false;
            let adjusted = filled(&fund.budget);
            let budget = (if adjusted { &fund.budget } else { &fund.initial }).as_ref();
            for column in [FundColumn::Executed, FundColumn::Expected] {
                // What was spent so far is not yet that of the year.
                let label = if column == FundColumn::Executed { "执行数" } else { column.label() };
                let Some((budget, spent)) =
                    budget.zip(column.of(fund)).filter(|(budget, spent)| unit(spent) == unit(budget))
                else {
                    continue;
                };
                let (Some(most), Some(sum)) = (number(budget), number(spent)) else { continue };
                if sum <= most {
                    continue;
                }
                told = true;
                let at = vec![sheet.at.key("funds").index(index).key(column.key())];
                if adjusted {
                    out.add(
                        at,
                        format!("{} {label} {} 超过预算数 {}", fund.label.trim(), say(spent), say(budget)),
                    );
                } else {
                    let claim = format!(
                        "{} {label} {} 超过年初预算数 {}",
                        fund.label.trim(),
                        say(spent),
                        say(budget)
                    );
                    out.undecided(at, format!("{claim}，是否已调整预算请核对"));
                }
            }
            let rate = fund
                .rate
                .as_ref()
                .filter(|rate| unit(rate) == Some("%") && number(rate) > Some(Decimal::ONE_HUNDRED));
            // Where there are amounts they are told above, or SELF-RATE says that the rate does not follow from them.
            let amounts = budget.and_then(number).zip(fund.executed.as_ref().and_then(number)).is_some();
            if let (Some(rate), false, false) = (rate, told, amounts) {
                let at = sheet.at.key("funds").index(index).key("rate");
                out.add(vec![at], format!("{} 执行率 {} 超过100%", fund.label.trim(), rate.text));
            }
        }
    }
}
