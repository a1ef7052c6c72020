//! PUB-PERSON 含有不宜公开的个人信息 | Personal data in a text to be published
//!
//! **查什么。** 填了姓名、电话的栏目（项目负责人、联系电话、填报人……），以及文中的手机号、身份证号。
//!
//! **为什么。** 财预〔2016〕143号：目标随预算长期公开。报财政的一份可以保留。
//!
//! **例子。** 联系电话 13000000000。
//!
//! 改法：公开前删去姓名、电话和证件号码。
//!
//! **What.** Fields for persons and telephones (项目负责人, 联系电话, 填报人 …) that are filled in, and mobile numbers or identity
//! numbers anywhere in the text.
//!
//! **Why.** 财预〔2016〕143号: goals are published with the budget, for good. Names and telephone numbers of the old forms are
//! not meant for it; the copy for the finance bureau may keep them.
//!
//! **Example.** 联系电话 13000000000.

use model::Pointer;
use wording::blank::is_unfilled;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::text::has_any;
use crate::threshold::WordList;

const PERSONAL: WordList = WordList {
    key: "labels",
    default: &["联系电话", "联系人", "负责人", "填报人", "填表人", "经办人", "手机", "身份证"],
    chinese: "含个人信息的栏目",
};

pub(super) const WORDS: &[WordList] = &[PERSONAL];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let personal = out.words(&PERSONAL);
    for sheet in facts.sheets() {
        for (label, value) in &sheet.form.fields {
            if has_any(label, &personal) && !is_unfilled(value) {
                out.add(
                    vec![sheet.at.key("fields").key(label)],
                    format!("“{label}”含个人信息，公开前应删去"),
                );
            }
        }
    }
    // What stands in a field for persons was told by its label.
    let told = |at: &Pointer| {
        at.as_str().rsplit_once("/fields/").is_some_and(|(_, label)| has_any(label, &personal))
    };
    for (at, text) in facts.texts().into_iter().filter(|(at, _)| !told(at)) {
        if let Some(kind) = personal_number(text) {
            out.add(vec![at], format!("文中含有{kind}，公开前应删去"));
        }
    }
}

/// A run of digits that is a mobile number (11, from 13 to 19) or an identity number (18).
fn personal_number(text: &str) -> Option<&'static str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find_map(|run| {
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let mobile =
            run.len() == 11 && digits == 11 && run.starts_with('1') && !run[1..].starts_with(['0', '1', '2']);
        let identity = run.len() == 18
            && digits >= 17
            && (run.as_bytes()[6..8] == *b"19" || run.as_bytes()[6..8] == *b"20");
        if mobile { Some("手机号码") } else { identity.then_some("身份证号码") }
    })
}
