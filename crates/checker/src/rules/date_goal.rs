//! DATE-GOAL 目标中写的是其他年度 | A goal speaks of another year
//!
//! **查什么。** 年度绩效目标、资金用途中写了“某某年”，却没有一处是预算年度。与以往相比的年份（较2022年、自2021年以来、截至2022年底）、文号和全周期的目标不管。
//!
//! **为什么。** 多半是上年的目标没有改。
//!
//! **例子。** 2023年的表，绩效目标：2022年完成农村公路养护120公里。
//!
//! 改法：按本年度的计划重写目标，更正年份。
//!
//! **What.** A yearly goal or purpose that names a year, and nowhere the budget year. Years of comparison, document numbers and goals of the
//! whole period are left alone.
//!
//! **Why.** Last year's goal was left unchanged.
//!
//! **Example.** In a form of 2023: 2022年完成农村公路养护120公里.

use model::{FormKind, Term};
use wording::label;
use wording::year;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets().filter(|sheet| sheet.form.kind != FormKind::ProjectEvaluation) {
        let Some(budget) = facts.year(sheet.form) else { continue };
        let goals = sheet.form.goals.iter().enumerate().filter(|(_, goal)| goal.term != Some(Term::Whole));
        let mut texts: Vec<_> = goals
            .map(|(index, goal)| (sheet.at.key("goals").index(index).key("text"), goal.text.as_str()))
            .collect();
        texts.extend(sheet.form.purpose.as_deref().map(|purpose| (sheet.at.key("purpose"), purpose)));
        for (at, text) in texts {
            if let Some(year) = other_year(text, budget) {
                out.add(vec![at], format!("{budget}年度的目标写的是{year}年：{}", quote(text)));
            }
        }
    }
}

/// The earlier year a text plans for, where it names no year from the budget's on.
fn other_year(text: &str, budget: u16) -> Option<u16> {
    const BEFORE: &[&str] = &["较", "比", "自", "从", "截至", "截止", "与", "和", "《", "经", "以"];
    const BEHIND: &[&str] =
        &["以来", "起", "底前", "至", "-", "—", "~", "印发", "发布", "成立", "实施方案", "批", "决算", "已"];
    let folded = label::fold(text);
    let years = year::find(&folded);
    if years.iter().any(|found| found.year >= budget) {
        return None;
    }
    let plans = |found: &&year::Found| {
        let before = folded.get(..found.digits.start).unwrap_or_default();
        let behind = folded
            .get(found.digits.end..)
            .unwrap_or_default()
            .trim_start_matches('年')
            .trim_start_matches('度');
        // 2018年建成的泵站 tells what there is.
        let built = found.year + 1 < budget && behind.starts_with(['建', '修']);
        found.named
            && !built
            && !BEFORE.iter().any(|word| before.ends_with(word))
            && !BEHIND.iter().any(|word| behind.starts_with(word))
    };
    years.iter().find(plans).map(|found| found.year)
}

#[cfg(test)]
mod tests {
    use super::other_year;

    #[test]
    fn last_years_plan_is_told_from_a_comparison() {
        assert_eq!(other_year("2022年完成农村公路养护120公里。", 2023), Some(2022));
        assert_eq!(other_year("2022年建示范基地8个。", 2023), Some(2022));
        assert_eq!(other_year("维护2018年建成的泵站。", 2023), None);
        assert_eq!(other_year("2022年已完成一期，2023年完成二期。", 2023), None);
        assert_eq!(other_year("较2022年提高5%。", 2023), None);
        assert_eq!(other_year("自2021年以来持续推进。", 2023), None);
        assert_eq!(other_year("按云财〔2022〕15号执行。", 2023), None);
    }
}
