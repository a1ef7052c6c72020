//! VAL-CONFLICT 比较符号相互矛盾 | The comparisons contradict each other
//!
//! **查什么。** 一个数前后既有下限又有上限。
//!
//! **为什么。** 没人说得清目标是什么，两个人会评出两个分。
//!
//! **例子。** ≥95%以下；不低于≤3。
//!
//! 改法：明确是下限还是上限，只保留一个比较符号。
//!
//! **What.** A lower and an upper bound written around one number.
//!
//! **Why.** Nobody can say what the target is; two readers will score it differently.
//!
//! **Example.** ≥95%以下; 不低于≤3.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::value::contradiction;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        if let Some((first, second)) = contradiction(&target.text) {
            let value = quote(&target.text);
            out.add(
                vec![row.target_at()],
                format!("{} 的指标值{value}中“{first}”与“{second}”矛盾", row.label()),
            );
        }
    }
}
