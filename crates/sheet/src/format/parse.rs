//! A format code as sections and tokens.

use super::NumberFormat;
use super::chinese::Chinese;
use super::section::{Condition, Half, Kind, Part, Section, Token};

/// The longest format code in bytes; Excel itself keeps 255 characters. A longer one shows values as they are.
const LONGEST: usize = 1024;

/// Reads a format code.
pub(super) fn parse(code: &str) -> NumberFormat {
    if code.trim().is_empty() || code.len() > LONGEST {
        return NumberFormat::default();
    }
    let mut sections: Vec<Section> = split(code).into_iter().map(section).collect();
    let is_text = |section: &Section| section.tokens.contains(&Token::Text);
    // The fourth section is for texts; so is the last one where it asks for the text.
    let text = if sections.len() >= 4 {
        sections.truncate(4);
        sections.pop()
    } else if sections.last().is_some_and(is_text) {
        if sections.len() > 1 { sections.pop() } else { sections.first().cloned() }
    } else {
        None
    };
    NumberFormat { numbers: sections, text }
}

/// The sections of a code; a semicolon in quotes, brackets or behind a backslash parts none.
fn split(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut quoted, mut bracketed, mut escaped) = (0, false, false, false);
    for (at, sign) in code.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match sign {
            '"' if !bracketed => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            ';' if !bracketed => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}

fn section(code: &str) -> Section {
    let mut reader = Reader { rest: code, section: Section::default() };
    while reader.token() {}
    let mut section = reader.section;
    minutes(&mut section.tokens);
    section.kind = kind(&section.tokens);
    if section.kind == Kind::Date {
        dates(&mut section.tokens);
    }
    section
}

struct Reader<'c> {
    rest: &'c str,
    section: Section,
}

/// Words that are one token, longest first.
const WORDS: &[(&str, Token)] = &[
    ("G/通用格式", Token::General),
    ("General", Token::General),
    ("上午/下午", Token::Date(Part::HalfDay(Half::Chinese))),
    ("AM/PM", Token::Date(Part::HalfDay(Half::Latin))),
    ("A/P", Token::Date(Part::HalfDay(Half::Letter))),
    ("E+", Token::Exponent(true)),
    ("E-", Token::Exponent(false)),
];

impl Reader<'_> {
    /// Takes a token off the code; false at its end.
    fn token(&mut self) -> bool {
        let starts =
            |word: &str| self.rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if let Some((word, token)) = WORDS.iter().find(|(word, _)| starts(word)) {
            self.rest = &self.rest[word.len()..];
            self.section.tokens.push(token.clone());
            return true;
        }
        let Some(sign) = self.next() else { return false };
        match sign {
            '"' => {
                let end = self.rest.find('"').unwrap_or(self.rest.len());
                let text = self.rest[..end].to_owned();
                self.rest = self.rest.get(end + 1..).unwrap_or_default();
                self.literal(&text);
            }
            '\\' => {
                if let Some(sign) = self.next() {
                    self.literal(sign.encode_utf8(&mut [0; 4]));
                }
            }
            // Chinese Excel writes the escape as an exclamation mark: `0!.0,"万元"`.
            '!' if self.rest.starts_with(['.', ',', '/', '-', ':', '%', '#', '0']) => {
                if let Some(sign) = self.next() {
                    self.literal(sign.encode_utf8(&mut [0; 4]));
                }
            }
            '_' => {
                self.next();
                self.section.tokens.push(Token::Space);
            }
            // A sign that fills the cell: how often depends on the width, so that it is none of the text.
            '*' => drop(self.next()),
            '[' => {
                let end = self.rest.find(']').unwrap_or(self.rest.len());
                let text = self.rest[..end].to_owned();
                self.rest = self.rest.get(end + 1..).unwrap_or_default();
                self.bracket(&text);
            }
            '0' | '#' | '?' => self.section.tokens.push(Token::Digit(sign)),
            '.' => self.section.tokens.push(Token::Point),
            ',' => self.section.tokens.push(Token::Comma),
            '%' => self.section.tokens.push(Token::Percent),
            '/' => self.section.tokens.push(Token::Slash),
            '@' => self.section.tokens.push(Token::Text),
            _ => self.letters(sign),
        }
        true
    }

    fn next(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next()?;
        self.rest = signs.as_str();
        Some(sign)
    }

    fn literal(&mut self, text: &str) {
        match self.section.tokens.last_mut() {
            Some(Token::Literal(last)) => last.push_str(text),
            _ => self.section.tokens.push(Token::Literal(text.to_owned())),
        }
    }

    /// A run of a letter that stands for a part of a date; any other sign is a literal.
    fn letters(&mut self, sign: char) {
        let lower = sign.to_ascii_lowercase();
        let run = self.rest.chars().take_while(|next| next.to_ascii_lowercase() == lower).count();
        let count = u8::try_from(run + 1).unwrap_or(u8::MAX);
        let part = match lower {
            'y' => Part::Year(count),
            'e' => Part::Year(4),
            'm' => Part::Month(count),
            'd' => Part::Day(count),
            'a' if count >= 3 => Part::ChineseDay(count),
            'h' => Part::Hour(count),
            's' => Part::Second(count),
            _ => return self.literal(sign.encode_utf8(&mut [0; 4])),
        };
        for _ in 0..run {
            self.next();
        }
        self.section.tokens.push(Token::Date(part));
    }

    /// What stands in brackets: colour, condition, locale, digits in Chinese, time that has gone by.
    fn bracket(&mut self, text: &str) {
        if let Some(condition) = Condition::parse(text) {
            self.section.condition = Some(condition);
        } else if let Some(chinese) = Chinese::parse(text) {
            self.section.chinese = Some(chinese);
        } else if let Some(locale) = text.strip_prefix('$') {
            self.locale(locale);
        } else if let Some(unit) = elapsed(text) {
            self.section.tokens.push(Token::Date(unit));
        }
    }

    /// `¥-804`, `-F800`: a currency sign and a locale ([MS-OE376]).
    fn locale(&mut self, text: &str) {
        let (sign, tag) = text.split_once('-').unwrap_or((text, ""));
        self.literal_if_any(sign);
        let id = u32::from_str_radix(tag.split(',').next().unwrap_or_default(), 16).unwrap_or(0);
        match id {
            // The long date and the time that the system is set to; what is written behind is not used.
            0xF800 => self.instead("yyyy\"年\"m\"月\"d\"日\""),
            0xF400 => self.instead("h:mm:ss"),
            // 804 mainland, C04 Hong Kong, 404 Taiwan.
            _ => {
                let named = tag.to_ascii_lowercase().starts_with("zh");
                self.section.chinese_names = named || matches!(id & 0xFFFF, 0x804 | 0xC04 | 0x404);
            }
        }
    }

    fn literal_if_any(&mut self, text: &str) {
        if !text.is_empty() {
            self.literal(text);
        }
    }

    fn instead(&mut self, code: &str) {
        let tokens = section_tokens(code);
        self.section.tokens.extend(tokens);
        self.rest = "";
    }
}

