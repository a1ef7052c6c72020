//! 绩效指标: a row per level-3 indicator, equal levels merged downwards.

use model::{Form, Indicator, Level, Quantity, Term};

use super::grid::{self, Column};
use super::own::Own;
use super::{Ink, Sketch, WIDTH, label, split, text, value};

/// A row of the grid; none where a form has a row without an indicator.
pub(super) type Row<'a> = Option<&'a Indicator>;

/// Columns the indicator table is printed with, both sides together.
pub(super) fn columns(form: &Form) -> usize {
    if is_two_sided(form) { 1 + 2 * side(form).len() } else { all(form).len() }
}

/// The indicator table: one grid, one after the other for 长期 and 年度, or both side by side; and the closing row.
pub(super) fn table(form: &Form) -> Sketch {
    let heads = Own::of(form).all("indicators");
    if form.indicators.is_empty() {
        Sketch::default()
    } else if is_two_sided(form) {
        two_sided(form)
    } else if let ([first, second, ..], true) = (heads.as_slice(), has_both_terms(form)) {
        let of = |term| form.indicators.iter().filter(|i| i.term == Some(term)).map(Some).collect::<Vec<_>>();
        let mut table = Sketch::default();
        let first_term = form.indicators.first().and_then(|indicator| indicator.term).unwrap_or(Term::Whole);
        let second_term = if first_term == Term::Whole { Term::Annual } else { Term::Whole };
        for (head, term) in [(first, first_term), (second, second_term)] {
            table.append(one_sided(form, Some(head), &of(term)));
        }
        table
    } else {
        let rows: Vec<Row<'_>> = form.indicators.iter().map(Some).collect();
        one_sided(form, heads.first(), &rows)
    }
}

fn has_both_terms(form: &Form) -> bool {
    let has = |term| form.indicators.iter().any(|indicator| indicator.term == Some(term));
    has(Term::Whole) && has(Term::Annual)
}

/// Two heads over two terms mean two grids; otherwise both terms share the rows.
fn is_two_sided(form: &Form) -> bool {
    has_both_terms(form) && Own::of(form).all("indicators").len() < 2
}

