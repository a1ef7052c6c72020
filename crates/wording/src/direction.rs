//! Whether more or less of what a name says is better.

/// What should be low: how often bad things happen, and what is used up.
pub const LESS: &[&str] = &[
    "投诉",
    "事故",
    "差错",
    "偏差",
    "发生率",
    "发案",
    "死亡",
    "伤亡",
    "超时",
    "超支",
    "逾期",
    "返贫",
    "返修率",
    "能耗",
    "排放",
    "故障",
    "缺陷率",
    "空置率",
    "违规",
    "流失",
    "成本",
    "上访",
    "信访",
    "事件发生",
    "案件发生",
    "损失率",
    "损耗率",
    "破损率",
    "浪费",
    "缺勤率",
    "误差",
    "错误率",
    "误报",
    "漏报",
    "感染率",
    "发病率",
    "病死率",
    "失业率",
    "辍学率",
    "拖欠",
    "拥堵",
    "返工",
    "退货率",
    "延误",
    "受害",
    "受灾",
    "损毁",
];

/// What is done against it: 投诉处理率, 事故下降率, 违规查处率. Whoever does more of it does better.
const AGAINST: &[&str] = &[
    "处理",
    "处置",
    "办结",
    "下降",
    "降低",
    "减少",
    "查处",
    "整改",
    "化解",
    "排除",
    "排查",
    "回访",
    "解决",
    "控制",
    "预防",
    "防范",
    "案件办",
    "响应",
    "救援",
    "零",
    "无",
    "不满",
    "未",
    "挽回",
    "结案",
    "回复",
    "演练",
    "培训",
    "宣传",
    "调查",
    "鉴定",
    "赔付",
    "保险",
    "追缴",
    "清收",
    "节约",
    "节省",
    "达标",
    "及时",
    "合格",
    "核算",
];

/// The word that says that a name is of something of which less is better: 事故 in 安全事故发生率. None where the name
/// says what is done against it.
#[must_use]
pub fn less(name: &str) -> Option<&'static str> {
    less_of(name, LESS)
}

/// The same, by words of one's own.
#[must_use]
pub fn less_of<'w>(name: &str, words: &[&'w str]) -> Option<&'w str> {
    let against = AGAINST.iter().any(|word| name.contains(word));
    words.iter().find(|word| !against && name.contains(**word)).copied()
}

/// Whether less of what a name says is better.
#[must_use]
pub fn less_is_better(name: &str) -> bool {
    less(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_against_a_bad_thing_is_good() {
        for name in ["安全事故发生率", "群众投诉次数", "单位能耗", "项目成本", "信访件数"]
        {
            assert!(less_is_better(name), "{name}");
        }
        for name in ["储粮损失率", "安全事件发生数", "缺勤率", "传染病发病率"] {
            assert!(less_is_better(name), "{name}");
        }
        for name in [
            "设备损失降低率",
            "案件发生下降率",
            "投诉处理率",
            "事故下降率",
            "成本控制率",
            "污水排放达标率",
            "故障处理及时率",
            "培训人数",
        ] {
            assert!(!less_is_better(name), "{name}");
        }
    }
}
