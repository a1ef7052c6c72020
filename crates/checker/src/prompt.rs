//! What a template asks for, where a person should have written.

use wording::blank::is_left_open;
use wording::fold::squeeze;
use wording::heading::is_counting;

use crate::text::has_any;

/// What a prompt begins with.
const ASKING: &[&str] = &[
    "结合自评情况",
    "结合项目自评情况",
    "对照年度目标,说明",
    "对照绩效目标,说明",
    "对照年初目标,说明",
    "请填写",
    "请简要",
    "请说明",
    "请描述",
    "请对照",
    "请列",
    "请逐",
    "此处填写",
    "在此填写",
    "简要说明项目",
    "简要描述项目",
    "填写说明",
    "填写实际",
    "按照批复",
];
/// What it tells the writer to do…
const VERBS: &[&str] = &[
    "填写",
    "填报",
    "填列",
    "简述",
    "简要说明",
    "简要描述",
    "简要概述",
    "简要介绍",
    "说明",
    "概述",
    "描述",
    "阐述",
    "列明",
    "列出",
    "写明",
    "注明",
    "逐条说明",
    "逐项说明",
    "对照",
    "针对",
];
/// …and what of.
const SLOTS: &[&str] = &[
    "情况",
    "原因",
    "措施",
    "问题",
    "必要性",
    "可行性",
    "成效",
    "成果",
    "依据",
    "内容",
    "目标",
    "指标",
    "全称",
    "名称",
    "计划",
    "建议",
    "理由",
    "背景",
    "概况",
    "意见",
    "进展",
    "效果",
    "影响",
    "总分",
    "填写",
    "说明",
];
/// Of whom it asks it.
const BIDDING: &[&str] = &[
    "需说明",
    "应说明",
    "须说明",
    "请说明",
    "要说明",
    "需填写",
    "应填写",
    "须填写",
    "请填写",
    "需注明",
    "应注明",
    "请注明",
    "请写明",
    "需分析原因",
    "应分析原因",
];

/// Whether a text asks instead of saying.
pub(crate) fn is_prompt(text: &str) -> bool {
    let text = squeeze(text).replace('，', ",");
    let plain = text.trim_start_matches(['(', '（', '[', '【', '“']);
    matches!(plain.trim_end_matches([')', '）', ']', '】']), "必填" | "选填" | "必填项" | "选填项")
        || ASKING.iter().any(|words| plain.starts_with(words))
        || bids(plain)
        || in_brackets(&text)
            .is_some_and(|inside| has_any(inside, &["填写", "填报", "填列", "简述", "说明", "一致"]))
        || bounds_its_length(&text)
        || only_numbers_its_parts(&text)
        || is_left_open(&text) && text.chars().any(wording::is_ideograph)
        || !text.is_empty() && text.chars().all(|c| "XxＸ×".contains(c))
}

/// 说明项目实施中存在的问题, 未完成的需说明原因: a short sentence that bids somebody to write, and tells nothing.
fn bids(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '；', '：', ':', ')', '）', '】', '…', '.']);
    let short = text.chars().count() <= 40 && !text.chars().any(|c| c.is_ascii_digit());
    let rest = VERBS.iter().find_map(|verb| text.strip_prefix(verb));
    // 说明会, 说明书, 对照组 are things.
    let command = rest.is_some_and(|rest| !rest.starts_with(['会', '书', '组', '性']))
        && SLOTS.iter().any(|slot| text.ends_with(slot))
        && !text.contains(['已', '了']);
    let told_to_compare = text.starts_with("对照") || text.starts_with("针对");
    short
        && (command && (!told_to_compare || has_any(text, &["说明", "填写", "提出"]))
            || has_any(text, BIDDING))
}

/// What stands in the one pair of brackets around a whole text.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['(', '（', '[', '【'])?.strip_suffix([')', '）', ']', '】'])?;
    (!inside.contains([')', '）', ']', '】'])).then_some(inside)
}

/// （200字以内）, 不超过200字, 限200字 in brackets; ，200字以内 at the end.
fn bounds_its_length(text: &str) -> bool {
    let last = text.trim_end_matches('。').rsplit([',', ';', '；', '。']).next().filter(|last| *last != text);
    let brackets = text.split(['(', '（', '[', '【']).skip(1);
    let pieces = brackets.map(|rest| rest.split([')', '）', ']', '】']).next().unwrap_or_default());
    let mut pieces = pieces.flat_map(|piece| piece.split([',', ';'])).chain(last);
    pieces.any(|inside| {
        let Some((front, behind)) = inside.split_once('字') else { return false };
        let front = ["不超过", "不多于", "不少于", "限", "约", "控制在"]
            .iter()
            .find_map(|word| front.strip_prefix(word))
            .unwrap_or(front);
        let counted = !front.is_empty()
            && front.len() <= 8
            && front.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        counted && matches!(behind, "" | "以内" | "以下" | "左右" | "内" | "之内")
    })
}

/// 目标1：……目标2：……, 目标1：×××: numbers, and nothing behind them.
fn only_numbers_its_parts(text: &str) -> bool {
    let mut rest = text;
    let mut parts = 0;
    while let Some(behind) = ["目标", "指标", "任务"].iter().find_map(|word| rest.strip_prefix(word)) {
        let number = behind.trim_start_matches(is_counting);
        if number.len() == behind.len() {
            return false;
        }
        rest = number.trim_start_matches(|c: char| ":：….。、;；,XxＸ×*_".contains(c));
        parts += 1;
    }
    // 目标3：…… of a list that goes on says nothing; 任务2 alone is a name.
    parts > 0 && rest.is_empty() && (parts > 1 || !text.starts_with("任务"))
}

#[cfg(test)]
mod tests {
    use super::is_prompt;

    #[test]
    fn a_prompt_is_told_from_what_people_write() {
        for prompt in [
            "对照年度目标,说明相关任务目标的完成情况(100字以内)",
            "结合自评情况，说明项目自评总分，说明项目实施取得的成效或成果。（200字以内）",
            "（不超过200字）",
            "必填",
            "（选填）",
            "目标1：……\n目标2：……",
            "请简要说明项目实施内容",
            "（简要说明目标完成情况，200字以内）",
            "说明年度总体目标实际完成情况",
            "填写实际完成情况",
            "（对照预期目标逐条填写）",
            "未完成的需说明原因",
            "（填写单位全称）",
            "（与预算批复一致）",
            "说明项目实施中存在的问题",
            "针对存在的问题提出改进措施，100字以内",
            "目标1：×××；目标2：×××",
            "完成××项工作，达到××%",
            "XXX",
        ] {
            assert!(is_prompt(prompt), "{prompt}");
        }
        for text in [
            "完成年度防汛工作。",
            "目标1：完成培训3期。目标2：……",
            "编写200字以内的简介50篇。",
            "说明会召开3次",
            "结合实际开展培训。",
            "说明书编制完成情况良好",
            "已按要求说明情况",
            "对照标准完成整改",
            "针对群众反映的问题整改",
            "任务1",
            "（二期）",
            "",
            "—",
        ] {
            assert!(!is_prompt(text), "{text}");
        }
    }
}
