//! Numbers: Arabic with thousands separators, Chinese, and the two mixed (1万5千).

use super::NoMatch;
use rust_decimal::Decimal;

use wording::numeral as chinese;
use wording::unit::SCALES;

use super::Parsed;
use crate::bounds;
use crate::decimal;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: Decimal,
    /// Characters of a Chinese numeral; 0 for Arabic digits.
    pub(crate) chinese: usize,
    /// Thousands are set apart by something that may also separate two numbers: a space, a full-width comma.
    pub(crate) doubtful: bool,
}

/// A number at the front of `input`, with a sign when `signed`.
pub(crate) fn numeral(input: &mut &str, signed: bool) -> Parsed<Numeral> {
    let (negative, unsigned) = match input.strip_prefix(['-', '+']) {
        Some(rest) if signed && rest.starts_with(|c: char| c.is_ascii_digit()) => {
            (input.starts_with('-'), rest)
        }
        _ => (false, *input),
    };
    let mut rest = unsigned;
    let mut numeral = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let arabic = arabic(&mut rest)?;
        mixed(arabic, &mut rest)
    } else {
        let chinese = chinese::read(rest).ok_or(NoMatch)?;
        rest = rest.get(chinese.length..).ok_or(NoMatch)?;
        Numeral { value: chinese.value, chinese: chinese.characters, doubtful: false }
    };
    numeral.value.set_sign_negative(negative && !numeral.value.is_zero());
    *input = rest;
    Ok(numeral)
}

/// Length in bytes of the digits, and what may stand between digits, in front of `text`.
pub(crate) fn run(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '，' | ' ')).unwrap_or(text.len())
}

/// `1200`, `1,200.50`, `1 200`. A leading zero makes a code, not a number; `1.2.3` is neither.
fn arabic(input: &mut &str) -> Parsed<Numeral> {
    let text = *input;
    let whole = digits(text);
    if whole > bounds::DIGITS || (whole > 1 && text.starts_with('0')) {
        return Err(NoMatch);
    }
    let (mut end, separator) = thousands(text, whole);
    if let Some(fraction) = text.get(end..).and_then(|rest| rest.strip_prefix('.'))
        && digits(fraction) > 0
    {
        let decimals = digits(fraction);
        if decimals > bounds::DIGITS || fraction.get(decimals..).is_some_and(dotted) {
            return Err(NoMatch);
        }
        end += 1 + decimals;
    }
    let written = text.get(..end).ok_or(NoMatch)?;
    let value = match separator {
        None => Decimal::from_str_exact(written),
        Some(separator) => Decimal::from_str_exact(&written.replace(separator, "")),
    };
    *input = text.get(end..).ok_or(NoMatch)?;
    let doubtful = matches!(separator, Some('，' | ' '));
    value.map(|value| Numeral { value, chinese: 0, doubtful }).map_err(|_| NoMatch)
}

fn dotted(rest: &str) -> bool {
    rest.strip_prefix('.').is_some_and(|rest| digits(rest) > 0)
}

fn digits(text: &str) -> usize {
    text.bytes().take(bounds::DIGITS + 1).take_while(u8::is_ascii_digit).count()
}

/// Where the integer part ends when groups of exactly three digits follow, and what separates them.
fn thousands(text: &str, whole: usize) -> (usize, Option<char>) {
    let Some(separator) = text.get(whole..).and_then(|rest| rest.chars().next()) else {
        return (whole, None);
    };
    if !matches!(separator, ',' | '，' | ' ') || whole > 3 || text.starts_with('0') {
        return (whole, None);
    }
    let mut end = whole;
    while let Some(group) = text.get(end..).and_then(|rest| rest.strip_prefix(separator)) {
        match digits(group) {
            3 if end < bounds::DIGITS => end += separator.len_utf8() + 3,
            // 1,20 or 1,2000 is a list or a slip: no group at all.
            1.. => return (whole, None),
            _ => break,
        }
    }
    (end, (end > whole).then_some(separator))
}

/// 1万5千, 1亿2000万, 2万3000: further pieces behind a scale word, each below the scale before it.
fn mixed(first: Numeral, input: &mut &str) -> Numeral {
    let mut read = first;
    let mut rest = *input;
    let Some(mut ceiling) = scale(&mut rest) else { return read };
    let Some(mut sum) = decimal::shift(first.value, ceiling) else { return read };
    while let Some((piece, own)) = piece(&mut rest, ceiling) {
        let Some(more) = decimal::plus(sum, piece) else { break };
        sum = more;
        read.value = sum;
        *input = rest;
        if own == 0 {
            break;
        }
        ceiling = own;
    }
    read
}

/// Digits with an optional scale word, worth less than 10^`ceiling`.
fn piece(input: &mut &str, ceiling: u32) -> Option<(Decimal, u32)> {
    let mut rest = *input;
    let count = digits(rest);
    if count == 0 || count > 8 || rest.starts_with('0') {
        return None;
    }
    let number = Decimal::from_str_exact(rest.get(..count)?).ok()?;
    rest = rest.get(count..)?;
    let own = scale(&mut rest).unwrap_or(0);
    let value = decimal::shift(number, own)?;
    // 3万5 is 35000 to some and 30005 to others: a last piece without a scale fills all places.
    let complete = own > 0 || (count as u32 == ceiling && !rest.starts_with('.'));
    if !complete || value >= decimal::shift(Decimal::ONE, ceiling)? {
        return None;
    }
    *input = rest;
    Some((value, own))
}

/// The power of ten of a scale word in front.
pub(crate) fn scale(input: &mut &str) -> Option<u32> {
    super::take_any(input, SCALES)
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn read(text: &str) -> Option<(String, &str)> {
        let mut rest = text;
        numeral(&mut rest, true).ok().map(|numeral| (numeral.value.to_string(), rest))
    }

    #[test]
    fn digits_stay_as_written() {
        for (text, value, rest) in [
            ("5.00万元", "5.00", "万元"),
            ("1,200.50万元", "1200.50", "万元"),
            ("1,234,567", "1234567", ""),
            ("1 200元", "1200", "元"),
            ("-3.2%", "-3.2", "%"),
            ("1,20", "1", ",20"),
            ("12,3456", "12", ",3456"),
            ("1万5千元", "15000", "元"),
            ("1亿2000万元", "120000000", "元"),
            ("2万3000元", "23000", "元"),
            ("3万5元", "3", "万5元"),
            ("1.0878亿美元", "1.0878", "亿美元"),
            ("5千克", "5", "千克"),
            ("98.", "98", "."),
            ("1.对照", "1", ".对照"),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), rest)), "{text}");
        }
        for text in ["007", "1.2.3", "x", "", "-", "--5", "12345678901234567890123456789012345"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
