//! The forms of two documents, paired, grouped and compared.

use std::collections::{HashMap, HashSet};

use model::{Exact, Inferred, Op, Pointer, Quantity, Value};
use rust_decimal::Decimal;

use crate::change_list::{ChangeList, Subject};
use crate::document::{Document, FormAt};
use crate::group::Group;
use crate::project::{self, Found};
use crate::report::{Change, ChangeKind, PossiblePair, ProjectDiff, ProjectSide, Status};
use crate::totals::{self, Money};
use crate::{DiffOptions, alert, form, indicator};

/// All forms of both documents.
#[derive(Default)]
pub(crate) struct Compared {
    /// In the later document's order, those that ended last.
    pub(crate) projects: Vec<ProjectDiff>,
    /// The money of each.
    pub(crate) money: Vec<Money>,
    /// Pairs that are not asserted.
    pub(crate) possible: Vec<PossiblePair>,
    /// Other words of the forms for the same.
    pub(crate) words: Vec<Change>,
}

/// Pairs and compares the forms of two documents.
pub(crate) fn compare(before: &Document<'_>, after: &Document<'_>, options: &DiffOptions) -> Compared {
    let (olds, news) = (FormAt::all(before), FormAt::all(after));
    let pairing = project::pair(&olds, &news, options);
    let mut rows = Rows {
        counted: [totals::counted(&olds), totals::counted(&news)],
        olds,
        news,
        seen: HashSet::new(),
        compared: Compared::default(),
    };
    let partners: HashMap<usize, &Found> = pairing.sure.iter().map(|found| (found.new, found)).collect();
    let merged: HashMap<usize, &Group> = pairing.merged.iter().map(|group| (group.one, group)).collect();
    // A split project stands where the first of its members does.
    let split: HashMap<usize, &Group> =
        pairing.split.iter().filter_map(|group| Some((*group.members.iter().min()?, group))).collect();
    let members: HashSet<usize> = pairing.split.iter().flat_map(|group| &group.members).copied().collect();
    for line in 0..rows.news.len() {
        if let Some(found) = partners.get(&line) {
            rows.both(found);
        } else if let Some(group) = merged.get(&line) {
            rows.merged(group);
        } else if let Some(group) = split.get(&line) {
            rows.split(group);
        } else if !members.contains(&line) {
            rows.alone(line, Status::Added);
        }
    }
    for line in 0..rows.olds.len() {
        if !rows.seen.contains(&line) {
            rows.alone(line, Status::Removed);
        }
    }
    let possible = pairing.possible.into_iter().map(|found| PossiblePair {
        old: side(rows.olds[found.old]),
        new: side(rows.news[found.new]),
        matched: found.matched,
    });
    rows.compared.possible = possible.collect();
    rows.compared
}

/// The comparison on its way: a row each project.
struct Rows<'a> {
    olds: Vec<FormAt<'a>>,
    news: Vec<FormAt<'a>>,
    /// The forms whose money counts, old and new.
    counted: [HashSet<usize>; 2],
    /// The old forms that stand in a row.
    seen: HashSet<usize>,
    compared: Compared,
}

