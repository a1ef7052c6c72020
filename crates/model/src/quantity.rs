//! A value as written, and what it means.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Exact;

/// A value: its text as written (outer white space trimmed) beside what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The text as written, outer white space trimmed.
    pub text: String,
    /// What it means; [`Value::Text`] when it cannot be parsed.
    pub value: Value,
    /// What the text does not say and context supplied.
    pub inferred: Vec<Inferred>,
}

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number, bounded or exact: `≥150人次`.
    Number {
        /// How the number bounds the value.
        op: Op,
        /// The number as written, digits kept.
        value: Exact,
        /// Canonical unit; `None` when none is written.
        unit: Option<String>,
        /// The comparable form; `None` when there is no unit.
        base: Option<Base<Exact>>,
    },
    /// Two numbers with one unit: `2～3次`.
    Range {
        /// The lower number.
        low: Exact,
        /// The higher number.
        high: Exact,
        /// Canonical unit; `None` when none is written.
        unit: Option<String>,
        /// The comparable form; `None` when there is no unit.
        base: Option<Base<(Exact, Exact)>>,
    },
    /// A date or deadline: `2022年12月底前`.
    Date {
        /// `Le` for a deadline.
        op: Op,
        /// The last day it names.
        date: Date,
    },
    /// Words, or anything the grammar does not cover: the text is whole.
    Text,
    /// Empty, or a placeholder such as `—`.
    Blank,
}

/// A number in the unit everything of its dimension is compared in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base<N> {
    /// The number, exact.
    pub value: N,
    /// The base unit: 元, %, 人次, 米, 平方米, 千克, or the unit as written when nothing converts it.
    pub unit: String,
}

/// How a number bounds a value. 以上, 以下, 以内 include the number; 超过, 不足 exclude it (民法典 §1259).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// =
    Eq,
    /// ≥
    Ge,
    /// >
    Gt,
    /// ≤
    Le,
    /// <
    Lt,
    /// 约, 左右
    Approx,
}

/// What context supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Inferred {
    /// The unit: 25万 in a cost row is 万元.
    Unit,
    /// The comparison.
    Op,
    /// The year of a date.
    Year,
}

/// A calendar date, written `2022-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A date that exists in the calendar.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month)?;
        valid.then_some(Self { year, month, day })
    }

    /// The last day of a month.
    pub fn month_end(year: u16, month: u8) -> Option<Self> {
        Self::new(year, month, days_in_month(year, month)?)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

fn days_in_month(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, '-').map(str::parse::<u16>);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => {
                u8::try_from(month).ok().zip(u8::try_from(day).ok()).and_then(|(m, d)| Self::new(year, m, d))
            }
            _ => None,
        }
        .ok_or_else(|| format!("`{text}` is not a date of the form 2022-12-31"))
    }
}

impl Quantity {
    /// A cell's text before anybody parsed it: `text`, or `blank` when there is nothing.
    pub fn unread(text: &str) -> Self {
        let text = text.trim();
        let value = if text.is_empty() { Value::Blank } else { Value::Text };
        Self { text: text.to_owned(), value, inferred: Vec::new() }
    }
}

/// The flat JSON record of a [`Quantity`]: every key of every kind, all but two optional.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Record {
    text: String,
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    op: Option<Op>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Exact>,
    /// `Some(None)` is an explicit `null`: a number without a unit.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    unit: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<BaseRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inferred: Vec<Inferred>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct BaseRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Exact>,
    unit: String,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Number,
    Range,
    Date,
    Text,
    Blank,
}

fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

