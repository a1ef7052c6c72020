//! What a section of a format says.

use super::Shown;
use super::chinese::Chinese;

/// One section of a format: up to three for numbers, one for texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    pub(super) kind: Kind,
    pub(super) tokens: Vec<Token>,
    /// `[DBNum1]` and its kin.
    pub(super) chinese: Option<Chinese>,
    /// Names of days and months are Chinese: `[$-804]`.
    pub(super) chinese_names: bool,
}

/// What a section makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// As it is.
    #[default]
    General,
    /// Digits by placeholders; also a section of literals alone.
    Number,
    /// `# ?/?`.
    Fraction,
    /// `0.00E+00`.
    Scientific,
    /// A date, a time.
    Date,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Text that stands as it is.
    Literal(String),
    /// Blank of the width of a character (`_x`).
    Space,
    /// `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: groups digits, or divides by a thousand.
    Comma,
    /// `%`.
    Percent,
    /// `E+` or `E-`, and whether a plus is shown.
    Exponent(bool),
    /// `/`: of a fraction, or between parts of a date.
    Slash,
    /// The text, or the number as it is (`@`).
    Text,
    /// The number as it is (`General`).
    General,
    /// A part of a date or time.
    Date(Part),
}

/// A part of a date or time, and how many letters it is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Year(u8),
    Month(u8),
    Day(u8),
    /// `aaa`: 三, `aaaa`: 星期三.
    ChineseDay(u8),
    Hour(u8),
    Minute(u8),
    Second(u8),
    /// Digits of a second.
    Fraction(u8),
    /// Hours, minutes or seconds of the whole time that has gone by (`[h]`).
    Elapsed(char, u8),
    /// `AM/PM`, `A/P`, `上午/下午`.
    HalfDay(Half),
}

/// How halves of a day are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// AM, PM.
    Latin,
    /// A, P.
    Letter,
    /// 上午, 下午.
    Chinese,
}

/// `[>=100]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    sign: Sign,
    value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

impl Condition {
    pub(super) fn holds(self, value: f64) -> bool {
        match self.sign {
            Sign::Less => value < self.value,
            Sign::LessOrEqual => value <= self.value,
            Sign::Greater => value > self.value,
            Sign::GreaterOrEqual => value >= self.value,
            #[allow(clippy::float_cmp, reason = "the format asks for equality")]
            Sign::Equal => value == self.value,
            #[allow(clippy::float_cmp, reason = "the format asks for equality")]
            Sign::NotEqual => value != self.value,
        }
    }

    /// It holds for no number but those below zero.
    pub(super) fn only_negative(self) -> bool {
        match self.sign {
            Sign::Less => self.value <= 0.0,
            Sign::LessOrEqual | Sign::Equal => self.value < 0.0,
            _ => false,
        }
    }

    /// Reads `>=100`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let signs = [
            ("<=", Sign::LessOrEqual),
            (">=", Sign::GreaterOrEqual),
            ("<>", Sign::NotEqual),
            ("<", Sign::Less),
            (">", Sign::Greater),
            ("=", Sign::Equal),
        ];
        let (sign, rest) = signs.iter().find_map(|(sign, is)| Some((*is, text.strip_prefix(sign)?)))?;
        Some(Self { sign, value: rest.trim().parse().ok()? })
    }
}

impl Section {
    /// The literals of a general section around what it shows.
    pub(super) fn around(&self, number: &str) -> Shown {
        let text = self.with_text(number);
        let differs = self.tokens.iter().any(adds_words);
        Shown { text, differs }
    }

    /// The section with a text in the place of `@` or `General`; one without such a place shows its literals alone, and
    /// a section without anything shows nothing.
    pub(super) fn with_text(&self, text: &str) -> String {
        self.tokens
            .iter()
            .map(|token| match token {
                Token::Literal(literal) => literal.as_str(),
                Token::Space => " ",
                Token::Text | Token::General => text,
                _ => "",
            })
            .collect::<String>()
    }
}

/// A literal that a reader takes for a part of the value: a word, a comparison. Signs that only set it off are none.
pub(super) fn adds_words(token: &Token) -> bool {
    let Token::Literal(text) = token else { return false };
    text.chars().any(|sign| !(sign.is_whitespace() || "()（）-+,.，￥¥$€£:：".contains(sign)))
}
