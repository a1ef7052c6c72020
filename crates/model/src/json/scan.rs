//! What a JSON text will cost, before anything is made of it: depth, text, and the memory its records take.

use std::mem::size_of;

use super::JsonError;
use crate::{
    Aside, Cell, Form, FormCell, FormGrid, Fund, Goal, Grid, Indicator, Limits, Note, Place, ProseQuantity,
    Quantity, ScheduleStep, Section, Span, Task,
};

/// Open arrays and objects at once: where `serde_json` stops.
const DEEPEST: usize = 127;

/// Bytes of memory an object takes that is an element of the array of a key, or a value in the map of a key.
const RECORDS: [(&[u8], usize); 18] = [
    (b"forms", size_of::<Form>()),
    (b"indicators", size_of::<Indicator>()),
    (b"funds", size_of::<Fund>()),
    (b"tasks", size_of::<Task>()),
    (b"goals", size_of::<Goal>()),
    (b"schedule", size_of::<ScheduleStep>()),
    (b"outline", size_of::<Section>()),
    (b"sections", size_of::<Section>()),
    (b"quantities", size_of::<ProseQuantity>()),
    (b"tables", size_of::<Grid>()),
    (b"grids", size_of::<FormGrid>()),
    // Of a table, or of a form's geometry.
    (
        b"cells",
        if size_of::<Cell>() > size_of::<FormCell>() { size_of::<Cell>() } else { size_of::<FormCell>() },
    ),
    (b"asides", size_of::<Aside>()),
    (b"notes", size_of::<Note>()),
    (b"places", size_of::<Place>()),
    (b"parts", size_of::<Quantity>()),
    (b"grades", size_of::<Quantity>()),
    (b"automatic", size_of::<Span>()),
];

/// An object without a line in [`RECORDS`] stands boxed, in a list of places, or in its record.
const OTHER: usize = size_of::<Place>();

/// What an open array or object is the value of.
#[derive(Clone, Copy)]
struct Level {
    /// Bytes an object in it costs.
    each: usize,
    is_object: bool,
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    levels: Vec<Level>,
    /// The last string at this level, if nothing but a colon came since: the key of what comes.
    key: Option<&'a [u8]>,
    chars: usize,
    memory: u64,
}

/// Refuses a text that would cost more than `limits` allows. What it is beside is left to the JSON reader.
pub(super) fn within(bytes: &[u8], limits: &Limits) -> Result<(), JsonError> {
    let limit = |what, max, at| Err(JsonError::Limit { what, max, at });
    if bytes.len() as u64 > limits.file_bytes {
        return limit("file_bytes", limits.file_bytes, 0);
    }
    let mut scan = Scan { bytes, at: 0, levels: Vec::new(), key: None, chars: 0, memory: 0 };
    while let Some(&byte) = bytes.get(scan.at) {
        match byte {
            b'"' => {
                scan.string();
                if scan.chars > limits.text_chars {
                    return limit("text_chars", limits.text_chars as u64, scan.at);
                }
                continue;
            }
            b'{' | b'[' => {
                if scan.levels.len() >= DEEPEST {
                    return limit("element_depth", DEEPEST as u64, scan.at);
                }
                scan.open(byte == b'{');
                if scan.memory > limits.total_bytes {
                    return limit("total_bytes", limits.total_bytes, scan.at);
                }
            }
            b'}' | b']' => {
                scan.levels.pop();
                scan.key = None;
            }
            b',' => scan.key = None,
            _ => {}
        }
        scan.at += 1;
    }
    Ok(())
}

impl Scan<'_> {
    /// A string from its quote on.
    fn string(&mut self) {
        let start = self.at + 1;
        let mut end = start;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b'"' => break,
                b'\\' => end += 1,
                // Not the first byte of a character.
                0x80..=0xBF => {}
                _ => self.chars += 1,
            }
            end += 1;
        }
        let end = end.min(self.bytes.len());
        // A string owns its bytes and three words.
        self.memory += (end - start + 3 * size_of::<usize>()) as u64;
        self.key = self.bytes.get(start..end);
        self.at = end + 1;
    }

    fn open(&mut self, is_object: bool) {
        let parent = self.levels.last().copied();
        let key = self.key.take();
        let in_list = parent.filter(|parent| !parent.is_object || key.is_none());
        if is_object {
            let of_map =
                parent.filter(|parent| parent.is_object && parent.each > 0).map(|parent| parent.each);
            let each = in_list.map(|list| list.each).filter(|each| *each > 0).or(of_map);
            self.memory += each.unwrap_or(OTHER) as u64;
        }
        let known = key.and_then(|key| RECORDS.iter().find(|(known, _)| *known == key));
        let each = known.map_or(0, |(_, each)| *each);
        self.levels.push(Level { each, is_object });
    }
}
