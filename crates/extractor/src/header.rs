//! The header of a grid: which column holds what, one row or two, one side or two.

use std::ops::Range;

use model::Term;

use crate::fold::{self, Folded};
use crate::sheet::Sheet;
use crate::words::{Axis, Vocabulary};

/// What a header row may be stacked of; real forms stop at three.
const TALLEST: u32 = 3;

/// A grid's header.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// Rows it takes.
    pub height: u32,
    /// Leaf columns, left to right.
    pub columns: Vec<Column>,
    /// Heads of the grid's rows that stand left of it, in its own rows.
    pub heads: Vec<usize>,
    /// Side of the form each column belongs to: 0, or 1 for the right half.
    pub sides: u8,
}

/// A leaf column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// What it holds; empty when the words do not say.
    pub key: String,
    /// The header as written, stacked parts joined with `/`.
    pub label: String,
    /// The lowest part of the header as written.
    pub leaf: String,
    /// Grid columns.
    pub range: Range<u32>,
    /// Cells of the header, top to bottom.
    pub cells: Vec<usize>,
    /// The half it belongs to.
    pub side: u8,
    /// What its words say about the term.
    pub term: Option<Term>,
}

impl Header {
    /// Reads the header that starts in `row`, if one does: at least two known columns, among them what `enough` asks for.
    pub(crate) fn read(
        sheet: &Sheet<'_>,
        row: u32,
        words: &Vocabulary,
        axes: &[Axis],
        enough: fn(&[&str]) -> bool,
    ) -> Option<Self> {
        let known = |cell: usize| find(words, axes, sheet.folded(cell));
        let cells: Vec<usize> = sheet.anchored(row).collect();
        let matched = cells.iter().filter(|&&cell| known(cell).is_some()).count();
        if matched < 2 || (matched == 2 && cells.len() > 4) {
            return None;
        }
        let heads = row_heads(sheet, row, words, &cells);
        let own = || cells.iter().copied().filter(|cell| !heads.contains(cell));
        let mut height = own().map(|cell| sheet.cell(cell).row_span).max()?.min(TALLEST);
        if height == 1 && stacked(sheet, row, words, axes) {
            height = 2;
        }
        let start = own().map(|cell| sheet.columns(cell).start).min()?;
        let columns = leaves(sheet, row, height, start, words, axes);
        let keys: Vec<&str> = columns.iter().map(|column| column.key.as_str()).collect();
        if !enough(&keys) {
            return None;
        }
        let mut header = Self { height, columns, heads, sides: 1 };
        header.settle_names();
        header.split();
        Some(header)
    }

    /// The same columns in another table that continues this one without repeating the header: by position, when
    /// as many cells cover its row.
    pub(crate) fn continued(&self, sheet: &Sheet<'_>, row: u32) -> Option<Self> {
        let cells = sheet.row(row);
        let skip = cells.len().checked_sub(self.columns.len()).filter(|&skip| skip <= self.heads.len())?;
        let mut header = self.clone();
        header.heads = Vec::new();
        for (column, &cell) in header.columns.iter_mut().zip(&cells[skip..]) {
            column.range = sheet.columns(cell);
            column.cells = Vec::new();
        }
        Some(header)
    }

    /// The columns of one half that have a key.
    pub(crate) fn column(&self, key: &str, side: u8) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key && column.side == side)
    }

    /// Grid columns of one half.
    pub(crate) fn range(&self, side: u8) -> Range<u32> {
        let own = || self.columns.iter().filter(|column| column.side == side);
        own().map(|column| column.range.start).min().unwrap_or(0)
            ..own().map(|column| column.range.end).max().unwrap_or(0)
    }

    /// 指标 and 绩效指标 name the indicator only where nothing more exact does: beside 三级指标, left of 二级指标, they
    /// head the first level.
    fn settle_names(&mut self) {
        let exact =
            |column: &Column| column.key == "name" && !matches!(column.leaf.as_str(), "指标" | "绩效指标");
        // A value stands behind what it is the value of; 目标 left of the levels is a goal.
        let names = |column: &Column| matches!(column.key.as_str(), "level1" | "level2" | "name");
        if let Some(left) = self.columns.iter().position(names) {
            let early = self.columns[..left].iter_mut().filter(|column| column.key == "target");
            early.for_each(|column| column.key.clear());
        }
        let Some(name) = self.columns.iter().position(exact) else { return };
        let first = self.columns.iter().any(|column| column.key == "level1");
        for column in &mut self.columns[..name] {
            if column.key == "name" && matches!(column.leaf.as_str(), "指标" | "绩效指标") {
                column.key = if first { String::new() } else { "level1".to_owned() };
            }
        }
    }

    /// Finds the right half: it starts where a column comes again and holds a value column of its own.
    fn split(&mut self) {
        let again = |at: usize| {
            let key = &self.columns[at].key;
            !key.is_empty() && key != "grades" && self.columns[..at].iter().any(|column| column.key == *key)
        };
        let valued = |columns: &[Column]| columns.iter().any(|column| column.key == "target");
        let start = (1..self.columns.len()).find(|&at| again(at));
        if let Some(start) = start.filter(|&at| valued(&self.columns[..at]) && valued(&self.columns[at..])) {
            self.columns[start..].iter_mut().for_each(|column| column.side = 1);
            self.sides = 2;
        }
        // A column that says the same a third time, or without a half of its own, is an unknown column.
        for at in 1..self.columns.len() {
            let (before, rest) = self.columns.split_at_mut(at);
            let column = &mut rest[0];
            let repeated = |other: &Column| other.key == column.key && other.side == column.side;
            if !matches!(column.key.as_str(), "grades" | "likelihood" | "target")
                && before.iter().any(repeated)
            {
                column.key.clear();
            }
        }
    }
}

