//! XREF-UNUSED 正文没有提到的绩效目标表 | A form the narrative never speaks of
//!
//! **What.** A project form without a section in a narrative that has sections for other projects.
//!
//! **Why.** 分项绩效目标 lists the projects of the department; one that is missing there was added late or forgotten.
//! *Undecided* when a section is left over too: they may be one project under two names.
//!
//! **Example.** Three tables, two sections.
//!
//! 改法：在正文补充该项目的绩效目标，或核对项目名称。

use crate::facts::Facts;
use crate::finding::Findings;

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
