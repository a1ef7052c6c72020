//! IND-DUP 同名指标的指标值不同 | The same indicator twice with different values
//!
//! **查什么。** 同一张表、同一期、同一二级指标下，名称和描述都相同而指标值不同。二级指标不同的为提醒。
//!
//! **为什么。** 其中一个是错的，按哪个打分结果不同。
//!
//! **例子。** 培训人次 ≥100人次，三行之后又有培训人次 ≥150人次。
//!
//! 改法：删去重复的一条；确为两个指标的，用名称或描述加以区分。
//!
//! **What.** Two rows of one form and one side with the same name and description under the same level 2, and targets
//! that differ. Under different level 2 it is a warning.
//!
//! **Why.** One of the two is wrong, and the score depends on which one is read.
//!
//! **Example.** 培训人次 ≥100人次 and, three rows further down, 培训人次 ≥150人次.

use std::collections::HashMap;
use wording::fold::squeeze;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::{Row, blank};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let mut seen: HashMap<_, Row<'_>> = HashMap::new();
        for row in sheet.rows().filter(|row| !row.name().is_empty()) {
            let key = (
                row.indicator.term,
                row.indicator.task.clone(),
                squeeze(row.name()),
                squeeze(row.description()),
                row.indicator.explanation.clone(),
            );
            let Some(earlier) = seen.get(&key) else {
                seen.insert(key, row);
                continue;
            };
            let (Some(a), Some(b)) = (earlier.target(), row.target()) else { continue };
            if squeeze(&a.text) == squeeze(&b.text) {
                // 及时率 under two levels may be meant; the same row twice is a slip.
                if earlier.level2() == row.level2() && !blank(b) {
                    let claim = format!("{} 出现两次，内容完全相同", row.label());
                    out.add_as(Severity::Warning, vec![row.name_at(), earlier.name_at()], claim);
                }
                continue;
            }
            let severity = if earlier.level2() == row.level2() { Severity::Error } else { Severity::Warning };
            let claim = format!("{} 出现两次，指标值不同：{} 与 {}", row.label(), a.text, b.text);
            out.add_as(severity, vec![row.target_at(), earlier.target_at()], claim);
        }
    }
}
