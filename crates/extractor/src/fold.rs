//! The fold of labels under the names that the readers use.

pub(crate) use wording::blank::is_blank;
pub(crate) use wording::fold::is_space;
pub(crate) use wording::label::{Label as Folded, fold, is_pattern, key, matches, tidy};
