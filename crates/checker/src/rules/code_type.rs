//! CODE-TYPE 项目编码的类别字母可疑 | The type letter of the project code is doubtful
//!
//! **查什么。** 第9位：P（河北）、R 人员类、Y 运转类、T 特定目标类。
//!
//! **为什么。** 公开的编码里没有见过别的字母，多半是打错了。
//!
//! **例子。** 13990023B004407100027。
//!
//! 改法：核对项目编码第9位。
//!
//! **What.** The ninth character: P (Hebei), R 人员类, Y 运转类, T 特定目标类.
//!
//! **Why.** Other letters are not known in any published code; most often a digit or letter was mistyped.
//!
//! **Example.** 13990023B004407100027.

use crate::code::Code;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::WordList;

const LETTERS: WordList =
    WordList { key: "letters", default: &["P", "R", "Y", "T"], chinese: "第9位可用的字母" };

pub(super) const WORDS: &[WordList] = &[LETTERS];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let letters = out.words(&LETTERS);
    for sheet in facts.sheets() {
        let Some(code) = sheet.code().and_then(Code::parse) else { continue };
        if !letters.iter().any(|letter| letter.starts_with(code.kind)) {
            let known = letters.join("、");
            let claim = format!("项目编码 {} 的类别字母“{}”不在{known}之列", code.text, code.kind);
            out.add(vec![sheet.code_at()], claim);
        }
    }
}
