//! A row per indicator.

use model::{Indicator, Level, Submission};

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
        indicator("term", "期间", |i| i.term.map_or(Value::Empty, Value::id)),
        level("level1.id", "一级指标·编号", |i| i.level1.as_ref(), |level| level.id.as_deref()),
        level("level1.label", "一级指标", |i| i.level1.as_ref(), |level| Some(&level.label)),
        level("level2.id", "二级指标·编号", |i| i.level2.as_ref(), |level| level.id.as_deref()),
        level("level2.label", "二级指标", |i| i.level2.as_ref(), |level| Some(&level.label)),
        indicator("name", "三级指标", |i| Value::text(i.name.as_deref())),
        indicator("description", "指标描述", |i| Value::text(i.description.as_deref())),
    ]);
    columns.extend(quantity::columns("target", "指标值", |row: &Row<'a>| row.indicator.target.as_ref()));
    columns.extend(quantity::columns("actual", "实际完成值", |row: &Row<'a>| {
        row.indicator.actual.as_ref()
    }));
    columns.extend(quantity::columns("expected", "全年预计完成", |row: &Row<'a>| {
        row.indicator.expected.as_ref()
    }));
    columns.extend(quantity::points("weight", "分值", |row: &Row<'a>| row.indicator.weight.as_ref()));
    columns.extend(quantity::points("score", "得分", |row: &Row<'a>| row.indicator.score.as_ref()));
    columns.extend([
        indicator("deviation", "偏差原因", |i| Value::text(i.deviation.as_deref())),
        indicator("likelihood", "完成目标可能性", |i| Value::text(i.likelihood.as_deref())),
        indicator("basis", "指标值确定依据", |i| Value::text(i.basis.as_deref())),
        indicator("standard", "评分标准", |i| Value::text(i.standard.as_deref())),
        indicator("explanation", "指标解释", |i| Value::text(i.explanation.as_deref())),
        indicator("source", "数据来源", |i| Value::text(i.source.as_deref())),
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

fn indicator<'a>(key: &str, label: &str, get: fn(&Indicator) -> Value) -> Column<Row<'a>> {
    Column::new(key, label, move |row: &Row<'a>| get(row.indicator))
}

fn level<'a>(
    key: &str,
    label: &str,
    level: fn(&Indicator) -> Option<&Level>,
    get: fn(&Level) -> Option<&str>,
) -> Column<Row<'a>> {
    Column::new(key, label, move |row: &Row<'a>| Value::text(level(row.indicator).and_then(get)))
}
