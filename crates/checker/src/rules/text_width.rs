//! TEXT-WIDTH 用了全角的数字、字母或符号 | Full-width digits, letters or signs
//!
//! **查什么。** 表内文字和数值里的全角数字、字母，以及紧挨着它们的全角符号（％．＋－／＞＜＝）。正文不查。
//!
//! **为什么。** 系统的数值栏和检索只认半角；“９５％”与“95%”看着一样，合计、排序和比对时却是两回事。
//!
//! **例子。** ≥９５％。
//!
//! 改法：改用半角。
//!
//! **What.** Full-width digits and letters in texts and values of a form, and full-width signs (％．＋－／＞＜＝) beside them. The narrative is
//! left alone.
//!
//! **Why.** The system's number fields and searches know half-width ones only; ９５％ looks like 95% and is none when sums are made.
//!
//! **Example.** ≥９５％.

use model::{FundColumn, Pointer, Quantity};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let mut texts = Vec::new();
        sheet.texts(&mut texts);
        let quantities = quantities(&sheet);
        texts.extend(quantities.iter().map(|(at, quantity)| (at.clone(), quantity.text.as_str())));
        for (at, text) in texts {
            let chars: Vec<char> = text.chars().collect();
            let wide = (0..chars.len()).filter(|index| narrowed(&chars, *index).is_some()).count();
            if wide > 0 {
                out.add(vec![at], format!("{}有{wide}个全角字符", quote(text)));
            }
        }
    }
}

fn quantities<'a>(sheet: &Sheet<'a>) -> Vec<(Pointer, &'a Quantity)> {
    let mut found = Vec::new();
    for row in sheet.rows() {
        let columns = [
            ("target", &row.indicator.target),
            ("actual", &row.indicator.actual),
            ("expected", &row.indicator.expected),
        ];
        found.extend(columns.into_iter().filter_map(|(key, cell)| Some((row.at.key(key), cell.as_ref()?))));
    }
    let funds = sheet.at.key("funds");
    for (index, fund) in sheet.form.funds.iter().enumerate() {
        let of = |column: &FundColumn| Some((funds.index(index).key(column.key()), column.of(fund)?));
        found.extend(FundColumn::ALL.iter().filter_map(of));
    }
    found
}

/// The half-width form of a sign that should be: a digit, a letter, or a sign beside one.
pub(crate) fn narrowed(chars: &[char], index: usize) -> Option<char> {
    let sign = *chars.get(index)?;
    let is_wide =
        |index: Option<usize>| index.and_then(|at| chars.get(at)).is_some_and(|c| is_wide_letter(*c));
    let counts = is_wide_letter(sign)
        || "％．＋－／＞＜＝".contains(sign)
            && (is_wide(index.checked_sub(1)) || is_wide(index.checked_add(1)));
    // U+FF01 to U+FF5E are the signs of ASCII in the same order.
    counts.then(|| char::from_u32(u32::from(sign) - 0xFEE0)).flatten()
}

fn is_wide_letter(sign: char) -> bool {
    matches!(sign, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}
