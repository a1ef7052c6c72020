//! XREF-UNUSED 正文没有提到的绩效目标表 | A form the narrative never speaks of
//!
//! **查什么。** 项目表在正文中没有对应的段落，而正文写了其他项目。
//!
//! **为什么。** 分项绩效目标应列全部门的项目；缺的是后加的或忘了。正文也有多余段落的，列为待定。
//!
//! **例子。** 三张表，正文两段。
//!
//! 改法：在正文补充该项目的绩效目标，或核对项目名称。
//!
//! **What.** A project form without a section in a narrative that has sections for other projects.
//!
//! **Why.** 分项绩效目标 lists the projects of the department; one that is missing there was added late or forgotten.
//! *Undecided* when a section is left over too: they may be one project under two names.
//!
//! **Example.** Three tables, two sections.

use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let pairing = facts.pairing();
    if pairing.pairs.is_empty() {
        return;
    }
    let left_over = pairing.alone_passages().next().is_some();
    for sheet in pairing.alone_sheets() {
        let at = vec![sheet.at.key("project").key("name")];
        let claim = format!("正文没有提到项目{}", sheet.name());
        if left_over {
            out.undecided(at, format!("{claim}，请人工核对"));
        } else {
            out.add(at, claim);
        }
    }
}
