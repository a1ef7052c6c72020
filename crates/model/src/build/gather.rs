//! Notes of one kind as one: hundreds of equal notes would hide the one that matters.

use std::fmt::Write as _;

use crate::Note;

use super::once::Once;

/// Characters of further details that a note takes in.
const DETAILS: usize = 400;
/// Further places that a note names.
const PLACES: usize = 20;

/// A note, and what others of its kind added to it.
struct Kind {
    note: Note,
    times: usize,
    /// What stood behind the colon of each, so far as there is room.
    details: Vec<String>,
    room: usize,
}

/// One note for each id: the first, with what the others say besides, how many they are and where (`place.also`).
/// `once` knows of kinds of which not every note was kept.
pub(super) fn by_kind(notes: Vec<Note>, once: &Once) -> Vec<Note> {
    let mut kinds: Vec<Kind> = Vec::new();
    for note in notes {
        match kinds.iter_mut().find(|kind| kind.note.id == note.id) {
            Some(kind) => kind.add(note),
            None => kinds.push(Kind { note, times: 1, details: Vec::new(), room: DETAILS }),
        }
    }
    kinds.into_iter().map(|kind| kind.told(once)).collect()
}

impl Kind {
    fn add(&mut self, note: Note) {
        self.times += 1;
        match (&mut self.note.place, note.place) {
            (Some(place), Some(other)) => {
                if *place != other && place.also.len() < PLACES && !place.also.contains(&other) {
                    place.also.push(other);
                }
            }
            (place @ None, other) => *place = other,
            (_, None) => {}
        }
        if note.message == self.note.message {
            return;
        }
        let (head, _) = parted(&self.note.message);
        let detail = match parted(&note.message) {
            (other, Some(detail)) if other == head => detail,
            _ => &note.message,
        };
        let chars = detail.chars().count();
        if chars <= self.room && !self.details.iter().any(|known| known == detail) {
            self.room -= chars;
            self.details.push(detail.to_owned());
        }
    }

    fn told(self, once: &Once) -> Note {
        let Self { mut note, times, details, .. } = self;
        let times = times.max(once.times(&note.id));
        for detail in details {
            note.message.push_str("; ");
            note.message.push_str(&detail);
        }
        if times > 1 {
            let _ = write!(note.message, "; {times} in all (共 {times} 处)");
        }
        note
    }
}

/// A message, and the detail behind its first colon.
fn parted(message: &str) -> (&str, Option<&str>) {
    match message.split_once("): ").or_else(|| message.split_once(": ")) {
        Some((head, detail)) => (head, Some(detail)),
        None => (message, None),
    }
}

#[cfg(test)]
mod tests {
    use crate::Place;
    use pretty_assertions::assert_eq;

    use super::*;

    fn gathered(notes: Vec<Note>) -> Vec<Note> {
        by_kind(notes, &Once::default())
    }

    #[test]
    fn one_note_a_kind_tells_how_many_and_where() {
        let repaired = |row| Note::new("word.a", "repaired (已修正)").at(Place::cell(1, row, 1));
        let told = gathered(vec![repaired(1), Note::new("word.b", "other"), repaired(2), repaired(3)]);
        let place = Place { also: vec![Place::cell(1, 2, 1), Place::cell(1, 3, 1)], ..Place::cell(1, 1, 1) };
        assert_eq!(
            told,
            [
                Note::new("word.a", "repaired (已修正); 3 in all (共 3 处)").at(place),
                Note::new("word.b", "other"),
            ]
        );
    }

    #[test]
    fn what_each_says_is_kept_as_far_as_there_is_room() {
        let hidden = |text: &str| Note::new("word.a", format!("left out (未读入): {text}"));
        let told = gathered(vec![hidden("甲"), hidden("乙"), hidden("乙"), Note::new("word.a", "else")]);
        assert_eq!(told[0].message, "left out (未读入): 甲; 乙; else; 4 in all (共 4 处)");
        let long = "长".repeat(300);
        let told = gathered(vec![hidden("甲"), hidden(&long), hidden(&format!("{long}二")), hidden("丙")]);
        assert_eq!(told[0].message, format!("left out (未读入): 甲; {long}; 丙; 4 in all (共 4 处)"));
    }
}
