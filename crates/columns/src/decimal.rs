//! Numbers of the data set: decimals of one scale, so that a column has one type, and floats beside them.

use model::{Date, Exact};

/// Digits of a decimal.
pub(crate) const PRECISION: u8 = 38;

/// Digits behind the point.
pub(crate) const SCALE: i8 = 10;

/// The number in units of 10⁻¹⁰; `None` where it has more digits behind the point, or too many in front of it.
pub(crate) fn scaled(number: Exact) -> Option<i128> {
    let number = number.0.normalize();
    let missing = u32::try_from(SCALE).ok()?.checked_sub(number.scale())?;
    let scaled = number.mantissa().checked_mul(10_i128.checked_pow(missing)?)?;
    (scaled.unsigned_abs() < 10_u128.pow(PRECISION.into())).then_some(scaled)
}

/// The float next to the number.
pub(crate) fn float(number: Exact) -> Option<f64> {
    // By its digits: a quotient of floats may be off in the last bit.
    number.to_string().parse().ok()
}

/// Days since 1970-01-01, by the proleptic Gregorian calendar.
pub(crate) fn days(date: Date) -> i32 {
    // Years begin in March, so that the leap day ends them (Hinnant, "chrono-compatible low-level date algorithms").
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(digits: &str) -> Exact {
        digits.parse().unwrap()
    }

    #[test]
    fn a_number_is_scaled_or_refused_and_never_rounded() {
        assert_eq!(scaled(exact("5.00")), Some(50_000_000_000));
        assert_eq!(scaled(exact("-0.0000000001")), Some(-1));
        assert_eq!(scaled(exact("0.00000000010")), Some(1), "a zero at the end is no digit");
        assert_eq!(scaled(exact("0.00000000011")), None, "eleven digits behind the point");
        assert_eq!(
            scaled(exact("9999999999999999999999999999")),
            Some(99_999_999_999_999_999_999_999_999_990_000_000_000)
        );
        assert_eq!(scaled(exact("10000000000000000000000000000")), None, "29 digits in front of it");
    }

    #[test]
    fn a_float_is_the_nearest_one() {
        assert_eq!(float(exact("82800.92")).map(f64::to_bits), Some(82800.92_f64.to_bits()));
        assert_eq!(float(exact("0.1")).map(f64::to_bits), Some(0.1_f64.to_bits()));
    }

    #[test]
    fn days_are_counted_from_1970() {
        let day = |year, month, day| days(Date::new(year, month, day).unwrap());
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(day(1969, 12, 31), -1);
        assert_eq!(day(2000, 2, 29), 11_016);
        assert_eq!(day(2000, 3, 1), 11_017);
        assert_eq!(day(2022, 12, 31), 19_357);
    }
}
