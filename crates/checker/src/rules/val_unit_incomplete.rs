//! VAL-UNIT-INCOMPLETE 计量单位不完整 | The unit is cut short
//!
//! **What.** 25万 or 3亿 where money is meant: the scale is written, 元 is not.
//!
//! **Why.** 25万 may be 万元, 万人次 or 万份. The reading 万元 is inferred from the cost row or the name, never certain.
//!
//! **Example.** 租赁办公用房费用 25万.
//!
//! 改法：写全单位，例如“25万元”。

use model::Inferred;

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;
use crate::measure::unit;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let written = target.text.trim_end_matches(|c: char| "以上下内之左右）)".contains(c));
        if written.ends_with(['万', '亿'])
            && target.inferred.contains(&Inferred::Unit)
            && unit(target) == Some("元")
        {
            out.add(
                vec![row.target_at()],
                format!("{} 的指标值{}缺“元”字", row.label(), quote(&target.text)),
            );
        }
    }
}
