//! The values of a cell that holds several: set apart by commas, semicolons or lines, or within one another.

use model::{Inferred, Quantity, Value};
use wording::fold::Folded;
use wording::unit::{self, Dimension};

use crate::bounds;
use crate::context::Context;
use crate::grammar::measure::Measure;
use crate::one::one;
use crate::prose::{is_meant, scan};
use crate::value;

/// The values of `text` in order; none when there are fewer than two.
pub(crate) fn parts(text: &str, context: &Context<'_>) -> Vec<Quantity> {
    let mut parts = separated(text, context);
    // 25万元（财政资金20万元）: no separator between them.
    let found = nested(text, context);
    if found.len() > parts.len() || parts.len() < 2 {
        parts = found;
    }
    if parts.len() < 2 {
        parts.clear();
    }
    share_currency(&mut parts);
    parts
}

/// What stands between separators, each a value of its own.
fn separated(text: &str, context: &Context<'_>) -> Vec<Quantity> {
    let pieces = pieces(text);
    let mut parts: Vec<_> = pieces
        .iter()
        .take(bounds::PARTS)
        .map(|part| one(part, context))
        .filter(|part| !matches!(part.value, Value::Text | Value::Blank))
        .collect();
    // 1、5次: the bare number counts the item.
    if parts.iter().any(|part| !is_bare(part)) {
        parts.retain(|part| !is_bare(part));
    }
    parts
}

/// What can be read one behind the other, whatever stands between: numbers with a unit or a scale word, dates.
fn nested(text: &str, context: &Context<'_>) -> Vec<Quantity> {
    let folded = Folded::new(text);
    let mut parts = Vec::new();
    for (start, draft, rest) in scan(&folded.text, context.year) {
        let piece = start..folded.text.len() - rest.len();
        let mut quantity = value::quantity(folded.as_written(piece), &draft, &folded);
        // 854万(甲400万元,…): a scale word closes a number as a unit does.
        let meant = draft.is_scaled() || is_meant(&draft, &folded.text, start);
        if meant && !matches!(quantity.value, Value::Text | Value::Blank) && parts.len() < bounds::PARTS {
            context.supply(&mut quantity);
            parts.push(quantity);
        }
    }
    parts
}

/// 854万 beside 400万元 and 295万元: a scale word alone takes the currency that all others have.
fn share_currency(parts: &mut [Quantity]) {
    let measures = || parts.iter().filter_map(unit_of).filter_map(Measure::exactly);
    let money = |measure: &Measure| measure.dimension == Dimension::Money && !measure.bare;
    let mut bases = measures().filter(|measure| !measure.bare);
    let Some(first) = bases.next().filter(money) else { return };
    if !bases.all(|measure| measure.base == first.base) {
        return;
    }
    let Some(currency) = unit::exactly(&first.base) else { return };
    for part in parts {
        let scale = unit_of(part).and_then(Measure::exactly).filter(|measure| measure.bare);
        if let Some(measure) = scale.and_then(|scale| scale.with_unit(currency)) {
            value::set_measure(&mut part.value, &measure);
            part.inferred.push(Inferred::Unit);
        }
    }
}

fn unit_of(quantity: &Quantity) -> Option<&str> {
    match &quantity.value {
        Value::Number { unit, .. } | Value::Range { unit, .. } => unit.as_deref(),
        Value::Date { .. } | Value::Text | Value::Blank => None,
    }
}

fn is_bare(quantity: &Quantity) -> bool {
    matches!(&quantity.value, Value::Number { unit: None, .. } | Value::Range { unit: None, .. })
}

/// `text` cut at its separators; 98。5 is a slip for 98.5 and stays whole.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut after_digit = false;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let between_digits = after_digit && signs.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let separates = matches!(c, '，' | ',' | '；' | ';' | '、' | '\n') || (c == '。' && !between_digits);
        if separates {
            pieces.push(&text[start..at]);
            start = at + c.len_utf8();
        }
        after_digit = c.is_ascii_digit();
    }
    pieces.push(&text[start..]);
    pieces
}
