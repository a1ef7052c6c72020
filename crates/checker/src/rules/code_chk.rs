//! CODE-CHK 项目编码的校验位不符 | The check character of the project code does not fit
//!
//! **查什么。** 河北编码（13开头、P类）的末位，与按 GB 32100 公式由前20位算出的校验位。
//!
//! **为什么。** 能查出打错、认错的编码。公式由公开的编码归纳而来，不是规定，所以只提示与系统核对。
//!
//! **例子。** 把……10002Y 打成……100027。
//!
//! 改法：与预算管理一体化系统中的编码逐位核对。
//!
//! **What.** In codes of Hebei (division 13…, type P): the last character against the one that the first twenty ask for by
//! the formula of GB 32100 (31 letters, weights 3^i mod 31).
//!
//! **Why.** It catches mistyped and misread codes. The formula was found from published codes and not from a
//! regulation, so this is a hint to compare with the system, nothing more.
//!
//! **Example.** …100027 typed for …10002Y.

use crate::code::Code;
use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let Some(code) = sheet.code().and_then(Code::parse) else { continue };
        let Some(expected) = code.check_character().filter(|_| code.ends_in_a_check()) else { continue };
        if !code.text.ends_with(expected) {
            let claim = format!("项目编码 {} 的末位按校验公式应为“{expected}”，请与系统核对", code.text);
            out.add(vec![sheet.code_at()], claim);
        }
    }
}
