//! Numbers as Word counts them: `ST_NumberFormat` (ECMA-376-1 §17.18.59), and MSONFC of the binary formats
//! ([MS-OSHARED] 2.2.1.3), which lists the same formats under codes.

mod counting;

use counting::Counting;

/// How an automatic number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 001: at least so many digits.
    Padded(u8),
    /// I, II; i, ii.
    Roman(Case),
    /// A … Z, AA, BB; а, б.
    Letters(&'static str),
    /// 1st, 2nd.
    Ordinal,
    /// One, Two.
    CardinalText,
    /// First, Second.
    OrdinalText,
    /// 1 … 9, A.
    Hex,
    /// *, †, ‡, §, **.
    Chicago,
    /// 하나, 둘; decimal after 99, where the native numerals end.
    NativeKorean,
    /// - 1 -
    InDash,
    /// The digits 0–9 as other signs: １２, 一〇.
    Digits(&'static str),
    /// A list of signs; decimal behind its end: ①, 甲, 子.
    Signs(&'static str),
    /// 甲子 … 癸亥; decimal after 60.
    StemsAndBranches,
    /// Numerals with units: 一百〇一.
    Counting(&'static Counting),
    /// Numerals with units up to 99, digits from 100: 九十九, 一○○.
    CountingThenDigits(&'static Counting, &'static str),
    /// A sign and no number.
    Bullet,
    /// Nothing is written.
    None,
}

/// Large or small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// I
    Upper,
    /// i
    Lower,
}

const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const KATAKANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const HALF_KATAKANA: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const HALF_IROHA: &str = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
const HAN_DIGITS: &str = "〇一二三四五六七八九";
// Word writes these two with the circle U+25CB, not with the numeral U+3007.
const CIRCLE_DIGITS: &str = "○一二三四五六七八九";

use NumberFormat as F;

/// MSONFC code, `ST_NumberFormat` name, format. Not here, so that their readers say so: the formats of Hebrew, Arabic,
/// Hindi, Thai and Vietnamese letters and words, whose sequences Word, the standard and other programs do not agree on.
const FORMATS: &[(u8, &str, NumberFormat)] = &[
    (0x00, "decimal", F::Decimal),
    (0x01, "upperRoman", F::Roman(Case::Upper)),
    (0x02, "lowerRoman", F::Roman(Case::Lower)),
    (0x03, "upperLetter", F::Letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    (0x04, "lowerLetter", F::Letters("abcdefghijklmnopqrstuvwxyz")),
    (0x05, "ordinal", F::Ordinal),
    (0x06, "cardinalText", F::CardinalText),
    (0x07, "ordinalText", F::OrdinalText),
    (0x08, "hex", F::Hex),
    (0x09, "chicago", F::Chicago),
    (0x0A, "ideographDigital", F::Digits(HAN_DIGITS)),
    (0x0B, "japaneseCounting", F::Counting(&counting::JAPANESE)),
    (0x0C, "aiueo", F::Letters(HALF_KATAKANA)),
    (0x0D, "iroha", F::Letters(HALF_IROHA)),
    (0x0E, "decimalFullWidth", F::Digits("０１２３４５６７８９")),
    (0x0F, "decimalHalfWidth", F::Decimal),
    (0x10, "japaneseLegal", F::Counting(&counting::JAPANESE_LEGAL)),
    (0x11, "japaneseDigitalTenThousand", F::Digits(HAN_DIGITS)),
    (0x12, "decimalEnclosedCircle", F::Signs(CIRCLED)),
    (0x13, "decimalFullWidth2", F::Digits("０１２３４５６７８９")),
    (0x14, "aiueoFullWidth", F::Letters(KATAKANA)),
    (0x15, "irohaFullWidth", F::Letters(IROHA)),
    (0x16, "decimalZero", F::Padded(2)),
    (0x17, "bullet", F::Bullet),
    (0x18, "ganada", F::Letters("가나다라마바사아자차카타파하")),
    (0x19, "chosung", F::Letters("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")),
    (0x1A, "decimalEnclosedFullstop", F::Signs("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")),
    (0x1B, "decimalEnclosedParen", F::Signs("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")),
    // The Chinese variant stops at ten.
    (0x1C, "decimalEnclosedCircleChinese", F::Signs("①②③④⑤⑥⑦⑧⑨⑩")),
    (0x1D, "ideographEnclosedCircle", F::Signs("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")),
    (0x1E, "ideographTraditional", F::Signs("甲乙丙丁戊己庚辛壬癸")),
    (0x1F, "ideographZodiac", F::Signs("子丑寅卯辰巳午未申酉戌亥")),
    (0x20, "ideographZodiacTraditional", F::StemsAndBranches),
    (0x21, "taiwaneseCounting", F::CountingThenDigits(&counting::CHINESE, CIRCLE_DIGITS)),
    (0x22, "ideographLegalTraditional", F::Counting(&counting::LEGAL_TRADITIONAL)),
    (0x23, "taiwaneseCountingThousand", F::Counting(&counting::TAIWANESE)),
    (0x24, "taiwaneseDigital", F::Digits(CIRCLE_DIGITS)),
    (0x25, "chineseCounting", F::CountingThenDigits(&counting::CHINESE, CIRCLE_DIGITS)),
    (0x26, "chineseLegalSimplified", F::Counting(&counting::LEGAL_SIMPLIFIED)),
    (0x27, "chineseCountingThousand", F::Counting(&counting::CHINESE)),
    (0x29, "koreanDigital", F::Digits("영일이삼사오육칠팔구")),
    (0x2A, "koreanCounting", F::Counting(&counting::KOREAN)),
    (0x2B, "koreanLegal", F::NativeKorean),
    (0x2C, "koreanDigital2", F::Digits("零一二三四五六七八九")),
    (0x33, "hindiNumbers", F::Digits("०१२३४५६७८९")),
    (0x36, "thaiNumbers", F::Digits("๐๑๒๓๔๕๖๗๘๙")),
    (0x39, "numberInDash", F::InDash),
    (0x3A, "russianLower", F::Letters("абвгдежзиклмнопрстуфхцчшщыэюя")),
    (0x3B, "russianUpper", F::Letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")),
    (0xFF, "none", F::None),
];

/// The `ST_NumberFormat` name of an MSONFC code.
pub(crate) fn name_of_code(code: u8) -> Option<&'static str> {
    FORMATS.iter().find(|(known, _, _)| *known == code).map(|(_, name, _)| *name)
}

impl NumberFormat {
    /// By its name in OOXML and Word 2003 XML; `None` for a name that is not known here.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(_, known, _)| *known == name).map(|(_, _, format)| *format)
    }

    /// By its code in binary Word and RTF (`\levelnfc`); `None` for a code that is not known here.
    pub(crate) fn from_code(code: u8) -> Option<Self> {
        FORMATS.iter().find(|(known, _, _)| *known == code).map(|(_, _, format)| *format)
    }

    /// The custom format of Word 2010 (`w:numFmt w:val="custom" w:format="001, 002, 003, ..."`): only paddings
    /// exist.
    pub(crate) fn from_custom(pattern: &str) -> Option<Self> {
        let first = pattern.split(',').next().unwrap_or_default().trim();
        let padding =
            first.len() > 1 && first.starts_with('0') && first.bytes().all(|byte| byte.is_ascii_digit());
        padding.then(|| Self::Padded(first.len().min(20) as u8))
    }

    /// What it is on a level whose numbers are all in decimal (`isLgl`, ECMA-376-1 §17.9.4). Leading zeros are decimal
    /// already: `Section 1.01`.
    pub(crate) fn legal(self) -> Self {
        match self {
            Self::Bullet | Self::None | Self::Padded(_) => self,
            _ => Self::Decimal,
        }
    }

    /// A number, written. Lists may begin at 0: formats without a sign for it write `0`.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Self::Bullet | Self::None => String::new(),
            Self::Padded(width) => format!("{number:0width$}", width = usize::from(width)),
            Self::Hex => format!("{number:X}"),
            Self::InDash => format!("- {number} -"),
            Self::Digits(digits) => as_digits(number, digits),
            Self::Ordinal => format!("{number}{}", ordinal_ending(number)),
            Self::CardinalText => counting::english(number, false),
            Self::OrdinalText => counting::english(number, true),
            Self::Counting(counting) => counting.write(number),
            Self::CountingThenDigits(_, digits) if number == 0 => as_digits(0, digits),
            _ if number == 0 => "0".to_owned(),
            Self::Decimal => number.to_string(),
            Self::Roman(case) => roman(number, case),
            Self::Letters(letters) => repeated(number, letters),
            Self::NativeKorean => counting::native_korean(number),
            Self::Chicago => repeated(number, "*†‡§"),
            Self::Signs(signs) => {
                signs.chars().nth(number as usize - 1).map_or_else(|| number.to_string(), String::from)
            }
            Self::StemsAndBranches => stem_and_branch(number),
            Self::CountingThenDigits(counting, _) if number < 100 => counting.write(number),
            Self::CountingThenDigits(_, digits) => as_digits(number, digits),
        }
    }
}

