//! Whether what was done meets what was asked.

use model::{Quantity, Value};
use wording::direction::less_is_better;
use wording::fold::squeeze;

use crate::measure::{Interval, op, unit};
use crate::sheet::Row;
use model::Op;

/// Whether an actual value meets the target of its row; `None` when they do not compare.
pub(crate) fn reached(row: &Row<'_>, target: &Quantity, actual: &Quantity) -> Option<bool> {
    if let (Value::Text, Value::Text) = (&target.value, &actual.value) {
        // 按时完成 done as 按时完成; other words are for a person to judge.
        return (squeeze(&target.text) == squeeze(&actual.text)).then_some(true);
    }
    if let (Value::Date { op: Op::Le, date }, Value::Date { date: done, .. }) = (&target.value, &actual.value)
    {
        return Some(done <= date);
    }
    if unit(target) != unit(actual) || target.detail.change != actual.detail.change {
        return None;
    }
    let (mut wanted, got) = (Interval::of(target)?, Interval::of(actual)?);
    if op(target) == Some(Op::Eq) {
        if row.is_cost() || less_is_better(row.name()) {
            wanted.low = None;
        } else {
            wanted.high = None;
        }
    }
    // More than the bound said as a bound: 完成 ≥95% for ≥90% is met by what is known.
    Some(got.within(wanted))
}
