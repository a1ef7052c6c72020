//! What stands over a form: title, unit line, currency unit, year.

use crate::fold::{self, Folded};
use crate::identity;
use crate::profile::Profiles;
use crate::read::colons;
use crate::words::{Axis, Vocabulary};

/// A title is shorter than this, in characters.
const LONGEST_TITLE: usize = 80;

/// A line over a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Title,
    Year,
    Currency,
    Unit,
    Pairs,
    /// 公开14表: a code of the report, nobody's name.
    Code,
    Unknown,
}

/// What a line over a form is; `alone` when nothing stands beside it.
pub(crate) fn line(text: &str, alone: bool, words: &Vocabulary, profiles: &Profiles) -> Line {
    let label = Folded::new(text);
    let short = text.chars().count() <= LONGEST_TITLE;
    let pairs =
        || colons::pairs(text, false, words).is_some_and(|pairs| pairs.len() == colons::count_colons(text));
    if currency_line(text).is_some() {
        Line::Currency
    } else if pairs() {
        Line::Pairs
    } else if is_year(&label) {
        Line::Year
    } else if words.get(Axis::NoName, &label).is_some() {
        Line::Code
    } else if alone && short && profiles.is_title(&label) && !words.is_label(&label) {
        Line::Title
    } else if short
        && identity::unit(text, words).is_some_and(|unit| unit.code.is_some() && !unit.name.is_empty())
    {
        Line::Unit
    } else {
        Line::Unknown
    }
}

/// The lines of a cell over a form; a line end inside a code parts nothing.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !fold::is_blank(line)) {
        let line = line.trim_matches(fold::is_space);
        match lines.last_mut() {
            Some(last) if last.chars().all(digit) && line.starts_with(digit) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// （2022年度）, 2022年, 二〇二二年度.
fn is_year(label: &Folded) -> bool {
    let text = label.bare.trim_end_matches("预算");
    let Some((year, rest)) = text.split_once('年') else { return false };
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    // （2023年度1-7月）, 2023年上半年: a part of the year.
    let part = rest.chars().all(|c| c.is_ascii_digit() || "-~至月份上下半年第一二三四季度".contains(c));
    year.chars().count() == 4 && part && identity::budget_year(&label.bare).is_some()
}

/// The currency unit a text is: 万元, 元, 万美元.
pub(crate) fn currency(text: &str) -> Option<String> {
    const SCALES: [&str; 7] = ["", "百", "千", "万", "百万", "千万", "亿"];
    const NAMES: [&str; 6] = ["元", "人民币元", "美元", "欧元", "港元", "日元"];
    let text = fold::fold(text);
    let text = text
        .strip_prefix("单位")
        .or_else(|| text.strip_prefix("人民币"))
        .unwrap_or(&text)
        .trim_start_matches([':', ',']);
    let is = SCALES.iter().any(|scale| text.strip_prefix(scale).is_some_and(|name| NAMES.contains(&name)));
    is.then(|| text.to_owned())
}

/// `单位：万元`, `（金额单位：元）`, also behind other words on the line: the unit, and what stands before it.
pub(crate) fn currency_line(line: &str) -> Option<(String, String)> {
    let at = line.rfind("单位")?;
    let (before, after) = (&line[..at], &line[at + "单位".len()..]);
    let after = after.trim_matches(|c| fold::is_space(c) || matches!(c, ')' | '）'));
    let after = after.strip_prefix([':', '：', '为', '∶'])?;
    let unit = currency(after)?;
    // An opening bracket is the currency's own unless the bracket was closed before.
    let before = before.trim_end_matches(|c| fold::is_space(c) || matches!(c, '(' | '（'));
    let before = ["计量", "金额", "计价", "货币", "资金"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    let rest =
        before.trim_end_matches(|c| fold::is_space(c) || matches!(c, '(' | '（' | ',' | '，' | ';' | '；'));
    Some((unit, rest.trim_start_matches(fold::is_space).to_owned()))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn currency_lines() {
        let line = |text| currency_line(text);
        assert_eq!(line("单位：万元"), Some(("万元".into(), String::new())));
        assert_eq!(line("（金额单位: 元）"), Some(("元".into(), String::new())));
        assert_eq!(
            line("322001云岭县商务局本级      单位：万元"),
            Some(("万元".into(), "322001云岭县商务局本级".into()))
        );
        assert_eq!(line("（2023年度）    单位：万元"), Some(("万元".into(), "（2023年度）".into())));
        assert_eq!(line("填报单位：云岭县商务局"), None);
        assert_eq!(line("单位：个"), None);
    }

    #[test]
    fn year_lines() {
        for text in ["（2022年度）", "2022年", "（ 二〇二二 年度）", "2022年度预算", "（2023年度1-7月）"]
        {
            assert!(is_year(&Folded::new(text)), "{text}");
        }
        assert!(!is_year(&Folded::new("2022年培训费")));
        assert!(!is_year(&Folded::new("1-12月")));
    }
}
