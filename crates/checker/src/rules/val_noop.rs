//! VAL-NOOP 指标值没有比较符号 | The value has no sign of comparison
//!
//! **查什么。** 个数、人数、次数等指标值没有≥、≤、=等比较符号。100%、金额、期限、分值和单独的0不算。
//!
//! **为什么。** 45人是恰好45、至少45还是至多45？系统要求选符号，得分也由它决定。
//!
//! **例子。** 机关人员数量 45人。
//!
//! 改法：选填≥、≤或=；必须恰好等于的，写“=”。
//!
//! **What.** A number without ≥, ≤, = or words for them, where a bound is usual: counts and measures of output and
//! effect. 100%, money, durations and scores are left alone, and so is a lone 0.
//!
//! **Why.** Is 45人 exactly 45, at least 45 or at most 45? The system asks for the sign, and the score depends on it.
//!
//! **Example.** 机关人员数量 45人.

use model::{Op, Value};
use wording::comparison;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::measure::Class;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let Value::Number { op: Op::Eq, value, .. } = &target.value else { continue };
        let bare = comparison::all(&target.text).is_empty();
        if bare && !value.0.is_zero() && Class::of_quantity(target).is_some_and(Class::is_count) {
            out.add(
                vec![row.target_at()],
                format!("{} 的指标值{}没有比较符号", row.label(), quote(&target.text)),
            );
        }
    }
}
