//! IND-TERM 全周期的数小于年度的数 | The whole period has less than the year
//!
//! **查什么。** 两期表（中期、实施期与年度）：全周期资金总额小于年度资金总额；同名、同单位的数量指标，全周期的指标值小于年度的。
//!
//! **为什么。** 年度包含在全周期之内；多半是两栏填反了。比率、期限和越低越好的指标不比。
//!
//! **例子。** 实施期 培训 ≥100人次，年度 ≥300人次。
//!
//! 改法：核对两栏，更正填反或漏算的数。
//!
//! **What.** In forms with two sides: a total of the whole period below the year's; a count of the whole period below the year's for the
//! same name and unit. Rates, durations and what should be low are left alone.
//!
//! **Why.** The year is part of the whole; the columns were mixed up.
//!
//! **Example.** 实施期 ≥100人次, 年度 ≥300人次.

use model::Term;
use wording::direction::less_is_better;
use wording::fold::letters;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Class, number, unit};
use crate::money::say;
use crate::sheet::{Row, Sheet};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        money(&sheet, out);
        let of = |term: Term| {
            sheet.rows().filter(move |row| row.indicator.term == Some(term)).collect::<Vec<Row<'_>>>()
        };
        let whole = of(Term::Whole);
        for year in of(Term::Annual) {
            let twin =
                |row: &&Row<'_>| letters(row.name()) == letters(year.name()) && row.level2() == year.level2();
            let mut twins = whole.iter().filter(twin);
            let (Some(whole), None) = (twins.next(), twins.next()) else { continue };
            let (Some(all), Some(part)) = (whole.target(), year.target()) else { continue };
            let counted = Class::of_quantity(part).is_some_and(Class::is_count) && unit(all) == unit(part);
            let less = number(all).zip(number(part)).is_some_and(|(all, part)| all < part);
            if counted && less && !year.is_cost() && !less_is_better(year.name()) {
                let claim = format!("{} 全周期 {} 小于年度 {}", year.label(), all.text, part.text);
                out.add(vec![whole.target_at(), year.target_at()], claim);
            }
        }
    }
}

fn money(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    if sheet.fund_sides().len() < 2 {
        return;
    }
    let (Some((whole_at, _, whole)), Some((year_at, _, year))) =
        (sheet.budget(Some(Term::Whole)), sheet.budget(Some(Term::Annual)))
    else {
        return;
    };
    let less = unit(whole) == unit(year)
        && number(whole).zip(number(year)).is_some_and(|(whole, year)| whole < year);
    if less {
        out.add(
            vec![whole_at, year_at],
            format!("全周期资金总额 {} 小于年度资金总额 {}", say(whole), say(year)),
        );
    }
}
