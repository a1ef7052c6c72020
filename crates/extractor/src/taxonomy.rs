//! The two upper levels of indicators: a label's canonical id (财预〔2015〕88号, 财预〔2020〕10号, 财预〔2021〕101号).

use model::{Level, Quantity};

use crate::fold::{self, Folded};
use crate::words::{Axis, Vocabulary};

/// The column a label stands in: 成本指标 is `cost` in the first and `output.cost` in the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// 一级指标.
    First,
    /// 二级指标.
    Second,
}

/// A label's level; the second value says whether the taxonomy knows it.
pub(crate) fn level(words: &Vocabulary, text: &str, column: Column, parent: Option<&str>) -> (Level, bool) {
    let folded = Folded::new(text);
    let axes = match column {
        Column::First => [Axis::Level1, Axis::Level2],
        Column::Second => [Axis::Level2, Axis::Level1],
    };
    let entry = axes.iter().find_map(|&axis| words.get(axis, &folded));
    let mut id = entry.map(|entry| entry.key.clone());
    if column == Column::Second {
        // The system's own matcher takes any 满意度 under 满意度指标.
        if id.is_none() && parent == Some("satisfaction") && folded.bare.contains("满意") {
            id = Some("satisfaction.beneficiary".to_owned());
        }
        if id.as_deref() == Some("output.cost") && parent == Some("cost") {
            id = Some("cost".to_owned());
        }
    }
    let weight =
        folded.brackets.iter().find(|bracket| is_points(bracket)).map(|points| Quantity::unread(points));
    let known = id.is_some();
    (Level { id, label: fold::tidy(text), weight }, known)
}

/// `50分`, `50`, `12.5分`.
fn is_points(text: &str) -> bool {
    let digits = text.strip_suffix('分').unwrap_or(text);
    let mut parts = digits.splitn(2, '.');
    let number =
        |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.all(number)
}
