//! The words a comparison is told in, the same on a terminal and on a page.

use std::fmt::Write as _;

use model::{Department, Exact, FormKind, Place, Value};
use rust_decimal::Decimal;

use crate::quantity;
use crate::report::{
    By, Change, ChangeKind, Counts, Diff, Direction, DocumentSide, Effect, FolderSummary, IndicatorSide,
    LoneDocument, Match, ProjectCounts, ProjectDiff, ProjectSide, Sides, Status, Totals, Written,
};

/// What a kind of change is called.
pub(crate) fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::SameMeaning => "写法不同，意思相同",
        ChangeKind::Wording => "仅标点或用词",
        ChangeKind::Year => "年度顺延",
        ChangeKind::Amount => "金额",
        ChangeKind::Rate => "比率",
        ChangeKind::Number => "数量",
        ChangeKind::Bound => "界限",
        ChangeKind::Unit => "单位不同",
        ChangeKind::Date => "日期",
        ChangeKind::Quantified => "改为定量",
        ChangeKind::Qualified => "改为定性",
        ChangeKind::Text => "文字",
        ChangeKind::Filled => "新填",
        ChangeKind::Cleared => "删去",
        ChangeKind::Category => "类别调整",
        ChangeKind::Renamed => "更名",
    }
}

/// What became of a project or an indicator.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Added => "新增",
        Status::Removed => "取消",
        Status::Changed => "变化",
        Status::Moved => "类别调整",
        Status::Same => "未变",
        Status::Split => "拆分",
        Status::Merged => "合并",
    }
}

/// `金额 +300,000 元（+25%），放宽`, `数量 −20 公里（−16.67%），放宽`.
pub(crate) fn remark(change: &Change) -> String {
    let mut remark = kind(change.kind).to_owned();
    if let Some((delta, unit)) = delta(change) {
        remark.push_str(&[" ", &signed(delta), &unit].concat());
    }
    if let Some(percent) = change.percent {
        remark.push_str(&["（", &signed(percent), "%）"].concat());
    }
    let effect = change.effect.map(|effect| match effect {
        Effect::Tightened => "收紧",
        Effect::Loosened => "放宽",
    });
    let unit = change.convertible.map(|convertible| match (convertible, change.kind) {
        (true, ChangeKind::Unit) => "换算后相等",
        (true, _) => "单位不同，已换算",
        (false, _) => "无法换算",
    });
    for word in [effect, unit].into_iter().flatten() {
        remark.push('，');
        remark.push_str(word);
    }
    remark
}

/// How much more or less, and of what: in the unit of both values where they have one, else in that they are compared
/// in.
fn delta(change: &Change) -> Option<(Exact, String)> {
    let delta = change.delta?;
    let unit = match change.kind {
        ChangeKind::Amount => "元",
        ChangeKind::Rate => "个百分点",
        ChangeKind::Date => "天",
        _ => return Some(number_delta(change).unwrap_or((delta, String::new()))),
    };
    Some((delta, format!(" {unit}")))
}

fn number_delta(change: &Change) -> Option<(Exact, String)> {
    let number = |side: &Option<Written>| match side {
        Some(Written::Quantity(quantity)) => match &quantity.value {
            Value::Number { value, unit, base, .. } => Some((value.0, unit.clone(), base.clone())),
            _ => None,
        },
        _ => None,
    };
    let ((before, unit, _), (after, unit_now, base)) = (number(&change.old)?, number(&change.new)?);
    if unit == unit_now {
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        return Some((Exact(after.checked_sub(before)?), unit));
    }
    Some((change.delta?, base.map(|base| format!(" {}", base.unit)).unwrap_or_default()))
}

/// With its sign, without trailing zeros, grouped by thousands.
pub(crate) fn signed(number: Exact) -> String {
    let sign = match quantity::direction(number.0) {
        Some(Direction::Up) => "+",
        Some(Direction::Down) => "−",
        None => "",
    };
    format!("{sign}{}", grouped(Exact(number.0.abs())))
}

/// Grouped by thousands, without trailing zeros.
pub(crate) fn grouped(number: Exact) -> String {
    let digits = number.0.normalize().to_string();
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("−", whole));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// What stands where a project or an indicator has no name.
pub(crate) const NAMELESS: &str = "（未命名）";

