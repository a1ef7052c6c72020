//! Indicators of one project, paired and compared.

use std::collections::{BTreeSet, HashMap, HashSet};

use model::{AnyLevel, Indicator, IndicatorText, IndicatorValue, Op, Pointer, Quantity, Term, Value};
use wording::assign::{Candidate, Weight, assign};
use wording::direction::less_is_better;
use wording::fold::letters;
use wording::likeness::Pairs;
use wording::name;
use wording::near::near;

use crate::change_list::{ChangeList, Subject};
use crate::content;
use crate::document::FormAt;
use crate::form;
use crate::report::{ChangeKind, Direction, Effect, IndicatorDiff, IndicatorSide, Status, Written};
use crate::sides::Sides;
use crate::verdict::Verdict;
use crate::weights::indicator as weights;

/// The indicators of both sides, several forms where projects were split or merged: in the new order, those that were
/// dropped last.
pub(crate) fn compare(
    changes: &mut ChangeList<'_>,
    old: &[FormAt<'_>],
    new: &[FormAt<'_>],
) -> Vec<IndicatorDiff> {
    let (before, after) = (Features::all(old), Features::all(new));
    let mut chosen: HashMap<usize, usize> =
        pairs(&before, &after).into_iter().map(|pair| (pair.right, pair.left)).collect();
    let mut kept: HashSet<usize> = chosen.values().copied().collect();
    if new.len() > 1 {
        // Each of several projects may have taken it along.
        let rest = (0..after.len()).filter(|j| !chosen.contains_key(j)).collect::<Vec<_>>();
        chosen.extend(rest.into_iter().filter_map(|j| Some((j, twin(&before, &after[j])?))));
    }
    if old.len() > 1 {
        // And each of several may have brought it.
        let brought = |i: &usize| kept.contains(i) || twin(&after, &before[*i]).is_some();
        kept = (0..before.len()).filter(brought).collect();
    }
    let mut diffs = Vec::new();
    for (j, features) in after.iter().enumerate() {
        diffs.push(match chosen.get(&j) {
            Some(&i) => both(changes, &before[i], features),
            None => one(Status::Added, None, Some(side(features.form, features.index))),
        });
    }
    let dropped = before.iter().enumerate().filter(|(i, _)| !kept.contains(i));
    diffs.extend(
        dropped.map(|(_, features)| one(Status::Removed, Some(side(features.form, features.index)), None)),
    );
    diffs
}

/// The indicator of the other side that is surely the same, whichever is paired with it.
fn twin(others: &[Features<'_>], own: &Features<'_>) -> Option<usize> {
    let likeness = |other: &Features<'_>| own.likeness(other);
    let (index, score) = others.iter().map(likeness).enumerate().max_by_key(|(_, score)| *score)?;
    (score >= weights::TWIN).then_some(index)
}

/// The indicators of a form that stands on one side only.
pub(crate) fn alone(form: FormAt<'_>, status: Status) -> Vec<IndicatorDiff> {
    let sides = form.indicators().map(|(index, _)| Some(side(form, index)));
    match status {
        Status::Removed => sides.map(|old| one(status, old, None)).collect(),
        _ => sides.map(|new| one(status, None, new)).collect(),
    }
}

fn one(status: Status, old: Option<IndicatorSide>, new: Option<IndicatorSide>) -> IndicatorDiff {
    IndicatorDiff { status, old, new, changes: Vec::new() }
}

fn side(form: FormAt<'_>, index: usize) -> IndicatorSide {
    let at = form.pointer().key("indicators").index(index);
    let indicator = &form.form.indicators[index];
    IndicatorSide {
        term: indicator.term,
        level1: indicator.level1.clone(),
        level2: indicator.level2.clone(),
        name: indicator.name.clone(),
        target: indicator.target.clone(),
        place: form.document.place(&at.key("target")).or_else(|| form.document.place(&at)),
        at,
    }
}

/// What an indicator is recognised by.
struct Features<'a> {
    form: FormAt<'a>,
    index: usize,
    indicator: &'a Indicator,
    whole_term: bool,
    name: Pairs,
    description: Pairs,
    level1: Option<String>,
    level2: Option<String>,
    unit: Option<&'a str>,
    content: u64,
}

impl<'a> Features<'a> {
    fn all(forms: &[FormAt<'a>]) -> Vec<Self> {
        let of = |form: &FormAt<'a>| {
            let form = *form;
            form.indicators().map(move |(index, indicator)| Self::of(form, index, indicator))
        };
        forms.iter().flat_map(of).collect()
    }

    fn of(form: FormAt<'a>, index: usize, indicator: &'a Indicator) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let content = serde_json::to_string(indicator).unwrap_or_default();
        Self {
            form,
            index,
            indicator,
            whole_term: indicator.term == Some(Term::Whole),
            name: Pairs::of(&name::indicator(&text(&indicator.name))),
            description: Pairs::of(&letters(&text(&indicator.description))),
            level1: indicator.level1.as_ref().map(|level| category(level.into())),
            level2: indicator.level2.as_ref().map(|level| category(level.into())),
            unit: indicator.target.as_ref().and_then(unit),
            content: content::hash(&content),
        }
    }

    /// Likeness in thousandths.
    fn likeness(&self, other: &Self) -> u32 {
        if self.whole_term != other.whole_term
            || self.indicator.task.is_some() != other.indicator.task.is_some()
        {
            return 0;
        }
        let named = !(self.name.is_empty() && other.name.is_empty());
        let name = if named {
            self.name.likeness(&other.name)
        } else {
            u32::from(self.level2 == other.level2) * 1000
        };
        let described = !self.description.is_empty() && !other.description.is_empty();
        let words = if described {
            let description = self.description.likeness(&other.description);
            // What is described in the same words is the same, whatever it is called now.
            let same = self.level2 == other.level2 && description >= weights::SAME_DESCRIPTION;
            let renamed = if same { description * weights::DESCRIBED } else { 0 };
            renamed.max(name * weights::NAME + description * weights::DESCRIPTION)
        } else {
            name * (weights::NAME + weights::DESCRIPTION)
        };
        let level = match (self.level2 == other.level2, self.level1 == other.level1) {
            (true, _) => 1000,
            (false, true) => weights::LEVEL1_ALONE,
            (false, false) => 0,
        };
        let unit = u32::from(self.unit == other.unit) * 1000;
        let text = |features: &Self| features.indicator.target.as_ref().map(|target| target.text.clone());
        let target = u32::from(text(self) == text(other)) * 1000;
        (words + level * weights::LEVEL + unit * weights::UNIT + target * weights::TARGET) / 100
    }
}

/// The category an indicator is compared in. 成本指标 moved from the second level (88号) to the first (101号).
pub(crate) fn category(level: AnyLevel<'_>) -> String {
    match level.id {
        Some("output.cost" | "cost.economic" | "cost") => "cost".to_owned(),
        Some(id) => id.to_owned(),
        None => name::indicator(level.label),
    }
}

fn unit(quantity: &Quantity) -> Option<&str> {
    match &quantity.value {
        Value::Number { unit, .. } | Value::Range { unit, .. } => unit.as_deref(),
        _ => None,
    }
}

fn pairs(before: &[Features<'_>], after: &[Features<'_>]) -> Vec<Candidate> {
    let names = |all: &'_ [Features<'_>]| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let (olds, news) = (names(before), names(after));
    let (olds, news): (Vec<_>, Vec<_>) = (olds.iter().collect(), news.iter().collect());
    let mut close: BTreeSet<(usize, usize)> = near(&olds, &news).into_iter().collect();
    close.extend(described_alike(before, after));
    let mut candidates = Vec::new();
    for (old, new) in close {
        let (left, right) = (&before[old], &after[new]);
        let score = left.likeness(right);
        if score >= weights::LEAST {
            let tie = content::tie(left.content, right.content);
            candidates.push(Candidate { left: old, right: new, score, tie });
        }
    }
    assign(&candidates, Weight::Cubes)
}

