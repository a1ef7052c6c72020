//! How well a row fits the columns of a matrix.

use super::Points;
use super::matrix::{Column, Matrix, MatrixKind, Row, RowKind};
use super::rows::Zone;
use super::view::{Content, View};
use crate::colons;
use crate::weights::{row as weights, suit};
use crate::words::Axis;

impl Matrix {
    /// What speaks for a row being one more of this matrix.
    pub(super) fn fit(&self, view: &View<'_, '_>, zone: &Zone, row: u32) -> (Points, Row) {
        let sheet = view.sheet;
        let mut sorted = self.sort(view, row);
        let inside = |cell: &usize| self.is_inside(view, *cell, row);
        let beside = |cell: &usize| sorted.heads.contains(cell);
        let named = sheet.anchored(row).filter(inside).find(|cell| !beside(cell));
        let Some(first) = named.or_else(|| sheet.anchored(row).find(inside)) else { return (0, sorted) };
        let anchored: Vec<usize> =
            sheet.anchored(row).filter(|cell| inside(cell) && (*cell == first || !beside(cell))).collect();
        let is_edge = sheet
            .row(row)
            .iter()
            .filter(|cell| inside(cell))
            .take_while(|&&cell| cell != first)
            .all(|cell| view.blank(*cell) || beside(cell) && sheet.cell(*cell).row < row);
        let mut points = weights::ROW + self.aligned(view, &anchored);
        if anchored.len() > 1 {
            points += weights::SEVERAL;
        }
        if !zone.heads.is_empty() {
            points += weights::BESIDE_HEAD;
        }
        if self.is_closing(view, row, first, &sorted) {
            sorted.kind = RowKind::Closing;
            return (points + weights::CLOSING, sorted);
        }
        if let Some(group) = self.group(view, row, &anchored) {
            sorted.kind = RowKind::Group;
            return (group, sorted);
        }
        // 其他需要说明事项 left of the columns begins another block too.
        let named = |cell: &usize| {
            sheet.cell(*cell).row == row
                && (view.knows(Axis::Note, *cell) || view.knows(Axis::Label, *cell))
                && !view.knows(Axis::Head, *cell)
        };
        if is_edge && self.ends(view, zone, first) || sorted.heads.iter().any(named) {
            points += weights::ENDS;
        }
        points += self.spans(view, &anchored) + self.contents(view, &sorted.cells, row);
        (points, sorted)
    }

    /// Points for cells whose borders are those of the columns.
    fn aligned(&self, view: &View<'_, '_>, anchored: &[usize]) -> Points {
        let fits = |cell: &&usize| {
            let range = view.sheet.columns(**cell);
            self.columns.iter().any(|column| column.range.start == range.start)
                && self.columns.iter().any(|column| column.range.end == range.end)
        };
        let count = anchored.iter().filter(fits).count();
        let share = weights::ALIGNED * Points::try_from(count).unwrap_or(0);
        share / Points::try_from(anchored.len().max(1)).unwrap_or(1)
    }

    /// 总分 | 100 | 95, 金额合计 | 150.00.
    fn is_closing(&self, view: &View<'_, '_>, row: u32, first: usize, sorted: &Row) -> bool {
        let sheet = view.sheet;
        let named =
            sorted.heads.iter().copied().find(|&cell| sheet.cell(cell).row == row && !view.blank(cell));
        let word = named.unwrap_or(first);
        if !view.knows(Axis::Closing, word) {
            return false;
        }
        match self.kind {
            MatrixKind::Indicators => {
                let name = self.column("name", 0).map_or(u32::MAX, |at| self.columns[at].range.start);
                let levelled = self.columns.iter().zip(&sorted.cells).any(|(column, cells)| {
                    column.key.starts_with("level")
                        && cells.iter().any(|&cell| !view.blank(cell) && cell != word)
                });
                // A closing word in a name column of a row with levels is an indicator's name.
                !(sheet.columns(word).start >= name && levelled)
            }
            MatrixKind::Tasks | MatrixKind::Unknown => true,
            _ => false,
        }
    }

    /// A cell over the whole row that names a level or a term.
    fn group(&self, view: &View<'_, '_>, row: u32, anchored: &[usize]) -> Option<Points> {
        let &[cell] = anchored else { return None };
        let alone = view
            .sheet
            .row(row)
            .iter()
            .all(|&other| other == cell || view.sheet.columns(other).end <= self.left);
        if self.kind != MatrixKind::Indicators || !alone {
            return None;
        }
        let named = view.knows(Axis::Level1, cell)
            || view.get(Axis::Head, cell).is_some_and(|entry| entry.key == "indicators");
        Some(if named { weights::GROUP } else { weights::ENDS })
    }

    /// Whether a label at the left edge begins another block.
    fn ends(&self, view: &View<'_, '_>, zone: &Zone, first: usize) -> bool {
        let note =
            view.knows(Axis::Note, first) || colons::note(view.sheet.text(first), view.words).is_some();
        let label = view.label(first, zone.funds);
        let colon = colons::pairs(view.sheet.text(first), zone.funds, view.words).is_some();
        match self.kind {
            MatrixKind::Indicators if self.is_list() => note,
            MatrixKind::Indicators => (label.is_some() && !view.is_level(first)) || note || colon,
            MatrixKind::Funds => {
                let money = matches!(label, Some((Axis::Fund | Axis::FundColumn, _)))
                    || view.knows(Axis::Fund, first);
                !money && (label.is_some() || note || colon)
            }
            MatrixKind::Tasks => {
                [Axis::Goal, Axis::Head, Axis::Column].iter().any(|&axis| view.knows(axis, first)) || note
            }
            MatrixKind::Unknown => {
                // 预算数 | 3200 | 3350 below years: one more row, not a label and its value.
                let row = view.sheet.cell(first).row;
                let amounts = view.sheet.anchored(row).filter(|&cell| view.content(cell) == Content::Amount);
                let money = matches!(label, Some((Axis::Fund | Axis::FundColumn, _))) && amounts.count() > 1;
                (label.is_some() && !zone.funds && !money) || note || colon
            }
            MatrixKind::Goals | MatrixKind::Plan | MatrixKind::Record => label.is_some() || note || colon,
        }
    }

