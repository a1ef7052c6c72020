//! IND-DUP 同名指标的指标值不同 | The same indicator twice with different values
//!
//! **What.** Two rows of one form and one side with the same name and description under the same level 2, and targets
//! that differ. Under different level 2 it is a warning.
//!
//! **Why.** One of the two is wrong, and the score depends on which one is read.
//!
//! **Example.** 培训人次 ≥100人次 and, three rows further down, 培训人次 ≥150人次.
//!
//! 改法：删去重复的一条；确为两个指标的，用名称或描述加以区分。

use std::collections::HashMap;
use wording::fold::squeeze;

use crate::sheet::Row;
use crate::facts::Facts;
use crate::finding::{Findings, Severity};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let mut seen: HashMap<_, Row<'_>> = HashMap::new();
        for row in sheet.rows().filter(|row| !row.name().is_empty()) {
            let key = (
                row.indicator.term,
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
                continue;
            }
            let severity = if earlier.level2() == row.level2() { Severity::Error } else { Severity::Warning };
            let claim = format!("{} 出现两次，指标值不同：{} 与 {}", row.label(), a.text, b.text);
            out.add_as(severity, vec![row.target_at(), earlier.target_at()], claim);
        }
    }
}
