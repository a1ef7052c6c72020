//! A flat table as people read it: whose it is, which project and which indicator in front, what programs ask for behind and
//! folded away, codes as words.

use std::borrow::Cow;

use model::{Exact, FundItem};

use crate::table::{Flat, Value};

/// What stands in front, in this order.
const FRONT: [&str; 19] = [
    "unit.name",
    "project.name",
    "level1.label",
    "level2.label",
    "name",
    "label",
    "target.text",
    "actual.text",
    "weight.text",
    "score.text",
    "initial.text",
    "budget.text",
    "executed.text",
    "expected.text",
    "balance.text",
    "rate.text",
    "share.text",
    "currency_unit",
    "description",
];

/// Columns that stay in view when the sheet is moved sideways, at most: 单位 and 项目名称.
const FROZEN: usize = 2;

/// Columns for programs, by the ends of their keys.
const TECHNICAL: [&str; 16] = [
    "sha256",
    "profile",
    "form",
    ".id",
    "item",
    ".kind",
    ".op",
    ".value",
    ".low",
    ".high",
    ".date",
    ".unit",
    ".base.unit",
    ".inferred",
    "department.code",
    "record",
];

/// Sums of money.
const MONEY: [&str; 5] = ["initial", "budget", "executed", "expected", "balance"];

/// Codes of the JSON as words.
const WORDS: [(&str, &str); 23] = [
    ("project_goal", "项目绩效目标"),
    ("department_goal", "部门整体绩效目标"),
    ("project_evaluation", "项目绩效自评"),
    ("project_monitoring", "项目绩效监控"),
    ("whole", "实施期"),
    ("annual", "年度"),
    ("fund", "资金"),
    ("task", "任务"),
    ("schedule", "支出计划"),
    ("project", "项目"),
    ("number", "数值"),
    ("range", "范围"),
    ("date", "日期"),
    ("text", "文字"),
    ("blank", "空"),
    ("eq", "="),
    ("ge", "≥"),
    ("gt", ">"),
    ("le", "≤"),
    ("lt", "<"),
    ("approx", "约"),
    ("unit", "单位"),
    ("op", "符号"),
];

/// Columns whose values are codes.
const CODED: [&str; 5] = ["kind", "term", "record", ".op", ".inferred"];

/// A column as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its index in the flat table.
    pub(crate) column: usize,
    /// Whether it is for programs.
    pub(crate) technical: bool,
}

/// The columns that say something, in the order in which people read them, and how many of them stay in view.
pub(crate) fn columns(flat: &Flat) -> (Vec<Shown>, usize) {
    let used = |column: &usize| flat.rows.iter().any(|row| row.get(*column) != Some(&Value::Empty));
    let mut columns: Vec<(usize, Shown)> = (0..flat.keys.len())
        .filter(used)
        .map(|column| {
            let key = flat.keys[column].as_str();
            let front = FRONT.iter().position(|front| *front == key);
            let technical = front.is_none()
                && TECHNICAL.iter().any(|end| key == *end || end.starts_with('.') && key.ends_with(end));
            (front.unwrap_or(FRONT.len() + usize::from(technical)), Shown { column, technical })
        })
        .collect();
    columns.sort_by_key(|(rank, _)| *rank);
    let frozen = columns.iter().take(FROZEN).filter(|(rank, _)| *rank < FROZEN).count();
    (columns.into_iter().map(|(_, shown)| shown).collect(), frozen)
}

/// What a cell of a column shows.
pub(crate) fn value(flat: &Flat, row: usize, column: usize) -> Cow<'_, Value> {
    let (key, value) = (flat.keys[column].as_str(), &flat.rows[row][column]);
    match value {
        Value::Text(text) if key == "item" => {
            let label = FundItem::known(text).and_then(|item| item.label());
            Cow::Owned(Value::Text(label.unwrap_or(text).to_owned()))
        }
        Value::Text(text) if CODED.iter().any(|end| key == *end || key.ends_with(end)) => {
            let words: Vec<&str> = text.split(' ').map(word).collect();
            Cow::Owned(Value::Text(words.join(" ")))
        }
        _ => Cow::Borrowed(value),
    }
}

fn word(code: &str) -> &str {
    WORDS.iter().find(|(known, _)| *known == code).map_or(code, |(_, word)| word)
}

/// The number that stands for a sum, where its text says nothing else: sums are added up in a spreadsheet.
pub(crate) fn sum(flat: &Flat, row: usize, column: usize) -> Option<Exact> {
    let sum = flat.keys[column].strip_suffix(".text").filter(|sum| MONEY.contains(sum))?;
    let number = flat.keys.iter().position(|key| key.strip_suffix(".value") == Some(sum))?;
    let (Value::Text(text), Value::Number(number)) = (&flat.rows[row][column], &flat.rows[row][number])
    else {
        return None;
    };
    (text.replace([',', '，'], "").parse() == Ok(*number)).then_some(*number)
}

/// The format of a sum: two decimals, more where it has more.
pub(crate) fn sum_format(sum: Exact) -> String {
    format!("#,##0.{}", "0".repeat(sum.0.scale().max(2) as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(columns: &[(&str, &[Value])]) -> Flat {
        let keys: Vec<String> = columns.iter().map(|(key, _)| (*key).to_owned()).collect();
        let rows = (0..columns[0].1.len())
            .map(|row| columns.iter().map(|(_, values)| values[row].clone()).collect())
            .collect();
        Flat { labels: keys.clone(), keys, rows }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn names_stand_in_front_and_what_programs_ask_for_behind() {
        let one = |value: &str| vec![text(value)];
        let (hash, unit, name, op, empty) =
            (one("0b1c"), one("县水利局"), one("管护座数"), one("ge"), [Value::Empty]);
        let table = flat(&[
            ("sha256", &hash),
            ("title", &empty),
            ("target.op", &op),
            ("name", &name),
            ("basis", &name),
            ("unit.name", &unit),
        ]);
        let (columns, frozen) = columns(&table);
        let keys: Vec<&str> = columns.iter().map(|shown| table.keys[shown.column].as_str()).collect();
        assert_eq!(keys, ["unit.name", "name", "basis", "sha256", "target.op"]);
        assert_eq!(columns.iter().filter(|shown| shown.technical).count(), 2);
        assert_eq!(frozen, 1);
        assert_eq!(*value(&table, 0, 2), text("≥"));
        assert_eq!(*value(&table, 0, 3), text("管护座数"));
    }

    #[test]
    fn sums_are_numbers_where_their_text_says_no_more() {
        let table = flat(&[
            ("budget.text", &[text("1,236.5"), text("约5万元")]),
            (
                "budget.value",
                &[Value::Number("1236.5".parse().unwrap()), Value::Number("5".parse().unwrap())],
            ),
        ]);
        assert_eq!(sum(&table, 0, 0).map(sum_format).as_deref(), Some("#,##0.00"));
        assert_eq!(sum(&table, 1, 0), None);
        assert_eq!(sum_format("10891.615675".parse().unwrap()), "#,##0.000000");
    }
}
