//! The numbers of a value: one, two with a dash, a tolerance, a ratio.

use super::NoMatch;
use model::{Exact, Open};
use rust_decimal::Decimal;
use wording::numeral as chinese;
use wording::unit::{self, Dimension};

use super::measure::{Measure, measure};
use super::numeral::{Numeral, numeral};
use super::{Parsed, attempt, take, take_any};
use crate::decimal::{plus, times};

/// What a value consists of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Body {
    One { value: Decimal, measure: Option<Measure> },
    Two { low: Decimal, high: Decimal, measure: Option<Measure>, open: Option<Open>, reversed: bool },
    Ratio(Exact, Exact),
}

/// A body and how it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Written {
    pub(crate) body: Body,
    /// 余, 多, 来: more or less.
    pub(crate) vague: bool,
    /// Characters of a Chinese numeral, 0 for digits.
    pub(crate) chinese: usize,
    pub(crate) doubtful: bool,
}

impl Written {
    /// A duration.
    pub(crate) fn is_time(&self) -> bool {
        let (Body::One { measure, .. } | Body::Two { measure, .. }) = &self.body else { return false };
        measure.as_ref().is_some_and(|measure| {
            measure.dimension == Dimension::Time || measure.name.starts_with(['日', '天'])
        })
    }
}

/// One number with its unit.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    value: Decimal,
    measure: Option<Measure>,
    vague: bool,
    chinese: usize,
    doubtful: bool,
}

/// A dash or word between the ends of a range.
pub(crate) fn dash(input: &mut &str) -> Parsed<()> {
    if take_any(input, &[("至", ()), ("到", ()), ("--", ()), ("-", ()), ("~~", ()), ("~", ())]).is_some() {
        return Ok(());
    }
    let rest = input.trim_start_matches('—');
    if matches!(input.len() - rest.len(), 1..=9) {
        *input = rest;
        Ok(())
    } else {
        Err(NoMatch)
    }
}

/// The numbers at the front of `input`.
pub(crate) fn body(input: &mut &str) -> Parsed<Written> {
    if may_be_ratio(input)
        && let Some(ratio) = attempt(input, ratio)
    {
        return Ok(ratio);
    }
    if let Some(tolerance) = attempt(input, around_zero) {
        return Ok(tolerance);
    }
    let first = side(input, true)?;
    if let Some(range) = attempt(input, |input| {
        let low_left_out = end_left_out(input);
        dash(input)?;
        let second = side(input, false)?;
        let open = match (low_left_out, end_left_out(input)) {
            (true, true) => Some(Open::Both),
            (true, false) => Some(Open::Low),
            (false, true) => Some(Open::High),
            (false, false) => None,
        };
        range(&first, &second, open)
    }) {
        return Ok(range);
    }
    if let Some(tolerance) = attempt(input, |input| {
        if !take(input, "±") {
            return Err(NoMatch);
        }
        tolerance(&first, &side(input, false)?).ok_or(NoMatch)
    }) {
        return Ok(tolerance);
    }
    let Side { value, measure, vague, chinese, doubtful } = first;
    Ok(Written { body: Body::One { value, measure }, vague, chinese, doubtful })
}

/// 80%（含）-90%（不含）: whether the end just read does not belong to the range.
fn end_left_out(input: &mut &str) -> bool {
    take_any(input, &[("(含)", false), ("(不含)", true)]).unwrap_or(false)
}

/// Whether the sign of a ratio stands behind the number in front: most values pay no more for ratios.
fn may_be_ratio(text: &str) -> bool {
    let number = text.bytes().take(64).take_while(u8::is_ascii_digit).count().max(chinese::run(text));
    text.get(number..).is_some_and(|rest| rest.starts_with([':', '/', '.', '比', '分']))
}

/// 1:3, 1/3, 三分之一. The quotient need not be finite, so both numbers stay.
fn ratio(input: &mut &str) -> Parsed<Written> {
    let first = numeral(input, false)?;
    let separator = take_any(input, &[(":", ':'), ("/", '/'), ("分之", '分'), ("比", ':')]).ok_or(NoMatch)?;
    let second = numeral(input, false)?;
    let whole = first.value.is_integer() && second.value.is_integer();
    // 1:2:3, 8:30-9:00 and 1/2/3 are something else.
    if input.starts_with([':', '/']) || (separator != ':' && !whole) || measure(&mut { *input }).is_ok() {
        return Err(NoMatch);
    }
    let (above, below) = if separator == '分' { (second, first) } else { (first, second) };
    if below.value.is_zero() {
        return Err(NoMatch);
    }
    Ok(Written {
        body: Body::Ratio(Exact(above.value), Exact(below.value)),
        vague: false,
        chinese: first.chinese,
        doubtful: first.doubtful || second.doubtful,
    })
}

