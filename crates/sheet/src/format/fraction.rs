//! Sections that show a fraction: `# ?/?`, `# ??/??`, `?/8`.

use std::fmt::Write as _;

use super::Shown;
use super::decimal::Decimal;
use super::digits::{whole, written};
use super::section::{Section, Token};

/// A number through a section with a fraction.
pub(super) fn shown(section: &Section, number: &Decimal, signed: bool) -> Shown {
    let tokens = &section.tokens;
    let slash = tokens.iter().position(|token| *token == Token::Slash).unwrap_or(tokens.len());
    let is_digit = |token: &Token| matches!(token, Token::Digit(_));
    // The placeholders right before the slash are the numerator's, those further left the whole number's.
    let numerator = tokens[..slash].iter().rposition(|token| !is_digit(token)).map_or(0, |at| at + 1);
    let has_whole = tokens[..numerator].iter().any(is_digit);
    let behind = tokens.get(slash + 1..).unwrap_or_default();
    let (fixed, places, end) = denominator(behind);
    let size: f64 = number.signed(false).plain().parse().unwrap_or(0.0);
    let (whole_part, rest) = if has_whole { (size.trunc(), size.fract()) } else { (0.0, size) };
    let (top, bottom) = match fixed {
        Some(bottom) => ((rest * f64::from(bottom)).round() as u64, bottom),
        None => nearest(rest, 10_u32.pow(places.clamp(1, 4)) - 1),
    };
    let carried = has_whole && top == u64::from(bottom);
    let whole_part = if carried { whole_part + 1.0 } else { whole_part };
    let top = if carried { 0 } else { top };
    let digits = if whole_part == 0.0 && top != 0 { String::new() } else { format!("{whole_part:.0}") };
    let mut text = if signed { "-".to_owned() } else { String::new() };
    text.push_str(&whole(&tokens[..numerator], false, if has_whole { &digits } else { "" }));
    if !(has_whole && top == 0) {
        let _ = write!(text, "{top}/{bottom}");
    }
    for token in &behind[end..] {
        text.push_str(written(token));
    }
    #[allow(clippy::float_cmp, reason = "whether the fraction is the number itself")]
    let differs = whole_part + top as f64 / f64::from(bottom) != size;
    Shown { text: text.trim().to_owned(), differs }
}

/// The denominator: a number that is given, or the places for one; and the tokens that it takes.
fn denominator(tokens: &[Token]) -> (Option<u32>, u32, usize) {
    if let Some(Token::Literal(text)) = tokens.first()
        && let Ok(number) = text.trim().parse::<u32>()
        && number > 0
    {
        return (Some(number), 0, 1);
    }
    let places = tokens.iter().take_while(|token| matches!(token, Token::Digit(_))).count();
    (None, places as u32, places)
}

/// The fraction nearest to a number among those whose denominator is no larger than `most`, by continued fractions.
fn nearest(number: f64, most: u32) -> (u64, u32) {
    let (mut below, mut above) = ((0_u64, 1_u64), (1_u64, 0_u64));
    let mut rest = number;
    let mut best = (number.round() as u64, 1_u64);
    for _ in 0..32 {
        let whole = rest.floor();
        if !(whole.is_finite() && whole < 1e15) {
            break;
        }
        let next = (
            (whole as u64).saturating_mul(above.0).saturating_add(below.0),
            (whole as u64).saturating_mul(above.1).saturating_add(below.1),
        );
        if next.1 > u64::from(most) {
            best = closer(number, above, between(below, above, u64::from(most)));
            break;
        }
        (below, above) = (above, next);
        best = next;
        if rest - whole < 1e-12 {
            break;
        }
        rest = 1.0 / (rest - whole);
    }
    (best.0, u32::try_from(best.1).unwrap_or(1).max(1))
}

/// The last fraction between two convergents whose denominator is still small enough.
fn between(below: (u64, u64), above: (u64, u64), most: u64) -> (u64, u64) {
    let times = most.saturating_sub(below.1).checked_div(above.1).unwrap_or(0);
    (below.0 + times * above.0, (below.1 + times * above.1).max(1))
}

fn closer(number: f64, a: (u64, u64), b: (u64, u64)) -> (u64, u64) {
    let off = |of: (u64, u64)| (number - of.0 as f64 / of.1 as f64).abs();
    if off(a) <= off(b) { a } else { b }
}
