//! LEN-VALUE 指标值过长 | A value is too long
//!
//! **What.** More than 60 characters.
//!
//! **Why.** Field `kpi_val` of the national budget system holds 60; the rest is refused or cut.
//!
//! **Example.** A paragraph under 指标值.
//!
//! 改法：指标值只填符号、数值和单位（或简短的定性描述）。

use crate::facts::Facts;
use crate::finding::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let length = row.target().map_or(0, |target| target.text.chars().count());
        if length > 60 {
            out.add(vec![row.target_at()], format!("{} 的指标值有{length}字，系统限60字", row.label()));
        }
    }
}
