//! From the grammar's draft to the shared [`Quantity`].

use model::{Base, Detail, Exact, Flag, Inferred, Quantity, Value};
use rust_decimal::Decimal;
use wording::fold::Folded;

use crate::decimal;
use crate::grammar::body::Body;
use crate::grammar::draft::{Core, Draft};
use crate::grammar::measure::Measure;

/// The quantity a draft says, with `text` as written.
pub(crate) fn quantity(text: &str, draft: &Draft<'_>, folded: &Folded<'_>) -> Quantity {
    let (op, suggested) = draft.comparisons.op();
    let mut detail = Detail { flags: draft.flags.clone(), ..Detail::default() };
    if draft.comparisons.conflicting {
        detail.flags.push(Flag::ConflictingOp);
        return Quantity { detail, ..Quantity::new(text, Value::Text) };
    }
    detail.change = draft.change;
    detail.relative_to =
        draft.relative_to.map(|piece| folded.as_written(piece_of(&folded.text, piece)).to_owned());
    let mut inferred = Vec::new();
    let value = match &draft.core {
        Core::Quantity(Body::One { value, measure }) => {
            if suggested {
                inferred.push(Inferred::Op);
            }
            Value::Number {
                op,
                value: Exact(*value),
                unit: name(measure.as_ref()),
                base: base(*value, measure.as_ref()),
            }
        }
        Core::Quantity(Body::Two { low, high, measure, open, .. }) => {
            detail.open = *open;
            detail.bound = draft.comparisons.said();
            Value::Range {
                low: Exact(*low),
                high: Exact(*high),
                unit: name(measure.as_ref()),
                base: range_base(*low, *high, measure.as_ref()),
            }
        }
        Core::Quantity(Body::Ratio(above, below)) => {
            detail.bound = draft.comparisons.said();
            detail.ratio = Some((*above, *below));
            Value::Text
        }
        Core::Reference => {
            detail.bound = draft.comparisons.said();
            Value::Text
        }
        Core::Date(when) if when.year_unknown => {
            detail.flags.push(Flag::NoYear);
            Value::Text
        }
        Core::Date(when) => {
            if when.year_inferred {
                inferred.push(Inferred::Year);
            }
            let (from, date) = when.day(op);
            detail.from = from;
            Value::Date { op, date }
        }
    };
    Quantity { inferred, detail, ..Quantity::new(text, value) }
}

/// Gives a number or a range the unit `measure`.
pub(crate) fn set_measure(value: &mut Value, measure: &Measure) {
    match value {
        Value::Number { value, unit, base: comparable, .. } => {
            *unit = name(Some(measure));
            *comparable = base(value.0, Some(measure));
        }
        Value::Range { low, high, unit, base: comparable } => {
            *unit = name(Some(measure));
            *comparable = range_base(low.0, high.0, Some(measure));
        }
        Value::Date { .. } | Value::Text | Value::Blank => {}
    }
}

fn name(measure: Option<&Measure>) -> Option<String> {
    measure.map(|measure| measure.name.clone().into_owned())
}

fn base(value: Decimal, measure: Option<&Measure>) -> Option<Base<Exact>> {
    let measure = measure?;
    Some(Base {
        value: Exact(decimal::times(value, measure.factor)?),
        unit: measure.base.clone().into_owned(),
    })
}

fn range_base(low: Decimal, high: Decimal, measure: Option<&Measure>) -> Option<Base<(Exact, Exact)>> {
    let (low, high) = (base(low, measure)?, base(high, measure)?);
    Some(Base { value: (low.value, high.value), unit: low.unit })
}

/// Where `piece`, a slice of `whole`, stands in it.
pub(crate) fn piece_of(whole: &str, piece: &str) -> std::ops::Range<usize> {
    let start = (piece.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len());
    start..(start + piece.len()).min(whole.len())
}
