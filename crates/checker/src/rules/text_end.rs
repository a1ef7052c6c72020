//! TEXT-END 句末缺标点 | The final stop is missing
//!
//! **查什么。** 十五字以上、带逗号的目标、用途和段落，末尾没有标点。
//!
//! **为什么。** 可能粘贴时截断了；没有截断的，缺句号。
//!
//! **例子。** 保障办公用房达到使用标准，保障机关有效运行
//!
//! 改法：补上句号；内容被截断的，补全内容。
//!
//! **What.** Goals, purposes and paragraphs of at least fifteen Chinese characters that hold a comma and end without a
//! mark.
//!
//! **Why.** The text may have been cut off when it was pasted; if not, it lacks a stop.
//!
//! **Example.** 保障办公用房达到使用标准，保障机关有效运行

use model::Pointer;
use wording::is_ideograph;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::text::around;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut texts: Vec<(Pointer, &str)> = facts.paragraphs();
    for sheet in facts.sheets() {
        texts.extend(sheet.form.purpose.as_deref().map(|purpose| (sheet.at.key("purpose"), purpose)));
        texts.extend(sheet.goals());
    }
    for (at, text) in texts {
        let chars: Vec<char> = text.trim_end().chars().collect();
        let sentence = chars.iter().filter(|c| is_ideograph(**c)).count() >= 15 && chars.contains(&'，');
        if sentence && chars.last().is_some_and(|last| is_ideograph(*last)) {
            out.add(vec![at], format!("{}句末没有标点", around(&chars, chars.len() - 1, chars.len())));
        }
    }
}
