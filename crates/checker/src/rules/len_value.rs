//! LEN-VALUE 指标值过长 | A value is too long
//!
//! **查什么。** 指标值超过60字。
//!
//! **为什么。** 国家预算系统的 `kpi_val` 为60字，多的会被拒绝或截断。
//!
//! **例子。** 指标值一格写了一段话。
//!
//! 改法：指标值只填符号、数值和单位（或简短的定性描述）。
//!
//! **What.** More than 60 characters.
//!
//! **Why.** Field `kpi_val` of the national budget system holds 60; the rest is refused or cut.
//!
//! **Example.** A paragraph under 指标值.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::Threshold;

const MOST: Threshold = Threshold::whole("most", 60, "最多字数");
pub(super) const THRESHOLDS: &[Threshold] = &[MOST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let length = row.target().map_or(0, |target| target.text.chars().count());
        let most = out.most(&MOST);
        if length > most {
            out.add(vec![row.target_at()], format!("{} 的指标值有{length}字，系统限{most}字", row.label()));
        }
    }
}
