//! Dates and times: days since the last of 1899 (or 1904-01-01), and parts of a day.

use super::Shown;
use super::section::{Half, Part, Section, Token, adds_words};

/// Days from 1900-01-00 to 1904-01-01.
const EPOCH_1904: f64 = 1462.0;
/// The day after 9999-12-31.
const END: f64 = 2_958_466.0;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// The 29th of February 1900, which Lotus 1-2-3 believed in and Excel keeps (ECMA-376-1 §18.17.4.1).
const LEAP_1900: i64 = 60;

/// A moment as a spreadsheet counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Days since the epoch.
    days: i64,
    /// Milliseconds of the day.
    time: i64,
}

impl Moment {
    /// `None` for what is no date: below zero, or behind the year 9999.
    pub(super) fn of(value: f64, epoch_1904: bool) -> Option<Self> {
        let value = if epoch_1904 { value + EPOCH_1904 } else { value };
        if !(0.0..END).contains(&value) {
            return None;
        }
        let milliseconds = (value.fract() * DAY as f64).round() as i64;
        let days = value.trunc() as i64 + milliseconds / DAY;
        Some(Self { days, time: milliseconds % DAY })
    }

    /// Rounded to a number of digits of the second.
    fn rounded(self, digits: u8) -> Self {
        let unit = 10_i64.pow(u32::from(3_u8.saturating_sub(digits)));
        let time = (self.time + unit / 2) / unit * unit;
        Self { days: self.days + time / DAY, time: time % DAY }
    }

    /// Year, month, day.
    fn date(self) -> (i64, u32, u32) {
        if self.days == LEAP_1900 {
            return (1900, 2, 29);
        }
        if self.days == 0 {
            return (1900, 1, 0);
        }
        // Days since 1970-01-01, then the civil calendar (H. Hinnant, chrono-compatible low-level date algorithms).
        let days = self.days - if self.days > LEAP_1900 { 25_569 } else { 25_568 };
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month as u32, day as u32)
    }

    /// 0 for Sunday.
    fn weekday(self) -> usize {
        (self.days + 6).rem_euclid(7) as usize
    }
}

/// A date as ISO 8601 has it, with its time where it has one: `2022-12-31`, `2022-12-31T08:30:00`.
pub(crate) fn iso(value: f64, epoch_1904: bool) -> Option<String> {
    let moment = Moment::of(value, epoch_1904)?.rounded(0);
    let (year, month, day) = moment.date();
    let time = match moment.time {
        0 => None,
        time => Some(format!("{:02}:{:02}:{:02}", time / 3_600_000, time / 60_000 % 60, time / 1000 % 60)),
    };
    match (moment.days, time) {
        // A time alone counts no days.
        (0, time) => Some(time.unwrap_or_else(|| "00:00:00".to_owned())),
        (_, None) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (_, Some(time)) => Some(format!("{year:04}-{month:02}-{day:02}T{time}")),
    }
}

/// A moment through a section.
pub(super) fn shown(section: &Section, moment: &Moment) -> Shown {
    let parts = || {
        section.tokens.iter().filter_map(|token| match token {
            Token::Date(part) => Some(*part),
            _ => None,
        })
    };
    let digits = parts().find_map(|part| match part {
        Part::Fraction(digits) => Some(digits.min(3)),
        _ => None,
    });
    let moment = moment.rounded(digits.unwrap_or(0));
    let halves = parts().any(|part| matches!(part, Part::HalfDay(_)));
    let mut text = String::new();
    for token in &section.tokens {
        match token {
            Token::Literal(literal) => text.push_str(literal),
            Token::Space => text.push(' '),
            Token::Date(part) => text.push_str(&written(*part, moment, section, halves)),
            _ => {}
        }
    }
    let has = |wanted: fn(&Part) -> bool| parts().any(|part| wanted(&part));
    let dated =
        has(|part| matches!(part, Part::Year(_) | Part::Month(_) | Part::Day(_) | Part::ChineseDay(_)));
    let whole_date = has(|part| matches!(part, Part::Year(_)))
        && has(|part| matches!(part, Part::Month(_)))
        && has(|part| matches!(part, Part::Day(_)));
    let timed = has(|part| matches!(part, Part::Hour(_) | Part::Elapsed(..) | Part::Minute(_)));
    let differs =
        dated && !whole_date || !timed && moment.time != 0 || section.tokens.iter().any(foreign_words);
    Shown { text, differs }
}

