//! PLAN-UNIT-DOUBLE 表头与单元格重复百分号 | The per cent sign stands in the heading and in the cells
//!
//! **查什么。** 标签“资金支出计划（%）”已注明单位，单元格又写了%。全部表只说一次。
//!
//! **为什么。** 系统存的是不带%的数，带%的格粘贴时会被拒绝或读成0.25。有的系统打印出来就是这样，所以只作提示。
//!
//! **例子。** 资金支出计划（%），3月底：25%。
//!
//! 改法：表头已注明（%），单元格只填数字；或删去表头的（%）。
//!
//! **What.** The label 资金支出计划（%） already gives the unit, and the cells write % again. Said once for all forms.
//!
//! **Why.** Read strictly the cell says 25 %% of the budget; the official system stores the bare number, and such
//! cells are refused or read as 0.25 when pasted in. The printed export of some systems does the same, so this is a hint.
//!
//! **Example.** 资金支出计划（%）, 3月底: 25%.

use model::Pointer;

use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut at: Vec<Pointer> = Vec::new();
    let mut first = "";
    let signed = |text: &str| text.contains(['%', '％']);
    for sheet in
        facts.sheets().filter(|sheet| sheet.form.labels.get("schedule").is_some_and(|label| signed(label)))
    {
        let steps = sheet.form.schedule.iter().enumerate();
        if let Some((index, step)) = steps.into_iter().find(|(_, step)| signed(&step.share.text)) {
            at.push(sheet.at.key("schedule").index(index).key("share"));
            if first.is_empty() {
                first = &step.share.text;
            }
        }
    }
    if !at.is_empty() {
        let count = at.len();
        out.add(at, format!("资金支出计划（%）表头已含百分号，单元格又写“{first}”（共{count}张表）"));
    }
}
