//! BASIS-SAME 全表依据相同 | One basis for all indicators
//!
//! **查什么。** 一张表至少五条指标，依据全部相同。
//!
//! **为什么。** 98%的满意度、单价和人数很少出自同一份文件。有时确实如此（一份工作方案定了全部指标），所以只作提示。
//!
//! **例子。** 九行都是云安办〔2018〕36号。
//!
//! 改法：逐条填写各指标值的来源。
//!
//! **What.** A form with at least five indicators, all with the same basis.
//!
//! **Why.** A satisfaction of 98 %, a price and a number of people seldom come from one document. Sometimes they do (a work
//! plan with all targets), so this is a hint.
//!
//! **Example.** Nine rows, nine times 云安办〔2018〕36号.

use wording::fold::squeeze;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::threshold::Threshold;

const LEAST: Threshold = Threshold::whole("least", 5, "至少几条指标才提出");
pub(super) const THRESHOLDS: &[Threshold] = &[LEAST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let rows: Vec<_> = sheet.rows().collect();
        let Some(first) =
            rows.first().filter(|row| rows.len() >= out.most(&LEAST) && !row.basis().is_empty())
        else {
            continue;
        };
        if rows.iter().all(|row| squeeze(row.basis()) == squeeze(first.basis())) {
            let claim = format!("{}条指标的依据全是{}", rows.len(), quote(first.basis()));
            out.add(rows.iter().map(|row| row.at.key("basis")).collect::<Vec<_>>(), claim);
        }
    }
}
