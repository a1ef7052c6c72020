//! The JSON form of a [`Quantity`]: one flat record for every kind.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Base, Change, Detail, Flag, Inferred, Op, Open, Quantity, Value};
use crate::Exact;

/// The flat JSON record of a [`Quantity`]: every key of every kind, all but two optional.
#[derive(Serialize, Deserialize, JsonSchema)]
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
    #[expect(clippy::option_option, reason = "absent, null and a unit are three things in JSON")]
    unit: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<BaseRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    relative_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<Open>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ratio: Option<(Exact, Exact)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    behind: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Quantity>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inferred: Vec<Inferred>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    flags: Vec<Flag>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
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

#[expect(clippy::option_option, reason = "see `Record::unit`")]
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

impl From<&Quantity> for Record {
    fn from(quantity: &Quantity) -> Self {
        let Detail { change, relative_to, from, bound, open, ratio, before, behind, flags, parts } =
            &quantity.detail;
        let mut record = Self {
            text: quantity.text.clone(),
            kind: Kind::Text,
            op: *bound,
            value: None,
            low: None,
            high: None,
            unit: None,
            base: None,
            from: from.map(|date| date.to_string()),
            date: None,
            change: *change,
            relative_to: relative_to.clone(),
            open: *open,
            ratio: *ratio,
            before: before.clone(),
            behind: behind.clone(),
            parts: parts.clone(),
            inferred: quantity.inferred.clone(),
            flags: flags.clone(),
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
        let bound = match record.kind {
            Kind::Number | Kind::Date => None,
            Kind::Range | Kind::Text | Kind::Blank => record.op,
        };
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
            Kind::Date => {
                Value::Date { op: need(record.op, "op")?, date: need(record.date, "date")?.parse()? }
            }
            Kind::Text => Value::Text,
            Kind::Blank => Value::Blank,
        };
        let detail = Detail {
            change: record.change,
            relative_to: record.relative_to,
            from: record.from.map(|date| date.parse()).transpose()?,
            bound,
            open: record.open,
            ratio: record.ratio,
            before: record.before,
            behind: record.behind,
            flags: record.flags,
            parts: record.parts,
        };
        Ok(Self { text: record.text, value, inferred: record.inferred, detail })
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
    fn details_are_keys_beside_the_contract_ones() {
        round_trip(
            r#"{"text":"同比增长8%","kind":"number","op":"eq","value":8,"unit":"%","base":{"value":8,"unit":"%"},"change":"increase","relative_to":"同比"}"#,
        );
        round_trip(r#"{"text":"≥1:3","kind":"text","op":"ge","ratio":[1,3]}"#);
        round_trip(r#"{"text":"≥80且<90","kind":"range","low":80,"high":90,"unit":null,"open":"high"}"#);
        round_trip(
            r#"{"text":"2022年第四季度","kind":"date","op":"eq","from":"2022-10-01","date":"2022-12-31"}"#,
        );
        round_trip(
            r#"{"text":"5次，98%","kind":"text","parts":[{"text":"5次","kind":"text"},{"text":"98%","kind":"text"}],"flags":["redundant_op"]}"#,
        );
    }

    #[test]
    fn half_a_record_is_an_error() {
        assert!(serde_json::from_str::<Quantity>(r#"{"text":"5","kind":"number","op":"eq"}"#).is_err());
        assert!(
            serde_json::from_str::<Quantity>(r#"{"text":"x","kind":"date","op":"le","date":"2022-02-30"}"#)
                .is_err()
        );
    }
}
