//! Calendar periods: a day, a month, a quarter, a year, and the pieces of them.

use model::Date;

/// A stretch of the calendar, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl Period {
    pub(crate) fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let day = Date::new(year, month, day)?;
        Some(Self { first: day, last: day })
    }

    pub(crate) fn month(year: u16, month: u8) -> Option<Self> {
        Self::months(year, month, month)
    }

    pub(crate) fn year(year: u16) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    pub(crate) fn quarter(year: u16, quarter: u8) -> Option<Self> {
        let first = quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
        Self::months(year, first, first + 2)
    }

    pub(crate) fn half(year: u16, second: bool) -> Option<Self> {
        if second { Self::months(year, 7, 12) } else { Self::months(year, 1, 6) }
    }

    pub(crate) fn months(year: u16, first: u8, last: u8) -> Option<Self> {
        Self::spanning(Date::new(year, first, 1)?, Date::month_end(year, last)?)
    }

    /// 上旬, 中旬 and 下旬 of a month: 0, 1, 2.
    pub(crate) fn third(year: u16, month: u8, third: u8) -> Option<Self> {
        let first = Date::new(year, month, 10 * third + 1)?;
        let last =
            if third == 2 { Date::month_end(year, month)? } else { Date::new(year, month, 10 * third + 10)? };
        Self::spanning(first, last)
    }

    pub(crate) fn spanning(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Its last day alone: 月底, 年末.
    pub(crate) fn end(self) -> Self {
        Self { first: self.last, ..self }
    }

    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }
}
