//! What the columns of a matrix hold: by the words of their headings, and by what stands below them.

use wording::label::Label;
use wording::numeral;

use super::body::Body;
use super::lookup::lookup;
use super::matrix::{Column, Matrix, MatrixKind, RowKind};
use super::view::{Content, View};
use super::{across, listed};
use crate::weights::column as weights;
use crate::words::Axis;

/// Gives columns the keys that their headings name.
pub(super) fn by_words(view: &View<'_, '_>, matrix: &mut Matrix) {
    let axes: &[Axis] = match matrix.kind {
        MatrixKind::Indicators => &[Axis::Column, Axis::ListColumn],
        MatrixKind::Tasks => &[Axis::TaskColumn],
        MatrixKind::Funds => &[Axis::FundColumn],
        MatrixKind::Goals => &[Axis::GoalColumn, Axis::Goal],
        MatrixKind::Plan => &[Axis::Step],
        MatrixKind::Record => {
            &[Axis::Goal, Axis::Fund, Axis::Label, Axis::FundColumn, Axis::GoalColumn, Axis::Head]
        }
        MatrixKind::Unknown => &[],
    };
    for column in &mut matrix.columns {
        if let Some(entry) = lookup(view, column, axes) {
            column.key.clone_from(&entry.key);
            column.term = entry.term;
            column.known = true;
        }
        let head = || column.cells.iter().any(|&cell| view.knows(Axis::Head, cell));
        if matrix.kind == MatrixKind::Record
            && column.known
            && head()
            && lookup(view, column, &axes[..5]).is_none()
        {
            "head".clone_into(&mut column.key);
        }
    }
}

/// Decides a matrix's columns once more, from all its rows.
pub(super) fn settle(view: &View<'_, '_>, matrix: &mut Matrix) {
    if matrix.heading.is_empty() || matrix.kind != MatrixKind::Indicators {
        return;
    }
    for column in &mut matrix.columns {
        (column.key, column.known, column.inferred, column.side) = (String::new(), false, false, 0);
    }
    by_words(view, matrix);
    let rows =
        matrix.rows.iter().filter(|row| row.kind == RowKind::Data).map(|row| row.cells.clone()).collect();
    indicators(view, matrix, &Body { rows });
    for at in 0..matrix.rows.len() {
        let sorted = matrix.sort(view, matrix.rows[at].number);
        let row = &mut matrix.rows[at];
        (row.cells, row.heads, row.shifted) = (sorted.cells, sorted.heads, sorted.shifted);
    }
}

/// The columns of indicators: exact names before general ones, levels and values by what stands below, halves.
pub(super) fn indicators(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    if across::mark(view, matrix) {
        return listed::mark(view, matrix);
    }
    settle_parts(view, matrix, body);
    settle_names(view, &mut matrix.columns);
    heads_repeated(view, matrix, body);
    levels(view, matrix, body);
    signs(view, matrix, body);
    values(view, matrix, body);
    weights(matrix);
    split(matrix);
    listed::mark(view, matrix);
}

/// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: points behind a level are the level's.
fn weights(matrix: &mut Matrix) {
    let count = matrix.columns.iter().filter(|column| column.key == "weight").count();
    for at in 1..matrix.columns.len() {
        let (before, rest) = matrix.columns.split_at_mut(at);
        let (Some(level), true) = (before.last(), count > 1 && rest[0].key == "weight") else { continue };
        let own = match level.key.as_str() {
            "level1" => "level1_weight",
            "level2" => "level2_weight",
            _ => continue,
        };
        own.clone_into(&mut rest[0].key);
    }
}

/// How many of a column's cells with text are something, and how many there are.
pub(super) fn share(
    view: &View<'_, '_>,
    body: &Body,
    at: usize,
    is: impl Fn(usize) -> bool,
) -> (usize, usize) {
    let mut share = (0, 0);
    for cell in body.column(at).filter(|&cell| !view.blank(cell)) {
        share.1 += 1;
        share.0 += usize::from(is(cell));
    }
    share
}

pub(super) fn mostly((part, all): (usize, usize)) -> bool {
    part > 0 && part * 10 >= all * weights::MOST
}

