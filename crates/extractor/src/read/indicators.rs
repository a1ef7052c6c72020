//! Indicators, and lists in which projects, tasks or goals stand beside them.

use model::{FormTotal, Indicator, Level, Level1, Level2, Place, Pointer, Role, Term};

use super::standing::{Found, Levels};
use super::{At, Reader, Text};
use crate::keeper::{Keeper, set};
use crate::profile::Shape;
use crate::see::{Block, Column, Matrix, Row, RowKind};
use crate::taxonomy;
use crate::weights::read as weights;
use crate::words::Axis;

impl<'r> Reader<'r, '_> {
    /// Reads the rows of a matrix of indicators.
    pub(super) fn indicators(&mut self, block: &'r Block, matrix: &'r Matrix) {
        let before: usize = self.keepers.iter().map(|keeper| keeper.form.indicators.len()).sum();
        if matrix.headless {
            self.open_headless(block, matrix);
        } else if !matrix.heading.is_empty() {
            self.open(block, matrix);
        }
        for row in &matrix.rows {
            if !matrix.is_list() {
                self.row_heads(block, row);
            }
            match row.kind {
                RowKind::Closing if self.sums_list(block, matrix, row) => self.sum_row(block, row),
                RowKind::Closing => self.closing(block, matrix, row),
                RowKind::Group => self.group(block, row),
                RowKind::Data => self.indicator_row(block, matrix, row),
            }
            let rest: Vec<usize> = row.cells.concat();
            self.leftovers(block.sheet, &rest);
        }
        self.leftovers(block.sheet, &matrix.loose);
        let after: usize = self.keepers.iter().map(|keeper| keeper.form.indicators.len()).sum();
        if after == before && !matrix.heading.is_empty() {
            // Headings under which nothing stands are the form's own words all the same.
            for column in matrix.columns.iter().filter(|column| !column.label.is_empty()) {
                if let Some(&cell) = column.cells.last() {
                    let Text { text, place } = self.at(At { sheet: block.sheet, cell });
                    self.keeper().label("indicators.fields", text, place);
                }
            }
        }
    }

    /// Heads that stand in the rows of the matrix: 绩效指标, 年度绩效目标(90分).
    fn row_heads(&mut self, block: &Block, row: &Row) {
        let view = self.view(block.sheet);
        for &cell in &row.heads {
            let at = At { sheet: block.sheet, cell };
            let own = view.sheet.cell(cell).row == row.number && !view.blank(cell);
            if own && !self.is_claimed(at) && row.kind != RowKind::Closing {
                if let Some(entry) = view.get(Axis::Head, cell).filter(|entry| entry.term.is_some()) {
                    self.grid.terms[0] = entry.term;
                }
                self.keep_label(at, "indicators");
            }
        }
    }

    fn open(&mut self, block: &Block, matrix: &Matrix) {
        for column in &matrix.columns {
            for (depth, &cell) in column.cells.iter().enumerate() {
                let at = At { sheet: block.sheet, cell };
                if self.is_claimed(at) {
                    continue;
                }
                let leaf = depth + 1 == column.cells.len();
                let own = matches!(column.key.as_str(), "" | "grades") && leaf;
                if own {
                    // The name of a field, or of a grade: it stands with its values.
                    self.claim(at, if column.known { Role::Heading } else { Role::Unknown });
                    continue;
                }
                let key = match column.key.as_str() {
                    _ if !leaf => "indicators.group".to_owned(),
                    "head" => "indicators".to_owned(),
                    key if key.contains('.') => key.to_owned(),
                    key => format!("indicators.{key}"),
                };
                self.keep_word(at, &key, Role::Heading);
            }
        }
        self.note_inferred(block, matrix);
        self.note_shapes(matrix);
        let terms = self.terms(block, matrix);
        let keys: Vec<String> = matrix.columns.iter().map(|column| column.key.clone()).collect();
        // Headings repeated on a new page leave the levels open; new ones start without.
        if self.grid.keys != keys || self.grid.terms != terms {
            self.grid.levels = Default::default();
            self.list = super::list::Position::default();
        }
        if terms[1].is_some()
            && matrix.sides == 2
            && (0..2).all(|side| self.term_over(block, matrix, side).is_none())
        {
            let message = "indicators stand on both sides of the rows 左右两栏指标: the left half is read as the whole period 实施期, the right as the year 年度";
            let place = self.view(block.sheet).sheet.table_place();
            self.keeper().note_once("form.sides", message, place);
        }
        (self.grid.keys, self.grid.terms) = (keys, terms);
    }

    /// Rows without headings: their levels tell the columns.
    fn open_headless(&mut self, block: &Block, matrix: &Matrix) {
        let row = block.rows.start;
        let place =
            self.view(block.sheet).sheet.anchored(row).next().map(|cell| At { sheet: block.sheet, cell });
        let message = "the rows of indicators have no headings 缺少表头; their columns are read by their contents 按内容判断";
        if let Some(at) = place {
            let place = self.at(at).place;
            self.keeper().note("form.column-inferred", message, place);
        }
        self.note_shapes(matrix);
        self.grid.levels = Default::default();
        self.grid.terms = [self.term, None];
    }

    /// Columns whose meaning was told from what stands below them.
    fn note_inferred(&mut self, block: &Block, matrix: &Matrix) {
        for column in matrix.columns.iter().filter(|column| column.inferred && !column.label.is_empty()) {
            let Some(&cell) = column.cells.last() else { continue };
            let place = self.view(block.sheet).sheet.place(cell);
            let message = format!(
                "what stands under「{}」 is read as {} by its contents 按内容判断",
                column.label, column.key
            );
            self.keeper().note("form.column-inferred", message, place);
        }
    }

    fn note_shapes(&mut self, matrix: &Matrix) {
        let has = |key: &str| matrix.has(key);
        // Levels of the taxonomy in two columns stand for headings that nobody knows, in a form that says whose it is.
        let own = |keeper: &Keeper| keeper.form.project.is_some() || !keeper.form.goals.is_empty();
        let levelled = has("level1") && has("level2") && self.keepers.last().is_some_and(own);
        let worded = |key: &str| {
            matrix
                .columns
                .iter()
                .any(|column| column.key == key && (column.known && !column.inferred || levelled))
        };
        let shapes = [
            (Shape::TwoSided, matrix.sides == 2 && !matrix.across),
            (Shape::Grades, has("grades")),
            (Shape::SplitColumns, has("sign") || (has("measure") && has("target"))),
            (Shape::Actual, has("actual")),
            (Shape::Forecast, has("expected") || has("likelihood")),
            (Shape::Score, has("score")),
            (Shape::Named, worded("name")),
            (Shape::Valued, worded("target")),
            (
                Shape::TwoLevels,
                has("level2")
                    && has("target")
                    && matrix.columns.iter().any(|c| c.key == "name" && c.leaf.contains("内容")),
            ),
        ];
        self.shapes.extend(shapes.into_iter().filter(|(_, there)| *there).map(|(shape, _)| shape));
    }

    /// The term of each side: from its own words, from what stands over its columns, or from the head beside it.
    fn terms(&mut self, block: &Block, matrix: &Matrix) -> [Option<Term>; 2] {
        if matrix.sides == 1 || matrix.across {
            return [self.term.or_else(|| matrix.columns.iter().find_map(|column| column.term)), None];
        }
        let levelled =
            matrix.columns.iter().any(|column| column.side == 1 && column.key.starts_with("level"));
        match [self.term_over(block, matrix, 0), self.term_over(block, matrix, 1)] {
            // 绩效指标 | 指标值 | 绩效指标 | 指标值: one list in two columns.
            [None, None] if !levelled && names(matrix) == 2 => [None, None],
            [Some(left), Some(right)] if left != right => [Some(left), Some(right)],
            [Some(Term::Annual), _] | [_, Some(Term::Whole)] => [Some(Term::Annual), Some(Term::Whole)],
            _ => [Some(Term::Whole), Some(Term::Annual)],
        }
    }

    /// The nearest word over a side's columns that says a term.
    fn term_over(&self, block: &Block, matrix: &Matrix, side: u8) -> Option<Term> {
        let own = matrix.columns.iter().filter(|column| column.side == side).find_map(|column| column.term);
        let range = matrix.range(side);
        let view = self.view(block.sheet);
        let sheet = view.sheet;
        let said = |row: u32| {
            sheet.row(row).iter().find_map(|&cell| {
                let shared = sheet.overlap(&sheet.columns(cell), &range);
                let mostly =
                    shared * 2 > sheet.width(&sheet.columns(cell)) && shared * 3 > sheet.width(&range);
                let entry = view.get(Axis::Goal, cell).or_else(|| view.get(Axis::Head, cell));
                entry.filter(|_| mostly).and_then(|entry| entry.term)
            })
        };
        let top = matrix.heading.start;
        own.or_else(|| (top.saturating_sub(weights::REACH).max(1)..top).rev().find_map(said))
    }

    /// The level a label of the first column names, with its id; an unknown label keeps `null`, and a note.
    pub(super) fn level1(&mut self, text: &str, place: &Place) -> Level<Level1> {
        let (level, known) = taxonomy::level1(self.words, text);
        self.told(known, &level.label, place);
        if level.id == Some(Level1::Cost) {
            self.shapes.insert(Shape::CostFirst);
        }
        level
    }

    /// The same for a label of the second column.
    pub(super) fn level2(&mut self, text: &str, parent: Option<&Level1>, place: &Place) -> Level<Level2> {
        let (level, known) = taxonomy::level2(self.words, text, parent);
        self.told(known, &level.label, place);
        level
    }

    fn told(&mut self, known: bool, label: &str, place: &Place) {
        if !known {
            let message = format!("the taxonomy 指标分类 does not know「{label}」; its id is null");
            self.keeper().note_once("taxonomy.unknown", message, place.clone());
        }
    }

    /// 总分 | 100 | 95.
    fn closing(&mut self, block: &Block, matrix: &Matrix, row: &Row) {
        let view = self.view(block.sheet);
        let at = |cell: usize| At { sheet: block.sheet, cell };
        let all = row.heads.iter().chain(row.cells.iter().flatten()).copied();
        let own = |cell: &usize| view.sheet.cell(*cell).row == row.number && view.knows(Axis::Closing, *cell);
        let label = all.clone().find(own);
        if let Some(label) = label {
            self.keep_label(at(label), "total");
        }
        let mut total = FormTotal::default();
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            let slot = match column.key.as_str() {
                "weight" => &mut total.weight,
                "score" => &mut total.score,
                _ => {
                    self.closing_field(block, column, cells, label);
                    continue;
                }
            };
            for &cell in cells {
                if view.blank(cell) || self.is_claimed(at(cell)) {
                    continue;
                }
                let Text { text, place } = self.at(at(cell));
                if set(slot, text) && self.keeper().form.total.is_none() {
                    self.claim(at(cell), Role::Value);
                    self.keeper().put(Pointer::root().key("total").key(&column.key), place, text);
                }
            }
        }
        if self.keeper().form.total.is_none() && total != FormTotal::default() {
            self.keeper().form.total = Some(total);
        }
    }

    /// What else a closing row sums up: 复核分. A word of its own, 优 in the column of reasons, belongs to the row's label.
    fn closing_field(&mut self, block: &Block, column: &Column, cells: &[usize], label: Option<usize>) {
        let view = self.view(block.sheet);
        for &cell in cells {
            let at = At { sheet: block.sheet, cell };
            let starts = view.sheet.columns(cell).start == column.range.start;
            if view.blank(cell) || self.is_claimed(at) || column.leaf.is_empty() || !starts {
                continue;
            }
            let Text { text, place } = self.at(at);
            let other = !column.key.is_empty() && !view.content(cell).is_value();
            let own = label.filter(|_| other).map(|label| view.sheet.text(label));
            self.claim(at, if column.known { Role::Value } else { Role::Unknown });
            self.keeper().field_in_rows(own.unwrap_or(&column.leaf), text, place);
        }
    }

    /// A row with nothing but a level, or nothing but a term: it heads the rows below.
    fn group(&mut self, block: &Block, row: &Row) {
        let view = self.view(block.sheet);
        let Some(cell) = view.sheet.anchored(row.number).last() else { return };
        let at = At { sheet: block.sheet, cell };
        if let Some(entry) = view.get(Axis::Head, cell).filter(|entry| entry.key == "indicators") {
            self.term = entry.term;
            self.grid.terms[0] = entry.term.or(self.grid.terms[0]);
            return self.keep_label(at, "indicators");
        }
        let Text { text, place } = self.at(at);
        self.claim(at, Role::Label);
        let level = self.level1(text, &place);
        // Where no indicator follows, the word stands here.
        self.keeper().label("indicators.group", text, place.clone());
        let levels = || Levels { first: Some((level.clone(), place.clone())), ..Levels::default() };
        self.grid.levels = [levels(), levels()];
    }

    /// Adds an indicator with its places; those said to be doubtful are told.
    pub(super) fn push_indicator(&mut self, indicator: Indicator, found: Found) {
        let keeper = self.keeper();
        let base = Pointer::root().key("indicators").index(keeper.form.indicators.len());
        for (pointer, place, text) in found.places {
            keeper.put(Pointer::from(format!("{base}{pointer}")), place, &text);
        }
        for pointer in found.doubtful {
            keeper.doubt(Pointer::from(format!("{base}{pointer}")));
        }
        keeper.form.indicators.push(indicator);
    }
}

/// How many sides of a matrix have names of their own.
fn names(matrix: &Matrix) -> usize {
    matrix.columns.iter().filter(|column| column.key == "name").count()
}
