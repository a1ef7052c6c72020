//! Number formats (ECMA-376-1 §18.8.30, §18.8.31): what a cell shows for the value that it stores.
//!
//! Values are rounded as decimals of 15 digits, as Excel does, never as binary numbers. Names and built-in formats are
//! those of a Chinese Excel.

mod builtin;
mod chinese;
mod date;
mod decimal;
mod digits;
mod fraction;
mod general;
mod parse;
mod scientific;
mod section;
#[cfg(test)]
mod tests;

pub(crate) use builtin::builtin;
pub(crate) use date::iso;
pub(crate) use decimal::Decimal;

use self::section::{Condition, Kind, Section};

/// A format code, read once for all cells that have it.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberFormat {
    /// For numbers: one to three, told apart by sign or by their conditions.
    numbers: Vec<Section>,
    /// For texts.
    text: Option<Section>,
}

/// What a cell shows, and whether it shows all of what it stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The text.
    pub(crate) text: String,
    /// The stored value is another than a reader would take from the text: digits are rounded away, words are added, a
    /// date lacks its day, nothing is shown.
    pub(crate) differs: bool,
}

impl Shown {
    fn plainly(text: String) -> Self {
        Self { text, differs: false }
    }
}

impl NumberFormat {
    /// Reads a format code. What is no format shows values as they are.
    pub(crate) fn parse(code: &str) -> Self {
        parse::parse(code)
    }

    /// The format shows dates or times.
    pub(crate) fn is_date(&self) -> bool {
        self.numbers.first().is_some_and(|section| section.kind == Kind::Date)
    }

    /// What a cell with this format shows for a number; `epoch_1904`: days count from 1904-01-01.
    pub(crate) fn number(&self, value: f64, epoch_1904: bool) -> Shown {
        let exact = Decimal::of(value);
        let Some((section, signed)) = self.section(value) else {
            return Shown::plainly(general::shown(&exact));
        };
        match section.kind {
            Kind::General => {
                let number = general::general(&exact, signed, section.chinese);
                section.around(&number)
            }
            Kind::Date => match date::Moment::of(value, epoch_1904) {
                Some(moment) => date::shown(section, &moment),
                // Excel shows a row of # where no date is.
                None => Shown { text: general::shown(&exact), differs: true },
            },
            Kind::Number => digits::shown(section, &exact, signed),
            Kind::Fraction => fraction::shown(section, &exact, signed),
            Kind::Scientific => scientific::shown(section, &exact, signed),
        }
    }

    /// What a cell with this format shows for a text.
    pub(crate) fn text(&self, text: &str) -> Shown {
        let Some(section) = &self.text else { return Shown::plainly(text.to_owned()) };
        let shown = section.with_text(text);
        Shown { differs: shown != text, text: shown }
    }

    /// The section for a number, and whether its sign is still to be shown.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let sections = &self.numbers;
        let negative = value < 0.0;
        if sections.iter().any(|section| section.condition.is_some()) {
            return self.by_condition(value);
        }
        match (sections.as_slice(), negative) {
            ([], _) => None,
            ([only], _) => Some((only, negative)),
            ([_, below, ..], true) => Some((below, false)),
            ([_, _, zero, ..], false) if value == 0.0 => Some((zero, false)),
            ([positive, ..], false) => Some((positive, false)),
        }
    }

    /// The first section whose condition holds; one without a condition takes what is left.
    fn by_condition(&self, value: f64) -> Option<(&Section, bool)> {
        let found = self.numbers.iter().find(|section| match section.condition {
            Some(condition) => condition.holds(value),
            None => true,
        })?;
        // A section for negative numbers alone shows them without their sign.
        let only_negative = found.condition.is_some_and(Condition::only_negative);
        Some((found, value < 0.0 && !only_negative))
    }
}
