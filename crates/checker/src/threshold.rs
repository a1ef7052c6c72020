//! The numbers a rule rests on: each has a name, a reason and one place, and can be set.

use rust_decimal::Decimal;

/// A number of a rule, and its key in `[check.RULE]` of `jixiao.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The key: `most`.
    pub key: &'static str,
    /// What it is where nobody sets it.
    pub default: Decimal,
    /// What it bounds, in Chinese, for the rule's page.
    pub chinese: &'static str,
}

impl Threshold {
    /// A threshold that is a whole number.
    pub(crate) const fn whole(key: &'static str, default: u32, chinese: &'static str) -> Self {
        Self { key, default: Decimal::from_parts(default, 0, 0, false, 0), chinese }
    }
}
