//! STR-NUM-GAP 标题序号不连续 | A heading number is missing
//!
//! **查什么。** 同级标题、各表的编号，段落内或格内的“一是、二是”“1. 2.”“（1）（2）”缺了中间的一个。段落内的和不从1开始的为提醒。
//!
//! **为什么。** 缺号说明删了一部分，或拼接时丢了。
//!
//! **例子。** 一、……，三、……；一是……二是……四是……。
//!
//! 改法：补上缺少的部分，或重新编排序号。
//!
//! **What.** Numbers of one style among the headings of one section, and the numbers of the forms, go up by one. Series inside paragraphs
//! and cells (一是, 二是; 1. 2.; （1）（2）), and a list that does not start at 1, are warnings: its head may stand elsewhere.
//!
//! **Why.** A gap says that something was deleted, or lost when parts were joined.
//!
//! **Example.** 一、…, 三、….

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sequence::Oddity;
use crate::series::odd_in_text;
use crate::slips::slips;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for slip in slips(facts) {
        if let Oddity::Skipped(expected) = slip.oddity {
            let severity = if expected == 1 { Severity::Warning } else { Severity::Error };
            let claim = format!("序号“{}”前缺第{expected}项：{}", slip.number, quote(&slip.title));
            out.add_as(severity, vec![slip.at], claim);
        }
    }
    for odd in odd_in_text(facts) {
        if let Oddity::Skipped(expected) = odd.oddity {
            out.add_as(Severity::Warning, vec![odd.at], format!("“{}”前缺第{expected}项", odd.mark));
        }
    }
}
