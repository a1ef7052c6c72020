//! Numbers in running text: the amounts of the narrative, and the counts and rates of a form's own goals.

use model::{Base, Exact, Op, Pointer, ProseQuantity, Quantity, Value};
use rust_decimal::Decimal;
use wording::comparison::{self, Comparison};
use wording::fold::Folded;
use wording::unit::{self, Dimension, SCALES};

use crate::measure::{op, written, yuan};

/// An amount of money in the narrative.
pub(crate) struct Amount<'a> {
    pub(crate) yuan: Decimal,
    /// How far it may be off, by the digits that are written.
    pub(crate) slack: Decimal,
    pub(crate) text: &'a str,
    /// The words before it, back to the last punctuation or number.
    pub(crate) before: String,
    /// 其中 stands before it: it is a part.
    pub(crate) part: bool,
    /// The paragraph.
    pub(crate) at: Pointer,
}

/// The amounts of paragraphs, given their quantities by the paragraph's index.
pub(crate) fn amounts<'a>(
    paragraphs: &[(Pointer, &'a str)],
    quantities: impl IntoIterator<Item = (usize, &'a ProseQuantity)>,
) -> Vec<Amount<'a>> {
    let mut last = (usize::MAX, 0);
    let mut found = Vec::new();
    for (index, prose) in quantities {
        let Some((at, text)) = paragraphs.get(index) else { continue };
        let from = if last.0 == index { last.1 } else { 0 };
        let (start, end) = (prose.span.start as usize, prose.span.end as usize);
        last = (index, end);
        let Some(yuan) = yuan(&prose.quantity) else { continue };
        let before: String = text.chars().skip(from).take(start.saturating_sub(from)).collect();
        let clause = before.rsplit(['，', '。', '；', '、', ';', '\n']).next().unwrap_or_default();
        let (part, before) = match clause.trim_start().strip_prefix("其中") {
            Some(rest) => (true, rest.trim_start_matches(['：', ':'])),
            None => (false, clause),
        };
        let slack = slack(&prose.quantity, yuan);
        let (text, before) = (prose.quantity.text.as_str(), before.to_owned());
        found.push(Amount { yuan, slack, text, before, part, at: at.clone() });
    }
    found
}

/// Half of the last digit that is written, in 元; of 约 a twentieth of it all.
fn slack(quantity: &Quantity, yuan: Decimal) -> Decimal {
    if op(quantity) == Some(Op::Approx) {
        return yuan / Decimal::from(20);
    }
    let scale = written(quantity).filter(|number| !number.is_zero()).and_then(|number| {
        let last = Decimal::new(5, number.scale().min(20) + 1);
        yuan.checked_div(number)?.checked_mul(last)
    });
    scale.unwrap_or_default()
}

/// A count, rate or measure in a text: where its characters stand, and what it says.
pub(crate) struct Counted {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) quantity: Quantity,
}

/// The counts, rates and measures of a text, in order: digits with a unit behind. Money, time and ordinals are left
/// out: a goal tells them of many things.
pub(crate) fn counted(text: &str) -> Vec<Counted> {
    numbers(text, measures)
}

/// The amounts of money of a text, in order.
pub(crate) fn moneys(text: &str) -> Vec<Counted> {
    numbers(text, |dimension| dimension == Dimension::Money)
}

fn numbers(text: &str, wanted: fn(Dimension) -> bool) -> Vec<Counted> {
    let folded = Folded::new(text);
    let whole = &*folded.text;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = whole.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + start;
        let rest = whole.get(start..).unwrap_or_default();
        let digits =
            rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
        at = start + digits;
        let before = whole.get(..start).unwrap_or_default();
        let (number, behind) = rest.split_at(digits);
        // 第2批, G107, and the mark of a list: 1.对场馆进行维护.
        let ordinal = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "第〔〕]-~.—".contains(c))
            || number.ends_with('.');
        let Some((value, length)) = value(number, behind, wanted).filter(|_| !ordinal) else { continue };
        let (sign, words) = sign(before);
        let (sign, length) = match bound_behind(behind.get(length..).unwrap_or_default()) {
            Some((bound, more)) if sign == Op::Eq => (bound, length + more),
            _ => (sign, length),
        };
        let piece = folded.origin(start - words..at + length);
        let characters = |to: usize| text.get(..to).map_or(0, |before| before.chars().count());
        let quantity = Quantity::new(text.get(piece.clone()).unwrap_or_default(), with_sign(value, sign));
        found.push(Counted { start: characters(piece.start), end: characters(piece.end), quantity });
        at += length;
    }
    found
}

