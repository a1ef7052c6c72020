//! A row of the indicator table.

use model::{AnyLevel, Indicator, Quantity};

/// A row of the grid: its indicator; beside it the same indicator's other target, where 实施期 and 年度 share a row.
#[derive(Clone, Copy, Default)]
pub(super) struct Row<'a> {
    pub(super) indicator: Option<&'a Indicator>,
    pub(super) partner: Option<&'a Indicator>,
}

impl<'a> Row<'a> {
    pub(super) fn of(indicator: &'a Indicator) -> Self {
        Self { indicator: Some(indicator), partner: None }
    }

    /// What the indicator has, or its partner.
    pub(super) fn first<T>(self, get: impl Fn(&'a Indicator) -> Option<&'a T>) -> Option<&'a T> {
        self.indicator.and_then(&get).or_else(|| self.partner.and_then(&get))
    }

    /// A level of the indicator, or of its partner: 0 for the first, 1 for the second.
    pub(super) fn level(self, depth: usize) -> Option<AnyLevel<'a>> {
        let level = |indicator: &'a Indicator| indicator.levels()[depth];
        self.indicator.and_then(level).or_else(|| self.partner.and_then(level))
    }

    pub(super) fn target(self) -> Option<&'a Quantity> {
        self.indicator.and_then(|indicator| indicator.target.as_ref())
    }

    pub(super) fn field(self, label: &str) -> Option<&'a str> {
        self.first(|indicator| Some(&indicator.fields))
            .and_then(|fields| fields.get(label))
            .map(String::as_str)
    }
}
