//! TEXT-DE “的”“地”混用 | 的 where 地 belongs
//!
//! **查什么。** “积极、认真、及时、有效、进一步……”之后用“的”，再接动词（开展、推进、落实……）。
//!
//! **为什么。** 修饰动词用“地”。动词也可能作名词用（有效的管理），所以词表很短，只作提示。
//!
//! **例子。** 经常性的开展培训。
//!
//! 改法：动词前改用“地”。
//!
//! **What.** A short list of adverbs (积极, 认真, 及时, 有效, 经常性, 有针对性, 进一步 …) followed by 的 and a verb (开展, 推进,
//! 落实 …).
//!
//! **Why.** An adverb before a verb takes 地. The verb may also be a noun (有效的管理): a hint only, and the list is short.
//!
//! **Example.** 经常性的开展培训.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

const ADVERBS: &[&str] = &[
    "积极",
    "认真",
    "及时",
    "有效",
    "经常性",
    "有针对性",
    "进一步",
    "不断",
    "逐步",
    "切实",
    "扎实",
    "深入",
    "更好",
    "充分",
    "全面",
];
const VERBS: &[&str] = &[
    "开展", "推进", "落实", "组织", "参与", "推动", "促进", "提高", "提升", "完成", "改善", "发挥", "洽谈",
    "保障", "加强",
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (at, text) in facts.sentences() {
        let found = text.match_indices('的').find_map(|(position, _)| {
            let adverb = ADVERBS.iter().find(|adverb| text[..position].ends_with(**adverb))?;
            let verb = VERBS.iter().find(|verb| text[position + '的'.len_utf8()..].starts_with(**verb))?;
            Some((adverb, verb))
        });
        if let Some((adverb, verb)) = found {
            let (wrong, right) = (format!("{adverb}的{verb}"), format!("{adverb}地{verb}"));
            out.add(vec![at], format!("{}宜写作{}", quote(&wrong), quote(&right)));
        }
    }
}
