//! Fields ([MS-DOC] 2.8.25): what of them a reader sees. 0x13 instruction 0x14 result 0x15, one inside another.

use std::ops::Range;

use crate::{eq, symbol};

const BEGIN: u16 = 0x13;
const SEPARATOR: u16 = 0x14;
const END: u16 = 0x15;

/// What a story's fields hide, and what some of them show without a result.
#[derive(Default)]
pub(super) struct Fields {
    /// Instructions with their marks, from left to right, none inside another.
    pub(super) hidden: Vec<Range<usize>>,
    /// Text shown instead of a hidden range, by the range's start.
    pub(super) shown: Vec<(usize, String)>,
    /// Field marks that have no partner, and are ignored.
    pub(super) unmatched: usize,
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
        let instruction = field.begin..field.separator.unwrap_or(end) + 1;
        let inside = &units[instruction.start + 1 - start..instruction.end - 1 - start];
        let no_result = field.separator.is_none_or(|separator| separator + 1 == end);
        if no_result
            && inside.len() <= LONGEST_SHOWN
            && let Some(shown) = shown(&String::from_utf16_lossy(inside))
        {
            self.shown.push((instruction.start, shown));
        }
        self.hidden.push(instruction);
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

/// Longer instructions are never one of those below.
const LONGEST_SHOWN: usize = 255;

/// What Word draws for an instruction that has no result: 带圈字符 and 拼音指南 (`EQ \o\ac(○,1)`), and
/// `SYMBOL 254 \f Wingdings`.
fn shown(instruction: &str) -> Option<String> {
    let instruction = instruction.trim();
    match instruction.split_whitespace().next()?.to_ascii_uppercase().as_str() {
        "EQ" => eq::line(instruction),
        "SYMBOL" => sign(instruction).map(String::from),
        _ => None,
    }
}

/// `SYMBOL 168 \f "Wingdings"`.
fn sign(instruction: &str) -> Option<char> {
    let code = instruction.split_whitespace().nth(1)?;
    let code = match code.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    let font = instruction.split_once("\\f").map_or("", |(_, font)| font.trim_start());
    let font = match font.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => font.split_whitespace().next().unwrap_or_default(),
    };
    symbol::symbol(font, code).or_else(|| char::from_u32(code).filter(|sign| !sign.is_control()))
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
        assert_eq!(scan("\u{13} EQ \\o\\ac(○,3)\u{15}").shown, [(10, "③".to_owned())]);
        assert_eq!(scan("\u{13} SYMBOL 254 \\f \"Wingdings\" \u{15}").shown, [(10, "☑".to_owned())]);
        assert_eq!(scan("\u{13} PAGE \u{15}").shown, []);
        assert_eq!(scan("\u{13} EQ \\o\\ac(○,3)\u{14}三\u{15}").shown, [], "its result stands there");
    }
}