impl From<&Quantity> for Record {
    fn from(quantity: &Quantity) -> Self {
        let mut record = Self {
            text: quantity.text.clone(),
            kind: Kind::Text,
            op: None,
            value: None,
            low: None,
            high: None,
            unit: None,
            base: None,
            date: None,
            inferred: quantity.inferred.clone(),
        };
        match &quantity.value {
            Value::Number { op, value, unit, base } => {
                record.kind = Kind::Number;
                record.op = Some(*op);
                record.value = Some(*value);
                record.unit = Some(unit.clone());
                record.base = base.as_ref().map(|base| BaseRecord {
                    value: Some(base.value),
                    low: None,
                    high: None,
                    unit: base.unit.clone(),
                });
            }
            Value::Range { low, high, unit, base } => {
                record.kind = Kind::Range;
                record.low = Some(*low);
                record.high = Some(*high);
                record.unit = Some(unit.clone());
                record.base = base.as_ref().map(|base| BaseRecord {
                    value: None,
                    low: Some(base.value.0),
                    high: Some(base.value.1),
                    unit: base.unit.clone(),
                });
            }
            Value::Date { op, date } => {
                record.kind = Kind::Date;
                record.op = Some(*op);
                record.date = Some(date.to_string());
            }
            Value::Text => {}
            Value::Blank => record.kind = Kind::Blank,
        }
        record
    }
}

impl TryFrom<Record> for Quantity {
    type Error = String;

    fn try_from(record: Record) -> Result<Self, Self::Error> {
        fn need<T>(value: Option<T>, key: &str) -> Result<T, String> {
            value.ok_or_else(|| format!("a quantity of this kind needs `{key}`"))
        }
        let value = match record.kind {
            Kind::Number => Value::Number {
                op: need(record.op, "op")?,
                value: need(record.value, "value")?,
                unit: record.unit.flatten(),
                base: match record.base {
                    Some(base) => Some(Base { value: need(base.value, "base/value")?, unit: base.unit }),
                    None => None,
                },
            },
            Kind::Range => Value::Range {
                low: need(record.low, "low")?,
                high: need(record.high, "high")?,
                unit: record.unit.flatten(),
                base: match record.base {
                    Some(base) => Some(Base {
                        value: (need(base.low, "base/low")?, need(base.high, "base/high")?),
                        unit: base.unit,
                    }),
                    None => None,
                },
            },
            Kind::Date => Value::Date { op: need(record.op, "op")?, date: need(record.date, "date")?.parse()? },
            Kind::Text => Value::Text,
            Kind::Blank => Value::Blank,
        };
        Ok(Self { text: record.text, value, inferred: record.inferred })
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Record::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Quantity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Record::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn round_trip(json: &str) {
        let quantity: Quantity = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&quantity).unwrap(), json);
    }

    #[test]
    fn every_kind_keeps_the_contract_shape() {
        round_trip(
            r#"{"text":"≥150人次","kind":"number","op":"ge","value":150,"unit":"人次","base":{"value":150,"unit":"人次"}}"#,
        );
        round_trip(r#"{"text":"5.00","kind":"number","op":"eq","value":5.00,"unit":null}"#);
        round_trip(
            r#"{"text":"2～3次","kind":"range","low":2,"high":3,"unit":"次","base":{"low":2,"high":3,"unit":"次"}}"#,
        );
        round_trip(r#"{"text":"2022年12月底前","kind":"date","op":"le","date":"2022-12-31"}"#);
        round_trip(r#"{"text":"显著提升","kind":"text"}"#);
        round_trip(r#"{"text":"—","kind":"blank"}"#);
        round_trip(
            r#"{"text":"25万","kind":"number","op":"eq","value":25,"unit":"万元","base":{"value":250000,"unit":"元"},"inferred":["unit"]}"#,
        );
    }

    #[test]
    fn half_a_record_is_an_error() {
        assert!(serde_json::from_str::<Quantity>(r#"{"text":"5","kind":"number","op":"eq"}"#).is_err());
        assert!(serde_json::from_str::<Quantity>(r#"{"text":"x","kind":"date","op":"le","date":"2022-02-30"}"#).is_err());
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        assert_eq!(Date::month_end(2024, 2).unwrap().to_string(), "2024-02-29");
        assert_eq!(Date::month_end(1900, 2).unwrap().to_string(), "1900-02-28");
        assert_eq!(Date::new(2022, 13, 1), None);
    }
}
