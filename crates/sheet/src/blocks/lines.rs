//! Rows of a sheet, and which of them belong together.

use model::Limits;
use model::build::Excess;

use super::items::Item;

/// Texts in each of so many rows in a row: without rules, that is a table beside others that have them.
const LIST_ROWS: usize = 3;
const LIST_TEXTS: usize = 3;

/// A row in which a cell begins, with all items that cover it from left to right.
#[derive(Debug)]
pub(super) struct Line<'i, 's> {
    pub(super) row: u32,
    pub(super) items: Vec<&'i Item<'s>>,
}

/// A block of a sheet.
#[derive(Debug)]
pub(super) enum Block<'i, 's> {
    /// Rows that are no table: of each the items with text.
    Lines(Vec<Vec<&'i Item<'s>>>),
    /// A table.
    Table(Vec<Line<'i, 's>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Lines stand between its cells.
    Ruled,
    /// Text without lines.
    Plain,
    /// Nothing, or a line below or above it.
    Blank,
}

impl<'i, 's> Line<'i, 's> {
    /// The items with text that begin in this row.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'i Item<'s>> + '_ {
        self.items.iter().copied().filter(|item| item.area.top == self.row && item.has_text)
    }

    fn class(&self) -> Class {
        // A line above or below may be that of a table next to this row.
        if self.items.iter().any(|item| item.edges.left || item.edges.right) {
            Class::Ruled
        } else if self.items.iter().any(|item| item.has_text) {
            Class::Plain
        } else {
            Class::Blank
        }
    }

    /// No row stands empty between this one and the one before.
    fn follows(&self, before: &Self) -> bool {
        self.row == before.row + 1 || self.items.iter().any(|item| item.area.top <= before.row)
    }
}

/// The blocks of a part of a sheet, from top to bottom.
pub(super) fn blocks<'i, 's>(
    items: &[&'i Item<'s>],
    sheet: &str,
    limits: &Limits,
) -> Result<Vec<Block<'i, 's>>, Excess> {
    let lines = lines(items, sheet, limits)?;
    let runs = runs(lines);
    let alone = !runs.iter().any(|(class, _)| *class == Class::Ruled);
    let mut blocks = Vec::new();
    for (class, run) in runs {
        match class {
            Class::Ruled => ruled(run, &mut blocks),
            Class::Plain => plain(run, alone, &mut blocks),
            Class::Blank => {}
        }
    }
    Ok(blocks)
}

/// The rows in which items begin. Items that cover many rows count in each of them.
fn lines<'i, 's>(items: &[&'i Item<'s>], sheet: &str, limits: &Limits) -> Result<Vec<Line<'i, 's>>, Excess> {
    let mut lines: Vec<Line<'i, 's>> = Vec::new();
    let mut open: Vec<&'i Item<'s>> = Vec::new();
    let mut covered = 0;
    for of_row in items.chunk_by(|a, b| a.area.top == b.area.top) {
        let row = of_row[0].area.top;
        open.retain(|item| item.area.bottom >= row);
        open.extend(of_row);
        covered += open.len();
        if covered > limits.cells {
            return Err(Excess::new("cells", limits.cells, sheet));
        }
        let mut items = open.clone();
        items.sort_by_key(|item| item.area.left);
        lines.push(Line { row, items });
    }
    Ok(lines)
}

/// Lines of one kind that follow one another.
fn runs<'i, 's>(lines: Vec<Line<'i, 's>>) -> Vec<(Class, Vec<Line<'i, 's>>)> {
    let mut classes: Vec<Class> = lines.iter().map(Line::class).collect();
    // A row whose lines somebody forgot, in the middle of a table.
    for at in 1..lines.len().saturating_sub(1) {
        let within = classes[at - 1] == Class::Ruled
            && classes[at + 1] == Class::Ruled
            && lines[at].follows(&lines[at - 1])
            && lines[at + 1].follows(&lines[at]);
        if within && classes[at] == Class::Plain && lines[at].texts().count() >= LIST_TEXTS {
            classes[at] = Class::Ruled;
        }
    }
    let mut runs: Vec<(Class, Vec<Line<'i, 's>>)> = Vec::new();
    for (class, line) in classes.into_iter().zip(lines) {
        match runs.last_mut() {
            Some((last, run)) if *last == class && run.last().is_some_and(|before| line.follows(before)) => {
                run.push(line);
            }
            _ => runs.push((class, vec![line])),
        }
    }
    runs
}

