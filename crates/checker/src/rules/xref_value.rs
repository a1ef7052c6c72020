//! XREF-VALUE 正文与表内指标值不一致 | Narrative and table state different values
//!
//! **查什么。** 正文某项目一段中的数，绩效目标文字中的数，与对应表内说同一件事、同一单位的指标值；实际完成情况中的数，与实际完成值（提醒）。理解上下限：45人满足≥44人，但不是同一个目标，为提醒；表内低于正文的承诺为错误（两处是否同一项目不能肯定的，为提醒或待定）。
//!
//! **为什么。** 两处都公开，都有约束力。段落与表按项目配对，数与指标按用词和单位配对，都取总体最优，不看先后次序。
//!
//! **例子。** 正文写大于100人次，表内 ≥150人次。
//!
//! 改法：核定一个指标值，使正文与表内一致。
//!
//! **What.** A number of a project's section in the narrative against the indicator of the paired form that speaks of the
//! same thing in the same unit; a number of 实际完成情况 against 实际完成值 (a warning). Bounds are understood: 45人 satisfies ≥44人 but is another target, so that is a
//! warning; a table that promises less than the text is an error (a warning, where the two
//! are one project only by elimination).
//!
//! **Why.** Both are published and both are binding. Sections and forms are paired by project identity, numbers and
//! indicators by wording and unit, each by the best assignment over all pairs, never by position.
//!
//! **Example.** The text says 大于100人次, the table ≥150人次.

use model::{Op, Quantity};
use rust_decimal::Decimal;
use wording::direction::less_is_better;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{Edge, Interval, number, op, unit};
use crate::money::sum;
use crate::pairing::Confidence;
use crate::promise::{self, Taken};
use crate::sheet::Row;

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
    completions(facts, out);
    for (confidence, taken) in facts.stated() {
        let Some((row, target)) = taken.row.as_ref().and_then(|row| Some((row, row.target()?))) else {
            continue;
        };
        let text = &*taken.promise.quantity;
        let changes = text.detail.change.zip(target.detail.change);
        if unit(text) != unit(target) || changes.is_some_and(|(text, target)| text != target) {
            continue;
        }
        let Some(relation) = relation(text, target, row).filter(|relation| *relation != Relation::Same)
        else {
            continue;
        };
        if relation == Relation::Weaker && is_of_several(facts, taken) {
            continue;
        }
        let at = vec![row.target_at(), taken.promise.at.clone()];
        let claim = format!("{}，{} 填 {}", taken.promise.say(), row.label(), target.text);
        let place = taken.promise.place();
        match relation {
            Relation::Same => {}
            _ if confidence == Confidence::Doubtful => {
                out.undecided(at, format!("{claim}；所说是否同一件事不能肯定"));
            }
            Relation::Edge => {
                out.add_as(Severity::Warning, at, format!("{claim}：是否含本数，两处不同"));
            }
            Relation::Stricter => {
                out.add_as(Severity::Warning, at, format!("{claim}：表内满足{place}，但不是同一个目标"));
            }
            Relation::Weaker => {
                let certain = confidence == Confidence::Certain;
                let severity = if certain { Severity::Error } else { Severity::Warning };
                out.add_as(severity, at, format!("{claim}：表内低于{place}的承诺"));
            }
        }
    }
}

/// What 实际完成情况 tells, against 实际完成值 of the same thing.
fn completions(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for taken in facts.evaluations().flat_map(|sheet| promise::of_completions(&sheet)) {
        let Some((row, actual)) =
            taken.row.as_ref().and_then(|row| Some((row, row.indicator.actual.as_ref()?)))
        else {
            continue;
        };
        let (told, done) = (number(&taken.promise.quantity), number(actual));
        if !taken.by_unit && told.is_some() && done.is_some() && told != done && !is_of_several(facts, &taken)
        {
            let claim = format!(
                "实际完成情况“{}{}”，{} 的实际完成值为 {}",
                taken.promise.clause.trim(),
                taken.promise.quantity.text,
                row.label(),
                actual.text
            );
            out.add_as(Severity::Warning, vec![row.at.key("actual"), taken.promise.at.clone()], claim);
        }
    }
}

/// Whether the number is the sum of several rows of the form, or of several things that the clause names: 养护县道、乡道160公里
/// over a row for each.
fn is_of_several(facts: &Facts<'_>, taken: &Taken<'_>) -> bool {
    let Some((told, row)) = number(&taken.promise.quantity).zip(taken.row.as_ref()) else { return false };
    let form = |row: &Row<'_>| row.at.as_str().split('/').nth(2).map(str::to_owned);
    let own = form(row);
    let same = |other: &Row<'_>| {
        form(other) == own && other.target().and_then(unit) == unit(&taken.promise.quantity)
    };
    let numbers: Vec<Decimal> = facts.rows().filter(same).filter_map(|row| number(row.target()?)).collect();
    let pair = numbers
        .iter()
        .enumerate()
        .any(|(index, a)| numbers.iter().skip(index + 1).any(|b| a.checked_add(*b) == Some(told)));
    let all = sum(numbers.iter().copied().map(Some)) == Some(told) && numbers.len() > 1;
    pair || all || taken.promise.clause.contains(['、', '和', '及']) && numbers.len() > 1
}

fn relation(text: &Quantity, table: &Quantity, row: &Row<'_>) -> Option<Relation> {
    let (promised, set) = (Interval::of(text)?, Interval::of(table)?);
    // 达到500人次 in prose promises at least 500, unless less is better.
    let reached = |interval: Interval| {
        if row.is_cost() || less_is_better(row.name()) {
            Interval { low: None, ..interval }
        } else {
            Interval { high: None, ..interval }
        }
    };
    let at_least = |quantity: &Quantity, interval| {
        if op(quantity) == Some(Op::Eq) { reached(interval) } else { interval }
    };
    if promised == set || at_least(text, promised) == at_least(table, set) {
        return Some(Relation::Same);
    }
    let promised = at_least(text, promised);
    let value = |edge: Option<Edge>| edge.map(|edge| edge.value);
    Some(if value(promised.low) == value(set.low) && value(promised.high) == value(set.high) {
        Relation::Edge
    } else if set.within(promised) {
        Relation::Stricter
    } else {
        Relation::Weaker
    })
}
