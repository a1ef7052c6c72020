//! The words a comparison is told in, the same on a terminal and on a page.

use model::{Exact, Place};

use crate::report::{
    By, Change, ChangeKind, Diff, Direction, Effect, IndicatorSide, Match, ProjectDiff, ProjectSide, Sides,
    Status, Summary,
};

/// What a kind of change is called.
pub(crate) fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::SameMeaning => "写法不同，意思相同",
        ChangeKind::Wording => "仅标点格式",
        ChangeKind::Year => "年度顺延",
        ChangeKind::Amount => "金额",
        ChangeKind::Rate => "比率",
        ChangeKind::Number => "数量",
        ChangeKind::Bound => "界限",
        ChangeKind::Unit => "单位",
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
    }
}

/// `金额 +300000 元（+25%），放宽`.
pub(crate) fn remark(change: &Change) -> String {
    let mut remark = kind(change.kind).to_owned();
    if let Some(delta) = change.delta {
        let unit = match change.kind {
            ChangeKind::Amount => " 元",
            ChangeKind::Rate => " 个百分点",
            ChangeKind::Date => " 天",
            _ => "",
        };
        remark.push_str(&[" ", &signed(delta), unit].concat());
    }
    if let Some(percent) = change.percent {
        remark.push_str(&["（", &signed(percent), "%）"].concat());
    }
    let effect = change.effect.map(|effect| match effect {
        Effect::Tightened => "收紧",
        Effect::Loosened => "放宽",
    });
    let unit = change.convertible.map(|convertible| if convertible { "单位可换算" } else { "单位不可换算" });
    for word in [effect, unit].into_iter().flatten() {
        remark.push('，');
        remark.push_str(word);
    }
    remark
}

/// With its sign, without trailing zeros, grouped by thousands.
pub(crate) fn signed(number: Exact) -> String {
    let sign = match crate::quantity::direction(number.0) {
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

/// `新增 1 · 取消 1 · 变化 3 · 未变 1`.
pub(crate) fn counts(summary: &Summary) -> String {
    let Summary { added, removed, changed, same, .. } = summary;
    format!("新增 {added} · 取消 {removed} · 变化 {changed} · 未变 {same}")
}

/// `预算合计 2,995,000 元 → 3,445,000 元，+450,000 元（+15.03%）`.
pub(crate) fn totals(summary: &Summary) -> String {
    let share = summary.budget_percent.map(|percent| format!("（{}%）", signed(percent))).unwrap_or_default();
    let without = match (summary.without_budget.old, summary.without_budget.new) {
        (0, 0) => String::new(),
        (old, new) => format!("；未计入：未写明元数的项目，上年 {old} 个，今年 {new} 个"),
    };
    let delta = if summary.budget_delta.0.is_zero() {
        "不变".to_owned()
    } else {
        format!("{} 元", signed(summary.budget_delta))
    };
    format!(
        "预算合计 {} 元 → {} 元，{delta}{share}{without}",
        grouped(summary.budget_old),
        grouped(summary.budget_new)
    )
}

/// Both documents' names. A document of a folder may have no counterpart.
pub(crate) fn documents(diff: &Diff) -> [&str; 2] {
    [&diff.old, &diff.new].map(|source| if source.file.is_empty() { "（无）" } else { source.file.as_str() })
}

/// The project's name, old and new when it was renamed.
pub(crate) fn title(project: &ProjectDiff) -> String {
    let name = |side: &Option<ProjectSide>| {
        side.as_ref().map(|side| side.name.clone().unwrap_or_else(|| "（未命名）".into()))
    };
    match (name(&project.old), name(&project.new)) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (old, new) => new.or(old).unwrap_or_default(),
    }
}

/// `按项目编码对应，把握 100%`.
pub(crate) fn matched(matched: &Match) -> String {
    let by = match matched.by {
        By::Alias => "确认的对应关系",
        By::Code => "项目编码",
        By::Name => "名称",
        By::Content => "内容",
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
