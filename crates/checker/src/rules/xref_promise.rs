//! XREF-PROMISE 正文承诺的指标表内没有 | A promise of the narrative has no indicator
//!
//! **查什么。** 正文“绩效指标”一段中的数，对应的表里没有任何指标承接。
//!
//! **为什么。** 说了要衡量的，就要有地方衡量。目标文字里的数可能只是介绍情况，不管。
//!
//! **例子。** 正文：全年办理案件大于4件；表内只有检查次数。
//!
//! 改法：在表内补充相应指标，或从正文删去。
//!
//! **What.** A number in a paragraph headed 绩效指标 that no indicator of the paired form takes up.
//!
//! **Why.** What is promised to be measured has to be measured somewhere. Numbers in the goal text are left alone: they
//! may tell circumstances.
//!
//! **Example.** 绩效指标：全年办理案件大于4件, and the table counts only inspections.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::pairing::Confidence;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (passage, sheet, confidence, all) in facts.promises() {
        let Some(all) = all else {
            out.undecided(vec![passage.at.key("heading")], "正文与表内的数值太多，未逐一核对");
            continue;
        };
        for promise in all.iter().filter(|taken| taken.row.is_none()).map(|taken| &taken.promise) {
            if promise.as_indicator && confidence != Confidence::Doubtful {
                let claim = format!(
                    "正文承诺“{}{}”，{}的表内没有对应指标",
                    promise.clause.trim(),
                    promise.quantity.text,
                    sheet.name()
                );
                out.add(vec![promise.at.clone()], claim);
            }
        }
    }
}