/// `由 2,995,000 元增加到 3,445,000 元（+450,000 元，+15.03%）`; none when nothing changed.
pub(crate) fn step(before: Decimal, after: Decimal) -> Option<String> {
    let delta = after.checked_sub(before)?;
    let word = match quantity::direction(delta)? {
        Direction::Up => "增加",
        Direction::Down => "减少",
    };
    let share = quantity::percent(before, delta).map(|percent| format!("，{}%", signed(percent)));
    let [before, after] = [before, after].map(|sum| grouped(Exact(sum)));
    let (delta, share) = (signed(Exact(delta)), share.unwrap_or_default());
    Some(format!("由 {before} 元{word}到 {after} 元（{delta} 元{share}）"))
}

/// `；另有项目的金额不明，未计入：上年 1 个，今年 2 个`.
pub(crate) fn without(counts: &Counts) -> String {
    match (counts.old, counts.new) {
        (0, 0) => String::new(),
        (old, new) => format!("；另有金额不明的项目未计入：上年 {old} 个，今年 {new} 个"),
    }
}

/// A kind of form.
pub(crate) fn form_kind(kind: FormKind) -> &'static str {
    match kind {
        FormKind::ProjectGoal => "项目绩效目标表",
        FormKind::DepartmentGoal => "部门整体绩效目标表",
        FormKind::ProjectEvaluation => "项目绩效自评表",
        FormKind::ProjectMonitoring => "项目绩效监控表",
    }
}

/// `新增 1 · 取消 1 · 变化 3 · 未变 1`, and groups where there are any.
pub(crate) fn counts(projects: &ProjectCounts) -> String {
    let ProjectCounts { added, removed, changed, same, split, merged } = projects;
    let mut counts = format!("新增 {added} · 取消 {removed} · 变化 {changed} · 未变 {same}");
    for (word, count) in [("拆分", split), ("合并", merged)] {
        if *count > 0 {
            let _ = write!(counts, " · {word} {count}");
        }
    }
    counts
}

/// `预算合计 2,995,000 元 → 3,445,000 元，+450,000 元（+15.03%）`; none where there is no project.
pub(crate) fn totals(totals: &Totals) -> Option<String> {
    let none = totals.budget_old.is_none() && totals.budget_new.is_none();
    if none && totals.without_budget == Counts::default() {
        return None;
    }
    let sum =
        |sum: Option<Exact>| sum.map_or_else(|| "不明".to_owned(), |sum| format!("{} 元", grouped(sum)));
    let share = totals.budget_percent.map(|percent| format!("（{}%）", signed(percent))).unwrap_or_default();
    let delta = match totals.budget_delta {
        None => "增减不明".to_owned(),
        Some(delta) if delta.0.is_zero() => "不变".to_owned(),
        Some(delta) => format!("{} 元{share}", signed(delta)),
    };
    let without = without(&totals.without_budget);
    Some(format!("预算合计 {} → {}，{delta}{without}", sum(totals.budget_old), sum(totals.budget_new)))
}

/// `文件：对应 12（未变 3，变化 9）· 新增 1 · 缺少 2`, and what else there is.
pub(crate) fn files(summary: &FolderSummary) -> String {
    let FolderSummary { documents, same, changed, added, removed, copies, failed, .. } = summary;
    let mut files =
        format!("文件：对应 {documents}（未变 {same}，变化 {changed}）· 新增 {added} · 缺少 {removed}");
    for (word, count) in [("副本", copies), ("未能读出", failed)] {
        if *count > 0 {
            let _ = write!(files, " · {word} {count}");
        }
    }
    files
}

/// `3 个项目，预算合计 600,000 元`.
pub(crate) fn lone(lone: &LoneDocument) -> String {
    let count = lone.projects.len();
    if count == 0 {
        return "没有识别出绩效表".to_owned();
    }
    let sum = lone.budget.map_or_else(|| "不明".to_owned(), |sum| format!("{} 元", grouped(sum)));
    let without = match lone.without_budget {
        0 => String::new(),
        without => format!("（另有 {without} 个金额不明）"),
    };
    format!("{count} 张表，预算合计 {sum}{without}")
}

/// The money of a project, so that a new or an ended one shows it.
pub(crate) fn money(side: &ProjectSide) -> String {
    side.budget.map_or_else(|| "金额不明".to_owned(), |budget| format!("{} 元", grouped(budget)))
}