    /// A cell over columns that mean different things is no row of them.
    fn spans(&self, view: &View<'_, '_>, anchored: &[usize]) -> Points {
        let mut points = 0;
        for &cell in anchored {
            let range = view.sheet.columns(cell);
            let over = |column: &&Column| range.start <= column.range.start && column.range.end <= range.end;
            let covered: Vec<&Column> = self.columns.iter().filter(over).collect();
            let levels = covered.iter().all(|column| column.key.starts_with("level"));
            let named = covered.iter().any(|column| column.key == "name");
            let valued =
                covered.iter().any(|column| matches!(column.key.as_str(), "target" | "actual" | "sign"));
            if covered.len() > 1 && named && valued {
                points += weights::OVER_NAME_AND_VALUE;
            } else if covered.len() > 1 && !levels {
                points += weights::OVER_COLUMN * Points::try_from(covered.len() - 1).unwrap_or(5);
            }
        }
        points
    }

    /// Whether the cells of a row are as wide as the columns they are sorted into.
    pub(super) fn is_wide(&self, view: &View<'_, '_>, sorted: &[Vec<usize>], row: u32) -> bool {
        let sheet = view.sheet;
        self.columns.iter().zip(sorted).all(|(column, cells)| {
            let same = |cell: usize| {
                sheet.width(&sheet.columns(cell)).abs_diff(sheet.width(&column.range)) < weights::SLACK
            };
            cells.iter().filter(|&&cell| sheet.cell(cell).row == row).all(|&cell| same(cell))
        })
    }

    /// How well the cells of a short row stand under the headings of indicators: level words under their level, values
    /// under values, names under names.
    pub(super) fn suits(&self, view: &View<'_, '_>, sorted: &[Vec<usize>], row: u32) -> Points {
        let mut points = 0;
        for (column, cells) in self.columns.iter().zip(sorted) {
            for &cell in cells.iter().filter(|&&cell| view.sheet.cell(cell).row == row) {
                if view.blank(cell) {
                    continue;
                }
                let (first, second) = (view.knows(Axis::Level1, cell), view.knows(Axis::Level2, cell));
                let value = view.content(cell).is_value();
                points += match column.key.as_str() {
                    "level1" if first => suit::LEVEL,
                    "level2" if second => suit::LEVEL,
                    "level1" if second || value => suit::WRONG,
                    "level2" | "name" if value => suit::WRONG,
                    "level2" if first => suit::FIRST_AS_SECOND,
                    "level1" | "level2" => suit::UNKNOWN_LEVEL,
                    "name" if second => suit::SECOND_AS_NAME,
                    "name" => suit::NAME,
                    "target" | "actual" | "weight" | "score" if value => suit::VALUE,
                    "sign" if view.content(cell) == Content::Sign => suit::SIGN,
                    _ => 0,
                };
            }
        }
        points
    }

    /// Points for contents that are what the columns hold.
    pub(super) fn contents(&self, view: &View<'_, '_>, sorted: &[Vec<usize>], row: u32) -> Points {
        let mut points = 0;
        for (column, cells) in self.columns.iter().zip(sorted) {
            for &cell in cells.iter().filter(|&&cell| view.sheet.cell(cell).row == row && !view.blank(cell)) {
                let content = view.content(cell);
                points += match (self.kind, column.key.as_str()) {
                    (_, "level1" | "level2") if view.is_level(cell) => weights::LEVEL,
                    (_, "level1" | "level2") if content.is_value() => weights::VALUE_FOR_LEVEL,
                    (MatrixKind::Indicators, "target" | "actual" | "weight" | "score")
                        if content.is_value() =>
                    {
                        weights::VALUE
                    }
                    (MatrixKind::Funds, "item") if view.knows(Axis::Fund, cell) => weights::ITEM,
                    (MatrixKind::Funds, "item") if content.is_value() => weights::NO_ITEM,
                    (MatrixKind::Funds, "") => 0,
                    (MatrixKind::Funds, _) if content.is_money() || content == Content::Percent => {
                        weights::MONEY
                    }
                    (MatrixKind::Funds, _) if content == Content::Number => 0,
                    (MatrixKind::Funds, _) => weights::NO_MONEY,
                    (MatrixKind::Tasks, "task.total" | "task.fiscal" | "task.other")
                        if content.is_money() =>
                    {
                        weights::MONEY
                    }
                    (MatrixKind::Plan, _)
                        if !matches!(content, Content::Percent | Content::Amount | Content::Placeholder) =>
                    {
                        weights::NO_SHARE
                    }
                    (MatrixKind::Record | MatrixKind::Goals, _) if view.label(cell, false).is_some() => {
                        weights::LABEL
                    }
                    _ => 0,
                };
            }
        }
        points
    }
}
