//! VAL-UNIT-INCOMPLETE 计量单位不完整 | The unit is cut short
//!
//! **查什么。** 只写数量级不写单位：25万、3亿。
//!
//! **为什么。** 25万可以是万元、万人次、万份。按成本指标推断为万元并不可靠，说明中会写明。
//!
//! **例子。** 租赁办公用房费用 25万。
//!
//! 改法：写全单位，例如“25万元”。
//!
//! **What.** 25万 or 3亿: the scale is written, the unit behind it (元, 人次 …) is not.
//!
//! **Why.** 25万 may be 万元, 万人次 or 万份. A reading as 万元 is inferred from the cost row or the name, never certain, and
//! the message says so.
//!
//! **Example.** 租赁办公用房费用 25万.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::measure::unit;
use crate::value::scale_only;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target().filter(|target| scale_only(target)) else { continue };
        let (label, value) = (row.label(), quote(&target.text));
        if unit(target) == Some("元") {
            out.add(vec![row.target_at()], format!("{label} 的指标值{value}缺“元”字"));
        } else {
            out.add(vec![row.target_at()], format!("{label} 的指标值{value}只有数量级，缺计量单位"));
        }
    }
}
