//! What happened to a value or a text.

use model::Exact;

use crate::report::{ChangeKind, Direction, Effect, Segment};

/// What happened to a value or a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) kind: Option<ChangeKind>,
    pub(crate) delta: Option<Exact>,
    pub(crate) percent: Option<Exact>,
    pub(crate) direction: Option<Direction>,
    pub(crate) effect: Option<Effect>,
    pub(crate) convertible: Option<bool>,
    pub(crate) segments: Vec<Segment>,
}

impl Verdict {
    pub(crate) fn of(kind: ChangeKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }
}
