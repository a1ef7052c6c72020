//! The columns of the indicator grid: those the form has, in its order and under its words.

use model::{Form, Indicator, Level, Quantity};

use super::grid::Column;
use super::indicators::Row;
use super::own::Own;
use super::{Ink, split};

/// All columns of a one-sided grid.
pub(super) fn all<'a>(form: &'a Form, rows: &[Row<'a>], number: usize) -> Vec<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let mut columns = Vec::new();
    if rows.iter().any(|row| row.first(|i| i.level1.as_ref()).is_some())
        || own.get("indicators.level1").is_some()
    {
        let column = Column::new(own.or("indicators.level1", "一级指标"), 12, |row: &Row<'a>| {
            Ink::Label(level_label(row.first(|i| i.level1.as_ref())))
        });
        columns.push(column.merged(|row| merge_key(*row, 1)));
    }
    columns.extend(side(form, rows, number));
    columns
}

/// Rows share a level's cell while the levels above are the same too; a row without an indicator shares none.
fn merge_key(row: Row<'_>, depth: usize) -> String {
    let Some(indicator) = row.indicator else { return String::new() };
    let levels = [&indicator.level1, &indicator.level2];
    let part = |level: &&Option<Level>| level_label(level.as_ref());
    let task = indicator.task.as_deref().unwrap_or_default();
    std::iter::once(task.to_owned()).chain(levels[..depth].iter().map(part)).collect::<Vec<_>>().join("\u{1}")
}

/// Columns on their way to their places.
struct Ordered<'a> {
    form: &'a Form,
    /// Place, key, column.
    found: Vec<(usize, &'static str, Column<'a, Row<'a>>)>,
    last: usize,
}

impl<'a> Ordered<'a> {
    /// Adds a column where the form has its word, or behind the one before.
    fn add(&mut self, key: &'static str, word: &str, column: Column<'a, Row<'a>>) {
        self.last = self.form.labels.get_index_of(&format!("indicators.{word}")).unwrap_or(self.last);
        self.found.push((self.last, key, column));
    }
}

/// The columns of one side: level 2 and the indicator's own.
pub(super) fn side<'a>(form: &'a Form, rows: &[Row<'a>], number: usize) -> Vec<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let mut columns = Ordered { form, found: Vec::new(), last: 0 };
    if rows.iter().any(|row| row.first(|i| i.level2.as_ref()).is_some())
        || own.get("indicators.level2").is_some()
    {
        let column = Column::new(own.or("indicators.level2", "二级指标"), 12, |row: &Row<'a>| {
            Ink::Label(level_label(row.first(|i| i.level2.as_ref())))
        });
        columns.add("level2", "level2", column.merged(|row| merge_key(*row, 2)));
    }
    // Without a word for the value, it stands behind the name: 培训人数≥150人次.
    let behind_name = !own.none() && own.get("indicators.target").is_none() && !split::is_split(form);
    for (key, heading, width, get) in WORDS {
        if !rows.iter().any(|row| row.first(*get).is_some())
            || (*key == "likelihood" && split::is_ticked(form))
        {
            continue;
        }
        let with_target = behind_name && *key == "name";
        let column =
            Column::new(own.or(&format!("indicators.{key}"), heading), *width, move |row: &Row<'a>| {
                let target = row.target().filter(|_| with_target).map(|target| target.text.as_str());
                Ink::Text([row.first(*get).map(String::as_str), target].into_iter().flatten().collect())
            });
        columns.add(key, key, column);
    }
    for (key, heading, width, get) in VALUES {
        let elsewhere = *key == "target" && (split::is_split(form) || behind_name);
        if elsewhere || !rows.iter().any(|row| row.first(*get).is_some()) {
            continue;
        }
        let words = own.keys(&format!("indicators.{key}"));
        let word = words.get(number).or(words.first()).copied();
        let heading = word.map_or(*heading, |(_, heading)| heading);
        let partner = *key == "target" && rows.iter().any(|row| row.partner.is_some());
        let column = Column::new(heading, *width, move |row: &Row<'a>| {
            let quantity = if partner { row.indicator.and_then(*get) } else { row.first(*get) };
            quantity.map_or_else(|| Ink::Text(String::new()), Ink::value)
        });
        columns.add(key, word.map_or(*key, |(key, _)| key.trim_start_matches("indicators.")), column);
        if let Some((key, heading)) = words.get(1).filter(|_| partner) {
            let column = Column::new(*heading, *width, move |row: &Row<'a>| {
                row.partner.and_then(*get).map_or_else(|| Ink::Text(String::new()), Ink::value)
            });
            columns.add("partner", key.trim_start_matches("indicators."), column);
        }
    }
    let groups = split::groups(form);
    if split::is_split(form) {
        for (key, column) in split::target(form) {
            columns.add(key, key, column);
        }
    }
    if split::is_ticked(form) {
        for column in split::likelihood(form) {
            columns.add("likelihood", "likelihood", column);
        }
    }
    for grade in keys(rows.iter().filter_map(|row| row.indicator).map(|indicator| indicator.grades.keys())) {
        let column = Column::new(grade.clone(), 9, move |row: &Row<'a>| {
            row.indicator
                .and_then(|i| i.grades.get(grade))
                .map_or_else(|| Ink::Text(String::new()), Ink::value)
        });
        columns.add("grades", "grades", Column { group: groups.grades.clone(), ..column });
    }
    if !own.none() {
        columns.found.sort_by_key(|(place, ..)| *place);
    }
    with_fields(form, rows, groups.fields, columns)
}