/// Indicators of one description, whatever they are called.
fn described_alike(before: &[Features<'_>], after: &[Features<'_>]) -> Vec<(usize, usize)> {
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    for (line, features) in before.iter().enumerate().filter(|(_, features)| !features.description.is_empty())
    {
        having.entry(features.description.text()).or_default().push(line);
    }
    let pairs = after.iter().enumerate().filter_map(|(new, features)| {
        // What many rows say says little.
        let olds = having.get(features.description.text()).filter(|olds| olds.len() <= weights::COMMON)?;
        Some(olds.iter().map(move |old| (*old, new)))
    });
    pairs.flatten().collect()
}

fn both(outer: &mut ChangeList<'_>, old: &Features<'_>, new: &Features<'_>) -> IndicatorDiff {
    let (before, after) = (old.indicator, new.indicator);
    let mut changes = ChangeList::new(outer.old, outer.new);
    let at = |side: &Features<'_>| side.form.pointer().key("indicators").index(side.index);
    let sides = Sides { old: at(old), new: at(new) };
    let moved = levels(&mut changes, &sides, before, after);
    let one_kind = old.form.form.kind == new.form.form.kind;
    let text = |indicator, column: IndicatorText| column.of(indicator).map(String::as_str);
    for &column in IndicatorText::ALL.iter().filter(|column| one_kind || !is_text_of_evaluation(**column)) {
        changes.text(sides.key(column.key(), column.label()), text(before, column), text(after, column));
    }
    changes.text(sides.key("task", "职责活动"), before.task.as_deref(), after.task.as_deref());
    // The target is what both kinds of form have.
    for &column in IndicatorValue::ALL.iter().filter(|column| one_kind || **column == IndicatorValue::Target)
    {
        changes.quantity(sides.key(column.key(), column.label()), column.of(before), column.of(after));
    }
    plain_target(&mut changes, before, after);
    grades(&mut changes, &sides, before, after);
    form::fields(&mut changes, &sides, "", &before.fields, &after.fields);
    let status = match (moved, changes.found.is_empty()) {
        (true, _) => Status::Moved,
        (false, true) => Status::Same,
        (false, false) => Status::Changed,
    };
    outer.words.append(&mut changes.words);
    IndicatorDiff {
        status,
        old: Some(side(old.form, old.index)),
        new: Some(side(new.form, new.index)),
        changes: changes.found,
    }
}

