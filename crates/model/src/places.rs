//! Where values stand, found by any pointer.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::{Place, Pointer, Submission};

/// The places of a submission, for looking up many: one pass over [`Submission::places`], then constant time.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    own: &'a IndexMap<Pointer, Place>,
    /// Pointer, or what it is part of → the first place at or below it and its rank in document order.
    first: HashMap<&'a str, (usize, &'a Place)>,
}

impl<'a> Places<'a> {
    /// The places of `submission`.
    pub fn new(submission: &'a Submission) -> Self {
        let mut first = HashMap::new();
        for (rank, (pointer, place)) in submission.places.iter().enumerate() {
            let pointer = pointer.as_str();
            let wholes = pointer.match_indices('/').skip(1).map(|(slash, _)| &pointer[..slash]);
            for whole in wholes.chain([pointer]).filter(|whole| counts(whole, place)) {
                first.entry(whole).or_insert((rank, place));
            }
        }
        Self { own: &submission.places, first }
    }

    /// The nearest place of a pointer, as [`Submission::place_of`] says.
    pub fn of(&self, pointer: &Pointer) -> Option<Place> {
        nearest(self.own, pointer.as_str(), |prefix| self.first.get(prefix).map(|(_, place)| *place))
    }

    /// When a value comes in document order: the rank of its place, of the first place in it, or of the smallest whole
    /// around it that has one.
    pub fn rank(&self, pointer: &Pointer) -> Option<usize> {
        wholes(pointer.as_str()).find_map(|whole| self.first.get(whole)).map(|(rank, _)| *rank)
    }
}

impl Submission {
    /// Where a value stands in the document. Where it has no place of its own: the first place of what it consists of,
    /// else that of the smallest whole around it that has one. A form as a whole stands in the table of its first value.
    /// For many look-ups in one submission, [`Places`] is faster.
    ///
    /// ```
    /// use model::{Place, Submission};
    ///
    /// let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
    ///   "places": {"/forms/0/funds/0/label": {"table": 1, "row": 2, "column": 1},
    ///              "/forms/0/funds/0/budget": {"table": 1, "row": 2, "column": 3}}}"#;
    /// let submission: Submission = serde_json::from_str(json)?;
    ///
    /// let place = |pointer: &str| submission.place_of(&pointer.into());
    /// assert_eq!(place("/forms/0/funds/0/budget"), Some(Place::cell(1, 2, 3)));
    /// assert_eq!(place("/forms/0/funds/0"), Some(Place::cell(1, 2, 1)), "the row begins with its label");
    /// assert_eq!(place("/forms/0/purpose"), Some(Place::table(1)), "somewhere in the form's table");
    /// assert_eq!(place("/outline/0"), None);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn place_of(&self, pointer: &Pointer) -> Option<Place> {
        nearest(&self.places, pointer.as_str(), |prefix| {
            let is_in = |other: &Pointer| {
                other
                    .as_str()
                    .strip_prefix(prefix)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            self.places
                .iter()
                .find(|(other, place)| is_in(other) && counts(prefix, place))
                .map(|(_, place)| place)
        })
    }
}

fn nearest<'a>(
    own: &'a IndexMap<Pointer, Place>,
    pointer: &str,
    first_in: impl Fn(&str) -> Option<&'a Place>,
) -> Option<Place> {
    if let Some(place) = own.get(pointer) {
        return Some(place.clone());
    }
    if let Some(place) = first_in(pointer).filter(|_| !is_form(pointer) && !pointer.is_empty()) {
        return Some(place.clone());
    }
    wholes(pointer).find_map(|whole| {
        let table = || {
            let first = first_in(whole).filter(|_| is_form(whole))?;
            Some(Place { table: first.table, within: first.within.clone(), ..Place::default() })
        };
        own.get(whole).cloned().or_else(table)
    })
}

/// A pointer, and all it is part of, up to the whole document.
fn wholes(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| pointer.rsplit_once('/').map(|(whole, _)| whole))
}

/// Whether a place may stand for a whole. A form stands in a table, though its title may stand above it.
fn counts(whole: &str, place: &Place) -> bool {
    place.table.is_some() || !is_form(whole)
}

/// `/forms/0`
fn is_form(pointer: &str) -> bool {
    pointer.strip_prefix("/forms/").is_some_and(|index| !index.contains('/'))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn submission() -> Submission {
        let json = r#"{"schema": "jixiao/1", "source": {"file": "a", "format": "docx"}, "places": {
            "/forms/0/title": {"paragraph": 3},
            "/forms/0/funds/0/label": {"table": 2, "row": 1, "column": 1},
            "/forms/0/funds/10/label": {"table": 2, "row": 9, "column": 1},
            "/forms/1": {"table": 4},
            "/outline/0/heading": {"paragraph": 7}}}"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_nearest_place_stands_for_a_value_without_one() {
        let submission = submission();
        let places = Places::new(&submission);
        for (pointer, place) in [
            ("/forms/0/title", Some(Place::paragraph(3))),
            ("/forms/0", Some(Place::table(2))),
            ("/forms/0/purpose", Some(Place::table(2))),
            ("/forms/0/funds/0", Some(Place::cell(2, 1, 1))),
            ("/forms/0/funds/1", Some(Place::table(2))),
            ("/forms/0/funds/10/budget", Some(Place::table(2))),
            ("/forms/1/funds/3/budget", Some(Place::table(4))),
            ("/forms/2", None),
            ("/outline/0/paragraphs/4", None),
            ("", None),
        ] {
            let pointer = Pointer::from(pointer);
            assert_eq!(places.of(&pointer), place, "{pointer}");
            assert_eq!(submission.place_of(&pointer), place, "{pointer}, looked up alone");
        }
    }

    #[test]
    fn ranks_follow_the_document() {
        let submission = submission();
        let places = Places::new(&submission);
        let rank = |pointer: &str| places.rank(&pointer.into());
        assert_eq!(rank("/forms/0/title"), Some(0));
        assert_eq!(rank("/forms/0/funds"), Some(1), "of its first line");
        assert_eq!(rank("/forms/0"), Some(1), "a form comes where its table does");
        assert_eq!(rank("/forms/1/funds/0"), Some(3));
        assert_eq!(rank("/tables/0"), None);
    }
}
