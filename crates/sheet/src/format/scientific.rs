//! Sections with a power of ten: `0.00E+00`, `##0.0E+0`.

use super::Shown;
use super::decimal::Decimal;
use super::digits::{fill, whole};
use super::section::{Section, Token};

/// A number through a section with an exponent.
pub(super) fn shown(section: &Section, number: &Decimal, signed: bool) -> Shown {
    let tokens = &section.tokens;
    let mark = tokens.iter().position(|token| matches!(token, Token::Exponent(_))).unwrap_or(tokens.len());
    let plus = matches!(tokens.get(mark), Some(Token::Exponent(true)));
    let point = tokens[..mark].iter().position(|token| *token == Token::Point).unwrap_or(mark);
    let digits = |tokens: &[Token]| tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let step = (digits(&tokens[..point]).clamp(1, 15)) as i32;
    let decimals = digits(&tokens[point..mark]);
    let (mantissa, power) = number.mantissa();
    // Several placeholders before the point: powers are multiples of as many.
    let power_shown = power.div_euclid(step) * step;
    let scaled = mantissa.shifted(power - power_shown);
    let mut rounded = scaled.rounded(decimals);
    let mut power = power_shown;
    if rounded.magnitude() > step {
        rounded = rounded.shifted(-step);
        power += step;
    }
    let sign = match (power < 0, plus) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    let whole = whole(&tokens[..point], false, &rounded.whole());
    let fraction = fill(&tokens[point..mark], &rounded.fraction());
    let behind = tokens.get(mark + 1..).unwrap_or_default();
    let exponent = whole_exponent(behind, power);
    let text = format!("{}{whole}{fraction}E{sign}{exponent}", if signed { "-" } else { "" });
    let differs = !scaled.same_size(&scaled.rounded(decimals));
    Shown { text, differs }
}

/// The exponent through its placeholders.
fn whole_exponent(tokens: &[Token], power: i32) -> String {
    let digits = if power == 0 { String::new() } else { power.unsigned_abs().to_string() };
    whole(tokens, false, &digits)
}
