//! Dates, periods and deadlines: 2022年12月底前, 二〇二二年第四季度, 6月底前, 2022.1-2022.12.
//!
//! A deadline names its last day: 12月31日前 and 12月底前 are ≤. 前 behind a longer period means before it begins:
//! 2023年前 is < 2023-01-01.

use super::NoMatch;
use model::{Date, Op};
use wording::numeral as chinese;

use super::comparison::Comparisons;
use super::deadline::deadline;
use super::period::Period;
use super::{Parsed, attempt, take, take_any};

/// A date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) period: Period,
    /// 内: the period's first day matters too.
    pub(crate) within: bool,
    /// The year comes from the document.
    pub(crate) year_inferred: bool,
    /// The year stands nowhere: the period is of no use.
    pub(crate) year_unknown: bool,
}

impl When {
    /// A whole year and nothing finer.
    pub(crate) fn is_year(&self) -> bool {
        Period::year(self.period.first.year()) == Some(self.period)
    }

    /// The day a comparison is about, and the first day when the whole period counts.
    pub(crate) fn day(&self, op: Op) -> (Option<Date>, Date) {
        let from = (!self.period.is_day() && (op == Op::Eq || self.within)).then_some(self.period.first);
        match op {
            Op::Ge | Op::Lt => (None, self.period.first),
            Op::Le | Op::Gt | Op::Eq | Op::Approx => (from, self.period.last),
        }
    }
}

/// A date, a period or a stretch from one to another, with the word behind it.
pub(crate) fn date(input: &mut &str, year: Option<u16>, comparisons: &mut Comparisons) -> Parsed<When> {
    if !may_be_date(input) {
        return Err(NoMatch);
    }
    let start = *input;
    if take_any(input, &[("截至", ()), ("截止到", ()), ("截止至", ()), ("截止", ())]).is_some() {
        comparisons.say(Op::Le);
    }
    let said = comparisons.said().is_some();
    let point = stretch(input, year).inspect_err(|_| *input = start)?;
    let within = deadline(input, point.closed, comparisons);
    // A month alone (12月) may be a duration to its writer, and 2022.12 a number: a word behind it decides.
    if point.open && !said && !within && comparisons.said().is_none() {
        *input = start;
        return Err(NoMatch);
    }
    Ok(When {
        period: point.period,
        within,
        year_inferred: point.year.inferred,
        year_unknown: point.year.unknown,
    })
}

/// Whether anything like a date stands in front: most values are none, and this is all they pay.
fn may_be_date(text: &str) -> bool {
    let digits = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    if digits == 0 {
        return rest.starts_with(|c| {
            "当本今次来明下去上前年第截".contains(c) || any_digit(Some(c)).is_some() || c == '十'
        });
    }
    digits < 5
        && (rest.starts_with(['年', '月', '日', '号', '季', '-', '—', '~', '至', '到', '.', '/'])
            || rest.starts_with("个季"))
}

#[derive(Clone, Copy)]
struct Point {
    period: Period,
    year: Year,
    /// Needs a word before or behind it to be a date.
    open: bool,
    /// 底 and days: what 前 includes.
    closed: bool,
}

impl Point {
    fn in_year(period: Period, year: Year) -> Self {
        let closed = period.is_day();
        Self { period, year, open: false, closed }
    }
}

#[derive(Clone, Copy)]
struct Year {
    number: u16,
    inferred: bool,
    unknown: bool,
    /// 当年, 次年.
    relative: bool,
}

impl Year {
    fn written(number: u16) -> Self {
        Self { number, inferred: false, unknown: false, relative: false }
    }

    /// The document's year, for a date that says none. 2000 stands in for an unknown one: it has every day.
    fn of_document(year: Option<u16>, later: i16) -> Self {
        Self {
            number: year.unwrap_or(2000).saturating_add_signed(later),
            inferred: year.is_some(),
            unknown: year.is_none(),
            relative: true,
        }
    }
}

/// One point, or two with a dash between.
fn stretch(input: &mut &str, year: Option<u16>) -> Parsed<Point> {
    if let Some(years) = attempt(input, years) {
        return Ok(years);
    }
    let first = point(input, year)?;
    let last = attempt(input, |input| {
        super::body::dash(input)?;
        let last = attempt(input, |input| day_only(input, first))
            .map_or_else(|| point(input, Some(first.period.last.year())), Ok)?;
        Period::spanning(first.period.first, last.period.last)
            .map(|period| Point { period, open: false, closed: false, ..first })
            .ok_or(NoMatch)
    });
    Ok(last.unwrap_or(first))
}

