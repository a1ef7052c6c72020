//! What a reviewer should look at.

use model::{Place, Pointer};
use serde::Serialize;

use super::change::Direction;
use super::sides::Sides;

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
