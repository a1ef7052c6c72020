//! Decimals that reach JSON digit for digit.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// An exact decimal: `0.1`, `1.0878` and `5.00` keep their digits through JSON and back.
///
/// It travels as a raw JSON number. `serde_json`'s `arbitrary_precision` would do the same, but its effect
/// reaches every crate of the tree, Typst's JSON reader included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Exact(pub Decimal);

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self(decimal)
    }
}

impl From<i64> for Exact {
    fn from(number: i64) -> Self {
        Self(Decimal::from(number))
    }
}

impl FromStr for Exact {
    type Err = rust_decimal::Error;

    /// Plain digits only, no rounding: more than 28 digits is an error.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Decimal::from_str_exact(text).map(Self)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        // JSON also allows exponents, which other writers may use.
        text.parse().or_else(|_| Decimal::from_scientific(text).map(Self)).map_err(|error| {
            D::Error::custom(format_args!("`{text}` is not a number of at most 28 digits: {error}"))
        })
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "description": "An exact decimal: read its digits, not a binary float."})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_survive_json() {
        for digits in ["0.1", "1.0878", "5.00", "-3", "79228162514264337593543950335"] {
            let exact: Exact = digits.parse().unwrap();
            let json = serde_json::to_string(&exact).unwrap();
            assert_eq!(json, digits);
            assert_eq!(serde_json::from_str::<Exact>(&json).unwrap().to_string(), digits);
        }
    }

    #[test]
    fn too_many_digits_are_an_error_and_never_rounded() {
        assert!("0.12345678901234567890123456789012345".parse::<Exact>().is_err());
        assert!(serde_json::from_str::<Exact>("\"5\"").is_err());
    }
}
