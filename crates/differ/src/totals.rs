//! The sums of the projects' money.

use std::collections::HashSet;

use model::{Exact, FormKind};
use rust_decimal::Decimal;
use wording::fold::letters;

use crate::content;
use crate::document::FormAt;
use crate::quantity;
use crate::report::{Counts, Totals};

/// The money of one project, or of one that became several, on both sides: a budget each form that counts, none where
/// it is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Money {
    pub(crate) old: Vec<Option<Decimal>>,
    pub(crate) new: Vec<Option<Decimal>>,
}

/// What is known of all sums.
pub(crate) fn of<'a>(all: impl IntoIterator<Item = &'a Money> + Clone) -> Totals {
    let sums = |side: fn(&Money) -> &Vec<Option<Decimal>>| {
        let budgets: Vec<Option<Decimal>> =
            all.clone().into_iter().flat_map(|money| side(money).iter().copied()).collect();
        let known: Vec<Decimal> = budgets.iter().flatten().copied().collect();
        let missing = budgets.len() - known.len();
        let sum = known.iter().try_fold(Decimal::ZERO, |sum, budget| sum.checked_add(*budget));
        (sum.filter(|_| !known.is_empty()), missing)
    };
    let ((old, without_old), (new, without_new)) = (sums(|money| &money.old), sums(|money| &money.new));
    let known = |side: &[Option<Decimal>]| side.iter().all(Option::is_some);
    // What is unknown on both sides is left out on both.
    let comparable = all.into_iter().all(|money| known(&money.old) == known(&money.new));
    let delta = old.zip(new).filter(|_| comparable).and_then(|(old, new)| new.checked_sub(old));
    Totals {
        budget_old: old.map(Exact),
        budget_new: new.map(Exact),
        budget_delta: delta.map(Exact),
        budget_percent: old.zip(delta).and_then(|(old, delta)| quantity::percent(old, delta)),
        without_budget: Counts { old: without_old, new: without_new },
    }
}

/// The forms whose money counts: a department's own form holds its projects' money once more, a copy and a second form
/// of a project (its evaluation beside its goals) hold it again.
pub(crate) fn counted(forms: &[FormAt<'_>]) -> HashSet<usize> {
    let mut ordered: Vec<&FormAt<'_>> =
        forms.iter().filter(|form| form.form.kind != FormKind::DepartmentGoal).collect();
    ordered.sort_by_key(|form| (form.form.kind as u8, form.index));
    let (mut contents, mut projects) = (HashSet::new(), HashSet::new());
    let mut counted = HashSet::new();
    for form in ordered {
        let kind = form.form.kind as u8;
        let of_another_kind = (0..kind).any(|kind| projects.contains(&(project(*form), kind)));
        projects.insert((project(*form), kind));
        if contents.insert(content::of_form(form.form)) && !of_another_kind {
            counted.insert(form.index);
        }
    }
    counted
}

/// What tells a project from others of its document.
fn project(form: FormAt<'_>) -> Option<String> {
    let name = || Some([form.unit_name().unwrap_or_default(), form.project_name()?].concat());
    form.code().map(str::to_owned).or_else(name).map(|text| letters(&text)).or(Some(form.index.to_string()))
}
