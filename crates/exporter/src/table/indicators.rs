//! A row per indicator.

use model::{AnyLevel, Indicator, IndicatorText, IndicatorValue, Measure, Submission, Term};

use super::{Column, Flat, Origin, Value, lines, origin_columns, quantity};

struct Row<'a> {
    origin: Origin<'a>,
    indicator: &'a Indicator,
    index: usize,
}

impl Row<'_> {
    /// Where the target stands; the name or the whole row when there is no target.
    fn place(&self) -> Value {
        let row = self.origin.pointer().key("indicators").index(self.index);
        self.origin.place(&[row.key("target"), row.key("name"), row.key("actual"), row])
    }
}

pub(super) fn table(submissions: &[&Submission]) -> Flat {
    let rows = Origin::all(submissions).flat_map(|origin| {
        origin.form.indicators.iter().enumerate().map(move |(index, indicator)| Row {
            origin,
            indicator,
            index,
        })
    });
    Flat::build(columns(), rows)
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = origin_columns(|row: &Row<'a>| row.origin);
    columns.extend([
        indicator("term", "期间", |i| Value::text(i.term.map(Term::as_str))),
        level("level1.id", "一级指标·编号", 0, |level| level.id),
        level("level1.label", "一级指标", 0, |level| Some(level.label)),
        level("level2.id", "二级指标·编号", 1, |level| level.id),
        level("level2.label", "二级指标", 1, |level| Some(level.label)),
    ]);
    // The name and what describes it stand before the values, other words behind them.
    let (before, behind): (Vec<IndicatorText>, Vec<IndicatorText>) = IndicatorText::ALL
        .iter()
        .partition(|column| matches!(column, IndicatorText::Name | IndicatorText::Description));
    columns.extend(before.into_iter().map(words));
    for &column in IndicatorValue::ALL {
        let (key, label) = (column.key(), column.label());
        columns.extend(match column.measure() {
            None | Some(Measure::Money | Measure::Rate) => {
                quantity::columns(key, label, move |row: &Row<'a>| column.of(row.indicator))
            }
            Some(Measure::Weight | Measure::Score) => {
                quantity::points(key, label, move |row: &Row<'a>| column.of(row.indicator))
            }
        });
    }
    columns.extend(behind.into_iter().map(words));
    columns.extend([
        indicator("grades", "评价标准", |i| {
            lines(i.grades.iter().map(|(label, grade)| (label.as_str(), grade.text.as_str())))
        }),
        indicator("fields", "其他栏", |i| {
            lines(i.fields.iter().map(|(label, text)| (label.as_str(), text.as_str())))
        }),
        Column::new("place", "位置", Row::place),
    ]);
    columns
}

fn words<'a>(column: IndicatorText) -> Column<Row<'a>> {
    Column::new(column.key(), column.label(), move |row: &Row<'a>| {
        Value::text(column.of(row.indicator).map(String::as_str))
    })
}

fn indicator<'a>(key: &str, label: &str, get: fn(&Indicator) -> Value) -> Column<Row<'a>> {
    Column::new(key, label, move |row: &Row<'a>| get(row.indicator))
}

/// A column of a level: 0 for the first, 1 for the second.
fn level<'a>(
    key: &str,
    label: &str,
    depth: usize,
    get: for<'l> fn(AnyLevel<'l>) -> Option<&'l str>,
) -> Column<Row<'a>> {
    Column::new(key, label, move |row: &Row<'a>| Value::text(row.indicator.levels()[depth].and_then(get)))
}
