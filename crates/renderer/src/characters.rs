//! Every character of the data looked up before layout.
//!
//! A plain PDF draws nothing for a character without a glyph, and says nothing; PDF/A export stops. So each
//! character either has a face, perhaps one of a further family, or is shown as 〓 and reported.

use std::collections::{BTreeMap, BTreeSet};

use model::{Note, Place, Pointer};
use serde_json::Value;

use crate::faces::Faces;
use crate::roles::Cast;

/// What stands for a character no font holds: the typesetter's geta mark.
const GETA: char = '〓';

/// Families asked first when a role's own lack a character; then all others by name.
const FURTHER: [&str; 8] = [
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
}

/// Why a character is not set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    /// No font at hand holds it.
    NoGlyph,
    /// Private use: its meaning is between sender and font, and PDF/A forbids it.
    Private,
    /// Invisible, or turning the direction of the text around it: what is seen would not be what is written.
    Control,
}

/// Looks up all characters of `json`. `place` finds where a JSON Pointer stands in the document.
pub(crate) fn settle(
    json: String,
    cast: &Cast,
    faces: &Faces,
    place: impl Fn(&Pointer) -> Option<Place>,
) -> Settled {
    let distinct: BTreeSet<char> = json.chars().filter(|c| !c.is_ascii()).collect();
    let mut more: Vec<String> = Vec::new();
    let mut troubles: BTreeMap<char, Trouble> = BTreeMap::new();
    for c in distinct {
        if let Some(trouble) = unprintable(c) {
            troubles.insert(c, trouble);
        } else if !(cast.covers(faces, c) || more.iter().any(|family| has(faces, family, c))) {
            match further(faces, c) {
                Some(family) => more.push(family),
                None => {
                    troubles.insert(c, Trouble::NoGlyph);
                }
            }
        }
    }
    // serde_json writes the controls below U+0020 as escapes.
    let escaped = json.contains("\\u00");
    if troubles.is_empty() && !escaped {
        return Settled { json, more, notes: Vec::new() };
    }
    let Ok(mut value) = serde_json::from_str::<Value>(&json) else {
        return Settled { json, more, notes: Vec::new() };
    };
    let mut notes = Vec::new();
    repair(&mut value, &Pointer::root(), &troubles, &mut |pointer, c, trouble| {
        let note = describe(c, trouble, pointer);
        notes.push(match place(pointer) {
            Some(place) => note.at(place),
            None => note,
        });
    });
    Settled { json: value.to_string(), more, notes }
}

fn unprintable(c: char) -> Option<Trouble> {
    match c {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Trouble::Private),
        '\u{0}'..='\u{8}'
        | '\u{b}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}' => Some(Trouble::Control),
        _ => None,
    }
}

/// A family outside the cast that holds a character.
fn further(faces: &Faces, c: char) -> Option<String> {
    let known = FURTHER.into_iter().find(|family| has(faces, family, c));
    known.or_else(|| faces.families().find(|family| has(faces, family, c))).map(str::to_owned)
}

fn has(faces: &Faces, family: &str, c: char) -> bool {
    faces.select(family, 400).is_some_and(|info| info.coverage.contains(c as u32))
}

impl Cast {
    /// Whether every role can set a character with its own families.
    fn covers(&self, faces: &Faces, c: char) -> bool {
        self.roles.iter().all(|role| {
            role.families.iter().any(|family| {
                faces.select(family, role.weight).is_some_and(|info| info.coverage.contains(c as u32))
            })
        })
    }
}

/// Replaces what cannot be set in every string of `value`, and tells of each. JSON read by `serde_json`
/// nests at most 128 deep.
fn repair(
    value: &mut Value,
    pointer: &Pointer,
    troubles: &BTreeMap<char, Trouble>,
    tell: &mut impl FnMut(&Pointer, char, Trouble),
) {
    match value {
        Value::String(text) => {
            if let Some(repaired) = repaired(text, pointer, troubles, tell) {
                *text = repaired;
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                repair(item, &pointer.index(index), troubles, tell);
            }
        }
        Value::Object(entries) => {
            let old = std::mem::take(entries);
            for (key, mut item) in old {
                let inner = pointer.key(&key);
                repair(&mut item, &inner, troubles, tell);
                let key = repaired(&key, &inner, troubles, tell).unwrap_or(key);
                entries.insert(key, item);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn repaired(
    text: &str,
    pointer: &Pointer,
    troubles: &BTreeMap<char, Trouble>,
    tell: &mut impl FnMut(&Pointer, char, Trouble),
) -> Option<String> {
    let trouble = |c: char| troubles.get(&c).copied().or_else(|| unprintable(c));
    if !text.chars().any(|c| trouble(c).is_some()) {
        return None;
    }
    let mut told = BTreeSet::new();
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        let Some(kind) = trouble(c) else {
            result.push(c);
            continue;
        };
        if told.insert(c) {
            tell(pointer, c, kind);
        }
        if kind != Trouble::Control {
            result.push(GETA);
        }
    }
    Some(result)
}

fn describe(c: char, trouble: Trouble, pointer: &Pointer) -> Note {
    let code = format!("U+{:04X}", c as u32);
    match trouble {
        Trouble::NoGlyph => Note::new(
            "render.no-glyph",
            format!("no installed font has “{c}” ({code}) of {pointer}; the PDF shows 〓 (字体缺字)"),
        ),
        Trouble::Private => Note::new(
            "render.private-character",
            format!(
                "the private-use character {code} of {pointer} has no public meaning; the PDF shows 〓 (造字)"
            ),
        ),
        Trouble::Control => Note::new(
            "render.control-character",
            format!("the invisible character {code} of {pointer} is left out of the PDF (控制字符)"),
        ),
    }
}
