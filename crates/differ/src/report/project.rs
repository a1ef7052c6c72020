//! Projects and their indicators, old beside new, and why they are taken for one.

use model::{Exact, FormKind, Level, Level1, Level2, Place, Pointer, Quantity, Term};
use serde::{Serialize, Serializer};

use super::alert::Alert;
use super::change::Change;

/// What became of a project or an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Only in the later document.
    Added,
    /// Only in the earlier document.
    Removed,
    /// In both, with changes.
    Changed,
    /// An indicator in another category: the regime changed (成本 from level 2 to level 1) or it was filed elsewhere.
    Moved,
    /// In both, without changes. That a code moved on with the year is none.
    Same,
    /// One project became several: they are the group's members.
    Split,
    /// Several projects became one: they are the group's members.
    Merged,
}

/// One project (or the department's own form), old beside new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProjectDiff {
    /// What became of it.
    pub status: Status,
    /// Why the two sides are taken for the same project.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<Match>,
    /// The earlier form.
    pub old: Option<ProjectSide>,
    /// The later form.
    pub new: Option<ProjectSide>,
    /// The several projects that one became, or that became one: on the side that has none above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<ProjectSide>,
    /// Changes outside the indicators.
    pub changes: Vec<Change>,
    /// The indicators of both sides, in the later form's order, those that were dropped last.
    pub indicators: Vec<IndicatorDiff>,
    /// What a reviewer should look at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<Alert>,
}

/// Why two forms are taken for the same project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Match {
    /// What decided.
    pub by: By,
    /// How sure it is.
    pub confidence: Confidence,
    /// The evidence, for people: 项目编码相同, 名称相似 83%.
    pub reasons: Vec<String>,
}

/// What decided that two forms are the same project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A pair the user confirmed.
    Alias,
    /// The project code, whole or without year and check character.
    Code,
    /// The name.
    Name,
    /// Goals, purpose and indicators.
    Content,
    /// Of documents: their paths below the folders.
    Path,
}

/// A confidence in percent; JSON shows 0 to 1 with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Confidence(pub u8);

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Exact(rust_decimal::Decimal::new(i64::from(self.0), 2)).serialize(serializer)
    }
}

/// One side of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProjectSide {
    /// 项目编码.
    pub code: Option<String>,
    /// 项目名称; the department's name for its own form.
    pub name: Option<String>,
    /// What kind of form it is.
    pub kind: FormKind,
    /// The form in its canonical JSON.
    pub at: Pointer,
    /// The form's first place in its document.
    pub place: Option<Place>,
    /// The total budget in 元, when the form states it in yuan.
    pub budget: Option<Exact>,
}

/// Two forms that may be the same project: shown, not asserted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PossiblePair {
    /// The earlier form.
    pub old: ProjectSide,
    /// The later form.
    pub new: ProjectSide,
    /// What speaks for it, and how much.
    #[serde(rename = "match")]
    pub matched: Match,
}

/// One indicator, old beside new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorDiff {
    /// What became of it.
    pub status: Status,
    /// The earlier one.
    pub old: Option<IndicatorSide>,
    /// The later one.
    pub new: Option<IndicatorSide>,
    /// What changed.
    pub changes: Vec<Change>,
}

/// One side of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorSide {
    /// Which side of a two-sided form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// 一级指标.
    pub level1: Option<Level<Level1>>,
    /// 二级指标.
    pub level2: Option<Level<Level2>>,
    /// 三级指标.
    pub name: Option<String>,
    /// 指标值.
    pub target: Option<Quantity>,
    /// The indicator in its canonical JSON.
    pub at: Pointer,
    /// Where it stands in its document.
    pub place: Option<Place>,
}
