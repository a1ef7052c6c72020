//! Exact arithmetic: a result that would need rounding is no result.

use rust_decimal::Decimal;

/// The product, without trailing zeros.
pub(crate) fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    if b == Decimal::ONE {
        return Some(a.normalize());
    }
    exact(a.mantissa().checked_mul(b.mantissa())?, a.scale() + b.scale())
}

/// `value` × 10^`exponent`, without trailing zeros.
pub(crate) fn shift(value: Decimal, exponent: u32) -> Option<Decimal> {
    let value = value.normalize();
    if value.scale() >= exponent {
        return exact(value.mantissa(), value.scale() - exponent);
    }
    exact(value.mantissa().checked_mul(10_i128.checked_pow(exponent - value.scale())?)?, 0)
}

/// 1 / `value`, when that is a finite decimal.
pub(crate) fn inverse(value: Decimal) -> Option<Decimal> {
    let inverse = Decimal::ONE.checked_div(value)?.normalize();
    (times(inverse, value)? == Decimal::ONE).then_some(inverse)
}

/// The sum; `None` when it would not hold all digits.
pub(crate) fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let at = |value: Decimal| value.mantissa().checked_mul(10_i128.checked_pow(scale - value.scale())?);
    Decimal::try_from_i128_with_scale(at(a)?.checked_add(at(b)?)?, scale).ok()
}

fn exact(mut mantissa: i128, mut scale: u32) -> Option<Decimal> {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn nothing_is_rounded() {
        assert_eq!(shift(decimal("1.0878"), 8).unwrap().to_string(), "108780000");
        assert_eq!(shift(decimal("1200.50"), 4).unwrap().to_string(), "12005000");
        assert_eq!(times(decimal("1"), decimal("0.1")).unwrap().to_string(), "0.1");
        assert_eq!(times(decimal("79228162514264337593543950335"), decimal("1.1")), None);
        assert_eq!(inverse(decimal("1000")).unwrap().to_string(), "0.001");
        assert_eq!(inverse(decimal("3")), None);
        assert_eq!(plus(decimal("5"), decimal("0.30")).unwrap().to_string(), "5.30");
    }
}
