//! The headings of a matrix: one row or several, and of what kind of matrix they are.

use wording::label;

use super::body::Body;
use super::matrix::{Column, Matrix, MatrixKind};
use super::rows::Zone;
use super::score::Here;
use super::view::View;
use super::{Points, across};
use crate::weights::heading as weights;
use crate::words::Axis;

/// The best matrix whose headings start in a row, with its points.
pub(super) fn propose(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Points, Matrix)> {
    let (matrix, values) = headings(view, zone, row)?;
    let body = sample(view, zone, &matrix);
    let divided = divide(view, zone, &matrix).map(|matrix| (sample(view, zone, &matrix), matrix));
    let head = zone.heads.last().copied().or(zone.section);
    let head = head.and_then(|head| view.get(Axis::Head, head)).map(|entry| entry.key.as_str());
    let goal = zone.heads.last().is_some_and(|&head| view.knows(Axis::Goal, head));
    let mut best: Option<(Points, Matrix)> = None;
    for kind in [
        MatrixKind::Indicators,
        MatrixKind::Plan,
        MatrixKind::Tasks,
        MatrixKind::Goals,
        MatrixKind::Funds,
        MatrixKind::Record,
        MatrixKind::Unknown,
    ] {
        if kind == MatrixKind::Unknown && best.is_some() {
            break;
        }
        let parted = matches!(kind, MatrixKind::Indicators | MatrixKind::Funds);
        let (body, matrix) = match &divided {
            Some((body, matrix)) if parted => (body, matrix),
            _ => (&body, &matrix),
        };
        let mut matrix = matrix.clone();
        matrix.kind = kind;
        let here = Here { view, zone, body, head, goal };
        let Some(points) = here.points(&mut matrix) else { continue };
        let points = points + weights::VALUE_AMONG * values;
        if points > 0 && best.as_ref().is_none_or(|(old, _)| points > *old) {
            best = Some((points, matrix));
        }
    }
    best
}

/// The columns that the headings starting in a row make, and how many cells among them are values.
fn headings(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Matrix, Points)> {
    let sheet = view.sheet;
    let mut cells: Vec<usize> =
        sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).collect();
    let across = across::is_across(view, zone, row);
    // 年份 | 2022年 | 2023年: years behind a name head columns.
    let years = cells.len() > 2 && view.names(cells[0]) && cells[1..].iter().all(|&cell| is_year(view, cell));
    let is_value = |cell: usize| !years && (!view.names(cell) || is_data(view, cell) && !across);
    // Values at the right end of a row of known headings are no headings; they are told apart.
    let first = cells.iter().position(|&cell| is_value(cell)).unwrap_or(cells.len());
    let known = cells[..first].iter().filter(|&&cell| view.is_heading(cell)).count();
    let mut loose = Vec::new();
    if first < cells.len() && known >= 3 && cells.len() - first <= known {
        loose = cells.split_off(first);
    }
    if cells.is_empty() {
        return None;
    }
    let values = cells.iter().filter(|&&cell| is_value(cell)).count();
    if values > 1 || values * 3 > cells.len() {
        return None;
    }
    let end = loose.first().map_or(sheet.columns + 1, |&cell| sheet.columns(cell).start);
    let mut height = cells.iter().map(|&cell| sheet.cell(cell).row_span).max()?.min(weights::TALLEST);
    if height == 1 && stacked(view, zone, row) {
        // Headings of the second row may have parts of their own.
        let below = sheet.anchored(row + 1).filter(|&cell| sheet.columns(cell).start >= zone.left);
        height = 1 + below.map(|cell| sheet.cell(cell).row_span).max().unwrap_or(1);
        height = height.min(weights::TALLEST).min(zone.rows.end - row);
    }
    // A heading merged over a row too many does not make that row one of headings; years are parts of a heading.
    while height > 1
        && has_values(view, zone, row + height - 1, across)
        && !has_years(view, zone, row + height - 1)
    {
        height -= 1;
    }
    // A head beside its rows is no heading of them.
    let beside = |cell: usize| view.knows(Axis::Head, cell) || view.knows(Axis::Goal, cell);
    if cells.len() > 1 && beside(cells[0]) && sheet.cell(cells[0]).row_span > height {
        return None;
    }
    if row + height > zone.rows.end {
        return None;
    }
    let start =
        sheet.row(row).iter().map(|&cell| sheet.columns(cell).start).find(|&start| start >= zone.left)?;
    let columns = leaves(view, row, height, start..end);
    let matrix = Matrix {
        kind: MatrixKind::Unknown,
        heading: row..row + height,
        columns,
        sides: 1,
        across: false,
        headless: false,
        left: zone.left,
        rows: Vec::new(),
        loose,
    };
    Some((matrix, Points::try_from(values).unwrap_or(9)))
}

