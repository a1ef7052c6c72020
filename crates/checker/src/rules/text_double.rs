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

use wording::is_ideograph;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::text::around;

const ONCE: &[char] =
    &['的', '和', '在', '是', '与', '及', '对', '为', '将', '了', '把', '被', '并', '从', '以', '于', '或'];
const TRYING: &[&str] =
    &["研究", "讨论", "学习", "考虑", "商量", "了解", "宣传", "锻炼", "交流", "许多", "多少"];

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

/// Length of the word that stands twice at the start of `chars`.
pub(crate) fn doubled(chars: &[char]) -> Option<usize> {
    if let [first, second, ..] = chars
        && first == second
        && ONCE.contains(first)
    {
        return Some(1);
    }
    (2..=4).find(|length| {
        let (Some(word), Some(next)) = (chars.get(..*length), chars.get(*length..2 * length)) else {
            return false;
        };
        let plain = word.iter().all(|c| is_ideograph(*c))
            && !word.contains(&'一')
            && word.iter().any(|c| *c != word[0]);
        word == next && plain && !TRYING.contains(&word.iter().collect::<String>().as_str())
    })
}
