//! IND-DIR 比较符号与指标含义相反 | The sign points the wrong way
//!
//! **查什么。** 越低越好的（发生率、投诉、事故、偏差率、超支、成本金额）用了≥，越高越好的（合格率、满意度、覆盖率、及时率……）用了≤。
//!
//! **为什么。** “满意度≤95%”，0%也算达标。治理坏事的好事（投诉处理率、事故下降率、隐患整改率）和没有符号的数不管。
//!
//! **例子。** 安全事故发生率 ≥1%。
//!
//! 改法：核对指标方向：越低越好的用“≤”，越高越好的用“≥”。
//!
//! **What.** ≥ for what should be low (发生率, 投诉, 事故, 偏差率, 超支, cost in money), ≤ for what should be high (合格率,
//! 满意度, 覆盖率, 及时率 …).
//!
//! **Why.** 满意度 ≤95% would be met by 0 %. What is done against the bad thing is good (投诉处理率, 事故下降率, 违规查处率,
//! 隐患整改率): such names are left alone, and so are plain numbers without a sign.
//!
//! **Example.** 安全事故发生率 ≥1%.

use model::Op;
use wording::direction::less;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, op};
use crate::text::{first_of, has_any};

const HIGH: &[&str] = &[
    "合格率",
    "满意度",
    "覆盖率",
    "及时率",
    "准确率",
    "达标率",
    "完成率",
    "知晓率",
    "出勤率",
    "优良率",
    "到位率",
];
pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target() else { continue };
        let Some(direction) = op(target).map(direction) else { continue };
        let name = row.name();
        let money = row.is_cost()
            && Class::of_quantity(target) == Some(Class::Money)
            && !has_any(name, &["节约", "节省", "结余", "收入", "自筹"]);
        let low =
            less(name).filter(|word| *word != "成本" && !has_any(name, HIGH)).or(money.then_some("成本"));
        let high = first_of(name, HIGH).filter(|_| !has_any(name, &["未", "不", "超"]));
        match (low, high) {
            (Some(word), _) if direction > 0 => {
                out.add(
                    vec![row.target_at()],
                    format!("{} 填{}，“{word}”应越低越好，宜用“≤”", row.label(), target.text),
                );
            }
            (_, Some(word)) if direction < 0 && op(target) != Some(Op::Eq) => {
                out.add(
                    vec![row.target_at()],
                    format!("{} 填{}，“{word}”应越高越好，宜用“≥”", row.label(), target.text),
                );
            }
            _ => {}
        }
    }
}

/// 1 for a lower bound, −1 for an upper one, 0 for neither.
fn direction(op: Op) -> i8 {
    match op {
        Op::Ge | Op::Gt => 1,
        Op::Le | Op::Lt => -1,
        Op::Eq | Op::Approx => 0,
    }
}
