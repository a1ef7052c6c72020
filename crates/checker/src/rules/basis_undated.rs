//! BASIS-UNDATED 依据没有文号和年份 | A basis without number or year
//!
//! **查什么。** 依据是办法、通知、意见、方案、规划的名称，没有任何年份和文号。
//!
//! **为什么。** 同名的文件很多，没有文号查不到是哪一份。法律、条例凭名称就能查到。
//!
//! **例子。** 《公共文化服务管理办法》。
//!
//! 改法：在文件名称后注明文号，例如“（云文〔2022〕5号）”。
//!
//! **What.** A basis that is the name of a measure, notice or plan (办法, 通知, 意见, 方案, 规划) without any digit or 文号.
//!
//! **Why.** There are many documents of the same name; without number and year nobody finds the one that was meant. Laws
//! (法, 条例) are found by their names.
//!
//! **Example.** 《公共文化服务管理办法》.

use crate::basis::distinct;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

const KINDS: &[&str] = &["办法", "通知", "意见", "方案", "细则", "规划"];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in distinct(facts) {
        let text = basis.text.trim_end_matches(['。', '；', '》', '”']);
        let named = KINDS.iter().any(|kind| text.ends_with(kind)) && text.chars().count() >= 6;
        let dated = text.chars().any(|c| c.is_ascii_digit() || c == '〇')
            || text.contains("十四五")
            || text.contains("十三五");
        if named && !dated {
            out.add(basis.at, format!("依据{}没有文号或年份，无从查找", quote(basis.text)));
        }
    }
}
