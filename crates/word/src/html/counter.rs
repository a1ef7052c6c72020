//! Numbers of list items as browsers draw them (CSS Counter Styles 3; CSS Lists 3).

/// What stands before the items of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A disc, a circle, a square, or nothing.
    Bullet,
    /// A text of its own.
    Text(String),
    /// A number in this style, and what stands behind it.
    Number(Counter, &'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Decimal,
    /// 01
    LeadingZero,
    Roman {
        upper: bool,
    },
    /// a … z, aa, ab.
    Alphabetic(&'static str),
    /// Digits 0 to 9.
    Numeric(&'static str),
    /// A list of signs; `cjk-decimal` behind its end.
    Fixed(&'static str),
    Longhand(&'static Longhand),
}

/// A system of digits and units below ten thousand ("Longhand East Asian Counter Styles").
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Longhand {
    digits: &'static str,
    /// 十百千
    units: &'static str,
    /// One zero is written for zeros inside the number.
    zero: bool,
    /// One is left out before: nothing, the first ten, every unit.
    bare: Bare,
}

#[derive(Debug, PartialEq, Eq)]
enum Bare {
    None,
    FirstTen,
    Units,
}

const CJK_DECIMAL: &str = "〇一二三四五六七八九";

const SIMP_INFORMAL: Longhand =
    Longhand {
        digits: "零一二三四五六七八九", units: "十百千", zero: true, bare: Bare::FirstTen
    };
const SIMP_FORMAL: Longhand =
    Longhand { digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟", zero: true, bare: Bare::None };
const TRAD_FORMAL: Longhand =
    Longhand { digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟", zero: true, bare: Bare::None };
const JAPANESE_INFORMAL: Longhand =
    Longhand { digits: CJK_DECIMAL, units: "十百千", zero: false, bare: Bare::Units };
const JAPANESE_FORMAL: Longhand =
    Longhand { digits: "零壱弐参四五六七八九", units: "拾百阡", zero: false, bare: Bare::None };
const KOREAN_HANGUL: Longhand =
    Longhand { digits: "영일이삼사오육칠팔구", units: "십백천", zero: false, bare: Bare::None };
const KOREAN_INFORMAL: Longhand =
    Longhand { digits: "零一二三四五六七八九", units: "十百千", zero: false, bare: Bare::Units };
const KOREAN_FORMAL: Longhand =
    Longhand { digits: "零壹貳參四五六七八九", units: "拾百仟", zero: false, bare: Bare::None };

static STYLES: &[(&str, Counter, &str)] = &[
    ("decimal", Counter::Decimal, ". "),
    ("decimal-leading-zero", Counter::LeadingZero, ". "),
    ("lower-roman", Counter::Roman { upper: false }, ". "),
    ("upper-roman", Counter::Roman { upper: true }, ". "),
    ("lower-alpha", Counter::Alphabetic("abcdefghijklmnopqrstuvwxyz"), ". "),
    ("lower-latin", Counter::Alphabetic("abcdefghijklmnopqrstuvwxyz"), ". "),
    ("upper-alpha", Counter::Alphabetic("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ". "),
    ("upper-latin", Counter::Alphabetic("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ". "),
    ("lower-greek", Counter::Alphabetic("αβγδεζηθικλμνξοπρστυφχψω"), ". "),
    ("cjk-decimal", Counter::Numeric(CJK_DECIMAL), "、"),
    ("cjk-earthly-branch", Counter::Fixed("子丑寅卯辰巳午未申酉戌亥"), "、"),
    ("cjk-heavenly-stem", Counter::Fixed("甲乙丙丁戊己庚辛壬癸"), "、"),
    ("cjk-ideographic", Counter::Longhand(&SIMP_INFORMAL), "、"),
    ("simp-chinese-informal", Counter::Longhand(&SIMP_INFORMAL), "、"),
    ("trad-chinese-informal", Counter::Longhand(&SIMP_INFORMAL), "、"),
    ("simp-chinese-formal", Counter::Longhand(&SIMP_FORMAL), "、"),
    ("trad-chinese-formal", Counter::Longhand(&TRAD_FORMAL), "、"),
    ("japanese-informal", Counter::Longhand(&JAPANESE_INFORMAL), "、"),
    ("japanese-formal", Counter::Longhand(&JAPANESE_FORMAL), "、"),
    ("korean-hangul-formal", Counter::Longhand(&KOREAN_HANGUL), ", "),
    ("korean-hanja-informal", Counter::Longhand(&KOREAN_INFORMAL), ", "),
    ("korean-hanja-formal", Counter::Longhand(&KOREAN_FORMAL), ", "),
    (
        "hiragana",
        Counter::Alphabetic(
            "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん",
        ),
        "、",
    ),
    (
        "katakana",
        Counter::Alphabetic(
            "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン",
        ),
        "、",
    ),
];

impl Marker {
    /// The value of `list-style-type`, or the words of `list-style`. `None` when nothing in it is known.
    pub(super) fn of_style(value: &str) -> Option<Self> {
        if let Some((_, text)) = value.split_once('"').or_else(|| value.split_once('\'')) {
            let text = text.split(['"', '\'']).next().unwrap_or_default();
            return Some(Self::Text(text.to_owned()));
        }
        value.split_whitespace().find_map(|word| match word {
            "none" | "disc" | "circle" | "square" => Some(Self::Bullet),
            _ => STYLES
                .iter()
                .find(|(name, ..)| *name == word)
                .map(|(_, counter, suffix)| Self::Number(*counter, suffix)),
        })
    }

    /// The `type` of an `ol`.
    pub(super) fn of_type(value: Option<&str>) -> Self {
        let name = match value.map(str::trim) {
            Some("a") => "lower-alpha",
            Some("A") => "upper-alpha",
            Some("i") => "lower-roman",
            Some("I") => "upper-roman",
            _ => "decimal",
        };
        Self::of_style(name).unwrap_or(Self::Bullet)
    }
}

impl Counter {
    /// A number, written; in decimal where the style knows it not.
    pub(super) fn write(self, number: i64) -> String {
        let small = usize::try_from(number).ok();
        match (self, small) {
            (Self::LeadingZero, _) if number < 0 => format!("-{:02}", number.unsigned_abs()),
            (Self::LeadingZero, _) => format!("{number:02}"),
            (Self::Roman { upper }, Some(number @ 1..=3999)) => roman(number, upper),
            (Self::Alphabetic(letters), Some(number @ 1..)) => alphabetic(number, letters),
            (Self::Numeric(digits), Some(number)) => numeric(number, digits),
            (Self::Fixed(signs), Some(number @ 1..)) => {
                signs.chars().nth(number - 1).map_or_else(|| numeric(number, CJK_DECIMAL), String::from)
            }
            (Self::Fixed(_), Some(0)) => numeric(0, CJK_DECIMAL),
            (Self::Longhand(longhand), Some(number @ 0..=9999)) => longhand.write(number),
            (Self::Longhand(_), Some(number)) => numeric(number, CJK_DECIMAL),
            _ => number.to_string(),
        }
    }
}

impl Longhand {
    fn write(&self, number: usize) -> String {
        let digit = |value: usize| self.digits.chars().nth(value);
        if number == 0 {
            return digit(0).into_iter().collect();
        }
        let mut text = String::new();
        let mut gap = false;
        for place in (0..4_u32).rev() {
            let value = number / 10_usize.pow(place) % 10;
            if value == 0 {
                gap = !text.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) && self.zero {
                text.extend(digit(0));
            }
            let bare = value == 1
                && place > 0
                && match self.bare {
                    Bare::None => false,
                    Bare::FirstTen => place == 1 && number < 20,
                    Bare::Units => true,
                };
            if !bare {
                text.extend(digit(value));
            }
            if let Some(unit) = (place as usize).checked_sub(1) {
                text.extend(self.units.chars().nth(unit));
            }
        }
        text
    }
}

fn alphabetic(mut number: usize, letters: &str) -> String {
    let count = letters.chars().count();
    let mut text = Vec::new();
    while number > 0 {
        text.extend(letters.chars().nth((number - 1) % count));
        number = (number - 1) / count;
    }
    text.into_iter().rev().collect()
}

fn numeric(number: usize, digits: &str) -> String {
    let digit = |decimal: char| decimal.to_digit(10).and_then(|value| digits.chars().nth(value as usize));
    number.to_string().chars().filter_map(digit).collect()
}

fn roman(number: usize, upper: bool) -> String {
    use crate::number_format::NumberFormat;
    let format = NumberFormat::from_name(if upper { "upperRoman" } else { "lowerRoman" }).unwrap_or_default();
    format.write(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(style: &str, number: i64) -> String {
        match Marker::of_style(style) {
            Some(Marker::Number(counter, suffix)) => format!("{}{suffix}", counter.write(number)),
            other => panic!("{style}: {other:?}"),
        }
    }

    /// The examples of the specification, and its rules for zeros and tens.
    #[test]
    fn chinese_counters_are_those_of_the_specification() {
        for (number, written) in [
            (0, "零、"),
            (1, "一、"),
            (10, "十、"),
            (11, "十一、"),
            (20, "二十、"),
            (100, "一百、"),
            (101, "一百零一、"),
            (110, "一百一十、"),
            (111, "一百一十一、"),
            (120, "一百二十、"),
            (1000, "一千、"),
            (1005, "一千零五、"),
            (1060, "一千零六十、"),
            (6001, "六千零一、"),
            (9999, "九千九百九十九、"),
            (10_000, "一〇〇〇〇、"),
        ] {
            assert_eq!(write("simp-chinese-informal", number), written);
            assert_eq!(write("cjk-ideographic", number), written);
        }
        assert_eq!(write("simp-chinese-formal", 12), "壹拾贰、");
        assert_eq!(write("trad-chinese-formal", 23), "貳拾參、");
        assert_eq!(write("cjk-decimal", 102), "一〇二、");
        assert_eq!(write("cjk-heavenly-stem", 2), "乙、");
        assert_eq!(write("cjk-heavenly-stem", 11), "一一、");
    }

    #[test]
    fn other_counters() {
        assert_eq!(write("japanese-informal", 1111), "千百十一、");
        assert_eq!(write("japanese-formal", 111), "壱百壱拾壱、");
        assert_eq!(write("korean-hangul-formal", 11), "일십일, ");
        assert_eq!(write("lower-alpha", 28), "ab. ");
        assert_eq!(write("upper-roman", 4), "IV. ");
        assert_eq!(write("decimal-leading-zero", 7), "07. ");
        assert_eq!(write("upper-roman", 0), "0. ");
        assert_eq!(write("decimal", -3), "-3. ");
    }

    #[test]
    fn what_is_no_number() {
        assert_eq!(Marker::of_style("inside square"), Some(Marker::Bullet));
        assert_eq!(Marker::of_style("\"□ \""), Some(Marker::Text("□ ".into())));
        assert_eq!(Marker::of_style("tamil"), None);
        assert_eq!(Marker::of_type(Some("I")), Marker::Number(Counter::Roman { upper: true }, ". "));
    }
}
