//! TEXT-DOUBLE 文字重复 | A doubled word
//!
//! **查什么。** 虚词写了两遍（的的、和和、在在），或两至四字的词直接重复（项目项目）。
//!
//! **为什么。** 打字或拼接的失误。一个一个、研究研究等本来就是词的不管。
//!
//! **例子。** 提高群众的的满意度。
//!
//! 改法：删去重复的文字。
//!
//! **What.** Function words written twice (的的, 和和, 在在 …) and words of two to four characters directly repeated
//! (项目项目).
//!
//! **Why.** A slip of typing or of joining texts. Reduplications that are words (一个一个, 研究研究) are left alone as far as they
//! begin with 一 or are verbs of trying.
//!
//! **Example.** 提高群众的的满意度.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::text::{around, doubled};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (at, text) in facts.texts() {
        let chars: Vec<char> = text.chars().collect();
        let Some((start, length)) =
            (0..chars.len()).find_map(|start| Some((start, doubled(&chars[start..])?)))
        else {
            continue;
        };
        let word: String = chars[start..start + length].iter().collect();
        out.add(vec![at], format!("{}中“{word}”重复", around(&chars, start, start + 2 * length)));
    }
}
