//! The format General.

use super::chinese::Chinese;
use super::decimal::Decimal;

/// Digits before the point from which on Excel knows no last digits: they would be zeros that nobody wrote.
const KNOWN: i32 = 15;
/// Zeros behind the point from which on a number is written with a power of ten.
const SMALL: i32 = -9;

/// A number as it is: its 15 digits.
///
/// A cell of usual width has room for 11 signs, and Excel rounds what it shows to them, or shows `1.23457E+11` for a code
/// of twelve digits. The line above the sheet shows all 15, and so does this: sums and codes keep every digit.
pub(super) fn shown(number: &Decimal) -> String {
    let large = number.magnitude() > KNOWN;
    if !large && (number.is_zero() || number.magnitude() >= SMALL) {
        return number.plain();
    }
    let (mantissa, power) = number.mantissa();
    let sign = if power < 0 { '-' } else { '+' };
    format!("{}E{sign}{:02}", mantissa.plain(), power.abs())
}

/// The same in a section, which may have shown the sign already or ask for Chinese digits.
pub(super) fn general(number: &Decimal, signed: bool, chinese: Option<Chinese>) -> String {
    let text = shown(&number.signed(signed));
    chinese.map_or(text.clone(), |chinese| chinese.words(&text))
}
