//! SELF-EMPTY 自评表的实际完成值和得分未填 | An evaluation that was not filled in
//!
//! **查什么。** 有年度指标值的行，实际完成值和得分两格都是空的（每张表在第一处说一次）；有得分而实际完成值为空的。
//!
//! **为什么。** 自评的内容就是完成了多少、得几分。
//!
//! **例子。** 发放人数 ≥100人，两格都空着。
//!
//! 改法：逐行填写实际完成值和得分。
//!
//! **What.** Rows of an evaluation that have a target, and whose 实际完成值 and 得分 are both blank although the form has columns
//! for them. Said once a form, at its first such row. Also points without a value.
//!
//! **Why.** The form is there and the evaluation is not: what was reached, and what it is worth, is its whole content.
//!
//! **Example.** 发放人数 ≥100人, both cells blank.

use model::{FundItem, Quantity};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::{Row, Sheet, blank};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.evaluations() {
        let rows: Vec<Row<'_>> =
            sheet.rows().filter(|row| row.target().is_some_and(|target| !blank(target))).collect();
        for row in rows.iter().filter(|row| is_scored_alone(row)) {
            let claim = format!("{} 有得分，实际完成值为空", row.label());
            out.add(vec![row.at.key("actual"), row.at.key("score")], claim);
        }
        let open: Vec<&Row<'_>> = rows.iter().filter(|row| is_open(row)).collect();
        funds(&sheet, out);
        let Some(first) = open.first() else { continue };
        let message = if open.len() == rows.len() {
            format!("{} 的{}行指标都没有填写实际完成值和得分", sheet.name(), open.len())
        } else {
            format!("{} 等{}行指标没有填写实际完成值和得分", first.label(), open.len())
        };
        let at = open.iter().flat_map(|row| [row.at.key("actual"), row.at.key("score")]).collect::<Vec<_>>();
        out.add(at, message);
    }
}

/// A budget, and nothing said of its execution.
fn funds(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    for (index, fund) in
        sheet.form.funds.iter().enumerate().filter(|(_, fund)| fund.item == Some(FundItem::Total))
    {
        let budgeted = [&fund.budget, &fund.initial].into_iter().flatten().any(|budget| !blank(budget));
        if budgeted && fund.executed.as_ref().is_some_and(blank) {
            let at = sheet.at.key("funds").index(index).key("executed");
            out.add(vec![at], format!("{} 没有填写全年执行数", fund.label.trim()));
        }
    }
}

/// Points for what nobody says.
fn is_scored_alone(row: &Row<'_>) -> bool {
    let scored = row.indicator.score.as_ref().is_some_and(|score| !blank(score));
    scored && row.indicator.actual.as_ref().is_some_and(blank)
}

/// Both cells are there and say nothing.
fn is_open(row: &Row<'_>) -> bool {
    let empty = |cell: &Option<Quantity>| cell.as_ref().is_some_and(blank);
    empty(&row.indicator.actual) && empty(&row.indicator.score)
}
