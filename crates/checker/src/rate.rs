//! Rates that are parts of a whole, and those that are none.

use crate::text::{first_of, has_any};

/// Words that say so wherever they stand in a name.
pub(crate) const PARTS: &[&str] = &[
    "满意度",
    "合格率",
    "覆盖率",
    "及时率",
    "准确率",
    "出勤率",
    "到位率",
    "合规率",
    "优良率",
    "达标率",
    "知晓率",
    "参与率",
    "入库率",
    "通过率",
    "按期完成率",
    "普及率",
    "占比",
];
/// What may exceed 100 %: growth, and the measures of money and machines.
pub(crate) const UNBOUNDED: &[&str] = &[
    "增长",
    "增幅",
    "增收",
    "增值",
    "提升",
    "提高",
    "增加",
    "上升",
    "同比",
    "环比",
    "周转",
    "利率",
    "汇率",
    "费率",
    "税率",
    "收益",
    "回报",
    "利润",
    "容积率",
    "频率",
    "功率",
    "效率",
    "速率",
    "负债",
    "杠杆",
    "倍率",
    "产销",
    "贡献",
    "拉动",
    "自给",
    "负荷",
    "床位",
    "产能",
    "拨备",
    "投入产出",
    "产出率",
    "超额",
    "变动",
    "波动",
];
/// What was done of what was planned may be more than all of it.
const FULFILMENT: &[&str] = &["完成率", "执行率", "达成率", "实现率", "完成比例"];

/// What a rate is that a name ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rate {
    /// A part of a whole: never above 100 %.
    Part,
    /// What was done of what was planned.
    Fulfilment,
}

/// The rate that a name speaks of, and the word for it; none for growth, and for what is no rate.
pub(crate) fn of(name: &str) -> Option<(Rate, &str)> {
    by(name, PARTS, UNBOUNDED)
}

/// The same, by words of one's own.
pub(crate) fn by<'n>(name: &'n str, parts: &[&'n str], unbounded: &[&str]) -> Option<(Rate, &'n str)> {
    if has_any(name, unbounded) {
        return None;
    }
    if let Some(part) = first_of(name, parts) {
        return Some((Rate::Part, part));
    }
    let noun = name.trim_end_matches("指标").split(['（', '(']).next().unwrap_or_default();
    if let Some(word) = FULFILMENT.iter().find(|end| noun.ends_with(**end)) {
        return Some((Rate::Fulfilment, word));
    }
    // 结业率, 成活率: the word before 率 says of what.
    let start = noun.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    noun.ends_with('率').then(|| (Rate::Part, noun.get(start..).unwrap_or(noun)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_growth_and_fulfilment() {
        assert_eq!(of("学员结业率"), Some((Rate::Part, "结业率")));
        assert_eq!(of("系统可用率（%）"), Some((Rate::Part, "可用率")));
        assert_eq!(of("验收合格率"), Some((Rate::Part, "合格率")));
        assert_eq!(of("培训任务完成率"), Some((Rate::Fulfilment, "完成率")));
        for none in ["税收增长率", "办事效率", "床位使用率", "培训人数", "资金周转率"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
