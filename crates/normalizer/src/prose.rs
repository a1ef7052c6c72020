//! Quantities in running text: only numbers with a unit, money and dates; never heading numbers, 文号, codes,
//! telephone numbers or figures of speech (四个一百).

use model::{Quantity, Span, Value};

use crate::context::Context;
use crate::fold::Folded;
use crate::grammar::body::Body;
use crate::grammar::draft::{Core, Draft, draft};
use crate::grammar::{chinese, numeral};
use crate::registry::Kind;
use crate::value;

/// The quantities of a text in order, with their place in characters. They do not overlap, and each quantity's
/// text is exactly the text of its span.
pub fn prose(text: &str, context: &Context<'_>) -> Vec<(Span, Quantity)> {
    let folded = Folded::new(text);
    let mut found = Vec::new();
    let (mut byte, mut character) = (0, 0);
    let mut characters_to = |to: usize| {
        character += text.get(byte..to).map_or(0, |piece| piece.chars().count());
        byte = to;
        character as u32
    };
    for (start, draft, rest) in scan(&folded.text, context.year) {
        let piece = folded.origin(start..folded.text.len() - rest.len());
        let quantity = value::quantity(text.get(piece.clone()).unwrap_or_default(), &draft, &folded);
        if !matches!(quantity.value, Value::Text | Value::Blank)
            && is_meant(&draft, &folded.text, start, rest)
        {
            let span = Span { start: characters_to(piece.start), end: characters_to(piece.end) };
            found.push((span, quantity));
        }
    }
    found
}

/// Every value that can be read in `text`, from left to right: where it starts, what it is, what stands behind.
pub(crate) fn scan(text: &str, year: Option<u16>) -> impl Iterator<Item = (usize, Draft<'_>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let start = at;
            let first = rest.chars().next()?;
            let mut behind = rest;
            if may_start(first)
                && is_boundary(text.get(..start)?, first)
                && let Ok(draft) = draft(&mut behind, year)
                && !ends_inside(behind)
            {
                at = text.len() - behind.len();
                return Some((start, draft, behind));
            }
            // A number that led nowhere is passed as a whole: reading on inside it would make another number of it.
            let skip = if first.is_ascii_digit() { numeral::run(rest) } else { chinese::run(rest) };
            at += skip.max(first.len_utf8());
        }
        None
    })
}

/// The characters a value can start with.
fn may_start(c: char) -> bool {
    c.is_ascii_digit() || chinese::is_numeral(c) || "≥≤><=≈¥$€£±-+〈《〉》半".contains(c) || LEADS.contains(c)
}

/// First characters of the words that stand in front of numbers and dates.
const LEADS: &str = "不未至最起等约大近将接高多超突长晚迟小低少短早上下逾达严控保维稳同环较比与在增提扩降减缩压每前人户月年日亩村截第当本今次明下";

/// Whether a value that starts with `first` may stand behind `before`: a number does not start inside a code, a
/// word (数十家, 近三年) or a number in an order (第5次).
fn is_boundary(before: &str, first: char) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    if matches!(first, '-' | '+') {
        return !(last.is_ascii_alphanumeric() || matches!(last, '%' | '‰' | ')'));
    }
    let chinese = chinese::is_numeral(first);
    if !first.is_ascii_digit() && !chinese {
        return true;
    }
    !(last.is_ascii_alphanumeric()
        || matches!(last, '第' | '近' | '负' | '[' | '.' | '-' | '×' | '*' | '+' | '/' | '_' | '#' | ':')
        || (chinese && (matches!(last, '数' | '几' | '好' | '若') || chinese::is_numeral(last))))
}

/// Whether `behind` goes on with the number just read.
fn ends_inside(behind: &str) -> bool {
    behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '×'))
}

/// Whether prose means a quantity by it, and not a figure of speech or a number in an order.
fn is_meant(draft: &Draft<'_>, text: &str, start: usize, behind: &str) -> bool {
    let before = text.get(..start).unwrap_or_default();
    // “一条主线”, “3+3+2”: a slogan in quotation marks.
    if before.ends_with(['“', '"', '‘', '「']) && !matches!(draft.core, Core::Date(_)) {
        return false;
    }
    if let Core::Date(_) = draft.core {
        return true;
    }
    let Some(kind) = draft.unit_kind() else { return false };
    // 1.20家企业 at the start of a paragraph is a heading number and 20家.
    if before.trim().is_empty()
        && let Core::Quantity(Body::One { value, measure: Some(unit) }) = &draft.core
        && value.scale() > 0
        && unit.dimension == crate::registry::Dimension::Count
        && unit.scale == 0
    {
        return false;
    }
    let one_character = draft.chinese == 1;
    let one = one_character && text.get(start..).is_some_and(|rest| rest.starts_with('一'));
    match kind {
        _ if draft.led || draft.comparisons.said().is_some() => true,
        Kind::Clear => !one,
        Kind::Vague => !one_character && !(draft.chinese > 0 && behind.starts_with('分')),
        Kind::Ordinal => false,
    }
}
