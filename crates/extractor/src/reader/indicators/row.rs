//! One row of the indicator grid: its levels, its values, on one side or on both.

use model::{FormTotal, Indicator, IndicatorText, IndicatorValue, Place, Pointer, Quantity};

use super::{Axis, Grid, Header, Levels, Reader, RowRef, Sheet, column_of, is_placeholder};

/// A row's cells by the column they stand in.
pub(super) struct Cells {
    pub columns: Vec<Vec<usize>>,
}

impl Reader<'_, '_> {
    /// Reads a row of the grid; `false` when the grid has ended above it.
    pub(super) fn grid_row(&mut self, at: RowRef, grid: &mut Grid) -> bool {
        let sheet = self.sheet(at);
        let left = grid.header.columns.iter().map(|column| column.range.start).min().unwrap_or(1);
        let inside = |cell: &usize| sheet.columns(*cell).end > left;
        let row: Vec<usize> = sheet.row(at.row).iter().copied().filter(inside).collect();
        let Some(first) = sheet.anchored(at.row).next() else { return true };
        if self.closing(at, grid, first) {
            return true;
        }
        if self.group_row(at, grid, first) {
            return true;
        }
        if self.ends(at, grid, first, &row) {
            return false;
        }
        for cell in sheet.anchored(at.row).filter(|cell| !inside(cell)).collect::<Vec<_>>() {
            if !self.is_claimed(at, cell) {
                self.keep_label(at, cell, "indicators");
            }
        }
        let cells = sort(&grid.header, sheet, &row);
        if grid.header.columns.iter().any(|column| column.key.contains('.')) {
            self.list_row(at, grid, &cells.columns);
        }
        for side in 0..grid.header.sides {
            self.side(at, grid, &cells, side);
        }
        for &cell in row.iter().filter(|&&cell| sheet.cell(cell).row == at.row) {
            if !self.is_claimed(at, cell) && !sheet.blank(cell) {
                self.leftover(at, cell);
            }
        }
        true
    }

    /// 总分 | 100 | 95: the closing row.
    fn closing(&mut self, at: RowRef, grid: &Grid, first: usize) -> bool {
        let sheet = self.sheet(at);
        let is_closing = self.words.get(Axis::Closing, sheet.folded(first)).is_some();
        let narrow = grid.header.column("name", 0).map(|at| grid.header.columns[at].range.start);
        // A closing word in a name column of a row with levels is an indicator's name.
        if !is_closing
            || narrow.is_some_and(|start| {
                sheet.columns(first).start >= start
                    && sheet.row(at.row).len() > 3
                    && sheet.row(at.row)[0] != first
                    && sheet.cell(sheet.row(at.row)[0]).row < at.row
                    && !sheet.blank(sheet.row(at.row)[0])
                    && !self.is_head_cell(at, sheet.row(at.row)[0])
            })
        {
            return false;
        }
        self.keep_label(at, first, "total");
        let mut total = FormTotal::default();
        for cell in self.free(at).collect::<Vec<_>>() {
            let key = column_of(&grid.header, sheet, cell).map(|at| grid.header.columns[at].key.as_str());
            let slot = match key {
                Some("weight") => &mut total.weight,
                Some("score") => &mut total.score,
                _ => continue,
            };
            if slot.is_none() {
                *slot = Some(Quantity::unread(sheet.text(cell)));
                self.claim(at, cell);
                let (key, place) = (key.unwrap_or_default(), sheet.place(cell));
                self.draft().put(Pointer::root().key("total").key(key), place);
            }
        }
        if self.draft().form.total.is_none() && total != FormTotal::default() {
            self.draft().form.total = Some(total);
        }
        true
    }

    fn is_head_cell(&self, at: RowRef, cell: usize) -> bool {
        self.heads.iter().any(|head| head.sheet == at.sheet && head.cell == cell)
    }

    /// A row with nothing but a level, or nothing but a term: it heads the rows below.
    fn group_row(&mut self, at: RowRef, grid: &mut Grid, first: usize) -> bool {
        let sheet = self.sheet(at);
        if !sheet.alone(at.row, first) || sheet.row(at.row).len() > 1 {
            return false;
        }
        let label = sheet.folded(first);
        if let Some(entry) = self.words.get(Axis::Head, label).filter(|entry| entry.key == "indicators") {
            let term = entry.term;
            if !self.is_claimed(at, first) {
                self.keep_label(at, first, "indicators");
            }
            self.term = term;
            grid.terms[0] = term.or(grid.terms[0]);
            return true;
        }
        if self.words.get(Axis::Level1, label).is_none() {
            return false;
        }
        let (text, place) = (sheet.text(first), sheet.place(first));
        self.claim(at, first);
        let level = self.level1(text, &place);
        grid.levels = [
            Levels { first: Some((level.clone(), place.clone())), second: None },
            Levels { first: Some((level, place)), second: None },
        ];
        true
    }

