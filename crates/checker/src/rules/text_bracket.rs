//! TEXT-BRACKET 括号或引号不成对 | Brackets or quotation marks do not pair
//!
//! **查什么。** 每段、每格内（）“”《》〔〕【】是否成对。行首的1）、一）是编号；全角和半角圆括号可以互配。
//!
//! **为什么。** 缺了一半，看不出书名或说明到哪里为止。
//!
//! **例子。** 印发《产业指南，为各单位提供遵循。
//!
//! 改法：补上缺少的一半，或删去多余的一半。
//!
//! **What.** Per paragraph or cell: （） “” 《》 〔〕 【】 each open as often as they close. 1） and 一） at the head of an item are
//! list numbers and do not count; half-width and full-width round brackets pair with one another.
//!
//! **Why.** The missing half hides how far a title or a remark reaches.
//!
//! **Example.** 印发《产业指南，为各单位提供遵循.

use wording::heading::is_counting;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

/// Opening and closing mark, as each other's twin of half width.
const PAIRS: [([char; 2], [char; 2]); 5] = [
    (['（', '('], ['）', ')']),
    (['“', '“'], ['”', '”']),
    (['《', '《'], ['》', '》']),
    (['〔', '〔'], ['〕', '〕']),
    (['【', '【'], ['】', '】']),
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (at, text) in facts.texts() {
        if let Some(([opening, _], [closing, _])) =
            PAIRS.iter().find(|(opening, closing)| !balanced(text, *opening, *closing))
        {
            out.add(vec![at], format!("“{opening}”与“{closing}”不成对：{}", quote(text)));
        }
    }
}

fn balanced(text: &str, opening: [char; 2], closing: [char; 2]) -> bool {
    let (mut depth, mut before) = (0_i64, ['\n'; 2]);
    for c in text.chars() {
        if opening.contains(&c) {
            depth += 1;
        } else if closing.contains(&c) {
            let numbered = depth == 0 && is_counting(before[1]);
            // An item of the list: 1） after a line's or a sentence's start.
            if !(numbered && (before[0].is_ascii_digit() || "\n 。；;：:，、".contains(before[0]))) {
                depth -= 1;
            }
        }
        if depth < 0 {
            return false;
        }
        before = [before[1], c];
    }
    depth == 0
}
