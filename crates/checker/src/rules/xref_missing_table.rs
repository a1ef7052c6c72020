//! XREF-MISSING-TABLE 正文的项目没有绩效目标表 | A project of the narrative has no form
//!
//! **What.** A section that sets goals for a project, and no form in the document that could be that project's.
//!
//! **Why.** 88号: every project has its goal table. *Undecided* when a form is left over too (they may be one project under
//! two names), or when the document has no project form at all.
//!
//! **Example.** （三）非遗保护经费项目 in the text, tables only for the two others.
//!
//! 改法：补充该项目的绩效目标表，或核对项目名称。

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let pairing = facts.pairing();
    let left_over = pairing.alone_sheets().next().is_some();
    for passage in pairing.alone_passages() {
        let at = vec![passage.at.key("heading")];
        let claim = format!("正文的{}没有对应的绩效目标表", quote(&passage.section.heading));
        if pairing.too_many {
            out.undecided(vec![passage.at.key("heading")], "正文与表内的项目太多，未逐一配对");
            return;
        } else if left_over || pairing.sheets.is_empty() {
            out.undecided(at, format!("{claim}，请人工核对"));
        } else {
            out.add(at, claim);
        }
    }
}
