//! SELF-ACTUAL 实际完成值照抄指标值 | The actual value is written as a target
//!
//! **查什么。** 自评表中实际完成值带有≥、≤、以上、以内等比较符号。每张表说一次，列出各处。
//!
//! **为什么。** 完成值是做完之后的数，“≥95%”只说达到了，没有说完成多少，次年也没法比较。
//!
//! **例子。** 年度指标值 ≥95%，实际完成值 ≥95%。
//!
//! 改法：填写实际的数，例如“96.5%”。
//!
//! **What.** An 实际完成值 with a sign of comparison. Once a form, with all places.
//!
//! **Why.** What was done is a number; ≥95% says only that it was enough.
//!
//! **Example.** Target ≥95%, actual ≥95%.

use model::{Op, Value};
use wording::comparison;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.evaluations().flat_map(|sheet| sheet.rows()) {
        let Some(actual) = &row.indicator.actual else { continue };
        let bound = matches!(actual.value, Value::Number { op: Op::Ge | Op::Gt | Op::Le | Op::Lt, .. });
        if bound && !comparison::all(&actual.text).is_empty() {
            let claim =
                format!("{} 的实际完成值{}带有比较符号，不是完成的数", row.label(), quote(&actual.text));
            out.add(vec![row.at.key("actual")], claim);
        }
    }
}
