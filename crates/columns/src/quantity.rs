//! The columns of a quantity.

use model::{Base, Change, Exact, Op, Quantity, Value};

use crate::decimal;
use crate::row::Row;
use crate::sheet::{Name, Sheet};

/// What of a quantity has a column, taken apart.
#[derive(Default)]
struct Parts<'a> {
    op: Option<Op>,
    value: Option<Exact>,
    low: Option<Exact>,
    high: Option<Exact>,
    unit: Option<&'a str>,
    base_value: Option<Exact>,
    base_low: Option<Exact>,
    base_high: Option<Exact>,
    base_unit: Option<&'a str>,
    date: Option<i32>,
}

/// Puts the columns of a quantity, whose key is `key` and whose official label is `label`.
pub(crate) fn put(sheet: &mut Sheet, row: &Row<'_>, key: &str, label: &str, quantity: Option<&Quantity>) {
    put_at(sheet, row, key, key, label, quantity);
}

/// The same, for a quantity that stands under `path` in its record, with `/` between keys.
pub(crate) fn put_at(
    sheet: &mut Sheet,
    row: &Row<'_>,
    name: &str,
    path: &str,
    label: &str,
    quantity: Option<&Quantity>,
) {
    let parts = quantity.map(Parts::of).unwrap_or_default();
    let inferred = quantity.filter(|quantity| !quantity.inferred.is_empty()).map(inferred);
    let place = quantity.and_then(|_| row.place_of(path));
    let change = quantity.and_then(|quantity| quantity.detail.change).map(change);
    let name = |part| Name::Two(name, part);
    let number = |sheet: &mut Sheet, part: &'static str, what: &str, number: Option<Exact>| {
        let scaled = number.and_then(decimal::scaled);
        if let Some(number) = number.filter(|_| scaled.is_none()) {
            sheet.misfit(row.pointer_to(path), number.to_string());
        }
        sheet.decimal(name(part), &format!("{label}：{what}"), scaled);
    };
    let about = |what: &str| format!("{label}：{what}");
    sheet.text(name("text"), &about("原文"), quantity.map(|quantity| quantity.text.as_str()));
    sheet.text(name("kind"), &about("类别 number range date text blank"), quantity.map(|q| q.value.kind()));
    sheet.text(name("op"), &about("比较 eq ge gt le lt approx"), parts.op.map(Op::as_str));
    number(sheet, "value", "数值", parts.value);
    sheet.float(name("number"), &about("数值（浮点）"), parts.value.and_then(decimal::float));
    number(sheet, "low", "下限", parts.low);
    number(sheet, "high", "上限", parts.high);
    sheet.text(name("unit"), &about("单位"), parts.unit);
    number(sheet, "base_value", "换算后的数值", parts.base_value);
    sheet.float(
        name("base_number"),
        &about("换算后的数值（浮点）"),
        parts.base_value.and_then(decimal::float),
    );
    number(sheet, "base_low", "换算后的下限", parts.base_low);
    number(sheet, "base_high", "换算后的上限", parts.base_high);
    sheet.text(name("base_unit"), &about("换算后的单位"), parts.base_unit);
    sheet.date(name("date"), &about("日期"), parts.date);
    sheet.text(name("change"), &about("增减 increase decrease：数值是变化量，不是水平"), change);
    sheet.text(name("inferred"), &about("推断得出、原文未写的部分 op unit year"), inferred.as_deref());
    sheet.text(name("place"), &about("在文件中的位置"), place.as_deref());
}

impl<'a> Parts<'a> {
    fn of(quantity: &'a Quantity) -> Self {
        let bound = Self { op: quantity.detail.bound, ..Self::default() };
        match &quantity.value {
            Value::Number { op, value, unit, base } => Self {
                op: Some(*op),
                value: Some(*value),
                unit: unit.as_deref(),
                base_value: base.as_ref().map(|base| base.value),
                base_unit: base_unit(base.as_ref()),
                ..bound
            },
            Value::Range { low, high, unit, base } => Self {
                low: Some(*low),
                high: Some(*high),
                unit: unit.as_deref(),
                base_low: base.as_ref().map(|base| base.value.0),
                base_high: base.as_ref().map(|base| base.value.1),
                base_unit: base_unit(base.as_ref()),
                ..bound
            },
            Value::Date { op, date } => Self { op: Some(*op), date: Some(decimal::days(*date)), ..bound },
            Value::Text | Value::Blank => bound,
        }
    }
}

fn base_unit<N>(base: Option<&Base<N>>) -> Option<&str> {
    base.map(|base| base.unit.as_str())
}

fn inferred(quantity: &Quantity) -> String {
    quantity.inferred.iter().map(|inferred| inferred.as_str()).collect::<Vec<_>>().join(",")
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Increase => "increase",
        Change::Decrease => "decrease",
    }
}
