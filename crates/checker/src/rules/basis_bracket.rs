//! BASIS-BRACKET 文号年份未用六角括号 | The year of a document number lacks its 〔〕
//!
//! **What.** Document numbers in bases and sentences whose year stands in 【】, [], （） or ().
//!
//! **Why.** GB/T 9704-2012 7.2.5: the year stands in hexagonal brackets 〔〕. The number is also how a document is searched for.
//!
//! **Example.** 云安办【2018】36号.
//!
//! 改法：改为“〔2018〕36号”的写法。

use crate::basis::{distinct, file_numbers};
use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let bases = distinct(facts).into_iter().map(|basis| (basis.at, basis.text));
    let sentences = facts.sentences().into_iter().map(|(at, text)| (vec![at], text));
    for (at, text) in bases.chain(sentences) {
        let wrong = file_numbers(text).into_iter().find(|number| !matches!(number.brackets.0, '〔' | '﹝'));
        if let Some(wrong) = wrong {
            let right = format!("〔{}〕{}号", wrong.year, wrong.number);
            out.add(at, format!("文号{}的年份应用六角括号：{right}", quote(&wrong.text)));
        }
    }
}
