//! Comparisons as a value's text writes them.

use model::Op;

/// Words and signs of comparison, the longest of those with a common start first (domain grammar: 不低于 before 低于).
const BEFORE: &[(&str, Op)] = &[
    ("大于或等于", Op::Ge),
    ("小于或等于", Op::Le),
    ("大于等于", Op::Ge),
    ("小于等于", Op::Le),
    ("不得少于", Op::Ge),
    ("不得低于", Op::Ge),
    ("不得超过", Op::Le),
    ("不得高于", Op::Le),
    ("不少于", Op::Ge),
    ("不低于", Op::Ge),
    ("不小于", Op::Ge),
    ("不超过", Op::Le),
    ("不高于", Op::Le),
    ("不大于", Op::Le),
    ("不多于", Op::Le),
    ("控制在", Op::Le),
    ("至少", Op::Ge),
    ("至多", Op::Le),
    ("大于", Op::Gt),
    ("高于", Op::Gt),
    ("多于", Op::Gt),
    ("超过", Op::Gt),
    ("小于", Op::Lt),
    ("低于", Op::Lt),
    ("少于", Op::Lt),
    ("不足", Op::Lt),
    ("等于", Op::Eq),
    (">=", Op::Ge),
    ("=>", Op::Ge),
    ("<=", Op::Le),
    ("=<", Op::Le),
    ("≥", Op::Ge),
    ("≧", Op::Ge),
    ("⩾", Op::Ge),
    ("≤", Op::Le),
    ("≦", Op::Le),
    ("⩽", Op::Le),
    (">", Op::Gt),
    ("＞", Op::Gt),
    ("<", Op::Lt),
    ("＜", Op::Lt),
    ("=", Op::Eq),
    ("＝", Op::Eq),
    // Behind the number.
    ("以上", Op::Ge),
    ("以下", Op::Le),
    ("以内", Op::Le),
    ("之内", Op::Le),
];

/// The comparisons a text writes, in order, each with its words.
pub(crate) fn comparisons(text: &str) -> Vec<(&'static str, Op)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((words, op)) = BEFORE.iter().find(|(words, _)| rest.starts_with(words)) {
            found.push((*words, *op));
            rest = &rest[words.len()..];
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// +1 for a lower bound, −1 for an upper one, 0 for equality.
pub(crate) fn direction(op: Op) -> i8 {
    match op {
        Op::Ge | Op::Gt => 1,
        Op::Le | Op::Lt => -1,
        Op::Eq | Op::Approx => 0,
    }
}

/// How many separate numbers a text holds: runs of digits, with point and thousands separator.
pub(crate) fn count_numbers(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
        if digit && !inside {
            count += 1;
        }
        inside = digit || (inside && matches!(c, '.' | ',' | '．'));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_words_win() {
        assert_eq!(comparisons("不低于≤3"), [("不低于", Op::Ge), ("≤", Op::Le)]);
        assert_eq!(comparisons("大于等于≥90%"), [("大于等于", Op::Ge), ("≥", Op::Ge)]);
        assert_eq!(comparisons("≥95%以上"), [("≥", Op::Ge), ("以上", Op::Ge)]);
        assert_eq!(comparisons("显著提升"), []);
    }

    #[test]
    fn numbers_are_runs_of_digits() {
        assert_eq!(count_numbers("1,200.50万元"), 1);
        assert_eq!(count_numbers("数量100个，合格率98%"), 2);
    }
}
