//! 绩效指标: a row per level-3 indicator, equal levels merged downwards.

use model::{Form, Indicator, Level, Quantity, Term};

use super::{Ink, Piece, Sketch, WIDTH, label, text, value};

/// A column of the indicator table: heading, relative width, cell.
struct Column {
    heading: String,
    width: u32,
    cell: Draw,
}

/// What an indicator has in a column.
type Draw = Box<dyn Fn(&Indicator) -> Option<Ink>>;

/// Columns the indicator table is printed with, both sides together.
pub(super) fn columns(form: &Form) -> usize {
    if is_two_sided(form) { 7 } else { levels(form).len() + own_columns(form).len() }
}

/// The indicator table with its header row.
pub(super) fn table(form: &Form) -> Sketch {
    if form.indicators.is_empty() {
        Sketch::default()
    } else if is_two_sided(form) {
        two_sided(form)
    } else {
        one_sided(form)
    }
}

/// The closing row 总分.
pub(super) fn total(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    if let Some(total) = &form.total {
        table.row(vec![
            label(0, 600, "总分"),
            value(600, 800, total.weight.as_ref()),
            value(800, WIDTH, total.score.as_ref()),
        ]);
    }
    table
}

fn is_two_sided(form: &Form) -> bool {
    let has = |term| form.indicators.iter().any(|indicator| indicator.term == Some(term));
    has(Term::Whole) && has(Term::Annual)
}

type LevelOf = fn(&Indicator) -> Option<&Level>;

fn levels(form: &Form) -> Vec<(&'static str, LevelOf)> {
    let all: [(&str, LevelOf); 2] =
        [("一级指标", |i| i.level1.as_ref()), ("二级指标", |i| i.level2.as_ref())];
    all.into_iter().filter(|(_, level)| form.indicators.iter().any(|i| level(i).is_some())).collect()
}

fn one_sided(form: &Form) -> Sketch {
    let (levels, own) = (levels(form), own_columns(form));
    let total: u32 = levels.len() as u32 * 10 + own.iter().map(|column| column.width).sum::<u32>();
    let widths: Vec<u32> = levels.iter().map(|_| 10).chain(own.iter().map(|column| column.width)).collect();
    let edges: Vec<u32> = edges(&widths, total, 0, WIDTH);
    let mut table = Sketch { header_rows: 1, ..Sketch::default() };
    let headings =
        levels.iter().map(|(name, _)| *name).chain(own.iter().map(|column| column.heading.as_str()));
    table.row(
        headings.zip(edges.windows(2)).map(|(heading, edge)| label(edge[0], edge[1], heading)).collect(),
    );
    let indicators: Vec<&Indicator> = form.indicators.iter().collect();
    for (index, indicator) in indicators.iter().enumerate() {
        let mut row = Vec::new();
        for (depth, edge) in (0..levels.len()).zip(edges.windows(2)) {
            if let Some(rows) = group(&indicators, &levels, depth, index) {
                row.push(label(edge[0], edge[1], level_label((levels[depth].1)(indicator))).rows(rows));
            }
        }
        for (column, edge) in own.iter().zip(edges[levels.len()..].windows(2)) {
            row.push(inked(edge[0], edge[1], (column.cell)(indicator)));
        }
        table.row(row);
    }
    table
}

/// Rows the level cell that starts here covers; none when a cell above covers this row.
fn group(indicators: &[&Indicator], levels: &[(&str, LevelOf)], depth: usize, index: usize) -> Option<usize> {
    let same = |a: usize, b: usize| {
        levels[..=depth].iter().all(|(_, level)| level(indicators[a]) == level(indicators[b]))
    };
    if index > 0 && same(index - 1, index) {
        return None;
    }
    Some((index..indicators.len()).take_while(|&other| same(index, other)).count())
}

/// `产出指标（50分）`: the points go back behind the label.
fn level_label(level: Option<&Level>) -> String {
    let Some(level) = level else { return String::new() };
    match &level.weight {
        Some(weight) if !level.label.contains(&weight.text) => format!("{}（{}）", level.label, weight.text),
        _ => level.label.clone(),
    }
}

fn inked(from: u32, to: u32, ink: Option<Ink>) -> Piece {
    Piece { from, to, rows: 1, ink: ink.unwrap_or_else(|| Ink::Text(String::new())) }
}

fn edges(widths: &[u32], total: u32, from: u32, to: u32) -> Vec<u32> {
    let mut sum = 0;
    let mut edges = vec![from];
    for width in widths {
        sum += width;
        edges.push(from + (to - from) * sum / total.max(1));
    }
    edges
}

