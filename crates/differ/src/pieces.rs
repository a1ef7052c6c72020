//! The pieces in which two texts are compared: characters, and what must not be torn apart.

use wording::fold::{self, Folded};
use wording::{heading, unit};

/// The longest unit looked for, in characters: 微克/立方米 and a bracket behind it.
const LONGEST_UNIT: usize = 12;

/// A piece of a text that is kept or changed as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// What it is compared by: the numbers of list items are all alike.
    pub(crate) key: String,
}

/// Splits into characters, with a number, its sign before and its unit behind as one piece, and the number of a
/// list item at the start of a line or sentence as one piece that equals every other.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let starts = at == 0 || text[..at].ends_with(['\n', '。', '；', ';']);
        let item = if starts { item_number(rest) } else { 0 };
        let length = match item {
            0 => code(rest).max(number(rest)).max(first.len_utf8()),
            item => item,
        };
        let key = if item > 0 { "#".to_owned() } else { rest[..length].to_owned() };
        pieces.push(Piece { text: rest[..length].to_owned(), key });
        at += length;
    }
    pieces
}

/// The length in bytes of `1.`, `1、`, `（1）`, `①`, `一、`, `（一）`, `目标1：` at the start; 0 when there is none.
pub(crate) fn item_number(text: &str) -> usize {
    let labelled = ["目标", "任务"].iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let number = rest.trim_start_matches(heading::is_counting);
        let mark = number.chars().next().filter(|c| matches!(c, '：' | ':' | '、' | '.'))?;
        (number.len() < rest.len()).then(|| text.len() - number.len() + mark.len_utf8())
    });
    if let Some(length) = labelled {
        return length;
    }
    let item = heading::number(text).filter(|number| !number.style.is_division() && number.pieces == 1);
    item.map_or(0, |number| number.written.len())
}

/// The length of a code at the start, Latin letters among digits; 0 when there is none.
fn code(text: &str) -> usize {
    let run = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let digits = text.bytes().take(run).filter(u8::is_ascii_digit).count();
    if digits > 0 && digits < run { run } else { 0 }
}

/// The length of a number with its sign and unit at the start; 0 when there is none.
fn number(text: &str) -> usize {
    let run = |from: usize, is: &dyn Fn(char) -> bool| {
        text[from..].chars().take_while(|&c| is(c)).map(char::len_utf8).sum::<usize>()
    };
    let digit = |c: char| fold::character(c).is_ascii_digit();
    let sign = run(0, &|c| "≥≤><=".contains(fold::character(c)));
    let mut at = sign + run(sign, &digit);
    if at == sign {
        return 0;
    }
    while let Some(point) =
        text[at..].chars().next().filter(|c| matches!(fold::character(*c), '.' | ',' | '，'))
    {
        let digits = run(at + point.len_utf8(), &digit);
        if digits == 0 {
            break;
        }
        at += point.len_utf8() + digits;
    }
    at += run(at, &|c| "百千万亿".contains(c));
    at + unit_length(&text[at..])
}

/// The length of a unit at the start.
fn unit_length(text: &str) -> usize {
    if text.starts_with(fold::is_space) {
        return 0;
    }
    let end = text.char_indices().nth(LONGEST_UNIT).map_or(text.len(), |(at, _)| at);
    let folded = Folded::new(&text[..end]);
    unit::longest(&folded.text).map_or(0, |(_, length)| folded.origin(0..length).end)
}
