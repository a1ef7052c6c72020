//! AMT-READ 金额不是数字 | An amount that is no number
//!
//! **查什么。** 资金和任务金额各格中填的文字（另行下达、若干），或一格里写了几个数。空白、短横线、“无”不算。
//!
//! **为什么。** 金额读不出来，合计、成本核对、执行率和次年对比都做不了，系统也录不进去。
//!
//! **例子。** 预算数 另行下达；854万(中央500万，省级354万)。
//!
//! 改法：填写一个数；构成情况另行说明。
//!
//! **What.** Words, or several numbers, where an amount of funds or tasks belongs. Blanks, dashes and 无 are left alone.
//!
//! **Why.** What cannot be read cannot be added up, compared or entered.
//!
//! **Example.** 预算数 另行下达.

use model::{FundColumn, Measure, Quantity, TaskSum, Value};
use wording::blank::is_nothing;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::{fund_label, quote};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let words = |quantity: &Quantity| {
        let unread = matches!(quantity.value, Value::Text | Value::Range { .. } | Value::Date { .. });
        unread && !is_nothing(&quantity.text)
    };
    for sheet in facts.sheets() {
        for (label, text) in
            sheet.form.fields.iter().filter(|(label, text)| is_amount(label) && is_words(text))
        {
            let at = sheet.at.key("fields").key(label);
            out.add(vec![at], format!("{} {}不是一个数", fund_label(label), quote(text)));
        }
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            for column in FundColumn::ALL.iter().filter(|column| column.measure() == Measure::Money) {
                if let Some(quantity) = column.of(fund).filter(|quantity| words(quantity)) {
                    let at = sheet.at.key("funds").index(index).key(column.key());
                    out.add(vec![at], format!("{} {}不是一个数", fund.label.trim(), quote(&quantity.text)));
                }
            }
        }
        for (index, task) in sheet.form.tasks.iter().enumerate() {
            for sum in TaskSum::ALL {
                if let Some(quantity) = task.sum(*sum).filter(|quantity| words(quantity)) {
                    let at = sheet.at.key("tasks").index(index).key("budget").key(sum.key());
                    out.add(
                        vec![at],
                        format!("任务“{}”的金额{}不是一个数", task.name.trim(), quote(&quantity.text)),
                    );
                }
            }
        }
    }
}

/// Whether a label asks for an amount. A form that has words there is read as one that has another label.
fn is_amount(label: &str) -> bool {
    const MONEY: &[&str] = &[
        "预算数",
        "资金总额",
        "预算总额",
        "预算金额",
        "项目金额",
        "财政拨款",
        "财政资金",
        "其他资金",
        "自有资金",
    ];
    let label = fund_label(label);
    MONEY.iter().any(|word| label.starts_with(word) || label.ends_with(word))
}

/// A few words and no number.
fn is_words(text: &str) -> bool {
    let short = (1..=15).contains(&text.trim().chars().count());
    short && !is_nothing(text) && !text.chars().any(|c| c.is_ascii_digit())
}
