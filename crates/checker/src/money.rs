//! Sums of money cells, exact.

use model::{Quantity, Value};
use rust_decimal::Decimal;
use wording::fold::letters;

use crate::measure::{number, unit, written};
use crate::threshold::Threshold;

/// What adding up cells gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sum {
    /// The parts make the total.
    Equal,
    /// They make this instead, in the total's own unit.
    Differs(Decimal),
    /// A cell holds no number, the units do not compare, or a number is out of range.
    Unreadable,
}

/// Rounding that printed tables allow themselves: one in the second decimal of the declared unit.
pub(crate) const TOLERANCE: Threshold =
    Threshold::decimal("tolerance", 1, 2, "合计与各项之和允许的误差，以表上的金额单位计");

/// Whether the parts add up to the total, within a tolerance in its unit; a blank part counts nothing.
pub(crate) fn adds_up(total: &Quantity, parts: &[&Quantity], tolerance: Decimal) -> Sum {
    let filled: Vec<&Quantity> =
        parts.iter().copied().filter(|part| !matches!(part.value, Value::Blank)).collect();
    // 854万(含上级200万) over the same: what cannot be read as one number is alike as written.
    let mut counting = filled.iter().filter(|part| !written(part).is_some_and(|number| number.is_zero()));
    if let (Some(only), None) = (counting.next(), counting.next())
        && !total.text.trim().is_empty()
        && letters(&only.text) == letters(&total.text)
        && written_unit(only) == written_unit(total)
    {
        return Sum::Equal;
    }
    let same_unit = filled.iter().all(|part| written_unit(part) == written_unit(total));
    if same_unit {
        return match (written(total), sum(filled.iter().map(|part| written(part)))) {
            (Some(total), Some(sum)) => verdict(total, sum, tolerance, Decimal::ONE),
            _ => Sum::Unreadable,
        };
    }
    // Different units: compare in 元, and speak in the total's unit.
    let comparable = filled.iter().all(|part| unit(part).is_some() && unit(part) == unit(total));
    let scale = written(total).zip(number(total)).and_then(|(written, base)| base.checked_div(written));
    match (comparable, number(total), sum(filled.iter().map(|part| number(part))), scale) {
        (true, Some(total), Some(sum), Some(scale)) => {
            verdict(total, sum, tolerance.saturating_mul(scale.min(Decimal::from(10_000))), scale)
        }
        _ => Sum::Unreadable,
    }
}

fn verdict(total: Decimal, sum: Decimal, tolerance: Decimal, scale: Decimal) -> Sum {
    match total.checked_sub(sum) {
        Some(gap) if gap.abs() <= tolerance => Sum::Equal,
        Some(_) => sum.checked_div(scale).map_or(Sum::Unreadable, Sum::Differs),
        None => Sum::Unreadable,
    }
}

fn written_unit(quantity: &Quantity) -> Option<&str> {
    match &quantity.value {
        Value::Number { unit, .. } => unit.as_deref(),
        _ => None,
    }
}

/// A sum that is `None` when a number is missing or the sum leaves the range.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number?))
}

/// A money cell as a message says it: `5.00 万元`, `0（空白）`.
pub(crate) fn say(quantity: &Quantity) -> String {
    match &quantity.value {
        Value::Blank => "0（空白）".to_owned(),
        Value::Number { unit: Some(unit), .. } if !quantity.text.ends_with(unit.as_str()) => {
            format!("{} {unit}", quantity.text)
        }
        _ => quantity.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use model::{Base, Exact, Op};

    use super::*;

    fn money(text: &str, unit: &str, factor: i64) -> Quantity {
        let value: Exact = text.parse().unwrap();
        let base = Some(Base { value: Exact(value.0 * Decimal::from(factor)), unit: "元".to_owned() });
        Quantity::new(text, Value::Number { op: Op::Eq, value, unit: Some(unit.to_owned()), base })
    }

    fn sums(total: &Quantity, parts: &[&Quantity]) -> Sum {
        adds_up(total, parts, TOLERANCE.default)
    }

    #[test]
    fn sums_are_exact_and_blank_counts_nothing() {
        let wan = |text| money(text, "万元", 10_000);
        let blank = Quantity::unread("");
        assert_eq!(sums(&wan("5.00"), &[&wan("5.00"), &blank]), Sum::Equal);
        assert_eq!(sums(&wan("0.3"), &[&wan("0.1"), &wan("0.2")]), Sum::Equal);
        assert_eq!(sums(&wan("5.00"), &[&wan("4.00"), &blank]), Sum::Differs("4.00".parse().unwrap()));
        assert_eq!(sums(&wan("5.00"), &[&wan("4.99")]), Sum::Equal, "rounding of the second decimal");
        assert_eq!(sums(&wan("5.00"), &[&Quantity::unread("另行下达")]), Sum::Unreadable);
    }

    #[test]
    fn different_units_are_compared_in_yuan() {
        assert_eq!(sums(&money("5", "万元", 10_000), &[&money("50000", "元", 1)]), Sum::Equal);
        let Sum::Differs(sum) = sums(&money("5", "万元", 10_000), &[&money("40000", "元", 1)]) else {
            panic!()
        };
        assert_eq!(sum, Decimal::from(4));
    }

    #[test]
    fn numbers_out_of_range_are_unreadable_not_a_panic() {
        let huge = money("79228162514264337593543950335", "元", 1);
        assert_eq!(sums(&huge, &[&huge, &huge]), Sum::Unreadable);
    }
}
