//! A matrix: headings over rows on the same columns, and how well a further row fits them.

use std::ops::Range;

use model::Term;

use super::Points;
use super::view::View;
use crate::words::Axis;

/// A matrix.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub kind: MatrixKind,
    /// Rows of its headings; none where it goes on from the table before.
    pub heading: Range<u32>,
    /// Leaf columns, left to right.
    pub columns: Vec<Column>,
    /// 1, 2 when the indicators of two terms stand side by side, or as many as there are levels across.
    pub sides: u8,
    /// Whether level words are headings, each over columns of its own.
    pub across: bool,
    /// Whether no heading says what its columns hold.
    pub headless: bool,
    /// First column of the part of the table it stands in.
    pub left: u32,
    pub rows: Vec<Row>,
    /// Cells of the heading rows that are no headings.
    pub loose: Vec<usize>,
}

/// What a matrix is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MatrixKind {
    /// Indicators, or a list of projects or activities beside them.
    Indicators,
    /// Money: items over or beside amounts.
    Funds,
    /// 年度主要任务.
    Tasks,
    /// Goal texts under their labels.
    Goals,
    /// 资金支出计划.
    Plan,
    /// Labels over their values.
    Record,
    /// Nobody knows: it stays whole.
    Unknown,
}

/// A leaf column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    /// What it holds; empty when neither words nor contents say.
    pub key: String,
    /// The heading as written, stacked parts joined with `/`.
    pub label: String,
    /// The lowest part of the heading as written.
    pub leaf: String,
    /// Columns of the sheet.
    pub range: Range<u32>,
    /// Its left and right edge, in twips.
    pub edges: (u32, u32),
    /// Cells of the heading, top to bottom.
    pub cells: Vec<usize>,
    /// The half it belongs to, or the level across.
    pub side: u8,
    /// Cells of the heading that name levels.
    pub levels: Vec<usize>,
    /// What its words say about the term.
    pub term: Option<Term>,
    /// Whether the words know the heading.
    pub known: bool,
    /// Whether its key was told from what stands below, not from the words.
    pub inferred: bool,
}

/// A short row stands under other headings than its borders say when it suits them by so many points more.
const SHIFTED: Points = 8;

/// Cells as wide as the columns they stand under speak for them.
const WIDE: Points = 6;

/// A row of a matrix.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub number: u32,
    pub kind: RowKind,
    /// Cells by column; a merged one stands in each of its rows.
    pub cells: Vec<Vec<usize>>,
    /// Cells beside the columns that head the row: 绩效指标.
    pub heads: Vec<usize>,
    /// Whether its cells stand under other headings than their borders say: the cells merged from above are missing.
    pub shifted: bool,
}

/// What a row of a matrix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    Data,
    /// 总分, 合计.
    Closing,
    /// A level or term over the rows that follow.
    Group,
}

impl Matrix {
    /// Some rows that nothing explains.
    pub(crate) fn whole(rows: &Range<u32>) -> Self {
        Self {
            kind: MatrixKind::Unknown,
            heading: rows.start..rows.start,
            columns: Vec::new(),
            sides: 1,
            across: false,
            headless: false,
            left: 1,
            rows: Vec::new(),
            loose: Vec::new(),
        }
    }

