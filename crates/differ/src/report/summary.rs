//! Counts and sums.

use model::Exact;
use serde::Serialize;

use super::sides::Counts;

/// Counts and totals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What became of the projects.
    #[serde(flatten)]
    pub projects: ProjectCounts,
    /// What is known of the projects' money.
    #[serde(flatten)]
    pub totals: Totals,
}

/// How many projects became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProjectCounts {
    /// Projects only in the later document.
    pub added: usize,
    /// Projects only in the earlier document.
    pub removed: usize,
    /// Projects with changes.
    pub changed: usize,
    /// Projects without changes.
    pub same: usize,
    /// Projects that became several.
    pub split: usize,
    /// Projects that several became.
    pub merged: usize,
}

/// Sums of projects' budgets in 元, a project counted once. A sum of which nothing is known is `null`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// The sum in the earlier document.
    pub budget_old: Option<Exact>,
    /// The sum in the later document.
    pub budget_new: Option<Exact>,
    /// New less old; none as long as a project's money is known on one side only.
    pub budget_delta: Option<Exact>,
    /// The delta in percent of the old sum; none when that is zero.
    pub budget_percent: Option<Exact>,
    /// Projects whose total could not be read, or is not in yuan: unknown, and in no sum.
    pub without_budget: Counts,
}
