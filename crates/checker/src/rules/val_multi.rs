//! VAL-MULTI 一格填了多个指标值 | Several values in one cell
//!
//! **What.** A target with two or more numbers that is no range, fraction or date.
//!
//! **Why.** One row is one indicator with one value: two values cannot be entered, compared or scored.
//!
//! **Example.** 数量100个，合格率98%.
//!
//! 改法：拆成多条三级指标，每条填一个指标值。

use model::Value;
use wording::comparison;

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;
use crate::value::count_numbers;

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

/// Two numbers, each with its own sign or parted by punctuation.
pub(super) fn several(text: &str) -> bool {
    let parts =
        text.split(['，', '；', '、', ';', '\n', '。']).filter(|part| count_numbers(part) > 0).count();
    // A number of a law or a standard is no second value.
    let citation = text.contains(['《', '〔', '号', '第']);
    !citation && (parts > 1 || (count_numbers(text) > 1 && comparison::all(text).len() > 1))
}