    /// The column of a key in one half.
    pub(crate) fn column(&self, key: &str, side: u8) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key && column.side == side)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.columns.iter().any(|column| column.key == key)
    }

    /// Whether it lists projects or activities beside the indicators.
    pub(crate) fn is_list(&self) -> bool {
        self.columns.iter().any(|column| column.key.contains('.') && self.kind == MatrixKind::Indicators)
    }

    /// The columns of one half.
    pub(crate) fn range(&self, side: u8) -> Range<u32> {
        let own = || self.columns.iter().filter(|column| column.side == side);
        own().map(|column| column.range.start).min().unwrap_or(0)
            ..own().map(|column| column.range.end).max().unwrap_or(0)
    }

    /// The same columns in a table that continues this one without repeating the headings: where they begin and end,
    /// or by position, when as many cells cover its row.
    pub(crate) fn continued(&self, view: &View<'_, '_>, row: u32) -> Option<Self> {
        let cells = view.sheet.row(row);
        let by_width: Option<Vec<Range<u32>>> =
            self.columns.iter().map(|column| view.sheet.between(column.edges)).collect();
        let by_order = || -> Option<Vec<Range<u32>>> {
            let skip = cells.len().checked_sub(self.columns.len()).filter(|&skip| skip <= 1)?;
            Some(cells[skip..].iter().map(|&cell| view.sheet.columns(cell)).collect())
        };
        let ranges = by_width.or_else(by_order)?;
        let mut matrix = self.again(row);
        matrix.left = 1;
        for (column, range) in matrix.columns.iter_mut().zip(ranges) {
            column.range = range;
            column.cells = Vec::new();
        }
        Some(matrix)
    }

    /// The same columns, for rows that follow after something else.
    pub(super) fn again(&self, row: u32) -> Self {
        Self { heading: row..row, rows: Vec::new(), loose: Vec::new(), ..self.clone() }
    }

    /// Sorts a row's cells into the columns.
    pub(super) fn sort(&self, view: &View<'_, '_>, row: u32) -> Row {
        let sheet = view.sheet;
        let first = self.columns.first().map_or(1, |column| column.range.start);
        let is_heading = |cell: usize| sheet.cell(cell).row < self.heading.end && !self.heading.is_empty();
        let inside: Vec<usize> = sheet
            .row(row)
            .iter()
            .copied()
            .filter(|&cell| self.is_inside(view, cell, row) && !is_heading(cell))
            .collect();
        let (heads, own): (Vec<usize>, Vec<usize>) =
            inside.into_iter().partition(|&cell| self.is_head(view, row, cell, first));
        let mut cells = self.by_width(view, &own);
        let crowded = cells.iter().any(|cells| {
            cells.iter().filter(|&&cell| !view.blank(cell) && sheet.cell(cell).row == row).count() > 1
        });
        if crowded && own.len() == self.columns.len() {
            // As many cells as columns: their order says what their borders do not.
            cells = own.iter().map(|&cell| vec![cell]).collect();
        }
        let shifted = self.shifted(view, row, &own, &cells);
        let is_shifted = shifted.is_some();
        if let Some(shifted) = shifted {
            cells = shifted;
        }
        for cells in &mut cells {
            // Blank cells beside one with text say nothing.
            if cells.len() > 1 && cells.iter().any(|&cell| !view.blank(cell)) {
                cells.retain(|&cell| !view.blank(cell));
            }
        }
        Row { number: row, kind: RowKind::Data, cells, heads, shifted: is_shifted }
    }

    /// Whether a cell belongs to the part of the table that the matrix stands in, or begins beside its rows: 合计 below
    /// the head of the rows.
    pub(super) fn is_inside(&self, view: &View<'_, '_>, cell: usize, row: u32) -> bool {
        let beside =
            || view.sheet.cell(cell).row == row && !view.blank(cell) && view.knows(Axis::Closing, cell);
        view.sheet.columns(cell).end > self.left || beside()
    }

    /// A row that lacks the cells merged from above stands too far left: its contents and the widths of its cells say by
    /// how many columns. What is merged from above stays where it is.
    fn shifted(
        &self,
        view: &View<'_, '_>,
        row: u32,
        own: &[usize],
        cells: &[Vec<usize>],
    ) -> Option<Vec<Vec<usize>>> {
        let missing = self.columns.len().checked_sub(own.len()).filter(|&missing| missing > 0)?;
        let right = own.iter().map(|&cell| view.sheet.columns(cell).end).max().unwrap_or(0);
        let short = self.columns.last().is_some_and(|column| right <= column.range.start)
            && cells[..own.len()].iter().all(|cells| cells.len() == 1)
            && self.kind == MatrixKind::Indicators
            && !self.across;
        if !short {
            return None;
        }
        let stays = own.iter().take_while(|&&cell| view.sheet.cell(cell).row < row).count();
        let moved = |by: usize| -> Vec<Vec<usize>> {
            let mut moved: Vec<Vec<usize>> = own.iter().map(|&cell| vec![cell]).collect();
            moved.splice(stays..stays, std::iter::repeat_n(Vec::new(), by));
            moved.resize(self.columns.len(), Vec::new());
            moved
        };
        let best = (1..=missing).map(moved).max_by_key(|cells| self.suits(view, cells, row))?;
        // Where the table knows no widths of its own, cells are as wide as the columns they are put under.
        let wide = self.is_wide(view, &best, row) && !self.is_wide(view, cells, row);
        let points = self.suits(view, &best, row) + if wide { WIDE } else { 0 };
        (points >= self.suits(view, cells, row) + SHIFTED).then_some(best)
    }

    /// Whether a cell heads the row instead of standing in a column: left of the columns, or 绩效指标 where a level stands.
    fn is_head(&self, view: &View<'_, '_>, row: u32, cell: usize, first: u32) -> bool {
        let sheet = view.sheet;
        if sheet.columns(cell).end <= first {
            return true;
        }
        let edge = self.kind == MatrixKind::Indicators
            && sheet.row(row).iter().find(|&&other| sheet.columns(other).end > self.left) == Some(&cell);
        let head = || {
            view.get(Axis::Head, cell).is_some_and(|entry| entry.key == "indicators" || entry.key == "goals")
                || view.knows(Axis::Goal, cell)
        };
        edge && !self.is_list() && !view.is_level(cell) && head()
    }

    /// Each cell to the leftmost column it covers whole, else to the one it shares most with; a level over both level
    /// columns stands in both.
    fn by_width(&self, view: &View<'_, '_>, own: &[usize]) -> Vec<Vec<usize>> {
        let sheet = view.sheet;
        let mut cells = vec![Vec::new(); self.columns.len()];
        for &cell in own {
            let range = sheet.columns(cell);
            let covers = |column: &Column| {
                let shared = sheet.overlap(&column.range, &range);
                shared > 0 && shared * 10 >= sheet.width(&column.range) * 9
            };
            let whole: Vec<usize> = (0..self.columns.len()).filter(|&at| covers(&self.columns[at])).collect();
            let shared = |at: &usize| (sheet.overlap(&self.columns[*at].range, &range), usize::MAX - at);
            // 满意度指标 | 群众满意度 over 二级指标 and 三级指标: a text of its own is the name.
            let key = |at: &&usize| self.columns[**at].key.as_str();
            let named = whole.iter().find(|at| key(at) == "name" && key(&&whole[0]) == "level2");
            let named = named.copied().filter(|_| !view.is_level(cell) && !view.blank(cell));
            let Some(at) = named
                .or_else(|| whole.first().copied())
                .or_else(|| (0..self.columns.len()).max_by_key(shared).filter(|at| shared(at).0 > 0))
            else {
                continue;
            };
            cells[at].push(cell);
            let second = whole.get(1).copied().filter(|&next| {
                self.columns[at].key == "level1" && self.columns[next].key == "level2" && !view.blank(cell)
            });
            if let Some(next) = second {
                cells[next].push(cell);
            }
            // 预算执行率 over all three: the level is the indicator as well.
            let third =
                whole.get(2).copied().filter(|&next| second.is_some() && self.columns[next].key == "name");
            if let Some(next) = third {
                cells[next].push(cell);
            }
        }
        cells
    }
}