/// A level word that is the name of no column.
fn is_data(view: &View<'_, '_>, cell: usize) -> bool {
    view.is_level(cell) && !view.is_heading(cell)
}

/// Whether values stand in a row; below levels across, level words are none.
fn has_values(view: &View<'_, '_>, zone: &Zone, row: u32, across: bool) -> bool {
    view.sheet
        .anchored(row)
        .filter(|&cell| view.sheet.columns(cell).start >= zone.left)
        .any(|cell| !view.names(cell) || is_data(view, cell) && !across)
}

/// Whether a row is one of years and names below merged headings: 总目标值 | 2024年 | 2025年.
fn has_years(view: &View<'_, '_>, zone: &Zone, row: u32) -> bool {
    let cells = || view.sheet.anchored(row).filter(|&cell| view.sheet.columns(cell).start >= zone.left);
    cells().filter(|&cell| is_year(view, cell)).count() >= 2
        && cells().all(|cell| is_year(view, cell) || view.names(cell) && !is_data(view, cell))
}

/// 2024, 2024年, 2024年度.
fn is_year(view: &View<'_, '_>, cell: usize) -> bool {
    let text = view.sheet.folded(cell).bare.as_str();
    let digits = text.trim_end_matches(['度', '年']);
    digits.len() == 4 && digits.starts_with("20") && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the next row is a second row of headings that no vertical merge announces: names under a heading that spans
/// them, and nothing else.
fn stacked(view: &View<'_, '_>, zone: &Zone, row: u32) -> bool {
    let sheet = view.sheet;
    let alone = sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).count() < 2;
    if alone || row + 1 >= zone.rows.end {
        return false;
    }
    let (mut under, mut known, mut all) = (0, 0, 0);
    for cell in sheet.anchored(row + 1).filter(|&cell| sheet.columns(cell).start >= zone.left) {
        let columns = sheet.columns(cell);
        let above = sheet.at(row, columns.start).filter(|&above| !view.blank(above));
        let part = above
            .is_some_and(|above| sheet.columns(above).len() > columns.len() && !is_valued(view, row, above));
        if !view.names(cell) || is_data(view, cell) || !(part || view.is_heading(cell)) {
            return false;
        }
        under += u32::from(part);
        known += u32::from(view.is_heading(cell));
        all += 1;
    }
    // A heading without parts of its own stands over nothing.
    let whole = sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).any(|cell| {
        let below = sheet.at(row + 1, sheet.columns(cell).start);
        below.is_some_and(|below| view.blank(below) && sheet.columns(below) == sheet.columns(cell))
    });
    // Or each has parts, and most of the parts are known: 指标类别 ‖ 指标情况 over 一级 · 二级 ‖ 三级指标 · 分值.
    let spoken = |cell: usize| sheet.text(cell).contains([':', '：']);
    let parted = under == all && known * 2 > all && !sheet.anchored(row).any(spoken);
    under >= 2 && known >= 1 && (whole || parted)
}

/// Whether a cell is the value of a known label at its left.
fn is_valued(view: &View<'_, '_>, row: u32, cell: usize) -> bool {
    let left = view.sheet.columns(cell).start.checked_sub(1).and_then(|column| view.sheet.at(row, column));
    !view.is_heading(cell) && left.is_some_and(|left| view.label(left, false).is_some())
}

/// The columns that rows of headings make: runs of columns under the same stack of cells.
fn leaves(view: &View<'_, '_>, row: u32, height: u32, range: std::ops::Range<u32>) -> Vec<Column> {
    let sheet = view.sheet;
    let mut columns: Vec<(Vec<usize>, std::ops::Range<u32>)> = Vec::new();
    for at in range {
        let mut stack: Vec<usize> = (row..row + height).filter_map(|row| sheet.at(row, at)).collect();
        stack.dedup();
        if stack.is_empty() {
            continue;
        }
        match columns.last_mut() {
            Some((last, range)) if *last == stack && range.end == at => range.end = at + 1,
            _ => columns.push((stack, at..at + 1)),
        }
    }
    let leaf = |(stack, range): (Vec<usize>, std::ops::Range<u32>)| {
        let cells: Vec<usize> = stack.into_iter().filter(|&cell| !view.blank(cell)).collect();
        let written: Vec<String> = cells.iter().map(|&cell| label::key(sheet.text(cell))).collect();
        Column {
            label: written.join("/"),
            leaf: written.last().cloned().unwrap_or_default(),
            edges: sheet.edges(&range),
            range,
            cells,
            ..Column::default()
        }
    };
    columns.into_iter().map(leaf).collect()
}

