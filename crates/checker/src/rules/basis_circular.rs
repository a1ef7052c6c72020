//! BASIS-CIRCULAR 依据循环 | The basis is the budget itself
//!
//! **查什么。** 依据只写了本预算、本项目或其目标：年初预算项目、项目预算、绩效目标表。
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

const CIRCULAR: &[&str] = &[
    "年初预算",
    "年初预算项目",
    "年初预算安排",
    "预算项目",
    "项目预算",
    "本项目",
    "本项目预算",
    "部门预算",
    "年度预算",
    "预算安排",
    "预算",
    "绩效目标",
    "绩效目标表",
    "项目绩效目标",
    "项目绩效目标表",
    "年度绩效目标",
    "本年预算",
    "当年预算",
    "预算数",
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in distinct_of(facts.rows().filter(|row| !row.is_cost())) {
        let text = squeeze(basis.text);
        let bare = text.trim_end_matches(['。', '；']).trim_start_matches(|c: char| c.is_ascii_digit());
        let without_year = bare.trim_start_matches('年').trim_start_matches('度');
        if CIRCULAR.contains(&bare) || CIRCULAR.contains(&without_year) {
            out.add(
                basis.at,
                format!("依据{}就是本预算（项目）自身，不能作为指标值的依据", quote(basis.text)),
            );
        }
    }
}