    /// Whether another block begins: a label at the left edge, or one cell over name and value together.
    fn ends(&self, at: RowRef, grid: &Grid, first: usize, row: &[usize]) -> bool {
        let sheet = self.sheet(at);
        let label = sheet.folded(first);
        let level =
            self.words.get(Axis::Level1, label).or_else(|| self.words.get(Axis::Level2, label)).is_some();
        let edge = sheet.row(at.row).first() == Some(&first);
        let known = self.meaning(at, label).is_some()
            || self.words.get(Axis::Note, label).is_some()
            || self.colon_pairs(sheet.text(first), false).is_some()
            || self.note_row(sheet.text(first)).is_some();
        let list = grid.header.columns.iter().any(|column| column.key.contains('.'));
        if edge && known && !level && !list {
            return true;
        }
        let covers = |cell: usize, key: &str| {
            let column = grid.header.column(key, 0).map(|at| &grid.header.columns[at].range);
            column.is_some_and(|range| sheet.columns(cell).contains(&range.start))
        };
        let value = if grid.header.column("target", 0).is_some() { "target" } else { "actual" };
        row.iter().any(|&cell| !sheet.blank(cell) && covers(cell, "name") && covers(cell, value)) && !level
    }

    /// Reads one side of a row as an indicator.
    fn side(&mut self, at: RowRef, grid: &mut Grid, cells: &Cells, side: u8) {
        let sheet = self.sheet(at);
        let (mut indicator, mut places) = (Indicator::default(), Vec::new());
        // A side without a column of its own shares the other's: one 一级指标 for both halves.
        let own = |key: &str| grid.header.column(key, side).or_else(|| grid.header.column(key, 0));
        let cell = |at: Option<usize>| at.and_then(|at| cells.columns[at].first().copied());
        let (first, second, name) = (cell(own("level1")), cell(own("level2")), cell(own("name")));
        let adds = self.adds(at, grid, cells, side);
        if !adds
            && (side == 1
                || second.or(first).is_none_or(|cell| sheet.blank(cell) || sheet.cell(cell).row != at.row))
        {
            return;
        }
        if side == 1 && name.is_none_or(|cell| sheet.blank(cell)) && !adds {
            return;
        }
        self.levels(at, grid, side, [first, second], &mut indicator, &mut places);
        indicator.term = grid.terms[usize::from(side)];
        indicator.task.clone_from(&grid.list.task);
        let header = &grid.header;
        let mut joined = false;
        for (index, column) in header.columns.iter().enumerate() {
            let shared = column.side != side
                && !header.columns.iter().any(|other| other.side == side && other.key == column.key);
            if column.side != side && !(shared && column.key == "name") {
                continue;
            }
            let Some(&cell) = cells.columns[index].first() else { continue };
            let several = &cells.columns[index];
            let text = several
                .iter()
                .map(|&cell| sheet.text(cell))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>();
            let place = joined_place(sheet, several);
            let merged = sheet.cell(cell).row < at.row;
            let key = column.key.as_str();
            match key {
                "level1" | "level2" => continue,
                "sign" | "measure" | "target" => {
                    if !joined {
                        joined = true;
                        self.target(at, header, cells, side, &mut indicator, &mut places);
                    }
                    continue;
                }
                "weight" | "score" if merged => {
                    let message = "points 分值 merged over several rows count once, for the first of them";
                    self.draft().note_once("form.merged-points", message, place);
                    continue;
                }
                "likelihood"
                    if column.cells.len() > 1
                        && header.columns.iter().filter(|c| c.key == "likelihood").count() > 1 =>
                {
                    // 确定能 · 有可能 · 完全不可能: the column that is ticked is the answer.
                    if indicator.likelihood.is_none() {
                        indicator.likelihood = Some(String::new());
                    }
                    if !text.is_empty() && !is_placeholder(text[0]) {
                        indicator.likelihood = Some(column.leaf.clone());
                        places.push((Pointer::root().key("likelihood"), place));
                    }
                }
                "grades" => {
                    places.push((Pointer::root().key("grades").key(&column.leaf), place));
                    indicator.grades.insert(column.leaf.clone(), Quantity::unread(&text.join("")));
                }
                _ if key.contains('.') => continue,
                _ => {
                    let text = text.join("\n");
                    if set(&mut indicator, key, &text) {
                        places.push((Pointer::root().key(key), place));
                    } else if !(column.label.is_empty() && text.is_empty()) {
                        // The lowest part of a stacked header is the name, unless two columns share it.
                        let taken = |label: &str| indicator.fields.contains_key(label);
                        let names =
                            [column.leaf.clone(), column.label.clone(), format!("{}（2）", column.label)];
                        let label = names.into_iter().find(|name| !name.is_empty() && !taken(name));
                        let label = label.unwrap_or_else(|| "备注".to_owned());
                        places.push((Pointer::root().key("fields").key(&label), place));
                        indicator.fields.insert(label, text);
                    }
                }
            }
            for &cell in several {
                self.claim(at, cell);
            }
        }
        self.split_name(header, &mut indicator, &places);
        self.push_indicator(indicator, places);
    }

