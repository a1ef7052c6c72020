//! VAL-OVER100 比率超过100% | A rate above 100 %
//!
//! **查什么。** 满意度、合格率、覆盖率、成活率等不可能超过100%的比率填了100%以上（或>100%）；写成“≥100%”的为提醒，完成率写成“≥100%”的为提示。
//!
//! **为什么。** 部分不会大于全体，“≥100%”只能是“=100%”。增长率、完成率、收益率、床位使用率等可以超过100%，不管。
//!
//! **例子。** 培训合格率 ≥105%。
//!
//! 改法：此类比率最高为100%，请更正指标值。
//!
//! **What.** More than 100 % (or >100%) for what cannot exceed it: 满意度, 合格率, 覆盖率, 成活率 and every other rate that is a part
//! of a whole. ≥100% is a warning, and a hint for 完成率.
//!
//! **Why.** A part is not larger than its whole. Rates of growth, of fulfilment, of yield and of use (增长率, 完成率, 收益率, 床位使用率) may exceed
//! 100 % and are left alone.
//!
//! **Example.** 培训合格率 ≥105%.

use model::Op;
use rust_decimal::Decimal;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, Interval, op, unit};
use crate::rate::{self, Rate};
use crate::threshold::WordList;

const PARTS: WordList = WordList {
    key: "parts",
    default: rate::PARTS,
    chinese: "名称中有这些词的不超过100%（以“率”结尾的都算）",
};
const UNBOUNDED: WordList =
    WordList {
        key: "unbounded", default: rate::UNBOUNDED, chinese: "名称中有这些词的可以超过100%"
    };

pub(super) const WORDS: &[WordList] = &[PARTS, UNBOUNDED];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let (parts, unbounded) = (out.words(&PARTS), out.words(&UNBOUNDED));
    for row in facts.rows() {
        let Some((rate, word)) = rate::by(row.name(), &parts, &unbounded) else { continue };
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
            let at_least = whole && op(quantity) == Some(Op::Ge);
            if rate == Rate::Fulfilment {
                // 120 % may be done; that at least all is done is written as all.
                if at_least && key == "target" {
                    let claim = format!("{} 填{}，宜写“=100%”", row.label(), quantity.text);
                    out.add_as(Severity::Info, at, claim);
                }
            } else if edge.value > Decimal::ONE_HUNDRED || whole && op(quantity) == Some(Op::Gt) {
                out.add(at, format!("{} 填{}，{word}不可能超过100%", row.label(), quantity.text));
            } else if at_least {
                out.add_as(
                    Severity::Warning,
                    at,
                    format!("{} 填{}，{word}最高为100%，宜写“=100%”", row.label(), quantity.text),
                );
            }
        }
    }
}