/// One number with its unit at the front of `input`.
pub(crate) fn side(input: &mut &str, signed: bool) -> Parsed<Side> {
    let parts_of_whole = &[("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];
    if input.starts_with(['百', '千', '万'])
        && let Some(unit) = take_any(input, parts_of_whole)
    {
        let number = if take(input, "百") { hundred() } else { numeral(input, false)? };
        return Ok(Side::of(number, unit::exactly(unit).map(Measure::of)));
    }
    let currency = currency(input);
    let half = take(input, "半");
    // 两级 are two of them, 二级 is the second.
    let counted = input.starts_with('两');
    let number = if half {
        Numeral { value: Decimal::new(5, 1), chinese: 1, doubtful: false }
    } else {
        numeral(input, signed)?
    };
    let mut side = Side::of(number, None);
    // 十几 and 几十 say no number; 十来, 二十余 and 20多 say one, more or less.
    if input.starts_with('几') {
        return Err(NoMatch);
    }
    side.vague = take_any(input, &[("余", ()), ("多", ()), ("来", ())]).is_some();
    let half_behind = take(input, "个半");
    let before_unit = *input;
    side.measure = attempt(input, measure);
    if (half || half_behind) && !side.is_time() {
        // 两个半月 is written 两 个半 月.
        let unit = half_behind
            .then(|| [("月", "个月"), ("年", "年")].iter().find(|(word, _)| before_unit.starts_with(word)));
        let (word, unit) = unit.flatten().ok_or(NoMatch)?;
        *input = before_unit.get(word.len()..).ok_or(NoMatch)?;
        side.measure = unit::exactly(unit).map(Measure::of);
    }
    if let Some(measure) = &side.measure {
        // 三级, 二等, 五星 in Chinese numerals are grades, and 三级甲等 says no number at all.
        if side.chinese > 0 && !counted && measure.scale == 0 && unit::is_grade(&measure.name) {
            return Err(NoMatch);
        }
        side.vague |= measure.vague;
    }
    if side.is_time() && (half_behind || take(input, "半")) {
        side.value = plus(side.value, Decimal::new(5, 1)).ok_or(NoMatch)?;
    }
    side.take_parts(input);
    if let Some(currency) = currency {
        side.measure = Some(side.in_currency(currency).ok_or(NoMatch)?);
    }
    Ok(side)
}

fn hundred() -> Numeral {
    Numeral { value: Decimal::ONE_HUNDRED, chinese: 1, doubtful: false }
}

/// A currency in front of its number: ¥5000, 人民币5万元.
fn currency(input: &mut &str) -> Option<&'static str> {
    if !input.starts_with(['人', '¥', '$', '€', '£', 'R', 'C', 'U']) {
        return None;
    }
    take_any(
        input,
        &[
            ("人民币", "元"),
            ("RMB", "元"),
            ("CNY", "元"),
            ("¥", "元"),
            ("USD", "美元"),
            ("US$", "美元"),
            ("$", "美元"),
            ("€", "欧元"),
            ("£", "英镑"),
        ],
    )
}

impl Side {
    fn of(number: Numeral, measure: Option<Measure>) -> Self {
        let Numeral { value, chinese, doubtful } = number;
        Self { value, measure, vague: false, chinese, doubtful }
    }

    fn is_time(&self) -> bool {
        self.measure
            .as_ref()
            .is_some_and(|measure| measure.dimension == Dimension::Time && measure.scale == 0)
    }

    /// What goes on behind the unit: 九成五 is 9.5成, 三倍半 is 3.5倍, 5元3角 is 5.3元, 1小时30分钟 is 90分钟.
    fn take_parts(&mut self, input: &mut &str) {
        const FINER: &[(&str, &str, i64)] = &[
            ("年", "个月", 12),
            ("周", "天", 7),
            ("天", "小时", 24),
            ("小时", "分钟", 60),
            ("分钟", "秒", 60),
        ];
        let Some(name) = self.measure.as_ref().map(|measure| measure.name.clone()) else { return };
        if matches!(&*name, "成" | "倍") && take(input, "半") {
            if let Some(value) = plus(self.value, Decimal::new(5, 1)) {
                self.value = value;
            }
        } else if name == "成" {
            let digit = input.chars().next().and_then(|c| Some((c.len_utf8(), chinese::digit(c)?)));
            if let Some((width, digit @ 1..)) = digit
                && let Some(value) = plus(self.value, Decimal::new(digit.into(), 1))
            {
                self.value = value;
                *input = input.get(width..).unwrap_or_default();
            }
        } else if name == "元" {
            for (word, scale) in [("角", 1), ("分", 2)] {
                let part = attempt(input, |input| {
                    let part = numeral(input, false)?;
                    if take(input, word) && part.value < Decimal::TEN { Ok(part.value) } else { Err(NoMatch) }
                });
                let sum = part.and_then(|part| plus(self.value, times(part, Decimal::new(1, scale))?));
                self.value = sum.unwrap_or(self.value);
            }
        } else if let Some((_, finer, factor)) = FINER.iter().find(|(coarse, ..)| *coarse == name) {
            let whole = times(self.value, Decimal::from(*factor));
            let finer = attempt(input, |input| {
                take(input, "零");
                let part = numeral(input, false)?;
                let unit = measure(input)?;
                if unit.name == *finer && part.value < Decimal::from(*factor) {
                    Ok((part, unit))
                } else {
                    Err(NoMatch)
                }
            });
            if let Some((part, unit)) = finer
                && let Some(sum) = whole.and_then(|whole| plus(whole, part.value))
            {
                (self.value, self.measure) = (sum, Some(unit));
            }
        }
    }

    /// The unit with the currency that stands in front; `None` when another one stands behind.
    fn in_currency(&self, currency: &'static str) -> Option<Measure> {
        let unit = unit::exactly(currency)?;
        match &self.measure {
            None => Some(Measure::of(unit)),
            Some(measure) if measure.bare => measure.clone().with_unit(unit),
            Some(measure) => (measure.base == currency).then(|| measure.clone()),
        }
    }
}

/// Two numbers with one unit. The unit, or its scale word, may stand only once.
fn range(first: &Side, second: &Side, open: Option<Open>) -> Parsed<Written> {
    let vague = first.vague || second.vague;
    let (mut low, mut high) = (first.value, second.value);
    let measure = match (&first.measure, &second.measure) {
        (None, Some(unit)) if unit.scale > 0 && low > high => {
            // 5000-1万元 begins at 5000元: only the second number is one of 万.
            (high, low) = (times(high, unit.factor).ok_or(NoMatch)?, low);
            if unit.bare || low < Decimal::ONE_HUNDRED || low >= high {
                return Err(NoMatch);
            }
            Some(Measure::of(unit::exactly(&unit.base).ok_or(NoMatch)?))
        }
        (None, unit) => unit.clone(),
        (Some(unit), None) if !unit.bare => Some(unit.clone()),
        (Some(a), Some(b)) if a.name == b.name => Some(a.clone()),
        (Some(a), Some(b)) => {
            // 5万-8万元: the first scale word shares the unit of the second.
            let a = if a.bare { shared(a, b).ok_or(NoMatch)? } else { a.clone() };
            if a.name == b.name {
                Some(a)
            } else {
                // 5000元-1万元: both in the unit they are compared in.
                let base = unit::exactly(&a.base).filter(|_| a.base == b.base).ok_or(NoMatch)?;
                low = times(low, a.factor).ok_or(NoMatch)?;
                high = times(high, b.factor).ok_or(NoMatch)?;
                Some(Measure::of(base))
            }
        }
        (Some(_), None) => return Err(NoMatch),
    };
    // 90%-80% means the same as 80%-90%; 5-3 without a unit may be anything.
    let reversed = low > high;
    if vague || (reversed && (measure.is_none() || open.is_some())) {
        return Err(NoMatch);
    }
    if reversed {
        std::mem::swap(&mut low, &mut high);
    }
    Ok(Written {
        body: Body::Two { low, high, measure, open, reversed },
        vague: false,
        chinese: first.chinese.min(second.chinese),
        doubtful: first.doubtful || second.doubtful,
    })
}

/// The scale word `bare` with the unit that stands behind the scale word of `full`.
fn shared(bare: &Measure, full: &Measure) -> Option<Measure> {
    bare.clone().with_unit(full.unscaled()?)
}

/// ±5%.
fn around_zero(input: &mut &str) -> Parsed<Written> {
    if !take(input, "±") {
        return Err(NoMatch);
    }
    let side = side(input, false)?;
    let zero = Side { value: Decimal::ZERO, measure: side.measure.clone(), ..side.clone() };
    tolerance(&zero, &side).ok_or(NoMatch)
}

/// 20±2℃, 100%±5%, 10万元±5%. `100±5%` may mean either and is not read.
fn tolerance(middle: &Side, by: &Side) -> Option<Written> {
    if middle.vague || by.vague {
        return None;
    }
    let same = match (&middle.measure, &by.measure) {
        (None, None) => true,
        (None, Some(by)) => by.dimension != Dimension::Ratio,
        (Some(_), None) => false,
        (Some(a), Some(b)) => a.name == b.name,
    };
    let part = |measure: &Option<Measure>| {
        measure.as_ref().is_some_and(|measure| measure.dimension == Dimension::Ratio)
    };
    let width = if same {
        by.value
    } else if part(&by.measure) && middle.measure.is_some() && !part(&middle.measure) {
        let percent = times(by.value, by.measure.as_ref()?.factor)?;
        times(times(middle.value, percent)?, Decimal::new(1, 2))?
    } else {
        return None;
    };
    let measure = middle.measure.clone().or_else(|| by.measure.clone());
    Some(Written {
        body: Body::Two {
            low: plus(middle.value, -width)?,
            high: plus(middle.value, width)?,
            measure,
            open: None,
            reversed: false,
        },
        vague: false,
        chinese: 0,
        doubtful: middle.doubtful || by.doubtful,
    })
}
