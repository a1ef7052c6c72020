//! Where a text may break: a number keeps its sign, its unit and the stop behind it, a label parts between words.

mod words;

use wording::is_ideograph;
use wording::unit;

pub use words::words;

/// The set width of a text in em, estimated on the wide side, the gaps between Chinese and Western included.
pub fn ems(text: &str) -> f64 {
    let mut width = 0.0;
    let mut before = None;
    for character in text.chars() {
        width += match character {
            'A'..='Z' | '%' | '@' => 0.82,
            '\u{0}'..='\u{7f}' => 0.56,
            _ => 1.0,
        };
        let seam = |one: char, other: char| is_ideograph(one) && other.is_ascii_alphanumeric();
        if before.is_some_and(|before| seam(before, character) || seam(character, before)) {
            width += 0.25;
        }
        before = Some(character);
    }
    width
}

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// Text that breaks as text does.
    Words(&'t str),
    /// What stays on one line.
    Cluster(&'t str),
}

impl<'t> Token<'t> {
    /// What it says.
    pub fn text(&self) -> &'t str {
        match self {
            Self::Words(text) | Self::Cluster(text) => text,
        }
    }
}

/// The pieces of a running text.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(first) = source[at..].chars().next() {
        match cluster(&source[at..]) {
            Some(length) => {
                if at > start {
                    tokens.push(Token::Words(&source[start..at]));
                }
                tokens.push(Token::Cluster(&source[at..at + length]));
                at += length;
                start = at;
            }
            None => at += first.len_utf8(),
        }
    }
    if start < source.len() {
        tokens.push(Token::Words(&source[start..]));
    }
    tokens
}

/// The length of a number with its sign, unit, range, 以上, brackets and the stop behind it, where a text begins with one:
/// `≥150人次`, `2～3次`, `12月底前`, `（−25%）`.
pub(crate) fn cluster(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = rest.strip_prefix(SIGNS).map_or(rest, |rest| rest.trim_start_matches([' ', '\u{a0}']));
    let mut rest = measure(rest)?;
    if let Some(end) = rest.strip_prefix(['-', '~', '～', '—', '–', '至']).and_then(measure) {
        rest = end;
    }
    rest = AFTER.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest = rest.strip_prefix(['）', ')']).unwrap_or(rest);
    rest = rest.strip_prefix(['，', '。', '；', '：', '、', ';', ':', '！', '？']).unwrap_or(rest);
    Some(text.len() - rest.len())
}

const SIGNS: [char; 17] =
    ['≥', '≤', '≧', '≦', '⩾', '⩽', '＞', '＜', '>', '<', '＝', '=', '±', '−', '-', '+', '≈'];
const AFTER: [&str; 9] = ["及以上", "及以下", "及以内", "以上", "以下", "以内", "左右", "底前", "底"];
/// Parts of a date, which are no units.
const CALENDAR: [&str; 5] = ["年", "月", "日", "号", "时"];

/// What follows a number and its unit.
fn measure(text: &str) -> Option<&str> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = text.trim_start_matches(digit);
    if rest.len() == text.len() {
        return None;
    }
    while let Some(more) = rest.strip_prefix(['.', ',', '，']).filter(|more| more.starts_with(digit)) {
        rest = more.trim_start_matches(digit);
    }
    let bare = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    let Some(mut rest) = one_unit(bare) else { return Some(rest) };
    for _ in 0..2 {
        match rest.strip_prefix(['/', '·']).and_then(one_unit) {
            Some(end) => rest = end,
            None => break,
        }
    }
    Some(rest)
}

fn one_unit(text: &str) -> Option<&str> {
    let scaled =
        unit::SCALES.iter().filter_map(|(scale, _)| text.strip_prefix(scale)).min_by_key(|rest| rest.len());
    let plain = unit::longest(text).map(|(_, length)| &text[length..]);
    let scaled = scaled.map(|rest| unit::longest(rest).map_or(rest, |(_, length)| &rest[length..]));
    let calendar = CALENDAR.iter().find_map(|word| text.strip_prefix(word));
    [plain, scaled, calendar].into_iter().flatten().min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn a_number_keeps_its_sign_its_unit_and_the_stop_behind_it() {
        for (text, kept) in [
            ("≥150人次的", "≥150人次"),
            ("2～3次，", "2～3次，"),
            ("12月底前完成", "12月底前"),
            ("（−25%）下降", "（−25%）"),
            ("≥120万立方米", "≥120万立方米"),
            ("250元/人·天；另", "250元/人·天；"),
            ("98.5%以上：", "98.5%以上："),
            ("1,200.50万元", "1,200.50万元"),
        ] {
            assert_eq!(cluster(text).map(|length| &text[..length]), Some(kept));
        }
        for text in ["万元", "（二）", "-A"] {
            assert_eq!(cluster(text), None, "{text}");
        }
    }
}
