//! STR-NUM-DUP 标题序号重复 | A heading number is used twice
//!
//! **查什么。** 同级标题、各表的编号重复；段落内或格内的“一是、二是”“1. 2.”“（1）（2）”连着两个相同（提醒）。从1重新开始的视为另一组。
//!
//! **为什么。** “（四）”指哪一段说不清；多半是复制后没改编号。
//!
//! **例子。** （三）……（四）……（四）……。
//!
//! 改法：重新编排序号，使同级标题序号唯一且连续。
//!
//! **What.** Numbers of one style among the headings of one section, and the numbers of the forms: none twice in a row. In series
//! inside paragraphs and cells it is a warning. A new start at 1 is a new list.
//!
//! **Why.** References to （四） become ambiguous, and a section was probably copied without renumbering.
//!
//! **Example.** （三）…, （四）…, （四）….

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sequence::Oddity;
use crate::series::odd_in_text;
use crate::slips::slips;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for slip in slips(facts) {
        if let Oddity::Repeated(_) = slip.oddity {
            out.add(vec![slip.at], format!("序号“{}”重复：{}", slip.number, quote(&slip.title)));
        }
    }
    for odd in odd_in_text(facts) {
        if let Oddity::Repeated(_) = odd.oddity {
            out.add_as(Severity::Warning, vec![odd.at], format!("“{}”重复", odd.mark));
        }
    }
}
