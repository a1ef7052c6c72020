//! The keys that words may have, section by section: what docs/profiles.md lists, a profile may say, and no more.

use model::{FundColumn, FundItem, IndicatorText, IndicatorValue, Level1, Level2, TaskSum, TaskText};

use crate::weights::profile as weights;
use crate::words::Axis;

/// Key of a column without one: it names a field.
pub(super) const FIELD: &str = "field";

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
        Axis::Fund => items().collect(),
        Axis::FundColumn => FundColumn::ALL.iter().map(|column| column.key().to_owned()).collect(),
        Axis::Goal => own(&["goal"]),
        Axis::GoalColumn => own(&["text", "actual"]),
        Axis::Column => indicator_columns(),
        Axis::TaskColumn => task_columns(),
        Axis::ListColumn => {
            let funds = items().chain(declared.fund.iter().cloned());
            own(LIST_COLUMN).into_iter().chain(funds.map(|item| format!("fund.{item}"))).collect()
        }
        Axis::Step => own(&["step"]),
        Axis::Closing => own(&["total"]),
        Axis::Note => own(&["note"]),
        Axis::Level1 => Level1::KNOWN.iter().map(ToString::to_string).collect(),
        Axis::Level2 => Level2::KNOWN.iter().map(ToString::to_string).collect(),
        Axis::Comparison => own(&["sign", "qualitative", "kind"]),
        _ => Vec::new(),
    };
    if matches!(axis, Axis::Column | Axis::TaskColumn | Axis::FundColumn) {
        keys.push(FIELD.to_owned());
    }
    keys.extend(declared.of(axis).unwrap_or_default().iter().cloned());
    keys
}

/// Rows of the money block that come with the program.
fn items() -> impl Iterator<Item = String> {
    FundItem::KNOWN.iter().map(ToString::to_string)
}

/// Levels and columns of an indicator, and what its target may be split into.
fn indicator_columns() -> Vec<String> {
    let texts = IndicatorText::ALL.iter().map(|column| column.key());
    let values = IndicatorValue::ALL.iter().map(|column| column.key());
    let keys = ["level1", "level2"].into_iter().chain(texts).chain(values);
    keys.chain(["sign", "measure", "grades"]).map(str::to_owned).collect()
}

fn task_columns() -> Vec<String> {
    let texts = TaskText::ALL.iter().map(|column| column.key());
    let sums = TaskSum::ALL.iter().map(|sum| sum.key());
    std::iter::once("name").chain(texts).chain(sums).map(|key| format!("task.{key}")).collect()
}

/// Whether words of `axis` say something without a key: a label names a field, a placeholder nothing more.
pub(super) fn may_lack(axis: Axis) -> bool {
    axis == Axis::Label || of(axis, &Declared::default()).is_empty()
}

/// The one of `known` that is most like `key`; the first of equals.
pub(super) fn nearest<'k>(key: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known.into_iter().min_by_key(|known| distance(key, known))
}

/// Letters to change, leave out, put in or swap with their neighbour (Damerau–Levenshtein, restricted).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(weights::LONGEST).collect();
    let b: Vec<char> = b.chars().take(weights::LONGEST).collect();
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

    /// Every section, key and shape that a profile may write stands in the guide.
    #[test]
    fn the_guide_names_every_key() {
        let guide = include_str!("../../../../docs/profiles.md");
        let ids = |axis| matches!(axis, Axis::Fund | Axis::ListColumn | Axis::Level1 | Axis::Level2);
        let keys =
            Axis::ALL.into_iter().filter(|axis| !ids(*axis)).flat_map(|axis| of(axis, &Declared::default()));
        let missing: Vec<String> = keys
            .chain(LIST_COLUMN.iter().map(|&key| key.to_owned()))
            .chain(Axis::ALL.iter().map(|axis| axis.section().to_owned()))
            .chain(super::super::Shape::ALL.iter().map(|shape| shape.name().to_owned()))
            .filter(|key| !guide.contains(&format!("`{key}`")))
            .collect();
        assert!(missing.is_empty(), "docs/profiles.md lacks {missing:?}");
    }

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
