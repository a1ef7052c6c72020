//! VAL-UNIT-MISSING 指标值缺少计量单位 | The value has no unit
//!
//! **What.** A target that is a number without a unit.
//!
//! **Why.** 98 can be 98 %, 98 人 or 98 分. The system requires a unit unless the target is qualitative. A unit that was
//! inferred from the indicator's name is named in the message, and still has to be written.
//!
//! **Example.** 群众满意度 ≥98.
//!
//! 改法：补写计量单位，例如“≥98%”。

use model::{Inferred, Value};

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;
use crate::value::scale_only;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let (Value::Number { unit, .. } | Value::Range { unit, .. }) = &target.value else { continue };
        let said = format!("{} 的指标值{}没有计量单位", row.label(), quote(&target.text));
        // 25万 is VAL-UNIT-INCOMPLETE's.
        if scale_only(target) {
            continue;
        }
        match unit {
            // 零投诉 and 0 need none.
            None if crate::measure::written(target).is_some_and(|number| number.is_zero()) => {}
            None => out.add(vec![row.target_at()], said),
            Some(unit) if target.inferred.contains(&Inferred::Unit) => {
                out.add(vec![row.target_at()], format!("{said}（按“{unit}”理解）"));
            }
            Some(_) => {}
        }
    }
}
