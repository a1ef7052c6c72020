//! IND-NAME-REPEAT 三级指标照抄二级指标 | Level 3 repeats level 2
//!
//! **What.** The 三级指标 is the level-2 label itself, with or without 指标.
//!
//! **Why.** The row names no indicator: 经济效益指标 under 经济效益指标 is a row left as the template had it.
//!
//! **Example.** 二级指标 社会效益指标, 三级指标 社会效益指标.
//!
//! 改法：填写具体的三级指标名称。

use model::Level2;
use wording::fold::squeeze;

use crate::facts::Facts;
use crate::finding::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(level2) = &row.indicator.level2 else { continue };
        // 服务对象满意度 names a measure as it stands.
        let of_satisfaction = |id: &Level2| id.as_str().starts_with("satisfaction");
        if row.level2().is_some_and(of_satisfaction) || row.name().is_empty() {
            continue;
        }
        let bare = |text: &str| squeeze(text).trim_end_matches("指标").to_owned();
        if bare(row.name()) == bare(&level2.label) {
            out.add(
                vec![row.name_at()],
                format!("三级指标与二级指标“{}”同名，没有写出具体指标", level2.label.trim()),
            );
        }
    }
}
