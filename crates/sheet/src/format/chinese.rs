//! Digits in Chinese: `[DBNum1]` 一二三, `[DBNum2]` 壹贰叁, `[DBNum3]` full width.

/// How digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chinese {
    /// 一二三.
    Lower,
    /// 壹贰叁.
    Upper,
    /// １２３.
    Wide,
}

/// Names of the units of a group of four digits, from the right.
const SMALL: [[&str; 4]; 2] = [["", "十", "百", "千"], ["", "拾", "佰", "仟"]];
/// Names of the groups of four digits, from the right.
const LARGE: [&str; 4] = ["", "万", "亿", "兆"];

impl Chinese {
    /// `DBNum1`, in any letter case.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "dbnum1" => Some(Self::Lower),
            "dbnum2" => Some(Self::Upper),
            "dbnum3" => Some(Self::Wide),
            _ => None,
        }
    }

    fn digit(self, digit: u32) -> char {
        let of = |digits: &str| digits.chars().nth(digit as usize).unwrap_or('?');
        match self {
            Self::Lower => of("〇一二三四五六七八九"),
            Self::Upper => of("零壹贰叁肆伍陆柒捌玖"),
            Self::Wide => of("０１２３４５６７８９"),
        }
    }

    /// Each digit by its own: 二〇二二.
    pub(super) fn digits(self, text: &str) -> String {
        text.chars().map(|sign| sign.to_digit(10).map_or(sign, |digit| self.digit(digit))).collect()
    }

    /// A number written out, with units: 一千二百三十四.五.
    pub(super) fn words(self, plain: &str) -> String {
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
        let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(a, b)| (a, Some(b)));
        // Above sixteen digits the units are nobody's usage.
        if whole.len() > 4 * LARGE.len() || !whole.bytes().all(|digit| digit.is_ascii_digit()) {
            return format!("{sign}{}", self.digits(plain));
        }
        let whole = self.whole(whole);
        match fraction {
            Some(fraction) => format!("{sign}{whole}.{}", self.digits(fraction)),
            None => format!("{sign}{whole}"),
        }
    }

    fn whole(self, digits: &str) -> String {
        let small = &SMALL[usize::from(self == Self::Upper)];
        let mut text = String::new();
        let mut gap = false;
        let mut group = false;
        for (index, digit) in digits.chars().filter_map(|sign| sign.to_digit(10)).enumerate() {
            let place = digits.len() - 1 - index;
            if digit == 0 {
                gap = true;
            } else {
                if std::mem::take(&mut gap) && !text.is_empty() {
                    text.push(self.digit(0));
                }
                text.push(self.digit(digit));
                text.push_str(small[place % 4]);
                group = true;
            }
            if place.is_multiple_of(4) && std::mem::take(&mut group) {
                text.push_str(LARGE[place / 4]);
                gap = false;
            }
        }
        if text.is_empty() { self.digit(0).to_string() } else { text }
    }

    /// A number below a hundred as dates have it: 十二, not 一十二.
    pub(super) fn short(self, number: u32) -> String {
        let words = self.words(&number.to_string());
        let ten = if self == Self::Upper { "壹拾" } else { "一十" };
        match words.strip_prefix(ten) {
            Some(rest) if self == Self::Lower => format!("十{rest}"),
            _ => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_out_with_units() {
        let lower = |text| Chinese::Lower.words(text);
        assert_eq!(lower("1234.5"), "一千二百三十四.五");
        assert_eq!(lower("10"), "一十");
        assert_eq!(lower("0"), "〇");
        assert_eq!(lower("1005"), "一千〇五");
        assert_eq!(lower("10050"), "一万〇五十");
        assert_eq!(lower("100000"), "一十万");
        assert_eq!(lower("120000"), "一十二万");
        assert_eq!(lower("100000001"), "一亿〇一");
        assert_eq!(Chinese::Upper.words("1230"), "壹仟贰佰叁拾");
        assert_eq!(Chinese::Upper.words("-5.05"), "-伍.零伍");
    }

    #[test]
    fn dates_write_ten_without_its_one() {
        assert_eq!(Chinese::Lower.short(12), "十二");
        assert_eq!(Chinese::Lower.short(10), "十");
        assert_eq!(Chinese::Lower.short(31), "三十一");
        assert_eq!(Chinese::Lower.digits("2022"), "二〇二二");
    }
}
