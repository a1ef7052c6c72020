//! XREF-UNIT 正文与表内计量单位不一致 | Narrative and table count in different units
//!
//! **查什么。** 正文或绩效目标中的数，与它所说的指标单位不同且不能换算。
//!
//! **为什么。** 500人次与500人是两个承诺：一个人可以来五次。能换算的（万元与元）按数值比较。
//!
//! **例子。** 正文写培训230人，表内 ≥230个。
//!
//! 改法：统一正文与表内的计量单位。
//!
//! **What.** A number of the narrative and the indicator that its words point to, in units that do not convert.
//!
//! **Why.** 500人次 and 500人 are different promises: one person may come five times. Units that convert (万元 and 元)
//! are compared by value and not meant here.
//!
//! **Example.** The text says 到会客商达到500人次, the table ≥500人.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::unit;
use crate::pairing::Confidence;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (confidence, taken) in facts.stated() {
        let Some((row, target)) = taken.row.as_ref().and_then(|row| Some((row, row.target()?))) else {
            continue;
        };
        let (Some(a), Some(b)) = (unit(&taken.promise.quantity), unit(target)) else { continue };
        if a == b {
            continue;
        }
        let at = vec![row.target_at(), taken.promise.at.clone()];
        let claim = format!("{}以“{a}”计，{} {} 以“{b}”计", taken.promise.say(), row.label(), target.text);
        if confidence == Confidence::Doubtful {
            out.undecided(at, format!("{claim}；是否为同一项目不能肯定"));
        } else {
            out.add(at, claim);
        }
    }
}
