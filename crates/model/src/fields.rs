//! Fields of records, named once: key in the JSON, official label, value.
//!
//! Whoever lists a record's columns (checks, comparison, sheets, typesetting, Arrow tables) goes over these tables,
//! so that a new column is a field of its struct and a line of its table.

use crate::Quantity;
use crate::found::Found;

/// An enum of a record's optional columns. Each line names variant, field (which is its key) and official label.
macro_rules! columns {
    (
        $(#[$meta:meta])*
        pub enum $name:ident of $record:ident: $value:ty {
            $($variant:ident = $field:ident $label:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(
                #[doc = concat!($label, ": `", stringify!($field), "`.")]
                $variant,
            )*
        }

        impl $name {
            /// All columns, in the order of the forms.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The key in the JSON.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($field),)*
                }
            }

            /// The official label.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)*
                }
            }

            /// The column of a key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|column| column.key() == key)
            }

            /// Its value in a record; `None` where the form has no such cell.
            pub fn of(self, record: &$record) -> Option<&$value> {
                match self {
                    $(Self::$variant => record.$field.as_ref(),)*
                }
            }

            /// Where its value stands in a record.
            pub fn slot(self, record: &mut $record) -> &mut Option<$value> {
                match self {
                    $(Self::$variant => &mut record.$field,)*
                }
            }
        }
    };
}

pub(crate) use columns;

/// What a column of quantities measures, which decides how its numbers are read and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Money, which takes the declared currency unit.
    Money,
    /// A part of a whole, in %.
    Rate,
    /// Points that can be reached (分值).
    Weight,
    /// Points that were reached (得分).
    Score,
}

/// A record of the canonical form: one element of `funds`, `tasks`, `goals`, `schedule` or `indicators`, or a part of one.
pub trait Record {
    /// Its fields in the order of the JSON: key and official label. Every key of the JSON is there.
    fn fields() -> Vec<(&'static str, &'static str)>;

    /// The value under a key; `None` where the form has none, and for keys that hold further records.
    fn field(&self, key: &str) -> Option<Found<'_>>;
}

/// A text that may be missing, as a value.
pub(crate) fn text(text: Option<&String>) -> Option<Found<'_>> {
    text.map(|text| Found::Text(text))
}

/// A quantity that may be missing, as a value.
pub(crate) fn quantity(quantity: Option<&Quantity>) -> Option<Found<'_>> {
    quantity.map(Found::Quantity)
}
