//! Labels and their values: beside, below, or in the same cell behind a colon.

use model::{Place, Pointer, Project, Quantity, Role, ScheduleStep};
use wording::blank;
use wording::currency;
use wording::label::{self, Label};

use super::{At, Reader, Text, YearFound, YearRank, shortened};
use crate::colons;
use crate::identity;
use crate::profile::Shape;
use crate::see::{self, Block, Content, Item, is_numbered_goal};
use crate::weights::read as weights;
use crate::words::{Axis, Entry};

/// What a label means, and on which axis.
pub(super) type Meaning<'r> = Option<(Axis, &'r Entry)>;

impl<'r> Reader<'r, '_> {
    /// A row of labels and values.
    pub(super) fn pairs(&mut self, block: &'r Block, items: &[Item]) {
        let view = self.view(block.sheet);
        let steps = items.iter().filter(|item| match item {
            Item::Pair { label, .. } => view.knows(Axis::Step, *label),
            _ => false,
        });
        if steps.count() > 1 {
            self.shapes.insert(Shape::Schedule);
        }
        let mut funds = block.funds;
        let mut loose = Vec::new();
        for (at, &item) in items.iter().enumerate() {
            match item {
                Item::Head(cell) => self.head(At { sheet: block.sheet, cell }),
                Item::Pair { label, value } if is_numbered_goal(view, label, value) => {
                    let label = At { sheet: block.sheet, cell: label };
                    self.numbered_goal(block, label, At { cell: value, ..label });
                }
                // 年度绩效目标 | 预期：… | 实际完成：…
                Item::Label(cell) if self.is_spoken_goal(block, cell, items.get(at + 1)) => {}
                Item::Colons(cell) if at > 0 && self.spoken_goal(block, items[at - 1], cell) => {}
                Item::Pair { label, value } => {
                    let labelled = At { sheet: block.sheet, cell: label };
                    let meaning = view.label(label, funds);
                    self.money.at(block.sheet, block.rows.start, view.sheet.columns(label).start);
                    self.pair(labelled, At { cell: value, ..labelled }, meaning, funds);
                    self.money.leave();
                }
                Item::Colons(cell) => {
                    let at = At { sheet: block.sheet, cell };
                    self.money.at(block.sheet, block.rows.start, view.sheet.columns(cell).start);
                    self.colons(at, funds);
                    self.money.leave();
                }
                Item::Label(cell) => {
                    let at = At { sheet: block.sheet, cell };
                    match view.label(cell, funds) {
                        // 自有资金： left blank.
                        Some((Axis::Fund, entry)) if view.sheet.text(cell).ends_with([':', '：']) => {
                            let (label, place) = (self.at(at), view.sheet.place(cell));
                            self.claim(at, Role::Value);
                            self.money.at(block.sheet, block.rows.start, view.sheet.columns(cell).start);
                            self.fund(entry, label, Text { text: "", place });
                            self.money.leave();
                        }
                        // 本年度资金（万元） before 合计 | 3500
                        Some((Axis::Fund, _))
                            if at_first(items, item) && see::has_money(view, &items[1..]) =>
                        {
                            funds = true;
                            self.head(at);
                        }
                        Some((Axis::Head, entry)) => {
                            funds |= entry.key == "funds";
                            self.head(at);
                        }
                        _ => self.bare_label(at),
                    }
                }
                // A word before pairs heads them.
                Item::Loose(cell) if items.len() > 1 && items.first() == Some(&item) && view.names(cell) => {
                    self.head(At { sheet: block.sheet, cell });
                }
                Item::Loose(cell) => loose.push(cell),
            }
        }
        for cell in loose {
            self.text(block, cell);
        }
    }

    /// A label that stands without any cell for its value.
    pub(super) fn bare_label(&mut self, at: At) {
        let Text { text, place } = self.at(at);
        self.claim(at, Role::Label);
        self.keeper().field(text, "", place);
    }

    /// A label and the cell of its value.
    fn pair(&mut self, label: At, value: At, meaning: Meaning<'r>, funds: bool) {
        let (name, text) = (self.at(label), self.at(value));
        let content = self.view(value.sheet).content(value.cell);
        let behind = || self.view(label.sheet).item_behind(label.cell);
        let meaning = meaning.or_else(|| {
            let item = behind().filter(|_| content == Content::Amount)?;
            Some((Axis::Fund, item))
        });
        if meaning.is_none() && self.view(label.sheet).knows(Axis::Note, label.cell) {
            self.claim(label, Role::Label);
            self.claim(value, Role::Note);
            self.keeper().field(name.text, text.text, text.place);
            return;
        }
        if meaning.is_none() {
            let countable =
                || self.words.get(Axis::NoMoney, self.sheet(label.sheet).folded(label.cell)).is_some();
            let money = matches!(content, Content::Amount)
                && (funds && !countable()
                    || self.is_part_of_money(label)
                    || declares_money(self.sheet(label.sheet).folded(label.cell)));
            let kind = if money { Role::Label } else { Role::Unknown };
            self.claim(label, kind);
            self.claim(value, if money { Role::Value } else { Role::Unknown });
            if money {
                return self.unknown_money(name, text);
            }
            let message =
                format!("unknown label 未知标签「{}」; its value is kept in fields", shortened(name.text));
            self.keeper().note("form.unknown-label", message, name.place);
            let pointer = self.keeper().field(name.text, text.text, text.place);
            return self.keeper().doubt(pointer);
        }
        self.claim(label, Role::Label);
        self.claim(value, Role::Value);
        self.assign(meaning, name, text, content);
    }

    /// 其中：港建费 behind an amount: a part of it.
    fn is_part_of_money(&self, label: At) -> bool {
        let part = self.sheet(label.sheet).folded(label.cell).full.starts_with("其中");
        part && self.keepers.last().is_some_and(|keeper| !keeper.form.funds.is_empty())
    }

    /// A label nobody knows and its value, in one text.
    pub(super) fn unknown_field(&mut self, label: &str, value: &str, place: &Place) {
        let message = format!("unknown label 未知标签「{}」; its value is kept in fields", shortened(label));
        self.keeper().note("form.unknown-label", message, place.clone());
        let pointer = self.keeper().field(label, value, place.clone());
        self.keeper().doubt(pointer);
    }

    /// An amount beside a label nobody knows, in the money block.
    fn unknown_money(&mut self, label: Text<'r>, value: Text<'r>) {
        let message = format!("unknown money 未知资金项「{}」; its item is null", shortened(label.text));
        self.keeper().note("form.unknown-fund", message, label.place.clone());
        self.fund(&Entry::default(), label, value);
        let keeper = self.keeper();
        let pointer =
            Pointer::root().key("funds").index(keeper.form.funds.len().saturating_sub(1)).key("budget");
        keeper.doubt(pointer);
    }

    /// A cell that holds labels and values.
    fn colons(&mut self, at: At, funds: bool) {
        let Text { text, place } = self.at(at);
        self.claim(at, Role::Value);
        let pairs = colons::pairs(text, funds, self.words).unwrap_or_default();
        for (label, value) in &pairs {
            self.spoken(label, value, &place);
        }
        // 实际完成：… beside its goal.
        if let Some((label, value)) = colons::at_colon(text).filter(|_| pairs.is_empty()) {
            self.spoken(label, value.trim(), &place);
        }
    }

    /// A label and a value that stand in one text.
    pub(super) fn spoken(&mut self, label: &str, value: &str, place: &Place) {
        let folded = Label::new(label);
        let words = self.words;
        let meaning = [Axis::Goal, Axis::Fund, Axis::Label, Axis::FundColumn, Axis::GoalColumn, Axis::Step]
            .iter()
            .find_map(|&axis| words.get(axis, &folded).map(|entry| (axis, entry)));
        let content = crate::see::view::content_of(value, words);
        let text = |text| Text { text, place: place.clone() };
        self.assign(meaning, text(label), text(value), content);
    }

    /// Gives a value to what its label means.
    pub(super) fn assign(
        &mut self,
        meaning: Meaning<'r>,
        label: Text<'_>,
        value: Text<'_>,
        content: Content,
    ) {
        let money = content.is_money() || is_money(value.text);
        match meaning {
            Some((Axis::Goal, entry)) => self.goal(entry.term, label, value),
            Some((Axis::Fund, entry)) if self.amounts(Some((entry, &label)), &value) => {}
            Some((Axis::Fund, entry)) if money => self.fund(entry, label, value),
            Some((Axis::FundColumn, entry)) if money || content == Content::Percent => {
                self.fund_part(entry, label, value);
            }
            Some((Axis::GoalColumn, entry)) => self.goal_part(entry, label, value),
            Some((Axis::Step, _)) => self.step(label, value),
            Some((Axis::Head, entry)) => self.headed(entry, label, value, money),
            Some((Axis::Label, entry)) => self.labelled(&entry.key, label, value),
            _ => {
                self.currency_in(&Label::new(label.text), &label.place);
                self.keeper().field(label.text, value.text, value.place);
            }
        }
    }

    /// A head with its value beside it, not a block: 项目资金（万元） | 100.
    fn headed(&mut self, entry: &Entry, label: Text<'_>, value: Text<'_>, money: bool) {
        let short = value.text.chars().count() <= weights::LONGEST_AMOUNT && !blank::is_blank(value.text);
        let total = Entry { key: "total".to_owned(), ..Entry::default() };
        match entry.key.as_str() {
            // 项目资金（万元） | 资金总额：48.00；其中：财政拨款：40.00
            "funds" if self.amounts(Some((&total, &label)), &value) => {
                self.currency_in(&Label::new(label.text), &label.place);
                self.keeper().label("funds", label.text, label.place);
            }
            "funds" if money && short => self.fund(&total, label, value),
            "goals" => self.goal(entry.term, label, value),
            // Nothing beside it: the block stands below, or in a table inside the cell.
            key if blank::is_blank(value.text) => {
                if key == "indicators" {
                    self.term = entry.term;
                }
                self.currency_in(&Label::new(label.text), &label.place);
                self.keeper().label(key, label.text, label.place);
            }
            _ => {
                self.keeper().field(label.text, value.text, value.place);
            }
        }
    }

    fn labelled(&mut self, key: &str, label: Text<'_>, value: Text<'_>) {
        self.currency_in(&Label::new(label.text), &label.place);
        let tidy = label::tidy(value.text);
        match key {
            "project.code" if self.project_is_free(|project| project.code.is_none()) => {
                self.project_code(&tidy.replace(' ', ""), value.place);
            }
            "project.name" if self.project_is_free(|project| project.name.is_none()) => {
                self.project_name(value.text, value.place);
            }
            "unit" => match currency::unit(value.text) {
                Some(unit) => self.set_currency(&unit, &value.place),
                None if self.keeper().form.unit.is_none()
                    && identity::unit(value.text, self.words).is_some() =>
                {
                    self.set_unit(value.text, &value.place);
                }
                None => {
                    self.keeper().field(label.text, value.text, value.place);
                    return;
                }
            },
            "purpose" if self.keeper().form.purpose.is_none() => {
                let keeper = self.keeper();
                keeper.form.purpose = Some(value.text.to_owned());
                keeper.put(Pointer::root().key("purpose"), value.place, value.text);
            }
            "currency_unit" if currency::unit(value.text).is_some() => {
                let unit = currency::unit(value.text).unwrap_or_default();
                self.set_currency(&unit, &value.place);
            }
            _ => {
                self.years_in(key, value.text, &value.place);
                self.keeper().field(label.text, value.text, value.place);
                return;
            }
        }
        self.keeper().label(key, label.text, label.place);
    }

    fn years_in(&mut self, key: &str, text: &str, place: &Place) {
        let years = identity::years(text, false);
        // 项目期 names a budget year only when it lies within one.
        let within = years.first().is_some_and(|first| years.iter().all(|year| year == first));
        let rank = match key {
            "year" => YearRank::Header,
            "period" if within => YearRank::Period,
            _ => return,
        };
        let found = years.first().map(|&year| YearFound { rank, year, place: Some(place.clone()) });
        self.years.extend(found);
    }

    fn project_is_free(&mut self, free: fn(&Project) -> bool) -> bool {
        self.keeper().form.project.as_ref().is_none_or(free)
    }

    pub(super) fn project_code(&mut self, code: &str, place: Place) {
        let keeper = self.keeper();
        keeper.form.project.get_or_insert_default().code = Some(code.to_owned());
        keeper.put(Pointer::root().key("project").key("code"), place, code);
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
        let keeper = self.keeper();
        keeper.put(Pointer::root().key("project").key("name"), place, &name);
        keeper.form.project.get_or_insert_default().name = Some(name);
    }

    pub(super) fn step(&mut self, label: Text<'_>, value: Text<'_>) {
        let keeper = self.keeper();
        let pointer = Pointer::root().key("schedule").index(keeper.form.schedule.len());
        let name = label::tidy(label.text);
        keeper.put(pointer.key("label"), label.place, &name);
        keeper.put(pointer.key("share"), value.place, value.text);
        let month = colons::month(&name);
        keeper.form.schedule.push(ScheduleStep { label: name, month, share: Quantity::unread(value.text) });
    }
}

/// 年度运营补贴（万元）: a label with a currency unit is about money; 上年度预算（万元） is about that of another year.
fn declares_money(label: &Label) -> bool {
    let past = ["上年", "去年", "以前", "往年", "前年"].iter().any(|word| label.bare.contains(word));
    !past && label.brackets.iter().any(|bracket| currency::unit(bracket).is_some())
}

fn at_first(items: &[Item], item: Item) -> bool {
    items.len() > 1 && items.first() == Some(&item)
}

/// Whether a text is a sum of money, in digits or numerals: 50万元, 约50, 伍拾万元整.
pub(super) fn is_money(text: &str) -> bool {
    let folded = label::fold(text);
    let bare = folded.trim_start_matches(['约', '≤', '≥', '<', '>', '=', '￥', '¥', '-', '+']);
    let digit = |c: char| c.is_ascii_digit();
    let unit = folded.contains('元') || folded.ends_with('万') || folded.ends_with('亿');
    bare.chars().count() <= weights::LONGEST_SUM
        && (bare.starts_with(digit) && !folded.contains(['%', '年', '月'])
            || unit && folded.contains(|c| digit(c) || wording::numeral::is_numeral(c)))
}
