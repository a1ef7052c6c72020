//! Quantities in running text: only numbers with a unit, money and dates; never heading numbers, 文号, codes,
//! telephone numbers or figures of speech (四个一百).

use model::{Quantity, Span, Value};
use wording::fold::Folded;
use wording::numeral as chinese;
use wording::unit::{Dimension, Kind};

use crate::boundary::{ends_inside, may_start, stands_free};
use crate::context::Context;
use crate::grammar::body::Body;
use crate::grammar::draft::{Core, Draft};
use crate::grammar::numeral;
use crate::grammar::single::single;
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
        if !matches!(quantity.value, Value::Text | Value::Blank) && is_meant(&draft, &folded.text, start) {
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
                && stands_free(text.get(..start)?, first)
                && let Ok(draft) = single(&mut behind, year)
                && !ends_inside(text.get(start..text.len() - behind.len())?, behind)
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

/// Whether prose means a quantity by it, and not a figure of speech or a number in an order.
pub(crate) fn is_meant(draft: &Draft<'_>, text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let Core::Quantity(body) = &draft.core else {
        // 每年6月底前: every year's, not this year's.
        let recurring = before.ends_with(['年', '度', '月']);
        return matches!(&draft.core, Core::Date(when) if !(when.year_inferred && recurring));
    };
    // “一条主线”, “3+3+2”: a slogan in quotation marks.
    if before.ends_with(['“', '"', '‘', '「']) {
        return false;
    }
    let (Some(kind), Body::One { measure: Some(unit), .. } | Body::Two { measure: Some(unit), .. }) =
        (draft.unit_kind(), body)
    else {
        return false;
    };
    // 1.20家企业 at the start of a paragraph is a heading number and 20家; 每月5日 is a day of the month.
    let heading = before.is_empty()
        && unit.dimension == Dimension::Count
        && unit.scale == 0
        && matches!(body, Body::One { value, .. } if value.scale() > 0);
    let day = unit.name == "日" && draft.comparisons.said().is_none();
    if heading || day {
        return false;
    }
    // A counted two is 两: 二次供水 is the second. 一 is hardly ever counted: 一家, 一次.
    let ordinal = draft.chinese == 1 && text.get(start..).is_some_and(|rest| rest.starts_with(['一', '二']));
    match kind {
        _ if draft.led || draft.comparisons.said().is_some() => true,
        Kind::Clear => !ordinal || unit.dimension == Dimension::Ratio,
        Kind::Vague => draft.chinese != 1,
        Kind::Ordinal => false,
    }
}
