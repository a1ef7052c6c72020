//! The budget years of both documents, and what moves on with them.

use std::fmt::Write;

use model::Date;
use wording::fold::{self, Folded};
use wording::year;

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

/// The folded text with its years counted from the budget year: 2024年, and the year of 2024-01-31.
pub(crate) fn relative(text: &str, budget: Option<u16>) -> String {
    let folded = Folded::new(text).text;
    let Some(budget) = budget else { return fold::letters(text) };
    let (mut out, mut at) = (String::new(), 0);
    let dated =
        |found: &year::Found| found.alone && (found.named || begins_a_date(&folded[found.digits.end..]));
    for found in year::find(&folded).into_iter().filter(dated) {
        out += &fold::letters(&folded[at..found.digits.start]);
        let _ = write!(out, "⟨{}⟩", i32::from(found.year) - i32::from(budget));
        at = found.digits.end;
    }
    out + &fold::letters(&folded[at..])
}

/// Whether what stands behind a year is month and day: -01-31, /1/31, .01.31.
fn begins_a_date(rest: &str) -> bool {
    let Some(separator) = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.')) else { return false };
    let mut parts = rest[1..].splitn(2, separator);
    let (month, day) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let number = |text: &str, most: u8| text.parse().is_ok_and(|number: u8| (1..=most).contains(&number));
    let day = &day[..day.find(|c: char| !c.is_ascii_digit()).unwrap_or(day.len())];
    number(month, 12) && number(day, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_count_from_the_budgets() {
        assert_eq!(relative("2026-01-01", Some(2026)), relative("2027-01-01", Some(2027)));
        assert_eq!(relative("2026.12.31完成", Some(2026)), relative("2027.12.31完成", Some(2027)));
        assert_eq!(relative("2024年底前", Some(2024)), relative("2025年底前", Some(2025)));
        assert_ne!(relative("2024.5万元", Some(2024)), relative("2025.5万元", Some(2025)));
        assert_ne!(relative("2026-01-01", Some(2026)), relative("2026-01-01", Some(2027)));
    }
}
