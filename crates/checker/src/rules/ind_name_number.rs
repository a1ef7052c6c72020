//! IND-NAME-NUMBER 三级指标名称是数字 | An indicator named by a number
//!
//! **查什么。** 三级指标名称只有数字、序号、符号或数值：1、（2）、100%、≥95%、500人。
//!
//! **为什么。** 名称要说出衡量什么；多半是把指标值或序号填到了名称格，或整行错位。
//!
//! **例子。** 三级指标 2，指标值 ≥95%。
//!
//! 改法：填写指标名称，数值填入指标值。
//!
//! **What.** A 三级指标 that is nothing but a number, a number of a list, a sign or a value.
//!
//! **Why.** The name says what is measured; mostly the value or a serial number stands in the wrong cell.
//!
//! **Example.** 三级指标 2, 指标值 ≥95%.

use wording::comparison;
use wording::fold::Folded;
use wording::numeral;
use wording::unit;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        if is_number(row.name()) {
            out.add(
                vec![row.name_at()],
                format!("三级指标名称{}是数字，没有说明衡量什么", quote(row.name())),
            );
        }
    }
}

fn is_number(name: &str) -> bool {
    let name = Folded::label(name).text;
    let (_, rest) = comparison::split(&name);
    let counting = |c: char| c.is_ascii_digit() || numeral::is_numeral(c) || "①②③④⑤⑥⑦⑧⑨⑩".contains(c);
    let behind = rest.trim_start_matches(|c: char| counting(c) || "第.,、()-—~".contains(c));
    let counted = behind.len() < rest.len() && rest.contains(counting);
    counted && (behind.is_empty() || unit::exactly(behind).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn a_name_says_more_than_a_number() {
        for name in ["1", "（2）", "100%", "≥95%", "500人", "3.", "（一）", "二", "２", "④", "第三"]
        {
            assert!(is_number(name), "{name}");
        }
        for name in ["", "三公经费", "一村一品", "120急救车", "5G基站数量", "12345热线办结率", "培训人数"]
        {
            assert!(!is_number(name), "{name}");
        }
    }
}
