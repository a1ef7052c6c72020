//! Numerals with units: 一百〇一, 壹佰零壹, One hundred one.

/// A numeral system of digits and units.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Counting {
    digits: [&'static str; 10],
    /// 十, 百, 千.
    units: [&'static str; 3],
    /// 万, 亿.
    myriads: [&'static str; 2],
    /// Written once where one or more positions inside the number are 0: `None` in systems without a zero.
    zero: Option<&'static str>,
    /// 10 is 十, not 一十; only at the front of the number.
    bare_ten: bool,
    /// 100 and 1000 are 百 and 千 as well.
    bare_units: bool,
}

const HAN: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

pub(super) static CHINESE: Counting = Counting {
    digits: HAN,
    units: ["十", "百", "千"],
    myriads: ["万", "亿"],
    zero: Some("〇"),
    bare_ten: true,
    bare_units: false,
};

pub(super) static TAIWANESE: Counting = Counting {
    digits: HAN,
    units: ["十", "百", "千"],
    myriads: ["萬", "億"],
    zero: Some("零"),
    bare_ten: true,
    bare_units: false,
};

pub(super) static JAPANESE: Counting = Counting {
    digits: HAN,
    units: ["十", "百", "千"],
    myriads: ["万", "億"],
    zero: None,
    bare_ten: true,
    bare_units: true,
};

pub(super) static KOREAN: Counting = Counting {
    digits: ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"],
    units: ["십", "백", "천"],
    myriads: ["만", "억"],
    zero: None,
    bare_ten: true,
    bare_units: true,
};

pub(super) static LEGAL_SIMPLIFIED: Counting = Counting {
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    units: ["拾", "佰", "仟"],
    myriads: ["万", "亿"],
    zero: Some("零"),
    bare_ten: false,
    bare_units: false,
};

pub(super) static LEGAL_TRADITIONAL: Counting = Counting {
    digits: ["零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"],
    units: ["拾", "佰", "仟"],
    myriads: ["萬", "億"],
    zero: Some("零"),
    bare_ten: false,
    bare_units: false,
};

pub(super) static JAPANESE_LEGAL: Counting = Counting {
    digits: ["零", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"],
    units: ["拾", "百", "阡"],
    myriads: ["萬", "億"],
    zero: None,
    bare_ten: false,
    bare_units: false,
};

impl Counting {
    pub(super) fn write(&self, number: u32) -> String {
        if number == 0 {
            return self.digits[0].to_owned();
        }
        let mut text = String::new();
        // A zero stands between a written position and a later one when positions between them are empty.
        let mut gap = false;
        for (group, myriad) in
            [(number / 100_000_000, 1), (number / 10_000 % 10_000, 0), (number % 10_000, usize::MAX)]
        {
            let mut any = false;
            for (position, unit) in [(1000, 2), (100, 1), (10, 0), (1, usize::MAX)] {
                let digit = group / position % 10;
                if digit == 0 {
                    gap = true;
                    continue;
                }
                if let Some(zero) = self.zero.filter(|_| gap && !text.is_empty()) {
                    text.push_str(zero);
                }
                gap = false;
                let front = text.is_empty();
                let bare =
                    digit == 1 && ((unit == 0 && self.bare_ten && front) || (unit < 3 && self.bare_units));
                if !bare {
                    text.push_str(self.digits[digit as usize]);
                }
                text.push_str(self.units.get(unit).unwrap_or(&""));
                any = true;
            }
            if any {
                text.push_str(self.myriads.get(myriad).unwrap_or(&""));
                // Trailing zeros of a group are spoken only by the next group's own leading zeros.
                gap = false;
            }
        }
        text
    }
}

/// Korea's own numerals up to 99, decimal beyond.
pub(super) fn native_korean(number: u32) -> String {
    const ONES: [&str; 10] = ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"];
    const TENS: [&str; 10] = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
    if number == 0 || number > 99 {
        return number.to_string();
    }
    let number = number as usize;
    [TENS[number / 10], ONES[number % 10]].concat()
}

/// English words up to 999, decimal beyond.
pub(super) fn english(number: u32, ordinal: bool) -> String {
    const ONES: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if number > 999 {
        return number.to_string();
    }
    let mut words = Vec::new();
    if number >= 100 {
        words.push(format!("{} hundred", ONES[number as usize / 100]));
    }
    match number as usize % 100 {
        0 if number == 0 => words.push("zero".to_owned()),
        0 => {}
        rest @ 1..20 => words.push(ONES[rest].to_owned()),
        rest if rest % 10 == 0 => words.push(TENS[rest / 10].to_owned()),
        rest => words.push(format!("{}-{}", TENS[rest / 10], ONES[rest % 10])),
    }
    let mut text = words.join(" ");
    if ordinal {
        text = ordinal_of(&text);
    }
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Only the last word takes the ending.
fn ordinal_of(text: &str) -> String {
    const IRREGULAR: [(&str, &str); 7] = [
        ("one", "first"),
        ("two", "second"),
        ("three", "third"),
        ("five", "fifth"),
        ("eight", "eighth"),
        ("nine", "ninth"),
        ("twelve", "twelfth"),
    ];
    for (cardinal, ordinal) in IRREGULAR {
        if let Some(front) = text.strip_suffix(cardinal) {
            return format!("{front}{ordinal}");
        }
    }
    match text.strip_suffix('y') {
        Some(front) => format!("{front}ieth"),
        None => format!("{text}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words() {
        assert_eq!(english(1, false), "One");
        assert_eq!(english(21, false), "Twenty-one");
        assert_eq!(english(340, false), "Three hundred forty");
        assert_eq!(
            [1, 5, 12, 20, 22, 100].map(|number| english(number, true)),
            ["First", "Fifth", "Twelfth", "Twentieth", "Twenty-second", "One hundredth"]
        );
    }
}
