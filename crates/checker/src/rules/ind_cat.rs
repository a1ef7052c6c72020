//! IND-CAT 指标内容与指标类别不符 | The topic does not fit the category
//!
//! **查什么。** 生态（经济）效益指标的名称和描述里没有任何生态（经济）方面的词，却有别类的词（准确、及时、合格、满意、就业、收入；意识、水质、空气……）；社会效益指标说的是空气质量、税收而没有说人；满意度指标说的不是是否满意；合格率、满意度等放在了别的二级指标之下。
//!
//! **为什么。** 表上印了这一行就随便填一条，是常见的退回原因。凭词判断，所以不作错误。
//!
//! **例子。** 生态效益指标 结果准确性 100%。
//!
//! 改法：填写生态环境方面的指标；项目不涉及的，注明“不涉及”。
//!
//! **What.** A row under 生态效益 (经济效益) whose name and description hold nothing of ecology (of the economy), but a word of another
//! category (准确, 及时, 合格, 满意, 就业, 收入; 意识, 水质 …); air or taxes under 社会效益 and no word of people; a rate under 满意度 that is
//! none of satisfaction; 合格率, 满意度 and the like under another level 2.
//!
//! **Why.** Rows are often filled because the form prints them. 生态效益指标 结果准确性 measures no ecological effect; a
//! reviewer sends it back. This is a judgement by words, so it is never an error.
//!
//! **Example.** 生态效益指标 结果准确性 100%.

use model::Level2;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Row;
use crate::text::{first_of, has_any};
use crate::threshold::WordList;

const ECOLOGY: WordList = WordList {
    key: "ecology",
    default: &[
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
    ],
    chinese: "生态方面的词",
};
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
    "能力",
    "水平",
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

/// What speaks of the economy.
const ECONOMY: WordList = WordList {
    key: "economy",
    default: &[
        "经济",
        "收入",
        "产值",
        "税",
        "利润",
        "效益",
        "成本",
        "费",
        "节约",
        "节省",
        "增收",
        "投资",
        "资金",
        "消费",
        "增加值",
        "销售",
        "销量",
        "贸易",
        "招商",
        "企业",
        "产业",
        "产量",
        "价",
        "金额",
        "旅游",
        "损失",
        "支出",
        "资产",
        "盈利",
        "GDP",
        "融资",
        "贷款",
        "市场",
        "就业",
        "创业",
        "签约",
        "外资",
        "经营",
        "流通",
        "物流",
        "商",
        "降本",
        "增效",
        "补贴",
        "补助",
        "增长",
        "单产",
        "亩均",
        "农户",
        "客流",
        "率先",
        "降低",
        "工程量",
        "使用率",
        "利用率",
        "投入",
        "效率",
        "运行",
        "运转",
        "耗",
        "收益",
        "价值",
    ],
    chinese: "经济方面的词",
};
/// What belongs to another effect.
const NOT_ECONOMY: &[&str] = &[
    "意识",
    "满意",
    "安全事故",
    "生态",
    "水质",
    "空气",
    "绿化",
    "植被",
    "森林",
    "知晓",
    "稳定",
    "和谐",
    "素质",
    "健康",
    "污染",
    "信访",
    "文明",
    "治安",
];
/// What speaks of people.
const SOCIETY: &[&str] = &[
    "群众", "居民", "社会", "百姓", "公众", "市民", "村民", "人", "户", "生活", "民生", "就业", "受益",
    "健康", "达标",
];
/// What a social effect is not: measures of nature and of the state's income.
const NOT_SOCIAL: &[&str] = &[
    "空气质量",
    "森林覆盖",
    "植被",
    "碳排放",
    "污染物",
    "绿化覆盖",
    "水质",
    "产值",
    "税收",
    "营业收入",
    "利润",
    "财政收入",
];
/// How those served see it.
const SEEN: &[&str] = &[
    "满意",
    "认可",
    "好评",
    "投诉",
    "评价",
    "支持",
    "信任",
    "获得感",
    "幸福",
    "反馈",
    "意见",
    "口碑",
    "感受",
    "表扬",
    "赞",
    "信访",
    "评分",
    "评议",
    "测评",
    "调查",
    "认同",
    "接受",
];

pub(super) const WORDS: &[WordList] = &[ECOLOGY, ECONOMY];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let words = Words { ecology: out.words(&ECOLOGY), economy: out.words(&ECONOMY) };
    for row in facts.rows() {
        let Some(level2) = row.level2() else { continue };
        let seen = has_any(row.name(), SEEN) || has_any(row.description(), SEEN);
        let misplaced = MISPLACED.iter().find(|(own, words, _)| {
            own == level2 && has_any(row.name(), words) && !(*own == Level2::SatisfactionBeneficiary && seen)
        });
        if let Some((_, words, place)) = misplaced {
            let word = first_of(row.name(), words).unwrap_or_default();
            out.add(vec![row.name_at()], format!("{} 说的是“{word}”，应放在{place}", row.label()));
        } else if let Some((word, kind)) = elsewhere(&row, level2, &words) {
            out.add(vec![row.name_at()], format!("{} 说的是“{word}”，与{kind}无关", row.label()));
        } else if *level2 == Level2::SatisfactionBeneficiary && !seen && row.name().ends_with('率') {
            out.add(vec![row.name_at()], format!("{} 说的不是服务对象是否满意", row.label()));
        }
    }
}

/// What speaks of the kinds of effects, as settings have it.
struct Words<'s> {
    ecology: Vec<&'s str>,
    economy: Vec<&'s str>,
}

/// The word by which an effect belongs to another kind, where none says that it belongs here.
fn elsewhere(row: &Row<'_>, level2: &Level2, words: &Words<'_>) -> Option<(&'static str, &'static str)> {
    let (own, others, kind) = match level2 {
        Level2::EffectEcological => (words.ecology.as_slice(), ELSEWHERE, "生态效益"),
        Level2::EffectEconomic => (words.economy.as_slice(), NOT_ECONOMY, "经济效益"),
        // Anything may be good for people: only what surely is another effect is told.
        Level2::EffectSocial => (SOCIETY, NOT_SOCIAL, "社会效益"),
        _ => return None,
    };
    let texts = [row.name(), row.description()];
    let word = texts.into_iter().find_map(|text| first_of(text, others));
    word.filter(|_| !texts.into_iter().any(|text| has_any(text, own))).map(|word| (word, kind))
}
