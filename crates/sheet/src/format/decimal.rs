//! A number as a spreadsheet counts with it: a decimal of at most 15 digits.

use std::cmp::Ordering;

/// Digits that Excel keeps of a number (Excel specifications and limits).
const PRECISION: usize = 15;

/// `0.d₁d₂d₃… × 10^point`, without zeros at either end; zero has no digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// Below zero.
    pub(crate) negative: bool,
    digits: Vec<u8>,
    /// How many of the digits stand before the decimal point; may be negative.
    point: i32,
}

impl Decimal {
    /// The 15 digits of a binary number. What is no number is zero.
    pub(crate) fn of(value: f64) -> Self {
        let zero = Self { negative: false, digits: Vec::new(), point: 0 };
        if value == 0.0 || !value.is_finite() {
            return zero;
        }
        // `d.ddde±x`, rounded correctly from the exact binary value.
        let written = format!("{:.*e}", PRECISION - 1, value.abs());
        let Some((mantissa, exponent)) = written.split_once('e') else { return zero };
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { negative: value < 0.0, digits, point }.trimmed()
    }

    /// Nothing but zero.
    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Digits before the decimal point: 3 for 123.4, 0 for 0.5, −1 for 0.05.
    pub(crate) fn magnitude(&self) -> i32 {
        self.point
    }

    /// The same number with or without a minus.
    #[must_use]
    pub(crate) fn signed(&self, negative: bool) -> Self {
        Self { negative, ..self.clone() }
    }

    /// The number times a power of ten.
    #[must_use]
    pub(crate) fn shifted(&self, by: i32) -> Self {
        let point = if self.is_zero() { 0 } else { self.point.saturating_add(by) };
        Self { point, ..self.clone() }
    }

    /// Rounded to so many digits behind the point, halves away from zero. The sign stays.
    #[must_use]
    pub(crate) fn rounded(&self, decimals: usize) -> Self {
        let kept = self.point.saturating_add(i32::try_from(decimals).unwrap_or(i32::MAX));
        let Ok(kept) = usize::try_from(kept) else {
            return Self { digits: Vec::new(), point: 0, ..self.clone() };
        };
        let mut rounded = self.clone();
        let up = rounded.digits.get(kept).is_some_and(|digit| *digit >= 5);
        rounded.digits.truncate(kept);
        if up {
            rounded.increment();
        }
        rounded.trimmed()
    }

    /// One more in the last digit.
    fn increment(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point -= zeros as i32;
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    /// The digits before the decimal point, none for numbers below one.
    pub(crate) fn whole(&self) -> String {
        let Ok(point) = usize::try_from(self.point) else { return String::new() };
        (0..point).map(|at| self.digit(at)).collect()
    }

    /// The digits behind the decimal point, without zeros at their end.
    pub(crate) fn fraction(&self) -> String {
        let zeros = usize::try_from(-self.point).unwrap_or(0);
        let from = usize::try_from(self.point).unwrap_or(0).min(self.digits.len());
        let digits = self.digits[from..].iter().map(|digit| char::from(b'0' + digit));
        std::iter::repeat_n('0', zeros).chain(digits).collect()
    }

    fn digit(&self, at: usize) -> char {
        char::from(b'0' + self.digits.get(at).copied().unwrap_or(0))
    }

    /// Its digits with the first before the point, `1.5`, and the power of ten that goes with them.
    pub(crate) fn mantissa(&self) -> (Self, i32) {
        if self.is_zero() { (self.clone(), 0) } else { (Self { point: 1, ..self.clone() }, self.point - 1) }
    }

    /// Written out, with its sign: `-1234.5`.
    pub(crate) fn plain(&self) -> String {
        let (whole, fraction) = (self.whole(), self.fraction());
        let sign = if self.negative && !self.is_zero() { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { &whole };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Whether two numbers are the same but for their sign.
    pub(crate) fn same_size(&self, other: &Self) -> bool {
        (self.point, &self.digits).cmp(&(other.point, &other.digits)) == Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_numbers_become_their_fifteen_digits() {
        assert_eq!(Decimal::of(82_800.920_000_000_01).plain(), "82800.92");
        assert_eq!(Decimal::of(0.1 + 0.2).plain(), "0.3");
        assert_eq!(Decimal::of(-1234.5).plain(), "-1234.5");
        assert_eq!(Decimal::of(-0.0).plain(), "0");
        assert_eq!(Decimal::of(322_001.0).plain(), "322001");
        assert_eq!(Decimal::of(0.000_05).plain(), "0.00005");
        assert_eq!(Decimal::of(f64::NAN).plain(), "0");
    }

    #[test]
    fn halves_are_rounded_up_as_decimals() {
        let rounded = |value: f64, decimals| Decimal::of(value).rounded(decimals).plain();
        // 1.005 is 1.00499999999999989… in binary.
        assert_eq!(rounded(1.005, 2), "1.01");
        assert_eq!(rounded(0.285, 2), "0.29");
        assert_eq!(rounded(2.5, 0), "3");
        assert_eq!(rounded(2.49, 0), "2");
        assert_eq!(rounded(999.995, 2), "1000");
        assert_eq!(rounded(0.04, 1), "0");
        assert_eq!(rounded(0.05, 1), "0.1");
        assert_eq!(rounded(0.5, 0), "1");
        assert_eq!(rounded(0.0049, 2), "0");
    }

    #[test]
    fn parts_are_told_apart_at_the_point() {
        let number = Decimal::of(1200.0305);
        assert_eq!((number.whole().as_str(), number.fraction().as_str()), ("1200", "0305"));
        assert_eq!(number.magnitude(), 4);
        let small = Decimal::of(0.003);
        assert_eq!((small.whole().as_str(), small.fraction().as_str()), ("", "003"));
        let (mantissa, power) = Decimal::of(12345.0).mantissa();
        assert_eq!((mantissa.plain().as_str(), power), ("1.2345", 4));
        assert_eq!(Decimal::of(12345.0).shifted(-3).plain(), "12.345");
    }
}
