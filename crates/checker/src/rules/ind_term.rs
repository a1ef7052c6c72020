//! IND-TERM 全周期的数小于年度的数 | The whole period has less than the year
//!
//! **查什么。** 两期表（中期、实施期与年度）：全周期资金总额小于年度资金总额；同名、同单位的数量指标（个数、人次、里程、面积等），全周期的指标值小于年度的，全年的小于半年的；全周期目标中的数小于年度目标中同单位的数（提醒）。
//!
//! **为什么。** 年度包含在全周期之内；多半是两栏填反了。比率、期限和越低越好的指标不比。
//!
//! **例子。** 实施期 培训 ≥100人次，年度 ≥300人次。
//!
//! 改法：核对两栏，更正填反或漏算的数。
//!
//! **What.** In forms with two sides: a total of the whole period below the year's; a count, length or area of the whole period below the year's for the
//! same name and unit, or of the year below the half year's; a number in the goal of the whole period below that of the year (a warning). Rates, durations and what should be low are left alone.
//!
//! **Why.** The year is part of the whole; the columns were mixed up.
//!
//! **Example.** 实施期 ≥100人次, 年度 ≥300人次.

use model::{Quantity, Term};
use wording::direction::less_is_better;
use wording::fold::letters;
use wording::likeness::Pairs;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{number, unit};
use crate::money::say;
use crate::prose;
use crate::sheet::{Row, Sheet};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        money(&sheet, out);
        goals(&sheet, out);
        sheet.rows().for_each(|row| half_year(&row, out));
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
            if adds_up_over_years(&year, part) && is_less(all, part) {
                let claim = format!("{} 全周期 {} 小于年度 {}", year.label(), all.text, part.text);
                out.add(vec![whole.target_at(), year.target_at()], claim);
            }
        }
    }
}

/// A number of people, events or things, or a length, an area: what is done in a year is part of what is done in all.
fn adds_up_over_years(row: &Row<'_>, part: &Quantity) -> bool {
    let amount = unit(part).is_some_and(prose::is_amount_of_things);
    amount && !row.is_cost() && !less_is_better(row.name())
}

fn is_less(all: &Quantity, part: &Quantity) -> bool {
    unit(all) == unit(part) && number(all).zip(number(part)).is_some_and(|(all, part)| all < part)
}

/// A column for half a year that asks for more than the year.
fn half_year(row: &Row<'_>, out: &mut Findings<'_>) {
    let Some(target) = row.target().filter(|target| adds_up_over_years(row, target)) else { return };
    for (label, text) in row.indicator.fields.iter().filter(|(label, _)| label.contains("半年")) {
        let counted = prose::counted(text);
        let [half] = counted.as_slice() else { continue };
        if is_less(target, &half.quantity) {
            let claim = format!("{} 全年 {} 小于{label} {}", row.label(), target.text, text.trim());
            out.add(vec![row.target_at(), row.at.key("fields").key(label)], claim);
        }
    }
}

/// The one number of a unit in the goals of the whole period, and that in the goals of the year, of the same thing.
fn goals(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let of = |term: Term| {
        let goals = sheet.form.goals.iter().enumerate().filter(move |(_, goal)| goal.term == Some(term));
        goals.flat_map(|(index, goal)| {
            let at = sheet.at.key("goals").index(index).key("text");
            prose::counted(&goal.text)
                .into_iter()
                .map(move |counted| (at.clone(), counted, goal.text.as_str()))
        })
    };
    let (whole, year): (Vec<_>, Vec<_>) = (of(Term::Whole).collect(), of(Term::Annual).collect());
    let same = |a: &Quantity, b: &Quantity| unit(a) == unit(b);
    for (at, part, said) in &year {
        let mut twins = whole.iter().filter(|(_, all, _)| same(&all.quantity, &part.quantity));
        let alone = year.iter().filter(|(_, other, _)| same(&other.quantity, &part.quantity)).count() == 1;
        let (Some((all_at, all, all_said)), None, true) = (twins.next(), twins.next(), alone) else {
            continue;
        };
        let alike = Pairs::of(&letters(said)).shared(&Pairs::of(&letters(all_said))) >= 2;
        let amount = unit(&part.quantity).is_some_and(prose::is_amount_of_things);
        if alike && amount && is_less(&all.quantity, &part.quantity) {
            let claim = format!("全周期目标 {} 小于年度目标 {}", all.quantity.text, part.quantity.text);
            out.add_as(Severity::Warning, vec![all_at.clone(), at.clone()], claim);
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
