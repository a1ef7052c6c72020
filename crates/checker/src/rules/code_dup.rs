//! CODE-DUP 项目编码重复 | Two projects have the same code
//!
//! **查什么。** 同类的两张表编码相同而项目名称不同。名称也相同的为提醒：可能同一张表放了两次。
//!
//! **为什么。** 编码唯一标识项目。目标表与自评表同一编码是对的，不管。
//!
//! **例子。** 戏曲培训经费与图书购置经费都是 13990023P004407100027。
//!
//! 改法：为每个项目填写各自的项目编码。
//!
//! **What.** Two forms of the same kind with the same code and different project names. With the same name it is a warning:
//! the form may stand in the document twice.
//!
//! **Why.** The code identifies the project. A goal table and the evaluation of the same project share it rightly.
//!
//! **Example.** 戏曲培训经费 and 图书购置经费, both 13990023P004407100027.

use std::collections::HashMap;
use wording::fold::squeeze;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut seen: HashMap<_, Sheet<'_>> = HashMap::new();
    for sheet in facts.sheets() {
        let Some(code) = sheet.code() else { continue };
        let Some(earlier) = seen.get(&(sheet.form.kind, code)) else {
            seen.insert((sheet.form.kind, code), sheet);
            continue;
        };
        let same_name = squeeze(&earlier.name()) == squeeze(&sheet.name());
        // The same project for two years is a comparison, not a slip.
        if same_name && facts.year(earlier.form) != facts.year(sheet.form) {
            continue;
        }
        let severity = if same_name { Severity::Warning } else { Severity::Error };
        let claim = format!("项目编码 {code} 重复：{}与{}", earlier.name(), sheet.name());
        out.add_as(severity, vec![sheet.code_at(), earlier.code_at()], claim);
    }
}