/// Rows without lines: a table where several texts stand side by side in several rows, and nothing on the sheet has
/// lines or the rows are many; else each row by its own.
fn plain<'i, 's>(run: Vec<Line<'i, 's>>, alone: bool, blocks: &mut Vec<Block<'i, 's>>) {
    let texts: Vec<usize> = run.iter().map(|line| line.texts().count()).collect();
    let first = texts.iter().position(|count| *count > 1);
    let last = texts.iter().rposition(|count| *count > 1);
    let list = texts.iter().filter(|count| **count >= LIST_TEXTS).count() >= LIST_ROWS;
    let (Some(first), Some(last)) = (first, last) else { return blocks.push(as_lines(&run)) };
    if first == last || !(alone || list) {
        return blocks.push(as_lines(&run));
    }
    let mut lines = run.into_iter();
    let before: Vec<_> = lines.by_ref().take(first).collect();
    let table: Vec<_> = lines.by_ref().take(last - first + 1).collect();
    blocks.push(as_lines(&before));
    push_table(table, blocks);
    blocks.push(as_lines(&lines.collect::<Vec<_>>()));
}

fn as_lines<'i, 's>(run: &[Line<'i, 's>]) -> Block<'i, 's> {
    Block::Lines(
        run.iter().map(|line| line.texts().collect::<Vec<_>>()).filter(|line| !line.is_empty()).collect(),
    )
}

/// Columns side by side that belong to one table, or to none.
#[derive(Clone, Copy, Debug)]
struct Strip {
    left: u32,
    right: u32,
    ruled: bool,
}

/// Rows with lines: one table, or several side by side; what stands beside them without lines is none of theirs.
fn ruled<'i, 's>(run: Vec<Line<'i, 's>>, blocks: &mut Vec<Block<'i, 's>>) {
    let strips = strips(&run);
    if let [Strip { ruled: true, .. }] = strips[..] {
        return push_table(run, blocks);
    }
    for strip in strips {
        let inside = |item: &&Item<'_>| (strip.left..=strip.right).contains(&item.area.left);
        let lines = run
            .iter()
            .map(|line| Line { row: line.row, items: line.items.iter().copied().filter(inside).collect() });
        let lines: Vec<Line<'i, 's>> = lines.filter(|line| !line.items.is_empty()).collect();
        if strip.ruled { push_table(lines, blocks) } else { plain(lines, false, blocks) }
    }
}

/// The strips of a run: items that share a column belong together, and items with lines also where they touch.
fn strips(run: &[Line<'_, '_>]) -> Vec<Strip> {
    let mut found: Vec<Strip> = run
        .iter()
        .flat_map(|line| line.items.iter().filter(|item| item.area.top == line.row))
        .map(|item| Strip { left: item.area.left, right: item.area.right, ruled: !item.edges.none() })
        .collect();
    // Those with lines first: a column with lines anywhere is one of the table.
    found.sort_by_key(|strip| (strip.left, !strip.ruled));
    let mut strips: Vec<Strip> = Vec::new();
    for strip in found {
        match strips.last_mut() {
            Some(last)
                if strip.left <= last.right || strip.left == last.right + 1 && strip.ruled && last.ruled =>
            {
                last.right = last.right.max(strip.right);
                last.ruled |= strip.ruled;
            }
            _ => strips.push(strip),
        }
    }
    strips
}

/// A table without the empty rows and columns at its ends; one of a single cell is no table.
fn push_table<'i, 's>(mut lines: Vec<Line<'i, 's>>, blocks: &mut Vec<Block<'i, 's>>) {
    while lines.last().is_some_and(|line| line.texts().next().is_none()) {
        lines.pop();
    }
    let empty = lines.iter().take_while(|line| line.texts().next().is_none()).count();
    lines.drain(..empty);
    let items = || lines.iter().flat_map(|line| &line.items);
    let left = items().filter(|item| item.has_text || item.edges.left).map(|item| item.area.left).min();
    let right = items().filter(|item| item.has_text || item.edges.right).map(|item| item.area.right).max();
    let (Some(left), Some(right)) = (left, right) else { return };
    for line in &mut lines {
        line.items.retain(|item| item.area.left >= left && item.area.right <= right);
    }
    let one = lines.len() == 1 && lines[0].items.len() == 1;
    blocks.push(if one { as_lines(&lines) } else { Block::Table(lines) });
}
