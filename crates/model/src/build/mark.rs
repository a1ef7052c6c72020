//! Marks of paragraphs: where each comes to stand in the document.
//!
//! Who writes into a file has to know which paragraph of its bytes a place is. A mark goes every way a note goes, through
//! merged cells, nested tables and text boxes, and is told by nobody.

use crate::Note;

/// The id of the notes that are marks.
const MARK: &str = "mark of a paragraph";

/// The mark of a paragraph, by its number.
pub fn mark(number: usize) -> Note {
    Note::new(MARK, number.to_string())
}

/// The number of the paragraph whose mark a note is, and where in the text of its cell it stands.
pub fn marked(note: &Note) -> Option<(usize, usize)> {
    if note.id != MARK {
        return None;
    }
    let mut numbers = note.message.split(' ').map(str::parse);
    let number = numbers.next()?.ok()?;
    Some((number, numbers.next().and_then(Result::ok).unwrap_or(0)))
}

/// Says in the marks among `notes` where in the text of the cell their paragraphs stand, in bytes.
pub fn stand_at(notes: &mut [Note], at: usize) {
    for note in notes.iter_mut().filter(|note| note.id == MARK) {
        note.message = format!("{} {at}", note.message);
    }
}
