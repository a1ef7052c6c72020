//! VAL-TEMPLATE 模板提示文字未替换 | The text of the template was left in place
//!
//! **查什么。** 目标、完成情况、评价结论等处还是模板的提示文字：限定字数（200字以内）、填写说明（结合自评情况，说明……）、只有编号没有内容（目标1：……）、三级指标仍是“指标1”。
//!
//! **为什么。** 格子填了，等于没填；公开出去，说明没人看过。
//!
//! **例子。** 评价结论：结合自评情况，说明项目自评总分……（200字以内）。
//!
//! 改法：删去模板的提示文字，填写本项目的实际内容。
//!
//! **What.** A goal, a completion, a conclusion or another text of a form that is still what the template asks for: a bound on its
//! length (200字以内), an instruction (结合自评情况，说明…), or numbered headings with nothing behind them (目标1：……).
//!
//! **Why.** The cell is filled and says nothing; published, it shows that nobody read the form.
//!
//! **Example.** 评价结论: 结合自评情况，说明项目自评总分……（200字以内）.

use model::Pointer;

use wording::fold::squeeze;
use wording::heading::is_counting;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sheet::{Sheet, is_open_name};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (at, label, text) in texts(&sheet) {
            // A numbered row that nobody used is told only where it holds a value.
            let unused = is_open_name(text) && at.as_str().contains("/fields/");
            if !unused && (is_prompt(text) || is_open_name(text)) {
                out.add(vec![at], format!("{label}仍是模板的提示文字{}", quote(text)));
            }
        }
    }
}

/// What a form says in sentences, with what a clerk calls it.
fn texts<'a>(sheet: &Sheet<'a>) -> Vec<(Pointer, String, &'a str)> {
    let mut texts: Vec<(Pointer, String, &str)> = Vec::new();
    if let Some(purpose) = &sheet.form.purpose {
        texts.push((sheet.at.key("purpose"), "资金用途".to_owned(), purpose));
    }
    for (index, goal) in sheet.form.goals.iter().enumerate() {
        let at = sheet.at.key("goals").index(index);
        let label = if goal.label.trim().is_empty() { "绩效目标" } else { goal.label.trim() };
        texts.push((at.key("text"), label.to_owned(), &goal.text));
        if let Some(actual) = &goal.actual {
            texts.push((at.key("actual"), "实际完成情况".to_owned(), actual));
        }
    }
    for row in sheet.rows() {
        if let Some(name) = row.indicator.name.as_ref().filter(|name| is_open_name(name)) {
            texts.push((row.name_at(), "三级指标".to_owned(), name));
        }
        if let Some(deviation) = &row.indicator.deviation {
            texts.push((row.at.key("deviation"), format!("{} 的偏差原因", row.label()), deviation));
        }
    }
    let fields = sheet.at.key("fields");
    texts.extend(
        sheet.form.fields.iter().map(|(label, text)| (fields.key(label), label.clone(), text.as_str())),
    );
    texts
}

/// Whether a text asks instead of saying.
fn is_prompt(text: &str) -> bool {
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
        "此处填写",
        "在此填写",
        "简要说明项目",
        "简要描述项目",
        "填写说明",
    ];
    let text = squeeze(text).replace('，', ",");
    let plain = text.trim_start_matches(['(', '（', '[', '【', '“']);
    matches!(plain.trim_end_matches([')', '）', ']', '】']), "必填" | "选填" | "必填项" | "选填项")
        || ASKING.iter().any(|words| plain.starts_with(words))
        || bounds_its_length(&text)
        || only_numbers_its_parts(&text)
}

/// （200字以内）, 不超过200字, 限200字 in brackets.
fn bounds_its_length(text: &str) -> bool {
    text.split(['(', '（', '[', '【']).skip(1).any(|rest| {
        let inside = rest.split([')', '）', ']', '】']).next().unwrap_or_default();
        let Some((front, behind)) = inside.split_once('字') else { return false };
        let front = ["不超过", "不多于", "限", "约", "控制在"]
            .iter()
            .find_map(|word| front.strip_prefix(word))
            .unwrap_or(front);
        let counted =
            !front.is_empty() && front.len() <= 5 && front.bytes().all(|byte| byte.is_ascii_digit());
        counted && matches!(behind, "" | "以内" | "以下" | "左右" | "内" | "之内")
    })
}

/// 目标1：……目标2：……: numbers, and nothing behind them.
fn only_numbers_its_parts(text: &str) -> bool {
    let mut rest = text;
    let mut parts = 0;
    while let Some(behind) = rest.strip_prefix("目标").or_else(|| rest.strip_prefix("指标")) {
        let number = behind.trim_start_matches(is_counting);
        if number.len() == behind.len() {
            return false;
        }
        rest = number.trim_start_matches([':', '：', '…', '.', '。', '、', ';', '；']);
        parts += 1;
    }
    parts > 0 && rest.is_empty()
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
        ] {
            assert!(is_prompt(prompt), "{prompt}");
        }
        for text in [
            "完成年度防汛工作。",
            "目标1：完成培训3期。目标2：……",
            "编写200字以内的简介50篇。",
            "说明会召开3次",
            "结合实际开展培训。",
            "",
            "—",
        ] {
            assert!(!is_prompt(text), "{text}");
        }
    }
}
