//! Fields: a reader sees their result; a few have none and are drawn from their instruction.

use model::Note;

use super::Reader;
use super::group::Dest;
use crate::WordError;
use crate::{eq, symbol};

/// An open field.
pub(super) struct Field {
    instruction: String,
    /// Characters shown before the field.
    shown: u64,
    /// `\ffres`, else `\ffdefres`: the state of a check box, the chosen entry of a list.
    result: Option<i32>,
    default: Option<i32>,
    /// `\ffl`: the entries of a drop-down list.
    entries: Vec<String>,
}

/// The longest instruction that is looked at.
const LONGEST: usize = 4096;

/// Entries of a drop-down list, at most: Word allows 25.
const MOST_ENTRIES: usize = 256;

impl Field {
    pub(super) fn new(shown: u64) -> Self {
        Self { instruction: String::new(), shown, result: None, default: None, entries: Vec::new() }
    }

    /// 25 in `\ffres` means "the default".
    fn state(&self) -> i32 {
        self.result.filter(|result| *result != 25).or(self.default).unwrap_or(0)
    }
}

impl Reader<'_> {
    pub(super) fn list_entry(&mut self, entry: String) {
        if let Some(field) = self.fields.last_mut().filter(|field| field.entries.len() < MOST_ENTRIES) {
            field.entries.push(entry);
        }
    }

    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|field| field.instruction.len() < LONGEST) {
            field.instruction.push_str(text);
        }
    }

    /// `\ffres` and its kin.
    pub(super) fn form_field(&mut self, name: &str, number: Option<i32>) {
        if let Some(field) = self.fields.last_mut() {
            match name {
                "ffres" => field.result = number,
                "ffdefres" => field.default = number,
                _ => {}
            }
        }
    }

    /// The field's group ends.
    pub(super) fn end_field(&mut self) -> Result<(), WordError> {
        let Some(field) = self.fields.pop() else { return Ok(()) };
        if self.group.dest != Dest::Text || self.shown > field.shown {
            return Ok(());
        }
        let instruction = field.instruction.trim();
        let mut words = instruction.split_whitespace();
        match words.next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "FORMCHECKBOX" => self.put(if field.state() == 1 { "☒" } else { "☐" }),
            "FORMDROPDOWN" => {
                let chosen = usize::try_from(field.state()).ok().and_then(|index| field.entries.get(index));
                chosen.map_or(Ok(()), |entry| self.put(entry))
            }
            "SYMBOL" if let Some(sign) = drawn(instruction) => self.put(sign.encode_utf8(&mut [0; 4])),
            // Circled characters, fractions, overlines: text that stands nowhere else.
            "EQ" if let Some(line) = eq::line(instruction) => self.put(&line),
            "EQ" | "SYMBOL" => {
                let message = format!("the field {{ {instruction} }} has no result to read (域没有结果文字)");
                self.note_here(Note::new("word.field-without-result", message))
            }
            _ => Ok(()),
        }
    }
}

/// `SYMBOL 254 \f "Wingdings"`: the sign.
fn drawn(instruction: &str) -> Option<char> {
    let code = instruction.split_whitespace().nth(1)?;
    let code =
        code.strip_prefix("0x").map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
    let font = instruction.split_once("\\f").map_or("", |(_, font)| font.trim_start());
    let font = font.strip_prefix('"').and_then(|font| font.split('"').next()).unwrap_or(font);
    symbol::symbol(font, code)
        .or_else(|| (!symbol::is_symbol_font(font)).then(|| char::from_u32(code)).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_field_is_drawn_from_its_instruction() {
        assert_eq!(drawn(r#"SYMBOL 254 \f "Wingdings" \s 12"#), Some('☑'));
        assert_eq!(drawn(r"SYMBOL 0x2611 \u"), Some('☑'));
        assert_eq!(drawn("SYMBOL"), None);
    }
}
