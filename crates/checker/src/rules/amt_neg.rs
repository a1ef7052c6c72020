//! AMT-NEG 金额为负数 | A negative amount
//!
//! **查什么。** 资金和任务金额各格中的负数。结余数、“调整”“核减”的行不管。
//!
//! **为什么。** 预算数、执行数不会小于0；多半是把短横线和数字连在了一起，或把核减数当成了预算数。
//!
//! **例子。** 其他资金 -3.50。
//!
//! 改法：更正金额；是核减数的，填写核减后的预算数。
//!
//! **What.** Negative numbers among the amounts of funds and tasks; balances and rows of adjustments are left alone.
//!
//! **Why.** A dash ran into the number, or a cut was entered for the budget.
//!
//! **Example.** 其他资金 -3.50.

use model::{FundColumn, Measure, Quantity, TaskSum};
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::written;
use crate::text::has_any;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let negative = |quantity: &Quantity| written(quantity).is_some_and(|number| number < Decimal::ZERO);
    for sheet in facts.sheets() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            let money =
                |column: &&FundColumn| column.measure() == Measure::Money && **column != FundColumn::Balance;
            for column in FundColumn::ALL.iter().filter(money) {
                let Some(quantity) = column.of(fund).filter(|quantity| negative(quantity)) else { continue };
                if !has_any(&fund.label, &["调整", "核减", "调减", "增减", "结余", "差额"]) {
                    let at = sheet.at.key("funds").index(index).key(column.key());
                    out.add(vec![at], format!("{} {} 为负数", fund.label.trim(), quantity.text));
                }
            }
        }
        for (index, task) in sheet.form.tasks.iter().enumerate() {
            for sum in TaskSum::ALL {
                if let Some(quantity) = task.sum(*sum).filter(|quantity| negative(quantity)) {
                    let at = sheet.at.key("tasks").index(index).key("budget").key(sum.key());
                    out.add(vec![at], format!("任务“{}”的金额 {} 为负数", task.name.trim(), quantity.text));
                }
            }
        }
    }
}