/// Puts in the columns without a key: at the end, or under a word that they share with the target or the reasons.
fn with_fields<'a>(
    form: &'a Form,
    rows: &[Row<'a>],
    group: Option<String>,
    columns: Ordered<'a>,
) -> Vec<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let split = [own.get("indicators.sign"), own.get("indicators.measure")];
    let fields = keys(rows.iter().filter_map(|row| row.indicator).map(|indicator| indicator.fields.keys()));
    let mut fields: Vec<Column<'a, Row<'a>>> = fields
        .into_iter()
        .filter(|field| !split.contains(&Some(field.as_str())))
        .map(|field| {
            Column::new(field.clone(), 12, move |row: &Row<'a>| {
                Ink::Text(row.field(field).unwrap_or_default().to_owned())
            })
        })
        .collect();
    let mut columns = columns.found;
    let mut at = columns.len();
    if let Some(group) = group.filter(|_| !fields.is_empty()) {
        let beside = if group.contains('值') { "target" } else { "deviation" };
        for field in &mut fields {
            field.group = Some(group.clone());
        }
        if let Some(found) =
            columns.iter().position(|(_, key, column)| *key == beside && column.group.is_none())
        {
            columns[found].2.group = Some(group);
            at = found;
        }
    }
    let after = columns.split_off(at);
    let column = |(_, _, column): (usize, &str, Column<'a, Row<'a>>)| column;
    columns.into_iter().map(column).chain(fields).chain(after.into_iter().map(column)).collect()
}

type Words = (&'static str, &'static str, u32, fn(&Indicator) -> Option<&String>);
type Values = (&'static str, &'static str, u32, fn(&Indicator) -> Option<&Quantity>);

const WORDS: &[Words] = &[
    ("name", "三级指标", 16, |i| i.name.as_ref()),
    ("description", "绩效指标描述", 24, |i| i.description.as_ref()),
    ("basis", "指标值确定依据", 20, |i| i.basis.as_ref()),
    ("standard", "评（扣）分标准", 20, |i| i.standard.as_ref()),
    ("explanation", "指标解释", 16, |i| i.explanation.as_ref()),
    ("source", "数据来源", 14, |i| i.source.as_ref()),
    ("deviation", "偏差原因分析及改进措施", 16, |i| i.deviation.as_ref()),
    ("likelihood", "完成目标可能性", 12, |i| i.likelihood.as_ref()),
];

const VALUES: &[Values] = &[
    ("target", "指标值", 14, |i| i.target.as_ref()),
    ("actual", "实际完成值", 14, |i| i.actual.as_ref()),
    ("expected", "全年预计完成情况", 14, |i| i.expected.as_ref()),
    ("weight", "分值", 8, |i| i.weight.as_ref()),
    ("score", "得分", 8, |i| i.score.as_ref()),
];

/// Distinct keys of many maps, in order of first appearance.
fn keys<'a>(maps: impl Iterator<Item = impl Iterator<Item = &'a String>>) -> indexmap::IndexSet<&'a String> {
    maps.flatten().collect()
}

/// A level's label; points written apart from it go back behind it: 产出指标（50分）.
pub(super) fn level_label(level: Option<&Level>) -> String {
    let Some(level) = level else { return String::new() };
    match &level.weight {
        Some(weight) if !level.label.contains(&weight.text) => format!("{}（{}）", level.label, weight.text),
        _ => level.label.clone(),
    }
}
