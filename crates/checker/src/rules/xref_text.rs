//! XREF-TEXT 正文与表内绩效目标差异较大 | The goal texts differ widely
//!
//! **查什么。** 正文的绩效目标段落与对应表内的绩效目标，共用的字极少。
//!
//! **为什么。** 目标只有一个；几乎没有相同的话，说明是两套方案，或抄了别的项目。缩写、改写没有问题。
//!
//! **例子。** 正文说按时付租，表内说维护办公秩序。
//!
//! 改法：核对两处绩效目标，以批复的目标为准统一表述。
//!
//! **What.** The 绩效目标 paragraph of a project's section against the goal of the paired form, by shared pairs of
//! characters.
//!
//! **Why.** The goal is one; two texts that share hardly a word were written for different plans or copied from another
//! project. Shortening and rewording are fine.
//!
//! **Example.** The text speaks of paying rent in time, the table of keeping order in the office.

use wording::fold;
use wording::likeness::Pairs;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::pairing::Confidence;

/// Below this share (thousandths) of the shorter text the two have nothing to do with one another.
const ALIKE: u32 = 250;

/// Shorter goals are slogans and compare with nothing.
const SHORTEST: usize = 12;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (passage, sheet, confidence) in facts.pairing().joined() {
        let told = passage.paragraphs.iter().find(|(_, text)| text.trim_start().starts_with("绩效目标"));
        let (Some((told_at, told)), true) = (told, confidence != Confidence::Doubtful) else { continue };
        let told = told.trim_start().trim_start_matches("绩效目标").trim_start_matches(['：', ':']);
        let goals: Vec<_> = sheet.goals().collect();
        let text: String = goals.iter().map(|(_, text)| *text).collect();
        let (a, b) = (Pairs::of(&fold::letters(told)), Pairs::of(&fold::letters(&text)));
        if a.len() >= SHORTEST && b.len() >= SHORTEST && a.contained(&b) < ALIKE {
            let at = goals
                .first()
                .map(|(at, _)| at.clone())
                .into_iter()
                .chain([told_at.clone()])
                .collect::<Vec<_>>();
            out.add(at, format!("表内绩效目标{}与正文{}内容差异较大", quote(&text), quote(told)));
        }
    }
}
