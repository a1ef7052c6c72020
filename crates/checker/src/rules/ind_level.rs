//! IND-LEVEL 二级指标放错了一级指标 | A level 2 under the wrong level 1
//!
//! **查什么。** 二级指标所属的一级指标与它上面写的不同：效益指标之下的质量指标，产出指标之下的经济效益指标。满意度放在效益之下（2013、2020年的体系）、经济（社会、生态环境）成本放在产出之下，可以。
//!
//! **为什么。** 88号文、101号文规定了每个二级指标的归属；放错了，分值、统计和系统录入都会错。
//!
//! **例子。** 一级指标 效益指标，二级指标 质量指标。
//!
//! 改法：把该行移到所属的一级指标之下，或更正类别名称。
//!
//! **What.** A level 2 that belongs to another level 1 than it stands under. 满意度 under 效益 (2013, 2020) and the cost rows under 产出 are
//! accepted.
//!
//! **Why.** 88号 and 101号 say where each belongs; points, statistics and entry go by it.
//!
//! **Example.** 效益指标 / 质量指标.

use model::{Level1, Level2};

use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let (Some(first), Some(second)) = (&row.indicator.level1, &row.indicator.level2) else { continue };
        let (Some(level1), Some(level2)) = (&first.id, &second.id) else { continue };
        let Some(parent) = level2.parent() else { continue };
        if is_of(level1, level2, &parent) {
            continue;
        }
        let own = parent.label().unwrap_or_default();
        let claim = format!("“{}”之下的“{}”属于{own}", first.label.trim(), second.label.trim());
        out.add(vec![row.at.key("level2"), row.at.key("level1")], claim);
    }
}

/// Whether a level 2 may stand under a level 1. Frames of departments and later versions have their own.
fn is_of(level1: &Level1, level2: &Level2, parent: &Level1) -> bool {
    const STANDARD: [Level1; 4] = [Level1::Output, Level1::Cost, Level1::Effect, Level1::Satisfaction];
    let moved = match parent {
        Level1::Satisfaction => *level1 == Level1::Effect,
        // 成本 stood under 产出 until 2021, and its rows may be called as those of the new 成本指标.
        Level1::Cost => *level1 == Level1::Output,
        Level1::Output => *level2 == Level2::OutputCost && *level1 == Level1::Cost,
        _ => false,
    };
    level1 == parent || moved || !STANDARD.contains(level1) || !STANDARD.contains(parent)
}
