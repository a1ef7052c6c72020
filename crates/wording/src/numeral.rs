//! Chinese numerals: 二十, 两百零五, 一亿二千万, 伍万叁仟, 九十八点五.
//!
//! The reading is strict: what a careful clerk would not write (一百二, 三万五, 三五) is no numeral, since 一百二 is
//! 120 to some and 102 to others.

use rust_decimal::Decimal;

/// Longest run of numeral characters looked at; no honest number comes near.
const LONGEST: usize = 40;

/// A Chinese numeral at the front of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chinese {
    /// Its value. A 万 or 亿 that closes the numeral is left to the unit: 五万元 is 5 万元.
    pub value: Decimal,
    /// Its length in bytes.
    pub length: usize,
    /// Its length in characters.
    pub characters: usize,
}

/// The numeral that `text` begins with.
#[must_use]
pub fn read(text: &str) -> Option<Chinese> {
    let length = run(text);
    let whole = text.get(..length)?;
    let integer = whole.split_once('点').map_or(whole, |(integer, _)| integer);
    let stem = integer.trim_end_matches(['万', '亿']);
    if integer.len() < whole.len() {
        // 九十八点五: what stands behind 点 are digits, one by one.
        let decimals = whole.get(integer.len() + '点'.len_utf8()..)?;
        let decimals: &str =
            decimals.get(..decimals.find(|c| digit(c).is_none()).unwrap_or(decimals.len()))?;
        if !decimals.is_empty() {
            let length = integer.len() + '点'.len_utf8() + decimals.len();
            return chinese(with_decimals(number(integer)?, decimals)?, text, length);
        }
    }
    if stem.contains(['万', '亿']) || stem.is_empty() {
        return chinese(Decimal::from(number(integer)?), text, integer.len());
    }
    chinese(Decimal::from(number(stem)?), text, stem.len())
}

fn chinese(value: Decimal, text: &str, length: usize) -> Option<Chinese> {
    Some(Chinese { value, length, characters: text.get(..length)?.chars().count() })
}

/// The whole number that all of `text` is: 二十一, 三百零六, and 〇 to 九.
#[must_use]
pub fn integer(text: &str) -> Option<u64> {
    (run(text) == text.len() && !text.contains('点')).then(|| number(text))?
}

/// The level that a heading begins with: 4 of 四级指标.
///
/// ```
/// assert_eq!(wording::numeral::level("四级指标"), Some(4));
/// assert_eq!(wording::numeral::level("指标"), None);
/// ```
#[must_use]
pub fn level(text: &str) -> Option<u64> {
    let (number, _) = text.split_once('级')?;
    integer(number)
}

