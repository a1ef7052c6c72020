//! SELF-EXEC 预算执行得分与执行率不符 | The score of budget execution does not follow from the rate
//!
//! **查什么。** 自评表资金行的得分与 分值×执行率（最多满分）相差达到分值的10%。
//!
//! **为什么。** 财预〔2020〕10号：预算执行率按执行数占预算数的比例得分。有的地方分档给分，所以差得不多的不提，只作提醒。
//!
//! **例子。** 执行率 50%，分值 10，得分 10。
//!
//! 改法：按执行率重新计算得分；分档给分的，注明办法。
//!
//! **What.** The fund row's 得分 against 分值 × 执行率 (at most the whole 分值): a tenth of the 分值 apart or more.
//!
//! **Why.** 财预〔2020〕10号: budget execution earns its rate. Some places score in steps, so small gaps pass.
//!
//! **Example.** A rate of 50 %, 10 points of 10.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{number, plain, unit, written};
use crate::threshold::Threshold;

const SLACK: Threshold = Threshold::whole("slack", 10, "相差不到分值的百分之几可以");
pub(super) const THRESHOLDS: &[Threshold] = &[SLACK];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let slack = out.threshold(&SLACK);
    for sheet in facts.evaluations() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            let (Some(rate), Some(weight), Some(score)) = (&fund.rate, &fund.weight, &fund.score) else {
                continue;
            };
            let (Some(share), Some(most), Some(got)) = (number(rate), written(weight), written(score)) else {
                continue;
            };
            // A bare 0.95 may be a share of one or 0.95 %.
            if unit(rate) != Some("%") || most <= Decimal::ZERO || got > most {
                continue;
            }
            let earned = most * share.min(Decimal::ONE_HUNDRED) / Decimal::ONE_HUNDRED;
            if (earned - got).abs() * Decimal::ONE_HUNDRED >= most * slack && share < Decimal::ONE_HUNDRED {
                let claim = format!(
                    "{} 执行率 {}，分值 {}，得分 {}，按执行率应为 {}",
                    fund.label.trim(),
                    rate.text,
                    weight.text,
                    score.text,
                    plain(earned.round_dp(2))
                );
                let at = sheet.at.key("funds").index(index);
                out.add(vec![at.key("score"), at.key("rate")], claim);
            }
        }
    }
}