/// What the first axis that knows a label says.
pub(crate) fn find<'w>(
    words: &'w Vocabulary,
    axes: &[Axis],
    label: &Folded,
) -> Option<&'w crate::words::Entry> {
    axes.iter().find_map(|&axis| words.get(axis, label))
}

/// Cells at the left of a header row that head the whole grid (绩效指标, merged downwards), not a column of it.
fn row_heads(sheet: &Sheet<'_>, row: u32, words: &Vocabulary, cells: &[usize]) -> Vec<usize> {
    let span = |cell: usize| sheet.cell(cell).row_span;
    let mut heads = Vec::new();
    for (at, &cell) in cells.iter().enumerate() {
        let shortest = cells[at + 1..].iter().map(|&other| span(other)).max().unwrap_or(u32::MAX);
        let head = words.get(Axis::Head, sheet.folded(cell)).is_some();
        if span(cell) > TALLEST.max(shortest)
            || (head && span(cell) > shortest)
            || (head && unmerged(sheet, row, cell))
        {
            heads.push(cell);
        } else {
            break;
        }
    }
    heads
}

/// A head whose column is blank in the next row, though not merged, is a head all the same.
fn unmerged(sheet: &Sheet<'_>, row: u32, cell: usize) -> bool {
    let columns = sheet.columns(cell);
    sheet
        .at(row + 1, columns.start)
        .is_some_and(|below| sheet.blank(below) && sheet.columns(below) == columns)
}

/// Whether the next row is a second header row that no vertical merge announces: nothing but column names in it.
fn stacked(sheet: &Sheet<'_>, row: u32, words: &Vocabulary, axes: &[Axis]) -> bool {
    if row >= sheet.grid.rows {
        return false;
    }
    let mut count = 0;
    for cell in sheet.anchored(row + 1) {
        let label = sheet.folded(cell);
        let level = words.get(Axis::Level1, label).or_else(|| words.get(Axis::Level2, label));
        if level.is_some() || find(words, axes, label).is_none() {
            return false;
        }
        // Under a header cell that spans it: a part of that, not a header of its own.
        let above = sheet.at(row, sheet.columns(cell).start);
        count += u32::from(
            above.is_some_and(|above| sheet.cell(above).column_span > sheet.cell(cell).column_span),
        );
    }
    count >= 2
}

fn leaves(
    sheet: &Sheet<'_>,
    row: u32,
    height: u32,
    start: u32,
    words: &Vocabulary,
    axes: &[Axis],
) -> Vec<Column> {
    let mut columns: Vec<(Vec<usize>, Range<u32>)> = Vec::new();
    for at in start..=sheet.grid.columns {
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
    columns.into_iter().map(|(stack, range)| leaf(sheet, stack, range, words, axes)).collect()
}

fn leaf(
    sheet: &Sheet<'_>,
    stack: Vec<usize>,
    range: Range<u32>,
    words: &Vocabulary,
    axes: &[Axis],
) -> Column {
    let cells: Vec<usize> = stack.into_iter().filter(|&cell| !sheet.blank(cell)).collect();
    let joined = |part: fn(&Folded) -> &str| {
        let parts: Vec<&str> = cells.iter().map(|&cell| part(sheet.folded(cell))).collect();
        Folded { full: parts.join("/"), bare: parts.join("/"), brackets: Vec::new() }
    };
    let tail = cells.last().map(|&cell| sheet.folded(cell));
    let above = || {
        // A part the words do not know keeps the meaning of what it stands under where that gathers parts.
        let upper = cells.iter().rev().skip(1).find_map(|&cell| find(words, axes, sheet.folded(cell)));
        upper.filter(|entry| matches!(entry.key.as_str(), "grades" | "likelihood"))
    };
    let entry = (cells.len() > 1)
        .then(|| find(words, axes, &joined(|folded| &folded.bare)))
        .flatten()
        .or_else(|| tail.and_then(|label| find(words, axes, label)))
        .or_else(above);
    let written: Vec<String> = cells.iter().map(|&cell| fold::key(sheet.text(cell))).collect();
    Column {
        key: entry.map(|entry| entry.key.clone()).unwrap_or_default(),
        term: entry.and_then(|entry| entry.term),
        label: written.join("/"),
        leaf: written.last().cloned().unwrap_or_default(),
        range,
        cells,
        side: 0,
    }
}
