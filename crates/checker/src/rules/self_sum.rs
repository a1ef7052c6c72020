//! SELF-SUM 分值之和不是100分 | The weights do not add up to 100
//!
//! **查什么。** 全部指标的分值与预算执行率的分值之和。自评表为100；目标表有权重的为100，预算执行留到自评的为90。
//!
//! **为什么。** 财预〔2020〕10号、财预〔2021〕101号：预算执行10分，指标90分。有的行没有分值（可能合并单元格）的，列为待定。
//!
//! **例子。** 10 + 50 + 30 + 20。
//!
//! 改法：调整各行分值，使合计为100分。
//!
//! **What.** The weights of all indicators and of 预算执行率 (fund row). In self-evaluations the sum is 100; in goal forms with
//! weights 100, or 90 where budget execution is left for later.
//!
//! **Why.** 财预〔2020〕10号 and 财预〔2021〕101号: 预算执行 10 分, indicators 90, together 100. *Undecided* when a row has no
//! weight: it may share a merged cell.
//!
//! **Example.** 10 + 50 + 30 + 20.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{plain, written};
use crate::money::sum;
use crate::sheet::{Sheet, blank};
use model::FormKind;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let rows: Vec<_> = sheet.rows().filter(|row| row.indicator.weight.is_some()).collect();
        let numbers: Vec<Decimal> =
            rows.iter().filter_map(|row| written(row.indicator.weight.as_ref()?)).collect();
        let Some(indicators) = sum(numbers.iter().copied().map(Some)).filter(|_| numbers.len() >= 2) else {
            continue;
        };
        let funds = fund_weight(&sheet);
        let Some(all) = indicators.checked_add(funds.unwrap_or_default()) else { continue };
        let ninety =
            (funds.is_none() || sheet.form.kind != FormKind::ProjectEvaluation) && all == Decimal::from(90);
        // Weights given as shares of one.
        if all == Decimal::ONE_HUNDRED || ninety || all == Decimal::ONE {
            continue;
        }
        let at = vec![rows.first().map_or_else(|| sheet.at.clone(), |row| row.at.key("weight"))];
        let said = funds.map(|funds| format!("预算执行 {} + ", plain(funds))).unwrap_or_default();
        let claim = format!("分值之和 {said}指标 {} = {} ≠ 100", plain(indicators), plain(all));
        let open = rows.iter().any(|row| row.indicator.weight.as_ref().is_some_and(blank))
            || rows.len() < sheet.rows().count();
        let out = out.resting_on(rows.iter().map(|row| row.at.key("weight")));
        if open {
            out.undecided(at, format!("{claim}；有的行没有分值，请人工核对"));
        } else {
            out.add(at, claim);
        }
    }
}

/// The weight of budget execution: it stands in the fund row of the total.
fn fund_weight(sheet: &Sheet<'_>) -> Option<Decimal> {
    let weights: Vec<Decimal> =
        sheet.form.funds.iter().filter_map(|fund| written(fund.weight.as_ref()?)).collect();
    (!weights.is_empty()).then(|| sum(weights.into_iter().map(Some))).flatten()
}
