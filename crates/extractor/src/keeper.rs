//! A form being filled: every value goes in once, together with its place, and nothing is ever overwritten.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use model::{Department, Form, Grid, Note, Place, Pointer, Quantity};
use wording::label;

/// A form, the places of its values (pointers from the form on), and what has to be said about it.
#[derive(Clone, Debug)]
pub(crate) struct Keeper {
    pub form: Form,
    pub places: IndexMap<Pointer, Place>,
    pub notes: Vec<Note>,
    /// What stands in each cell or paragraph: the values and labels it holds, with their texts.
    pub held: HashMap<Place, Vec<(Pointer, String)>>,
    /// Rows (sheet, row) of the form.
    pub rows: HashSet<(usize, u32)>,
    /// Values a reader should look at.
    pub doubtful: Vec<Pointer>,
    /// Goals whose label does not say their term.
    pub untold: Vec<usize>,
    /// The department that a list's sum line names.
    pub over: Option<(Department, Place)>,
    /// Notes that were said once and count for the whole form.
    said: HashSet<String>,
    /// How often a field's label came.
    repeated: HashMap<String, usize>,
}

impl Keeper {
    pub(crate) fn new() -> Self {
        Self {
            form: Form::new(model::FormKind::ProjectGoal, ""),
            places: IndexMap::new(),
            notes: Vec::new(),
            held: HashMap::new(),
            rows: HashSet::new(),
            doubtful: Vec::new(),
            untold: Vec::new(),
            over: None,
            said: HashSet::new(),
            repeated: HashMap::new(),
        }
    }

    /// Records where a value stands, and its text; a second place joins the first.
    pub(crate) fn put(&mut self, pointer: Pointer, place: Place, text: &str) {
        for place in std::iter::once(&place).chain(&place.also) {
            let held = self.held.entry(bare(place)).or_default();
            if !held.iter().any(|(other, _)| *other == pointer) {
                held.push((pointer.clone(), text.to_owned()));
            }
        }
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

    /// Names a value that a reader should look at.
    pub(crate) fn doubt(&mut self, pointer: Pointer) {
        if !self.doubtful.contains(&pointer) {
            self.doubtful.push(pointer);
        }
    }

    /// Keeps the form's own word for what has a key. The same word again adds a place, another word a key.
    pub(crate) fn label(&mut self, key: &str, text: &str, place: Place) {
        let text = label::tidy(text);
        let same = |(old, label): &(&String, &String)| label::without_twin(old) == key && **label == text;
        let old = self.form.labels.iter().find(same).map(|(old, _)| old.clone());
        let key = old.unwrap_or_else(|| free_key(&self.form.labels, key));
        self.put(Pointer::root().key("labels").key(&key), place, &text);
        self.form.labels.insert(key, text);
    }

    /// Keeps a label and value that have no key of their own. A label that comes again gets a number, and a note.
    pub(crate) fn field(&mut self, label: &str, value: &str, place: Place) -> Pointer {
        let label = label::key(label);
        let key = self.free_field(&label);
        if key != label {
            let message = format!(
                "label 标签「{label}」 stands in the form more than once; this one is kept as「{key}」"
            );
            self.note("form.duplicate-label", message, place.clone());
        }
        let pointer = Pointer::root().key("fields").key(&key);
        self.put(pointer.clone(), place, value);
        self.form.fields.insert(key, value.to_owned());
        pointer
    }

    /// Keeps a value of a matrix's row under its heading: headings come again in each row.
    pub(crate) fn field_in_rows(&mut self, label: &str, value: &str, place: Place) {
        let key = self.free_field(&label::key(label));
        self.put(Pointer::root().key("fields").key(&key), place, value);
        self.form.fields.insert(key, value.to_owned());
    }

    /// Keeps a part of the form that was not understood, whole. `places` are those of its cells.
    pub(crate) fn table(&mut self, grid: Grid, places: Vec<Place>) {
        let pointer = Pointer::root().key("tables").index(self.form.tables.len());
        for (place, cell) in places.into_iter().zip(&grid.cells) {
            self.put(pointer.clone(), place, &cell.text);
        }
        self.form.tables.push(grid);
    }

    /// A field's key no value has yet: the label, or the label with a number behind.
    fn free_field(&mut self, label: &str) -> String {
        let count = self.repeated.entry(label.to_owned()).or_default();
        loop {
            // Ends: each round counts up, and only so many keys are taken.
            *count += 1;
            let key = label::twin(label, *count);
            if !self.form.fields.contains_key(&key) {
                return key;
            }
        }
    }
}

/// Puts a quantity where none is yet; `false` when one is.
pub(crate) fn set(slot: &mut Option<Quantity>, text: &str) -> bool {
    let free = slot.is_none();
    if free {
        *slot = Some(Quantity::unread(text));
    }
    free
}

/// Puts a value under a label, or under the label with a number where the label is taken; gives the key.
pub(crate) fn twin<V>(map: &mut IndexMap<String, V>, label: &str, value: V) -> String {
    let key = free_key(map, label);
    map.insert(key.clone(), value);
    key
}

/// A place without those that join it.
pub(crate) fn bare(place: &Place) -> Place {
    Place { also: Vec::new(), ..place.clone() }
}

/// Adds a place to a pointer's.
fn join(places: &mut IndexMap<Pointer, Place>, pointer: Pointer, place: Place) {
    match places.get_mut(&pointer) {
        None => {
            places.insert(pointer, place);
        }
        Some(first) => {
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
        .map(|number| label::twin(label, number))
        .find(|key| !map.contains_key(key))
        .unwrap_or_default()
}
