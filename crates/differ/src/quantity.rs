//! What happened to a value.

use model::{Base, Date, Exact, Inferred, Op, Open, Quantity, Value};
use rust_decimal::Decimal;

use crate::report::{ChangeKind, Direction, Effect};
use crate::text;
use crate::verdict::Verdict;
use crate::years::Years;

/// Compares two values; none when nothing changed. An absent value and an empty cell are alike.
pub(crate) fn compare(old: Option<&Quantity>, new: Option<&Quantity>, years: Years) -> Option<Verdict> {
    let filled = |quantity: &&Quantity| !matches!(quantity.value, Value::Blank);
    match (old.filter(filled), new.filter(filled)) {
        (None, None) => placeholder(old, new),
        (None, Some(_)) => Some(Verdict::of(ChangeKind::Filled)),
        (Some(_), None) => Some(Verdict::of(ChangeKind::Cleared)),
        (Some(old), Some(new)) => both(old, new, years),
    }
}

/// `—` and an empty cell mean the same.
fn placeholder(old: Option<&Quantity>, new: Option<&Quantity>) -> Option<Verdict> {
    let text =
        |quantity: Option<&Quantity>| quantity.map(|quantity| quantity.text.clone()).unwrap_or_default();
    (text(old) != text(new)).then(|| Verdict::of(ChangeKind::SameMeaning))
}

fn both(old: &Quantity, new: &Quantity, years: Years) -> Option<Verdict> {
    let same_meaning = old.value == new.value && same_detail(old, new);
    if (same_meaning || is_zero(old) && is_zero(new)) && old.text == new.text {
        return None;
    }
    match (&old.value, &new.value) {
        (Value::Text, Value::Text) => texts(old, new, years),
        (Value::Text, _) => Some(Verdict::of(ChangeKind::Quantified)),
        (_, Value::Text) => Some(Verdict::of(ChangeKind::Qualified)),
        _ if same_meaning => Some(Verdict::of(ChangeKind::SameMeaning)),
        (Value::Date { .. }, Value::Date { .. }) => Some(dates(old, new, years)),
        _ => Some(numbers(old, new)),
    }
}

/// Nothing is nothing in 元 and in 万元.
fn is_zero(quantity: &Quantity) -> bool {
    matches!(&quantity.value, Value::Number { value, .. } if value.0.is_zero())
}

/// Words around the value and remarks on its writing do not change what it means.
fn same_detail(old: &Quantity, new: &Quantity) -> bool {
    let key = |quantity: &Quantity| {
        let detail = &quantity.detail;
        (detail.change, detail.relative_to.clone(), detail.from, detail.bound, detail.open, detail.ratio)
    };
    let parts =
        |quantity: &Quantity| quantity.detail.parts.iter().map(|part| part.value.clone()).collect::<Vec<_>>();
    key(old) == key(new) && parts(old) == parts(new)
}

fn texts(old: &Quantity, new: &Quantity, years: Years) -> Option<Verdict> {
    text::compare(Some(&old.text), Some(&new.text), years)
}

fn dates(old: &Quantity, new: &Quantity, years: Years) -> Verdict {
    let (Value::Date { op: old_op, date: old_date }, Value::Date { op: new_op, date: new_date }) =
        (&old.value, &new.value)
    else {
        return Verdict::of(ChangeKind::Text);
    };
    if old_op == new_op && years.moved_on(*old_date, *new_date) {
        return Verdict::of(ChangeKind::Year);
    }
    let delta = days(*new_date) - days(*old_date);
    let way = direction(Decimal::from(delta)).filter(|_| old_op == new_op);
    let effect = match (old_op, way) {
        (Op::Le | Op::Lt, Some(Direction::Down)) | (Op::Ge | Op::Gt, Some(Direction::Up)) => {
            Some(Effect::Tightened)
        }
        (Op::Le | Op::Lt, Some(Direction::Up)) | (Op::Ge | Op::Gt, Some(Direction::Down)) => {
            Some(Effect::Loosened)
        }
        _ => None,
    };
    Verdict {
        delta: Some(delta.into()),
        direction: direction(Decimal::from(delta)),
        effect,
        ..Verdict::of(ChangeKind::Date)
    }
}

