//! What stands behind a number: a scale word, a unit, and units per unit.

use std::borrow::Cow;

use super::NoMatch;
use rust_decimal::Decimal;
use wording::unit::{self, Dimension, Kind, Unit};

use super::{Parsed, take, take_any};
use crate::bounds;
use crate::decimal;

/// What multiplies two units behind a slash.
const DOTS: &[(&str, ())] = &[("·", ()), ("*", ()), ("×", ()), (".", ())];

/// A unit as written, in canonical spelling, and how it converts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// 万元, 次/月, 台（套）; a scale word alone when no unit follows it (25万).
    pub(crate) name: Cow<'static, str>,
    /// What it is compared in; `1` for a scale word alone.
    pub(crate) base: Cow<'static, str>,
    /// How many of the base one of it is.
    pub(crate) factor: Decimal,
    /// Of the unit in front; a quotient is [`Dimension::Other`].
    pub(crate) dimension: Dimension,
    pub(crate) kind: Kind,
    /// The scale word's power of ten; 0 without one.
    pub(crate) scale: u32,
    /// 余 or 多 between the scale word and the unit: 3万多户.
    pub(crate) vague: bool,
    /// Nothing but a scale word.
    pub(crate) bare: bool,
}

impl Measure {
    /// A plain unit.
    pub(crate) fn of(unit: &'static Unit) -> Self {
        Self {
            name: Cow::Borrowed(&unit.name),
            base: Cow::Borrowed(&unit.base),
            factor: unit.factor,
            dimension: unit.dimension,
            kind: unit.kind,
            scale: 0,
            vague: false,
            bare: false,
        }
    }

    /// The unit `text` is, scale word and all: 万元.
    pub(crate) fn exactly(text: &str) -> Option<Self> {
        let mut rest = text;
        measure(&mut rest).ok().filter(|_| rest.is_empty())
    }

    /// A scale word alone.
    fn scale(word: &'static str, exponent: u32) -> Option<Self> {
        Some(Self {
            name: Cow::Borrowed(word),
            base: Cow::Borrowed("1"),
            factor: decimal::shift(Decimal::ONE, exponent)?,
            dimension: Dimension::Other,
            kind: Kind::Ordinal,
            scale: exponent,
            vague: false,
            bare: true,
        })
    }

    /// The unit behind the scale word: 元 of 万元.
    pub(crate) fn unscaled(&self) -> Option<&'static Unit> {
        let scale = unit::SCALES
            .iter()
            .find(|(word, exponent)| *exponent == self.scale && self.name.starts_with(word));
        unit::exactly(self.name.get(scale.map_or(0, |(word, _)| word.len())..)?)
    }

    /// The same scale word with `unit` behind it.
    pub(crate) fn with_unit(self, unit: &'static Unit) -> Option<Self> {
        Some(Self {
            name: Cow::Owned(format!("{}{}", self.name, unit.name)),
            base: Cow::Borrowed(&unit.base),
            factor: decimal::times(self.factor, unit.factor)?,
            dimension: unit.dimension,
            kind: Kind::Clear,
            bare: false,
            ..self
        })
    }

    /// The same unit for each of `denominators`.
    pub(crate) fn per(mut self, denominators: &[(&'static str, &'static Unit)]) -> Self {
        if denominators.is_empty() {
            return self;
        }
        let mut name = self.name.into_owned();
        let mut bases = Vec::with_capacity(denominators.len());
        for (separator, unit) in denominators {
            name.push_str(separator);
            name.push_str(&unit.name);
            // A denominator converts when that is exact: 万元/公里 is 10 元/米.
            let factor =
                decimal::inverse(unit.factor).and_then(|inverse| decimal::times(self.factor, inverse));
            bases.push((
                unit.dimension == Dimension::Time,
                if factor.is_some() { &*unit.base } else { &*unit.name },
            ));
            self.factor = factor.unwrap_or(self.factor);
        }
        // 元/月·人 and 元/人·月 are the same.
        bases.sort_by_key(|(time, _)| *time);
        let bases: Vec<_> = bases.into_iter().map(|(_, base)| base).collect();
        let base = format!("{}/{}", self.base, bases.join("·"));
        Self {
            name: Cow::Owned(name),
            base: Cow::Owned(base),
            dimension: Dimension::Other,
            kind: Kind::Clear,
            ..self
        }
    }
}

/// A unit at the front of `input`.
pub(crate) fn measure(input: &mut &str) -> Parsed<Measure> {
    let start = *input;
    let mut rest = start;
    // 100（%）: the unit in brackets of its own.
    let bracketed = take(&mut rest, "(");
    let front = front(&mut rest)?;
    if bracketed {
        return if take(&mut rest, ")") {
            *input = rest;
            Ok(front)
        } else {
            Err(NoMatch)
        };
    }
    let front = if front.bare { front } else { times(alternative(front, &mut rest), &mut rest) };
    let denominators = if front.bare { Vec::new() } else { denominators(&mut rest) };
    *input = rest;
    Ok(front.per(&denominators))
}

