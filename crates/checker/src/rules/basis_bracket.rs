//! BASIS-BRACKET 文号年份未用六角括号 | The year of a document number lacks its 〔〕
//!
//! **查什么。** 任何文字（依据、目标、用途、说明、其他栏）中文号的年份用了【】、〖〗、[]、［］、（）、{}、<>、〈〉。
//!
//! **为什么。** GB/T 9704-2012 7.2.5：年份用六角括号〔〕。查找文件也靠文号。
//!
//! **例子。** 云安办【2018】36号；云发［2009］3号。
//!
//! 改法：改为“〔2018〕36号”的写法。
//!
//! **What.** Document numbers in bases and sentences whose year stands in brackets of another kind: 【】, 〖〗, [], （）, {}, <>.
//!
//! **Why.** GB/T 9704-2012 7.2.5: the year stands in hexagonal brackets 〔〕. The number is also how a document is searched for.
//!
//! **Example.** 云安办【2018】36号.

use crate::basis::{citing, file_numbers};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in citing(facts) {
        let mut numbers = file_numbers(basis.text).into_iter();
        if let Some(wrong) = numbers.find(|number| !matches!(number.brackets.0, '〔' | '﹝')) {
            let right = format!("〔{}〕{}号", wrong.year, wrong.number);
            out.add(basis.at, format!("文号{}的年份应用六角括号：{right}", quote(&wrong.text)));
        }
    }
}
