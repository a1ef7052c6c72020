//! The indicator grid, and lists in which projects, tasks or goals stand beside their indicators.

use model::{Indicator, Level, Level1, Level2, Place, Pointer, Term};

use super::{Axis, Reader, RowRef};
use crate::draft::Draft;
use crate::fold;
use crate::header::{Column, Header};
use crate::profile::Shape;
use crate::sheet::{Sheet, overlap};
use crate::taxonomy;
use crate::words::{Entry, Vocabulary};

mod list;
mod row;
mod target;

/// The grid being read.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    header: Header,
    sheet: usize,
    /// Term of each side.
    terms: [Option<Term>; 2],
    /// The levels that a blank cell continues, for each side.
    levels: [Levels; 2],
    /// Where in a list of projects the rows stand.
    list: list::Position,
}

/// The levels last seen on one side, with their cells.
#[derive(Clone, Debug, Default)]
struct Levels {
    first: Option<(Level<Level1>, Place)>,
    second: Option<(Level<Level2>, Place)>,
}

const AXES: [Axis; 2] = [Axis::Column, Axis::ListColumn];

/// What makes a header row that of an indicator grid: a level or name, and with it another known column.
fn enough(keys: &[&str]) -> bool {
    let known = keys.iter().filter(|key| !key.is_empty()).count();
    let names = keys.iter().any(|key| matches!(*key, "level1" | "level2" | "name"));
    let values = keys
        .iter()
        .any(|key| matches!(*key, "target" | "actual" | "grades" | "weight" | "description" | "standard"));
    let levels = keys.contains(&"level1") && (keys.contains(&"level2") || keys.contains(&"name"));
    known >= 2 && names && (values || levels)
}

/// Whether a row is the header of an indicator grid; for a list of projects, with its columns.
pub(crate) fn is_indicator_header(sheet: &Sheet<'_>, row: u32, words: &Vocabulary) -> Option<Header> {
    Header::read(sheet, row, words, &AXES, enough)
}

impl Reader<'_, '_> {
    /// Reads the indicator grid's header or next row, if that is what stands here.
    pub(super) fn indicators(&mut self, at: RowRef) -> Option<u32> {
        let sheet = self.sheet(at);
        if let Some(header) = is_indicator_header(sheet, at.row, self.words) {
            let height = header.height;
            self.open_grid(at, header);
            return Some(height);
        }
        let mut grid = self.grid.take()?;
        if grid.sheet != at.sheet {
            // The table was cut; its columns go on by position, or the grid has ended.
            grid.header = grid.header.continued(sheet, at.row)?;
            grid.sheet = at.sheet;
        }
        if self.grid_row(at, &mut grid) {
            self.grid = Some(grid);
            Some(1)
        } else {
            None
        }
    }

    fn open_grid(&mut self, at: RowRef, header: Header) {
        let sheet = self.sheet(at);
        for column in &header.columns {
            for (depth, &cell) in column.cells.iter().enumerate() {
                if self.is_claimed(at, cell) {
                    continue;
                }
                if (column.key.is_empty() || column.key == "grades") && depth + 1 == column.cells.len() {
                    self.claim(at, cell);
                    self.unknown_columns.push((column.leaf.clone(), sheet.place(cell)));
                    continue;
                }
                let key = match () {
                    () if depth + 1 < column.cells.len() => "indicators.group".to_owned(),
                    () if column.key.contains('.') => column.key.clone(),
                    () => format!("indicators.{}", column.key),
                };
                self.keep_label(at, cell, &key);
            }
        }
        for &cell in &header.heads {
            if !self.is_claimed(at, cell) {
                let entry = self.words.get(Axis::Head, sheet.folded(cell)).cloned();
                self.open_head(
                    at,
                    cell,
                    &entry.unwrap_or_else(|| Entry { key: "indicators".to_owned(), ..Entry::default() }),
                );
            }
        }
        self.note_shapes(&header);
        let terms = self.terms(at, &header);
        let old = self.grid.take();
        let same = old.as_ref().is_some_and(|old| {
            old.terms == terms
                && old.header.columns.iter().map(|c| &c.key).eq(header.columns.iter().map(|c| &c.key))
        });
        // A header repeated on a new page leaves the levels open; a new grid starts without.
        let (levels, list) = match old {
            Some(old) if same => (old.levels, old.list),
            _ => Default::default(),
        };
        if terms[1].is_some() {
            let message = "indicators stand on both sides of the rows 左右两栏指标: the left half is read as the whole period 实施期, the right as the year 年度";
            let spoken = (0..2).any(|side| self.term_over(at, &header, side).is_some());
            if !spoken && !same {
                self.draft().note("form.sides", message, sheet.table_place());
            }
        }
        self.grid = Some(Grid { header, sheet: at.sheet, terms, levels, list });
    }

