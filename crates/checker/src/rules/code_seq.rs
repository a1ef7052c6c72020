//! CODE-SEQ 项目编码仅校验位不同 | Two project codes differ in the check character alone
//!
//! **查什么。** 两个项目的河北编码（13开头、P类）前20位相同，只差末位。
//!
//! **为什么。** 顺序号区分项目，末位只是校验；其中一个打错了。顺序号不连续是正常的，不管。
//!
//! **例子。** 13990023P00440710002Y 与 13990023P004407100027。
//!
//! 改法：逐位核对两个项目的编码。
//!
//! **What.** Two projects whose codes, of Hebei (division 13…, type P), share the first twenty characters. Elsewhere codes end in a plain serial.
//!
//! **Why.** The serial tells projects apart, the last character only checks it: one of the two was mistyped. Gaps in the
//! serials are normal (projects that were withdrawn) and not told.
//!
//! **Example.** 13990023P00440710002Y and 13990023P004407100027.

use std::collections::HashMap;

use crate::code::Code;
use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut seen = HashMap::new();
    for sheet in facts.project_sheets() {
        // Elsewhere the last character is the last digit of a plain serial.
        let Some(code) = sheet.code().and_then(Code::parse).filter(Code::ends_in_a_check) else { continue };
        match seen.get(code.body()) {
            None => {
                seen.insert(code.body(), (sheet.code_at(), code.text));
            }
            Some((at, text)) if *text != code.text => {
                let claim = format!("项目编码 {} 与 {text} 仅末位不同，其中一个有误", code.text);
                out.add(vec![sheet.code_at(), at.clone()], claim);
            }
            Some(_) => {}
        }
    }
}