fn one_sided(form: &Form, head: Option<&&str>, rows: &[Row<'_>]) -> Sketch {
    let columns = all(form);
    let left = if head.is_some() { 80 } else { 0 };
    let edges = grid::edges(&columns, left, WIDTH);
    let height = 1 + usize::from(columns.iter().any(|column| column.group.is_some()));
    let mut table = Sketch { header_rows: height as u32, ..Sketch::default() };
    let head = head.map(|head| label(0, left, *head).rows(rows.len() + height));
    grid::header(&mut table, &columns, &edges, head);
    for index in 0..rows.len() {
        table.row(grid::row(&columns, &edges, rows, index));
    }
    if let Some(total) = &form.total {
        let own = Own::of(form);
        let keys: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        let at = |key: &str, name: &str| keys.iter().position(|heading| *heading == own.or(key, name));
        let sums = [
            (at("indicators.weight", "分值"), total.weight.as_ref()),
            (at("indicators.score", "得分"), total.score.as_ref()),
        ];
        let first = sums.iter().filter_map(|(at, _)| *at).min().unwrap_or(columns.len());
        let mut row = vec![label(0, edges[first.max(1)], own.or("total", "总分"))];
        for column in first.max(1)..columns.len() {
            let sum = sums.iter().find(|(at, _)| *at == Some(column)).and_then(|(_, sum)| *sum);
            row.push(value(edges[column], edges[column + 1], sum));
        }
        table.row(row);
    }
    table
}

/// 一级 once, then the other columns for the whole term and again for the year (财预〔2015〕88号).
fn two_sided(form: &Form) -> Sketch {
    let own = Own::of(form);
    let columns = side(form);
    let head = own.get("indicators");
    let left = if head.is_some() { 60 } else { 0 };
    let (middle, right) = (left + 80, left + 80 + (WIDTH - left - 80) / 2);
    let halves = [grid::edges(&columns, middle, right), grid::edges(&columns, right, WIDTH)];
    let rows = paired(&form.indicators);
    let mut table = Sketch::default();
    let mut header: Vec<_> = head.map(|head| label(0, left, head).rows(rows.len() + 1)).into_iter().collect();
    header.push(label(left, middle, own.or("indicators.level1", "一级指标")));
    for half in &halves {
        let headings = columns.iter().zip(half.windows(2));
        header.extend(headings.map(|(column, edge)| label(edge[0], edge[1], column.heading.clone())));
    }
    table.row(header);
    let sides: [Vec<Row<'_>>; 2] = [rows.iter().map(|row| row[0]).collect(), rows.iter().map(|row| row[1]).collect()];
    let level1 = |row: &[Row<'_>; 2]| row.iter().flatten().find_map(|indicator| indicator.level1.clone());
    for (index, row) in rows.iter().enumerate() {
        let mut cells = Vec::new();
        if index == 0 || level1(&rows[index - 1]) != level1(row) {
            let span = rows[index..].iter().take_while(|other| level1(other) == level1(row)).count();
            cells.push(label(left, middle, level_label(level1(row).as_ref())).rows(span));
        }
        for (side, half) in sides.iter().zip(&halves) {
            match side[index] {
                Some(_) => cells.extend(grid::row(&columns, half, side, index)),
                None => cells.extend(half.windows(2).map(|edge| text(edge[0], edge[1], ""))),
            }
        }
        table.row(cells);
    }
    table
}

/// The rows of a two-sided table: each indicator of the whole term beside the next of the year under the same level 1.
fn paired(indicators: &[Indicator]) -> Vec<[Row<'_>; 2]> {
    let mut rows: Vec<[Row<'_>; 2]> = Vec::new();
    let mut waiting = 0;
    for indicator in indicators {
        if indicator.term == Some(Term::Annual) {
            let fits = |row: &&mut [Row<'_>; 2]| {
                row[1].is_none() && row[0].is_some_and(|left| left.level1 == indicator.level1)
            };
            let free = rows.get_mut(waiting..).and_then(|rows| rows.iter_mut().find(fits));
            match free {
                Some(row) => row[1] = Some(indicator),
                None => rows.push([None, Some(indicator)]),
            }
        } else {
            rows.push([Some(indicator), None]);
        }
        while rows.get(waiting).is_some_and(|row| row[1].is_some()) {
            waiting += 1;
        }
    }
    rows
}

/// A level's label; points written apart from it go back behind it: 产出指标（50分）.
fn level_label(level: Option<&Level>) -> String {
    let Some(level) = level else { return String::new() };
    match &level.weight {
        Some(weight) if !level.label.contains(&weight.text) => format!("{}（{}）", level.label, weight.text),
        _ => level.label.clone(),
    }
}

/// All columns of a one-sided grid.
pub(super) fn all<'a>(form: &'a Form) -> Vec<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let mut columns = Vec::new();
    let first = |row: &Row<'a>| row.and_then(|i| i.level1.as_ref()).map_or_else(String::new, |level| level_label(Some(level)));
    if form.indicators.iter().any(|i| i.level1.is_some()) || own.get("indicators.level1").is_some() {
        let column = Column::new(own.or("indicators.level1", "一级指标"), 10, move |row| Ink::Label(first(row)));
        columns.push(column.merged(move |row| merge_key(*row, 1)));
    }
    columns.extend(side(form));
    columns
}

/// Rows share a level's cell while the levels above are the same too; a row without an indicator shares none.
fn merge_key(row: Row<'_>, depth: usize) -> String {
    let Some(indicator) = row else { return String::new() };
    let levels = [&indicator.level1, &indicator.level2];
    let part = |level: &&Option<Level>| level.as_ref().map(|level| level_label(Some(level))).unwrap_or_default();
    let task = indicator.task.as_deref().unwrap_or_default();
    std::iter::once(task.to_owned()).chain(levels[..depth].iter().map(part)).collect::<Vec<_>>().join("\u{1}")
}

/// The columns of one side: level 2 and the indicator's own.
fn side<'a>(form: &'a Form) -> Vec<Column<'a, Row<'a>>> {
    let own = Own::of(form);
    let mut columns: Vec<(usize, Column<'a, Row<'a>>)> = Vec::new();
    let place = |key: &str| form.labels.get_index_of(key);
    let has = |key: &str, any: fn(&Indicator) -> bool| {
        form.indicators.iter().any(any) || own.get(&format!("indicators.{key}")).is_some()
    };
    let mut last = 0;
    let mut add = |key: &str, column: Column<'a, Row<'a>>| {
        last = place(&format!("indicators.{key}")).unwrap_or(last);
        columns.push((last, column));
    };
    if has("level2", |i| i.level2.is_some()) {
        let column = Column::new(own.or("indicators.level2", "二级指标"), 10, |row: &Row<'a>| {
            Ink::Label(level_label(row.and_then(|i| i.level2.as_ref())))
        });
        add("level2", column.merged(|row| merge_key(*row, 2)));
    }
    for (key, heading, width, get) in WORDS {
        if form.indicators.iter().any(|i| get(i).is_some()) && !(*key == "likelihood" && split::is_ticked(form)) {
            let column = Column::new(own.or(&format!("indicators.{key}"), heading), *width, move |row: &Row<'a>| {
                Ink::Text(row.and_then(*get).cloned().unwrap_or_default())
            });
            add(key, column);
        }
    }
    for (key, heading, width, get) in VALUES {
        if form.indicators.iter().any(|i| get(i).is_some()) && !(*key == "target" && split::is_split(form)) {
            let column = Column::new(own.or(&format!("indicators.{key}"), heading), *width, move |row: &Row<'a>| {
                row.and_then(*get).map_or_else(|| Ink::Text(String::new()), Ink::value)
            });
            add(key, column);
        }
    }
    if split::is_split(form) {
        for (key, column) in split::target(form) {
            add(key, column);
        }
    }
    if split::is_ticked(form) {
        for column in split::likelihood(form) {
            add("likelihood", column);
        }
    }
    for grade in keys(form.indicators.iter().map(|indicator| indicator.grades.keys())) {
        let heading = grade.clone();
        let column = Column::new(heading, 9, move |row: &Row<'a>| {
            row.and_then(|i| i.grades.get(grade)).map_or_else(|| Ink::Text(String::new()), Ink::value)
        });
        add("grades", Column { group: split::group(form, 0, "评价标准"), ..column });
    }
    if !own.none() {
        columns.sort_by_key(|(place, _)| *place);
    }
    let mut columns: Vec<_> = columns.into_iter().map(|(_, column)| column).collect();
    for field in keys(form.indicators.iter().map(|indicator| indicator.fields.keys())) {
        columns.push(Column::new(field.clone(), 12, move |row: &Row<'a>| {
            Ink::Text(row.and_then(|i| i.fields.get(field)).cloned().unwrap_or_default())
        }));
    }
    columns
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
    ("weight", "分值", 7, |i| i.weight.as_ref()),
    ("score", "得分", 7, |i| i.score.as_ref()),
];

/// Distinct keys of many maps, in order of first appearance.
fn keys<'a>(maps: impl Iterator<Item = impl Iterator<Item = &'a String>>) -> indexmap::IndexSet<&'a String> {
    maps.flatten().collect()
}
