//! The columns of the indicator grid: those the form has, in its order and under its words.

use model::{AnyLevel, Form, IndicatorText, IndicatorValue, Measure};

use super::grid::Column;
use super::own::Own;
use super::row::Row;
use super::{Ink, split};

/// All columns of a one-sided grid.
pub(super) fn all<'a>(form: &'a Form, rows: &[Row<'a>], number: usize) -> Vec<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let mut columns = Vec::new();
    if rows.iter().any(|row| row.level(0).is_some()) || own.get("indicators.level1").is_some() {
        let column = Column::new(own.or("indicators.level1", "一级指标"), 12, |row: &Row<'a>| {
            Ink::Label(level_label(row.level(0)))
        });
        columns.push(column.merged(|row| merge_key(*row, 1)));
    }
    columns.extend(side(form, rows, number));
    columns
}

/// Rows share a level's cell while the levels above are the same too; a row without an indicator shares none.
fn merge_key(row: Row<'_>, depth: usize) -> String {
    let Some(indicator) = row.indicator else { return String::new() };
    let task = indicator.task.as_deref().unwrap_or_default();
    let levels = indicator.levels().into_iter().take(depth).map(level_label);
    std::iter::once(task.to_owned()).chain(levels).collect::<Vec<_>>().join("\u{1}")
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
    if rows.iter().any(|row| row.level(1).is_some()) || own.get("indicators.level2").is_some() {
        let column = Column::new(own.or("indicators.level2", "二级指标"), 12, |row: &Row<'a>| {
            Ink::Label(level_label(row.level(1)))
        });
        columns.add("level2", "level2", column.merged(|row| merge_key(*row, 2)));
    }
    // Without a word for the value, it stands behind the name: 培训人数≥150人次.
    let behind_name = !own.none() && own.get("indicators.target").is_none() && !split::is_split(form);
    for (column, width) in WORDS {
        let key = column.key();
        let there = rows.iter().any(|row| row.first(|i| column.of(i)).is_some());
        if !there || (column == IndicatorText::Likelihood && split::is_ticked(form)) {
            continue;
        }
        let with_target = behind_name && column == IndicatorText::Name;
        let heading = own.or(&format!("indicators.{key}"), column.label());
        let cell = move |row: &Row<'a>| {
            let target = row.target().filter(|_| with_target).map(|target| target.text.as_str());
            let words = row.first(|i| column.of(i)).map(String::as_str);
            Ink::Text([words, target].into_iter().flatten().collect())
        };
        columns.add(key, key, Column::new(heading, width, cell));
    }
    for &column in IndicatorValue::ALL {
        let key = column.key();
        let is_target = column == IndicatorValue::Target;
        let elsewhere = is_target && (split::is_split(form) || behind_name);
        if elsewhere || !rows.iter().any(|row| row.first(|i| column.of(i)).is_some()) {
            continue;
        }
        let words = own.keys(&format!("indicators.{key}"));
        let word = words.get(number).or(words.first()).copied();
        let heading = word.map_or(column.label(), |(_, heading)| heading);
        let partner = is_target && rows.iter().any(|row| row.partner.is_some());
        let of_row = Column::new(heading, width(column), move |row: &Row<'a>| {
            let quantity =
                if partner { row.indicator.and_then(|i| column.of(i)) } else { row.first(|i| column.of(i)) };
            quantity.map_or_else(|| Ink::Text(String::new()), Ink::value)
        });
        columns.add(key, word.map_or(key, |(key, _)| key.trim_start_matches("indicators.")), of_row);
        if let Some((key, heading)) = words.get(1).filter(|_| partner) {
            let of_partner = Column::new(*heading, width(column), move |row: &Row<'a>| {
                let quantity = row.partner.and_then(|i| column.of(i));
                quantity.map_or_else(|| Ink::Text(String::new()), Ink::value)
            });
            columns.add("partner", key.trim_start_matches("indicators."), of_partner);
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

/// In which order the words stand in a form that has none of its own, and how wide.
const WORDS: [(IndicatorText, u32); 8] = [
    (IndicatorText::Name, 16),
    (IndicatorText::Description, 24),
    (IndicatorText::Basis, 20),
    (IndicatorText::Standard, 20),
    (IndicatorText::Explanation, 16),
    (IndicatorText::Source, 14),
    (IndicatorText::Deviation, 16),
    (IndicatorText::Likelihood, 12),
];

/// How wide a column of values is.
fn width(column: IndicatorValue) -> u32 {
    match column.measure() {
        None | Some(Measure::Money | Measure::Rate) => 14,
        Some(Measure::Weight | Measure::Score) => 8,
    }
}

/// Distinct keys of many maps, in order of first appearance.
fn keys<'a>(maps: impl Iterator<Item = impl Iterator<Item = &'a String>>) -> indexmap::IndexSet<&'a String> {
    maps.flatten().collect()
}

/// A level's label; points written apart from it go back behind it: 产出指标（50分）.
pub(super) fn level_label(level: Option<AnyLevel<'_>>) -> String {
    let Some(level) = level else { return String::new() };
    match level.weight {
        Some(weight) if !level.label.contains(&weight.text) => format!("{}（{}）", level.label, weight.text),
        _ => level.label.to_owned(),
    }
}