    /// Whether a row has something of its own on a side: not only merged cells from above and blanks.
    fn adds(&self, at: RowRef, grid: &Grid, cells: &Cells, side: u8) -> bool {
        let sheet = self.sheet(at);
        let counts = |column: &super::Column| {
            column.side == side
                && !matches!(column.key.as_str(), "level1" | "level2")
                && !column.key.contains('.')
        };
        grid.header.columns.iter().zip(&cells.columns).any(|(column, cells)| {
            counts(column) && cells.iter().any(|&cell| sheet.cell(cell).row == at.row && !sheet.blank(cell))
        })
    }

    /// Resolves the levels of a row: its own cell, a merged one from above, or for a blank cell the last one seen.
    fn levels(
        &mut self,
        at: RowRef,
        grid: &mut Grid,
        side: u8,
        cells: [Option<usize>; 2],
        indicator: &mut Indicator,
        places: &mut Vec<(Pointer, Place)>,
    ) {
        let sheet = self.sheet(at);
        let has = |key: &str| grid.header.columns.iter().any(|column| column.key == key);
        let levels = &grid.levels[usize::from(side)];
        let (mut first, mut second) = (levels.first.clone(), levels.second.clone());
        let mut inherited = false;
        match cells[0].filter(|&cell| !sheet.blank(cell)) {
            Some(cell) => {
                let place = sheet.place(cell);
                let level = self.level1(sheet.text(cell), &place);
                self.claim(at, cell);
                if first.as_ref().is_none_or(|(_, old)| *old != place) {
                    if first.as_ref().is_none_or(|(old, _)| *old != level) {
                        second = None;
                    }
                    first = Some((level, place));
                }
            }
            None => inherited |= has("level1") && first.is_some(),
        }
        match cells[1].filter(|&cell| !sheet.blank(cell)) {
            Some(cell) => {
                let place = sheet.place(cell);
                let parent = first.as_ref().and_then(|(level, _)| level.id.clone());
                let level = self.level2(sheet.text(cell), parent.as_ref(), &place);
                self.claim(at, cell);
                second = Some((level, place));
            }
            None => inherited |= has("level2") && second.is_some(),
        }
        if inherited {
            let message = "a blank level cell 空白的一、二级指标 is read as continuing the one above it";
            let place = sheet.place(sheet.row(at.row)[0]);
            self.draft().note_once("form.level-continued", message, place);
        }
        let standing = [
            ("level1", first.as_ref().map(|(_, place)| place)),
            ("level2", second.as_ref().map(|(_, place)| place)),
        ];
        for (key, place) in standing {
            places.extend(place.map(|place| (Pointer::root().key(key), place.clone())));
        }
        indicator.level1 = first.as_ref().map(|(level, _)| level.clone());
        indicator.level2 = second.as_ref().map(|(level, _)| level.clone());
        grid.levels[usize::from(side)] = Levels { first, second };
    }
}

/// Puts a text into the key of that name; `false` when there is none, or it is taken. The target is read apart.
fn set(indicator: &mut Indicator, key: &str, text: &str) -> bool {
    if let Some(column) = IndicatorText::from_key(key) {
        let slot = column.slot(indicator);
        let free = slot.is_none();
        slot.get_or_insert_with(|| text.to_owned());
        return free;
    }
    match IndicatorValue::from_key(key) {
        None | Some(IndicatorValue::Target) => false,
        Some(column) => {
            let slot = column.slot(indicator);
            let free = slot.is_none();
            slot.get_or_insert_with(|| Quantity::unread(text));
            free
        }
    }
}

/// Sorts a row's cells into the header's columns.
fn sort(header: &Header, sheet: &Sheet<'_>, row: &[usize]) -> Cells {
    let mut columns = vec![Vec::new(); header.columns.len()];
    for &cell in row {
        if let Some(at) = column_of(header, sheet, cell) {
            columns[at].push(cell);
        }
    }
    // Blank cells beside one with text say nothing.
    for cells in &mut columns {
        if cells.len() > 1 && cells.iter().any(|&cell| !sheet.blank(cell)) {
            cells.retain(|&cell| !sheet.blank(cell));
        }
    }
    Cells { columns }
}

/// The place of a value that several cells make up.
pub(super) fn joined_place(sheet: &Sheet<'_>, cells: &[usize]) -> Place {
    let mut places = cells.iter().map(|&cell| sheet.place(cell));
    let mut first = places.next().unwrap_or_default();
    first.also = places.collect();
    first
}
