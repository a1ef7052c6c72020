//! TEXT-ASCII 中文里夹用半角标点 | Half-width punctuation in Chinese
//!
//! **查什么。** 两个汉字之间用了半角的 , ; : ? !。
//!
//! **为什么。** GB/T 15834-2011 5.1：中文标点占一个字的位置。半角标点打印不齐，也影响检索。
//!
//! **例子。** 维护市场稳定,保障健康发展。
//!
//! 改法：改用全角标点。
//!
//! **What.** `,` `;` `:` `?` `!` between two Chinese characters.
//!
//! **Why.** GB/T 15834-2011 5.1: punctuation of Chinese text takes the width of a character. It prints unevenly and
//! breaks searches.
//!
//! **Example.** 维护市场稳定,保障健康发展.

use wording::is_ideograph;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::text::around;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (at, text) in facts.texts() {
        let chars: Vec<char> = text.chars().collect();
        let wrong = |i: usize| {
            matches!(chars[i + 1], ',' | ';' | ':' | '?' | '!')
                && is_ideograph(chars[i])
                && chars.get(i + 2).copied().is_some_and(is_ideograph)
        };
        let found: Vec<usize> = (0..chars.len().saturating_sub(2)).filter(|i| wrong(*i)).collect();
        if let Some(first) = found.first() {
            let count = if found.len() > 1 { format!("等{}处", found.len()) } else { String::new() };
            out.add(
                vec![at],
                format!("{}{count}用了半角标点“{}”", around(&chars, first + 1, first + 2), chars[first + 1]),
            );
        }
    }
}
