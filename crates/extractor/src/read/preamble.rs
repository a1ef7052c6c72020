//! Title, unit line, currency unit and year, in the table's first rows or in paragraphs.

use model::{Place, Pointer, Role};
use wording::currency;
use wording::fold;
use wording::label::{self, Label};

use super::{At, Reader, Text, YearFound, YearRank};
use crate::colons;
use crate::see::{Line, line, lines};
use crate::words::Axis;
use crate::{identity, outline};

impl<'r> Reader<'r, '_> {
    /// A row of the table with nothing else in it.
    pub(super) fn preamble_row(&mut self, sheet: usize, cells: &'r [usize]) {
        for &cell in cells {
            let at = At { sheet, cell };
            let Text { text, place } = self.at(at);
            let mut role = Role::Unit;
            for text in lines(text) {
                match line(&text, cells.len() == 1, self.words, self.profiles) {
                    Line::Unknown => self.beside_currency(&text, &place),
                    kind => {
                        if kind == Line::Title {
                            role = Role::Title;
                        }
                        self.preamble_line(&text, kind, &place);
                    }
                }
            }
            self.claim(at, role);
        }
    }

    /// Reads a paragraph over the form if it belongs to it.
    pub(crate) fn paragraph(&mut self, text: &'r str, place: &Place, title: bool) -> bool {
        match line(text, true, self.words, self.profiles) {
            Line::Unknown if title => self.set_title(text, place),
            Line::Title if !title => return false,
            // 附表3 over a table is the document's, not the form's.
            Line::Unknown | Line::Code => return false,
            kind => self.preamble_line(text, kind, place),
        }
        true
    }

    fn preamble_line(&mut self, text: &str, kind: Line, place: &Place) {
        match kind {
            Line::Title => {
                self.title_term(text);
                self.set_title(text, place);
            }
            Line::Year => {
                self.found_year(YearRank::Header, text, place);
                self.keeper().label("year", text, place.clone());
            }
            Line::Currency => {
                if let Some((unit, rest)) = currency::line(text) {
                    self.set_currency(&unit, place);
                    let label =
                        text.trim_start_matches(fold::is_space).strip_prefix(rest.as_str()).unwrap_or(text);
                    self.keeper().label("currency_unit", label, place.clone());
                    if !rest.is_empty() {
                        self.preamble_rest(&rest, place);
                    }
                }
            }
            Line::Unit => self.set_unit(text, place),
            Line::Pairs => {
                for (label, value) in colons::pairs(text, false, self.words).unwrap_or_default() {
                    let (value, year) = colons::year_behind(&value);
                    if let Some(year) = year {
                        self.preamble_line(year, Line::Year, place);
                    }
                    self.spoken(&label, value, place);
                }
            }
            Line::Code => self.keeper().label("report", text, place.clone()),
            Line::Unknown => {}
        }
    }

    /// What stands before 单位：万元 on the same line.
    fn preamble_rest(&mut self, rest: &str, place: &Place) {
        match line(rest, false, self.words, self.profiles) {
            Line::Currency | Line::Unknown => self.beside_currency(rest, place),
            kind => self.preamble_line(rest, kind, place),
        }
    }

    /// What stands beside 单位：万元: the unit's name, or the code of the report.
    fn beside_currency(&mut self, text: &str, place: &Place) {
        if identity::is_name(text, self.words) {
            self.set_unit(text, place);
        } else {
            self.keeper().label("report", text, place.clone());
        }
    }

    /// The form's unit; a text that names none is kept as the form's own words.
    pub(super) fn set_unit(&mut self, text: &str, place: &Place) {
        let Some(unit) = identity::unit(text, self.words) else {
            return self.keeper().label("unit", text, place.clone());
        };
        let keeper = self.keeper();
        if keeper.form.unit.is_some() {
            return keeper.label("unit", text, place.clone());
        }
        let pointer = Pointer::root().key("unit");
        if let Some(code) = &unit.code {
            keeper.put(pointer.key("code"), place.clone(), code);
        }
        keeper.put(pointer.key("name"), place.clone(), &unit.name);
        if let Some(level) = &unit.level {
            keeper.put(pointer.key("level"), place.clone(), level);
        }
        keeper.form.unit = Some(unit);
    }

    /// 长期绩效目标表 over a grid says the term of its indicators.
    fn title_term(&mut self, text: &str) {
        let Some(name) = Label::new(text).bare.strip_suffix('表').map(Label::new) else { return };
        if let Some(term) = self.words.get(Axis::Goal, &name).and_then(|entry| entry.term) {
            self.term = Some(term);
        }
    }

    fn set_title(&mut self, text: &str, place: &Place) {
        self.found_year(YearRank::Title, text, place);
        let text = label::tidy(text);
        let keeper = self.keeper();
        if keeper.form.title.is_some() {
            return keeper.label("title", &text, place.clone());
        }
        let (number, title) = match outline::number(&text) {
            Some((number, title)) if !title.is_empty() => (Some(number.to_owned()), title.to_owned()),
            _ => (None, text),
        };
        if let Some(number) = &number {
            keeper.put(Pointer::root().key("number"), place.clone(), number);
        }
        keeper.put(Pointer::root().key("title"), place.clone(), &title);
        keeper.form.number = number;
        keeper.form.title = Some(title);
    }

    /// Notes a budget year that a text names.
    pub(super) fn found_year(&mut self, rank: YearRank, text: &str, place: &Place) {
        if let Some(year) = identity::budget_year(text) {
            self.years.push(YearFound { rank, year, place: Some(place.clone()) });
        }
    }
}
