//! Whether the number itself belongs to its bound, said behind it.

use super::body::{Body, body};
use super::comparison::Comparisons;
use super::{NoMatch, Parsed, attempt, take, take_any};

/// 3次以上（含3次）, 大于95%（含）: whether the number itself belongs to the bound, said behind it.
pub(crate) fn repeated(input: &mut &str, first: &Body, comparisons: &mut Comparisons) {
    if comparisons.said().is_none() {
        return;
    }
    let excluded = attempt(input, |input| {
        let bracketed = take(input, "(");
        let excluded = take_any(input, &[("不含", true), ("不包含", true), ("不包括", true)]).is_some();
        if !excluded && take_any(input, &[("包含", ()), ("包括", ()), ("含", ())]).is_none() {
            return Err(NoMatch);
        }
        let number =
            take(input, "本数") || attempt(input, |input| same_number(&body(input)?.body, first)).is_some();
        match (bracketed, number) {
            (true, _) if take(input, ")") => Ok(excluded),
            (false, true) => Ok(excluded),
            _ => Err(NoMatch),
        }
    });
    match excluded {
        Some(true) => comparisons.exclude(),
        Some(false) => comparisons.include(),
        None => {}
    }
}

/// Whether `again` says `first` once more; the unit may be left out: 大于95%（含95）.
fn same_number(again: &Body, first: &Body) -> Parsed<()> {
    let same = match (again, first) {
        (Body::One { value: again, measure: None }, Body::One { value, .. }) => again == value,
        _ => again == first,
    };
    if same { Ok(()) } else { Err(NoMatch) }
}
