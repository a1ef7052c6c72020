//! Fields ([MS-DOC] 2.8.25): what of them a reader sees. 0x13 instruction 0x14 result 0x15, one inside another.

use std::ops::Range;

use crate::field::{Drawn, Field};

const BEGIN: u16 = 0x13;
const SEPARATOR: u16 = 0x14;
const END: u16 = 0x15;

/// What a story's fields hide, and what some of them show without a result.
#[derive(Default)]
pub(super) struct Fields {
    /// Instructions with their marks, from left to right, none inside another.
    pub(super) hidden: Vec<Range<usize>>,
    /// What is shown instead of a hidden range, by the range's start.
    pub(super) shown: Vec<(usize, Shown)>,
    /// Field marks that have no partner, and are ignored.
    pub(super) unmatched: usize,
}

/// What is shown instead of a field's instruction.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Text(String),
    /// The text of a button.
    Button(String),
    /// An automatic number, counted where it stands: its instruction.
    Number(String),
    /// Nothing, but something to be told: the class of an object, the name of a field that is not known.
    Object(String),
    Unknown(String),
}

struct Open {
    begin: usize,
    separator: Option<usize>,
}

impl Fields {
    /// Finds the fields among `units`, the first of which stands at CP `start`.
    pub(super) fn scan(units: &[u16], start: usize) -> Self {
        let mut fields = Self::default();
        let mut open: Vec<Open> = Vec::new();
        for (index, &unit) in units.iter().enumerate() {
            let cp = start + index;
            match unit {
                BEGIN => open.push(Open { begin: cp, separator: None }),
                SEPARATOR => match open.last_mut() {
                    Some(field) if field.separator.is_none() => field.separator = Some(cp),
                    _ => fields.unmatched += 1,
                },
                END => match open.pop() {
                    Some(field) => fields.close(&field, cp, units, start),
                    None => fields.unmatched += 1,
                },
                _ => {}
            }
        }
        // A field that never ends hides nothing: better its instruction in the text than text lost.
        fields.unmatched += open.len();
        fields.order();
        fields
    }

    fn close(&mut self, field: &Open, end: usize, units: &[u16], start: usize) {
        let code = field.begin..field.separator.unwrap_or(end);
        let inside = &units[code.start + 1 - start..code.end - start];
        let mut read = Field::default();
        if inside.len() <= LONGEST {
            read.instruct(&without_codes(inside));
        }
        read.begin_result(0);
        // What SET and ASK give to a bookmark is stored as their result, and not shown.
        let hidden = code.start..if read.is_silent { end + 1 } else { code.end + 1 };
        let no_result = field.separator.is_none_or(|separator| separator + 1 == end);
        if let Some(shown) = shown(&read, no_result) {
            self.shown.push((hidden.start, shown));
        }
        self.hidden.push(hidden);
    }

    /// Sorts, and drops what lies inside the instruction of an outer field.
    fn order(&mut self) {
        self.hidden.sort_unstable_by_key(|range| range.start);
        let mut reached = 0;
        self.hidden.retain(|range| {
            let outer = range.end > reached;
            reached = reached.max(range.end);
            outer
        });
        self.shown.sort_unstable_by_key(|(start, _)| *start);
        let starts: Vec<usize> = self.hidden.iter().map(|range| range.start).collect();
        self.shown.retain(|(start, _)| starts.binary_search(start).is_ok());
    }
}

/// Longer instructions are not looked at.
const LONGEST: usize = 4_096;

/// An instruction as text: of the fields inside it what they show.
fn without_codes(units: &[u16]) -> String {
    let mut depth = 0_usize;
    // Of each open field whether its result has begun; what a field inside an instruction hides is hidden.
    let mut results: Vec<bool> = Vec::new();
    let mut text = Vec::with_capacity(units.len());
    for &unit in units {
        match unit {
            BEGIN => {
                results.push(false);
                depth += 1;
            }
            SEPARATOR => {
                if let Some(result) = results.last_mut().filter(|result| !**result) {
                    *result = true;
                    depth -= 1;
                }
            }
            END => depth -= usize::from(results.pop() == Some(false)),
            0x20.. if depth == 0 => text.push(unit),
            _ => {}
        }
    }
    String::from_utf16_lossy(&text)
}