/// A unit, or a scale word with or without one.
fn front(input: &mut &str) -> Parsed<Measure> {
    if let Some((unit, length)) = unit::longest(input)
        && !unit.denominator
    {
        *input = input.get(length..).ok_or(NoMatch)?;
        return Ok(times(Measure::of(unit), input));
    }
    let (word, exponent) = unit::SCALES.iter().find(|(word, _)| take(input, word)).ok_or(NoMatch)?;
    let scale = Measure::scale(word, *exponent).ok_or(NoMatch)?;
    let mut rest = *input;
    let vague = take_any(&mut rest, &[("余", ()), ("多", ())]).is_some();
    match unit::longest(rest) {
        Some((unit, length)) if !unit.denominator => {
            *input = rest.get(length..).ok_or(NoMatch)?;
            Ok(times(Measure { vague, ..scale.with_unit(unit).ok_or(NoMatch)? }, input))
        }
        _ => Ok(scale),
    }
}

/// 种次, 册次, 头次: a classifier with 次 behind it counts how often, whatever it counts. 次日 and the like are words.
fn times(front: Measure, input: &mut &str) -> Measure {
    let classifier = front.dimension == Dimension::Count && !front.name.ends_with('次');
    let Some(rest) = input.strip_prefix('次').filter(|_| classifier) else { return front };
    if unit::begins_a_word(input) {
        return front;
    }
    *input = rest;
    Measure {
        name: Cow::Owned(format!("{}次", front.name)),
        base: Cow::Owned(format!("{}次", front.base)),
        kind: Kind::Clear,
        ..front
    }
}

/// 台（套）: another classifier for the same things. Not every bracket is one: 5次（含）.
fn alternative(front: Measure, input: &mut &str) -> Measure {
    let Some((inside, rest)) = input.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return front;
    };
    let Some(unit) = unit::exactly(inside).filter(|unit| unit.dimension == Dimension::Count) else {
        return front;
    };
    if front.dimension != Dimension::Count {
        return front;
    }
    *input = rest;
    Measure {
        name: Cow::Owned(format!("{}（{}）", front.name, unit.name)),
        base: Cow::Owned(format!("{}（{}）", front.base, unit.name)),
        ..front
    }
}

/// `/人·月`, `/人/天`, `每人`.
fn denominators(input: &mut &str) -> Vec<(&'static str, &'static Unit)> {
    let mut found = Vec::new();
    // 元/(人·天)
    if let Some((inside, rest)) = input.strip_prefix("/(").and_then(|rest| rest.split_once(')')) {
        let mut inside = inside;
        let mut slashed = true;
        while found.len() < bounds::DENOMINATORS && (slashed || take_any(&mut inside, DOTS).is_some()) {
            let Some((unit, length)) = unit::longest(inside) else { break };
            found.push((if slashed { "/" } else { "·" }, unit));
            inside = inside.get(length..).unwrap_or_default();
            slashed = false;
        }
        if inside.is_empty() && !found.is_empty() {
            *input = rest;
        } else {
            found.clear();
        }
        return found;
    }
    while found.len() < bounds::DENOMINATORS {
        let mut rest = *input;
        let separator = if take(&mut rest, "/") {
            take(&mut rest, "每");
            "/"
        } else if take(&mut rest, "每") {
            "/"
        } else if !found.is_empty() && take_any(&mut rest, DOTS).is_some() {
            "·"
        } else {
            break;
        };
        let Some((unit, length)) = unit::longest(rest) else { break };
        let Some(rest) = rest.get(length..) else { break };
        found.push((separator, unit));
        *input = rest;
    }
    found
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn read(text: &str) -> (String, String, String, &str) {
        let mut rest = text;
        let measure = measure(&mut rest).unwrap_or_else(|_| panic!("{text}"));
        (measure.name.into_owned(), measure.base.into_owned(), measure.factor.to_string(), rest)
    }

    #[test]
    fn units_scales_and_quotients() {
        for (text, name, base, factor, rest) in [
            ("万元以上", "万元", "元", "10000", "以上"),
            ("亿美元", "亿美元", "美元", "100000000", ""),
            ("千米", "千米", "米", "1000", ""),
            ("千人", "千人", "人", "1000", ""),
            ("万平方米", "万平方米", "平方米", "10000", ""),
            ("台(套)", "台（套）", "台（套）", "1", ""),
            ("种次", "种次", "种次", "1", ""),
            ("万册次", "万册次", "册次", "10000", ""),
            ("家次年", "家次", "家次", "1", "年"),
            ("支次年", "支", "支", "1", "次年"),
            ("次(含)", "次", "次", "1", "(含)"),
            ("次/月", "次/月", "次/月", "1", ""),
            ("元/人·月", "元/人·月", "元/人·月", "1", ""),
            ("元/人/天", "元/人/天", "元/人·天", "1", ""),
            ("元/(人·天)", "元/人·天", "元/人·天", "1", ""),
            ("元/月/人", "元/月/人", "元/人·月", "1", ""),
            ("元每人", "元/人", "元/人", "1", ""),
            ("万元/公里", "万元/公里", "元/米", "10", ""),
            ("元/亩", "元/亩", "元/亩", "1", ""),
            ("万", "万", "1", "10000", ""),
            ("(%)", "%", "%", "1", ""),
            ("μg/m³", "微克/立方米", "微克/立方米", "1", ""),
        ] {
            assert_eq!(read(text), (name.into(), base.into(), factor.into(), rest), "{text}");
        }
    }
}
