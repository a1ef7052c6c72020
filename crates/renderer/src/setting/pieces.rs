//! Text in pieces that do not part: a number with its sign and unit, the words of a label.

use layout::breaks::{Token, ems, tokens, words};
use serde::{Serialize, Serializer};
use serde_json::json;
use wording::is_ideograph;

/// A text as it is set: whole where it fits on its line, else in pieces.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Text {
    Whole(String),
    Pieces(Vec<Piece>),
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Text that breaks as text does.
    Plain(String),
    /// What stays on one line, in type smaller by a factor where the line is too narrow.
    Kept { b: String, s: Option<f64> },
    /// What may break anywhere: an address or a code that is longer than a line.
    Loose { k: String },
    /// The gap between Chinese and Western letters, which Typst does not set beside a box.
    Gap { g: u8 },
    /// The end of a line.
    Line { n: u8 },
}

impl Serialize for Text {
    /// A string where it is set as it is; pieces otherwise, also where it has a sign with a face of its own.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(text) if has_sign(text) => [Piece::Plain(text.clone())].serialize(serializer),
            Self::Whole(text) => text.serialize(serializer),
            Self::Pieces(pieces) => pieces.serialize(serializer),
        }
    }
}

impl Serialize for Piece {
    /// A string, or by letters: `t` text with a sign, `b` kept on its line (`s` smaller, `t` with a sign), `k` breaking
    /// anywhere, `g` a gap, `n` the end of a line.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let piece = match self {
            Self::Plain(text) if has_sign(text) => json!({ "t": text }),
            Self::Plain(text) => json!(text),
            Self::Kept { b, s: None } if has_sign(b) => json!({ "b": b, "t": 1 }),
            Self::Kept { b, s: Some(s) } if has_sign(b) => json!({ "b": b, "s": s, "t": 1 }),
            Self::Kept { b, s: None } => json!({ "b": b }),
            Self::Kept { b, s: Some(s) } => json!({ "b": b, "s": s }),
            Self::Loose { k } => json!({ "k": k }),
            Self::Gap { g } => json!({ "g": g }),
            Self::Line { n } => json!({ "n": n }),
        };
        piece.serialize(serializer)
    }
}

fn has_sign(text: &str) -> bool {
    text.contains(crate::signs::SIGNS)
}

/// Type smaller than this can no more be read beside its neighbours.
const SMALLEST: f64 = 0.62;

/// Runs of so many Western characters are addresses or codes.
const LONG_RUN: usize = 8;

/// One line of running text on lines of `room` em.
pub(crate) fn running(source: &str, room: f64) -> Text {
    // What fills no line, indent included, parts nowhere.
    if ems(source) + 2.0 <= room {
        return Text::Whole(source.to_owned());
    }
    let mut out = Vec::new();
    let tokens = tokens(source);
    for (index, token) in tokens.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .and_then(|it| it.text().chars().last());
        let after = tokens.get(index + 1).and_then(|it| it.text().chars().next());
        match token {
            Token::Words(words) => {
                gap(&mut out, before, words.chars().next());
                let (words, tail) = if index + 1 == tokens.len() { tail(words) } else { (*words, None) };
                push_plain(&mut out, words, room);
                out.extend(tail.map(kept));
            }
            Token::Cluster(cluster) => {
                gap(&mut out, before, cluster.chars().next());
                // A cluster that touches Latin letters is part of a code or an address.
                let code = |c: Option<char>| {
                    c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '\\'))
                };
                if cluster.chars().count() == 1 || code(before) || code(after) {
                    push_plain(&mut out, cluster, room);
                } else {
                    whole(&mut out, cluster, room);
                }
            }
        }
    }
    Text::Pieces(out)
}

fn kept(text: &str) -> Piece {
    Piece::Kept { b: text.to_owned(), s: None }
}

/// Typst sets a gap between Chinese and Western text, but not beside a box.
fn gap(out: &mut Vec<Piece>, before: Option<char>, first: Option<char>) {
    let (Some(before), Some(first)) = (before, first) else { return };
    let western = |c: char| c.is_ascii_alphanumeric();
    if !out.is_empty() && (is_ideograph(before) && western(first) || western(before) && is_ideograph(first)) {
        out.push(Piece::Gap { g: 1 });
    }
}

/// Words, their long Western runs breakable anywhere.
fn push_plain(out: &mut Vec<Piece>, words: &str, room: f64) {
    let mut plain = String::new();
    for run in words.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        let (western, rest) = run.split_at(run.find(|c: char| !c.is_ascii_graphic()).unwrap_or(run.len()));
        if western.len() >= LONG_RUN && ems(western) > room * 0.5 {
            if !plain.is_empty() {
                out.push(Piece::Plain(std::mem::take(&mut plain)));
            }
            out.push(Piece::Loose { k: western.to_owned() });
        } else {
            plain.push_str(western);
        }
        plain.push_str(rest);
    }
    if !plain.is_empty() {
        out.push(Piece::Plain(plain));
    }
}

/// What must not part; in smaller type where it is wider than the line, and where even that is too wide its number and its
/// unit each by itself.
fn whole(out: &mut Vec<Piece>, part: &str, room: f64) {
    let wide = ems(part);
    if wide <= room {
        out.push(kept(part));
    } else if wide * SMALLEST <= room {
        out.push(Piece::Kept { b: part.to_owned(), s: Some(room / wide) });
    } else {
        let end = part.rfind(|c: char| c.is_ascii_digit() || matches!(c, '+' | '%')).map_or(0, |at| at + 1);
        let (number, unit) = part.split_at(end);
        for piece in [number, unit].into_iter().filter(|piece| !piece.is_empty()) {
            let wide = ems(piece);
            out.push(if wide <= room {
                kept(piece)
            } else if wide * 0.5 <= room {
                Piece::Kept { b: piece.to_owned(), s: Some(room / wide) }
            } else {
                Piece::Loose { k: piece.to_owned() }
            });
        }
    }
}

