//! Numbers in a value's text.

use wording::fold;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_runs_of_digits() {
        assert_eq!(count_numbers("1,200.50万元"), 1);
        assert_eq!(count_numbers("数量100个，合格率98%"), 2);
    }
}
