//! GRADE-TILE 评价等级有空档或重叠 | The grades leave a gap or overlap
//!
//! **查什么。** 一条指标优、良、中、差的界限首尾相接。相邻两级都含同一个数（80%-90%、90%-95%）是习惯写法，可以；整数计数可以差1（5—9次，10次以上）。
//!
//! **为什么。** 80—89分与90分以上之间，89.5分没有等级，实际出现过。
//!
//! **例子。** 优 ≥95%，良 85%-94%，中 75%-84%，差 <75%。
//!
//! 改法：使相邻等级首尾相接，例如“≥95%、85%（含）—95%、75%（含）—85%、<75%”。
//!
//! **What.** The thresholds of 优, 良, 中, 差 of an indicator, as intervals: each begins where the next lower one ends. A number
//! that two neighbours both include (80%-90%, 90%-95%) is the usual way of writing and accepted. Whole things that are
//! counted may step by one (5—9次, 10次以上).
//!
//! **Why.** With 80—89分 and 90分以上 a result of 89.5 has no grade. That is a real fault in use.
//!
//! **Example.** 优 ≥95%, 良 85%-94%, 中 75%-84%, 差 <75%.

use model::Quantity;
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, Edge, Interval, plain, unit};
use crate::sheet::Row;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        if let Some(fault) = fault(&row) {
            out.add(vec![row.at.key("grades")], format!("{} 的评价等级{fault}", row.label()));
        }
    }
}

fn fault(row: &Row<'_>) -> Option<String> {
    let grades = row.indicator.grades.iter();
    let mut grades: Vec<(&str, &Quantity, Interval)> = grades
        .filter_map(|(label, quantity)| Some((label.trim(), quantity, Interval::of(quantity)?)))
        .collect();
    let first = grades.first().map(|(_, quantity, _)| unit(quantity))?;
    // Words among the thresholds, or different units, do not tile.
    if grades.len() < 3
        || grades.len() < row.indicator.grades.len()
        || grades.iter().any(|(_, quantity, _)| unit(quantity) != first)
    {
        return None;
    }
    let counted = first.map(Class::of).is_some_and(Class::is_count);
    grades.sort_by_key(|(_, _, interval)| interval.low.or(interval.high).map(|edge| edge.value));
    // The one without a lower end is the lowest.
    grades.sort_by_key(|(_, _, interval)| interval.low.is_some());
    grades.windows(2).find_map(|pair| {
        let [(below, lower, a), (above, upper, b)] = pair else { return None };
        let names = format!("“{above} {}”与“{below} {}”", upper.text, lower.text);
        let (Some(end), Some(start)) = (a.high, b.low) else { return Some(format!("{names}重叠")) };
        between(end, start, counted).map(|what| format!("{names}{what}"))
    })
}

fn between(end: Edge, start: Edge, counted: bool) -> Option<String> {
    let step = counted
        && end.inclusive
        && start.inclusive
        && start.value.checked_sub(end.value) == Some(Decimal::ONE);
    if step {
        None
    } else if end.value > start.value {
        Some("重叠".to_owned())
    } else if end.value < start.value {
        Some(format!("之间有空档（{}至{}）", plain(end.value), plain(start.value)))
    } else {
        (!end.inclusive && !start.inclusive).then(|| format!("都不含{}", plain(end.value)))
    }
}
