//! VAL-OVER100 比率超过100% | A rate above 100 %
//!
//! **查什么。** 满意度、合格率、覆盖率、及时率等不可能超过100%的比率填了100%以上（或>100%）；写成“≥100%”的为提醒。
//!
//! **为什么。** 部分不会大于全体，“≥100%”只能是“=100%”。增长率、完成率可以超过100%，不管。
//!
//! **例子。** 培训合格率 ≥105%。
//!
//! 改法：此类比率最高为100%，请更正指标值。
//!
//! **What.** More than 100 % (or >100%) for what cannot exceed it: 满意度, 合格率, 覆盖率, 及时率, 准确率, 出勤率 and the like.
//!
//! **Why.** A part is not larger than its whole. Rates of growth and of fulfilment (增长率, 完成率) may exceed 100 % and
//! are left alone.
//!
//! **Example.** 培训合格率 ≥105%.

use model::Op;
use rust_decimal::Decimal;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, Interval, op, unit};
use crate::text::{first_of, has_any};

const PARTS: &[&str] = &[
    "满意度",
    "合格率",
    "覆盖率",
    "及时率",
    "准确率",
    "出勤率",
    "到位率",
    "合规率",
    "优良率",
    "达标率",
    "知晓率",
    "参与率",
    "入库率",
    "通过率",
    "按期完成率",
    "普及率",
    "占比",
];
const GROWTH: &[&str] = &["增长", "提升", "提高", "增加", "同比", "环比"];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(part) = first_of(row.name(), PARTS).filter(|_| !has_any(row.name(), GROWTH)) else {
            continue;
        };
        for (key, quantity) in [("target", &row.indicator.target), ("actual", &row.indicator.actual)] {
            let Some(quantity) =
                quantity.as_ref().filter(|quantity| unit(quantity).map(Class::of) == Some(Class::Ratio))
            else {
                continue;
            };
            let Some(edge) = Interval::of(quantity).and_then(|interval| interval.low.or(interval.high))
            else {
                continue;
            };
            let at = vec![row.at.key(key)];
            let whole = edge.value == Decimal::ONE_HUNDRED;
            if edge.value > Decimal::ONE_HUNDRED || whole && op(quantity) == Some(Op::Gt) {
                out.add(at, format!("{} 填{}，{part}不可能超过100%", row.label(), quantity.text));
            } else if whole && op(quantity) == Some(Op::Ge) {
                out.add_as(
                    Severity::Warning,
                    at,
                    format!("{} 填{}，{part}最高为100%，宜写“=100%”", row.label(), quantity.text),
                );
            }
        }
    }
}
