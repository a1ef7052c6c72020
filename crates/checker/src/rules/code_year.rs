//! CODE-YEAR 项目编码的年份可疑 | The year in the project code is doubtful
//!
//! **查什么。** 第7—8位是项目入库年份：不晚于预算年度，也不早于它10年以上。
//!
//! **为什么。** 项目不会在预算之后才入库。延续项目保留当年的年份，早几年是正常的。
//!
//! **例子。** 2023年预算中的 13990025P……。
//!
//! 改法：核对项目编码第7—8位的入库年份。
//!
//! **What.** Digits 7–8 are the year the project entered the library: not after the budget year, and not more than ten
//! years before it.
//!
//! **Why.** A project cannot be budgeted before it exists. Continuing projects keep the year of their creation, so an
//! earlier year is normal.
//!
//! **Example.** 13990025P… in a budget of 2023.

use crate::code::Code;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::Threshold;

const YEARS: Threshold = Threshold::whole("years", 10, "入库年份最多早于预算年度几年");
pub(super) const THRESHOLDS: &[Threshold] = &[YEARS];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let most = out.most(&YEARS);
    for sheet in facts.sheets() {
        let Some(code) = sheet.code().and_then(Code::parse) else { continue };
        let (Some(budget), Ok(entered)) = (facts.year(sheet.form), code.year.parse::<u16>()) else {
            continue;
        };
        let entered = 2000 + entered;
        if entered > budget || usize::from(entered) + most < usize::from(budget) {
            let claim = format!("项目编码 {} 的入库年份 {entered} 与预算年度 {budget} 不合", code.text);
            out.add(vec![sheet.code_at()], claim);
        }
    }
}
