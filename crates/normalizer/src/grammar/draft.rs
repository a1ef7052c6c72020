//! A value as the grammar read it.

use model::{Change, Flag};
use wording::unit::Kind;

use super::body::Body;
use super::comparison::Comparisons;
use super::date::When;
use super::measure::Measure;

/// What stands in the middle of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Core {
    Quantity(Body),
    Date(When),
    /// 不低于上年: a bound with no number of its own.
    Reference,
}

/// A value as the grammar read it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft<'i> {
    pub(crate) core: Core,
    pub(crate) comparisons: Comparisons,
    pub(crate) change: Option<Change>,
    pub(crate) relative_to: Option<&'i str>,
    pub(crate) flags: Vec<Flag>,
    /// Characters of a Chinese numeral, 0 for digits.
    pub(crate) chinese: usize,
    /// Words stood in front that only a quantity has.
    pub(crate) led: bool,
}

impl Draft<'_> {
    /// The unit; `None` when there is none, or only a scale word.
    pub(crate) fn unit(&self) -> Option<&Measure> {
        match &self.core {
            Core::Quantity(Body::One { measure: Some(unit), .. } | Body::Two { measure: Some(unit), .. })
                if !unit.bare =>
            {
                Some(unit)
            }
            _ => None,
        }
    }

    /// 854万: a number that a scale word closes.
    pub(crate) fn is_scaled(&self) -> bool {
        matches!(&self.core, Core::Quantity(Body::One { measure: Some(unit), .. }) if unit.bare)
    }

    /// How the unit behaves in prose; `None` when there is none.
    pub(crate) fn unit_kind(&self) -> Option<Kind> {
        self.unit().map(|unit| unit.kind)
    }
}