fn as_digits(number: u32, digits: &str) -> String {
    let digit = |decimal: char| decimal.to_digit(10).and_then(|value| digits.chars().nth(value as usize));
    number.to_string().chars().filter_map(digit).collect()
}

/// Word starts over with doubled letters: Z, AA, BB. A start value far beyond the alphabet is a trick to make
/// the text explode; it comes out in decimal.
fn repeated(number: u32, letters: &str) -> String {
    let count = letters.chars().count() as u32;
    let times = (number - 1) / count + 1;
    if times > 30 {
        return number.to_string();
    }
    let letter = letters.chars().nth(((number - 1) % count) as usize);
    letter.into_iter().cycle().take(times as usize).collect()
}

const NUMERALS: &[(u32, &str)] = &[
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(mut number: u32, case: Case) -> String {
    // Word counts to 32767; beyond the numerals there are only more Ms.
    if number > 32_767 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while number >= *value {
            text.push_str(numeral);
            number -= value;
        }
    }
    match case {
        Case::Upper => text,
        Case::Lower => text.to_ascii_lowercase(),
    }
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn stem_and_branch(number: u32) -> String {
    if number > 60 {
        return number.to_string();
    }
    let sign = |signs: &str| signs.chars().nth((number as usize - 1) % signs.chars().count());
    [sign("甲乙丙丁戊己庚辛壬癸"), sign("子丑寅卯辰巳午未申酉戌亥")].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(name: &str, number: u32) -> String {
        NumberFormat::from_name(name).unwrap().write(number)
    }

    #[test]
    fn chinese_formats_count_as_word_does() {
        for (name, expected) in [
            ("chineseCounting", ["一", "十", "十一", "二十", "九十九", "一○○", "一○一"]),
            ("chineseCountingThousand", ["一", "十", "十一", "二十", "九十九", "一百", "一百〇一"]),
            ("taiwaneseCountingThousand", ["一", "十", "十一", "二十", "九十九", "一百", "一百零一"]),
            ("chineseLegalSimplified", ["壹", "壹拾", "壹拾壹", "贰拾", "玖拾玖", "壹佰", "壹佰零壹"]),
            ("ideographLegalTraditional", ["壹", "壹拾", "壹拾壹", "貳拾", "玖拾玖", "壹佰", "壹佰零壹"]),
            ("japaneseCounting", ["一", "十", "十一", "二十", "九十九", "百", "百一"]),
            ("ideographDigital", ["一", "一〇", "一一", "二〇", "九九", "一〇〇", "一〇一"]),
            ("taiwaneseDigital", ["一", "一○", "一一", "二○", "九九", "一○○", "一○一"]),
            ("decimalFullWidth", ["１", "１０", "１１", "２０", "９９", "１００", "１０１"]),
        ] {
            assert_eq!([1, 10, 11, 20, 99, 100, 101].map(|number| write(name, number)), expected, "{name}");
        }
        assert_eq!(write("chineseCountingThousand", 1010), "一千〇一十");
        assert_eq!(write("chineseCountingThousand", 20_005), "二万〇五");
        assert_eq!(write("chineseLegalSimplified", 1100), "壹仟壹佰");
    }

    #[test]
    fn signs_end_in_decimal() {
        assert_eq!([1, 20, 21].map(|number| write("decimalEnclosedCircle", number)), ["①", "⑳", "21"]);
        assert_eq!([1, 10, 11].map(|number| write("decimalEnclosedCircleChinese", number)), ["①", "⑩", "11"]);
        assert_eq!([1, 10, 11].map(|number| write("ideographTraditional", number)), ["甲", "癸", "11"]);
        assert_eq!([1, 12, 13].map(|number| write("ideographZodiac", number)), ["子", "亥", "13"]);
        assert_eq!(
            [1, 13, 60, 61].map(|number| write("ideographZodiacTraditional", number)),
            ["甲子", "丙子", "癸亥", "61"]
        );
        assert_eq!([1, 10, 11].map(|number| write("ideographEnclosedCircle", number)), ["㈠", "㈩", "11"]);
        assert_eq!([1, 20].map(|number| write("decimalEnclosedParen", number)), ["⑴", "⒇"]);
    }

    #[test]
    fn latin_formats() {
        assert_eq!(
            [4, 9, 14, 1999].map(|number| write("lowerRoman", number)),
            ["iv", "ix", "xiv", "mcmxcix"]
        );
        assert_eq!([1, 26, 27, 53].map(|number| write("upperLetter", number)), ["A", "Z", "AA", "AAA"]);
        assert_eq!(
            [1, 2, 3, 11, 22].map(|number| write("ordinal", number)),
            ["1st", "2nd", "3rd", "11th", "22nd"]
        );
        assert_eq!([5, 6].map(|number| write("chicago", number)), ["**", "††"]);
        assert_eq!([7, 10].map(|number| write("decimalZero", number)), ["07", "10"]);
        assert_eq!(write("numberInDash", 3), "- 3 -");
        assert_eq!(NumberFormat::from_custom("001, 002, 003, ...").unwrap().write(7), "007");
        assert_eq!(NumberFormat::from_custom("x"), None);
    }

    #[test]
    fn absurd_numbers_stay_short_and_zero_is_written() {
        for (_, name, format) in FORMATS {
            assert!(format.write(u32::MAX).chars().count() <= 60, "{name}");
            assert!(matches!(format, F::Bullet | F::None) || !format.write(0).is_empty(), "{name}");
        }
    }

    #[test]
    fn lists_may_begin_at_zero() {
        for (name, expected) in [
            ("decimal", "0"),
            ("decimalZero", "00"),
            ("ordinal", "0th"),
            ("cardinalText", "Zero"),
            ("ordinalText", "Zeroth"),
            ("chineseCounting", "○"),
            ("chineseCountingThousand", "〇"),
            ("chineseLegalSimplified", "零"),
            ("ideographDigital", "〇"),
            ("koreanCounting", "영"),
            ("decimalEnclosedCircle", "0"),
            ("lowerRoman", "0"),
        ] {
            assert_eq!(write(name, 0), expected, "{name}");
        }
    }

    #[test]
    fn legal_numbers_are_decimal_and_keep_their_zeros() {
        let legal = |name: &str| NumberFormat::from_name(name).unwrap().legal().write(1);
        assert_eq!(["upperRoman", "chineseCounting", "decimalZero", "none"].map(legal), ["1", "1", "01", ""]);
    }

    #[test]
    fn codes_are_those_of_ms_oshared() {
        assert_eq!(NumberFormat::from_code(0x27), NumberFormat::from_name("chineseCountingThousand"));
        assert_eq!(NumberFormat::from_code(0x12), NumberFormat::from_name("decimalEnclosedCircle"));
        assert_eq!(NumberFormat::from_code(0x28), None);
    }

    #[test]
    fn korean_formats() {
        assert_eq!(
            [1, 10, 11, 20, 35, 99, 100].map(|number| write("koreanLegal", number)),
            ["하나", "열", "열하나", "스물", "서른다섯", "아흔아홉", "100"]
        );
        assert_eq!([1, 12, 100].map(|number| write("koreanCounting", number)), ["일", "십이", "백"]);
    }

    #[test]
    fn a_format_that_cannot_be_written_is_not_known() {
        for name in ["hebrew1", "arabicAbjad", "hindiVowels", "thaiLetters", "vietnameseCounting", "bahtText"]
        {
            assert_eq!(NumberFormat::from_name(name), None, "{name}");
        }
        assert_eq!(NumberFormat::from_code(0x2D), None);
        let decimals: Vec<&str> =
            FORMATS.iter().filter(|(.., format)| *format == F::Decimal).map(|(_, name, _)| *name).collect();
        assert_eq!(decimals, ["decimal", "decimalHalfWidth"]);
    }
}