    fn note_shapes(&mut self, header: &Header) {
        let has = |key: &str| header.columns.iter().any(|column| column.key == key);
        let shapes = [
            (Shape::TwoSided, header.sides == 2),
            (Shape::Grades, has("grades")),
            (Shape::SplitColumns, has("sign") || (has("measure") && has("target"))),
            (Shape::Actual, has("actual")),
            (Shape::Forecast, has("expected") || has("likelihood")),
            (Shape::Score, has("score")),
            (
                Shape::TwoLevels,
                has("level2")
                    && has("target")
                    && header.columns.iter().any(|c| c.key == "name" && c.leaf.contains("内容")),
            ),
        ];
        self.shapes.extend(shapes.into_iter().filter(|(_, there)| *there).map(|(shape, _)| shape));
    }

    /// The term of each side: from its own words, from what stands over its columns, or from the head beside it.
    fn terms(&mut self, at: RowRef, header: &Header) -> [Option<Term>; 2] {
        let over = [self.term_over(at, header, 0), self.term_over(at, header, 1)];
        if header.sides == 1 {
            return [self.term.or_else(|| header.columns.iter().find_map(|column| column.term)), None];
        }
        match over {
            [Some(left), Some(right)] if left != right => [Some(left), Some(right)],
            [Some(Term::Annual), _] | [_, Some(Term::Whole)] => [Some(Term::Annual), Some(Term::Whole)],
            _ => [Some(Term::Whole), Some(Term::Annual)],
        }
    }

    /// The nearest word over a side's columns that says a term.
    fn term_over(&self, at: RowRef, header: &Header, side: u8) -> Option<Term> {
        let own = header.columns.iter().filter(|column| column.side == side).find_map(|column| column.term);
        let range = header.range(side);
        let sheet = self.sheet(at);
        let said = |row: u32| {
            sheet.row(row).iter().find_map(|&cell| {
                let shared = overlap(&sheet.columns(cell), &range);
                let mostly =
                    shared * 2 > sheet.cell(cell).column_span && shared * 3 > range.end - range.start;
                let label = sheet.folded(cell);
                let entry = self.words.get(Axis::Goal, label).or_else(|| self.words.get(Axis::Head, label));
                entry.filter(|_| mostly).and_then(|entry| entry.term)
            })
        };
        own.or_else(|| (at.row.saturating_sub(12).max(1)..at.row).rev().find_map(said))
    }

    /// The level a label of the first column names, with its id; an unknown label keeps `null`, and a note.
    fn level1(&mut self, text: &str, place: &Place) -> Level<Level1> {
        let (level, known) = taxonomy::level1(self.words, text);
        self.told(known, &level.label, place);
        if level.id == Some(Level1::Cost) {
            self.shapes.insert(Shape::CostFirst);
        }
        level
    }

    /// The same for a label of the second column.
    fn level2(&mut self, text: &str, parent: Option<&Level1>, place: &Place) -> Level<Level2> {
        let (level, known) = taxonomy::level2(self.words, text, parent);
        self.told(known, &level.label, place);
        level
    }

    fn told(&mut self, known: bool, label: &str, place: &Place) {
        if !known {
            let message = format!("the taxonomy 指标分类 does not know「{label}」; its id is null");
            self.draft().note_once("taxonomy.unknown", message, place.clone());
        }
    }

    /// Adds an indicator with its places.
    fn push_indicator(&mut self, indicator: Indicator, places: Vec<(Pointer, Place)>) {
        let draft: &mut Draft = self.draft();
        let base = Pointer::root().key("indicators").index(draft.form.indicators.len());
        for (pointer, place) in places {
            draft.put(Pointer::from(format!("{base}{pointer}")), place);
        }
        draft.form.indicators.push(indicator);
    }
}

/// The column a cell stands in: the leftmost it covers whole, else the one it shares most with.
fn column_of(header: &Header, sheet: &Sheet<'_>, cell: usize) -> Option<usize> {
    let columns = sheet.columns(cell);
    let whole = |column: &Column| columns.start <= column.range.start && column.range.end <= columns.end;
    let shared = |at: &usize| (overlap(&header.columns[*at].range, &columns), usize::MAX - at);
    header.columns.iter().position(whole).or_else(|| {
        (0..header.columns.len())
            .max_by_key(shared)
            .filter(|at| overlap(&header.columns[*at].range, &columns) > 0)
    })
}

/// Whether a cell holds nothing but a sign for "nothing".
fn is_placeholder(text: &str) -> bool {
    wording::blank::is_nothing(text)
}

/// Whether a text is one of the signs of 指标性质.
fn is_sign(text: &str) -> bool {
    wording::comparison::exactly(text).is_some() || fold::fold(text) == "定性"
}
