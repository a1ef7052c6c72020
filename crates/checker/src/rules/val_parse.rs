//! VAL-PARSE 指标值无法识别 | The value cannot be read
//!
//! **查什么。** 指标值含有数字或比较符号，却不是数、区间、日期或几个值。
//!
//! **为什么。** 系统把符号、数值、单位分开存；拆不开的录不进去，也没法与下年比较。不含数字的定性指标不在此列。
//!
//! **例子。** ≥5%%。
//!
//! 改法：按“符号+数值+单位”填写一个值，例如“≥95%”。
//!
//! **What.** A target that holds digits or a sign of comparison and yet is no number, range, date or list.
//!
//! **Why.** The official system keeps sign, number and unit apart; what cannot be taken apart cannot be entered, nor
//! compared next year. Words without digits are qualitative targets and not meant here.
//!
//! **Example.** ≥5%%.

use wording::comparison;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::value::{contradiction, count_numbers, is_left_open, scale_only, several};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let Some(target) = row.target().filter(|target| matches!(target.value, model::Value::Text)) else {
            continue;
        };
        let text = &target.text;
        let numeric = count_numbers(text) > 0 && !words_around_a_number(text)
            || text.contains(['≥', '≤', '＞', '＜', '>', '<']);
        // VAL-CONFLICT, VAL-MULTI, VAL-PLACEHOLDER and VAL-UNIT-INCOMPLETE say it better; 1:3 was read as what it is.
        let told =
            is_counted(text) || contradiction(text).is_some() || is_left_open(text) || scale_only(target);
        let read = target.detail.ratio.is_some();
        if numeric && !several(text) && !told && !read && comparison::all(text).len() < 2 {
            out.add(vec![row.target_at()], format!("{} 的指标值{}无法识别为数值", row.label(), quote(text)));
        }
    }
}

/// A number and one or two characters behind it: things counted by a word the program does not know (420具).
fn is_counted(text: &str) -> bool {
    let (_, rest) = comparison::split(text);
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let length = unit.chars().count();
    unit.len() < rest.len() && (1..=2).contains(&length) && unit.chars().all(wording::is_ideograph)
}

/// A sentence that only mentions a number (达到GB 3838 Ⅲ类标准, 完成第1阶段) describes; it is not a mistyped number.
fn words_around_a_number(text: &str) -> bool {
    text.chars().filter(|c| wording::is_ideograph(*c)).count() >= 4
}
