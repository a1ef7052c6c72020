//! What a pointer or a field leads to.

use indexmap::IndexMap;

use crate::Quantity;

/// What stands at a pointer, or in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'a> {
    /// A text, or an id as JSON writes it.
    Text(&'a str),
    /// A year or month.
    Number(u32),
    /// A quantity.
    Quantity(&'a Quantity),
    /// Further columns by their labels.
    Fields(&'a IndexMap<String, String>),
    /// Thresholds by their labels (优 良 中 差).
    Grades(&'a IndexMap<String, Quantity>),
}

impl<'a> Found<'a> {
    /// The text as written: a text itself, that of a quantity.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Quantity(quantity) => Some(&quantity.text),
            Self::Number(_) | Self::Fields(_) | Self::Grades(_) => None,
        }
    }
}
