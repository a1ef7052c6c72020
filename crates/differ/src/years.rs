//! The budget years of both documents, and what moves on with them.

use std::fmt::Write;

use model::Date;
use wording::{fold, year};

/// Stands for a year that is not known: none that a document names, with one after it.
const NO_YEAR: u16 = 1;

/// The budget years of both documents: `2024年` in the old text and `2025年` in the new say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Years {
    pub(crate) old: Option<u16>,
    pub(crate) new: Option<u16>,
}

impl Years {
    /// Of two documents; where one does not say its year, the later is of the year after the earlier.
    pub(crate) fn of(old: Option<u16>, new: Option<u16>) -> Self {
        let new_known = new.or_else(|| old.map(|old| old + 1)).unwrap_or(NO_YEAR + 1);
        Self { old: Some(old.unwrap_or(new_known - 1)), new: Some(new_known) }
    }

    /// Whether a date moved on exactly with the budget year.
    pub(crate) fn moved_on(self, old: Date, new: Date) -> bool {
        let Some((from, to)) = self.old.zip(self.new) else { return false };
        let gap = i32::from(to) - i32::from(from);
        let end = |date: Date| Date::month_end(date.year(), date.month()) == Some(date);
        let same_day = old.day() == new.day() || (end(old) && end(new));
        gap != 0
            && i32::from(new.year()) - i32::from(old.year()) == gap
            && old.month() == new.month()
            && same_day
    }
}

/// The folded text with its years counted from the budget year.
pub(crate) fn relative(text: &str, budget: Option<u16>) -> String {
    let folded = fold::letters(text);
    let Some(budget) = budget else { return folded };
    let (mut out, mut at) = (String::new(), 0);
    for found in year::find(&folded).into_iter().filter(|found| found.alone && found.named) {
        out.push_str(&folded[at..found.digits.start]);
        let _ = write!(out, "⟨{}⟩", i32::from(found.year) - i32::from(budget));
        at = found.digits.end;
    }
    out.push_str(&folded[at..]);
    out
}