/// The matrix with a column for each of the cells below a heading that spans them in most rows: 绩效指标类别 over 产出类 |
/// 数量. `None` where there is no such heading.
fn divide(view: &View<'_, '_>, zone: &Zone, matrix: &Matrix) -> Option<Matrix> {
    let sheet = view.sheet;
    let rows = rows_below(view, zone, matrix);
    // Names in every cell of the first row below are headings of their own, not rows of these.
    let is_data = |cell: usize| view.is_level(cell) || !view.names(cell);
    if !sheet.anchored(*rows.first()?).any(is_data) {
        return None;
    }
    let parts = |range: &std::ops::Range<u32>| -> Vec<std::ops::Range<u32>> {
        let within = |cell: usize| {
            let columns = sheet.columns(cell);
            range.start <= columns.start && columns.end <= range.end
        };
        let begins = |at: u32| {
            let here = |row: &&u32| {
                let (left, right) = (sheet.at(**row, at - 1), sheet.at(**row, at));
                left.zip(right).is_some_and(|(left, right)| left != right && within(left) && within(right))
            };
            rows.iter().filter(here).count() * 2 > rows.len().max(2)
        };
        let mut starts: Vec<u32> = (range.start + 1..range.end).filter(|&at| begins(at)).collect();
        starts.insert(0, range.start);
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    };
    let shows = |range: &std::ops::Range<u32>| {
        let text = |cell: usize| !view.blank(cell) && sheet.columns(cell) == *range;
        rows.iter().any(|&row| sheet.at(row, range.start).is_some_and(text))
    };
    let mut divided = matrix.clone();
    divided.columns.clear();
    for column in &matrix.columns {
        let parts = parts(&column.range);
        let valued = column.cells.iter().any(|&cell| is_valued(view, matrix.heading.start, cell));
        // Headings of their own below it: it is no heading of rows.
        // 三级指标 over 公用经费 | 小学: both are the name.
        let name = column
            .cells
            .iter()
            .any(|&cell| view.get(Axis::Column, cell).is_some_and(|entry| entry.key == "name"));
        let levels = parts.first().is_some_and(|part| {
            let mut cells =
                rows.iter().filter_map(|&row| sheet.at(row, part.start)).filter(|&cell| !view.blank(cell));
            cells.all(|cell| view.is_level(cell))
        });
        let headed = name && !levels
            || rows.first().is_some_and(|&row| {
                let named = |cell: usize| view.knows(Axis::Column, cell) && !view.is_level(cell);
                parts.iter().any(|part| sheet.at(row, part.start).is_some_and(named))
            });
        if parts.len() < 2 || valued || headed || column.cells.is_empty() || !parts.iter().all(shows) {
            divided.columns.push(column.clone());
            continue;
        }
        let part =
            |range: std::ops::Range<u32>| Column { edges: sheet.edges(&range), range, ..column.clone() };
        divided.columns.extend(parts.into_iter().map(part));
    }
    (divided.columns.len() > matrix.columns.len()).then_some(divided)
}

/// The first rows below the headings that could be theirs, sorted into their columns.
fn sample(view: &View<'_, '_>, zone: &Zone, matrix: &Matrix) -> Body {
    let rows = rows_below(view, zone, matrix);
    Body { rows: rows.into_iter().map(|row| matrix.sort(view, row).cells).collect() }
}

/// The first rows below the headings that could be theirs.
fn rows_below(view: &View<'_, '_>, zone: &Zone, matrix: &Matrix) -> Vec<u32> {
    let mut rows = Vec::new();
    for row in matrix.heading.end..zone.rows.end {
        if rows.len() >= weights::SAMPLE {
            break;
        }
        let mut anchored =
            view.sheet.anchored(row).filter(|&cell| view.sheet.columns(cell).start >= zone.left);
        let Some(first) = anchored.next() else { continue };
        let edge = view.sheet.columns(first).start == zone.left;
        let label =
            view.label(first, false).is_some_and(|(axis, _)| !matches!(axis, Axis::Fund | Axis::Step));
        let cells = view.sheet.row(row).iter().filter(|&&cell| view.sheet.columns(cell).start >= zone.left);
        let headings = view
            .sheet
            .anchored(row)
            .filter(|&cell| view.knows(Axis::Column, cell) && !view.is_level(cell) && view.names(cell));
        // Another block's label, other headings, or a row cut quite differently: what follows is not below these.
        let ends = (edge && label && !view.is_level(first))
            || headings.count() > 1
            || cells.count() * 2 <= matrix.columns.len();
        if ends && !rows.is_empty() {
            break;
        }
        rows.push(row);
    }
    rows
}