impl Rows<'_> {
    fn both(&mut self, found: &Found) {
        let (old, new) = (self.olds[found.old], self.news[found.new]);
        let mut changes = ChangeList::new(old.document, new.document);
        form::compare(&mut changes, old, new);
        let indicators = indicator::compare(&mut changes, &[old], &[new]);
        let moved_on =
            |change: &Change| change.kind == ChangeKind::Year && change.path.as_str() == "/project/code";
        let same = changes.found.iter().all(moved_on)
            && indicators.iter().all(|indicator| indicator.status == Status::Same);
        let mut diff = ProjectDiff {
            status: if same { Status::Same } else { Status::Changed },
            matched: Some(found.matched.clone()),
            old: Some(side(old)),
            new: Some(side(new)),
            members: Vec::new(),
            changes: changes.found,
            indicators,
            alerts: Vec::new(),
        };
        diff.alerts = alert::project(&diff, old, new);
        self.compared.words.append(&mut changes.words);
        self.push(diff, &[found.old], &[found.new]);
    }

    fn split(&mut self, group: &Group) {
        let mut diff = self.group(&[group.one], &group.members, group);
        diff.status = Status::Split;
        diff.old = Some(side(self.olds[group.one]));
        diff.members = group.members.iter().map(|member| side(self.news[*member])).collect();
        diff.alerts = vec![alert::group(&diff, self.olds[0].document, self.news[0].document)];
        self.push(diff, &[group.one], &group.members);
    }

    fn merged(&mut self, group: &Group) {
        let mut diff = self.group(&group.members, &[group.one], group);
        diff.status = Status::Merged;
        diff.new = Some(side(self.news[group.one]));
        diff.members = group.members.iter().map(|member| side(self.olds[*member])).collect();
        diff.alerts = vec![alert::group(&diff, self.olds[0].document, self.news[0].document)];
        self.push(diff, &group.members, &[group.one]);
    }

    /// A group: its money together, and the indicators of all. Goals and fields of several are not those of one.
    fn group(&mut self, olds: &[usize], news: &[usize], group: &Group) -> ProjectDiff {
        let olds: Vec<FormAt<'_>> = olds.iter().map(|line| self.olds[*line]).collect();
        let news: Vec<FormAt<'_>> = news.iter().map(|line| self.news[*line]).collect();
        let mut changes = ChangeList::new(olds[0].document, news[0].document);
        let at = |forms: &[FormAt<'_>]| match forms {
            [one] => Some(one.pointer()),
            _ => None,
        };
        let path = Pointer::root().key("funds").key("total").key("budget");
        let subject = Subject::new(path, "预算合计", at(&olds), at(&news));
        if let (Some(before), Some(after)) = (sum(&olds), sum(&news)) {
            changes.quantity(subject, Some(&before), Some(&after));
        }
        let indicators = indicator::compare(&mut changes, &olds, &news);
        self.compared.words.append(&mut changes.words);
        ProjectDiff {
            status: Status::Changed,
            matched: Some(group.matched.clone()),
            old: None,
            new: None,
            members: Vec::new(),
            changes: changes.found,
            indicators,
            alerts: Vec::new(),
        }
    }

    fn alone(&mut self, line: usize, status: Status) {
        let removed = status == Status::Removed;
        let form = if removed { self.olds[line] } else { self.news[line] };
        let (old, new) = if removed { (Some(side(form)), None) } else { (None, Some(side(form))) };
        let diff = ProjectDiff {
            status,
            matched: None,
            old,
            new,
            members: Vec::new(),
            changes: Vec::new(),
            indicators: indicator::alone(form, status),
            alerts: Vec::new(),
        };
        if removed { self.push(diff, &[line], &[]) } else { self.push(diff, &[], &[line]) }
    }

    fn push(&mut self, diff: ProjectDiff, olds: &[usize], news: &[usize]) {
        let budgets = |lines: &[usize], counted: &HashSet<usize>, forms: &[FormAt<'_>]| {
            let counting = lines.iter().filter(|line| counted.contains(line));
            counting.map(|line| forms[*line].budget()).collect::<Vec<_>>()
        };
        self.compared.money.push(Money {
            old: budgets(olds, &self.counted[0], &self.olds),
            new: budgets(news, &self.counted[1], &self.news),
        });
        self.seen.extend(olds);
        self.compared.projects.push(diff);
    }
}

/// The budgets together, in 元; none when any of them is unknown.
fn sum(forms: &[FormAt<'_>]) -> Option<Quantity> {
    let sum = forms.iter().try_fold(Decimal::ZERO, |sum, form| sum.checked_add(form.budget()?))?;
    let text = format!("{}元", sum.normalize());
    let base = model::Base { value: Exact(sum), unit: "元".to_owned() };
    let value =
        Value::Number { op: Op::Eq, value: Exact(sum), unit: Some("元".to_owned()), base: Some(base) };
    Some(Quantity { inferred: vec![Inferred::Op], ..Quantity::new(text, value) })
}

pub(crate) fn side(form: FormAt<'_>) -> ProjectSide {
    let at = form.pointer();
    ProjectSide {
        code: form.code().map(str::to_owned),
        name: form.name().map(str::to_owned),
        kind: form.form.kind,
        place: form.document.place(&at),
        budget: form.budget().map(Exact),
        at,
    }
}
