//! XREF-TEXT 正文与表内绩效目标差异较大 | The goal texts differ widely
//!
//! **What.** The 绩效目标 paragraph of a project's section against the goal of the paired form, by shared pairs of
//! characters.
//!
//! **Why.** The goal is one; two texts that share hardly a word were written for different plans or copied from another
//! project. Shortening and rewording are fine.
//!
//! **Example.** The text speaks of paying rent in time, the table of keeping order in the office.
//!
//! 改法：核对两处绩效目标，以批复的目标为准统一表述。

use wording::fold;
use wording::likeness::Pairs;

use crate::facts::Facts;
use crate::finding::Findings;
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
