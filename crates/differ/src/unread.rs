//! Amounts that could not be read on one side. A cell that says 待定 under 年度资金总额 is no line of money but another label
//! and its value: beside last year's amount it is told as what became of that.

use std::collections::HashSet;

use model::{Form, Fund, Pointer, Quantity};
use wording::fold::letters;

use crate::change_list::{ChangeList, Subject};
use crate::fund;
use crate::sides::Sides;

/// What was told already: lines of money and fields, old and new.
#[derive(Default)]
pub(crate) struct Unread {
    pub(crate) funds: [HashSet<usize>; 2],
    pub(crate) fields: [HashSet<String>; 2],
}

impl Unread {
    /// Whether a line that stands on one side only was told.
    pub(crate) fn holds(&self, old: Option<usize>, new: Option<usize>) -> bool {
        old.is_some_and(|line| self.funds[0].contains(&line))
            || new.is_some_and(|line| self.funds[1].contains(&line))
    }
}

/// Tells the lines of money that are a field on the other side.
pub(crate) fn compare(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) -> Unread {
    let mut told = Unread::default();
    for (line, fund, key) in pairs(old, new) {
        let subject = subject(fund, Some(at_fund(&sides.old, line)), Some(at_field(&sides.new, key)));
        changes.quantity(subject, fund.budget.as_ref(), Some(&Quantity::unread(&new.fields[key])));
        told.funds[0].insert(line);
        told.fields[1].insert(key.clone());
    }
    for (line, fund, key) in pairs(new, old) {
        let subject = subject(fund, Some(at_field(&sides.old, key)), Some(at_fund(&sides.new, line)));
        changes.quantity(subject, Some(&Quantity::unread(&old.fields[key])), fund.budget.as_ref());
        told.funds[1].insert(line);
        told.fields[0].insert(key.clone());
    }
    told
}

/// Lines of money of one form with a budget, that are a field of the same label in the other and nothing else there.
fn pairs<'a>(one: &'a Form, other: &'a Form) -> Vec<(usize, &'a Fund, &'a String)> {
    let lacks = |label: &str| !one.fields.keys().any(|key| letters(key) == label);
    let is_line = |fund: &Fund, label: &str| {
        other
            .funds
            .iter()
            .any(|there| letters(&there.label) == label || fund::name(there) == fund::name(fund))
    };
    let funds = one.funds.iter().enumerate().filter(|(_, fund)| fund.budget.is_some());
    let pair = |(line, fund): (usize, &'a Fund)| {
        let label = letters(&fund.label);
        let key = other.fields.keys().find(|key| letters(key) == label)?;
        (lacks(&label) && !is_line(fund, &label)).then_some((line, fund, key))
    };
    funds.filter_map(pair).collect()
}

fn subject(fund: &Fund, old: Option<Pointer>, new: Option<Pointer>) -> Subject {
    let path = Pointer::root().key("funds").key(&fund::name(fund)).key("budget");
    Subject::new(path, fund.label.clone(), old, new)
}

fn at_fund(form: &Pointer, line: usize) -> Pointer {
    form.key("funds").index(line).key("budget")
}

fn at_field(form: &Pointer, key: &str) -> Pointer {
    form.key("fields").key(key)
}
