//! MON-RATE 执行数超过预算数 | More executed than budgeted
//!
//! **What.** 执行数 and 全年预计执行数 against 全年预算数 (年初预算数 where there is no other), row by row. Blank cells are left alone.
//!
//! **Why.** 预算法 §13: no spending beyond the approved budget. After an adjustment 年初预算数 may rightly be exceeded, so a form
//! without 全年预算数 is undecided.
//!
//! **Example.** 全年预算数 20.00, 1-7月执行数 23.50.
//!
//! 改法：核对执行数与预算数；已调整预算的，填写调整后的预算数。

use model::{FundColumn, Quantity};

use crate::sheet::blank;
use crate::facts::Facts;
use crate::finding::Findings;
use crate::measure::{number, unit};
use crate::money::say;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            let filled =
                |quantity: &'_ Option<Quantity>| quantity.as_ref().is_some_and(|quantity| !blank(quantity));
            let adjusted = filled(&fund.budget);
            let Some(budget) = (if adjusted { &fund.budget } else { &fund.initial }).as_ref() else {
                continue;
            };
            for column in [FundColumn::Executed, FundColumn::Expected] {
                // What was spent so far is not yet that of the year.
                let label = if column == FundColumn::Executed { "执行数" } else { column.label() };
                let Some(spent) = column.of(fund).filter(|spent| unit(spent) == unit(budget)) else {
                    continue;
                };
                let (Some(most), Some(sum)) = (number(budget), number(spent)) else { continue };
                if sum <= most {
                    continue;
                }
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
        }
    }
}
