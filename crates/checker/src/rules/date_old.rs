//! DATE-OLD 依据文件年代久远 | A basis more than ten years old
//!
//! **查什么。** 依据的文号年份比预算年度早10年以上。
//!
//! **为什么。** 规划和通知几年一换，十年前的多半已废止。法律可以老而有效，所以只作提示。
//!
//! **例子。** 2023年预算引用云发〔2009〕3号。
//!
//! 改法：核实依据文件是否仍然有效，换用现行文件。
//!
//! **What.** The year of a cited document number against the budget year.
//!
//! **Why.** Plans and notices are replaced every few years; a number of more than ten years ago has often been repealed.
//! Laws may be old and valid, so this is a hint.
//!
//! **Example.** 云发〔2009〕3号 in a budget of 2023.

use crate::basis::{distinct, file_numbers};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::threshold::Threshold;

const YEARS: Threshold = Threshold::whole("years", 10, "依据文件最多早于预算年度几年");
pub(super) const THRESHOLDS: &[Threshold] = &[YEARS];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(budget) = facts.document_year() else { return };
    let most = out.most(&YEARS);
    for basis in distinct(facts) {
        let years = file_numbers(basis.text).into_iter().filter_map(|number| number.year.parse::<u16>().ok());
        if let Some(year) =
            years.filter(|year| *year >= 1949 && usize::from(*year) + most < usize::from(budget)).min()
        {
            out.add(basis.at, format!("依据{}为{year}年文件，距预算年度已超过{most}年", quote(basis.text)));
        }
    }
}
