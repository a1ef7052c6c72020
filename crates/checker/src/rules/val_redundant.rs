//! VAL-REDUNDANT 比较符号重复 | The comparison is written twice
//!
//! **查什么。** 一个值里写了两个方向相同的比较符号或词。“控制在……以内”是习惯写法，不算。
//!
//! **为什么。** 意思清楚，但系统只有一个符号栏，打印出来也不规范。
//!
//! **例子。** ≥95%以上。
//!
//! 改法：只保留一个比较符号，例如“≥95%”。
//!
//! **What.** Two signs or words of comparison of the same direction in one value.
//!
//! **Why.** The reading is clear, but the system has one field for the sign and the printed form looks careless.
//! 控制在…以内 is the one usual pair and is left alone.
//!
//! **Example.** ≥95%以上.

use wording::comparison;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::value::count_numbers;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let found = comparison::all(&target.text);
        let [(first, a), (second, b)] = found.as_slice() else { continue };
        let same = a.direction() == b.direction() && a.direction() != 0;
        if same && *first != "控制在" && count_numbers(&target.text) == 1 {
            let value = quote(&target.text);
            out.add(
                vec![row.target_at()],
                format!("{} 的指标值{value}中“{first}”与“{second}”重复", row.label()),
            );
        }
    }
}