/// The money of a project that stands on one side only, or of a group's members; any other tells its own in its changes.
pub(crate) fn sides(project: &ProjectDiff) -> Option<String> {
    let members = || project.members.iter().map(money).collect::<Vec<_>>().join(" + ");
    match (project.status, &project.old, &project.new) {
        (Status::Added, _, Some(side)) | (Status::Removed, Some(side), _) => Some(money(side)),
        (Status::Split, Some(one), _) => Some(format!("{} → {}", money(one), members())),
        (Status::Merged, _, Some(one)) => Some(format!("{} → {}", members(), money(one))),
        _ => None,
    }
}

/// Both documents' names. A document of a folder is known by its path.
pub(crate) fn documents(diff: &Diff) -> [&str; 2] {
    [&diff.old, &diff.new].map(document)
}

/// `云岭县水利局，2024年 → 2025年`; both names where they differ, none where neither is known.
pub(crate) fn whose(diff: &Diff) -> Option<String> {
    let name = |department: &Option<Department>| {
        department.as_ref().map(|department| department.name.clone()).filter(|name| !name.is_empty())
    };
    let year = |year: Option<u16>| year.map(|year| format!("{year}年"));
    let both = |old: Option<String>, new: Option<String>| match (old, new) {
        (Some(old), Some(new)) if old != new => Some(format!("{old} → {new}")),
        (old, new) => new.or(old),
    };
    let departments = both(name(&diff.departments.old), name(&diff.departments.new));
    let parts: Vec<String> =
        departments.into_iter().chain(both(year(diff.years.old), year(diff.years.new))).collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

/// A document's path, or the file's name.
pub(crate) fn document(side: &DocumentSide) -> &str {
    side.path.as_deref().unwrap_or(&side.source.file)
}

/// The project's name, old and new when it was renamed.
pub(crate) fn title(project: &ProjectDiff) -> String {
    let name = |side: &Option<ProjectSide>| {
        side.as_ref().map(|side| side.name.clone().unwrap_or_else(|| NAMELESS.into()))
    };
    let several = || project.members.iter().map(|side| side.name.as_deref().unwrap_or(NAMELESS));
    let several = || several().collect::<Vec<_>>().join("、");
    match (name(&project.old), name(&project.new)) {
        (Some(one), None) if project.status == Status::Split => format!("{one} → {}", several()),
        (None, Some(one)) if project.status == Status::Merged => format!("{} → {one}", several()),
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (old, new) => new.or(old).unwrap_or_default(),
    }
}

/// `按项目编码对应，把握 100%`.
pub(crate) fn matched(matched: &Match) -> String {
    evidence(matched, "项目编码")
}

/// The same of two documents: `按单位编码对应，把握 95%`.
pub(crate) fn matched_documents(matched: &Match) -> String {
    evidence(matched, "单位编码")
}

fn evidence(matched: &Match, code: &str) -> String {
    let by = match matched.by {
        By::Alias => "确认的对应关系",
        By::Code => code,
        By::Name => "名称",
        By::Content => "内容",
        By::Path => "路径",
    };
    format!("按{by}对应，把握 {}%（{}）", matched.confidence.0, matched.reasons.join("，"))
}

/// `产出指标 / 数量指标 / 管护水库座数`.
pub(crate) fn indicator(side: &IndicatorSide) -> String {
    let first = side.level1.as_ref().map(|level| level.label.as_str());
    let levels = first.into_iter().chain(side.level2.as_ref().map(|level| level.label.as_str()));
    let name = side.name.as_deref().filter(|name| !name.is_empty());
    levels.chain(name).collect::<Vec<_>>().join(" / ")
}

/// `表1 第2行 第3列 → 表3 第2行 第3列`.
pub(crate) fn places(places: &Sides<Place>) -> String {
    let place = |place: &Option<Place>| place.as_ref().map(ToString::to_string);
    match (place(&places.old), place(&places.new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("{old} →"),
        (None, Some(new)) => format!("→ {new}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn numbers_are_grouped_and_signed() {
        let number = |text: &str| text.parse::<Exact>().unwrap();
        assert_eq!(grouped(number("1234567.50")), "1,234,567.5");
        assert_eq!(grouped(number("100")), "100");
        assert_eq!(signed(number("-2000")), "−2,000");
        assert_eq!(signed(number("0.5")), "+0.5");
    }
}
