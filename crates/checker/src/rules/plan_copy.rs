//! PLAN-COPY 各项目支出计划雷同 | All projects have the same spending plan
//!
//! **查什么。** 一份文件里三个以上项目的支出计划完全一样。
//!
//! **为什么。** 按年付的房租与一次办完的培训不会同一个进度；全部一样说明没有逐项测算。仅作提示。
//!
//! **例子。** 五个项目都是 25% 50% 75% 100%。
//!
//! 改法：按各项目实际付款时间分别测算支出进度。
//!
//! **What.** Three or more projects of a document, all with the very same shares.
//!
//! **Why.** A rent paid by the year and a training course do not spend alike; one curve for all says that nobody
//! planned. Reviewers use it as a hint, it is no fault in itself.
//!
//! **Example.** Five projects, each 25% 50% 75% 100%.

use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::plan::shares;
use crate::sheet::Sheet;
use crate::threshold::Threshold;

const LEAST: Threshold = Threshold::whole("least", 3, "至少几个项目相同才提出");
pub(super) const THRESHOLDS: &[Threshold] = &[LEAST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let sheets: Vec<Sheet<'_>> =
        facts.project_sheets().filter(|sheet| !sheet.form.schedule.is_empty()).collect();
    let curve = |sheet: &Sheet<'_>| shares(sheet).iter().map(|share| share.number).collect::<Vec<Decimal>>();
    let Some(first) = sheets.first() else { return };
    let same = curve(first);
    // One step, or all the money at once, is no curve to copy.
    let a_curve =
        same.iter().filter(|share| !share.is_zero() && **share != Decimal::ONE_HUNDRED).count() >= 2;
    if sheets.len() >= out.most(&LEAST) && a_curve && sheets.iter().all(|sheet| curve(sheet) == same) {
        let texts: Vec<&str> = shares(first).iter().map(|share| share.text).collect();
        let at: Vec<_> = sheets.iter().map(|sheet| sheet.at.key("schedule").index(0).key("share")).collect();
        out.add(at, format!("{}个项目的支出计划完全相同（{}）", sheets.len(), texts.join("、")));
    }
}