/// What stands instead of a field: of an embedded object a note, of a field without a result what Word draws. Form
/// fields show their state, which stands in their data.
fn shown(field: &Field, no_result: bool) -> Option<Shown> {
    let name = field.name();
    if matches!(name.as_str(), "EMBED" | "LINK") {
        let class = field.instruction.split_whitespace().nth(1).unwrap_or_default();
        return Some(Shown::Object(class.to_owned()));
    }
    if !no_result || name.starts_with("FORM") {
        return None;
    }
    match field.drawn() {
        Drawn::Text(text) if matches!(name.as_str(), "MACROBUTTON" | "GOTOBUTTON") => {
            Some(Shown::Button(text))
        }
        Drawn::Text(text) => Some(Shown::Text(text)),
        Drawn::Number => Some(Shown::Number(field.instruction.clone())),
        Drawn::Unknown => Some(Shown::Unknown(name)),
        Drawn::Nothing | Drawn::Unchosen(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str) -> Fields {
        Fields::scan(&text.encode_utf16().collect::<Vec<u16>>(), 10)
    }

    #[test]
    fn instructions_are_hidden_with_what_is_inside_them() {
        let fields = scan("a\u{13}IF \u{13}PAGE\u{14}3\u{15}\u{14}b\u{15}");
        let outer = std::iter::once(11..24);
        assert!(fields.hidden.into_iter().eq(outer), "the outer instruction, and the mark before its result");
        let fields = scan("\u{13}A\u{14}\u{13}B\u{14}c\u{15}\u{15}");
        assert_eq!(fields.hidden, [10..13, 13..16]);
    }

    #[test]
    fn marks_without_a_partner_hide_nothing() {
        let fields = scan("a\u{15}b\u{14}c\u{13}d");
        assert_eq!((fields.hidden, fields.unmatched), (vec![], 3));
    }

    #[test]
    fn what_has_no_result_is_drawn_from_its_instruction() {
        let text = |text: &str| [(10, Shown::Text(text.to_owned()))];
        assert_eq!(scan("\u{13} EQ \\o\\ac(○,3)\u{15}").shown, text("③"));
        assert_eq!(scan("\u{13} SYMBOL 254 \\f \"Wingdings\" \u{15}").shown, text("☑"));
        assert_eq!(scan("\u{13} PAGE \u{15}").shown, [(10, Shown::Unknown("PAGE".to_owned()))]);
        assert_eq!(scan("\u{13} EQ \\o\\ac(○,3)\u{14}三\u{15}").shown, [], "its result stands there");
        assert_eq!(scan("\u{13} FORMCHECKBOX \u{15}").shown, [], "its data says");
    }

    #[test]
    fn set_and_ask_show_nothing() {
        let fields = scan("前\u{13} SET 合计 \"12.00\" \u{14}12.00\u{15}后");
        let all = std::iter::once(11..35);
        assert!(fields.hidden.into_iter().eq(all), "the result as well");
        assert_eq!(fields.shown, []);
    }

    #[test]
    fn buttons_and_numbers_are_known_by_their_names() {
        let button = Shown::Button("[☐ 键入]".to_owned());
        assert_eq!(scan("\u{13} MACROBUTTON x [\u{13}REF a\u{14}☐\u{15} 键入]\u{15}").shown, [(10, button)]);
        let number = Shown::Number(" AUTONUM ".to_owned());
        assert_eq!(scan("\u{13} AUTONUM \u{15}").shown, [(10, number)]);
        let object = Shown::Object("Excel.Sheet.8".to_owned());
        assert_eq!(scan("\u{13} EMBED Excel.Sheet.8 \u{14}\u{1}\u{15}").shown, [(10, object)]);
    }
}