/// 一级 once, then 二级 · 三级 · 指标值 for the whole term and again for the year (财预〔2015〕88号).
fn two_sided(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    let own = ["二级指标", "三级指标", "指标值"];
    let halves = [edges(&[10, 20, 15], 45, 100, 550), edges(&[10, 20, 15], 45, 550, WIDTH)];
    let mut header = vec![label(0, 100, "一级指标")];
    for half in &halves {
        header.extend(own.iter().zip(half.windows(2)).map(|(name, edge)| label(edge[0], edge[1], *name)));
    }
    table.row(header);
    let rows = paired(&form.indicators);
    let level1 =
        |row: &[Option<&Indicator>; 2]| row.iter().flatten().find_map(|indicator| indicator.level1.clone());
    for (index, row) in rows.iter().enumerate() {
        let mut cells = Vec::new();
        if index == 0 || level1(&rows[index - 1]) != level1(row) {
            let span = rows[index..].iter().take_while(|other| level1(other) == level1(row)).count();
            cells.push(label(0, 100, level_label(level1(row).as_ref())).rows(span));
        }
        for (indicator, half) in row.iter().zip(&halves) {
            cells.push(label(half[0], half[1], level_label(indicator.and_then(|i| i.level2.as_ref()))));
            cells.push(text(half[1], half[2], indicator.and_then(|i| i.name.as_deref()).unwrap_or_default()));
            cells.push(value(half[2], half[3], indicator.and_then(|i| i.target.as_ref())));
        }
        table.row(cells);
    }
    table
}

/// The rows of a two-sided table: each indicator of the whole term beside the next of the year under the same level 1.
fn paired(indicators: &[Indicator]) -> Vec<[Option<&Indicator>; 2]> {
    let mut rows: Vec<[Option<&Indicator>; 2]> = Vec::new();
    let mut waiting = 0;
    for indicator in indicators {
        if indicator.term == Some(Term::Annual) {
            let fits = |row: &&mut [Option<&Indicator>; 2]| {
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

/// The columns right of the levels: those that any indicator of the form has.
fn own_columns(form: &Form) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut add = |heading: &str, width: u32, cell: Draw| {
        if form.indicators.iter().any(|indicator| cell(indicator).is_some()) {
            columns.push(Column { heading: heading.to_owned(), width, cell });
        }
    };
    add("三级指标", 16, words(|i| i.name.as_ref()));
    add("绩效指标描述", 24, words(|i| i.description.as_ref()));
    add("指标值", 14, number(|i| i.target.as_ref()));
    add("实际完成值", 14, number(|i| i.actual.as_ref()));
    add("全年预计完成情况", 14, number(|i| i.expected.as_ref()));
    add("分值", 7, number(|i| i.weight.as_ref()));
    add("得分", 7, number(|i| i.score.as_ref()));
    add("指标值确定依据", 20, words(|i| i.basis.as_ref()));
    add("评（扣）分标准", 20, words(|i| i.standard.as_ref()));
    add("指标解释", 16, words(|i| i.explanation.as_ref()));
    add("数据来源", 14, words(|i| i.source.as_ref()));
    add("偏差原因分析及改进措施", 16, words(|i| i.deviation.as_ref()));
    add("完成目标可能性", 12, words(|i| i.likelihood.as_ref()));
    for grade in keys(form.indicators.iter().map(|indicator| indicator.grades.keys())) {
        let key = grade.clone();
        add(&grade, 9, Box::new(move |i| i.grades.get(&key).map(Ink::value)));
    }
    for field in keys(form.indicators.iter().map(|indicator| indicator.fields.keys())) {
        let key = field.clone();
        add(&field, 12, Box::new(move |i| i.fields.get(&key).cloned().map(Ink::Text)));
    }
    columns
}

fn words(get: fn(&Indicator) -> Option<&String>) -> Draw {
    Box::new(move |indicator| get(indicator).cloned().map(Ink::Text))
}

fn number(get: fn(&Indicator) -> Option<&Quantity>) -> Draw {
    Box::new(move |indicator| get(indicator).map(Ink::value))
}

/// Distinct keys of many maps, in order of first appearance.
fn keys<'a>(maps: impl Iterator<Item = impl Iterator<Item = &'a String>>) -> Vec<String> {
    maps.flatten().cloned().collect::<indexmap::IndexSet<_>>().into_iter().collect()
}
