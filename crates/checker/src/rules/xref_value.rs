//! XREF-VALUE 正文与表内指标值不一致 | Narrative and table state different values
//!
//! **What.** A number of a project's section in the narrative against the indicator of the paired form that speaks of the
//! same thing in the same unit. Bounds are understood: 45人 satisfies ≥44人 but is another target, so that is a
//! warning; a table that promises less than the text is an error (a warning, where the two
//! are one project only by elimination).
//!
//! **Why.** Both are published and both are binding. Sections and forms are paired by project identity, numbers and
//! indicators by wording and unit, each by the best assignment over all pairs, never by position.
//!
//! **Example.** The text says 大于100人次, the table ≥150人次.
//!
//! 改法：核定一个指标值，使正文与表内一致。

use model::{Op, Quantity};

use crate::sheet::Row;
use crate::facts::Facts;
use crate::finding::{Findings, Severity};
use crate::measure::{Edge, Interval, op, unit};
use crate::pairing::Confidence;

/// How the table's target relates to the text's.
#[derive(Debug, PartialEq, Eq)]
enum Relation {
    Same,
    /// The same number, once included and once not.
    Edge,
    /// Whoever reaches the table's target reaches the text's.
    Stricter,
    Weaker,
}

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (_, _, confidence, all) in facts.promises() {
        for taken in all.unwrap_or_default() {
            let Some((row, target)) = taken.row.as_ref().and_then(|row| Some((row, row.target()?))) else {
                continue;
            };
            let text = taken.promise.quantity;
            if unit(text) != unit(target)
                || text.detail.change != target.detail.change
                    && text.detail.change.is_some()
                    && target.detail.change.is_some()
            {
                continue;
            }
            let at = vec![row.target_at(), taken.promise.at.clone()];
            let claim = format!(
                "正文“{}{}”，{} 填 {}",
                taken.promise.clause.trim(),
                text.text,
                row.label(),
                target.text
            );
            match relation(text, target, row) {
                None | Some(Relation::Same) => {}
                Some(_) if confidence == Confidence::Doubtful => {
                    out.undecided(at, format!("{claim}；正文与表是否为同一项目不能肯定"));
                }
                Some(Relation::Edge) => {
                    out.add_as(Severity::Warning, at, format!("{claim}：是否含本数，两处不同"));
                }
                Some(Relation::Stricter) => {
                    out.add_as(Severity::Warning, at, format!("{claim}：表内满足正文，但不是同一个目标"));
                }
                Some(Relation::Weaker) => {
                    let certain = confidence == Confidence::Certain;
                    let severity = if certain { Severity::Error } else { Severity::Warning };
                    out.add_as(severity, at, format!("{claim}：表内低于正文的承诺"));
                }
            }
        }
    }
}

fn relation(text: &Quantity, table: &Quantity, row: &Row<'_>) -> Option<Relation> {
    let (promised, set) = (Interval::of(text)?, Interval::of(table)?);
    // 达到500人次 in prose promises at least 500, unless less is better.
    let reached = |interval: Interval| {
        if row.is_cost() { Interval { low: None, ..interval } } else { Interval { high: None, ..interval } }
    };
    let at_least = |quantity: &Quantity, interval| {
        if op(quantity) == Some(Op::Eq) { reached(interval) } else { interval }
    };
    if promised == set || at_least(text, promised) == at_least(table, set) {
        return Some(Relation::Same);
    }
    let promised = at_least(text, promised);
    let number = |edge: Option<Edge>| edge.map(|edge| edge.value);
    Some(if number(promised.low) == number(set.low) && number(promised.high) == number(set.high) {
        Relation::Edge
    } else if set.within(promised) {
        Relation::Stricter
    } else {
        Relation::Weaker
    })
}
