//! DATE-YEAR 日期不在预算年度内 | A date outside the budget year
//!
//! **查什么。** 年度指标值中的日期在预算年度之内；写明的项目期限更晚的，可以晚于年度。项目期限（起止时间、项目期）应包含预算年度。推断出的年份不判断。
//!
//! **为什么。** 上年的期限多半是上年的表没改。
//!
//! **例子。** 2023年预算，完成时间 2022年12月底前。
//!
//! 改法：把日期改为本预算年度内的日期。
//!
//! **What.** The date of a yearly target against the budget year. A later date is fine when the form names a period
//! that reaches it; a period (起止时间, 项目期) holds the budget year. A year that was inferred is not judged.
//!
//! **Why.** A deadline of last year is left over from last year's form.
//!
//! **Example.** 预算年度 2023, 完成时间 2022年12月底前.

use model::{Inferred, Term, Value};
use wording::date::dates;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Sheet;
use crate::text::has_any;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let Some(year) = facts.year(sheet.form) else { continue };
        let last = last_year(&sheet).unwrap_or(year).max(year);
        period(&sheet, year, out);
        planned(&sheet, year, out);
        beyond_its_period(&sheet, out);
        for row in sheet.rows().filter(|row| row.indicator.term != Some(Term::Whole)) {
            let Some(target) = row.target().filter(|target| !target.inferred.contains(&Inferred::Year))
            else {
                continue;
            };
            let Value::Date { date, .. } = &target.value else { continue };
            if date.year() < year || date.year() > last {
                out.add(
                    vec![row.target_at()],
                    format!("{} 的日期{}不在预算年度{year}年内", row.label(), target.text),
                );
            }
        }
    }
}

/// A period that leaves the budget year out.
fn period(sheet: &Sheet<'_>, year: u16, out: &mut Findings<'_>) {
    for (label, value) in sheet.form.fields.iter().filter(|(label, _)| names_a_period(label)) {
        let years: Vec<u16> = dates(value).into_iter().map(|(year, ..)| year).collect();
        let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { continue };
        if years.len() >= 2 && !(*first..=*last).contains(&year) {
            let at = vec![sheet.at.key("fields").key(label)];
            out.add(at, format!("{label}“{}”不含预算年度{year}年", value.trim()));
        }
    }
}

/// A planned beginning and end in fields of their own, both before or both after the budget year.
fn planned(sheet: &Sheet<'_>, year: u16, out: &mut Findings<'_>) {
    let of = |words: &[&str]| {
        let mut fields = sheet.form.fields.iter().filter(|(label, _)| {
            has_any(label, words)
                && has_any(label, &["时间", "日期"])
                && has_any(label, &["计划", "项目", "实施"])
        });
        let (label, value) = fields.next()?;
        let years = dates(value).into_iter().map(|(year, ..)| year).collect::<Vec<_>>();
        <[u16; 1]>::try_from(years).ok().map(|[year]| (label, value, year))
    };
    let (Some((label, value, first)), Some((.., last))) =
        (of(&["开始", "起始"]), of(&["完成", "结束", "截止"]))
    else {
        return;
    };
    if first <= last && !(first..=last).contains(&year) {
        let at = vec![sheet.at.key("fields").key(label)];
        out.add(at, format!("{label}“{}”起的一段时间不含预算年度{year}年", value.trim()));
    }
}

/// A date of the whole period that lies outside the one period which the form names.
fn beyond_its_period(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let mut named = sheet.form.fields.iter().filter(|(label, _)| names_a_period(label));
    let (Some((label, value)), None) = (named.next(), named.next()) else { return };
    let [(first, ..), (last, ..)] = dates(value)[..] else { return };
    for row in sheet.rows().filter(|row| row.indicator.term == Some(Term::Whole)) {
        let Some(target) = row.target() else { continue };
        let Value::Date { date, .. } = &target.value else { continue };
        if first <= last && !(first..=last).contains(&date.year()) {
            let claim = format!("{} 的日期{}不在{label}“{}”之内", row.label(), target.text, value.trim());
            out.add(vec![row.target_at()], claim);
        }
    }
}

fn names_a_period(label: &str) -> bool {
    has_any(label, &["起止", "项目期", "实施期", "周期", "建设期"])
}

/// The last year a field of the form names as its period.
fn last_year(sheet: &Sheet<'_>) -> Option<u16> {
    let period = |label: &str| ["期", "时间", "日期", "年限"].iter().any(|word| label.contains(word));
    let fields = sheet.form.fields.iter().filter(|(label, _)| period(label));
    fields.flat_map(|(_, value)| dates(value)).map(|(year, ..)| year).max()
}
