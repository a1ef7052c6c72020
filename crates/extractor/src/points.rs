//! Points behind a label: 产出指标(50分), 数量指标15分, 成本指标(0-20)分, 年度绩效目标1(40分).

use wording::label::Label;

/// Splits the points from a folded label: what stands before them, and the points as written, brackets out.
pub(crate) fn split(full: &str) -> Option<(&str, String)> {
    let full = full.trim_end_matches(':');
    if let Some(inner) = full.strip_suffix(')') {
        let open = inner.rfind('(')?;
        let points = &inner[open + 1..];
        return (is_points(points) && open > 0).then(|| (&full[..open], points.to_owned()));
    }
    let before = full.strip_suffix('分')?;
    if let Some(inner) = before.strip_suffix(')') {
        let open = inner.rfind('(')?;
        let points = &inner[open + 1..];
        return (is_points(points) && open > 0).then(|| (&full[..open], format!("{points}分")));
    }
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '~'));
    let points = &before[start.len()..];
    (is_points(points) && !start.is_empty()).then(|| (start, format!("{points}分")))
}

/// A label without its points and without the number that tells it from its twins; `None` when it has neither.
pub(crate) fn stem(label: &Label) -> Option<String> {
    let before = split(&label.full).map(|(before, _)| before);
    let bare = before.map_or_else(|| label.bare.clone(), |before| Label::new(before).bare);
    let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let short = bare.len() - numbered.len() <= 2 && !numbered.is_empty();
    let stem = if short { numbered.to_owned() } else { bare };
    (stem != label.bare && !stem.is_empty()).then_some(stem)
}

/// `50分`, `50`, `12.5分`, `0-20`.
fn is_points(text: &str) -> bool {
    let digits = text.strip_suffix('分').unwrap_or(text);
    let number = |text: &str| {
        let mut parts = text.splitn(2, '.');
        parts.all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match digits.split_once(['-', '~']) {
        Some((low, high)) => number(low) && number(high),
        None => number(digits),
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn points_stand_in_brackets_or_bare() {
        let of =
            |text: &str| split(&Label::new(text).full).map(|(before, points)| (before.to_owned(), points));
        let some = |before: &str, points: &str| Some((before.to_owned(), points.to_owned()));
        assert_eq!(of("产出指标（50 分）"), some("产出指标", "50分"));
        assert_eq!(of("产出指标(50)"), some("产出指标", "50"));
        assert_eq!(of("数量指标15分"), some("数量指标", "15分"));
        assert_eq!(of("成本指标(0-20)分"), some("成本指标", "0-20分"));
        assert_eq!(of("得分"), None);
        assert_eq!(of("项目资金（万元）"), None);
    }

    #[test]
    fn stems() {
        assert_eq!(stem(&Label::new("年度绩效目标1(40分)")).as_deref(), Some("年度绩效目标"));
        assert_eq!(stem(&Label::new("绩效产出指标40分")).as_deref(), Some("绩效产出指标"));
        assert_eq!(stem(&Label::new("年度目标")), None);
    }
}
