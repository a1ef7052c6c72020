//! VAL-UNIT-MISSING 指标值缺少计量单位 | The value has no unit
//!
//! **查什么。** 指标值是数字而没有计量单位。名称末尾的括号里写了单位的（受益群众（人）、治理面积(亩)、满意度(≥**%)），以括号为准，不再提出；“（项目）”“（街道）”之类不是单位。
//!
//! **为什么。** 98可以是98%、98人或98分。除定性指标外系统都要求单位。按名称推断出单位的，说明中写明，仍须补写。
//!
//! **例子。** 群众满意度 ≥98。
//!
//! 改法：补写计量单位，例如“≥98%”。
//!
//! **What.** A target that is a number without a unit.
//!
//! **Why.** 98 can be 98 %, 98 人 or 98 分. The system requires a unit unless the target is qualitative. A unit that was
//! inferred from the indicator's name is named in the message, and still has to be written.
//!
//! **Example.** 群众满意度 ≥98.

use model::{Inferred, Value};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::value::{scale_only, unit_in_brackets};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let (Value::Number { unit, .. } | Value::Range { unit, .. }) = &target.value else { continue };
        let said = format!("{} 的指标值{}没有计量单位", row.label(), quote(&target.text));
        // 25万 is VAL-UNIT-INCOMPLETE's; （亩） behind the name says it.
        if scale_only(target) || unit_in_brackets(row.name()).is_some() {
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