/// 2021-2023年.
fn years(input: &mut &str) -> Parsed<Point> {
    let first = four_digits(input)?;
    take(input, "年");
    super::body::dash(input)?;
    let last = four_digits(input)?;
    if !take(input, "年") {
        return Err(NoMatch);
    }
    take(input, "度");
    if chinese::digit(input.chars().next().unwrap_or(' ')).is_some()
        || input.starts_with(|c: char| c.is_ascii_digit())
    {
        return Err(NoMatch);
    }
    let period = Period::year(first).zip(Period::year(last));
    let period = period.and_then(|(first, last)| Period::spanning(first.first, last.last)).ok_or(NoMatch)?;
    Ok(Point { period, year: Year::written(first), open: false, closed: false })
}

/// 12月1日至31日: the second day has the month of the first.
fn day_only(input: &mut &str, first: Point) -> Parsed<Point> {
    let day = small(input, &["日", "号"])?;
    let last = first.period.last;
    let period = Period::day(last.year(), last.month(), day).ok_or(NoMatch)?;
    Ok(Point { period, ..first })
}

/// Years told from the budget year.
const RELATIVE_YEARS: &[(&str, i16)] = &[
    ("当年", 0),
    ("本年度", 0),
    ("本年", 0),
    ("今年", 0),
    ("次年", 1),
    ("来年", 1),
    ("明年", 1),
    ("下一年度", 1),
    ("下年度", 1),
    ("下年", 1),
    ("去年", -1),
    ("上一年度", -1),
    ("上年度", -1),
    ("上一年", -1),
    ("上年", -1),
    ("前年", -2),
];

fn point(input: &mut &str, document: Option<u16>) -> Parsed<Point> {
    if let Some(numeric) = attempt(input, numeric) {
        return Ok(numeric);
    }
    let (year, written) = if let Some(number) = attempt(input, written_year) {
        (Year::written(number), true)
    } else if let Some(later) = take_any(input, RELATIVE_YEARS) {
        (Year::of_document(document, later), true)
    } else {
        (Year::of_document(document, 0), false)
    };
    let whole = Period::year(year.number).ok_or(NoMatch)?;
    if written || take(input, "年") {
        if take_any(input, &[("底", ()), ("末", ())]).is_some() {
            return Ok(Point::in_year(whole.end(), year));
        }
        if !written {
            return if input.starts_with('内') { Ok(Point::in_year(whole, year)) } else { Err(NoMatch) };
        }
    }
    if let Some(part) = attempt(input, |input| part(input, year, written)) {
        return Ok(part);
    }
    if !written || input.starts_with(['初', '中', '均', '终']) {
        return Err(NoMatch);
    }
    take(input, "全年");
    // 今年 by itself is hardly a date; 今年内 is one.
    Ok(Point { open: year.relative, ..Point::in_year(whole, year) })
}

/// A half, a quarter, a month or a day of `year`.
fn part(input: &mut &str, year: Year, year_written: bool) -> Parsed<Point> {
    let end = |input: &mut &str, period: Period| {
        let end = take_any(input, &[("底", ()), ("末", ())]).is_some();
        Point::in_year(if end { period.end() } else { period }, year)
    };
    if let Some(second) = take_any(input, &[("上半年", false), ("下半年", true)]) {
        let half = Period::half(year.number, second).ok_or(NoMatch)?;
        return Ok(end(input, half));
    }
    if let Some(quarter) = attempt(input, quarter) {
        let quarter = Period::quarter(year.number, quarter).ok_or(NoMatch)?;
        return Ok(end(input, quarter));
    }
    if let Some(last) = attempt(input, first_months) {
        return Ok(Point::in_year(Period::months(year.number, 1, last).ok_or(NoMatch)?, year));
    }
    if let Some((first, last)) = attempt(input, two_months) {
        let months = Period::months(year.number, first, last).ok_or(NoMatch)?;
        return Ok(end(input, months));
    }
    let month = small(input, &["月份", "月"])?;
    if let Some(third) = take_any(input, &[("上旬", 0), ("中旬", 1), ("下旬", 2)]) {
        return Ok(Point::in_year(Period::third(year.number, month, third).ok_or(NoMatch)?, year));
    }
    if input.starts_with('初') {
        return Err(NoMatch);
    }
    if let Some(day) = attempt(input, |input| small(input, &["日", "号"])) {
        return Ok(Point::in_year(Period::day(year.number, month, day).ok_or(NoMatch)?, year));
    }
    let whole = Period::month(year.number, month).ok_or(NoMatch)?;
    let point = end(input, whole);
    Ok(Point { open: !year_written && !point.closed, ..point })
}

