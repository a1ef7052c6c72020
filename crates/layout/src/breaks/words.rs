//! The words that labels and titles are made of.

use super::cluster;

/// Words a label may part between; parting elsewhere leaves single characters behind. Longer ones first.
const WORDS: [&str; 72] = [
    "社会公众",
    "服务对象",
    "生态环境",
    "绩效目标表",
    "绩效自评表",
    "目标申报表",
    "执行监控表",
    "可持续",
    "满意度",
    "财政资金",
    "指标值",
    "执行率",
    "其中：",
    "（续）",
    "申报表",
    "自评表",
    "目标表",
    "监控表",
    "一览表",
    "明细表",
    "汇总表",
    "经济",
    "社会",
    "生态",
    "环境",
    "效益",
    "效果",
    "影响",
    "成本",
    "数量",
    "质量",
    "时效",
    "产出",
    "预期",
    "指标",
    "依据",
    "设定",
    "确定",
    "履职",
    "效能",
    "管理",
    "效率",
    "发展",
    "能力",
    "预算",
    "执行",
    "资金",
    "项目",
    "财政",
    "其他",
    "绩效",
    "目标",
    "用途",
    "规模",
    "支出",
    "计划",
    "年度",
    "总额",
    "拨款",
    "名称",
    "编码",
    "单位",
    "部门",
    "主管",
    "实施",
    "经费",
    "整体",
    "情况",
    "专项",
    "补助",
    "建设",
    "工作",
];

/// The words of a label or title, brackets and stops with the word they belong to.
pub fn words(source: &str) -> Vec<String> {
    const OPENING: [char; 5] = ['（', '(', '《', '“', '〔'];
    const CLOSING: [char; 12] = ['）', ')', '》', '”', '〕', '：', ':', '、', '，', '。', '；', ';'];
    let mut words: Vec<String> = Vec::new();
    let mut rest = source;
    let mut open = false;
    while let Some(first) = rest.chars().next() {
        let known = WORDS.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
        let length =
            known.or_else(|| cluster(rest).filter(|_| !OPENING.contains(&first))).unwrap_or_else(|| {
                let same = |c: char| {
                    !OPENING.contains(&c) && !CLOSING.contains(&c) && c.is_ascii() == first.is_ascii()
                };
                let starts_known = |at: usize| WORDS.iter().any(|word| rest[at..].starts_with(word));
                let ends = rest.char_indices().skip(1).find(|(at, c)| !same(*c) || starts_known(*at));
                if same(first) { ends.map_or(rest.len(), |(at, _)| at) } else { first.len_utf8() }
            });
        let (word, after) = rest.split_at(length);
        let clings = open || CLOSING.contains(&first);
        match words.last_mut().filter(|_| clings) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        open = OPENING.contains(&first);
        rest = after;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_stops_stay_with_their_word() {
        assert_eq!(words("其中：财政资金（万元）"), ["其中：", "财政资金", "（万元）"]);
        assert_eq!(words("指标值设定依据"), ["指标值", "设定", "依据"]);
    }
}
