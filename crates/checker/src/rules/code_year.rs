//! CODE-YEAR 项目编码的年份可疑 | The year in the project code is doubtful
//!
//! **What.** Digits 7–8 are the year the project entered the library: not after the budget year, and not more than ten
//! years before it.
//!
//! **Why.** A project cannot be budgeted before it exists. Continuing projects keep the year of their creation, so an
//! earlier year is normal.
//!
//! **Example.** 13990025P… in a budget of 2023.
//!
//! 改法：核对项目编码第7—8位的入库年份。

use crate::code::Code;
use crate::facts::Facts;
use crate::finding::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let Some(code) = sheet.code().and_then(Code::parse) else { continue };
        let (Some(budget), Ok(entered)) = (facts.year(sheet.form), code.year.parse::<u16>()) else {
            continue;
        };
        let entered = 2000 + entered;
        if entered > budget || entered + 10 < budget {
            let claim = format!("项目编码 {} 的入库年份 {entered} 与预算年度 {budget} 不合", code.text);
            out.add(vec![sheet.code_at()], claim);
        }
    }
}
