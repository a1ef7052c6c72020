//! What several rules see in the text of a value: its numbers, and comparisons that do not go together.

use model::{Inferred, Quantity, Value};
use wording::fold::Folded;
use wording::{blank, comparison, fold, unit};

/// How many separate numbers a text holds: runs of digits, with point and thousands separator.
pub(crate) fn count_numbers(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let c = fold::character(c);
        let digit = c.is_ascii_digit();
        if digit && !inside {
            count += 1;
        }
        inside = digit || (inside && matches!(c, '.' | ','));
    }
    count
}

/// Whether a value was left for later: XX, 待定, or a sign and a unit with no number between them.
pub(crate) fn is_left_open(text: &str) -> bool {
    const LATER: &[&str] = &[
        "待定",
        "待填",
        "待补充",
        "待核定",
        "待批复",
        "待下达",
        "待确定",
        "另定",
        "未定",
        "暂未确定",
        "待测算",
    ];
    let folded = Folded::new(text);
    let (sign, rest) = comparison::split(&folded.text);
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "()（）[]×xX*_".contains(c));
    let rest = rest.trim_start_matches([')', '）', ' ']);
    let unit_alone = !sign.is_empty() && (rest.is_empty() || unit::exactly(rest).is_some());
    blank::is_left_open(text) || LATER.contains(&&*folded.text) || unit_alone
}

/// Two numbers, each with its own sign or parted by punctuation.
pub(crate) fn several(text: &str) -> bool {
    let parts =
        text.split(['，', '；', '、', ';', '\n', '。']).filter(|part| count_numbers(part) > 0).count();
    // A number of a law or a standard is no second value.
    let citation = text.contains(['《', '〔', '号', '第']);
    !citation && (parts > 1 || (count_numbers(text) > 1 && comparison::all(text).len() > 1))
}

/// A lower and an upper bound around a single number.
pub(crate) fn contradiction(text: &str) -> Option<(&str, &str)> {
    let found = comparison::all(text);
    match found.as_slice() {
        [(first, a), (second, b)] if a.direction() * b.direction() < 0 && count_numbers(text) == 1 => {
            Some((first, second))
        }
        _ => None,
    }
}

/// A number that ends in 万 or 亿, and no written unit.
pub(crate) fn scale_only(target: &Quantity) -> bool {
    let written = target.text.trim_end_matches(|c: char| "以上下内之左右）)".contains(c));
    let scale = written.ends_with(['万', '亿']) && count_numbers(written) == 1;
    scale
        && match &target.value {
            Value::Number { unit: Some(unit), .. } => {
                target.inferred.contains(&Inferred::Unit) || unit.chars().all(|c| "百千万亿".contains(c))
            }
            Value::Number { unit: None, .. } | Value::Text => true,
            Value::Range { .. } | Value::Date { .. } | Value::Blank => false,
        }
}

/// The unit that a name ends with in brackets: 受益群众（人）, 满意度(≥**%). Words such as （项目） are no units.
pub(crate) fn unit_in_brackets(name: &str) -> Option<&'static str> {
    let folded = Folded::new(name.trim());
    let name = folded.text.trim_end_matches([':', '：']).trim_end_matches("指标");
    let (_, inside) = name.strip_suffix(')')?.rsplit_once('(')?;
    let open = |c: char| ":：≥≤><=*×XxＸ_".contains(c);
    let inside = inside.trim_start_matches("单位").trim_start_matches(open);
    unit::exactly(inside)
        .filter(|unit| unit.kind == unit::Kind::Clear || !is_word(inside))
        .map(|unit| unit.name.as_str())
}

/// Words for places and kinds, which count only where a number stands before them.
fn is_word(text: &str) -> bool {
    ["村", "镇", "乡", "县", "市", "区", "省", "街道", "社区", "校", "站", "类", "款"].contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_in_brackets_is_told_from_other_words() {
        assert_eq!(unit_in_brackets("受益群众（人）"), Some("人"));
        assert_eq!(unit_in_brackets("治理面积(亩)"), Some("亩"));
        assert_eq!(unit_in_brackets("群众满意度(≥**%)"), Some("%"));
        for none in ["扶持企业（项目）", "培训人数", "覆盖乡镇（街道）", "完成率（100）"]
        {
            assert_eq!(unit_in_brackets(none), None, "{none}");
        }
    }

    #[test]
    fn a_value_for_later_is_none() {
        for text in ["≥XX人次", "待定", "≥   人次", "≥（ ）人次", "≥", "不少于  家", "≥×%"]
        {
            assert!(is_left_open(text), "{text}");
        }
        for text in ["≥5人次", "人次", "定性", "达标", "不低于上年"] {
            assert!(!is_left_open(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_runs_of_digits() {
        assert_eq!(count_numbers("1,200.50万元"), 1);
        assert_eq!(count_numbers("数量100个，合格率98%"), 2);
    }
}
