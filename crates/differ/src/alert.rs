//! What a reviewer should look at.

use model::Exact;
use rust_decimal::Decimal;

use crate::document::{Document, FormAt};
use crate::indicator::category;
use crate::quantity;
use crate::report::{
    Alert, AlertId, Change, ChangeKind, Effect, IndicatorDiff, IndicatorSide, ProjectDiff, Sides, Status,
    Summary,
};

/// Fewer targets than this say nothing about copying.
const COPIED: usize = 3;

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
        alerts.extend(budget_up(diff, before, after).map(|(id, message)| alert(id, message)));
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
    let rise = after
        .checked_sub(before)
        .and_then(|rise| quantity::percent(before, rise))
        .map(|percent| format!("（+{percent}%）"))
        .unwrap_or_default();
    let money =
        format!("预算由 {} 元增加到 {} 元{rise}", Exact(before.normalize()), Exact(after.normalize()));
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
        let line = |indicator: &model::Indicator| {
            (indicator.name.clone(), indicator.target.as_ref().map(|target| target.text.clone()))
        };
        let mut lines: Vec<_> = form.form.indicators.iter().map(line).collect();
        lines.sort();
        lines
    };
    new.targets().count() >= COPIED && lines(old) == lines(new)
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

/// The alerts of the whole document.
pub(crate) fn document(documents: (&Document<'_>, &Document<'_>), summary: &Summary) -> Vec<Alert> {
    if summary.budget_delta.0.is_zero() {
        return Vec::new();
    }
    let share = summary.budget_percent.map(|percent| format!("，{percent}%")).unwrap_or_default();
    let sum = |sum: Exact| Exact(sum.0.normalize());
    let message = format!(
        "项目预算合计由 {} 元变为 {} 元（{} 元{share}）",
        sum(summary.budget_old),
        sum(summary.budget_new),
        sum(summary.budget_delta)
    );
    vec![make(documents, AlertId::DepartmentTotal, message, Sides::default())]
}

fn title(side: &IndicatorSide) -> &str {
    let first = || side.level1.as_ref().map(|level| level.label.as_str());
    let level = side.level2.as_ref().map(|level| level.label.as_str()).or_else(first);
    side.name.as_deref().filter(|name| !name.is_empty()).or(level).unwrap_or("（未命名）")
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
    Alert { id, message, at, places }
}
