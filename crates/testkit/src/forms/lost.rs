//! The invariant "nothing read is lost, nothing is claimed twice", checked over a document and what was made of it.

use std::collections::{HashMap, HashSet};

use model::{Block, Document, Grid, Place, Section, Submission};
use serde_json::Value;

/// What a submission lost of its document, or claims twice: empty when every text came out exactly once.
///
/// A text may stand in several keys only where one cell holds several values (unit code, name and level), where a
/// merged cell counts for each of its rows (一级指标), or where a key is derived from a value that stays (year).
pub fn lost(document: &Document, submission: &Submission) -> Vec<String> {
    let json = serde_json::to_value(submission).unwrap_or_default();
    let mut values: HashMap<Place, Vec<(&str, String)>> = HashMap::new();
    for (pointer, place) in &submission.places {
        let text = json.pointer(pointer.as_str()).map_or_else(|| format!("no value at {pointer}"), text_of);
        let bare = |place: &Place| Place { also: Vec::new(), ..place.clone() };
        for place in std::iter::once(place).chain(&place.also) {
            values.entry(bare(place)).or_default().push((pointer.as_str(), text.clone()));
        }
    }
    let mut check = Check { values, labels: labels(&json), lost: Vec::new() };
    let kept: HashSet<Place> = (0..submission.tables.len())
        .filter_map(|at| submission.places.get(&model::Pointer::root().key("tables").index(at)).cloned())
        .collect();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => check.text(&paragraph.text, &Place::paragraph(paragraph.index)),
            Block::Table(grid) => check.table(grid, None, &kept),
        }
    }
    for pointer in dangling(&json, submission) {
        check.lost.push(pointer);
    }
    check.outline(&submission.outline);
    check.lost
}

/// Pointers that lead nowhere.
fn dangling(json: &Value, submission: &Submission) -> Vec<String> {
    let leads = |pointer: &&model::Pointer| json.pointer(pointer.as_str()).is_none();
    submission.places.keys().filter(leads).map(|pointer| format!("{pointer} leads nowhere")).collect()
}

struct Check<'s> {
    values: HashMap<Place, Vec<(&'s str, String)>>,
    /// Words that stand as labels somewhere in the forms.
    labels: HashSet<String>,
    lost: Vec<String>,
}

impl Check<'_> {
    fn table(&mut self, grid: &Grid, outer: Option<&Place>, kept: &HashSet<Place>) {
        let within = |place: Place| match outer {
            Some(outer) => place.inside(outer.clone()),
            None => place,
        };
        if kept.contains(&within(Place::table(grid.table))) {
            return;
        }
        for cell in &grid.cells {
            let place = within(Place::cell(grid.table, cell.row, cell.column));
            self.text(&cell.text, &place);
            for inner in &cell.tables {
                self.table(inner, Some(&place), kept);
            }
        }
    }

    /// What stands at a place must come out whole: in values whose place it is, and in labels.
    fn text(&mut self, text: &str, place: &Place) {
        let wanted = squeeze(text);
        if wanted.is_empty() {
            return;
        }
        let mut parts: Vec<String> = Vec::new();
        let values = self.values.get(place).cloned().unwrap_or_default();
        let whole = |pointer: &str| pointer.contains("/fields/") || pointer.contains("/labels/section");
        let is_field = values.iter().any(|(pointer, value)| whole(pointer) && squeeze(value) == wanted);
        for (pointer, value) in &values {
            let value = squeeze(value);
            // A form's unit may be derived from a field, or from a row over a list, that stays whole.
            if is_field && pointer.contains("/unit/") {
                continue;
            }
            // Points of a level in a cell of their own are no part of its label.
            let own = pointer.ends_with("/weight") && value == wanted;
            if is_derived(pointer) && !own || value.is_empty() || parts.contains(&value) {
                continue;
            }
            // A joined value (≥ · 98 · %) or a split one: this cell's share of it.
            let shared = if wanted.contains(&value) {
                value
            } else if value.contains(&wanted) {
                wanted.clone()
            } else {
                continue;
            };
            if !parts.contains(&shared) {
                parts.push(shared);
            }
        }
        let mut rest = wanted.clone();
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        for part in &parts {
            match rest.find(part.as_str()) {
                Some(at) => rest.replace_range(at..at + part.len(), "\u{1}"),
                None => self.lost.push(format!("{place}: 「{part}」 of「{wanted}」 is claimed twice")),
            }
        }
        let rest = rest.trim_matches('\u{1}');
        for piece in rest.split('\u{1}') {
            if self.labels.contains(piece.trim_matches([':', '：'])) {
                continue;
            }
            // Signs that part values in one cell say nothing.
            let piece = piece.trim_matches(|c: char| ":：[]【】()（）-－—–_*★；;，,、。 ".contains(c));
            // The same amount for two items of one text.
            if values.iter().filter(|(_, value)| squeeze(value) == piece).count() > 1 {
                continue;
            }
            let ticked = matches!(piece, "√" | "✓" | "☑" | "✔");
            if !piece.is_empty() && !self.labels.contains(piece) && !ticked {
                self.lost.push(format!("{place}: 「{piece}」 of「{wanted}」 is lost; there: {values:?}"));
            }
        }
    }

    /// Sections hold nothing but what places say they hold.
    fn outline(&mut self, sections: &[Section]) {
        for section in sections {
            for paragraph in &section.paragraphs {
                if squeeze(paragraph).is_empty() {
                    self.lost.push("an empty paragraph in the outline".to_owned());
                }
            }
            self.outline(&section.sections);
        }
    }
}

/// Values made from another that stays where it is.
fn is_derived(pointer: &str) -> bool {
    let derived_end = ["/year", "/currency_unit", "/month"].iter().any(|end| pointer.ends_with(end))
        && !pointer.contains("/labels/");
    derived_end
        || pointer.starts_with("/department")
        || pointer.ends_with("/weight") && (pointer.contains("/level") || pointer.contains("/goals/"))
}

/// A value's text: a quantity's, a level's label, a string.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        // A part of the form kept whole holds the texts of all its cells.
        Value::Object(object) if object.contains_key("cells") => {
            let cells = object["cells"].as_array().into_iter().flatten();
            cells.filter_map(|cell| cell["text"].as_str()).collect::<Vec<_>>().join(" ")
        }
        Value::Object(object) => {
            let part = object.get("text").or_else(|| object.get("label")).and_then(Value::as_str);
            part.unwrap_or_default().to_owned()
        }
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The names of fields, whose places are those of their values.
fn labels(json: &Value) -> HashSet<String> {
    let mut labels = HashSet::new();
    let mut open = vec![json];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(object) => {
                for key in ["fields", "grades"] {
                    let Some(Value::Object(fields)) = object.get(key) else { continue };
                    for key in fields.keys() {
                        let key = squeeze(key);
                        labels.insert(key.split("（2）").next().unwrap_or(&key).to_owned());
                        labels.insert(unnumbered(&key).to_owned());
                        labels.insert(key);
                    }
                }
                open.extend(object.values());
            }
            _ => {}
        }
    }
    labels
}

/// A repeated label's key without its number.
fn unnumbered(key: &str) -> &str {
    let inner = key.strip_suffix('）').and_then(|key| key.rsplit_once('（'));
    match inner {
        Some((label, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => label,
        _ => key,
    }
}

/// A text without white space, its digits half-width as codes are written.
fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}
