//! Rows of a list that sum up others, and rows over all columns that name the unit of what follows.

use model::Place;
use wording::blank;
use wording::label::{self, Label};

use super::{At, Reader, Text, shortened};
use crate::identity;
use crate::see::{Block, Content, Matrix, Row};
use crate::weights::identity::DEPARTMENT_CODE;
use crate::words::Axis;

impl<'r> Reader<'r, '_> {
    /// A row with an amount and no goal or indicator that names no project, or a unit in a project's place: the sum over a
    /// department or unit.
    pub(super) fn is_sum(&self, block: &Block, matrix: &Matrix, row: &Row) -> bool {
        if !matrix.columns.iter().any(|column| column.key == "project.name") {
            return false;
        }
        let view = self.view(block.sheet);
        let (mut amount, mut named, mut own) = (false, false, false);
        let (mut name, mut code) = ("", "");
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            for &cell in
                cells.iter().filter(|&&cell| !view.blank(cell) && view.sheet.cell(cell).row == row.number)
            {
                let key = column.key.as_str();
                match key {
                    "project.name" | "project.code" => {
                        named |= column.range.start <= view.sheet.columns(cell).start;
                        let held = if key == "project.name" { &mut name } else { &mut code };
                        *held = view.sheet.text(cell);
                    }
                    "fund.total" | "fund.fiscal" | "fund.other" => {
                        amount |= view.content(cell) == Content::Amount;
                    }
                    "unit.name" | "unit.code" => {}
                    key if key.contains('.') => own |= key.starts_with("goal."),
                    _ => own |= view.content(cell) != Content::Amount || !column.levels.is_empty(),
                }
            }
        }
        amount && !own && (!named || self.is_unit(name, code))
    }

    /// Whether a unit stands where a project should: its name ends like a unit's, or its code is as short as a unit's.
    fn is_unit(&self, name: &str, code: &str) -> bool {
        let code = label::fold(code);
        let short = matches!(code.len(), 3 | 6 | 9) && code.bytes().all(|byte| byte.is_ascii_digit());
        let total = self.words.get(Axis::Closing, &Label::new(name)).is_some();
        let named = identity::unit(name, self.words)
            .is_some_and(|unit| self.words.get(Axis::UnitEnd, &Label::new(&unit.name)).is_some());
        total || named || (short && !blank::is_blank(name))
    }

    /// The sum stays whole in the form's tables; it is nobody's budget. Its unit is the department over the projects.
    pub(super) fn sum_row(&mut self, block: &'r Block, row: &'r Row) {
        let view = self.view(block.sheet);
        let cells: Vec<usize> = view.sheet.anchored(row.number).collect();
        let Some(&first) = cells.first() else { return };
        let Text { text, place } = self.at(At { sheet: block.sheet, cell: first });
        if self.list.project.is_some() && !self.keeper().form.indicators.is_empty() {
            // A sum before the next project's rows is that project's own table.
            let message =
                format!("the row「{}」 sums up other rows 汇总行; it is kept whole", shortened(text));
            self.keeper().note("form.sum-row", message, place.clone());
        } else {
            let message = format!(
                "the row「{}」 sums up the projects below it 汇总行; it is kept whole",
                shortened(text)
            );
            self.keeper().note("form.sum-row", message, place.clone());
        }
        // 027001 | 某市水利局: code and name in two cells.
        let apart = cells
            .get(1)
            .map(|&cell| view.sheet.text(cell))
            .filter(|name| text.bytes().all(|byte| byte.is_ascii_digit()) && self.is_unit(name, text));
        let text = &apart.map_or_else(|| text.to_owned(), |name| format!("{text}{name}"));
        let total = self.words.get(Axis::Closing, &Label::new(text)).is_some();
        if let Some(unit) = identity::unit(text, self.words).filter(|_| !total) {
            // A code of three digits is a department's; a longer one is the unit's that the rows below belong to.
            let department = unit.code.as_ref().is_none_or(|code| code.len() <= DEPARTMENT_CODE)
                || unit.name.ends_with("部门");
            if !department {
                self.list.unit = Some((text.clone(), place));
            } else if self.keeper().over.is_none() {
                self.keeper().over = Some((unit, place));
            }
        }
        self.cover(block.sheet, row.number..row.number + 1);
        self.keep(block.sheet, &cells);
    }

    /// 一、某市民政局 over the rows of a list: the unit of the projects that follow.
    pub(super) fn list_section(&mut self, text: &str, place: &Place) {
        let name = crate::outline::number(text).map_or(text, |(_, name)| name);
        // Whatever it names, what follows no longer belongs to the unit before.
        self.list.parted = true;
        self.list.unit = self.is_unit(name, "").then(|| (name.to_owned(), place.clone()));
    }

    /// Whether a closing row of a list sums up its projects: it has their money, and no points.
    pub(super) fn sums_list(&self, block: &Block, matrix: &Matrix, row: &Row) -> bool {
        let view = self.view(block.sheet);
        let amount = |prefix: &str| {
            let columns = matrix.columns.iter().zip(&row.cells);
            columns.filter(|(column, _)| column.key.starts_with(prefix)).any(|(_, cells)| {
                cells.iter().any(|&cell| {
                    view.sheet.cell(cell).row == row.number && view.content(cell) == Content::Amount
                })
            })
        };
        matrix.is_list() && amount("fund.") && !amount("weight") && !amount("score")
    }
}
