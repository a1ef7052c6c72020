//! BASIS-BRACKET 文号年份未用六角括号 | The year of a document number lacks its 〔〕
//!
//! **查什么。** 任何文字（依据、目标、用途、说明、其他栏）中文号的年份用了【】、[]、［］、（）。
//!
//! **为什么。** GB/T 9704-2012 7.2.5：年份用六角括号〔〕。查找文件也靠文号。
//!
//! **例子。** 云安办【2018】36号；云发［2009］3号。
//!
//! 改法：改为“〔2018〕36号”的写法。
//!
//! **What.** Document numbers in bases and sentences whose year stands in 【】, [], （） or ().
//!
//! **Why.** GB/T 9704-2012 7.2.5: the year stands in hexagonal brackets 〔〕. The number is also how a document is searched for.
//!
//! **Example.** 云安办【2018】36号.

use crate::basis::{distinct, file_numbers};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let bases = distinct(facts).into_iter().map(|basis| (basis.at, basis.text));
    let others = facts.texts().into_iter().filter(|(at, _)| !at.as_str().ends_with("/basis"));
    for (at, text) in bases.chain(others.map(|(at, text)| (vec![at], text))) {
        let wrong = file_numbers(text).into_iter().find(|number| !matches!(number.brackets.0, '〔' | '﹝'));
        if let Some(wrong) = wrong {
            let right = format!("〔{}〕{}号", wrong.year, wrong.number);
            out.add(at, format!("文号{}的年份应用六角括号：{right}", quote(&wrong.text)));
        }
    }
}