/// The last two characters of a text, with the stop behind them, stay together: no line is left to one of them.
fn tail(words: &str) -> (&str, Option<&str>) {
    let bare = words.trim_end_matches(['。', '；', '，', '、', '：', '）', '》', '”']);
    let mut last = bare.char_indices().rev();
    match (last.next(), last.next()) {
        (Some((_, one)), Some((at, other))) if is_ideograph(one) && is_ideograph(other) && at > 0 => {
            (&words[..at], Some(&words[at..]))
        }
        _ => (words, None),
    }
}

/// A code or another unbroken string in a cell of `room` em.
pub(crate) fn code(source: &str, room: f64) -> Text {
    let wide = ems(source);
    if wide <= room {
        Text::Whole(source.to_owned())
    } else if wide * 0.8 <= room {
        Text::Pieces(vec![Piece::Kept { b: source.to_owned(), s: Some(room / wide) }])
    } else {
        Text::Pieces(vec![Piece::Loose { k: source.to_owned() }])
    }
}

/// A label on lines of `room` em, parted between words, so that no line is left with a single character.
pub(crate) fn label(source: &str, room: f64) -> Text {
    if !source.contains('\n') && ems(source) <= room {
        return Text::Whole(source.to_owned());
    }
    let mut out = Vec::new();
    for (index, line) in source.split('\n').enumerate() {
        if index > 0 {
            out.push(Piece::Line { n: 1 });
        }
        if line.is_empty() {
            continue;
        }
        if ems(line) <= room {
            out.push(kept(line));
            continue;
        }
        for word in words(line) {
            if ems(&word) <= room {
                out.push(kept(&word));
                continue;
            }
            let characters: Vec<char> = word.chars().collect();
            let most = (room.floor() as usize).max(1);
            let each = characters.len().div_ceil(characters.len().div_ceil(most));
            out.extend(characters.chunks(each).map(|chunk| kept(&chunk.iter().collect::<String>())));
        }
    }
    Text::Pieces(out)
}

/// A title on lines of `room` em: as few lines as it needs, about equally long, parted between words.
pub(crate) fn title(source: &str, room: f64) -> Text {
    if ems(source) <= room && !source.contains('\n') {
        return Text::Whole(source.to_owned());
    }
    let mut lines: Vec<String> = Vec::new();
    for line in source.split('\n') {
        let words = words(line);
        let count = (ems(line) / room).ceil().max(1.0);
        // The narrowest measure on which it takes no more lines than it has to.
        let fill = |measure: f64| filled(&words, measure);
        // A line that is not full after so many steps of half a character is as long as the room.
        let least = (0_u32..STEPS)
            .map(|step| ems(line) / count + 0.5 * f64::from(step))
            .find(|measure| *measure >= room || fill(*measure).len() as f64 <= count);
        lines.extend(fill(least.unwrap_or(room).min(room)));
    }
    let pieces = lines.into_iter().enumerate().flat_map(|(index, line)| {
        (index > 0).then_some(Piece::Line { n: 1 }).into_iter().chain([Piece::Plain(line)])
    });
    Text::Pieces(pieces.collect())
}

/// Measures that are tried for a title.
const STEPS: u32 = 200;

fn filled(words: &[String], measure: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if ems(line) + ems(word) <= measure => line.push_str(word),
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// The lines a text takes on lines of `room` em, estimated.
pub(crate) fn lines(text: &Text, room: f64) -> usize {
    let room = room.max(1.0);
    let pieces = match text {
        Text::Whole(text) => return (ems(text) / room).ceil().max(1.0) as usize,
        Text::Pieces(pieces) => pieces,
    };
    let (mut lines, mut used) = (1, 0.0_f64);
    for piece in pieces {
        match piece {
            Piece::Plain(text) | Piece::Loose { k: text } => {
                for character in text.chars() {
                    let width = ems(character.encode_utf8(&mut [0; 4]));
                    if used + width > room {
                        (lines, used) = (lines + 1, 0.0);
                    }
                    used += width;
                }
            }
            Piece::Kept { b, s } => {
                let width = (ems(b) * s.unwrap_or(1.0)).min(room);
                if used + width > room {
                    (lines, used) = (lines + 1, 0.0);
                }
                used += width;
            }
            Piece::Gap { .. } => used += 0.25,
            Piece::Line { .. } => (lines, used) = (lines + 1, 0.0),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn a_title_parts_between_words() {
        let Text::Pieces(pieces) = title("云岭县商务局二〇二四年度部门整体支出绩效目标表", 14.0)
        else {
            panic!()
        };
        let lines: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Plain(line) => Some(line.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(lines, ["云岭县商务局二〇二四年度", "部门整体支出绩效目标表"]);
    }

    #[test]
    fn a_label_parts_between_words() {
        assert_eq!(label("产出指标", 4.0), Text::Whole("产出指标".to_owned()));
        assert_eq!(label("产出指标", 3.0), Text::Pieces(vec![kept("产出"), kept("指标")]));
    }

    #[test]
    fn what_is_short_is_whole_and_what_is_long_keeps_its_last_two_characters() {
        assert_eq!(running("按时完成", 20.0), Text::Whole("按时完成".to_owned()));
        let Text::Pieces(pieces) = running("全年培训安全生产人员不少于150人次并且全部合格", 10.0)
        else {
            panic!()
        };
        assert_eq!(pieces.first(), Some(&Piece::Plain("全年培训安全生产人员不少于".to_owned())));
        assert!(pieces.contains(&kept("150人次")));
        assert_eq!(pieces.last(), Some(&kept("合格")));
    }
}