/// Of the columns below one heading one holds what it says: the value of 指标值 over sign and value, the first of others.
/// What the others hold their contents say.
fn settle_parts(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    let mut start = 0;
    while start < matrix.columns.len() {
        let cells = matrix.columns[start].cells.clone();
        let own = |column: &&Column| !cells.is_empty() && column.cells == cells;
        let end = start + matrix.columns[start..].iter().take_while(own).count().max(1);
        let value = |at: &usize| {
            mostly(share(view, body, *at, |cell| {
                view.content(cell).is_value() && view.content(cell) != Content::Sign
            }))
        };
        let level = |at: &usize| mostly(share(view, body, *at, |cell| view.is_level(cell)));
        let owner = match matrix.columns[start].key.as_str() {
            "target" | "actual" | "expected" => (start..end).find(value),
            "name" => (start..end).find(|at| !level(at)),
            _ => None,
        };
        for at in (start..end).filter(|&at| end - start > 1 && at != owner.unwrap_or(start)) {
            let column = &mut matrix.columns[at];
            (column.key, column.known) = (String::new(), false);
        }
        start = end;
    }
}

/// 指标 and 绩效指标 name the indicator only where nothing more exact does: beside 三级指标, left of 二级指标, they head
/// the first level. A value stands behind what it is the value of; 目标 left of the levels is a goal.
fn settle_names(view: &View<'_, '_>, columns: &mut [Column]) {
    // Beside 四级指标 the third level is a field.
    let level = |column: &Column| numeral::level(&column.leaf).filter(|_| column.key == "name");
    let deepest = columns.iter().filter_map(level).max();
    if let Some(last) = deepest.and_then(|_| columns.iter().rposition(|column| level(column) == deepest)) {
        let above = |column: &&mut Column| level(column).is_some_and(|own| Some(own) < deepest);
        for column in columns[..last].iter_mut().filter(above) {
            column.key.clear();
        }
    }
    let general = |column: &Column| matches!(column.leaf.as_str(), "指标" | "绩效指标");
    let exact = |column: &Column| column.key == "name" && !general(column);
    let names = |column: &Column| matches!(column.key.as_str(), "level1" | "level2" | "name");
    if let Some(left) = columns.iter().position(names) {
        // In a form whose columns run from right to left the value stands before the name, and nowhere else.
        let again: Vec<String> = columns[left..].iter().map(|column| column.key.clone()).collect();
        let is_value = |column: &&mut Column| matches!(column.key.as_str(), "target" | "measure");
        for column in columns[..left].iter_mut().filter(is_value) {
            let listed = lookup(view, column, &[Axis::ListColumn]);
            if listed.is_some() || again.contains(&column.key) {
                column.key = listed.map(|entry| entry.key.clone()).unwrap_or_default();
            }
        }
    }
    if let Some(name) = columns.iter().position(exact) {
        let first = columns.iter().any(|column| column.key == "level1");
        for column in columns[..name].iter_mut().filter(|column| column.key == "name" && general(column)) {
            column.key = if first { String::new() } else { "level1".to_owned() };
        }
    }
}

/// 绩效指标 in every row instead of merged over them is a head, not a column.
fn heads_repeated(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    for at in 0..matrix.columns.len() {
        let column = &matrix.columns[at];
        let head = column.cells.iter().any(|&cell| view.knows(Axis::Head, cell));
        if !head || !(column.key.is_empty() || column.key == "name") || matrix.columns.len() < 3 {
            continue;
        }
        let all = share(view, body, at, |cell| view.knows(Axis::Head, cell) && !view.is_level(cell));
        let levelled = matrix.columns[at + 1..].iter().any(|column| column.key == "level1");
        if levelled && all.0 == all.1 {
            "head".clone_into(&mut matrix.columns[at].key);
        }
    }
}

