//! Tolerable trouble, returned beside a result.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Place;

/// Something that reading repaired, ignored, inferred or could not decide. A result exists all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Stable, dotted, the crate's word first: `word.vmerge-without-start`, `form.ambiguous`.
    pub id: Cow<'static, str>,
    /// What happened, for a person; says the Chinese term where a clerk reads it.
    pub message: String,
    /// Where, when it has one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

impl Note {
    /// A note without a place.
    pub fn new(id: &'static str, message: impl Into<String>) -> Self {
        Self { id: Cow::Borrowed(id), message: message.into(), place: None }
    }

    /// The same note, standing at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}

/// A result and what has to be said about it. The value never hides the notes: whoever takes one gets both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted<T> {
    /// The result.
    pub value: T,
    /// What was repaired, ignored, inferred or ambiguous, in document order.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A result about which nothing needs saying.
    pub fn clean(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }

    /// The same notes beside another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: change(self.value), notes: self.notes }
    }
}
