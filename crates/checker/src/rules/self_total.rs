//! SELF-TOTAL 总分与各项得分之和不符 | The total score is not the sum of the scores
//!
//! **查什么。** 总分一行的得分与各指标、资金行得分之和，相差0.1以内视为四舍五入；总分一行的分值同样。
//!
//! **为什么。** 等级由总分决定。有的行没有得分的，列为待定。
//!
//! **例子。** 10 + 50 + 28 + 9，总分 98。
//!
//! 改法：重新计算总分。
//!
//! **What.** The closing row's 得分 against the scores of all indicators and of the fund row. A difference up to 0.1 is
//! rounding. The closing row's 分值 likewise.
//!
//! **Why.** The total decides the grade. *Undecided* when a row has no score.
//!
//! **Example.** Scores 10 + 50 + 28 + 9 and 总分 98.

use model::{FundColumn, IndicatorValue, Quantity, TotalColumn};
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{plain, written};
use crate::money::sum;
use crate::sheet::Sheet;
use crate::threshold::Threshold;

const TOLERANCE: Threshold = Threshold::decimal("tolerance", 1, 1, "总分与各项之和允许相差几分");
pub(super) const THRESHOLDS: &[Threshold] = &[TOLERANCE];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let Some(total) = &sheet.form.total else { continue };
        for sum in [TotalColumn::Score, TotalColumn::Weight] {
            column(&sheet, sum, sum.of(total), out);
        }
    }
}

fn column(sheet: &Sheet<'_>, sum_of: TotalColumn, total: Option<&Quantity>, out: &mut Findings<'_>) {
    let (of_row, of_fund) = match sum_of {
        TotalColumn::Score => (IndicatorValue::Score, FundColumn::Score),
        TotalColumn::Weight => (IndicatorValue::Weight, FundColumn::Weight),
    };
    let (key, label) = (sum_of.key(), sum_of.label());
    let Some((total, stated)) = total.and_then(|total| Some((total, written(total)?))) else { return };
    let rows: Vec<Option<Decimal>> =
        sheet.rows().map(|row| of_row.of(row.indicator).and_then(written)).collect();
    let known: Vec<Decimal> = rows.iter().copied().flatten().collect();
    let funds = sheet.form.funds.iter().filter_map(|fund| of_fund.of(fund).and_then(written));
    let Some(added) = sum(known.iter().copied().chain(funds).map(Some)).filter(|_| known.len() >= 2) else {
        return;
    };
    let Some(gap) = stated.checked_sub(added).filter(|gap| gap.abs() > out.threshold(&TOLERANCE)) else {
        return;
    };
    let at = vec![sheet.at.key("total").key(key)];
    let claim =
        format!("总分一行的{label} {} ≠ 各项{label}之和 {}（差 {}）", total.text, plain(added), plain(gap));
    let out = out.resting_on(sheet.rows().map(|row| row.at.key(key)));
    if known.len() < rows.len() {
        out.undecided(at, format!("{claim}；有的行没有{label}，请人工核对"));
    } else {
        out.add(at, claim);
    }
}
