//! BASIS-CIRCULAR 依据循环 | The basis is the budget itself
//!
//! **查什么。** 依据只写了本预算、本项目或其目标：年初预算项目、2024年部门预算、年初预算批复、绩效目标表。
//!
//! **为什么。** 指标值要为预算提供理由，预算不能反过来证明指标值。成本指标的上限就是预算，不管。
//!
//! **例子。** 指标值确定依据：年初预算项目。
//!
//! 改法：填写政策文件、行业标准、历史数据、合同或测算依据。
//!
//! **What.** A basis that names nothing but this budget, this project or its goals: 年初预算项目, 项目预算, 绩效目标表.
//!
//! **Why.** The target is to justify the budget; the budget cannot justify the target. Plans, standards, contracts, last
//! year's results and documents can. Cost rows are left alone: what they may cost is what the budget says.
//!
//! **Example.** 指标值确定依据 年初预算项目.

use wording::fold::squeeze;

use crate::basis::distinct_of;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::text::has_any;

/// The words that name this budget and its papers.
const WORDS: &[&str] = &[
    "本", "该", "当年", "年初", "年度", "全年", "部门", "单位", "项目", "预算", "绩效", "目标", "申报",
    "批复", "安排", "资金", "支出", "编制", "金额", "总额", "文本", "情况", "表", "数", "书", "年",
];
/// One of these has to be among them: 年度目标 alone may be that of a plan.
const ITSELF: &[&str] = &["预算", "绩效目标", "本项目", "该项目"];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in distinct_of(facts.rows().filter(|row| !row.is_cost())) {
        if names_itself(basis.text) {
            out.add(
                basis.at,
                format!("依据{}就是本预算（项目）自身，不能作为指标值的依据", quote(basis.text)),
            );
        }
    }
}

/// Whether a text is made of words for this budget alone, whatever its year.
fn names_itself(text: &str) -> bool {
    let text = squeeze(text);
    let mut rest = text.trim_end_matches(['。', '；']).trim_matches(|c: char| c.is_ascii_digit());
    let itself = has_any(rest, ITSELF);
    while let Some(behind) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    itself && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::names_itself;

    #[test]
    fn the_budget_is_no_basis_of_itself() {
        for text in [
            "年初预算项目",
            "2024年部门预算",
            "本项目绩效目标",
            "年初预算批复",
            "项目支出绩效目标申报表",
            "预算安排数",
        ] {
            assert!(names_itself(text), "{text}");
        }
        for text in [
            "年度工作目标",
            "2024年养护计划",
            "上年决算",
            "预算支出标准",
            "预算测算依据",
            "项目合同",
            "云财预〔2022〕15号",
        ] {
            assert!(!names_itself(text), "{text}");
        }
    }
}
