//! MON-EMPTY 监控表没有填写执行情况 | A monitoring form that was not filled in
//!
//! **查什么。** 监控表中有年度指标值、而执行（完成）情况和全年预计完成情况都为空的行；资金行有预算数而执行数为空。每张表说一次。
//!
//! **为什么。** 监控就是看执行到哪里；没有填，等于没有监控。
//!
//! **例子。** 培训人数 ≥100人，1—7月完成情况、全年预计完成情况都空着。
//!
//! 改法：逐行填写执行情况和预计完成情况。
//!
//! **What.** Rows of a monitoring form with a target, and neither what was done nor what is expected; an amount without execution. Once a form.
//!
//! **Why.** Where things stand is all that monitoring says.
//!
//! **Example.** ≥100人, both cells blank.

use model::{FormKind, FundItem, Quantity};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::{Row, blank};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets().filter(|sheet| sheet.form.kind == FormKind::ProjectMonitoring) {
        let asked = |row: &Row<'_>| row.target().is_some_and(|target| !blank(target)) && is_open(row);
        let open: Vec<Row<'_>> = sheet.rows().filter(asked).collect();
        if let Some(first) = open.first() {
            let claim = format!("{} 等{}行没有填写执行情况", first.label(), open.len());
            out.add(open.iter().map(|row| row.at.key("actual")).collect::<Vec<_>>(), claim);
        }
        for (index, fund) in
            sheet.form.funds.iter().enumerate().filter(|(_, fund)| fund.item == Some(FundItem::Total))
        {
            let budgeted = [&fund.budget, &fund.initial].into_iter().flatten().any(|budget| !blank(budget));
            if budgeted && empty(fund.executed.as_ref()) {
                let at = sheet.at.key("funds").index(index).key("executed");
                out.add(vec![at], format!("{} 没有填写执行数", fund.label.trim()));
            }
        }
    }
}

fn empty(cell: Option<&Quantity>) -> bool {
    cell.is_some_and(blank)
}

/// The cell for what was done is there and says nothing, nor does the one for what is expected.
fn is_open(row: &Row<'_>) -> bool {
    empty(row.indicator.actual.as_ref()) && row.indicator.expected.as_ref().is_none_or(blank)
}
