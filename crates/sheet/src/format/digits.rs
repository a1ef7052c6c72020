//! Sections of digit placeholders: `#,##0.00`, `0%`, `"≥"0"%"`, `0!.0,"万元"`.

use super::Shown;
use super::decimal::Decimal;
use super::section::{Section, Token, adds_words};

/// What the tokens of a section ask for.
#[derive(Debug, Default)]
struct Plan {
    /// Placeholders before the point.
    whole: usize,
    /// Placeholders behind it.
    decimals: usize,
    /// Thousands are told apart.
    grouped: bool,
    /// Powers of ten the number is shown with: 2 for `%`, −3 for a comma at the end.
    scale: i32,
    /// Where the point stands.
    point: usize,
}

impl Plan {
    fn of(tokens: &[Token]) -> Self {
        let is_digit = |token: &Token| matches!(token, Token::Digit(_));
        let end = tokens.iter().position(|token| matches!(token, Token::Exponent(_))).unwrap_or(tokens.len());
        let tokens = &tokens[..end];
        let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(end);
        let mut plan = Self { point, ..Self::default() };
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Digit(_) if at < point => plan.whole += 1,
                Token::Digit(_) => plan.decimals += 1,
                Token::Percent => plan.scale += 2,
                Token::Comma if at < point && tokens[at..point].iter().any(is_digit) => {
                    plan.grouped |= tokens[..at].iter().any(is_digit);
                }
                Token::Comma if tokens[..at].iter().any(is_digit) && !tokens[at..].iter().any(is_digit) => {
                    plan.scale -= 3;
                }
                Token::Comma if at < point && tokens[..at].iter().any(is_digit) => plan.scale -= 3,
                _ => {}
            }
        }
        plan
    }
}

/// A number through a section of digits.
pub(super) fn shown(section: &Section, number: &Decimal, signed: bool) -> Shown {
    let plan = Plan::of(&section.tokens);
    let scaled = number.shifted(plan.scale);
    let rounded = scaled.rounded(plan.decimals);
    let without_digits = plan.whole + plan.decimals == 0;
    let digits = if without_digits { String::new() } else { rounded.whole() };
    let (before, behind) = section.tokens.split_at(plan.point);
    let whole = whole(before, plan.grouped, &digits);
    let fraction = fill(behind, &rounded.fraction());
    let text = format!("{}{whole}{fraction}", if signed { "-" } else { "" });
    // Nothing, a dash, a word in the place of the number.
    let hidden = !text.bytes().any(|sign| sign.is_ascii_digit());
    let text = section.chinese.map_or(text.clone(), |chinese| chinese.digits(&text));
    let divided =
        section.tokens.iter().filter(|token| **token == Token::Percent).count() as i32 * 2 != plan.scale;
    let differs = hidden || divided || !scaled.same_size(&rounded) || section.tokens.iter().any(adds_words);
    Shown { text, differs }
}

/// The tokens before the point, filled with digits from the right; the first placeholder takes all that are left.
pub(super) fn whole(tokens: &[Token], grouped: bool, digits: &str) -> String {
    let mut placeholders = tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    // A section that begins with its point shows the digits before it all the same.
    if placeholders == 0 {
        return digits.chars().chain(tokens.iter().flat_map(|token| written(token).chars())).collect();
    }
    let mut left: Vec<char> = digits.chars().collect();
    // From right to left.
    let mut reversed: Vec<char> = Vec::new();
    let mut count = 0;
    let mut place = |digit: char, reversed: &mut Vec<char>| {
        if grouped && count > 0 && count % 3 == 0 {
            reversed.push(',');
        }
        count += 1;
        reversed.push(digit);
    };
    for token in tokens.iter().rev() {
        let Token::Digit(kind) = token else {
            reversed.extend(written(token).chars().rev());
            continue;
        };
        placeholders -= 1;
        match (left.pop(), kind) {
            (Some(digit), _) => place(digit, &mut reversed),
            (None, '0') => place('0', &mut reversed),
            (None, '?') => reversed.push(' '),
            (None, _) => {}
        }
        while placeholders == 0
            && let Some(digit) = left.pop()
        {
            place(digit, &mut reversed);
        }
    }
    reversed.into_iter().rev().collect()
}

/// Tokens filled with the digits behind a point.
pub(super) fn fill(tokens: &[Token], digits: &str) -> String {
    let mut digits = digits.chars();
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Digit(kind) => match (digits.next(), kind) {
                (Some(digit), _) => text.push(digit),
                (None, '0') => text.push('0'),
                (None, '?') => text.push(' '),
                (None, _) => {}
            },
            Token::Point => text.push('.'),
            other => text.push_str(written(other)),
        }
    }
    text
}

/// What a token shows that is no place for a digit.
pub(super) fn written(token: &Token) -> &str {
    match token {
        Token::Literal(text) => text,
        Token::Space => " ",
        Token::Percent => "%",
        Token::Slash => "/",
        _ => "",
    }
}
