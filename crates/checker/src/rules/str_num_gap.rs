//! STR-NUM-GAP 标题序号不连续 | A heading number is missing
//!
//! **What.** Numbers of one style among the headings of one section, and the numbers of the forms, go up by one. A list
//! that does not start at 1 is a warning: its head may stand elsewhere.
//!
//! **Why.** A gap says that something was deleted, or lost when parts were joined.
//!
//! **Example.** 一、…, 三、….
//!
//! 改法：补上缺少的部分，或重新编排序号。

use crate::facts::Facts;
use crate::finding::{Findings, Severity};
use crate::label::quote;
use crate::sequence::Oddity;
use crate::slips::slips;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for slip in slips(facts) {
        if let Oddity::Skipped(expected) = slip.oddity {
            let severity = if expected == 1 { Severity::Warning } else { Severity::Error };
            let claim = format!("序号“{}”前缺第{expected}项：{}", slip.number, quote(&slip.title));
            out.add_as(severity, vec![slip.at], claim);
        }
    }
}