/// 第四季度, 4季度, 一季度.
fn quarter(input: &mut &str) -> Parsed<u8> {
    take(input, "第");
    let quarter = small(input, &["个季度", "季度"])?;
    if quarter <= 4 { Ok(quarter) } else { Err(NoMatch) }
}

/// 前三季度, 前6个月: the last month of them.
pub(crate) fn first_months(input: &mut &str) -> Parsed<u8> {
    if !take(input, "前") {
        return Err(NoMatch);
    }
    if let Some(quarters) = attempt(input, |input| small(input, &["个季度", "季度"])) {
        return if quarters <= 4 { Ok(quarters * 3) } else { Err(NoMatch) };
    }
    small(input, &["个月"]).and_then(|months| if months <= 12 { Ok(months) } else { Err(NoMatch) })
}

/// 1-12月, 1月至12月 is two points.
fn two_months(input: &mut &str) -> Parsed<(u8, u8)> {
    let first = small(input, &[""])?;
    super::body::dash(input)?;
    let last = small(input, &["月份", "月"])?;
    if first < last { Ok((first, last)) } else { Err(NoMatch) }
}

/// 2022-12-31, 2022.12.31, 2022/12/31, and the month alone.
fn numeric(input: &mut &str) -> Parsed<Point> {
    let year = four_digits(input)?;
    let separator = input.chars().next().filter(|c| matches!(c, '-' | '.' | '/')).ok_or(NoMatch)?;
    let behind = |input: &mut &str| {
        *input = input.strip_prefix(separator).ok_or(NoMatch)?;
        let number = one_or_two_digits(input)?;
        if input.starts_with(|c: char| c.is_ascii_digit()) { Err(NoMatch) } else { Ok(number) }
    };
    let month = attempt(input, behind).ok_or(NoMatch)?;
    let year = Year::written(year);
    let point = if let Some(day) = attempt(input, behind) {
        take_any(input, &[("日", ()), ("号", ())]);
        Point::in_year(Period::day(year.number, month, day).ok_or(NoMatch)?, year)
    } else {
        let whole = Point::in_year(Period::month(year.number, month).ok_or(NoMatch)?, year);
        Point { open: separator == '.' && !take(input, "月"), ..whole }
    };
    // 2022-12% or 2022.5万元 is no date.
    let goes_on =
        input.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '‰' | '.' | '/'));
    if goes_on || super::measure::measure(&mut { *input }).is_ok() { Err(NoMatch) } else { Ok(point) }
}

/// 2022年, 二〇二二年, 2022年度.
fn written_year(input: &mut &str) -> Parsed<u16> {
    let year = four_digits(input)?;
    if take(input, "年") {
        take(input, "度");
        Ok(year)
    } else {
        Err(NoMatch)
    }
}

/// A year of our time in four digits, Arabic or Chinese, and no fifth digit.
fn four_digits(input: &mut &str) -> Parsed<u16> {
    let mut year = 0;
    let mut rest = input.chars();
    for _ in 0..4 {
        year = year * 10 + u16::from(any_digit(rest.next()).ok_or(NoMatch)?);
    }
    let rest = rest.as_str();
    if !(1900..2200).contains(&year) || any_digit(rest.chars().next()).is_some() {
        return Err(NoMatch);
    }
    *input = rest;
    Ok(year)
}

fn any_digit(c: Option<char>) -> Option<u8> {
    let c = c?;
    c.to_digit(10).map(|digit| digit as u8).or_else(|| chinese::digit(c).filter(|_| c != '两'))
}

/// A number up to 31 in digits or Chinese, with one of `words` behind it.
fn small(input: &mut &str, words: &[&str]) -> Parsed<u8> {
    let start = *input;
    let number = attempt(input, one_or_two_digits).or_else(|| {
        let read = chinese::read(input)?;
        *input = input.get(read.length..)?;
        u8::try_from(read.value).ok()
    });
    match number {
        Some(number @ 1..=31) if words.iter().any(|word| take(input, word)) => Ok(number),
        _ => {
            *input = start;
            Err(NoMatch)
        }
    }
}

fn one_or_two_digits(input: &mut &str) -> Parsed<u8> {
    let count = input.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = input.split_at_checked(count).ok_or(NoMatch)?;
    *input = rest;
    digits.parse().map_err(|_| NoMatch)
}