/// Words in a date that are none of a date's own.
fn foreign_words(token: &Token) -> bool {
    let own = |sign: char| "年月日时分秒号第季度周星期TZ/-.: \u{3000}".contains(sign);
    adds_words(token) && matches!(token, Token::Literal(text) if !text.chars().all(own))
}

fn written(part: Part, moment: Moment, section: &Section, halves: bool) -> String {
    let (year, month, day) = moment.date();
    let (hour, minute, second) = (
        (moment.time / 3_600_000) as u32,
        (moment.time / 60_000 % 60) as u32,
        (moment.time / 1000 % 60) as u32,
    );
    let number = |number: u32, width: u8| match section.chinese {
        Some(chinese) => chinese.short(number),
        None if width >= 2 => format!("{number:02}"),
        None => number.to_string(),
    };
    let since = |unit: i64| moment.days * (DAY / unit) + moment.time / unit;
    match part {
        Part::Year(width) => {
            let text = if width <= 2 { format!("{:02}", year % 100) } else { format!("{year:04}") };
            section.chinese.map_or(text.clone(), |chinese| chinese.digits(&text))
        }
        Part::Month(width @ 1..=2) => number(month, width),
        Part::Month(width) => month_name(month, width, section.chinese_names),
        Part::Day(width @ 1..=2) => number(day, width),
        Part::Day(width) => day_name(moment.weekday(), width, section.chinese_names),
        // 三 of 周三.
        Part::ChineseDay(3) => day_name(moment.weekday(), 3, true).chars().skip(1).collect(),
        Part::ChineseDay(width) => day_name(moment.weekday(), width, true),
        Part::Hour(width) if halves => number((hour + 11) % 12 + 1, width),
        Part::Hour(width) => number(hour, width),
        Part::Minute(width) => number(minute, width),
        Part::Second(width) => number(second, width),
        Part::Fraction(digits) => {
            let digits = usize::from(digits.min(3));
            format!(".{}", &format!("{:03}", moment.time % 1000)[..digits])
        }
        Part::Elapsed(unit, width) => {
            let unit = match unit {
                'h' => 3_600_000,
                'm' => 60_000,
                _ => 1000,
            };
            format!("{:0width$}", since(unit), width = usize::from(width))
        }
        Part::HalfDay(half) => {
            let names = match half {
                Half::Latin => ["AM", "PM"],
                Half::Letter => ["A", "P"],
                Half::Chinese => ["上午", "下午"],
            };
            names[usize::from(hour >= 12)].to_owned()
        }
    }
}

fn month_name(month: u32, width: u8, chinese: bool) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const CHINESE: [&str; 12] =
        ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];
    let name = |names: &[&'static str; 12]| names.get(month as usize - 1).copied().unwrap_or_default();
    if chinese {
        return name(&CHINESE).to_owned();
    }
    let letters = match width {
        3 => 3,
        5 => 1,
        _ => usize::MAX,
    };
    name(&ENGLISH).chars().take(letters).collect()
}

fn day_name(weekday: usize, width: u8, chinese: bool) -> String {
    const ENGLISH: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    const CHINESE: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];
    match (chinese, width) {
        (true, 3) => format!("周{}", CHINESE[weekday % 7]),
        (true, _) => format!("星期{}", CHINESE[weekday % 7]),
        (false, 3) => ENGLISH[weekday % 7].chars().take(3).collect(),
        (false, _) => ENGLISH[weekday % 7].to_owned(),
    }
}
