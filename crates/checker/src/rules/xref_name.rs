//! XREF-NAME 正文与表内项目名称不一致 | The same project is named differently
//!
//! **查什么。** 正文中项目的标题与对应表的项目名称。单位名称、末尾的“项目”和空格不计；只差专项、经费、资金、费字的为提示。
//!
//! **为什么。** 预算、系统和次年对比都靠名称认项目。两处是否同一项目不能肯定的，列为待定。
//!
//! **例子。** 正文称执法检查专项经费项目，表内称执法经费。
//!
//! 改法：正文与表内统一使用批复的项目名称。
//!
//! **What.** The heading of a project's section against the project name of the paired form. The unit's own name in
//! front, 项目 at the end and white space do not count. Names that differ only in 专项, 经费, 资金, 费 are a hint.
//!
//! **Why.** The name identifies the project in the budget, the system and next year's comparison. *Undecided* when the
//! pair itself is doubtful: then the names are all that a person can judge by.
//!
//! **Example.** The text says 执法检查专项经费项目, the table 执法经费.

use wording::fold::squeeze;
use wording::name;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::pairing::Confidence;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let pairing = facts.pairing();
    for (passage, sheet, confidence) in pairing.joined() {
        let Some(name) = sheet.form.project.as_ref().and_then(|project| project.name.as_deref()) else {
            continue;
        };
        let heading = &passage.section.heading;
        if bare(heading, &pairing.owners) == bare(name, &pairing.owners) {
            continue;
        }
        let at = vec![sheet.at.key("project").key("name"), passage.at.key("heading")];
        let claim = format!("正文称{}，表内称{}", quote(heading), quote(name));
        if confidence == Confidence::Doubtful {
            out.undecided(at, format!("{claim}，是否为同一项目不能肯定"));
        } else if name::project(heading, &pairing.owners) == name::project(name, &pairing.owners) {
            out.add_as(Severity::Info, at, claim);
        } else {
            out.add(at, claim);
        }
    }
}

/// A project name without its owner in front and 项目 at the end.
fn bare(name: &str, owners: &[String]) -> String {
    let mut name = squeeze(name);
    for owner in owners.iter().filter(|owner| !owner.is_empty()) {
        name = name.replace(owner.as_str(), "");
    }
    name.trim_end_matches(['：', ':', '。']).trim_end_matches("项目").to_owned()
}