/// A target without a sign is reached by at least as much, and by at most as much where less is better: 650 → 350 asks
/// for less.
fn plain_target(changes: &mut ChangeList<'_>, before: &Indicator, after: &Indicator) {
    let plain = |indicator: &Indicator| {
        indicator.target.as_ref().is_some_and(|target| {
            matches!(target.value, Value::Number { op: Op::Eq, .. }) && target.detail.change.is_none()
        })
    };
    if !plain(before) || !plain(after) {
        return;
    }
    let first = after.level1.as_ref().and_then(|level| level.id.as_ref());
    let second = after.level2.as_ref().and_then(|level| level.id.as_ref());
    let cost = first.is_some_and(|id| id.as_str() == "cost")
        || second.is_some_and(|id| id.as_str() == "output.cost" || id.as_str().starts_with("cost."));
    let name = after.name.as_deref().unwrap_or_default();
    let less = cost || less_is_better(name);
    let target = Pointer::root().key("target");
    for change in changes.found.iter_mut().filter(|change| change.path == target && change.effect.is_none()) {
        change.effect = match (change.direction, less) {
            (Some(Direction::Up), false) | (Some(Direction::Down), true) => Some(Effect::Tightened),
            (Some(Direction::Down), false) | (Some(Direction::Up), true) => Some(Effect::Loosened),
            (None, _) => None,
        };
    }
}

/// Compares the levels; whether the indicator stands in another category.
fn levels(changes: &mut ChangeList<'_>, sides: &Sides, before: &Indicator, after: &Indicator) -> bool {
    let id = |level: AnyLevel<'_>| level.id.map_or_else(|| category(level), str::to_owned);
    let path = |indicator: &Indicator| {
        let labels = indicator.levels().into_iter().flatten().map(|level| level.label);
        labels.collect::<Vec<_>>().join(" / ")
    };
    let pairs = || before.levels().into_iter().zip(after.levels());
    let moved =
        pairs().any(|(left, right)| left.zip(right).is_some_and(|(left, right)| id(left) != id(right)));
    if moved {
        let subject = sides.key("level2", "指标类别");
        let written = |indicator: &Indicator| Some(Written::Text(path(indicator)));
        changes.push(subject, Verdict::of(ChangeKind::Category), written(before), written(after));
        return true;
    }
    for (left, right) in pairs() {
        let Some((left, right)) = left.zip(right) else { continue };
        let word = if left.key == "level1" { "一级指标" } else { "二级指标" };
        let at = |side: &Pointer, level: &AnyLevel<'_>| Some(side.key(level.key).key("label"));
        let subject = Subject::new(
            Pointer::root().key("levels").key(&id(right)).key("label"),
            format!("{word}名称"),
            at(&sides.old, &left),
            at(&sides.new, &right),
        );
        changes.words(subject, left.label, right.label);
    }
    false
}

fn grades(changes: &mut ChangeList<'_>, sides: &Sides, before: &Indicator, after: &Indicator) {
    let keys: indexmap::IndexSet<&String> = after.grades.keys().chain(before.grades.keys()).collect();
    for key in keys {
        let subject = sides.at(&["grades", key], &format!("评价标准·{key}"));
        changes.quantity(subject, before.grades.get(key), after.grades.get(key));
    }
}

/// Words that only evaluations and monitoring sheets have.
fn is_text_of_evaluation(column: IndicatorText) -> bool {
    match column {
        IndicatorText::Deviation | IndicatorText::Likelihood => true,
        IndicatorText::Name
        | IndicatorText::Description
        | IndicatorText::Basis
        | IndicatorText::Standard
        | IndicatorText::Explanation
        | IndicatorText::Source => false,
    }
}
