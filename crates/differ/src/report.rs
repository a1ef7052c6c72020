//! What a comparison says: `jixiao-diff/1`.

use model::{Department, Exact, FormKind, Level, Level1, Level2, Place, Pointer, Quantity, Source, Term};
use serde::{Serialize, Serializer};

/// The value of [`Diff::schema`].
pub const SCHEMA: &str = "jixiao-diff/1";

/// Two submissions compared. Serialises to the JSON of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The earlier document.
    pub old: DocumentSide,
    /// The later document.
    pub new: DocumentSide,
    /// Of two documents of folders: why the one is taken for the other, a year later.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<Match>,
    /// Budget years.
    pub years: Sides<u16>,
    /// Departments the documents belong to.
    pub departments: Sides<Department>,
    /// Every form of both documents, once: in the later document's order, those that ended last.
    pub projects: Vec<ProjectDiff>,
    /// Pairs too unlike to be asserted; both sides are also listed as removed and added.
    pub possible: Vec<PossiblePair>,
    /// Changes of the narrative.
    pub narrative: Vec<Change>,
    /// What a reviewer should look at, whole document.
    pub alerts: Vec<Alert>,
    /// Counts and totals.
    pub summary: Summary,
}

/// One of the documents: where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentSide {
    /// The file as it was named or found; none where bytes were compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the submission says of its source.
    #[serde(flatten)]
    pub source: Source,
}

/// The same thing on both sides; `null` where a side has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sides<T> {
    /// In the earlier document.
    pub old: Option<T>,
    /// In the later document.
    pub new: Option<T>,
}

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

/// One change. Amounts are in 元, rates in percentage points, dates in days, anything else in the unit compared in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What changed: JSON Pointer inside the project, lists by their meaning: `/funds/total/budget`.
    pub path: Pointer,
    /// The same for people: 预算数, 指标值.
    pub label: String,
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// Before; `null` when there was none.
    pub old: Option<Written>,
    /// After; `null` when there is none.
    pub new: Option<Written>,
    /// New less old.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta: Option<Exact>,
    /// The delta in percent of the old value, two decimals; none when that is zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Exact>,
    /// Which way the number went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Whether fewer or more values meet the new bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Of two units: whether one converts into the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convertible: Option<bool>,
    /// A text's differences; together the kept and deleted pieces are the old text, the kept and inserted the new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// The values in their canonical JSON.
    pub at: Sides<Pointer>,
    /// The places in the documents.
    pub places: Sides<Place>,
}

/// A value as the change shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Words.
    Text(String),
    /// A value with its meaning.
    Quantity(Box<Quantity>),
}

impl Written {
    /// As written.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Quantity(quantity) => &quantity.text,
        }
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Quantity(quantity) => quantity.serialize(serializer),
        }
    }
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Written differently, meaning the same: ≥98% and 98%以上, 25万 and 25万元.
    SameMeaning,
    /// Only punctuation, spaces or width differ.
    Wording,
    /// Only the year moved on: with the budget year in a text or date, in the code of a project that goes on.
    Year,
    /// Money.
    Amount,
    /// A rate; the delta is in percentage points.
    Rate,
    /// A count or measure.
    Number,
    /// The number is the same, the comparison is not: ≥ and >.
    Bound,
    /// The unit is another; `convertible` says whether the numbers can be compared.
    Unit,
    /// A date; the delta is in days.
    Date,
    /// Words became a number.
    Quantified,
    /// A number became words.
    Qualified,
    /// Text.
    Text,
    /// A cell that was empty or missing has a value.
    Filled,
    /// A value is gone.
    Cleared,
    /// An indicator stands in another category.
    Category,
    /// A project has another name.
    Renamed,
}

/// Which way a number went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
}

/// Whether a bound is harder or easier to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Every value that meets the new bound met the old, not the other way round.
    Tightened,
    /// Every value that met the old bound meets the new, not the other way round.
    Loosened,
}

/// A piece of a text diff; numbers stay whole with their units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// What became of the piece.
    pub op: SegmentOp,
    /// The piece.
    pub text: String,
}

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentOp {
    /// In both.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}

/// Something a reviewer should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// Which.
    pub id: AlertId,
    /// In a reviewer's words.
    pub message: String,
    /// Which way the amount went that it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Where, in the canonical JSON of both documents.
    pub at: Sides<Pointer>,
    /// Where, in both documents.
    pub places: Sides<Place>,
}

/// The alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlertId {
    /// The budget rose and no target did.
    BudgetUpTargetsSame,
    /// The budget rose and targets were loosened.
    BudgetUpTargetsLowered,
    /// Every target is last year's, letter for letter.
    TargetsCopied,
    /// An indicator is gone.
    IndicatorDropped,
    /// The project has another name.
    ProjectRenamed,
    /// One project became several.
    ProjectSplit,
    /// Several projects became one.
    ProjectMerged,
    /// The target asks for less than was reached.
    TargetBelowActual,
    /// The sum over all projects changed.
    DepartmentTotal,
    /// The documents hold forms of different kinds, which are compared only when that is asked for.
    OtherKinds,
    /// In one of the documents no form was found: what seems to be gone or new may stand there unread.
    NothingFound,
}

/// Counts and totals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
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
    /// What is known of the projects' money.
    #[serde(flatten)]
    pub totals: Totals,
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

/// A count on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// In the earlier document.
    pub old: usize,
    /// In the later document.
    pub new: usize,
}

impl Diff {
    /// Whether the documents say the same: no project, no sentence of the narrative differs.
    pub fn is_same(&self) -> bool {
        self.narrative.is_empty() && self.projects.iter().all(|project| project.status == Status::Same)
    }
}
