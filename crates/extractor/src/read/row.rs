//! One row of indicators: its levels, its values, on one side or on both.

use model::{Indicator, IndicatorText, IndicatorValue, Place, Pointer, Quantity, Role};

use super::standing::{Found, Levels};
use super::{At, Reader, Text, joined_place};
use crate::keeper::twin;
use crate::see::{Block, Column, Content, Matrix, Row};
use crate::taxonomy;
use crate::words::Axis;

impl<'r> Reader<'r, '_> {
    pub(super) fn indicator_row(&mut self, block: &'r Block, matrix: &'r Matrix, row: &'r Row) {
        if matrix.is_list() && !self.list_row(block, matrix, row) {
            return;
        }
        if row.shifted {
            let message = "the cells merged from above are missing in a row 缺少合并单元格; its cells are read by their contents";
            let place = self.view(block.sheet).sheet.anchored(row.number).next();
            let place = place.map(|cell| self.at(At { sheet: block.sheet, cell }).place).unwrap_or_default();
            self.keeper().note("form.row-shifted", message, place);
        }
        for side in 0..matrix.sides {
            self.side(block, matrix, row, side);
        }
    }

    /// Reads one side of a row as an indicator.
    fn side(&mut self, block: &'r Block, matrix: &'r Matrix, row: &'r Row, side: u8) {
        let (mut indicator, mut found) = (Indicator::default(), Found::default());
        let own = |key: &str| matrix.column(key, side).or_else(|| matrix.column(key, 0));
        match self.filled(block, matrix, row, side) {
            Filled::Nothing if side == 0 => {
                return self.levels_alone(block, matrix, row, [own("level1"), own("level2")]);
            }
            Filled::Nothing => return,
            Filled::Open => {
                if !matrix.across {
                    self.levels(block, matrix, row, side, &mut indicator, &mut found);
                }
                return self.open_row(block, matrix, row, side);
            }
            Filled::Indicator => {}
        }
        if matrix.across {
            self.levels_across(block, matrix, side, &mut indicator, &mut found);
        } else {
            self.levels(block, matrix, row, side, &mut indicator, &mut found);
        }
        let of_side = if matrix.across { 0 } else { usize::from(side) };
        indicator.term = self.grid.terms[of_side];
        indicator.task.clone_from(&self.list.task);
        self.target(block, matrix, row, side, &mut indicator, &mut found);
        for (index, column) in matrix.columns.iter().enumerate() {
            // A side without a column of its own shares the other's: one name for both halves.
            let shared = column.side != side
                && !matrix.columns.iter().any(|other| other.side == side && other.key == column.key);
            let skipped = column.key.starts_with("level")
                || matches!(column.key.as_str(), "sign" | "measure" | "target" | "head")
                || column.key.contains('.');
            // Of a row that lacks cells only what its contents say is sure.
            let unsure = row.shifted && column.key.is_empty();
            if skipped
                || unsure
                || (column.side != side && !(shared && column.key == "name"))
                || row.cells[index].is_empty()
            {
                continue;
            }
            self.value(block, matrix, (row, index), &mut indicator, &mut found);
        }
        let parted = self.split_name(matrix, &indicator, &found);
        if parted.is_empty() {
            return self.push_indicator(indicator, found);
        }
        for (indicator, found) in parted {
            self.push_indicator(indicator, found);
        }
    }

    /// The value of one column.
    fn value(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        (row, index): (&'r Row, usize),
        indicator: &mut Indicator,
        found: &mut Found,
    ) {
        let view = self.view(block.sheet);
        let (column, cells) = (&matrix.columns[index], &row.cells[index]);
        let texts: Vec<&str> =
            cells.iter().map(|&cell| view.sheet.text(cell)).filter(|text| !text.is_empty()).collect();
        let (text, place) = (texts.join("\n"), joined_place(view.sheet, cells));
        let merged = cells.iter().all(|&cell| view.sheet.cell(cell).row < row.number);
        let several = matrix.columns.iter().filter(|other| other.key == "likelihood").count() > 1;
        match column.key.as_str() {
            "weight" | "score" if merged => {
                let message = "points 分值 merged over several rows count once, for the first of them";
                return self.keeper().note_once("form.merged-points", message, place);
            }
            "likelihood" if column.cells.len() > 1 && several => {
                // 确定能 · 有可能 · 完全不可能: the column that is ticked is the answer.
                let answer = indicator.likelihood.get_or_insert_default();
                let ticked = cells
                    .iter()
                    .any(|&cell| !matches!(view.content(cell), Content::Blank | Content::Placeholder));
                if ticked && answer.is_empty() {
                    column.leaf.clone_into(answer);
                    found.put("likelihood", place, &column.leaf);
                } else if ticked {
                    other(column, indicator, found, (&text, place));
                }
            }
            "grades" => {
                let key = twin(&mut indicator.grades, &column.leaf, Quantity::unread(&texts.concat()));
                found.places.push((Pointer::root().key("grades").key(&key), place, text));
            }
            key => {
                if slot(indicator, key, &text) {
                    self.doubt_broken(key, &text, &place, found);
                    found.put(key, place, &text);
                } else if !(column.label.is_empty() && text.is_empty()) {
                    if column.label.is_empty() {
                        // Nothing says what it is: it stays whole.
                        return;
                    }
                    other(column, indicator, found, (&text, place));
                }
            }
        }
        for &cell in cells {
            let known = column.known || column.inferred;
            self.claim(At { sheet: block.sheet, cell }, if known { Role::Value } else { Role::Unknown });
        }
    }

    /// A value broken by a line end inside its number, or several in one cell.
    pub(super) fn doubt_broken(&mut self, key: &str, text: &str, place: &Place, found: &mut Found) {
        let value = matches!(key, "target" | "actual" | "expected" | "weight" | "score");
        if !value || !text.trim().contains(['\n', '\u{ad}']) || !text.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let message =
            format!("a line end stands inside the value「{}」", text.trim().replace(['\n', '\u{ad}'], "⏎"));
        self.keeper().note("form.broken-value", message, place.clone());
        found.doubtful.push(Pointer::root().key(key));
    }

    /// Whether a row holds an indicator on a side.
    fn filled(&self, block: &Block, matrix: &Matrix, row: &Row, side: u8) -> Filled {
        let view = self.view(block.sheet);
        let own = |cell: usize| view.sheet.cell(cell).row == row.number;
        let open = |cell: usize| {
            view.knows(Axis::Template, cell)
                || matches!(view.content(cell), Content::Blank | Content::Placeholder)
        };
        let level = |cell: usize| {
            let columns = matrix.columns.iter().zip(&row.cells);
            columns
                .filter(|(column, _)| column.key.starts_with("level"))
                .any(|(_, cells)| cells.contains(&cell))
        };
        let (mut shown, mut named, mut valued) = (false, false, false);
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            let key = column.key.as_str();
            let shared = key == "name" && matrix.column("name", side).is_none();
            if (column.side != side && !shared)
                || key.starts_with("level")
                || key.contains('.')
                || key == "head"
            {
                continue;
            }
            for &cell in cells.iter().filter(|&&cell| own(cell)) {
                let text = !view.blank(cell);
                let own_name = key != "name" || !level(cell);
                shown |= text && (!shared || side == 0) && own_name;
                match key {
                    // A level over the name names an indicator only where it has a value.
                    "name" => named |= text && !open(cell) && own_name,
                    // A unit or a sign alone, and points set before, are no value.
                    "measure" | "sign" => {}
                    _ => valued |= text && !open(cell),
                }
            }
        }
        let nameless = !matrix.has("name");
        match () {
            () if !shown => Filled::Nothing,
            () if valued && (named || nameless || self.continues_name(block, matrix, row)) => {
                Filled::Indicator
            }
            // A name of its own counts, though its value is missing; 指标2： does not.
            () if named || (nameless && valued) => Filled::Indicator,
            () if valued && matrix.sides == 2 && !matrix.across => Filled::Indicator,
            () => Filled::Open,
        }
    }

    /// A name over several rows is that of each.
    fn continues_name(&self, block: &Block, matrix: &Matrix, row: &Row) -> bool {
        let view = self.view(block.sheet);
        matrix.column("name", 0).is_some_and(|at| row.cells[at].iter().any(|&cell| !view.blank(cell)))
    }

    /// A row that was left open is no indicator; what stands in it is kept under its headings.
    fn open_row(&mut self, block: &'r Block, matrix: &'r Matrix, row: &'r Row, side: u8) {
        let view = self.view(block.sheet);
        for (column, cells) in matrix.columns.iter().zip(&row.cells) {
            let skip = column.side != side || column.key.contains('.') || column.key == "head";
            for &cell in cells.iter().filter(|&&cell| !skip && view.sheet.cell(cell).row == row.number) {
                let at = At { sheet: block.sheet, cell };
                if view.blank(cell) || (self.is_claimed(at) && !column.key.starts_with("level")) {
                    continue;
                }
                let Text { text, place } = self.at(at);
                if column.label.is_empty() {
                    continue;
                }
                self.claim(at, Role::Value);
                let label = column.label.clone();
                self.keeper().note_once(
                    "form.row-open",
                    "a row of indicators was left open 未填写的指标行; it is no indicator",
                    place.clone(),
                );
                self.keeper().field_in_rows(&label, text, place);
            }
        }
    }

    /// A row with levels only.
    fn levels_alone(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        row: &'r Row,
        columns: [Option<usize>; 2],
    ) {
        let view = self.view(block.sheet);
        let own = columns.iter().flatten().any(|&at| {
            row.cells[at].iter().any(|&cell| !view.blank(cell) && view.sheet.cell(cell).row == row.number)
        });
        if own {
            let (mut indicator, mut found) = (Indicator::default(), Found::default());
            self.levels(block, matrix, row, 0, &mut indicator, &mut found);
            self.open_row(block, matrix, row, 0);
        }
    }

    /// Points of the levels in columns of their own.
    fn level_weights(&mut self, block: &'r Block, matrix: &'r Matrix, row: &'r Row, levels: &mut Levels) {
        let view = self.view(block.sheet);
        let of = |key: &str, weight: Option<&mut Option<Quantity>>| {
            let at = matrix.columns.iter().position(|column| column.key == key)?;
            let cell = row.cells[at].iter().copied().find(|&cell| !view.blank(cell))?;
            let weight = weight?;
            let free = weight.is_none();
            weight.get_or_insert_with(|| Quantity::unread(view.sheet.text(cell)));
            (free || view.sheet.cell(cell).row < row.number).then_some(cell)
        };
        let first = of("level1_weight", levels.first.as_mut().map(|(level, _)| &mut level.weight));
        let second = of("level2_weight", levels.second.as_mut().map(|(level, _)| &mut level.weight));
        levels.weights = [first, second];
    }

    /// The levels that stand over a side's columns.
    fn levels_across(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        side: u8,
        indicator: &mut Indicator,
        found: &mut Found,
    ) {
        let view = self.view(block.sheet);
        let own = |column: &&Column| column.side == side && !column.levels.is_empty();
        let levels = matrix.columns.iter().find(own).map(|column| &column.levels[..]).unwrap_or_default();
        for (depth, &cell) in levels.iter().enumerate() {
            let Text { text, place } = self.at(At { sheet: block.sheet, cell });
            let second = depth > 0 || !view.knows(Axis::Level1, cell);
            if second {
                let parent = indicator.level1.as_ref().and_then(|level| level.id.clone());
                let level = self.level2(text, parent.as_ref(), &place);
                found.put("level2", place, &level.label);
                indicator.level2 = Some(level);
            } else {
                let level = self.level1(text, &place);
                found.put("level1", place, &level.label);
                indicator.level1 = Some(level);
            }
        }
    }

    /// Resolves the levels of a row: its own cell, a merged one from above, or for a blank cell the last one seen.
    fn levels(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        row: &'r Row,
        side: u8,
        indicator: &mut Indicator,
        found: &mut Found,
    ) {
        let view = self.view(block.sheet);
        let column = |key: &str| matrix.column(key, side).or_else(|| matrix.column(key, 0));
        let mut levels = std::mem::take(&mut self.grid.levels[usize::from(side)]);
        let mut inherited = false;
        for key in ["level1", "level2"] {
            let Some(at) = column(key) else { continue };
            let named = |&cell: &usize| !view.blank(cell) && !view.knows(Axis::Template, cell);
            let Some(cell) = row.cells[at].iter().copied().find(named) else {
                inherited |= if key == "level1" { levels.first.is_some() } else { levels.second.is_some() };
                continue;
            };
            let Text { text, place } = self.at(At { sheet: block.sheet, cell });
            self.claim(At { sheet: block.sheet, cell }, Role::Label);
            if key == "level1" {
                let level = self.level1(text, &place);
                levels.set_first(level, place);
            } else {
                if column("level1").is_none()
                    && let Some(level) = taxonomy::level1_before(self.words, text)
                {
                    levels.first = Some((level, place.clone()));
                }
                let parent = levels.first.as_ref().and_then(|(level, _)| level.id.clone());
                levels.second = Some((self.level2(text, parent.as_ref(), &place), place));
            }
        }
        if inherited {
            let message = "a blank level cell 空白的一、二级指标 is read as continuing the one above it";
            if let Some(&cell) = view.sheet.row(row.number).first() {
                let place = view.sheet.place(cell);
                self.keeper().note_once("form.level-continued", message, place);
            }
        }
        self.level_weights(block, matrix, row, &mut levels);
        if let Some((level, place)) = &levels.first {
            found.put("level1", place.clone(), &level.label);
        }
        if let Some((level, place)) = &levels.second {
            found.put("level2", place.clone(), &level.label);
        }
        for (key, cell) in ["level1", "level2"].iter().zip(levels.weights) {
            let Some(cell) = cell else { continue };
            let at = At { sheet: block.sheet, cell };
            self.claim(at, Role::Value);
            let Text { text, place } = self.at(at);
            found.places.push((Pointer::root().key(key).key("weight"), place, text.to_owned()));
        }
        indicator.level1 = levels.first.as_ref().map(|(level, _)| level.clone());
        indicator.level2 = levels.second.as_ref().map(|(level, _)| level.clone());
        self.grid.levels[usize::from(side)] = levels;
    }
}

/// What a row holds on a side.
enum Filled {
    Indicator,
    /// 指标2：, ……, a name without any value.
    Open,
    /// Merged cells from above and blanks.
    Nothing,
}

/// Puts a text into the key of that name; `false` when there is none, or it is taken. The target is read apart.
fn slot(indicator: &mut Indicator, key: &str, text: &str) -> bool {
    if let Some(column) = IndicatorText::from_key(key) {
        let slot = column.slot(indicator);
        let free = slot.is_none();
        slot.get_or_insert_with(|| text.to_owned());
        return free;
    }
    match IndicatorValue::from_key(key) {
        None | Some(IndicatorValue::Target) => false,
        Some(column) => crate::keeper::set(column.slot(indicator), text),
    }
}

/// A field under its own heading: the lowest part of it, unless two columns share that.
fn other(column: &Column, indicator: &mut Indicator, found: &mut Found, (text, place): (&str, Place)) {
    let taken = indicator.fields.contains_key(&column.leaf);
    let label = if taken { &column.label } else { &column.leaf };
    let key = twin(&mut indicator.fields, label, text.to_owned());
    found.places.push((Pointer::root().key("fields").key(&key), place, text.to_owned()));
}
