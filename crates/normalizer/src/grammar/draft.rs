//! One value: the words in front, the number or date, the words behind.

use super::NoMatch;
use model::{Change, Flag, Op};

use super::body::{Body, Written, body};
use super::comparison::Comparisons;
use super::date::{When, date, first_months};
use super::measure::Measure;
use super::{Parsed, attempt, change, interval, take, take_any};
use crate::registry::{self, Dimension, Kind, Unit};

/// Words in front of one number looked at: 力争 is none of them, 每人每天不低于 are three.
const LEAD_WORDS: usize = 8;

/// What stands in the middle of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Core {
    Quantity(Body),
    Date(When),
    /// 不低于上年: a bound with no number of its own.
    Reference,
}

/// A value as the grammar read it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft<'i> {
    pub(crate) core: Core,
    pub(crate) comparisons: Comparisons,
    pub(crate) change: Option<Change>,
    pub(crate) relative_to: Option<&'i str>,
    pub(crate) flags: Vec<Flag>,
    /// Characters of a Chinese numeral, 0 for digits.
    pub(crate) chinese: usize,
    /// Words stood in front that only a quantity has.
    pub(crate) led: bool,
}

/// The words in front of a value.
#[derive(Default)]
pub(crate) struct Lead<'i> {
    pub(crate) comparisons: Comparisons,
    pub(crate) change: Option<Change>,
    relative_to: Option<&'i str>,
    per: Vec<(&'static str, &'static Unit)>,
    /// 人均, 年均: a unit to divide by, or the kind of change.
    average: Option<(&'i str, &'static Unit)>,
    /// 近: almost, but 近三年 are the last three years.
    recent: bool,
    /// 前10名.
    rank: bool,
    flags: Vec<Flag>,
    words: usize,
}

impl<'i> Lead<'i> {
    pub(crate) fn read(input: &mut &'i str) -> Self {
        let mut lead = Self::default();
        while lead.words < LEAD_WORDS && lead.word(input) {
            lead.words += 1;
        }
        lead
    }

    fn word(&mut self, input: &mut &'i str) -> bool {
        let Some(first) = input.chars().next() else { return false };
        if first.is_ascii_digit() {
            return false;
        }
        match first {
            '每' => return self.per(input),
            '人' | '户' | '月' | '年' | '日' | '亩' | '村' if self.average.is_none() => {
                return self.average(input);
            }
            // 前三季度 is a period, 前10名 a rank.
            '前' if !self.rank && first_months(&mut { *input }).is_err() => {
                self.rank = take(input, "前");
                return true;
            }
            // An opening or closing book-title mark in front of a digit is a slip for < or >.
            '《' | '〈' | '》' | '〉' if input.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
                self.comparisons.say(if matches!(first, '《' | '〈') { Op::Lt } else { Op::Gt });
                self.flags.push(Flag::OddSign);
                *input = input.get(first.len_utf8()..).unwrap_or_default();
                return true;
            }
            _ => {}
        }
        if self.relative_to.is_none()
            && let Some(reference) = change::reference(input)
        {
            self.relative_to = Some(reference);
            return true;
        }
        if self.change.is_none()
            && let Some(change) = change::change(input)
        {
            self.change = Some(change);
            return true;
        }
        self.recent |= first == '近';
        self.comparisons.read_before(input)
    }

    /// 人均, 年均.
    fn average(&mut self, input: &mut &'i str) -> bool {
        let Some((word, rest)) = input.split_at_checked("人均".len()) else { return false };
        let Some(unit) = word.strip_suffix('均').and_then(registry::exactly) else { return false };
        self.average = Some((word, unit));
        *input = rest;
        true
    }

    /// 每人每天, 每年.
    fn per(&mut self, input: &mut &'i str) -> bool {
        let Some((unit, length)) = input.strip_prefix('每').and_then(registry::longest) else {
            return false;
        };
        let separator = if self.per.is_empty() { "/" } else { "·" };
        self.per.push((separator, unit));
        *input = input.get('每'.len_utf8() + length..).unwrap_or_default();
        true
    }
}

/// A value at the front of `input`.
pub(crate) fn draft<'i>(input: &mut &'i str, year: Option<u16>) -> Parsed<Draft<'i>> {
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
    if input.strip_prefix('起').is_some_and(|rest| !rest.starts_with(crate::text::is_ideograph)) {
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

impl<'i> Lead<'i> {
    /// Puts what stood in front to the number, or says that it does not belong there.
    fn suits(&mut self, written: &mut Written) -> Parsed<()> {
        // 年均增长8% is a kind of change; 人均500元 is 元/人.
        match self.average {
            Some((word, _)) if self.change.is_some() => self.relative_to = self.relative_to.or(Some(word)),
            Some((_, unit)) => self.per.insert(0, ("/", unit)),
            None => {}
        }
        let measure = match &mut written.body {
            Body::One { measure, .. } | Body::Two { measure, .. } => measure,
            Body::Ratio(..) if self.per.is_empty() && !self.rank => return Ok(()),
            Body::Ratio(..) => return Err(NoMatch),
        };
        if !self.per.is_empty() {
            // 每月5日 is a day of the month, not days a month.
            let unit = measure.take().filter(|unit| !unit.bare && unit.name != "日").ok_or(NoMatch)?;
            *measure = Some(unit.per(&self.per));
        }
        let time = measure.as_ref().is_some_and(|unit| unit.dimension == Dimension::Time);
        let ranked =
            measure.as_ref().is_some_and(|unit| matches!(&*unit.name, "名" | "位" | "强" | "%" | "名次"));
        // 100,200 written with a full-width comma or a space may be two numbers: a unit must close it.
        // 一 alone is a dash to some, and a Chinese numeral needs a unit or at least a place: 二十.
        let wordlike = written.chinese == 1 && measure.is_none();
        if (self.recent && time)
            || (self.rank && !ranked)
            || (written.doubtful && measure.is_none())
            || wordlike
        {
            return Err(NoMatch);
        }
        Ok(())
    }

    fn finish(&mut self, core: Core, comparisons: Comparisons, chinese: usize) -> Draft<'i> {
        Draft {
            core,
            comparisons,
            change: self.change,
            relative_to: self.relative_to,
            flags: std::mem::take(&mut self.flags),
            chinese,
            led: self.words > 0,
        }
    }
}

impl Draft<'_> {
    /// The unit; `None` when there is none, or only a scale word.
    pub(crate) fn unit(&self) -> Option<&Measure> {
        match &self.core {
            Core::Quantity(Body::One { measure: Some(unit), .. } | Body::Two { measure: Some(unit), .. })
                if !unit.bare =>
            {
                Some(unit)
            }
            _ => None,
        }
    }

    /// 854万: a number that a scale word closes.
    pub(crate) fn is_scaled(&self) -> bool {
        matches!(&self.core, Core::Quantity(Body::One { measure: Some(unit), .. }) if unit.bare)
    }

    /// How the unit behaves in prose; `None` when there is none.
    pub(crate) fn unit_kind(&self) -> Option<Kind> {
        self.unit().map(|unit| unit.kind)
    }
}
