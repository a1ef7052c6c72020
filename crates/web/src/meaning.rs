//! A value's meaning in pieces that the page puts into words: every number as text, for all its digits.

use jixiao::{Exact, Quantity, Value};
use serde::Serialize;

/// What a value means.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Meaning {
    /// `number`, `range`, `date`, `text`, `blank`; `words` for what is no quantity.
    kind: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    op: Option<&'static str>,
    /// One number, or both ends of a range.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    base: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// What context supplied: `unit`, `op`, `year`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inferred: Vec<&'static str>,
}

impl Meaning {
    /// A text that is no quantity.
    pub(crate) fn words(text: &str) -> Self {
        Self { kind: "words", text: text.to_owned(), ..Self::default() }
    }

    pub(crate) fn of(quantity: &Quantity) -> Self {
        let numbers = |list: &[Exact]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut meaning = Self {
            kind: quantity.value.kind(),
            text: quantity.text.clone(),
            op: quantity.detail.bound.map(jixiao::Op::as_str),
            inferred: quantity.inferred.iter().map(|what| what.as_str()).collect(),
            ..Self::default()
        };
        match &quantity.value {
            Value::Number { op, value, unit, base } => {
                meaning.op = Some(op.as_str());
                meaning.numbers = numbers(&[*value]);
                meaning.unit.clone_from(unit);
                meaning.base = base.as_ref().map(|base| numbers(&[base.value])).unwrap_or_default();
                meaning.base_unit = base.as_ref().map(|base| base.unit.clone());
            }
            Value::Range { low, high, unit, base } => {
                meaning.numbers = numbers(&[*low, *high]);
                meaning.unit.clone_from(unit);
                let both = base.as_ref().map(|base| numbers(&[base.value.0, base.value.1]));
                meaning.base = both.unwrap_or_default();
                meaning.base_unit = base.as_ref().map(|base| base.unit.clone());
            }
            Value::Date { op, date } => {
                meaning.op = Some(op.as_str());
                meaning.date = Some(date.to_string());
            }
            Value::Text | Value::Blank => {}
        }
        meaning
    }
}

#[cfg(test)]
mod tests {
    use jixiao::Context;

    use super::*;

    #[test]
    fn digits_and_units_stay_as_they_are() {
        let meaning = Meaning::of(&jixiao::quantity("≥3.50公里", &Context::default()));
        assert_eq!((meaning.kind, meaning.op), ("number", Some("ge")));
        assert_eq!((meaning.numbers, meaning.unit), (vec!["3.50".to_owned()], Some("公里".to_owned())));
        assert_eq!(meaning.base_unit, Some("米".to_owned()));
        let meaning = Meaning::of(&jixiao::quantity("2～3次", &Context::default()));
        assert_eq!(meaning.numbers, ["2", "3"]);
        let meaning = Meaning::of(&jixiao::quantity("显著提升", &Context::default()));
        assert_eq!(meaning, Meaning { kind: "text", text: "显著提升".into(), ..Meaning::default() });
    }
}
