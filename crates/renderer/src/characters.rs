//! Every character of the data looked up before layout.
//!
//! A plain PDF draws nothing for a character without a glyph, and says nothing; PDF/A export stops. So each
//! character either has a face, perhaps one of a further family, or is shown as 〓 and reported.

use std::collections::{BTreeMap, BTreeSet};

use model::{Note, Place, Pointer};
use serde_json::Value;

use crate::faces::Faces;
use crate::roles::Families;

/// What stands for a character no font holds: the typesetter's geta mark.
const GETA: char = '〓';

/// Families asked first when a role's own lack a character; then all others by name.
pub(crate) const FURTHER: [&str; 8] = [
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "SimSun-ExtB",
    "DejaVu Sans",
    "Segoe UI Symbol",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Math",
];

/// Data whose characters can all be set.
pub(crate) struct Settled {
    /// The JSON, with 〓 for what cannot be set.
    pub(crate) json: String,
    /// Families that have to stand behind the roles' own.
    pub(crate) more: Vec<String>,
    /// What was replaced or left out, with its place.
    pub(crate) notes: Vec<Note>,
    /// Whether some character is in none of the fonts.
    pub(crate) lacks: bool,
    /// What stands for a character that cannot be set; `None` for one that is left out.
    pub(crate) replaced: BTreeMap<char, Option<char>>,
}

/// Why a character is not set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unprintable {
    /// No font at hand holds it.
    NoGlyph,
    /// Private use: its meaning is between sender and font, and PDF/A forbids it.
    Private,
    /// Invisible, choosing among shapes of a character, or turning the direction of the text around it: what is seen would not be what is written.
    Control,
}

/// Looks up all characters of `json`. `place` finds where a JSON Pointer stands in the document.
pub(crate) fn settle(
    json: String,
    families: &Families,
    faces: &Faces,
    place: impl Fn(&Pointer) -> Option<Place>,
) -> Settled {
    let distinct: BTreeSet<char> = json.chars().filter(|c| !matches!(c, '\n' | ' '..='~')).collect();
    let mut more: Vec<String> = Vec::new();
    let mut unset: BTreeMap<char, Unprintable> = BTreeMap::new();
    for c in distinct {
        if let Some(why) = unprintable(c) {
            unset.insert(c, why);
        } else if !(families.covers(c) || more.iter().any(|family| has(faces, family, c))) {
            match further(faces, c) {
                Some(family) => more.push(family),
                None => {
                    unset.insert(c, Unprintable::NoGlyph);
                }
            }
        }
    }
    let mut notes = Vec::new();
    if (!unset.is_empty() || json.contains("\\u"))
        && let Ok(value) = serde_json::from_str::<Value>(&json)
    {
        tell(&value, &Pointer::root(), &unset, &mut |pointer, c, why| {
            let note = describe(c, why, pointer);
            notes.push(match place(pointer) {
                Some(place) => note.at(place),
                None => note,
            });
        });
    }
    let json = if unset.is_empty() && !json.contains("\\u") { json } else { repaired(&json, &unset) };
    let stand_in = |why: &Unprintable| (*why != Unprintable::Control).then_some(GETA);
    let replaced = unset.iter().map(|(character, why)| (*character, stand_in(why))).collect();
    let lacks = unset.values().any(|why| *why == Unprintable::NoGlyph);
    Settled { json, more, notes, lacks, replaced }
}

fn unprintable(c: char) -> Option<Unprintable> {
    match c {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Unprintable::Private),
        '\u{0}'..='\u{8}'
        | '\u{b}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{e0100}'..='\u{e01ef}' => Some(Unprintable::Control),
        _ => None,
    }
}

/// A family that stands for no role and holds a character.
fn further(faces: &Faces, c: char) -> Option<String> {
    let known = FURTHER.into_iter().find(|family| has(faces, family, c));
    known.or_else(|| faces.families().find(|family| has(faces, family, c))).map(str::to_owned)
}

fn has(faces: &Faces, family: &str, c: char) -> bool {
    faces.select(family, 400).is_some_and(|info| info.coverage.contains(c as u32))
}

