//! DATE-YEAR 日期不在预算年度内 | A date outside the budget year
//!
//! **查什么。** 年度指标值中的日期在预算年度之内。表有全周期一栏，或写明的期限更晚的，晚于年度可以；推断出的年份不判断。
//!
//! **为什么。** 上年的期限多半是上年的表没改。
//!
//! **例子。** 2023年预算，完成时间 2022年12月底前。
//!
//! 改法：把日期改为本预算年度内的日期。
//!
//! **What.** The date of a yearly target against the budget year. A later date is fine when the form has a side for the
//! whole period, or names a period that reaches it; a year that was inferred is not judged.
//!
//! **Why.** A deadline of last year is left over from last year's form.
//!
//! **Example.** 预算年度 2023, 完成时间 2022年12月底前.

use model::{Inferred, Term, Value};
use wording::date::dates;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let Some(year) = facts.year(sheet.form) else { continue };
        let last = last_year(&sheet).unwrap_or(year).max(year);
        for row in sheet.rows().filter(|row| row.indicator.term != Some(Term::Whole)) {
            let Some(target) = row.target().filter(|target| !target.inferred.contains(&Inferred::Year))
            else {
                continue;
            };
            let Value::Date { date, .. } = &target.value else { continue };
            let two_sided = row.indicator.term.is_some();
            if date.year() < year || (date.year() > last && !two_sided) {
                out.add(
                    vec![row.target_at()],
                    format!("{} 的日期{}不在预算年度{year}年内", row.label(), target.text),
                );
            }
        }
    }
}

/// The last year a field of the form names as its period.
fn last_year(sheet: &Sheet<'_>) -> Option<u16> {
    let period = |label: &str| ["期", "时间", "日期", "年限"].iter().any(|word| label.contains(word));
    let fields = sheet.form.fields.iter().filter(|(label, _)| period(label));
    fields.flat_map(|(_, value)| dates(value)).map(|(year, ..)| year).max()
}
