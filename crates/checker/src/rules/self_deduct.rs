//! SELF-DEDUCT 达到目标却扣分而未说明 | Points taken from a met target without a reason
//!
//! **查什么。** 自评表中实际完成值达到（或文字等同）年度指标值、得分却低于分值，偏差原因一栏为空或没有这一栏的行；执行率为100%而预算执行没有得满分的资金行。
//!
//! **为什么。** 达到目标应得满分（财预〔2020〕10号）；扣了分就要说明为什么，否则分数站不住。
//!
//! **例子。** 培训人数 ≥100人，完成 100人，分值 10，得分 7，原因空白。
//!
//! 改法：更正得分，或在偏差原因一栏写明扣分理由。
//!
//! **What.** Evaluated rows whose 实际完成值 meets the target (or repeats its words) and whose 得分 is below 分值, with nothing in the
//! column for the reason, or no such column; also the fund row with a rate of 100 % and less than its points.
//!
//! **Why.** Who meets the target earns the weight (财预〔2020〕10号); a deduction needs its reason.
//!
//! **Example.** ≥100人, 100人, 7 points of 10, no reason.

use model::Quantity;
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{number, unit, written};
use crate::reached::{explains, reached};
use crate::sheet::{Row, Sheet};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.evaluations() {
        for row in sheet.rows() {
            indicator(&row, out);
        }
        funds(&sheet, out);
    }
}

fn indicator(row: &Row<'_>, out: &mut Findings<'_>) {
    let own = row.indicator;
    let (Some(target), Some(actual)) = (row.target(), &own.actual) else { return };
    let Some((score, weight)) = deducted(own.score.as_ref(), own.weight.as_ref()) else { return };
    let said = own.deviation.as_deref().is_some_and(explains);
    if !said && reached(row, target, actual) == Some(true) {
        let claim = format!(
            "{} 目标 {}，完成 {}，已达到目标，{} 分只得 {} 分，未说明原因",
            row.label(),
            target.text,
            actual.text,
            weight.text,
            score.text
        );
        out.add(vec![row.at.key("score"), row.at.key("actual")], claim);
    }
}

fn funds(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    for (index, fund) in sheet.form.funds.iter().enumerate() {
        let whole = |rate: &Quantity| number(rate) == Some(Decimal::ONE_HUNDRED) && unit(rate) == Some("%");
        let Some(rate) = fund.rate.as_ref().filter(|rate| whole(rate)) else { continue };
        let Some((score, weight)) = deducted(fund.score.as_ref(), fund.weight.as_ref()) else { continue };
        let at = sheet.at.key("funds").index(index);
        let label = fund.label.trim();
        let claim =
            format!("{label} 执行率 {}，{} 分只得 {} 分，未说明原因", rate.text, weight.text, score.text);
        out.add(vec![at.key("score"), at.key("rate")], claim);
    }
}

/// Score and weight, where the score is lower.
fn deducted<'a>(
    score: Option<&'a Quantity>,
    weight: Option<&'a Quantity>,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let (score, weight) = (score?, weight?);
    (written(score)? < written(weight)?).then_some((score, weight))
}
