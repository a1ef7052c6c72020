//! Labels and their values: beside, below, or in the same cell behind a colon.

use model::{Place, Pointer, Project, Quantity, ScheduleStep};

use super::colons::{LONGEST_LABEL, at_colon, looks_like_label, month, parts};
use super::{Axis, Reader, RowRef, YearRank, preamble, shortened};
use crate::fold::{self, Folded};
use crate::identity;
use crate::profile::Shape;
use crate::words::Entry;

/// Behind a label, a text with a colon of its own is the next label only when it is short, in characters.
const LONGEST_PAIR: usize = 60;

impl<'r> Reader<'r, '_> {
    /// Reads a row of labels and values.
    pub(super) fn pairs(&mut self, at: RowRef) {
        if self.steps(at) {
            return;
        }
        let below = self.labels_over_values(at);
        let cells: Vec<usize> = self.sheet(at).row(at.row).to_vec();
        for cell in cells {
            let sheet = self.sheet(at);
            if self.is_claimed(at, cell) || sheet.blank(cell) || sheet.cell(cell).row != at.row {
                continue;
            }
            self.cell(at, cell, below);
        }
    }

    fn cell(&mut self, at: RowRef, cell: usize, below: bool) {
        let sheet = self.sheet(at);
        let (text, place) = (sheet.text(cell), sheet.place(cell));
        if let Some(pairs) = self.colon_pairs(text, self.within(at, "funds")) {
            self.claim(at, cell);
            self.fund_at = Some((at, sheet.columns(cell).start));
            for (label, value) in pairs {
                self.pair(&label, place.clone(), &value, place.clone());
            }
            self.fund_at = None;
            return;
        }
        let meaning = self.meaning(at, sheet.folded(cell));
        let right = self.right(at, cell).filter(|_| !below);
        if let Some((axis, entry)) = meaning {
            let value = right.filter(|&right| !self.names(at, right)).or_else(|| {
                let under = self.under(at, cell).filter(|&under| !self.names(at, under));
                under.filter(|_| right.is_none_or(|right| self.names(at, right)))
            });
            self.claim(at, cell);
            if let Some(value) = value.filter(|_| below) {
                return self.column_below(at, cell, value, (axis, entry));
            }
            if value.is_none() && axis == Axis::Head {
                // A head over a block that begins below: 年度目标指标.
                return self.keep_label(at, cell, &entry.key);
            }
            let (value_text, value_place) = match value {
                Some(value) => (sheet.text(value), sheet.place(value)),
                None => ("", place.clone()),
            };
            if let Some(value) = value {
                self.claim(at, value);
            }
            self.fund_at = Some((at, sheet.columns(cell).start));
            self.assign(Some((axis, entry)), text, place, value_text, value_place);
            self.fund_at = None;
            return;
        }
        let head = self.head(at).map(|head| (head.rest.clone(), head.block.clone()));
        let rest = head.and_then(|(rest, _)| rest);
        if rest.as_deref() == Some("purpose") && self.draft().form.purpose.is_none() && right.is_none() {
            self.claim(at, cell);
            let draft = self.draft();
            draft.form.purpose = Some(text.to_owned());
            draft.put(Pointer::root().key("purpose"), place);
            return;
        }
        let value = right.filter(|&right| !self.is_label(at, right) && looks_like_label(text));
        if let Some(value) = value {
            let (value_text, value_place) = (sheet.text(value), sheet.place(value));
            self.claim(at, cell);
            self.claim(at, value);
            if self.within(at, "funds") && value_text.starts_with(|c: char| c.is_ascii_digit()) {
                let message = format!("unknown money 未知资金项「{}」; its item is null", shortened(text));
                self.draft().note("form.unknown-fund", message, place.clone());
                self.fund_at = Some((at, sheet.columns(cell).start));
                self.fund(&Entry::default(), text, place, value_text, value_place);
                self.fund_at = None;
                return;
            }
            let message =
                format!("unknown label 未知标签「{}」; its value is kept in fields", shortened(text));
            self.draft().note("form.unknown-label", message, place);
            self.draft().field(text, value_text, value_place);
            return;
        }
        self.leftover(at, cell);
    }

    /// A label over values: the one below, and within a head's rows all of them (项目实施进度计划).
    fn column_below(&mut self, at: RowRef, cell: usize, first: usize, meaning: (Axis, &'r Entry)) {
        let sheet = self.sheet(at);
        let end = self.head(at).filter(|head| head.block == "section").map_or(0, |head| head.rows.end);
        let (mut text, mut place) = (sheet.text(first).to_owned(), sheet.place(first));
        self.claim(at, first);
        let mut row = sheet.below(first);
        while row < end {
            let Some(value) =
                sheet.at(row, sheet.columns(cell).start).filter(|&value| !self.is_claimed(at, value))
            else {
                break;
            };
            self.claim(at, value);
            if !sheet.blank(value) {
                text.push('\n');
                text.push_str(sheet.text(value));
                place.also.push(sheet.place(value));
            }
            row = sheet.below(value);
        }
        self.fund_at = Some((at, sheet.columns(cell).start));
        self.assign(Some(meaning), sheet.text(cell), sheet.place(cell), &text, place);
        self.fund_at = None;
    }

    /// Whether a cell in a value's position is a label instead.
    fn names(&self, at: RowRef, cell: usize) -> bool {
        self.sheet(at).text(cell).chars().count() <= LONGEST_PAIR
            && self.is_label(at, cell)
            && !self.stands_alone(at, cell)
    }

    /// A word for money with no amount beside or below it is a value: 支出类型 | 项目支出 | 项目期 | ….
    fn stands_alone(&self, at: RowRef, cell: usize) -> bool {
        let sheet = self.sheet(at);
        let label = sheet.folded(cell);
        let money = matches!(self.meaning(at, label), Some((Axis::Fund | Axis::FundColumn, _)));
        let amount =
            |cell: usize| sheet.blank(cell) || sheet.text(cell).starts_with(|c: char| c.is_ascii_digit());
        let right = self.right(at, cell);
        money
            && !self.within(at, "funds")
            && at_colon(sheet.text(cell)).is_none()
            && right.is_none_or(|right| !sheet.blank(right) && self.is_label(at, right))
            && !self.under(at, cell).is_some_and(amount)
    }

    /// A row of labels whose values all stand below: nothing but labels here, nothing but values there.
    fn labels_over_values(&self, at: RowRef) -> bool {
        let sheet = self.sheet(at);
        let free: Vec<usize> =
            sheet.row(at.row).iter().copied().filter(|&cell| !self.is_claimed(at, cell)).collect();
        if free.len() < 2 || !self.in_region(at.sheet, at.row + 1) {
            return false;
        }
        let mut known = 0;
        for &cell in &free {
            let label = sheet.folded(cell);
            if sheet.blank(cell)
                || sheet.cell(cell).row != at.row
                || self.colon_pairs(sheet.text(cell), false).is_some()
            {
                return false;
            }
            known += usize::from(self.meaning(at, label).is_some());
            let Some(under) = self.under(at, cell) else { return false };
            if self.is_label(at, under) && self.meaning(at, sheet.folded(under)).is_some() {
                return false;
            }
        }
        known * 2 > free.len()
    }

    /// 3月底 · 6月底 · …: a row of steps with the shares below, or beside.
    fn steps(&mut self, at: RowRef) -> bool {
        let sheet = self.sheet(at);
        let is_step = |cell: &usize| self.words.get(Axis::Step, sheet.folded(*cell)).is_some();
        let cells: Vec<usize> = self.free(at).filter(is_step).collect();
        if cells.len() < 2 {
            return false;
        }
        self.shapes.insert(Shape::Schedule);
        for &cell in &cells {
            let beside = self.right(at, cell).filter(|right| !cells.contains(right));
            let value = beside.or_else(|| self.under_wide(at, cell));
            self.claim(at, cell);
            if let Some(value) = value {
                self.claim(at, value);
            }
            let (text, place) =
                value.map_or(("", sheet.place(cell)), |value| (sheet.text(value), sheet.place(value)));
            self.step_value(sheet.text(cell), sheet.place(cell), text, place);
        }
        true
    }

    /// The cell under a cell, whatever columns it has.
    fn under_wide(&self, at: RowRef, cell: usize) -> Option<usize> {
        let sheet = self.sheet(at);
        let under = sheet.at(sheet.below(cell), sheet.columns(cell).start)?;
        (!self.is_claimed(at, under) && self.in_region(at.sheet, sheet.cell(under).row)).then_some(under)
    }

    fn step_value(&mut self, label: &str, label_place: Place, text: &str, place: Place) {
        let draft = self.draft();
        let pointer = Pointer::root().key("schedule").index(draft.form.schedule.len());
        draft.put(pointer.key("label"), label_place);
        draft.put(pointer.key("share"), place);
        let label = fold::tidy(label);
        let month = month(&label);
        draft.form.schedule.push(ScheduleStep { label, month, share: Quantity::unread(text) });
    }

    /// Gives a value to what its label means.
    pub(super) fn pair(&mut self, label: &str, label_place: Place, value: &str, place: Place) {
        let folded = Folded::new(label);
        let words = self.words;
        let meaning = [Axis::Goal, Axis::Fund, Axis::Label, Axis::FundColumn, Axis::Step]
            .iter()
            .find_map(|&axis| words.get(axis, &folded).map(|entry| (axis, entry)));
        self.assign(meaning, label, label_place, value, place);
    }

    pub(super) fn assign(
        &mut self,
        meaning: Option<(Axis, &'r Entry)>,
        label: &str,
        label_place: Place,
        value: &str,
        place: Place,
    ) {
        match meaning {
            Some((Axis::Goal, entry)) => self.goal(entry.term, label, label_place, value, place),
            Some((Axis::Fund, entry)) => self.fund(entry, label, label_place, value, place),
            Some((Axis::GoalColumn, entry)) => self.goal_part(entry, label, label_place, value, place),
            Some((Axis::FundColumn, entry)) => self.fund_part(entry, label, label_place, value, place),
            Some((Axis::Step, _)) => self.step_value(label, label_place, value, place),
            Some((Axis::Head, entry)) => self.headed(entry, label, label_place, value, place),
            Some((_, entry)) => self.labelled(&entry.key, label, label_place, value, place),
            None => self.draft().field(label, value, place),
        }
    }

    /// A head with its value beside it, not a block: 项目资金（万元） | 100.
    fn headed(&mut self, entry: &'r Entry, label: &str, label_place: Place, value: &str, place: Place) {
        let number = value.chars().any(|c| c.is_ascii_digit()) && value.chars().count() <= LONGEST_LABEL;
        match entry.key.as_str() {
            "funds" if number => {
                let total = Entry { key: "total".to_owned(), ..Entry::default() };
                self.fund(&total, label, label_place, value, place);
            }
            "goals" => self.goal(entry.term, label, label_place, value, place),
            _ => self.draft().field(label, value, place),
        }
    }

    fn labelled(&mut self, key: &str, label: &str, label_place: Place, value: &str, place: Place) {
        self.currency_in(&Folded::new(label), &label_place);
        let tidy = fold::tidy(value);
        match key {
            "project.code" if self.project_is_free(|project| project.code.is_none()) => {
                self.project_code(&tidy.replace(' ', ""), place);
            }
            "project.name" if self.project_is_free(|project| project.name.is_none()) => {
                self.project_name(value, place);
            }
            "unit" => match preamble::currency(value) {
                Some(unit) => self.set_currency(&unit, &place),
                None if self.draft().form.unit.is_none() && identity::unit(value).is_some() => {
                    self.set_unit(value, &place);
                }
                None => return self.draft().field(label, value, place),
            },
            "purpose" if self.draft().form.purpose.is_none() => {
                let draft = self.draft();
                draft.form.purpose = Some(value.to_owned());
                draft.put(Pointer::root().key("purpose"), place);
            }
            _ => {
                match key {
                    "year" => {
                        let year = identity::years(value, false).first().copied();
                        self.years.extend(year.map(|year| super::YearFound {
                            rank: YearRank::Header,
                            year,
                            place: Some(place.clone()),
                        }));
                    }
                    "period" => self.found_period(value, &place),
                    _ => {}
                }
                return self.draft().field(label, value, place);
            }
        }
        self.draft().label(key, label, label_place);
    }

    fn project_is_free(&mut self, free: fn(&Project) -> bool) -> bool {
        self.draft().form.project.as_ref().is_none_or(free)
    }

    fn project_code(&mut self, code: &str, place: Place) {
        let draft = self.draft();
        draft.form.project.get_or_insert_default().code = Some(code.to_owned());
        draft.put(Pointer::root().key("project").key("code"), place);
    }

    pub(super) fn project_name(&mut self, text: &str, place: Place) {
        let split =
            identity::project(text).filter(|_| self.project_is_free(|project| project.code.is_none()));
        let name = match split {
            Some((code, name)) => {
                self.project_code(&code, place.clone());
                name
            }
            None => text.to_owned(),
        };
        let draft = self.draft();
        draft.form.project.get_or_insert_default().name = Some(name);
        draft.put(Pointer::root().key("project").key("name"), place);
    }

    /// 项目期 names a budget year only when it lies within one.
    fn found_period(&mut self, text: &str, place: &Place) {
        let years = identity::years(text, false);
        if years.first().is_some_and(|first| years.iter().all(|year| year == first)) {
            self.years.push(super::YearFound {
                rank: YearRank::Period,
                year: years[0],
                place: Some(place.clone()),
            });
        }
    }

    /// The labels and values a text holds, each label known, where any value is there: `填报单位：…    填报日期：…`.
    ///
    /// `general` lets words count that are labels only within the money block: 其他.
    pub(super) fn colon_pairs(&self, text: &str, general: bool) -> Option<Vec<(String, String)>> {
        at_colon(text)?;
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (gap, part) in parts(text) {
            let pair = at_colon(part).filter(|(label, _)| self.opens_pair(label, general));
            match (pair, pairs.last_mut()) {
                (Some((label, value)), _) => pairs.push((label.trim().to_owned(), value.trim().to_owned())),
                (None, Some((_, value))) => {
                    if !value.is_empty() {
                        value.push_str(gap);
                    }
                    value.push_str(part.trim_end());
                }
                (None, None) => return None,
            }
        }
        pairs.iter().any(|(_, value)| !value.is_empty()).then_some(pairs)
    }

    fn opens_pair(&self, label: &str, general: bool) -> bool {
        let label = Folded::new(label);
        let known = |axis| self.words.get(axis, &label).is_some_and(|entry| general || !entry.inside);
        [Axis::Label, Axis::Fund, Axis::Goal, Axis::FundColumn].into_iter().any(known)
    }
}
