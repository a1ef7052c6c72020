//! A [`Quantity`] as columns.

use model::{Quantity, Value as Meaning};

use super::{Column, Value};

/// The columns of one quantity: its text as written, what it means, and its comparable form.
pub(super) fn columns<R>(
    key: &str,
    label: &str,
    get: impl Fn(&R) -> Option<&Quantity> + Copy + 'static,
) -> Vec<Column<R>> {
    let all: Vec<&str> = PARTS.iter().map(|(part, ..)| *part).collect();
    some(&all, key, label, get)
}

/// A sum of money in few columns: its text, number, unit and yuan.
pub(super) fn money<R>(
    key: &str,
    label: &str,
    get: impl Fn(&R) -> Option<&Quantity> + Copy + 'static,
) -> Vec<Column<R>> {
    let wanted = ["text", "value", "unit", "base.value", "base.unit", "inferred"];
    some(&wanted, key, label, get)
}

/// Points (分值, 得分): text and number.
pub(super) fn points<R>(
    key: &str,
    label: &str,
    get: impl Fn(&R) -> Option<&Quantity> + Copy + 'static,
) -> Vec<Column<R>> {
    some(&["text", "value"], key, label, get)
}

fn some<R>(
    wanted: &[&str],
    key: &str,
    label: &str,
    get: impl Fn(&R) -> Option<&Quantity> + Copy + 'static,
) -> Vec<Column<R>> {
    let parts = PARTS.iter().filter(|(part, ..)| wanted.contains(part));
    let column = |&(part, heading, read): &Part| {
        let (key, label) = (format!("{key}.{part}"), format!("{label}{heading}"));
        Column::new(&key, &label, move |record: &R| get(record).map_or(Value::Empty, read))
    };
    parts.map(column).collect()
}

/// Key below the quantity's, heading behind its own, and the value.
type Part = (&'static str, &'static str, fn(&Quantity) -> Value);

const PARTS: [Part; 13] = [
    ("text", "", |quantity| Value::Text(quantity.text.clone())),
    ("kind", "·类型", kind),
    ("op", "·符号", op),
    ("value", "·数值", |quantity| match &quantity.value {
        Meaning::Number { value, .. } => Value::Number(*value),
        _ => Value::Empty,
    }),
    ("low", "·下限", |quantity| match &quantity.value {
        Meaning::Range { low, .. } => Value::Number(*low),
        _ => Value::Empty,
    }),
    ("high", "·上限", |quantity| match &quantity.value {
        Meaning::Range { high, .. } => Value::Number(*high),
        _ => Value::Empty,
    }),
    ("date", "·日期", |quantity| match &quantity.value {
        Meaning::Date { date, .. } => Value::Text(date.to_string()),
        _ => Value::Empty,
    }),
    ("unit", "·单位", |quantity| match &quantity.value {
        Meaning::Number { unit, .. } | Meaning::Range { unit, .. } => Value::text(unit.as_deref()),
        _ => Value::Empty,
    }),
    ("base.value", "·可比数值", |quantity| match &quantity.value {
        Meaning::Number { base: Some(base), .. } => Value::Number(base.value),
        _ => Value::Empty,
    }),
    ("base.low", "·可比下限", |quantity| match &quantity.value {
        Meaning::Range { base: Some(base), .. } => Value::Number(base.value.0),
        _ => Value::Empty,
    }),
    ("base.high", "·可比上限", |quantity| match &quantity.value {
        Meaning::Range { base: Some(base), .. } => Value::Number(base.value.1),
        _ => Value::Empty,
    }),
    ("base.unit", "·可比单位", |quantity| match &quantity.value {
        Meaning::Number { base: Some(base), .. } => Value::Text(base.unit.clone()),
        Meaning::Range { base: Some(base), .. } => Value::Text(base.unit.clone()),
        _ => Value::Empty,
    }),
    ("inferred", "·推断", inferred),
];

fn kind(quantity: &Quantity) -> Value {
    Value::Text(quantity.value.kind().to_owned())
}

fn op(quantity: &Quantity) -> Value {
    match quantity.value {
        Meaning::Number { op, .. } | Meaning::Date { op, .. } => Value::text(Some(op.as_str())),
        _ => Value::Empty,
    }
}

fn inferred(quantity: &Quantity) -> Value {
    let names: Vec<&str> = quantity.inferred.iter().map(|what| what.as_str()).collect();
    if names.is_empty() { Value::Empty } else { Value::Text(names.join(" ")) }
}
