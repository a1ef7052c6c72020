//! A single value: the words in front, the number or date, the words behind, and perhaps a second bound.

use model::{Flag, Op};
use wording::is_ideograph;

use super::body::{Body, Written, body};
use super::date::date;
use super::draft::{Core, Draft};
use super::inclusion::repeated;
use super::lead::Lead;
use super::{NoMatch, Parsed, attempt, change, interval, take};

/// A value at the front of `input`.
pub(crate) fn single<'i>(input: &mut &'i str, year: Option<u16>) -> Parsed<Draft<'i>> {
    let start = *input;
    let mut lead = Lead::read(input);
    let mut draft = match core(input, &mut lead, year) {
        Ok(draft) => draft,
        Err(error) => {
            *input = start;
            return Err(error);
        }
    };
    if let Some(second) = attempt(input, |input| interval::second(input, &draft)) {
        draft = second;
    }
    if draft.comparisons.redundant {
        draft.flags.push(Flag::RedundantOp);
    }
    Ok(draft)
}

fn core<'i>(input: &mut &'i str, lead: &mut Lead<'i>, year: Option<u16>) -> Parsed<Draft<'i>> {
    if let Some(dated) = attempt(input, |input| dated(input, lead, year)) {
        return Ok(dated);
    }
    if let Some(referred) = attempt(input, |input| referred(input, lead)) {
        return Ok(referred);
    }
    counted(input, lead)
}

/// A date, with nothing in front that only a number has.
fn dated<'i>(input: &mut &'i str, lead: &mut Lead<'i>, year: Option<u16>) -> Parsed<Draft<'i>> {
    if lead.change.is_some() || !lead.per.is_empty() || lead.average.is_some() || lead.rank {
        return Err(NoMatch);
    }
    let mut comparisons = lead.comparisons;
    let when = date(input, year, &mut comparisons)?;
    // 不低于2021年 compares amounts: the year stands for its figure.
    if comparisons.of_amounts && when.is_year() {
        return Err(NoMatch);
    }
    Ok(lead.finish(Core::Date(when), comparisons, 0))
}

/// 不低于上年: a bound in words.
fn referred<'i>(input: &mut &'i str, lead: &mut Lead<'i>) -> Parsed<Draft<'i>> {
    lead.comparisons.said().ok_or(NoMatch)?;
    lead.relative_to = Some(change::earlier(input).ok_or(NoMatch)?);
    Ok(lead.finish(Core::Reference, lead.comparisons, 0))
}

/// A number, or several that make one value.
fn counted<'i>(input: &mut &'i str, lead: &mut Lead<'i>) -> Parsed<Draft<'i>> {
    let mut comparisons = lead.comparisons;
    let mut written = body(input)?;
    lead.suits(&mut written)?;
    // 每月5日前, 次月10日前: a day of some month, not a number of days.
    if written.is_time() && input.starts_with(['前', '后']) {
        return Err(NoMatch);
    }
    if lead.rank {
        comparisons.say(Op::Le);
    }
    if written.vague {
        comparisons.say(Op::Approx);
    }
    while comparisons.read_behind(input) {}
    repeated(input, &written.body, &mut comparisons);
    // 5000元起. Elsewhere 起 begins a word or counts cases.
    if input.strip_prefix('起').is_some_and(|rest| !rest.starts_with(is_ideograph)) {
        take(input, "起");
        comparisons.say(Op::Ge);
    }
    take(input, "之间");
    let Written { body, chinese, doubtful, .. } = written;
    if matches!(&body, Body::Two { reversed: true, .. }) {
        lead.flags.push(Flag::ReversedRange);
    }
    if doubtful {
        lead.flags.push(Flag::OddSign);
    }
    // A range has bounds of its own: only 约 can be said of it.
    if matches!(&body, Body::Two { .. }) && comparisons.said().is_some_and(|op| op != Op::Approx) {
        comparisons.conflicting = true;
    }
    Ok(lead.finish(Core::Quantity(body), comparisons, chinese))
}
