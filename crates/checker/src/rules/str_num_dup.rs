//! STR-NUM-DUP 标题序号重复 | A heading number is used twice
//!
//! **What.** Numbers of one style among the headings of one section, and the numbers of the forms: none twice in a row.
//! A new start at 1 is a new list.
//!
//! **Why.** References to （四） become ambiguous, and a section was probably copied without renumbering.
//!
//! **Example.** （三）…, （四）…, （四）….
//!
//! 改法：重新编排序号，使同级标题序号唯一且连续。

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;
use crate::sequence::Oddity;
use crate::slips::slips;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for slip in slips(facts) {
        if let Oddity::Repeated(_) = slip.oddity {
            out.add(vec![slip.at], format!("序号“{}”重复：{}", slip.number, quote(&slip.title)));
        }
    }
}
