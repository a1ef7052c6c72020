//! TEXT-PUNCT 标点重叠 | Two punctuation marks in a row
//!
//! **查什么。** ，。；：、！？中的两个连在一起（中间的空白不计）。……、——、？！是正常的，不管。
//!
//! **为什么。** 改句子时留下的。
//!
//! **例子。** 扎实开展帮扶，；组织企业参展。
//!
//! 改法：删去多余的标点。
//!
//! **What.** Two of ，。；：、！？ directly behind one another, white space between them not counted. …… and —— are marks of
//! two characters, ？！ is usual: all left alone.
//!
//! **Why.** One of them was left over when the sentence was changed.
//!
//! **Example.** 扎实开展帮扶，；组织企业参展.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::text::around;

const MARKS: &[char] = &['，', '。', '；', '：', '、', '！', '？'];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (at, text) in facts.texts() {
        let chars: Vec<char> = text.chars().filter(|c| *c == '\n' || !c.is_whitespace()).collect();
        let double = |pair: &[char]| {
            pair.iter().all(|c| MARKS.contains(c)) && !pair.iter().all(|c| matches!(c, '！' | '？'))
        };
        if let Some(first) = chars.windows(2).position(double) {
            out.add(vec![at], format!("{}标点重叠", around(&chars, first, first + 2)));
        }
    }
}
