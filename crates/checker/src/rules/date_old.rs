//! DATE-OLD 依据文件年代久远 | A basis more than ten years old
//!
//! **What.** The year of a cited document number against the budget year.
//!
//! **Why.** Plans and notices are replaced every few years; a number of more than ten years ago has often been repealed.
//! Laws may be old and valid, so this is a hint.
//!
//! **Example.** 云发〔2009〕3号 in a budget of 2023.
//!
//! 改法：核实依据文件是否仍然有效，换用现行文件。

use crate::basis::{distinct, file_numbers};
use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(budget) = facts.submission.year.or_else(|| facts.sheets().find_map(|sheet| sheet.form.year))
    else {
        return;
    };
    for basis in distinct(facts) {
        let years = file_numbers(basis.text).into_iter().filter_map(|number| number.year.parse::<u16>().ok());
        if let Some(year) = years.filter(|year| *year >= 1949 && year + 10 < budget).min() {
            out.add(basis.at, format!("依据{}为{year}年文件，距预算年度已超过10年", quote(basis.text)));
        }
    }
}
