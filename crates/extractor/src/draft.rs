//! A form being filled: every value goes in together with its place.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use model::{Form, FormKind, Note, Place, Pointer};

use crate::fold;

/// A form, the places of its values (pointers from the form on), and what has to be said about it.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub form: Form,
    pub places: IndexMap<Pointer, Place>,
    pub notes: Vec<Note>,
    /// Notes that were said once and count for the whole form.
    said: HashSet<String>,
    /// How often a field's label came.
    repeated: HashMap<String, usize>,
}

impl Draft {
    pub(crate) fn new() -> Self {
        Self {
            form: Form::new(FormKind::ProjectGoal, ""),
            places: IndexMap::new(),
            notes: Vec::new(),
            said: HashSet::new(),
            repeated: HashMap::new(),
        }
    }

    /// Records where a value stands; a second place joins the first.
    pub(crate) fn put(&mut self, pointer: Pointer, place: Place) {
        join(&mut self.places, pointer, place);
    }

    /// Says something about the form.
    pub(crate) fn note(&mut self, id: &'static str, message: impl Into<String>, place: Place) {
        self.notes.push(Note::new(id, message).at(place));
    }

    /// Says something that counts for the whole form, once.
    pub(crate) fn note_once(&mut self, id: &'static str, message: impl Into<String>, place: Place) {
        let message = message.into();
        if self.said.insert(format!("{id} {message}")) {
            self.note(id, message, place);
        }
    }

    /// Keeps the form's own word for what has a key. The same word again adds a place, another word a key.
    pub(crate) fn label(&mut self, key: &str, text: &str, place: Place) {
        let text = fold::tidy(text);
        let same = |(old, label): &(&String, &String)| unnumbered(old) == key && **label == text;
        let old = self.form.labels.iter().find(same).map(|(old, _)| old.clone());
        let key = old.unwrap_or_else(|| free_key(&self.form.labels, key));
        self.form.labels.insert(key.clone(), text);
        self.put(Pointer::root().key("labels").key(&key), place);
    }

    /// Keeps a label and value that have no key of their own. A label that comes again gets a number, and a note.
    pub(crate) fn field(&mut self, label: &str, value: &str, place: Place) {
        let label = match fold::key(label) {
            label if label.is_empty() => "备注".to_owned(),
            label => label,
        };
        let key = self.free_field(&label);
        if key != label {
            let message = format!(
                "label 标签「{label}」 stands in the form more than once; this one is kept as「{key}」"
            );
            self.note("form.duplicate-label", message, place.clone());
        }
        self.put(Pointer::root().key("fields").key(&key), place);
        self.form.fields.insert(key, value.to_owned());
    }

    /// A field's key no value has yet: the label, or the label with a number behind.
    fn free_field(&mut self, label: &str) -> String {
        let count = self.repeated.entry(label.to_owned()).or_default();
        loop {
            // Ends: each round counts up, and only so many keys are taken.
            *count += 1;
            let key = numbered(label, *count);
            if !self.form.fields.contains_key(&key) {
                return key;
            }
        }
    }
}

/// Adds a place to a pointer's.
pub(crate) fn join(places: &mut IndexMap<Pointer, Place>, pointer: Pointer, place: Place) {
    match places.get_mut(&pointer) {
        None => {
            places.insert(pointer, place);
        }
        Some(first) => {
            let bare = |place: &Place| Place { also: Vec::new(), ..place.clone() };
            if bare(first) != bare(&place) && !first.also.contains(&place) {
                first.also.push(place);
            }
        }
    }
}

/// A key no label has yet: the key, or the key with a number behind.
fn free_key<V>(map: &IndexMap<String, V>, label: &str) -> String {
    // Bounded by the entries there are: one of the first n + 1 numbers is free.
    (1..=map.len() + 1)
        .map(|number| numbered(label, number))
        .find(|key| !map.contains_key(key))
        .unwrap_or_default()
}

fn numbered(label: &str, number: usize) -> String {
    if number == 1 { label.to_owned() } else { format!("{label}（{number}）") }
}

/// A key without the number that [`numbered`] gave it.
fn unnumbered(key: &str) -> &str {
    key.split('（').next().unwrap_or(key)
}
