//! AMT-DEPT 各项目金额合计与部门总额不符 | The projects do not add up to the department's total
//!
//! **查什么。** 部门整体支出表：各任务金额之和与金额合计（或项目支出）核对，各职责的金额与其下各活动之和核对；同一文件内该单位各项目目标表预算数之和与部门表的项目支出核对。
//!
//! **为什么。** 88号文要求每个项目都有绩效目标；相差说明有项目漏报，或金额只改了一处。人员类项目常不编目标表，所以不作错误。
//!
//! **例子。** 年度主要任务 30.00 与 20.00，金额合计 60.00。
//!
//! 改法：核对部门表中的合计与各任务（项目）金额，补齐漏列的项目或更正合计。
//!
//! **What.** In a department form: the tasks' amounts against 金额合计, or against 项目支出 where it states that, and a duty's amount against its activities. Over the document: the budgets of all project
//! forms of a unit against the 项目支出 line of that unit's department form, where it states one.
//!
//! **Why.** 财预〔2015〕88号 asks for goals of every project; a gap means a project without goals or an amount that
//! was changed in one place only. Never an error: personnel projects are often left out of the goal tables.
//!
//! **Example.** 年度主要任务 30.00 + 20.00, 金额合计 60.00.

use model::{FormKind, FundItem, Pointer, Quantity};
use wording::heading::number;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::plain;
use crate::money::{Sum, TOLERANCE, adds_up, say};
use crate::sheet::{Sheet, blank};
use crate::text::has_any;
use crate::threshold::Threshold;

pub(super) const THRESHOLDS: &[Threshold] = &[TOLERANCE];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets().filter(|sheet| sheet.form.kind == FormKind::DepartmentGoal) {
        tasks(&sheet, out);
        duties(&sheet, out);
        projects(facts, &sheet, out);
    }
}

fn tasks(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let Some((total, at)) = budget_row(sheet, &FundItem::Total) else { return };
    let amounts: Vec<&Quantity> = sheet
        .form
        .tasks
        .iter()
        .filter_map(|task| task.budget.as_ref()?.total.as_ref())
        .filter(|q| !blank(q))
        .collect();
    // A task without an amount leaves the sum open.
    if amounts.len() < 2 || amounts.len() < sheet.form.tasks.len() {
        return;
    }
    let tolerance = out.threshold(&TOLERANCE);
    // Tasks may be what the projects pay, beside 基本支出.
    let projects = budget_row(sheet, &FundItem::Project);
    let projects = projects.is_some_and(|(projects, _)| adds_up(projects, &amounts, tolerance) == Sum::Equal);
    if let (Sum::Differs(sum), false) = (adds_up(total, &amounts, tolerance), projects) {
        out.resting_on([sheet.at.key("tasks")])
            .add(vec![at], format!("{}项任务金额之和 {} ≠ 合计 {}", amounts.len(), plain(sum), say(total)));
    }
}

/// A duty (一、…) with the activities below it (1.…, 2.…): its amount is their sum.
fn duties(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let tasks = &sheet.form.tasks;
    let rank =
        |index: usize| tasks.get(index).and_then(|task| number(task.name.trim())).map(|number| number.rank());
    let amount =
        |index: usize| tasks.get(index)?.budget.as_ref()?.total.as_ref().filter(|total| !blank(total));
    for head in 0..tasks.len() {
        let (Some(own), Some(stated)) = (rank(head), amount(head)) else { continue };
        let below: Vec<usize> =
            (head + 1..tasks.len()).take_while(|index| rank(*index).is_some_and(|rank| rank > own)).collect();
        let Some(parts) = below.iter().map(|index| amount(*index)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let one_rank = below.iter().all(|index| rank(*index) == rank(head + 1));
        if let (true, true, Sum::Differs(sum)) =
            (parts.len() > 1, one_rank, adds_up(stated, &parts, out.threshold(&TOLERANCE)))
        {
            let at = sheet.at.key("tasks").index(head).key("budget").key("total");
            let name = tasks.get(head).map(|task| task.name.trim()).unwrap_or_default();
            out.add(vec![at], format!("“{name}”之下{}项之和 {} ≠ {}", parts.len(), plain(sum), say(stated)));
        }
    }
}

fn projects(facts: &Facts<'_>, sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let Some((stated, at)) = budget_row(sheet, &FundItem::Project) else { return };
    let own: Vec<Sheet<'_>> = facts.project_sheets().filter(|project| is_of(project, sheet)).collect();
    let budget = |project: &Sheet<'_>| {
        project.form.funds.iter().find(|fund| fund.item == Some(FundItem::Total))?.budget.clone()
    };
    let amounts: Vec<Quantity> = own.iter().filter_map(budget).collect();
    if amounts.len() < 2 || amounts.len() < own.len() {
        return;
    }
    if let Sum::Differs(sum) = adds_up(stated, &amounts.iter().collect::<Vec<_>>(), out.threshold(&TOLERANCE))
    {
        out.add(
            vec![at],
            format!("{}个项目预算数之和 {} ≠ 部门表项目支出 {}", amounts.len(), plain(sum), say(stated)),
        );
    }
}

/// Whether a project is of a department: its unit is, or it names the department as the one in charge.
fn is_of(project: &Sheet<'_>, department: &Sheet<'_>) -> bool {
    let unit = |sheet: &Sheet<'_>| sheet.form.unit.as_ref().map(|unit| unit.name.clone());
    let own = unit(department).filter(|name| !name.trim().is_empty());
    let in_charge = |name: &str| {
        let mut fields = project.form.fields.iter();
        fields.any(|(label, value)| {
            has_any(label, &["主管部门", "预算部门", "主管单位"]) && value.contains(name)
        })
    };
    unit(project) == unit(department) || own.is_some_and(|name| in_charge(&name))
}

fn budget_row<'a>(sheet: &Sheet<'a>, item: &FundItem) -> Option<(&'a Quantity, Pointer)> {
    let index = sheet.form.funds.iter().position(|fund| fund.item.as_ref() == Some(item))?;
    let quantity = sheet.form.funds.get(index)?.budget.as_ref().filter(|quantity| !blank(quantity))?;
    Some((quantity, sheet.at.key("funds").index(index).key("budget")))
}
