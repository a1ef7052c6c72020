//! LEN-TEXT 文字超过系统字数 | A text is too long for the system
//!
//! **查什么。** 目标、描述、评分标准、依据超过2000字。
//!
//! **为什么。** 国家预算系统的相应字段为2000字。
//!
//! **例子。** 把全年工作方案贴进了绩效目标。
//!
//! 改法：压缩到2000字以内。
//!
//! **What.** More than 2000 characters in a goal, a description, a scoring standard or a basis.
//!
//! **Why.** Fields `kpi_target`, `kpi_content`, `kpi_evalstd` and `kpi_remark` of the national budget system hold 2000.
//!
//! **Example.** The whole work plan pasted into 绩效目标.

use model::Pointer;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::Threshold;

const MOST: Threshold = Threshold::whole("most", 2000, "最多字数");
pub(super) const THRESHOLDS: &[Threshold] = &[MOST];

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
            let most = out.most(&MOST);
            if length > most {
                out.add(vec![at], format!("文字有{length}字，系统限{most}字"));
            }
        }
    }
}
