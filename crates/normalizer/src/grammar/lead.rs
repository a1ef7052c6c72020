//! The words in front of a value: comparisons, 每人每天, 人均, 同比增长, 前.

use model::{Change, Flag, Op};
use wording::unit::{self, Dimension, Unit};

use super::body::{Body, Written};
use super::comparison::Comparisons;
use super::date::first_months;
use super::draft::{Core, Draft};
use super::{NoMatch, Parsed, change, take};
use crate::bounds;

/// The words in front of a value.
#[derive(Default)]
pub(crate) struct Lead<'i> {
    pub(crate) comparisons: Comparisons,
    pub(crate) change: Option<Change>,
    pub(crate) relative_to: Option<&'i str>,
    pub(crate) per: Vec<(&'static str, &'static Unit)>,
    /// 人均, 年均: a unit to divide by, or the kind of change.
    pub(crate) average: Option<(&'i str, &'static Unit)>,
    /// 近: almost, but 近三年 are the last three years.
    recent: bool,
    /// 前10名.
    pub(crate) rank: bool,
    pub(crate) flags: Vec<Flag>,
    words: usize,
}

impl<'i> Lead<'i> {
    pub(crate) fn read(input: &mut &'i str) -> Self {
        let mut lead = Self::default();
        while lead.words < bounds::LEAD_WORDS && lead.word(input) {
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
        let Some(unit) = word.strip_suffix('均').and_then(unit::exactly) else { return false };
        self.average = Some((word, unit));
        *input = rest;
        true
    }

    /// 每人每天, 每年.
    fn per(&mut self, input: &mut &'i str) -> bool {
        let Some((unit, length)) = input.strip_prefix('每').and_then(unit::longest) else {
            return false;
        };
        let separator = if self.per.is_empty() { "/" } else { "·" };
        self.per.push((separator, unit));
        *input = input.get('每'.len_utf8() + length..).unwrap_or_default();
        true
    }
}

impl<'i> Lead<'i> {
    /// Puts what stood in front to the number, or says that it does not belong there.
    pub(crate) fn suits(&mut self, written: &mut Written) -> Parsed<()> {
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

    pub(crate) fn finish(&mut self, core: Core, comparisons: Comparisons, chinese: usize) -> Draft<'i> {
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