/// Days since 0000-03-01 of the proleptic Gregorian calendar.
fn days(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let from_march = (153 * ((month + 9) % 12) + 2) / 5;
    365 * year + year / 4 - year / 100 + year / 400 + from_march + day
}

/// A number or range as what it lets pass.
struct Bound {
    low: Option<Decimal>,
    high: Option<Decimal>,
    low_open: bool,
    high_open: bool,
    about: bool,
    /// The number a reader compares: the value, a range's middle.
    point: Decimal,
    unit: Option<String>,
}

impl Bound {
    fn of(quantity: &Quantity) -> Option<Self> {
        match &quantity.value {
            Value::Number { op, value, base, unit } => {
                let (point, unit) = based(base.as_ref(), *value, unit.as_ref());
                Some(Self::number(*op, point.0, unit))
            }
            Value::Range { low, high, base, unit } => {
                let ((low, high), unit) = based(base.as_ref(), (*low, *high), unit.as_ref());
                let open = quantity.detail.open;
                Some(Self {
                    low: Some(low.0),
                    high: Some(high.0),
                    low_open: matches!(open, Some(Open::Low | Open::Both)),
                    high_open: matches!(open, Some(Open::High | Open::Both)),
                    about: quantity.detail.bound == Some(Op::Approx),
                    point: low.0.checked_add(high.0)?.checked_div(Decimal::TWO)?,
                    unit,
                })
            }
            Value::Date { .. } | Value::Text | Value::Blank => None,
        }
    }

    fn number(op: Op, point: Decimal, unit: Option<String>) -> Self {
        let at_least = matches!(op, Op::Ge | Op::Gt);
        let at_most = matches!(op, Op::Le | Op::Lt);
        Self {
            low: (!at_most).then_some(point),
            high: (!at_least).then_some(point),
            low_open: op == Op::Gt,
            high_open: op == Op::Lt,
            about: op == Op::Approx,
            point,
            unit,
        }
    }

    /// Turns durations into the unit of the other where that is exact: 2小时 beside 分钟.
    fn in_unit_of(&mut self, other: &Self) {
        let factor = || {
            let (own, its) = (exact_time(self.unit.as_deref()?)?, exact_time(other.unit.as_deref()?)?);
            (own.0 == its.0 && own.1 != its.1).then_some((own.1, its.1))
        };
        let Some((own, its)) = factor() else { return };
        let turned = |number: Decimal| number.checked_mul(own).and_then(|number| number.checked_div(its));
        let (low, high) = (self.low.map(turned), self.high.map(turned));
        let (Some(point), true) = (turned(self.point), low != Some(None) && high != Some(None)) else {
            return;
        };
        (self.low, self.high, self.point) = (low.flatten(), high.flatten(), point);
        self.unit.clone_from(&other.unit);
    }

    /// Whether every value that passes here passes `other`.
    fn within(&self, other: &Self) -> bool {
        let above = match (self.low, other.low) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(mine), Some(theirs)) => {
                mine > theirs || (mine == theirs && (self.low_open || !other.low_open))
            }
        };
        let below = match (self.high, other.high) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(mine), Some(theirs)) => {
                mine < theirs || (mine == theirs && (self.high_open || !other.high_open))
            }
        };
        // 约5 lets a little more pass than 5.
        above && below && (!self.about || other.about)
    }
}

/// What a duration is exactly made of, and of how many. A month has no number of days, a working day none of hours.
fn exact_time(unit: &str) -> Option<(&'static str, Decimal)> {
    let (of, number) = match unit {
        "秒" => ("秒", 1),
        "分钟" => ("秒", 60),
        "小时" => ("秒", 3600),
        "天" | "日" => ("天", 1),
        "周" => ("天", 7),
        "月" | "个月" => ("月", 1),
        "季度" | "个季度" => ("月", 3),
        "年" => ("月", 12),
        _ => return None,
    };
    Some((of, Decimal::from(number)))
}

fn based<N: Copy>(base: Option<&Base<N>>, value: N, unit: Option<&String>) -> (N, Option<String>) {
    base.map_or((value, unit.cloned()), |base| (base.value, Some(base.unit.clone())))
}

