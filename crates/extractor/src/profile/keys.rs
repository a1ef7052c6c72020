//! The keys that words may have, section by section: what docs/profiles.md lists, a profile may say, and no more.

use crate::words::Axis;

/// Keys of labels.
const LABEL: &[&str] = &[
    "project.code",
    "project.name",
    "unit",
    "implementer",
    "department",
    "year",
    "period",
    "currency_unit",
    "purpose",
];

const HEAD: &[&str] = &["funds", "schedule", "goals", "indicators", "tasks", "section"];

/// Rows of the money block that come with the program.
const FUND: &[&str] = &[
    "total",
    "fiscal",
    "fiscal.general",
    "fiscal.fund",
    "fiscal.capital",
    "fiscal.central",
    "fiscal.provincial",
    "fiscal.local",
    "carryover",
    "other",
    "other.business",
    "other.operating",
    "other.other",
    "basic",
    "basic.personnel",
    "basic.running",
    "project",
];

const FUND_COLUMN: &[&str] =
    &["initial", "budget", "executed", "expected", "balance", "weight", "rate", "score"];

const COLUMN: &[&str] = &[
    "level1",
    "level2",
    "name",
    "description",
    "target",
    "actual",
    "expected",
    "weight",
    "score",
    "deviation",
    "likelihood",
    "basis",
    "standard",
    "explanation",
    "source",
    "sign",
    "measure",
    "grades",
];

const TASK_COLUMN: &[&str] =
    &["task.name", "task.content", "task.goal", "task.total", "task.fiscal", "task.other"];

/// Beside `fund.` and an item.
const LIST_COLUMN: &[&str] = &[
    "project.code",
    "project.name",
    "unit.code",
    "unit.name",
    "goal.annual",
    "goal.whole",
    "task.code",
    "task.name",
    "task.content",
    "task.total",
];

/// Ids of 一级指标 that come with the program.
const LEVEL1: &[&str] = &[
    "output",
    "effect",
    "satisfaction",
    "cost",
    "input",
    "process",
    "decision",
    "budget_execution",
    "dept.performance",
    "dept.management",
    "dept.social",
    "dept.sustainability",
    "dept.duty",
    "dept.benefit",
];

/// Ids of 二级指标 that come with the program.
const LEVEL2: &[&str] = &[
    "output.quantity",
    "output.quality",
    "output.timeliness",
    "output.cost",
    "cost.economic",
    "cost.social",
    "cost.ecological",
    "effect.economic",
    "effect.social",
    "effect.ecological",
    "effect.combined",
    "effect.sustainability",
    "satisfaction.beneficiary",
    "decision.initiation",
    "decision.goal",
    "decision.funding",
    "process.funds",
    "process.organisation",
    "budget_execution",
];

/// Ids that a profile declares beside those of the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub fund: Vec<String>,
    pub level1: Vec<String>,
    pub level2: Vec<String>,
}

impl Declared {
    /// The ids declared for an axis; `None` where a profile cannot declare any.
    pub(super) fn of(&self, axis: Axis) -> Option<&[String]> {
        match axis {
            Axis::Fund => Some(&self.fund),
            Axis::Level1 => Some(&self.level1),
            Axis::Level2 => Some(&self.level2),
            _ => None,
        }
    }
}

/// Every key that words of `axis` may have.
pub(super) fn of(axis: Axis, declared: &Declared) -> Vec<String> {
    let own = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect::<Vec<_>>();
    let mut keys = match axis {
        Axis::Label => own(LABEL),
        Axis::Head => own(HEAD),
        Axis::Fund => own(FUND),
        Axis::FundColumn => own(FUND_COLUMN),
        Axis::Goal => own(&["goal"]),
        Axis::GoalColumn => own(&["text", "actual"]),
        Axis::Column => own(COLUMN),
        Axis::TaskColumn => own(TASK_COLUMN),
        Axis::ListColumn => {
            let funds = FUND.iter().copied().chain(declared.fund.iter().map(String::as_str));
            own(LIST_COLUMN).into_iter().chain(funds.map(|item| format!("fund.{item}"))).collect()
        }
        Axis::Step => own(&["step"]),
        Axis::Closing => own(&["total"]),
        Axis::Note => own(&["note"]),
        Axis::Level1 => own(LEVEL1),
        Axis::Level2 => own(LEVEL2),
    };
    keys.extend(declared.of(axis).unwrap_or_default().iter().cloned());
    keys
}

/// The one of `known` that is most like `key`; the first of equals.
pub(super) fn nearest<'k>(key: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known.into_iter().min_by_key(|known| distance(key, known))
}

/// Letters to change, leave out, put in or swap with their neighbour (Damerau–Levenshtein, restricted).
fn distance(a: &str, b: &str) -> usize {
    /// Keys are short; what is longer is none.
    const LONGEST: usize = 64;
    let a: Vec<char> = a.chars().take(LONGEST).collect();
    let b: Vec<char> = b.chars().take(LONGEST).collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, &left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &right) in b.iter().enumerate() {
            let mut best = (rows[i][j] + usize::from(left != right)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left == b[j - 1] && a[i - 1] == right {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_the_one_that_was_meant() {
        let none = Declared::default();
        for (axis, slip, meant) in [
            (Axis::Column, "targt", "target"),
            (Axis::Label, "project.nmae", "project.name"),
            (Axis::Fund, "totl", "total"),
            (Axis::Level2, "effect.socail", "effect.social"),
            (Axis::Level1, "satisfation", "satisfaction"),
            (Axis::Head, "indicator", "indicators"),
            (Axis::ListColumn, "fund.totl", "fund.total"),
        ] {
            let keys = of(axis, &none);
            assert!(!keys.iter().any(|key| key == slip));
            assert_eq!(nearest(slip, keys.iter().map(String::as_str)), Some(meant), "{slip}");
        }
    }
}
