//! CODE-FORM 项目编码格式不符 | The project code is malformed
//!
//! **查什么。** 河北的表：21位，区划和年份位为数字，第9位为字母（错误）。其他地方：不超过21位，只有字母和数字（提醒）。
//!
//! **为什么。** 国家预算系统的 `pro_code` 为21位，目标与资金靠它相连。全角字母、空格、少一位最常见。
//!
//! **例子。** 13990023P0044071000（少两位）。
//!
//! 改法：从预算管理一体化系统复制完整的21位项目编码。
//!
//! **What.** In Hebei's forms: 21 characters, digits in the places of division and year, a letter in the ninth. Elsewhere:
//! no more than 21 characters, letters and digits only (a warning).
//!
//! **Why.** `pro_code` of the national budget system has 21 characters, and the code is what joins the goals to the
//! money. Full-width letters, spaces and a lost digit are the usual slips.
//!
//! **Example.** 13990023P0044071000 (two characters short).

use crate::Severity;
use crate::code::{Code, LENGTH};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::regime::{self, Regime};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let Some(code) = sheet.code() else { continue };
        let length = code.chars().count();
        let odd = code.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
        let hebei = regime::of(sheet.form) == Regime::Hebei;
        let claim = if let Some(odd) = odd {
            format!("项目编码{}含有字符“{odd}”", quote(code))
        } else if hebei && length != LENGTH {
            format!("项目编码{}有{length}位，应为{LENGTH}位", quote(code))
        } else if hebei && Code::parse(code).is_none() {
            format!("项目编码{}的排列不符：前8位应为数字，第9位应为大写字母", quote(code))
        } else if length > LENGTH {
            format!("项目编码{}有{length}位，超过{LENGTH}位", quote(code))
        } else {
            continue;
        };
        let severity = if hebei { Severity::Error } else { Severity::Warning };
        out.add_as(severity, vec![sheet.code_at()], claim);
    }
}
