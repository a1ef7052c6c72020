//! COST-EQ 成本指标与预算数不符 | The cost target does not fit the budget
//!
//! **查什么。** 成本指标中的金额与同一期的预算数核对，元、万元自动换算。高于预算数为错误；唯一的成本指标写成等于某数而低于预算数为提醒。单位成本（元/人、人均、每、单价、标准）、控制率（≤100%）和外币不比。
//!
//! **为什么。** 成本指标与预算数是同一件事的两种说法，101号文要求成本控制在批复的预算内。恰好相差一万倍的，是万元与元混用，说明中会指出。年度成本只与全周期总额相合的，列为待定。
//!
//! **例子。** 预算数 5.00 万元，资金成本 6万元。
//!
//! 改法：使成本指标的金额与预算数一致；分项成本逐条列出，合计不超过预算数。
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

use model::{Op, Pointer, Term};
use rust_decimal::Decimal;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::fund_label;
use crate::measure::{op, yuan};
use crate::money::say;
use crate::sheet::{Row, Sheet};
use crate::text::has_any;
use crate::threshold::WordList;

/// Words of costs per something, and of money that is no cost of the whole.
const UNIT_COST: WordList = WordList {
    key: "per",
    default: &[
        "均",
        "单位",
        "标准",
        "单价",
        "每",
        "单个",
        "单项",
        "单次",
        "单台",
        "单套",
        "单人",
        "定额",
        "限额",
        "平均",
        "节约",
        "节省",
        "结余",
        "/",
        "／",
        "人次成本",
        "工资",
        "日常",
    ],
    chinese: "单位成本和不是全部成本的金额，不与预算数比",
};

pub(super) const WORDS: &[WordList] = &[UNIT_COST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let per = out.words(&UNIT_COST);
    for sheet in facts.project_sheets() {
        for term in [None, Some(Term::Annual), Some(Term::Whole)] {
            let rows: Vec<(Row<'_>, Decimal)> = sheet
                .rows()
                .filter(|row| row.indicator.term == term && row.is_cost() && !per_something(row, &per))
                .filter_map(|row| Some((row.clone(), yuan(row.target()?)?)))
                .collect();
            for (row, cost) in &rows {
                judge(&sheet, row, *cost, rows.len() == 1, out);
            }
        }
    }
}

fn per_something(row: &Row<'_>, per: &[&str]) -> bool {
    let explained = row.indicator.explanation.as_deref().unwrap_or_default();
    let value = row.target().map(|target| target.text.as_str()).unwrap_or_default();
    [row.name(), row.description(), explained, value].into_iter().any(|text| has_any(text, per))
}

fn judge(sheet: &Sheet<'_>, row: &Row<'_>, cost: Decimal, only: bool, out: &mut Findings<'_>) {
    let term = row.indicator.term;
    let budget = budget(sheet, term);
    let Some((at, said, total)) = budget else { return };
    let Some(target) = row.target() else { return };
    let both = vec![row.target_at(), at];
    let slip = |a: Decimal, b: Decimal| a.checked_mul(Decimal::from(10_000)) == Some(b);
    let hint = if slip(total, cost) { "，疑为万元与元混用" } else { "" };
    if cost > total {
        let whole = self::budget(sheet, Some(Term::Whole))
            .filter(|(_, _, whole)| term != Some(Term::Whole) && *whole >= cost);
        let claim = format!("{} {} 高于{said}{hint}", row.label(), target.text);
        if let Some((_, whole, _)) = whole {
            out.undecided(both, format!("{claim}，但不高于{whole}，请核对是否填成全周期数"));
        } else {
            out.add(both, claim);
        }
    } else if slip(cost, total) {
        let claim = format!("{} {} 与{said}相差一万倍，疑为万元与元混用", row.label(), target.text);
        out.add_as(Severity::Warning, both, claim);
    } else if only && cost < total && op(target) == Some(Op::Eq) && !is_small(cost, total) {
        out.add_as(Severity::Warning, both, format!("{} {} 低于{said}", row.label(), target.text));
    }
}

/// A tenth of the budget is the price of something in it.
fn is_small(cost: Decimal, total: Decimal) -> bool {
    cost.checked_mul(Decimal::TEN).is_some_and(|cost| cost <= total)
}

fn budget(sheet: &Sheet<'_>, term: Option<Term>) -> Option<(Pointer, String, Decimal)> {
    let (at, fund, budget) = sheet.budget(term)?;
    // One-sided money is the year's: it says nothing about the whole period.
    let yearly = term == Some(Term::Whole) && sheet.fund_side(fund).is_none();
    let said = format!("{} {}", fund_label(&fund.label), say(budget));
    (!yearly).then_some((at, said, yuan(budget)?))
}
