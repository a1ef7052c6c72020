//! XREF-UNIT 正文与表内计量单位不一致 | Narrative and table count in different units
//!
//! **What.** A number of the narrative and the indicator that its words point to, in units that do not convert.
//!
//! **Why.** 500人次 and 500人 are different promises: one person may come five times. Units that convert (万元 and 元)
//! are compared by value and not meant here.
//!
//! **Example.** The text says 到会客商达到500人次, the table ≥500人.
//!
//! 改法：统一正文与表内的计量单位。

use crate::facts::Facts;
use crate::finding::Findings;
use crate::measure::unit;
use crate::pairing::Confidence;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (_, _, confidence, all) in facts.promises() {
        for taken in all.unwrap_or_default() {
            let Some((row, target)) = taken.row.as_ref().and_then(|row| Some((row, row.target()?))) else {
                continue;
            };
            let text = taken.promise.quantity;
            let (Some(a), Some(b)) = (unit(text), unit(target)) else { continue };
            if a == b {
                continue;
            }
            let at = vec![row.target_at(), taken.promise.at.clone()];
            let claim = format!(
                "正文“{}{}”以“{a}”计，{} {} 以“{b}”计",
                taken.promise.clause.trim(),
                text.text,
                row.label(),
                target.text
            );
            if confidence == Confidence::Doubtful {
                out.undecided(at, format!("{claim}；是否为同一项目不能肯定"));
            } else {
                out.add(at, claim);
            }
        }
    }
}
