//! What a line of money is known by.

use model::{Fund, Term};
use wording::fold::letters;

/// What a line of money is, as the path of its changes says it.
pub(crate) fn name(fund: &Fund) -> String {
    let item = fund.item.as_ref().map_or_else(|| letters(&fund.label), ToString::to_string);
    if fund.term == Some(Term::Whole) { format!("whole.{item}") } else { item }
}
