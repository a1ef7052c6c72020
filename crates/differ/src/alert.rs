//! What a reviewer should look at.

use std::collections::HashMap;

use model::FormKind;
use rust_decimal::Decimal;

use crate::document::{Document, FormAt};
use crate::indicator::category;
use crate::report::{
    Alert, AlertId, Change, ChangeKind, Direction, Effect, FolderSummary, IndicatorDiff, IndicatorSide,
    ProjectDiff, ProjectSide, Sides, Status, Summary, Totals,
};
use crate::{phrase, quantity, weights};

/// The alerts of one project that stands on both sides.
pub(crate) fn project(diff: &ProjectDiff, old: FormAt<'_>, new: FormAt<'_>) -> Vec<Alert> {
    let whole = Sides { old: Some(old.pointer()), new: Some(new.pointer()) };
    let documents = (old.document, new.document);
    let alert = |id, message: String| make(documents, id, message, whole.clone());
    let mut alerts = Vec::new();
    if let Some(change) = diff.changes.iter().find(|change| change.kind == ChangeKind::Renamed) {
        let name = |side: &Option<crate::Written>| {
            side.as_ref().map(|name| name.text().to_owned()).unwrap_or_default()
        };
        let message = format!("项目更名：“{}”改为“{}”", name(&change.old), name(&change.new));
        alerts.push(make(documents, AlertId::ProjectRenamed, message, change.at.clone()));
    }
    if let Some((before, after)) = old.budget().zip(new.budget()).filter(|(before, after)| after > before) {
        let up = |(id, message)| Alert { direction: Some(Direction::Up), ..alert(id, message) };
        alerts.extend(budget_up(diff, before, after).map(up));
    }
    let next_year = old.document.submission.year != new.document.submission.year;
    if next_year && copied(old, new) {
        let count = new.targets().count();
        alerts.push(alert(AlertId::TargetsCopied, format!("{count} 个指标的名称和指标值与上年逐字相同")));
    }
    for indicator in &diff.indicators {
        match (&indicator.old, &indicator.new) {
            (Some(side), None) => {
                let message = format!("上年指标“{}”今年未再设置", title(side));
                let at = Sides { old: Some(side.at.clone()), new: None };
                alerts.push(make(documents, AlertId::IndicatorDropped, message, at));
            }
            (Some(_), Some(_)) if next_year => alerts.extend(below_actual(documents, indicator, old, new)),
            _ => {}
        }
    }
    alerts
}

/// Whether the budget rose while no target was raised.
fn budget_up(diff: &ProjectDiff, before: Decimal, after: Decimal) -> Option<(AlertId, String)> {
    // A cost target follows the budget.
    let costs = |indicator: &&IndicatorDiff| {
        let side = indicator.new.as_ref().or(indicator.old.as_ref());
        side.and_then(|side| side.level2.as_ref())
            .is_some_and(|level| category(level.into()).starts_with("cost"))
    };
    let results = || diff.indicators.iter().filter(|indicator| !costs(indicator));
    let targets = || results().flat_map(|indicator| &indicator.changes).filter(|change| is_target(change));
    let raised = |change: &Change| change.effect == Some(Effect::Tightened);
    let lowered = |change: &Change| change.effect == Some(Effect::Loosened);
    let new_indicator = results().any(|indicator| indicator.status == Status::Added);
    let real = |change: &Change| {
        !matches!(change.kind, ChangeKind::SameMeaning | ChangeKind::Wording | ChangeKind::Year)
    };
    let money = phrase::step(before, after).map(|step| format!("预算{step}")).unwrap_or_default();
    let count = targets().filter(|change| lowered(change)).count();
    if count > 0 && !targets().any(raised) {
        return Some((AlertId::BudgetUpTargetsLowered, format!("{money}，而 {count} 个指标值放宽")));
    }
    let unchanged = !new_indicator && !targets().any(real) && results().next().is_some();
    unchanged.then(|| (AlertId::BudgetUpTargetsSame, format!("{money}，而指标值均未提高")))
}

fn is_target(change: &Change) -> bool {
    change.path.as_str() == "/target"
}

/// Whether every indicator is last year's, letter for letter.
fn copied(old: FormAt<'_>, new: FormAt<'_>) -> bool {
    let lines = |form: FormAt<'_>| {
        let line = |(_, indicator): (usize, &model::Indicator)| {
            (indicator.name.clone(), indicator.target.as_ref().map(|target| target.text.clone()))
        };
        let mut lines: Vec<_> = form.indicators().map(line).collect();
        lines.sort();
        lines
    };
    new.targets().count() >= weights::COPIED && lines(old) == lines(new)
}

/// A target below what was reached the year before.
fn below_actual(
    documents: (&Document<'_>, &Document<'_>),
    indicator: &IndicatorDiff,
    old: FormAt<'_>,
    new: FormAt<'_>,
) -> Option<Alert> {
    let (before, after) = (indicator.old.as_ref()?, indicator.new.as_ref()?);
    let find = |form: FormAt<'_>, side: &IndicatorSide| {
        let index: usize = side.at.as_str().rsplit('/').next()?.parse().ok()?;
        form.form.indicators.get(index).cloned()
    };
    let actual = find(old, before)?.actual?;
    let target = find(new, after)?.target?;
    if !quantity::asks_less(&target, &actual)? {
        return None;
    }
    let message =
        format!("指标“{}”的指标值 {} 低于上年实际完成值 {}", title(after), target.text, actual.text);
    let at = Sides { old: Some(before.at.key("actual")), new: Some(after.at.key("target")) };
    Some(make(documents, AlertId::TargetBelowActual, message, at))
}

