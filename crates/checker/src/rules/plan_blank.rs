//! PLAN-BLANK 支出计划没有填全 | The spending plan is incomplete
//!
//! **查什么。** 资金支出计划的时点没有填，或填的不是数。
//!
//! **为什么。** 支出进度按季考核；空着的时点没法考核，系统也不接受。
//!
//! **例子。** 3月底 25%，6月底空白，10月底 75%，12月底 100%。
//!
//! 改法：补填各时点的累计支出比例。
//!
//! **What.** A step of 资金支出计划 that is blank or no number.
//!
//! **Why.** Spending is followed by these steps, and the system refuses blanks.
//!
//! **Example.** 25%, blank, 75%, 100%.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::written;
use crate::sheet::blank;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let steps = || sheet.form.schedule.iter().enumerate();
        let open: Vec<_> = steps().filter(|(_, step)| written(&step.share).is_none()).collect();
        let (Some((_, first)), at) = (open.first(), sheet.at.key("schedule")) else { continue };
        let labels: Vec<&str> = open.iter().map(|(_, step)| step.label.trim()).collect();
        let what = if blank(&first.share) { "没有填写" } else { "填的不是比例" };
        let at: Vec<_> = open.iter().map(|(index, _)| at.index(*index).key("share")).collect();
        out.add(at, format!("支出计划{} {what}", labels.join("、")));
    }
}
