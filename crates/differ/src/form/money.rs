//! The money of a project and when it is to be spent.

use model::{Form, Fund, FundColumn, ScheduleStep, Term};
use wording::fold::letters;

use super::fields;
use crate::change_list::ChangeList;
use crate::document::sided;
use crate::fund;
use crate::lines::{self, Line, Way};
use crate::sides::Sides;
use crate::unread::Unread;
use crate::weights;

/// The lines of money.
pub(super) fn funds(changes: &mut ChangeList<'_>, sides: &Sides, (old, new): (&Form, &Form), told: &Unread) {
    let one_kind = old.kind == new.kind;
    let (olds, news) = (sided(old), sided(new));
    for Line { old: before, new: after } in fund_lines(&olds, &news) {
        if told.holds(before, after) {
            continue;
        }
        let name = after.map(|i| &news[i]).or(before.map(|i| &olds[i])).map(fund::name);
        let line = sides.line("funds", &name.unwrap_or_default(), before, after);
        let (before, after) = (before.map(|i| &olds[i]), after.map(|i| &news[i]));
        let label = after.or(before).map(|fund| fund.label.clone()).unwrap_or_default();
        let known = changes.found.len();
        for &column in FundColumn::ALL.iter().filter(|column| one_kind || **column == FundColumn::Budget) {
            let label = match column {
                FundColumn::Budget => label.clone(),
                _ => format!("{label}·{}", column.label()),
            };
            let get = |fund| column.of(fund);
            changes.quantity(line.key(column.key(), label), before.and_then(get), after.and_then(get));
        }
        let subject = line.key("label", format!("{label}·名称"));
        let text = |fund: Option<&Fund>| fund.map(|fund| fund.label.clone());
        match (before, after) {
            (Some(before), Some(after)) => changes.words(subject, &before.label, &after.label),
            // A line that comes or goes with its sums is told by them; an empty one only by its label.
            _ if changes.found.len() == known => {
                changes.text(subject, text(before).as_deref(), text(after).as_deref());
            }
            _ => {}
        }
        let fields = |fund: Option<&Fund>| fund.map(|fund| fund.fields.clone()).unwrap_or_default();
        fields::of_line(changes, &line, &label, &fields(before), &fields(after));
    }
}

/// Lines of one meaning and label, then of one meaning where there is but one, then of labels that are alike.
fn fund_lines(old: &[Fund], new: &[Fund]) -> Vec<Line> {
    let name = |fund: &Fund| Some(fund::name(fund));
    let whole = |fund: &Fund| Some(format!("{} {}", fund::name(fund), letters(&fund.label)));
    let label = |fund: &Fund| format!("{} {}", fund.term.map_or("", Term::as_str), letters(&fund.label));
    lines::pair(old, new, &[Way::Key(&whole), Way::Only(&name), Way::Like(weights::FUND, &label)])
}

/// 资金支出计划.
pub(super) fn schedule(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let month = |step: &ScheduleStep| {
        Some(step.month.map_or_else(|| letters(&step.label), |month| month.to_string()))
    };
    // A step that was moved to another month kept its share.
    let share = |step: &ScheduleStep| Some(letters(&step.share.text));
    let ways = [Way::Key(&month), Way::Only(&share)];
    for Line { old: before, new: after } in lines::pair(&old.schedule, &new.schedule, &ways) {
        let step = after.map(|i| &new.schedule[i]).or(before.map(|i| &old.schedule[i]));
        let line = sides.line("schedule", &step.and_then(month).unwrap_or_default(), before, after);
        let (before, after) = (before.map(|i| &old.schedule[i]), after.map(|i| &new.schedule[i]));
        let label = after.or(before).map(|step| step.label.clone()).unwrap_or_default();
        let subject = line.key("share", format!("资金支出计划·{label}"));
        changes.quantity(subject, before.map(|step| &step.share), after.map(|step| &step.share));
        if let (Some(before), Some(after)) = (before, after) {
            let subject = line.key("label", format!("资金支出计划·{label}·名称"));
            if before.month == after.month {
                changes.words(subject, &before.label, &after.label);
            } else {
                changes.text(subject, Some(&before.label), Some(&after.label));
            }
        }
    }
}