/// Calls `found` for each character that cannot be set, once for each string. JSON read by `serde_json` nests at most
/// 128 deep.
fn tell(
    value: &Value,
    pointer: &Pointer,
    unset: &BTreeMap<char, Unprintable>,
    found: &mut impl FnMut(&Pointer, char, Unprintable),
) {
    match value {
        Value::String(text) => look(text, pointer, unset, found),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                tell(item, &pointer.index(index), unset, found);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                let inner = pointer.key(key);
                look(key, &inner, unset, found);
                tell(item, &inner, unset, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn look(
    text: &str,
    pointer: &Pointer,
    unset: &BTreeMap<char, Unprintable>,
    found: &mut impl FnMut(&Pointer, char, Unprintable),
) {
    let distinct: BTreeSet<char> = text.chars().collect();
    for c in distinct {
        if let Some(why) = unset.get(&c).copied().or_else(|| unprintable(c)) {
            found(pointer, c, why);
        }
    }
}

/// The JSON text with what cannot be set replaced. Order of keys and digits of numbers stay as they are, which they
/// would not by way of [`Value`]. Outside ASCII a JSON text has characters only inside strings.
fn repaired(json: &str, unset: &BTreeMap<char, Unprintable>) -> String {
    let mut result = String::with_capacity(json.len());
    let mut chars = json.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            let Some(escaped) = chars.next() else { break };
            if escaped != 'u' {
                result.extend([c, escaped]);
                continue;
            }
            // What is still escaped is ASCII. Controls have no other form in JSON and are left out.
            let digits: String = chars.by_ref().take(4).collect();
            let printable = u32::from_str_radix(&digits, 16).is_ok_and(|code| (0x20..0x7f).contains(&code));
            if printable {
                result.extend(["\\u", &digits]);
            }
            continue;
        }
        match unset.get(&c) {
            None => result.push(c),
            Some(Unprintable::Control) => {}
            Some(Unprintable::NoGlyph | Unprintable::Private) => result.push(GETA),
        }
    }
    result
}

/// A valid JSON text with every printable character itself and not as an escape, as `serde_json` writes it. Keys keep
/// their order and numbers their digits.
pub(crate) fn unescaped(json: &str) -> String {
    let mut result = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        result.push_str(before);
        let (written, c) = match unicode_escape(escape) {
            Some((first, _)) if (0xd800..0xdc00).contains(&first) => {
                let second = escape.get(6..).and_then(unicode_escape).map_or(0, |(second, _)| second);
                (12, char::decode_utf16([first, second]).next().and_then(Result::ok))
            }
            Some((unit, written)) => (written, char::from_u32(u32::from(unit))),
            None => (2, None),
        };
        let written = if let Some(c) = c.filter(|c| !c.is_ascii()) {
            result.push(c);
            written
        } else {
            // An escape that stays one, whole.
            let written = if unicode_escape(escape).is_some() { 6 } else { 2 };
            result.push_str(escape.get(..written).unwrap_or(escape));
            written
        };
        rest = escape.get(written..).unwrap_or_default();
    }
    result + rest
}

/// The UTF-16 unit of a leading `\uXXXX`, and the six bytes it takes.
fn unicode_escape(text: &str) -> Option<(u16, usize)> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, 6))
}

fn describe(c: char, why: Unprintable, pointer: &Pointer) -> Note {
    let code = format!("U+{:04X}", c as u32);
    match why {
        Unprintable::NoGlyph => Note::new(
            "render.no-glyph",
            format!("no installed font has “{c}” ({code}) of {pointer}; the PDF shows 〓 (字体缺字)"),
        ),
        Unprintable::Private => Note::new(
            "render.private-character",
            format!(
                "the private-use character {code} of {pointer} has no public meaning; the PDF shows 〓 (造字)"
            ),
        ),
        Unprintable::Control => Note::new(
            "render.control-character",
            format!("the invisible character {code} of {pointer} is left out of the PDF (控制字符)"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_the_characters_they_stand_for() {
        assert_eq!(
            unescaped(r#"{"\u4e2d":"\ud842\udfb7 \"\\u0041\n\u0022 1.50"}"#),
            r#"{"中":"𠮷 \"\\u0041\n\u0022 1.50"}"#
        );
        assert_eq!(unescaped(r#"["\ud842 alone","\u0007"]"#), r#"["\ud842 alone","\u0007"]"#);
    }

    #[test]
    fn repairing_keeps_order_and_digits() {
        let unset = BTreeMap::from([('\u{e000}', Unprintable::Private), ('\u{200b}', Unprintable::Control)]);
        let json = "{\"z\":1.50,\"a\":\"甲\u{e000}乙\u{200b}丙\\u0007\\n\\\"\"}";
        assert_eq!(repaired(json, &unset), "{\"z\":1.50,\"a\":\"甲〓乙丙\\n\\\"\"}");
    }
}