fn written_unit(quantity: &Quantity) -> Option<&str> {
    match &quantity.value {
        Value::Number { unit, .. } | Value::Range { unit, .. } => unit.as_deref(),
        _ => None,
    }
}

/// A value without a unit that was only inferred: beside a bare number it is a bare number too.
fn as_written(quantity: &Quantity, beside: &Quantity) -> Quantity {
    let mut bare = quantity.clone();
    if written_unit(beside).is_none() && quantity.inferred.contains(&Inferred::Unit) {
        match &mut bare.value {
            Value::Number { unit, base, .. } => (*unit, *base) = (None, None),
            Value::Range { unit, base, .. } => (*unit, *base) = (None, None),
            Value::Date { .. } | Value::Text | Value::Blank => {}
        }
    }
    bare
}

fn numbers(old: &Quantity, new: &Quantity) -> Verdict {
    let (old, new) = (&as_written(old, new), &as_written(new, old));
    let (Some(mut before), Some(after)) = (Bound::of(old), Bound::of(new)) else {
        // A date against a number.
        return Verdict { convertible: Some(false), ..Verdict::of(ChangeKind::Unit) };
    };
    before.in_unit_of(&after);
    let other_measure = old.detail.change != new.detail.change || old.detail.ratio != new.detail.ratio;
    if before.unit != after.unit || other_measure {
        return Verdict { convertible: Some(false), ..Verdict::of(ChangeKind::Unit) };
    }
    let other_unit = written_unit(old) != written_unit(new);
    let tighter = after.within(&before);
    let looser = before.within(&after);
    let Some(delta) = after.point.checked_sub(before.point) else {
        return Verdict::of(ChangeKind::Number);
    };
    if tighter && looser && delta.is_zero() {
        let kind = if other_unit { ChangeKind::Unit } else { ChangeKind::SameMeaning };
        return Verdict { convertible: other_unit.then_some(true), ..Verdict::of(kind) };
    }
    let effect = match (tighter, looser) {
        (true, false) => Some(Effect::Tightened),
        (false, true) => Some(Effect::Loosened),
        _ => None,
    };
    let convertible = other_unit.then_some(true);
    if delta.is_zero() {
        return Verdict { effect, convertible, ..Verdict::of(ChangeKind::Bound) };
    }
    let kind = match after.unit.as_deref() {
        Some(unit) if is_money(unit) => ChangeKind::Amount,
        Some("%") => ChangeKind::Rate,
        _ => ChangeKind::Number,
    };
    let percent = if kind == ChangeKind::Rate { None } else { percent(before.point, delta) };
    Verdict {
        delta: Some(Exact(delta)),
        percent,
        direction: direction(delta),
        effect,
        convertible,
        ..Verdict::of(kind)
    }
}

/// Base units of money end in 元: 元, 美元, 港元, 欧元.
pub(crate) fn is_money(unit: &str) -> bool {
    unit.ends_with('元')
}

/// The delta in percent of the old value, rounded half up to two decimals, without trailing zeros.
pub(crate) fn percent(old: Decimal, delta: Decimal) -> Option<Exact> {
    let share = delta.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old.abs())?;
    let rounded = share.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Some(Exact(rounded.normalize()))
}

pub(crate) fn direction(delta: Decimal) -> Option<Direction> {
    match delta {
        delta if delta > Decimal::ZERO => Some(Direction::Up),
        delta if delta < Decimal::ZERO => Some(Direction::Down),
        _ => None,
    }
}

/// The value in 元, when it says one sum.
pub(crate) fn yuan(quantity: &Quantity) -> Option<Decimal> {
    match &quantity.value {
        Value::Number { base: Some(base), .. } if base.unit == "元" => Some(base.value.0),
        _ => None,
    }
}

/// Whether a result falls short of the target; none when they cannot be compared.
pub(crate) fn asks_less(target: &Quantity, actual: &Quantity) -> Option<bool> {
    let (target, actual) = (Bound::of(target)?, Bound::of(actual)?);
    if target.unit != actual.unit || target.high.is_some_and(|high| target.low != Some(high)) {
        return None;
    }
    Some(target.point < actual.point)
}
