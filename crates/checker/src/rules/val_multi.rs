//! VAL-MULTI 一格填了多个指标值 | Several values in one cell
//!
//! **查什么。** 一个指标值里有两个以上的数，又不是区间、分数或日期。
//!
//! **为什么。** 一行是一条指标、一个值；两个值录不进系统，也没法比较和打分。
//!
//! **例子。** 数量100个，合格率98%。
//!
//! 改法：拆成多条三级指标，每条填一个指标值。
//!
//! **What.** A target with two or more numbers that is no range, fraction or date.
//!
//! **Why.** One row is one indicator with one value: two values cannot be entered, compared or scored.
//!
//! **Example.** 数量100个，合格率98%.

use model::Value;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::value::several;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target().filter(|target| matches!(target.value, Value::Text)) else {
            continue;
        };
        if several(&target.text) {
            out.add(
                vec![row.target_at()],
                format!("{} 的指标值{}含有多个数值", row.label(), quote(&target.text)),
            );
        }
    }
}