/// Length in bytes of the run of numeral characters in front; 0 when there is none or it is absurdly long.
#[must_use]
#[inline]
pub fn run(text: &str) -> usize {
    let mut end = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if !(is_numeral(c) || c == '点' && at > 0) {
            break;
        }
        if count == LONGEST {
            return 0;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether `c` is written in Chinese numerals.
#[must_use]
#[inline]
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || place(c).is_some() || matches!(c, '万' | '亿' | '億' | '廿' | '卅')
}

/// Whether `c` is a digit of a number written digit by digit: 〇一二…九 and 零, as in 二〇二四年.
#[must_use]
#[inline]
pub fn is_digit(c: char) -> bool {
    matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

/// The digit `c` stands for, ordinary or financial.
#[must_use]
#[inline]
pub fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' | '两' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

#[inline]
fn place(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn with_decimals(integer: u64, decimals: &str) -> Option<Decimal> {
    let mut mantissa = i128::from(integer);
    let mut scale = 0;
    for c in decimals.chars() {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit(c)?))?;
        scale += 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// The value of an integer numeral: groups below 万, closed by 万 and 亿 in falling order.
fn number(text: &str) -> Option<u64> {
    let (above, below) = match text.split_once(['亿', '億']) {
        Some((above, below)) => (Some(above), below),
        None => (None, text),
    };
    let high = match above {
        Some(above) => below_hundred_million(above)?.checked_mul(100_000_000)?,
        None => 0,
    };
    if above.is_some() && below.is_empty() {
        return Some(high);
    }
    // 一万亿: the 万 stands before 亿; a second 亿 is no numeral.
    if below.contains(['亿', '億']) {
        return None;
    }
    if above.is_none() {
        return below_hundred_million(below);
    }
    // 三亿五千 is 3.5 亿 to its speaker: behind 亿 comes 万 or the 零 of the places skipped.
    if !below.starts_with('零') && !below.contains('万') {
        return None;
    }
    high.checked_add(below_hundred_million(behind_gap(below)?)?)
}

/// What stands behind 万 or 亿: 一万零五 with the 零 of the skipped places, 一万五千 without. A lone digit is neither:
/// 三万五 is 35000 to some and 30005 to others.
fn behind_gap(text: &str) -> Option<&str> {
    match text.strip_prefix('零') {
        Some(rest) if rest.starts_with('零') => None,
        Some(rest) => Some(rest),
        None => (text.chars().nth(1).is_some()).then_some(text),
    }
}

fn below_hundred_million(text: &str) -> Option<u64> {
    match text.split_once('万') {
        Some((above, below)) if !below.contains('万') => {
            let high = below_ten_thousand(above)? * 10_000;
            Some(if below.is_empty() { high } else { high + below_ten_thousand(behind_gap(below)?)? })
        }
        Some(_) => None,
        None => below_ten_thousand(text),
    }
}

/// 十五, 三百零六, 二十, 廿五; a lone digit; never a row of digits.
fn below_ten_thousand(text: &str) -> Option<u64> {
    let mut value = 0;
    let mut pending: Option<u64> = None;
    let mut last_place = 10_000;
    let mut gap = false;
    for (index, c) in text.chars().enumerate() {
        if let Some(place) = place(c) {
            // Only 十 may stand without a digit before it, and only in front: 十五.
            let count = match pending.take() {
                Some(count) if count > 0 => count,
                None if index == 0 && place == 10 => 1,
                _ => return None,
            };
            // A skipped place is written 零: 一千零五十. (一千五十 is met and means the same.)
            if place >= last_place {
                return None;
            }
            value += count * place;
            last_place = place;
            gap = false;
        } else if let Some(tens) = [('廿', 20), ('卅', 30)].iter().find(|(sign, _)| *sign == c) {
            if pending.is_some() || last_place <= 10 {
                return None;
            }
            value += tens.1;
            last_place = 10;
            gap = false;
        } else {
            let digit = u64::from(digit(c)?);
            match (digit, pending) {
                (0, None) if text.chars().nth(1).is_none() => return Some(0),
                (0, None) if last_place <= 1000 && last_place > 10 => gap = true,
                (1.., None) => pending = Some(digit),
                _ => return None,
            }
        }
    }
    match pending {
        // 一百二 is 120 to some and 102 to others.
        Some(_) if last_place < 10_000 && last_place > 10 && !gap => None,
        Some(units) => Some(value + units),
        None if gap => None,
        None => (value > 0).then_some(value),
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn whole_numbers_are_all_of_the_text() {
        assert_eq!(integer("二十一"), Some(21));
        assert_eq!(integer("十"), Some(10));
        assert_eq!(integer("二十一家"), None);
        assert_eq!(integer(""), None);
        assert_eq!(integer("三点五"), None);
    }

    #[test]
    fn reads_what_is_written_and_nothing_else() {
        for (text, value, rest) in [
            ("二十人", "20", "人"),
            ("十五家", "15", "家"),
            ("两次", "2", "次"),
            ("两百零五户", "205", "户"),
            ("一千零五十", "1050", ""),
            ("五万元", "5", "万元"),
            ("三十万亿元", "30", "万亿元"),
            ("一万五千元", "15000", "元"),
            ("一亿二千万元", "120000000", "元"),
            ("伍万叁仟元整", "53000", "元整"),
            ("壹佰贰拾万元", "120", "万元"),
            ("九十八点五", "98.5", ""),
            ("零点五", "0.5", ""),
            ("三点要求", "3", "点要求"),
            ("廿五家", "25", "家"),
            ("一万零五人", "10005", "人"),
            ("零次", "0", "次"),
            ("一亿零五百元", "100000500", "元"),
            ("二万三千零六", "23006", ""),
        ] {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.value.to_string().as_str(), &text[read.length..]), (value, rest), "{text}");
        }
        for text in [
            "一百二",
            "两千六",
            "三万五",
            "三亿五",
            "三亿五千",
            "一万零零五",
            "三五",
            "二〇二二",
            "十十",
            "百",
            "万人",
            "千家",
            "点五",
            "五百千",
            "零零",
            "零五",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
