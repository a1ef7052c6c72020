//! How much there is to set. Typst keeps the whole document until its last page is written, about 20 KB for a cell or a
//! line of text: what would not fit into memory is refused before it is tried.

use crate::RenderError;

/// Texts of a document, at most, each counted as one and one more for every [`LINE`] characters: some 500 MB, two
/// seconds, several hundred pages.
pub(crate) const MOST: usize = 22_000;

/// Characters that take as much as a cell.
const LINE: usize = 22;

/// Members of a submission that are not set.
const UNSET: [&str; 4] = ["places", "notes", "source", "schema"];

/// Members whose texts are signs for programs.
const SIGNS: [&str; 12] =
    ["kind", "op", "unit", "id", "profile", "currency_unit", "date", "term", "item", "role", "at", "part"];

/// Refuses what is more than `most`.
pub(crate) fn check(json: &str, most: usize) -> Result<(), RenderError> {
    let found = weight(json);
    if found > most { Err(RenderError::TooLarge { found, most }) } else { Ok(()) }
}

/// The weight of the texts of a JSON document, in one pass without building it.
pub(crate) fn weight(json: &str) -> usize {
    let bytes = json.as_bytes();
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = string_end(bytes, at + 1);
                let text = json.get(at + 1..end).unwrap_or_default();
                let is_key =
                    bytes.get(end + 1..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"));
                scan.string(text, is_key);
                at = end;
            }
            b'{' | b'[' => scan.depth += 1,
            b'}' | b']' => {
                scan.depth = scan.depth.saturating_sub(1);
                if scan.depth == 1 {
                    scan.unset = false;
                }
            }
            b'0'..=b'9' if scan.is_rows => {
                scan.rows = scan.rows.saturating_mul(10).saturating_add(usize::from(byte - b'0'));
            }
            b',' => scan.end_number(),
            _ => {}
        }
        at += 1;
    }
    scan.end_number();
    scan.weight
}

#[derive(Default)]
struct Scan {
    weight: usize,
    depth: usize,
    /// Inside a member that is not set.
    unset: bool,
    /// The last key names signs, or the rows of a table.
    is_sign: bool,
    is_rows: bool,
    rows: usize,
}

impl Scan {
    fn string(&mut self, text: &str, is_key: bool) {
        if is_key {
            self.end_number();
            if self.depth == 1 {
                self.unset = UNSET.contains(&text);
            }
            self.is_sign = SIGNS.contains(&text);
            self.is_rows = text == "rows" && !self.unset;
        } else if !self.unset && !self.is_sign {
            // Two or three bytes to a Chinese character; near enough.
            self.weight += 1 + text.len() / (2 * LINE);
        }
    }

    /// A row takes half of what a cell does.
    fn end_number(&mut self) {
        self.weight = self.weight.saturating_add(std::mem::take(&mut self.rows).min(1 << 30) / 2);
        self.is_rows = false;
    }
}

/// Where a string ends whose first character stands at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_count_and_signs_and_places_do_not() {
        let json = r#"{"schema":"jixiao/1","outline":[{"number":"","heading":"总则","paragraphs":["一\"二","三"]}],
            "forms":[{"kind":"x","funds":[{"item":"total","label":"合计","budget":{"text":"5","unit":"元"}}]}],
            "tables":[{"rows":10,"cells":[{"text":"甲"},{"text":""}]}],
            "places":{"/forms/0":{"table":1}},"notes":[{"id":"a","message":"b"}]}"#;
        // Number, heading, two paragraphs; label, text; two cells and half of ten rows.
        assert_eq!(weight(json), 4 + 2 + 2 + 5);
    }

    #[test]
    fn a_long_text_is_as_much_as_many_cells() {
        let json = format!("{{\"a\":\"{}\"}}", "x".repeat(44_000));
        assert_eq!(weight(&json), 1001);
        assert!(matches!(check(&json, 1000), Err(RenderError::TooLarge { found: 1001, most: 1000 })));
        assert_eq!(check(&json, 1000).unwrap_err().id(), "render.too-large");
        assert!(check(&json, 1001).is_ok());
    }

    #[test]
    fn unfinished_json_ends() {
        assert_eq!(weight("{\"a\":\"b\\"), 1);
        assert_eq!(weight("\"rows\":99999999999999999999"), (1 << 30) / 2);
    }
}
