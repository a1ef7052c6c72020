//! Years of this century, in Arabic or Chinese digits.

use std::ops::Range;

use crate::label;

/// The years a budget can be of.
pub const CENTURY: Range<u16> = 2000..2100;

/// A year where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The year.
    pub year: u16,
    /// Its digits, in bytes; those of a date such as 20231201 whole.
    pub digits: Range<usize>,
    /// Whether the digits are the year alone, four of them.
    pub alone: bool,
    /// Whether 年 stands behind.
    pub named: bool,
}

/// The years of a folded text, in order. `20221231` and `202207` are dates that begin with a year; a run of digits of
/// any other length is none.
#[must_use]
pub fn find(folded: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = folded.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
        if end == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let run = &rest[..end];
        let number = run
            .chars()
            .filter_map(digit)
            .fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(digit));
        let length = run.chars().count();
        let year = match length {
            4 => number,
            6 if (1..=12).contains(&(number % 100)) => number / 100,
            8 => number / 10_000,
            _ => 0,
        };
        if let Some(year) = u16::try_from(year).ok().filter(|year| CENTURY.contains(year)) {
            let named = rest[end..].starts_with('年');
            found.push(Found { year, digits: at..at + end, alone: length == 4, named });
        }
        at += end;
    }
    found
}

/// The years a text names, in order; `named` keeps those with 年 behind.
#[must_use]
pub fn years(text: &str, named: bool) -> Vec<u16> {
    find(&label::fold(text)).iter().filter(|found| !named || found.named).map(|found| found.year).collect()
}

/// The budget year a title or header line names: the one with 年度 behind, or the first with 年. A run of years
/// (2024-2026年) is none.
#[must_use]
pub fn budget_year(text: &str) -> Option<u16> {
    let folded = label::fold(text);
    let found = find(&folded);
    let fiscal = found.iter().rposition(|year| year.named && folded[year.digits.end..].starts_with("年度"));
    let at = fiscal.or_else(|| found.iter().position(|year| year.named))?;
    let neighbours = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))];
    let is_run = |&(low, high): &(usize, usize)| {
        let (Some(low), Some(high)) = (found.get(low), found.get(high)) else { return false };
        let between = folded.get(low.digits.end..high.digits.start).unwrap_or_default();
        let sign = between.trim_start_matches(['年', '度']);
        low.year != high.year && matches!(sign, "-" | "--" | "~" | "至" | "到")
    };
    (!neighbours.iter().flatten().any(is_run)).then(|| found[at].year)
}

/// Whether a text, without brackets, is a year and nothing else: 2022年度, 二〇二二年, 2022年度预算, 2023年度1-7月.
#[must_use]
pub fn is_alone(text: &str) -> bool {
    let bare = text.trim_end_matches("预算");
    let Some((year, rest)) = bare.split_once('年') else { return false };
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    // 2023年度1-7月, 2023年上半年: a part of the year.
    let part = rest.chars().all(|c| c.is_ascii_digit() || "-~至月份上下半年第一二三四季度".contains(c));
    year.chars().count() == 4 && part && budget_year(text).is_some()
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        // Typists set a letter or a circle for 〇.
        '○' | 'O' | '◯' => Some(0),
        _ if crate::numeral::is_digit(c) => crate::numeral::digit(c).map(u32::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn years_in_either_digits() {
        assert_eq!(years("绩效目标-2022", false), [2022]);
        assert_eq!(years("绩效目标-2022", true), [0_u16; 0]);
        assert_eq!(years("二〇二三年度", true), [2023]);
        assert_eq!(years("二○二 三年", true), [2023]);
        assert_eq!(years("2022年至2024年", true), [2022, 2024]);
        assert_eq!(years("13028122P002321100046", false), [0_u16; 0]);
        assert_eq!(years("云岭20231201修改", false), [2023]);
        assert_eq!(budget_year("2021年编制的2022年度部门预算"), Some(2022));
        assert_eq!(budget_year("中期规划（2024-2026年）"), None);
        assert_eq!(budget_year("2022年至2024年"), None);
        assert_eq!(budget_year("2023年12月-2024年"), Some(2023));
    }

    #[test]
    fn a_year_alone_may_be_a_part_of_it() {
        for text in ["2022年度", "2022年", "二〇二二年度", "2022年度预算", "2023年度1-7月"] {
            assert!(is_alone(text), "{text}");
        }
        assert!(!is_alone("2022年培训费"));
        assert!(!is_alone("1-12月"));
    }

    #[test]
    fn years_are_found_where_they_stand() {
        let of = |digits, alone, named| Found { year: 2024, digits, alone, named };
        assert_eq!(find("自2024年起"), [of(3..7, true, true)]);
        assert_eq!(find("202407"), [of(0..6, false, false)]);
        assert_eq!(find("120240"), []);
    }
}
