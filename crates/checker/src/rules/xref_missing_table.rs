//! XREF-MISSING-TABLE 正文的项目没有绩效目标表 | A project of the narrative has no form
//!
//! **查什么。** 正文为某项目设了目标，文件里没有能与它对应的表。
//!
//! **为什么。** 88号文要求每个项目都有目标表。另有多余的表（可能是同一项目两个名称），或文件里根本没有项目表的，列为待定。
//!
//! **例子。** 正文有（三）非遗保护经费项目，表只有另外两个项目的。
//!
//! 改法：补充该项目的绩效目标表，或核对项目名称。
//!
//! **What.** A section that sets goals for a project, and no form in the document that could be that project's.
//!
//! **Why.** 88号: every project has its goal table. *Undecided* when a form is left over too (they may be one project under
//! two names), or when the document has no project form at all.
//!
//! **Example.** （三）非遗保护经费项目 in the text, tables only for the two others.

use crate::facts::Facts;
use crate::findings::Findings;
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
