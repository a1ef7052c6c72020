//! Two bounds that make a range: ≥80%且<90%, 60分以上80分以下, 80%≤X<90%.

use super::NoMatch;
use model::{Op, Open};
use rust_decimal::Decimal;

use super::body::{Body, body};
use super::comparison::{self, Comparisons};
use super::draft::{Core, Draft};
use super::inclusion::repeated;
use super::lead::Lead;
use super::measure::Measure;
use super::{Parsed, attempt, take_any};

/// The second bound behind `first`, and the range the two make.
pub(crate) fn second<'i>(input: &mut &'i str, first: &Draft<'i>) -> Parsed<Draft<'i>> {
    let Core::Quantity(Body::One { value, measure }) = &first.core else { return Err(NoMatch) };
    if input.is_empty() {
        return Err(NoMatch);
    }
    if first.comparisons.conflicting || first.change.is_some() {
        return Err(NoMatch);
    }
    let near = Bound { op: first.comparisons.said(), value: *value, measure: measure.as_ref() };
    let variable = near.op.is_none().then(|| attempt(input, variable)).flatten();
    let near = match variable {
        Some(op) => Bound { op: Some(turned(op)), ..near },
        None => near,
    };
    near.op.ok_or(NoMatch)?;
    if variable.is_none() {
        take_any(
            input,
            &[
                ("且", ()),
                ("并且", ()),
                ("并", ()),
                (",", ()),
                ("，", ()),
                ("、", ()),
                (";", ()),
                ("；", ()),
                ("-", ()),
                ("~", ()),
                ("至", ()),
                ("到", ()),
            ],
        );
    }
    let mut comparisons = Lead::read(input).comparisons;
    let written = body(input)?;
    while comparisons.read_behind(input) {}
    repeated(input, &written.body, &mut comparisons);
    let Body::One { value, measure } = &written.body else { return Err(NoMatch) };
    let far = Bound {
        op: comparisons.said().filter(|_| !comparisons.conflicting),
        value: *value,
        measure: measure.as_ref(),
    };
    let range = between(&near, &far).or_else(|| between(&far, &near)).ok_or(NoMatch)?;
    Ok(Draft {
        core: Core::Quantity(range),
        comparisons: Comparisons::spent(first.comparisons.redundant || comparisons.redundant),
        ..first.clone()
    })
}

struct Bound<'a> {
    op: Option<Op>,
    value: Decimal,
    measure: Option<&'a Measure>,
}

/// `≤X<`: what stands between two numbers around a letter or a name; the sign before it, the other left in place.
fn variable(input: &mut &str) -> Parsed<Op> {
    let op = comparison::op(wording::comparison::sign(input).ok_or(NoMatch)?);
    let name =
        input.find(|c: char| !c.is_alphabetic()).filter(|length| (1..=36).contains(length)).ok_or(NoMatch)?;
    let rest = input.get(name..).ok_or(NoMatch)?;
    if !rest.starts_with(['≤', '≥', '<', '>']) {
        return Err(NoMatch);
    }
    *input = rest;
    Ok(op)
}

/// 80 ≤ X says X ≥ 80.
fn turned(op: Op) -> Op {
    match op {
        Op::Ge => Op::Le,
        Op::Gt => Op::Lt,
        Op::Le => Op::Ge,
        Op::Lt => Op::Gt,
        Op::Eq | Op::Approx => op,
    }
}

fn between(low: &Bound<'_>, high: &Bound<'_>) -> Option<Body> {
    let above = match low.op? {
        Op::Ge => false,
        Op::Gt => true,
        _ => return None,
    };
    let below = match high.op? {
        Op::Le => false,
        Op::Lt => true,
        _ => return None,
    };
    let measure = match (low.measure, high.measure) {
        (None, unit) | (unit, None) => unit,
        (Some(a), Some(b)) => (a.name == b.name).then_some(Some(a))?,
    };
    if low.value >= high.value {
        return None;
    }
    let open = match (above, below) {
        (false, false) => None,
        (true, false) => Some(Open::Low),
        (false, true) => Some(Open::High),
        (true, true) => Some(Open::Both),
    };
    Some(Body::Two { low: low.value, high: high.value, measure: measure.cloned(), open, reversed: false })
}
