//! IND-CAT 指标内容与指标类别不符 | The topic does not fit the category
//!
//! **查什么。** 生态效益指标的名称和描述里没有任何生态方面的词，却有别类的词（准确、及时、合格、满意、就业、收入……）。
//!
//! **为什么。** 表上印了这一行就随便填一条，是常见的退回原因。凭词判断，所以不作错误。
//!
//! **例子。** 生态效益指标 结果准确性 100%。
//!
//! 改法：填写生态环境方面的指标；项目不涉及的，注明“不涉及”。
//!
//! **What.** A row under 生态效益 whose name and description hold nothing of ecology, but a word of another category
//! (准确, 及时, 合格, 满意, 就业, 收入 …).
//!
//! **Why.** Rows are often filled because the form prints them. 生态效益指标 结果准确性 measures no ecological effect; a
//! reviewer sends it back. This is a judgement by words, so it is never an error.
//!
//! **Example.** 生态效益指标 结果准确性 100%.

use model::Level2;

use crate::facts::Facts;
use crate::findings::Findings;
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

/// What belongs elsewhere, by the level 2 it stands under: words of the name, and where it belongs.
const MISPLACED: &[(Level2, &[&str], &str)] = &[
    (Level2::OutputQuantity, &["满意度"], "满意度指标"),
    (Level2::OutputQuantity, &["合格率", "优良率", "及时率", "按时完成率", "按期完成率"], "质量或时效指标"),
    (Level2::OutputQuality, &["满意度"], "满意度指标"),
    (Level2::OutputQuality, &["完成时间", "完成时限", "及时率", "按时完成率", "按期完成率"], "时效指标"),
    (Level2::OutputTimeliness, &["满意度"], "满意度指标"),
    (Level2::OutputTimeliness, &["合格率", "准确率", "优良率", "达标率", "完好率"], "质量指标"),
    (Level2::OutputCost, &["满意度"], "满意度指标"),
    (Level2::OutputCost, &["合格率", "及时率"], "质量或时效指标"),
    (Level2::EffectEconomic, &["满意度"], "满意度指标"),
    (Level2::EffectSocial, &["满意度"], "满意度指标"),
    (Level2::EffectEcological, &["满意度"], "满意度指标"),
    (Level2::EffectSustainability, &["满意度"], "满意度指标"),
    (
        Level2::SatisfactionBeneficiary,
        &["合格率", "完成率", "及时率", "准确率", "到位率", "完好率"],
        "产出指标",
    ),
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(level2) = row.level2() else { continue };
        let satisfied = has_any(row.name(), &["满意", "认可", "好评"]);
        let misplaced = MISPLACED.iter().find(|(own, words, _)| {
            own == level2
                && has_any(row.name(), words)
                && !(*own == Level2::SatisfactionBeneficiary && satisfied)
        });
        if let Some((_, words, place)) = misplaced {
            let word = first_of(row.name(), words).unwrap_or_default();
            out.add(vec![row.name_at()], format!("{} 说的是“{word}”，应放在{place}", row.label()));
            continue;
        }
        let ecological = has_any(row.name(), ECOLOGY) || has_any(row.description(), ECOLOGY);
        if *level2 != Level2::EffectEcological || ecological {
            continue;
        }
        if let Some(word) = first_of(row.name(), ELSEWHERE).or_else(|| first_of(row.description(), ELSEWHERE))
        {
            out.add(vec![row.name_at()], format!("{} 说的是“{word}”，与生态效益无关", row.label()));
        }
    }
}
