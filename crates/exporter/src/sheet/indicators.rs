//! 绩效指标: a row per level-3 indicator, equal levels merged downwards.

use model::{Form, FormTotal, Indicator, Term};

use super::columns::{all, level_label, side};
use super::grid::{self, Column};
use super::own::Own;
use super::row::Row;
use super::{Piece, Sketch, WIDTH, label, text, value};

/// Rows under one header.
struct Block<'a> {
    head: Option<&'a str>,
    rows: Vec<Row<'a>>,
    /// Which header it is, from 0.
    number: usize,
}

/// Columns the indicator table is printed with, both sides together.
pub(super) fn columns(form: &Form) -> usize {
    match blocks(form) {
        None => 1 + 2 * side(form, &all_rows(form), 0).len(),
        Some(blocks) => {
            blocks.iter().map(|block| all(form, &block.rows, block.number).len()).max().unwrap_or(0)
        }
    }
}

/// The indicator table: one grid, one after the other for 长期 and 年度, or both side by side; and the closing row.
pub(super) fn table(form: &Form) -> Sketch {
    let Some(blocks) = blocks(form) else { return two_sided(form) };
    let last = blocks.len();
    let mut table = Sketch::default();
    for (index, block) in blocks.iter().enumerate() {
        let grid = one_sided(form, block, index + 1 == last);
        table.header_rows = if index == 0 { grid.header_rows } else { table.header_rows };
        table.append(grid);
    }
    table
}

fn all_rows(form: &Form) -> Vec<Row<'_>> {
    form.indicators.iter().map(Row::of).collect()
}

/// The grids one after the other; none when both terms stand on two sides of the rows.
fn blocks(form: &Form) -> Option<Vec<Block<'_>>> {
    let own = Own::of(form);
    let heads = own.all("indicators");
    let has = |term| form.indicators.iter().any(|indicator| indicator.term == Some(term));
    if form.indicators.is_empty() {
        return Some(Vec::new());
    }
    let head = heads.first().copied();
    if !(has(Term::Whole) && has(Term::Annual)) {
        return Some(vec![Block { head, rows: all_rows(form), number: 0 }]);
    }
    if heads.len() > 1 {
        let runs = form.indicators.chunk_by(|left, right| left.term == right.term).enumerate();
        let block = |(number, run): (usize, &'_ [Indicator])| (number, run.len());
        let lengths: Vec<(usize, usize)> = runs.map(block).collect();
        let mut rest = form.indicators.as_slice();
        let mut blocks = Vec::new();
        for (number, length) in lengths {
            let (run, after) = rest.split_at(length);
            rest = after;
            blocks.push(Block {
                head: heads.get(number).copied(),
                rows: run.iter().map(Row::of).collect(),
                number,
            });
        }
        return Some(blocks);
    }
    // Two targets under one name: 实施周期指标值 and 年度指标值 in one row.
    let one = |pair: &[Indicator]| matches!(pair, [left, right] if left.term != right.term && left.name == right.name && left.level2 == right.level2);
    let shared = own.all("indicators.target").len() > 1 && form.indicators.chunks(2).all(one);
    shared.then(|| {
        let pairs = form.indicators.chunks(2);
        let rows = pairs.map(|pair| Row { indicator: pair.first(), partner: pair.get(1) }).collect();
        vec![Block { head, rows, number: 0 }]
    })
}

fn one_sided(form: &Form, block: &Block<'_>, last: bool) -> Sketch {
    let (rows, head) = (&block.rows, block.head);
    let columns = all(form, rows, block.number);
    let left = if head.is_some() { 80 } else { 0 };
    let edges = grid::edges(&columns, left, WIDTH);
    let height = 1 + usize::from(columns.iter().any(|column| column.group.is_some()));
    let mut table = Sketch { header_rows: height as u32, ..Sketch::default() };
    let head = head.map(|head| label(0, left, head).rows(rows.len() + height));
    grid::header(&mut table, &columns, &edges, head);
    for index in 0..rows.len() {
        table.row(grid::row(&columns, &edges, rows, index));
    }
    if let Some(total) = form.total.as_ref().filter(|_| last) {
        table.row(closing_row(form, total, &columns, &edges));
    }
    table
}

/// 总分 with its sums under 分值 and 得分.
fn closing_row(form: &Form, total: &FormTotal, columns: &[Column<'_, Row<'_>>], edges: &[u32]) -> Vec<Piece> {
    let own = Own::of(form);
    let at = |key: &str, name: &str| columns.iter().position(|column| column.heading == own.or(key, name));
    let sums = [
        (at("indicators.weight", "分值"), total.weight.as_ref()),
        (at("indicators.score", "得分"), total.score.as_ref()),
    ];
    let first = sums.iter().filter_map(|(at, _)| *at).min().unwrap_or(columns.len()).max(1);
    let mut row = vec![label(0, edges[first], own.or("total", "总分"))];
    for column in first..columns.len() {
        let sum = sums.iter().find(|(at, _)| *at == Some(column)).and_then(|(_, sum)| *sum);
        row.push(value(edges[column], edges[column + 1], sum));
    }
    row
}

/// 一级 once, then the other columns for the whole term and again for the year (财预〔2015〕88号).
fn two_sided(form: &Form) -> Sketch {
    let own = Own::of(form);
    let columns = side(form, &all_rows(form), 0);
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
    let half = |side: usize| rows.iter().map(|row| Row { indicator: row[side], partner: None }).collect();
    let sides: [Vec<Row<'_>>; 2] = [half(0), half(1)];
    let level1 =
        |row: &[Option<&Indicator>; 2]| row.iter().flatten().find_map(|indicator| indicator.level1.clone());
    for (index, row) in rows.iter().enumerate() {
        let mut cells = Vec::new();
        if index == 0 || level1(&rows[index - 1]) != level1(row) {
            let span = rows[index..].iter().take_while(|other| level1(other) == level1(row)).count();
            cells.push(label(left, middle, level_label(level1(row).as_ref().map(Into::into))).rows(span));
        }
        for (side, half) in sides.iter().zip(&halves) {
            match side[index].indicator {
                Some(_) => cells.extend(grid::row(&columns, half, side, index)),
                None => cells.extend(half.windows(2).map(|edge| text(edge[0], edge[1], ""))),
            }
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