/// Levels under headings the words do not know, and level-2 words under 一级指标.
fn levels(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    let second_only = |cell: usize| view.knows(Axis::Level2, cell) && !view.knows(Axis::Level1, cell);
    let first = |cell: usize| view.knows(Axis::Level1, cell) && !second_only(cell);
    let any = |cell: usize| view.is_level(cell);
    let free = |matrix: &Matrix| -> Vec<usize> {
        (0..matrix.columns.len()).filter(|&at| matrix.columns[at].key.is_empty()).collect()
    };
    let name = matrix.column("name", 0).unwrap_or(matrix.columns.len());
    if !matrix.has("level2") {
        let found =
            free(matrix).into_iter().rfind(|&at| at < name && mostly(share(view, body, at, second_only)));
        if let Some(at) = found {
            matrix.columns[at].infer("level2");
        }
    }
    if !matrix.has("level1") {
        let end = matrix.column("level2", 0).unwrap_or(name);
        let found = free(matrix).into_iter().find(|&at| at < end && mostly(share(view, body, at, first)));
        if let Some(at) = found {
            matrix.columns[at].infer("level1");
        }
    }
    // 指标类型 over 产出指标 and 效益指标 heads the first level.
    let second = matrix.column("level2", 0).filter(|_| !matrix.has("level1"));
    if let Some(two) = second.filter(|&two| mostly(share(view, body, two, first))) {
        matrix.columns[two].infer("level1");
    }
    // 指标 over 数量指标 and 质量指标 heads the second level.
    let lonely = matrix.column("level1", 0).filter(|_| !matrix.has("level2") && matrix.has("name"));
    if let Some(one) = lonely.filter(|&one| mostly(share(view, body, one, second_only))) {
        matrix.columns[one].infer("level2");
    }
    // 绩效内容 over 数量目标 and 质量目标 heads the second level, and the words beside it are the names.
    let named = matrix.column("name", 0).filter(|_| !matrix.has("level2"));
    if let Some(at) = named.filter(|&at| {
        let words = |cell: usize| matches!(view.content(cell), Content::Words | Content::Number);
        let next = matrix.columns.get(at + 1).is_some_and(|next| next.key.is_empty() && !next.known);
        let all = share(view, body, at, any);
        all.0 > 1 && all.0 == all.1 && next && mostly(share(view, body, at + 1, words))
    }) {
        matrix.columns[at].infer("level2");
        matrix.columns[at + 1].infer("name");
    }
    let (one, two) = (matrix.column("level1", 0), matrix.column("level2", 0));
    if let (Some(one), Some(two), None) = (one, two, matrix.column("name", 0)) {
        let shifted = mostly(share(view, body, one, second_only))
            && !mostly(share(view, body, two, any))
            && share(view, body, two, any).1 > 0;
        let (words, all) = share(view, body, two, any);
        if shifted {
            // 数量指标 | 维修次数 under 一级指标 | 二级指标: the form shows no first level.
            matrix.columns[one].infer("level2");
            matrix.columns[two].infer("name");
        } else if all > 0 && words * 3 < all && !unnamed(matrix, two) {
            // 产出指标 | 维修次数: the second column is the indicator's own.
            matrix.columns[two].infer("name");
        }
    }
    if !matrix.has("name") {
        let after = matrix.column("level2", 0).or_else(|| matrix.column("level1", 0));
        let next = after.map(|at| at + 1).filter(|&at| at < matrix.columns.len());
        let words = |cell: usize| matches!(view.content(cell), Content::Words | Content::Number);
        if let Some(at) =
            next.filter(|&at| matrix.columns[at].key.is_empty() && mostly(share(view, body, at, words)))
        {
            matrix.columns[at].infer("name");
        }
    }
}

/// Whether a column right of the second level can hold the name.
fn unnamed(matrix: &Matrix, level2: usize) -> bool {
    matrix.columns.get(level2 + 1).is_some_and(|column| column.key.is_empty() && !column.known)
}

/// The sign column is the one that holds signs: 指标方向 beside 指标性质, whichever it is.
fn signs(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    let sign = |cell: usize| view.content(cell) == Content::Sign;
    let columns: Vec<usize> = (0..matrix.columns.len())
        .filter(|&at| {
            matrix.columns[at].key == "sign"
                || (matrix.columns[at].key.is_empty() && mostly(share(view, body, at, sign)))
        })
        .collect();
    let best = columns.iter().copied().max_by_key(|&at| (share(view, body, at, sign).0, usize::MAX - at));
    for at in columns {
        let column = &mut matrix.columns[at];
        if Some(at) != best {
            column.key.clear();
        } else if column.key.is_empty() {
            column.infer("sign");
        }
    }
}

/// A value under a heading nobody knows, where no heading names one; twins of a column are fields.
fn values(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    let name = matrix.column("name", 0).unwrap_or(matrix.columns.len());
    let typed = |cell: usize| view.content(cell).is_value() && view.content(cell) != Content::Prose;
    // 绩效目标 behind the name holds the value, not the goal of a project.
    for at in name..matrix.columns.len() {
        if matrix.columns[at].key.starts_with("goal.") {
            let value = mostly(share(view, body, at, typed)) && !matrix.has("target");
            if value {
                matrix.columns[at].infer("target");
            } else {
                matrix.columns[at].key.clear();
            }
        }
    }
    let valued = ["target", "actual", "grades", "expected", "standard", "description"];
    let value = |cell: usize| {
        matches!(view.content(cell), Content::Amount | Content::Percent | Content::Number | Content::Date)
    };
    let Some(name) = matrix.column("name", 0).or_else(|| matrix.column("level2", 0)) else { return };
    let told = matrix.has("target") || matrix.has("grades");
    let any = !valued.iter().any(|key| matrix.has(key)) || matrix.has("sign") && !matrix.has("target");
    let free = (name + 1..matrix.columns.len()).find(|&at| {
        let column = &matrix.columns[at];
        let open = column.key.is_empty() && !column.known && !column.cells.is_empty() && !is_past(column);
        open && (any && mostly(share(view, body, at, value)) || !told && is_under_target(view, column))
    });
    if let Some(at) = free {
        matrix.columns[at].infer("target");
    }
}

