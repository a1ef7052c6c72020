//! IND-CAT 指标内容与指标类别不符 | The topic does not fit the category
//!
//! **What.** A row under 生态效益 whose name and description hold nothing of ecology, but a word of another category
//! (准确, 及时, 合格, 满意, 就业, 收入 …).
//!
//! **Why.** Rows are often filled because the form prints them. 生态效益指标 结果准确性 measures no ecological effect; a
//! reviewer sends it back. This is a judgement by words, so it is never an error.
//!
//! **Example.** 生态效益指标 结果准确性 100%.
//!
//! 改法：填写生态环境方面的指标；项目不涉及的，注明“不涉及”。

use model::Level2;

use crate::facts::Facts;
use crate::finding::Findings;
use crate::text::{first_of, has_any};

const ECOLOGY: &[&str] = &[
    "生态",
    "环境",
    "环保",
    "绿",
    "节能",
    "减排",
    "排放",
    "污染",
    "能耗",
    "节水",
    "节电",
    "节约",
    "资源",
    "水质",
    "空气",
    "垃圾",
    "噪",
    "碳",
    "植被",
    "土壤",
    "森林",
    "低碳",
    "回收",
    "废水",
    "废气",
    "废物",
    "废弃",
    "固废",
    "卫生",
    "整洁",
    "无纸化",
    "耗",
    "清洁",
    "扬尘",
    "农药",
    "化肥",
    "秸秆",
    "河道",
    "河湖",
    "河流",
];
const ELSEWHERE: &[&str] = &[
    "准确",
    "及时",
    "合格",
    "满意",
    "就业",
    "收入",
    "利润",
    "税收",
    "产值",
    "招商",
    "签约",
    "效率",
    "完成率",
    "人数",
    "人次",
    "知晓",
    "正常运转",
    "按期",
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        if row.level2() != Some(&Level2::EffectEcological)
            || has_any(row.name(), ECOLOGY)
            || has_any(row.description(), ECOLOGY)
        {
            continue;
        }
        if let Some(word) = first_of(row.name(), ELSEWHERE).or_else(|| first_of(row.description(), ELSEWHERE))
        {
            out.add(vec![row.name_at()], format!("{} 说的是“{word}”，与生态效益无关", row.label()));
        }
    }
}
