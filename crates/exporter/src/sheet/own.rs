//! The form's own words for its columns and blocks; the standard ones where it has none of its own.

use model::Form;

/// Looks up [`Form::labels`]. A form that was not read from a document has none, and gets the standard words.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    form: &'a Form,
}

impl<'a> Own<'a> {
    pub(super) fn of(form: &'a Form) -> Self {
        Self { form }
    }

    /// Whether the form came without its words.
    pub(super) fn none(self) -> bool {
        self.form.labels.is_empty()
    }

    /// The form's word.
    pub(super) fn get(self, key: &str) -> Option<&'a str> {
        self.form.labels.get(key).map(String::as_str)
    }

    /// The form's word for a column that is there in any case.
    pub(super) fn or(self, key: &str, standard: &str) -> String {
        self.get(key).unwrap_or(standard).to_owned()
    }

    /// The form's word for a head, which a form read from a document may lack.
    pub(super) fn head(self, key: &str, standard: &str) -> Option<String> {
        self.get(key).or(Some(standard).filter(|_| self.none())).map(str::to_owned)
    }

    /// All words of a key: two blocks of one kind have `indicators` and `indicators（2）`.
    pub(super) fn all(self, key: &str) -> Vec<&'a str> {
        self.keys(key).into_iter().map(|(_, word)| word).collect()
    }

    /// The same with their keys.
    pub(super) fn keys(self, key: &str) -> Vec<(&'a str, &'a str)> {
        let numbered =
            |other: &str| other == key || other.strip_prefix(key).is_some_and(|rest| rest.starts_with('（'));
        let words = self.form.labels.iter().filter(|(other, _)| numbered(other));
        words.map(|(other, word)| (other.as_str(), word.as_str())).collect()
    }

    /// Whether the form has a word for a key or a part of it.
    pub(super) fn has_part(self, prefix: &str) -> bool {
        self.form.labels.keys().any(|key| key.starts_with(prefix))
    }
}
