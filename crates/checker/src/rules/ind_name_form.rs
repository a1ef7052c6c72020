//! IND-NAME-FORM 指标名称不是可衡量的量 | The name is no measurable noun
//!
//! **查什么。** 指标值是数字，而名称以动词开头（提高、促进、推动、实现……），末尾又不是可衡量的量（率、数、度、量……）。
//!
//! **为什么。** “提高效率 ≥98%”看不出什么达到98%。定性指标（促进就业：效果明显）可以这样写。
//!
//! **例子。** 经济效益指标 提高效率 ≥98%。
//!
//! 改法：把名称改为可统计的量，例如“办事效率提升率”。
//!
//! **What.** A numeric target whose name starts with a verb (提高, 促进, 推动, 实现 …) and does not end in something
//! measured (率, 数, 度, 量, 次数 …).
//!
//! **Why.** 提高效率 ≥98% leaves open what reaches 98 %. With a qualitative target (促进就业: 效果明显) the name is usual
//! and accepted.
//!
//! **Example.** 经济效益指标 提高效率 ≥98%.

use model::Value;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::WordList;

const VERBS: WordList = WordList {
    key: "verbs",
    default: &[
        "提高", "促进", "推动", "加强", "完善", "改善", "增强", "提升", "推进", "带动", "实现", "丰富",
        "缓解",
    ],
    chinese: "名称开头的动词",
};
const MEASURED: &[char] = &[
    '率', '数', '量', '度', '比', '额', '次', '长', '限', '值', '积', '人', '元', '例', '费', '重', '幅',
    '期', '本',
];

pub(super) const WORDS: &[WordList] = &[VERBS];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let verbs = out.words(&VERBS);
    for row in facts.rows() {
        let name = row.name();
        let numeric = row
            .target()
            .is_some_and(|target| matches!(target.value, Value::Number { .. } | Value::Range { .. }));
        let verb = verbs.iter().find(|verb| name.starts_with(**verb));
        let noun = name.trim_end_matches("指标").split(['（', '(']).next().unwrap_or_default();
        let measured = (noun.ends_with(MEASURED) || noun.ends_with("里程"))
            && !noun.ends_with("效率")
            && !noun.ends_with("质量");
        if let (true, Some(verb), false) = (numeric, verb, measured) {
            let value = row.target().map(|target| target.text.as_str()).unwrap_or_default();
            out.add(
                vec![row.name_at()],
                format!("{} 以动词“{verb}”开头，看不出{value}衡量的是什么", row.label()),
            );
        }
    }
}
