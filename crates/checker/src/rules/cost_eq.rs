//! COST-EQ 成本指标与预算数不符 | The cost target does not fit the budget
//!
//! **What.** Money in a cost row against the form's total of the same side, in 元 whatever the scale. More than the
//! budget is an error; one single cost row with a plain amount below the budget is a warning. Unit costs (元/人, 人均,
//! 单位成本, 标准), rates (≤100%) and foreign currency are not compared.
//!
//! **Why.** 成本指标 and 预算数 say the same thing twice; 101号 wants the project's cost within the approved budget. A
//! factor of exactly 10 000 is a slip of 万元 and 元, and the message says so. *Undecided* when a yearly cost fits only
//! the total of the whole period, or the budget is not readable.
//!
//! **Example.** 预算数 5.00 万元, 资金成本 6万元.
//!
//! 改法：使成本指标的金额与预算数一致；分项成本逐条列出，合计不超过预算数。

use model::{Op, Pointer, Term};
use rust_decimal::Decimal;

use crate::sheet::{Row, Sheet};
use crate::facts::Facts;
use crate::finding::{Findings, Severity};
use crate::label::fund_label;
use crate::measure::{op, yuan};
use crate::money::say;
use crate::text::has_any;

/// Words of costs per something.
const UNIT_COST: &[&str] =
    &["人均", "户均", "单位", "标准", "单价", "每", "均价", "次均", "平均", "节约", "节省", "结余"];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.project_sheets() {
        for term in [None, Some(Term::Annual), Some(Term::Whole)] {
            let rows: Vec<(Row<'_>, Decimal)> = sheet
                .rows()
                .filter(|row| row.indicator.term == term && row.is_cost() && !per_something(row))
                .filter_map(|row| Some((row.clone(), yuan(row.target()?)?)))
                .collect();
            for (row, cost) in &rows {
                judge(&sheet, row, *cost, rows.len() == 1, out);
            }
        }
    }
}

fn per_something(row: &Row<'_>) -> bool {
    has_any(row.name(), UNIT_COST) || has_any(row.description(), UNIT_COST)
}

fn judge(sheet: &Sheet<'_>, row: &Row<'_>, cost: Decimal, only: bool, out: &mut Findings<'_>) {
    let term = row.indicator.term;
    let budget = budget(sheet, term);
    let Some((at, said, total)) = budget else { return };
    let Some(target) = row.target() else { return };
    let both = vec![row.target_at(), at];
    let slip = |a: Decimal, b: Decimal| a.checked_mul(Decimal::from(10_000)) == Some(b);
    let hint = if slip(cost, total) || slip(total, cost) { "，疑为万元与元混用" } else { "" };
    if cost > total {
        let whole = self::budget(sheet, Some(Term::Whole))
            .filter(|(_, _, whole)| term != Some(Term::Whole) && *whole >= cost);
        let claim = format!("{} {} 高于{said}{hint}", row.label(), target.text);
        if let Some((_, whole, _)) = whole {
            out.undecided(both, format!("{claim}，但不高于{whole}，请核对是否填成全周期数"));
        } else {
            out.add(both, claim);
        }
    } else if only && cost < total && op(target) == Some(Op::Eq) {
        out.add_as(Severity::Warning, both, format!("{} {} 低于{said}{hint}", row.label(), target.text));
    }
}

fn budget(sheet: &Sheet<'_>, term: Option<Term>) -> Option<(Pointer, String, Decimal)> {
    let (at, fund, budget) = sheet.budget(term)?;
    // One-sided money is the year's: it says nothing about the whole period.
    let yearly = term == Some(Term::Whole) && sheet.fund_side(fund).is_none();
    let said = format!("{} {}", fund_label(&fund.label), say(budget));
    (!yearly).then_some((at, said, yuan(budget)?))
}