/// What a group is.
pub(crate) fn group(diff: &ProjectDiff, old: &Document<'_>, new: &Document<'_>) -> Alert {
    let (id, word, one) = match &diff.old {
        Some(one) => (AlertId::ProjectSplit, "项目拆分", one),
        None => (AlertId::ProjectMerged, "项目合并", diff.new.as_ref().unwrap_or(&diff.members[0])),
    };
    let name = |side: &ProjectSide| side.name.clone().unwrap_or_else(|| phrase::NAMELESS.to_owned());
    let several = diff.members.iter().map(name).collect::<Vec<_>>().join("、");
    let one = name(one);
    let message = match id {
        AlertId::ProjectSplit => format!("{word}：“{one}”拆分为“{several}”"),
        _ => format!("{word}：“{several}”合并为“{one}”"),
    };
    let at = |side: &Option<ProjectSide>| side.as_ref().map(|side| side.at.clone());
    make((old, new), id, message, Sides { old: at(&diff.old), new: at(&diff.new) })
}

/// The alerts of the whole document.
pub(crate) fn document(
    documents: (&Document<'_>, &Document<'_>),
    summary: &Summary,
    projects: &[ProjectDiff],
) -> Vec<Alert> {
    let total = total("项目", &summary.totals).map(|(message, direction)| Alert {
        direction,
        ..plain(documents, AlertId::DepartmentTotal, message)
    });
    let kinds = other_kinds(projects).map(|message| plain(documents, AlertId::OtherKinds, message));
    let nothing = nothing_found(documents).map(|message| plain(documents, AlertId::NothingFound, message));
    total.into_iter().chain(kinds).chain(nothing).collect()
}

/// How a sum changed, and which way.
pub(crate) fn total(whose: &str, totals: &Totals) -> Option<(String, Option<Direction>)> {
    let (before, after) = totals.budget_old.zip(totals.budget_new)?;
    totals.budget_delta.filter(|delta| !delta.0.is_zero())?;
    let step = phrase::step(before.0, after.0)?;
    let without = phrase::without(&totals.without_budget);
    Some((format!("{whose}预算合计{step}{without}"), quantity::direction(after.0 - before.0)))
}

/// The alerts of two folders.
pub(crate) fn folder(summary: &FolderSummary) -> Vec<Alert> {
    let total = total("两个文件夹的项目", &summary.totals);
    let told = total.map(|(message, direction)| Alert {
        id: AlertId::DepartmentTotal,
        message,
        direction,
        at: Sides::default(),
        places: Sides::default(),
    });
    told.into_iter().collect()
}

/// Projects that stand on one side as goals and on the other as an evaluation or monitoring.
fn other_kinds(projects: &[ProjectDiff]) -> Option<String> {
    let key = |side: &ProjectSide| {
        let name = side.code.clone().or_else(|| side.name.clone())?;
        Some(wording::fold::letters(&name))
    };
    let of = |status, side: fn(&ProjectDiff) -> Option<&ProjectSide>| {
        let own = projects.iter().filter(move |project| project.status == status);
        own.filter_map(side).collect::<Vec<_>>()
    };
    let gone = of(Status::Removed, |project| project.old.as_ref());
    let came = of(Status::Added, |project| project.new.as_ref());
    let known: HashMap<String, FormKind> =
        gone.iter().filter_map(|side| Some((key(side)?, side.kind))).collect();
    let pairs: Vec<(FormKind, FormKind)> = came
        .iter()
        .filter_map(|side| Some((*known.get(&key(side)?)?, side.kind)))
        .filter(|(before, after)| before != after)
        .collect();
    let (before, after) = pairs.first()?;
    let [before, after] = [before, after].map(|kind| phrase::form_kind(*kind));
    let count = pairs.len();
    Some(format!(
        "{count} 个项目上年是{before}，今年是{after}，表种不同，没有对比；需要对比时加 --across-kinds"
    ))
}

/// A document without a form beside one that has some.
fn nothing_found(documents: (&Document<'_>, &Document<'_>)) -> Option<String> {
    let (old, new) = (documents.0.submission, documents.1.submission);
    let (side, empty, word) = match (old.forms.is_empty(), new.forms.is_empty()) {
        (true, false) => ("上年", old, "新增"),
        (false, true) => ("今年", new, "取消"),
        _ => return None,
    };
    let tables = match empty.tables.len() {
        0 => String::new(),
        count => format!("（有 {count} 张表格未识别）"),
    };
    Some(format!("{side}的文件中没有识别出绩效表{tables}，列为{word}的项目可能只是没有读出"))
}

fn plain(documents: (&Document<'_>, &Document<'_>), id: AlertId, message: String) -> Alert {
    make(documents, id, message, Sides::default())
}

fn title(side: &IndicatorSide) -> &str {
    let first = || side.level1.as_ref().map(|level| level.label.as_str());
    let level = side.level2.as_ref().map(|level| level.label.as_str()).or_else(first);
    side.name.as_deref().filter(|name| !name.is_empty()).or(level).unwrap_or(phrase::NAMELESS)
}

fn make(
    documents: (&Document<'_>, &Document<'_>),
    id: AlertId,
    message: String,
    at: Sides<model::Pointer>,
) -> Alert {
    let places = Sides {
        old: at.old.as_ref().and_then(|pointer| documents.0.place(pointer)),
        new: at.new.as_ref().and_then(|pointer| documents.1.place(pointer)),
    };
    Alert { id, message, direction: None, at, places }
}