/// 上年度实际水平, 近两年指标值: what was, not what shall be.
fn is_past(column: &Column) -> bool {
    ["上年", "去年", "前年", "近两年", "近三年", "历史", "以前", "往年", "实际", "完成"]
        .iter()
        .any(|word| column.leaf.contains(word))
}

/// 预期当年实现值 below 指标值.
fn is_under_target(view: &View<'_, '_>, column: &Column) -> bool {
    let above = column.cells.iter().rev().skip(1);
    above.into_iter().any(|&cell| view.get(Axis::Column, cell).is_some_and(|entry| entry.key == "target"))
}

/// Finds the right half: it starts where a column comes again and holds a value column of its own. A column that says
/// the same again without a half of its own is an unknown column.
fn split(matrix: &mut Matrix) {
    matrix.sides = 1;
    let columns = &mut matrix.columns;
    let again = |at: usize| {
        let key = &columns[at].key;
        let exempt =
            key.is_empty() || matches!(key.as_str(), "grades" | "likelihood" | "head") || key.contains('.');
        !exempt && columns[..at].iter().any(|column| column.key == *key)
    };
    let valued = |columns: &[Column]| columns.iter().any(|column| column.key == "target");
    let start = (1..columns.len()).find(|&at| again(at));
    let halves = start.filter(|&at| {
        let named = columns[at..].iter().any(|column| matches!(column.key.as_str(), "level2" | "name"));
        // Two values under one name are two terms, or the second is a column of its own.
        let terms = columns[at].key == "target"
            && columns[..at].iter().any(|column| column.key == "target" && column.term != columns[at].term);
        valued(&columns[..at]) && valued(&columns[at..]) && (named || terms)
    });
    if let Some(start) = halves {
        columns[start..].iter_mut().for_each(|column| column.side = 1);
        matrix.sides = 2;
    }
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let column = &mut rest[0];
        let repeated = |other: &Column| other.key == column.key && other.side == column.side;
        if !matches!(column.key.as_str(), "" | "grades" | "likelihood" | "head")
            && before.iter().any(repeated)
        {
            column.key.clear();
        }
    }
}

impl Column {
    fn infer(&mut self, key: &str) {
        key.clone_into(&mut self.key);
        self.inferred = true;
    }
}

/// The columns of a task list beside its head: the first words are the tasks, amounts their money.
pub(super) fn tasks(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) {
    let words = |cell: usize| matches!(view.content(cell), Content::Words | Content::Prose);
    let money = |cell: usize| view.content(cell) == Content::Amount;
    if !matrix.has("task.name") {
        let found = (0..matrix.columns.len())
            .find(|&at| matrix.columns[at].key.is_empty() && mostly(share(view, body, at, words)));
        if let Some(at) = found {
            matrix.columns[at].infer("task.name");
        }
    }
    if !matrix.has("task.total") {
        let found = (0..matrix.columns.len())
            .find(|&at| matrix.columns[at].key.is_empty() && mostly(share(view, body, at, money)));
        if let Some(at) = found {
            matrix.columns[at].infer("task.total");
        }
    }
}

/// 预期 and 实际 under headings nobody knows, beside a goal's head.
pub(super) fn goals(view: &View<'_, '_>, matrix: &mut Matrix, body: &Body) -> bool {
    let text = |cell: usize| matches!(view.content(cell), Content::Prose | Content::Words | Content::Number);
    let texts = (0..matrix.columns.len()).all(|at| mostly(share(view, body, at, text)));
    let reached = |column: &Column| view.words.get(Axis::Reached, &Label::new(&column.leaf)).is_some();
    let [first, second] = &mut matrix.columns[..] else { return false };
    if !texts || reached(first) || !reached(second) {
        return false;
    }
    for (column, key) in [(first, "text"), (second, "actual")] {
        if column.key != key {
            column.infer(key);
        }
    }
    true
}
