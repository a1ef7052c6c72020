//! REQ-N 三级指标数量过少或过多 | Too few or too many level-3 indicators
//!
//! **查什么。** 项目目标表：产出（含成本）类三级指标少于3条，或一个二级指标之下多于10条。
//!
//! **为什么。** 审核指南一般要求3至10条核心指标：太少说不清项目，太多掩盖重点。没有硬性规定，所以不作错误。
//!
//! **例子。** 300万元的项目只有一条产出指标。
//!
//! 改法：围绕项目主要产出设置3条以上指标；数量过多的，保留核心指标。
//!
//! **What.** Per project goal form: fewer than three indicators under 产出 (and 成本), or more than ten under one level 2.
//!
//! **Why.** Review guides ask for about three to ten core indicators: fewer do not describe a project, more hide what
//! matters. Nothing forbids either, so this is never an error.
//!
//! **Example.** 产出指标 with one row for a project of 300 万元.

use std::collections::BTreeMap;

use model::Level1;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::Threshold;

const LEAST: Threshold = Threshold::whole("least", 3, "产出（含成本）类三级指标最少条数");
const MOST: Threshold = Threshold::whole("most", 10, "一个二级指标之下三级指标最多条数");
pub(super) const THRESHOLDS: &[Threshold] = &[LEAST, MOST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let (least, allowed) = (out.most(&LEAST), out.most(&MOST));
    for sheet in facts.project_sheets() {
        let rows: Vec<_> = sheet.rows().collect();
        // Unknown labels could be anything.
        if rows.is_empty() || rows.iter().any(|row| row.level1().is_none()) {
            continue;
        }
        // The two sides of a form count apart: it is enough that one side has them.
        let outputs = |term| {
            rows.iter()
                .filter(|row| {
                    row.indicator.term == term && matches!(row.level1(), Some(Level1::Output | Level1::Cost))
                })
                .count()
        };
        let terms = [None, Some(model::Term::Annual), Some(model::Term::Whole)];
        let most = terms.into_iter().map(outputs).max().unwrap_or(0);
        if most >= 1 && most < least {
            out.add(vec![sheet.at.clone()], format!("产出类指标只有{most}条，少于{least}条"));
        }
        let mut by_level: BTreeMap<_, usize> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.level2().is_some()) {
            *by_level.entry((row.level2(), row.indicator.term == Some(model::Term::Whole))).or_default() += 1;
        }
        for ((level2, whole), count) in by_level.into_iter().filter(|(_, count)| *count > allowed) {
            let first = rows.iter().find(|row| {
                row.level2() == level2 && (row.indicator.term == Some(model::Term::Whole)) == whole
            });
            let label = first
                .and_then(|row| row.indicator.level2.as_ref())
                .map(|level| level.label.trim())
                .unwrap_or_default();
            let at = first.map_or_else(|| sheet.at.clone(), |row| row.at.clone());
            out.add(vec![at], format!("{label}有{count}条三级指标，超过{allowed}条"));
        }
    }
}