fn section_tokens(code: &str) -> Vec<Token> {
    let mut reader = Reader { rest: code, section: Section::default() };
    while reader.token() {}
    reader.section.tokens
}

/// `[h]`, `[mm]`, `[ss]`.
fn elapsed(text: &str) -> Option<Part> {
    let unit = text.chars().next()?.to_ascii_lowercase();
    let same = text.chars().all(|sign| sign.to_ascii_lowercase() == unit);
    (same && matches!(unit, 'h' | 'm' | 's')).then(|| Part::Elapsed(unit, text.len().min(9) as u8))
}

/// `m` behind hours or before seconds means minutes.
fn minutes(tokens: &mut [Token]) {
    let parts: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token, Token::Date(_)))
        .map(|(at, _)| at)
        .collect();
    for (index, &at) in parts.iter().enumerate() {
        let Token::Date(Part::Month(count @ 1..=2)) = tokens[at] else { continue };
        let neighbour = |index: Option<&usize>| index.map(|at| &tokens[*at]);
        let before = neighbour(index.checked_sub(1).and_then(|index| parts.get(index)));
        let behind = neighbour(parts.get(index + 1));
        let hours = matches!(before, Some(Token::Date(Part::Hour(_) | Part::Elapsed('h', _))));
        let seconds = matches!(behind, Some(Token::Date(Part::Second(_) | Part::Elapsed('s', _))));
        if hours || seconds {
            tokens[at] = Token::Date(Part::Minute(count));
        }
    }
}

fn kind(tokens: &[Token]) -> Kind {
    let has = |wanted: fn(&Token) -> bool| tokens.iter().any(wanted);
    if has(|token| matches!(token, Token::Date(_))) {
        return Kind::Date;
    }
    if has(|token| matches!(token, Token::General | Token::Text)) {
        return Kind::General;
    }
    let digits = has(|token| matches!(token, Token::Digit(_)));
    if digits && has(|token| matches!(token, Token::Exponent(_))) {
        return Kind::Scientific;
    }
    let slash = tokens.iter().position(|token| *token == Token::Slash);
    let digit_before = |at: usize| matches!(tokens[..at].last(), Some(Token::Digit(_)));
    if digits && slash.is_some_and(digit_before) {
        return Kind::Fraction;
    }
    Kind::Number
}

/// In a date the digits behind a point are those of the second; any other placeholder is what it looks like.
fn dates(tokens: &mut Vec<Token>) {
    let mut read: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut old = std::mem::take(tokens).into_iter().peekable();
    while let Some(token) = old.next() {
        let text = match token {
            Token::Point => {
                let mut digits = 0;
                while old.next_if(|next| *next == Token::Digit('0')).is_some() {
                    digits += 1;
                }
                if digits > 0 {
                    read.push(Token::Date(Part::Fraction(digits)));
                    continue;
                }
                "."
            }
            Token::Slash => "/",
            Token::Comma => ",",
            Token::Percent => "%",
            Token::Digit(_) => "0",
            // The text section of a date is another section; here it says nothing.
            Token::Text | Token::General | Token::Exponent(_) => "",
            other => {
                read.push(other);
                continue;
            }
        };
        read.push(Token::Literal(text.to_owned()));
    }
    *tokens = read;
}
