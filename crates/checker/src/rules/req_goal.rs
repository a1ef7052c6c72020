//! REQ-GOAL 未填绩效目标或项目名称 | No goal, or no name of the project
//!
//! **查什么。** 目标表、自评表中绩效目标一栏为空；项目名称一栏为空；项目目标表的预算数各格全空。
//!
//! **为什么。** 没有目标，指标就没有依据；没有名称和金额，不知道说的是哪个项目。
//!
//! **例子。** 年度绩效目标一格空白，下面却有九条指标。
//!
//! 改法：补填。
//!
//! **What.** A blank goal in a form that has the cell; a blank project name; a project goal form whose amounts are all blank.
//!
//! **Why.** Indicators without a goal rest on nothing; without name and money nobody knows whose they are.
//!
//! **Example.** A blank 年度绩效目标 over nine indicators.

use model::{FormKind, FundColumn, Measure};
use wording::blank::is_unfilled;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::{Sheet, blank};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets().filter(|sheet| sheet.rows().next().is_some()) {
        // In a form with two sides the other may be meant.
        let goals = &sheet.form.goals;
        if !goals.is_empty() && goals.iter().all(|goal| is_unfilled(&goal.text)) {
            out.add(vec![sheet.at.key("goals").index(0).key("text")], "绩效目标为空");
        }
        let project = sheet.form.project.as_ref().and_then(|project| project.name.as_deref());
        if project.is_some_and(is_unfilled) {
            out.add(vec![sheet.at.key("project").key("name")], "项目名称为空");
        }
        if sheet.form.kind == FormKind::ProjectGoal && without_money(&sheet) {
            out.add(vec![sheet.at.key("funds").index(0)], format!("{}的预算数没有填写", sheet.name()));
        }
    }
}

/// Whether the form has cells for money, and all are blank.
fn without_money(sheet: &Sheet<'_>) -> bool {
    let columns = || FundColumn::ALL.iter().filter(|column| column.measure() == Measure::Money);
    let mut cells =
        sheet.form.funds.iter().flat_map(|fund| columns().filter_map(|column| column.of(fund))).peekable();
    cells.peek().is_some() && cells.all(blank)
}
