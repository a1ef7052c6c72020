//! VAL-VAGUE 指标值含糊 | The value is vague
//!
//! **查什么。** 只有方向没有程度的话（有所提升、逐步改善、不断加强、较好），或等于没说的词（完成、良好）。数量、成本指标为提醒，其他为提示。
//!
//! **为什么。** 101号文要求定性指标分级（优、良、中、低、差）或写明判定标准。分级、达标、应保尽保、符合规定、按月发放等写法可以接受。
//!
//! **例子。** 社会效益指标 群众文化生活 有所改善。
//!
//! 改法：改为可衡量的数值，或写明判定标准（如优、良、中、差的含义）。
//!
//! **What.** A target in words that say a direction but no degree (有所提升, 逐步改善, 不断加强, 较好) or nothing at all
//! (完成, 良好). In quantity and cost rows any words are a warning; elsewhere a hint.
//!
//! **Why.** 101号: qualitative targets should be graded (优, 良, 中, 低, 差) or described so that one can tell whether they
//! were reached. Grades, statements of compliance (达标, 应保尽保, 符合规定) and rules of conduct (按月发放) are accepted.
//!
//! **Example.** 社会效益指标 群众文化生活 有所改善.

use model::{Level2, Value};

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sheet::Row;
use crate::text::has_any;
use crate::threshold::WordList;

const VAGUE: WordList = WordList {
    key: "vague",
    default: &[
        "有所",
        "逐步",
        "不断",
        "较好",
        "一定程度",
        "基本",
        "比较",
        "进一步",
        "良好",
        "较为",
        "明显",
        "显著",
        "持续",
        "逐年",
        "有效提",
        "有效改",
        "有效促",
        "若干",
        "多次",
        "大量",
    ],
    chinese: "含糊的词",
};
const EMPTY: WordList = WordList {
    key: "empty",
    default: &["完成", "提高", "提升", "改善", "促进", "加强", "增强", "保障", "长期", "中长期"],
    chinese: "单独作指标值等于没说的词",
};
const DEFINED: WordList = WordList {
    key: "accepted",
    default: &[
        "优良中",
        "达标",
        "标准",
        "规定",
        "应保尽保",
        "应",
        "按",
        "符合",
        "不发生",
        "无",
        "零",
        "合格",
    ],
    chinese: "有这些词的可以接受",
};

pub(super) const WORDS: &[WordList] = &[VAGUE, EMPTY, DEFINED];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let (vague, empty, accepted) = (out.words(&VAGUE), out.words(&EMPTY), out.words(&DEFINED));
    for row in facts.rows() {
        if let Some(name) = unvalued(&row).filter(|name| has_any(name, &vague) && !has_any(name, &accepted)) {
            out.add_as(
                weight(&row),
                vec![row.name_at()],
                format!("{} 没有指标值，{}难以衡量", row.label(), quote(name)),
            );
            continue;
        }
        let Some(target) = row.target().filter(|target| matches!(target.value, Value::Text)) else {
            continue;
        };
        let text = target.text.trim();
        let says_nothing = has_any(text, &vague) || empty.contains(&text);
        if !says_nothing || has_any(text, &accepted) || text.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        out.add_as(
            weight(&row),
            vec![row.target_at()],
            format!("{} 的指标值{}难以衡量", row.label(), quote(text)),
        );
    }
}

fn weight(row: &Row<'_>) -> Severity {
    let counted = row.level2() == Some(&Level2::OutputQuantity) || row.is_cost();
    if counted { Severity::Warning } else { Severity::Info }
}

/// A name that stands for its value too, as in forms that write both in one cell: 业务能力有所提升.
fn unvalued<'a>(row: &Row<'a>) -> Option<&'a str> {
    let name = row.name();
    let only =
        row.indicator.target.is_none() && row.indicator.actual.is_none() && row.indicator.grades.is_empty();
    let number = name.chars().any(|c| c.is_ascii_digit());
    (only && !number).then_some(name)
}
