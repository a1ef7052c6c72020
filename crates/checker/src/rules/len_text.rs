//! LEN-TEXT 文字超过系统字数 | A text is too long for the system
//!
//! **What.** More than 2000 characters in a goal, a description, a scoring standard or a basis.
//!
//! **Why.** Fields `kpi_target`, `kpi_content`, `kpi_evalstd` and `kpi_remark` of the national budget system hold 2000.
//!
//! **Example.** The whole work plan pasted into 绩效目标.
//!
//! 改法：压缩到2000字以内。

use model::Pointer;

use crate::facts::Facts;
use crate::finding::Findings;

const MOST: usize = 2000;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let mut texts: Vec<(Pointer, &str)> = sheet.goals().collect();
        for row in sheet.rows() {
            let long = [
                ("description", &row.indicator.description),
                ("standard", &row.indicator.standard),
                ("basis", &row.indicator.basis),
            ];
            texts
                .extend(long.into_iter().filter_map(|(key, text)| Some((row.at.key(key), text.as_deref()?))));
        }
        for (at, text) in texts {
            let length = text.chars().count();
            if length > MOST {
                out.add(vec![at], format!("文字有{length}字，系统限{MOST}字"));
            }
        }
    }
}