/// A number and the unit behind it, and how long that is.
fn value(number: &str, behind: &str, wanted: fn(Dimension) -> bool) -> Option<(Value, usize)> {
    let value: Exact = number.trim_end_matches(['.', ',']).replace(',', "").parse().ok()?;
    let (scale, power) =
        SCALES.iter().find(|(word, _)| behind.starts_with(word)).copied().unwrap_or_default();
    let rest = behind.get(scale.len()..)?;
    let (unit, length) = unit::longest(rest).filter(|(unit, _)| wanted(unit.dimension))?;
    let factor = Decimal::from(10_u64.checked_pow(power)?).checked_mul(unit.factor)?;
    let base = Base { value: Exact(value.0.checked_mul(factor)?), unit: unit.base.clone() };
    let unit = Some(format!("{scale}{}", unit.name));
    Some((Value::Number { op: Op::Eq, value, unit, base: Some(base) }, scale.len() + length))
}

/// Whether a unit counts or measures things, so that the parts of them add up.
pub(crate) fn is_amount_of_things(unit: &str) -> bool {
    let bare = unit.trim_start_matches(['百', '千', '万', '亿', '十']);
    unit::exactly(bare).is_some_and(|unit| measures(unit.dimension) && unit.dimension != Dimension::Ratio)
}

fn measures(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Count
            | Dimension::Ratio
            | Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
    )
}

/// The comparison right behind a unit (以内, 及以上), and how long it is.
fn bound_behind(text: &str) -> Option<(Op, usize)> {
    let mut rest = text;
    let bound = of(comparison::behind(&mut rest)?);
    (bound != Op::Eq).then_some((bound, text.len() - rest.len()))
}

/// The comparison that ends before a number, and how long its words are.
fn sign(before: &str) -> (Op, usize) {
    let starts = before.char_indices().rev().take(5).map(|(start, _)| start);
    let found = starts.filter_map(|start| Some((start, comparison::exactly(before.get(start..)?)?))).last();
    match found {
        Some((start, comparison)) => (of(comparison), before.len() - start),
        None => (Op::Eq, 0),
    }
}

fn of(comparison: Comparison) -> Op {
    match comparison.direction() {
        1 => Op::Ge,
        -1 => Op::Le,
        _ => Op::Eq,
    }
}

fn with_sign(value: Value, sign: Op) -> Value {
    match value {
        Value::Number { value, unit, base, .. } => Value::Number { op: sign, value, unit, base },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<&'static str>)> {
        let sign = |op| match op {
            Some(Op::Ge) => Some("≥"),
            Some(Op::Le) => Some("≤"),
            _ => None,
        };
        counted(text).iter().map(|one| (one.quantity.text.clone(), sign(op(&one.quantity)))).collect()
    }

    #[test]
    fn counts_are_read_with_their_unit_and_sign() {
        let read = read("培训乡村教师不少于500人次，合格率达到95%，举办3期，支出36万元，第2批12个月。");
        let expected = [("不少于500人次", Some("≥")), ("95%", None), ("3期", None)];
        assert_eq!(read.len(), expected.len(), "{read:?}");
        for ((text, sign), (wanted, wanted_sign)) in read.iter().zip(expected) {
            assert!(text.ends_with(wanted.trim_start_matches("不少于")), "{text}");
            assert_eq!(sign.is_some(), wanted_sign.is_some() || text.contains('达'), "{text}");
        }
    }

    #[test]
    fn a_bound_behind_the_unit_counts() {
        assert_eq!(
            read("受害率控制在0.9‰以内，培训200人次以上"),
            [("0.9‰以内".to_owned(), Some("≤")), ("200人次以上".to_owned(), Some("≥")),]
        );
    }

    #[test]
    fn codes_and_years_are_no_counts() {
        assert!(read("云财〔2022〕15号，G107国道，2023年，PM2.5，1.对场馆进行维护").is_empty());
    }
}
