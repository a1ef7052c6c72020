//! One change, and the kinds there are.

use model::{Exact, Place, Pointer, Quantity};
use serde::{Serialize, Serializer};

use super::sides::Sides;

/// One change. Amounts are in 元, rates in percentage points, dates in days, anything else in the unit compared in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What changed: JSON Pointer inside the project, lists by their meaning: `/funds/total/budget`.
    pub path: Pointer,
    /// The same for people: 预算数, 指标值.
    pub label: String,
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// Before; `null` when there was none.
    pub old: Option<Written>,
    /// After; `null` when there is none.
    pub new: Option<Written>,
    /// New less old.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta: Option<Exact>,
    /// The delta in percent of the old value, two decimals; none when that is zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Exact>,
    /// Which way the number went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Whether fewer or more values meet the new bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Of two units: whether one converts into the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convertible: Option<bool>,
    /// A text's differences; together the kept and deleted pieces are the old text, the kept and inserted the new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// The values in their canonical JSON.
    pub at: Sides<Pointer>,
    /// The places in the documents.
    pub places: Sides<Place>,
}

/// A value as the change shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Words.
    Text(String),
    /// A value with its meaning.
    Quantity(Box<Quantity>),
}

impl Written {
    /// As written.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Quantity(quantity) => &quantity.text,
        }
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Quantity(quantity) => quantity.serialize(serializer),
        }
    }
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Written differently, meaning the same: ≥98% and 98%以上, 25万 and 25万元.
    SameMeaning,
    /// Only punctuation, spaces or width differ.
    Wording,
    /// Only the year moved on: with the budget year in a text or date, in the code of a project that goes on.
    Year,
    /// Money.
    Amount,
    /// A rate; the delta is in percentage points.
    Rate,
    /// A count or measure.
    Number,
    /// The number is the same, the comparison is not: ≥ and >.
    Bound,
    /// The unit is another; `convertible` says whether the numbers can be compared.
    Unit,
    /// A date; the delta is in days.
    Date,
    /// Words became a number.
    Quantified,
    /// A number became words.
    Qualified,
    /// Text.
    Text,
    /// A cell that was empty or missing has a value.
    Filled,
    /// A value is gone.
    Cleared,
    /// An indicator stands in another category.
    Category,
    /// A project has another name.
    Renamed,
}

/// Which way a number went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
}

/// Whether a bound is harder or easier to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Every value that meets the new bound met the old, not the other way round.
    Tightened,
    /// Every value that met the old bound meets the new, not the other way round.
    Loosened,
}

/// A piece of a text diff; numbers stay whole with their units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// What became of the piece.
    pub op: SegmentOp,
    /// The piece.
    pub text: String,
}

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentOp {
    /// In both.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}
